"""Places in a text: names in any case, told apart as city or oblast by the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from feeds.language.lexicon import classify
from feeds.language.tables import rows
from feeds.language.tokens import Token, listed

SpotKind = Literal[
    "city", "oblast", "town", "region", "nation", "somewhere", "elsewhere", "district", "foreign", "unknown",
    "centre", "both", "except",
]  # fmt: skip

_LONGEST = 4
_STILL_OBLAST = frozenset(("dnipropetrovsk", "dnepropetrovsk", "kirovohrad", "kirovograd", "дніпропетровськ"))
"""Former names of cities whose oblasts keep them: alone they mean the oblast."""
_PLANTS = frozenset(("тец", "тес", "гес"))
_ON_THE_LAND = frozenset(("запоріжжі", "запорожье"))
_FIRST_NAMES = frozenset(listed("володимир володимира володимиру володимиром volodymyr владимир владимира"))
"""Names of towns that are first names of people: a surname after them says so."""
_LIST_GLUE = frozenset(listed(", та і й и або а також and or"))
_DASHES = frozenset("-–—:(")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is named or pointed at.

    `ids` are what it can mean, the most populous first; none for "the city", "the region" and the unnamed.
    `stem` is the oblast that the same name means before "region". A weak spot only says whose official
    speaks.
    """

    kind: SpotKind
    ids: tuple[str, ...] = ()
    stem: str | None = None
    weak: bool = False
    name: str = ""


