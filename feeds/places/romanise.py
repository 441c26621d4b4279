"""Ukrainian and Russian names in Latin letters, by the tables that publishers use."""

from __future__ import annotations

import re

_UKRAINIAN_LETTERS = (
    "а=a б=b в=v г=h ґ=g д=d е=e ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=shch є=ie ю=iu я=ia ь= ’="
)
_UKRAINIAN = dict(pair.split("=") for pair in _UKRAINIAN_LETTERS.split())
_UKRAINIAN_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

# The English maps of before 2010: the same vowels everywhere, as they stand at the start of a word now.
_UKRAINIAN_OLDER = _UKRAINIAN | _UKRAINIAN_AT_START

_RUSSIAN_LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
)
_RUSSIAN = dict(pair.split("=") for pair in _RUSSIAN_LETTERS.split())

_WORD_ENDS = re.compile(r"[ -]")
_ZH_APART = re.compile("(з)г", re.IGNORECASE)


def romanise(name_uk: str) -> str:
    """Return a Ukrainian name in Latin letters by the Cabinet of Ministers' table of 2010 (No. 55).

    Soft signs and apostrophes are dropped, зг becomes zgh, and є ї й ю я start a word with y.
    """
    return _in_latin(_ZH_APART.sub(r"\1gh", name_uk), _UKRAINIAN, _UKRAINIAN_AT_START)


def romanise_older(name_uk: str) -> str:
    """Return a Ukrainian name as English maps wrote it before 2010: Zaporizhzhya, Mykolayiv, Izyum."""
    return _in_latin(name_uk, _UKRAINIAN_OLDER, {})


def romanise_russian(name_ru: str) -> str:
    """Return a Russian name as English newspapers write it: Zaporozhye, Krivoy Rog, Belgorod-Dnestrovsky."""
    softened = name_ru.replace("ье", "йе").replace("ъе", "йе").replace("ий", "й").replace("ый", "й")
    return _in_latin(softened, _RUSSIAN, {})


def slug(name_uk: str) -> str:
    """Return the last part of a city's id: romanised, lower case, a hyphen for every space."""
    return romanise(name_uk).lower().replace(" ", "-")


def _in_latin(name: str, table: dict[str, str], at_start: dict[str, str]) -> str:
    written = []
    starts = True
    for letter in name:
        small = letter.lower()
        latin = at_start.get(small) if starts else None
        if latin is None:
            latin = table.get(small, small)
        written.append(latin.capitalize() if letter != small else latin)
        starts = bool(_WORD_ENDS.match(letter))
    return "".join(written)