@lru_cache(maxsize=100_000)
def _names_from(word: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return {form: {kind: ids}} of the folded forms that are this word or begin with it."""
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for form, kind, ids in rows("place_forms.tsv", word):
        names.setdefault(form, {})[kind] = tuple(ids.split("|"))
    return names


_NOTHING: dict[str, tuple[str, ...]] = {}


def kinds_of(form: str) -> dict[str, tuple[str, ...]]:
    """Return {kind: ids} of a folded form; empty for what names no place."""
    return _names_from(form).get(form, _NOTHING)


def centre_of(oblast: str | None) -> str | None:
    """Return the city that an oblast is governed from, None where there is none."""
    return kinds_of(oblast).get("centre", (None,))[0] if oblast else None


def read_place(tokens: Sequence[Token], position: int) -> tuple[Spot | None, int]:
    """Return the place whose name begins at a position, and its length in tokens; (None, 0) for none."""
    token = tokens[position]
    if not token.text[0].isalpha():
        return None, 0
    names = _names_from(token.key)
    if not names:
        return None, 0
    for length in range(min(_LONGEST, len(tokens) - position), 0, -1):
        words = tokens[position : position + length]
        kinds = names.get(" ".join(word.key for word in words), _NOTHING)
        lower = bool(kinds.keys() & {"people", "adjective", "centreadj"})
        if kinds and (token.capital or lower) and words[-1].text[0].isalnum():
            spot, taken = _meaning(tokens, position, length, kinds)
            if spot:
                return spot, taken
    return None, 0


def _meaning(
    tokens: Sequence[Token], position: int, length: int, kinds: dict[str, tuple[str, ...]]
) -> tuple[Spot | None, int]:
    after = position + length
    capital = tokens[position].capital
    if not capital:
        kinds = {kind: ids for kind, ids in kinds.items() if kind in ("people", "adjective", "centreadj")}
    name = " ".join(token.key for token in tokens[position:after])
    phrase, taken = classify(tokens, after) if after < len(tokens) else (None, 0)
    following = phrase.name if phrase else ""
    if "adjective" in kinds and _is_oblast(tokens, after):
        return Spot("oblast", kinds["adjective"], name=name), length + (taken if following == "OBLAST" else 0)
    if "cityadj" in kinds and (following in ("OBJH", "OBJW") or _of_council(tokens, after)):
        return Spot("city", kinds["cityadj"], name=name), length
    if kinds.keys() & {"district", "borough"} and _is_district(tokens, after):
        ids = kinds.get("borough", ()) + kinds.get("district", ())
        return Spot("district", ids, name=name), length + (taken if following == "DISTRICT" else 0)
    if "adjective" in kinds and following in ("OBJH", "OBJE") and tokens[after].key in _PLANTS:
        return Spot("oblast", kinds["adjective"], name=name), length
    if following in ("OFFICIAL", "FACILITY") and "adjective" in kinds and not kinds.keys() & _STAND_IN:
        return None, 0
    spot = _of_its_city(tokens, after, kinds, following, name, capital)
    if spot or (not capital and "people" not in kinds):
        return spot, length if spot else 0
    spot = _stand_in(kinds, name) or _plain_name(tokens, position, after, kinds, name)
    return spot, length if spot else 0


_STAND_IN = frozenset(("land", "oblast", "official"))


def _of_its_city(
    tokens: Sequence[Token],
    after: int,
    kinds: dict[str, tuple[str, ...]],
    following: str,
    name: str,
    capital: bool,
) -> Spot | None:
    """Return the city that an adjective speaks of: "київські ТЕЦ", "на харківській Салтівці"."""
    of_centre = kinds.get("centreadj") or kinds.get("adjective")
    known = centre_of(of_centre[0]) if of_centre else None
    if known is None or "people" in kinds:
        return None
    suburb = not capital and after < len(tokens) and tokens[after].capital and following in ("w", "")
    of_city = following == "WHO" or (not capital and following in ("OBJH", "OBJE", "OBJW"))
    return Spot("city", (known,), name=name) if suburb or of_city else None


def _stand_in(kinds: dict[str, tuple[str, ...]], name: str) -> Spot | None:
    """Return the oblast of a land, or the place that an official's name stands in for."""
    if "oblast" in kinds:
        return Spot("oblast", kinds["oblast"], name=name)
    if len(kinds) > 1:
        return None
    if "land" in kinds:
        return Spot("oblast", kinds["land"], name=name)
    if "official" in kinds:
        ids = kinds["official"]
        return Spot("city" if "/" in ids[0] or ids[0] == "UA-30" else "oblast", ids, weak=True, name=name)
    return None


def _plain_name(
    tokens: Sequence[Token], position: int, after: int, kinds: dict[str, tuple[str, ...]], name: str
) -> Spot | None:
    """Return the city, oblast or country of a name as it stands; None for a person's or a common word's."""
    stem = kinds["stem"][0] if "stem" in kinds else None
    if name in _FIRST_NAMES and after < len(tokens) and tokens[after].capital:
        return None
    shy = kinds.get("shy") if position or _heads_item(tokens, after) or _heads_list(tokens, after) else None
    city = kinds.get("city") or shy
    if stem and position > 1 and tokens[position - 1].key == "of" and tokens[position - 2].key in _REGION:
        return Spot("oblast", (stem,), stem=stem, name=name)
    if city and name not in _STILL_OBLAST:
        if name in _ON_THE_LAND and position and tokens[position - 1].key == "на":
            return Spot("oblast", ("UA-23",), name=name)
        return Spot("city", city, stem=stem, name=name)
    if stem or name in _STILL_OBLAST:
        return Spot("oblast", (stem or "UA-12",), stem=stem, name=name)
    if "people" in kinds:
        return Spot("city", kinds["people"], name=name)
    return Spot("nation", ("UA",), name=name) if "country" in kinds else None


_REGION = frozenset(("region", "oblast", "province"))


def _of_council(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective that ends before `at` is that of a town's own: "Калуська міська рада"."""
    return at < len(tokens) and tokens[at].key.startswith(("міськ", "мва", "водоканал", "мтг", "тец"))


def _heads_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether what ends before `at` heads a list item: "Малин: …"."""
    return at < len(tokens) and tokens[at].text in ":–—-"


def _heads_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of names goes on at `at`: "Барвінкове та Балаклія"."""
    glued = at + 1 < len(tokens) and (tokens[at].key in _LIST_GLUE or tokens[at].text == ",")
    return glued and tokens[at + 1].capital and bool(kinds_of(tokens[at + 1].key))


def _is_oblast(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective that ends before `at` names an oblast: the word follows, or more of them.

    "Одеська залізниця" and "Київська міська рада" name no oblast; "Сумська – 67" in a list does.
    """
    while at < len(tokens):
        token = tokens[at]
        if token.text in _DASHES or token.text in ";).":
            return True
        if token.text == "," and (at + 1 == len(tokens) or not _is_adjective(tokens[at + 1])):
            return True
        if token.key in _LIST_GLUE or _is_adjective(token):
            at += 1
        else:
            return classify(tokens, at)[0].name == "OBLAST"
    return True


def unknown_place(tokens: Sequence[Token], position: int) -> bool:
    """Whether a name that the gazetteer lacks stands where a place would: "у Кракові", "in Lisbon"."""
    token = tokens[position]
    written_like_one = token.capital and len(token.key) > 3 and not token.text.isupper()
    return (
        position > 0 and written_like_one and tokens[position - 1].key in _AT and token.key not in _NO_PLACE
    )


_AT = frozenset(("у", "в", "во", "in", "near", "outside"))
_NO_PLACE = frozenset(
    listed(
        "telegram facebook twitter january february march april june july august september october november "
        "december ukrainian russian european western eastern southern northern english united "
        "телеграмі фейсбуці"
    )
)


def _is_district(tokens: Sequence[Token], at: int) -> bool:
    """Whether the adjectives that end before `at` come before "районів" or "району"."""
    while at < len(tokens):
        kinds = kinds_of(tokens[at].key)
        if tokens[at].key not in _LIST_GLUE and not (
            tokens[at].capital and kinds.keys() & {"district", "borough"}
        ):
            return classify(tokens, at)[0].name == "DISTRICT"
        at += 1
    return False


def _is_adjective(token: Token) -> bool:
    return token.capital and "adjective" in kinds_of(token.key)


def as_oblast(spot: Spot) -> Spot:
    """Return the oblast that a name means before "region"; the spot itself where it has none."""
    return replace(spot, kind="oblast", ids=(spot.stem,), weak=False) if spot.stem else spot
