"""What a word says: one class per word or phrase, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from feeds.language import words_abroad, words_en, words_new, words_ru, words_uk
from feeds.language.tables import rows
from feeds.language.tokens import Token, fold_word, listed


class Phrase(NamedTuple):
    """Folded words, what they say, and whether their form speaks of what is to come ("вимкнуть")."""

    words: tuple[str, ...]
    name: str
    ahead: bool = False


# A word of two classes takes the one named first here; the order is also that of equal phrases.
RANK = listed(
    "SENSE BROUGHT HABIT HISTORY LISTING CHANGED COLD ADDRESS FOREIGN EMERGCUT SUPPLYSCHED SCHEDCUT "
    "INDUSTRY WORKS OBJH OBJW OBJG OBJC OBJE SYSTEM GASTOPIC CANCEL FAKE DEENERG NO LOST LEFT TOOK "
    "DARK BLACKOUT WITHOUT CUTV CUTS EMERG SCHED GRAPH CUT HEAT WATER GAS POWER SUPPLY ENERGISED "
    "WILLENERGISE ENERGISING ENERGISE WILLRESTORE RESTORED RESTORING RESTORE RESTORATION BACKTO WILLAPPLY APPLIED BEGAN INFORCE "
    "PLANNED STOPPED TROUBLE NORMAL SUFFER NATIONAL STRIKE DAMAGE WEAPON EUROPE STATE DECIDED TARIFF "
    "EXERCISE TRANSPORT TELECOM GENERATOR SOMEWHERE ELSEWHERE NATION CAPITAL OBLAST SURROUNDS TOWN "
    "DISTRICT VILLAGE OFFICIAL FACILITY QUEUE NEITHER WORKED LIMIT ADV NEG IF MUST MAY FUTURE NEED STILL "
    "ALL PART WHO AGAIN GOT HAVE WITH USE TOPIC BUT WHICH AND IN TAP RADIATOR DRY COOL WARM DARKEN DEPRIVE WAIT LIT FREEZE MODE CENTRE BOTH ALREADY PRON AFFECTED EXCEPT SODID IS "
    "RATION MUST"
)


@cache
def _tables() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """Return the phrases by their first word: by the exact one, and by the start of it.

    What the lists of words say wins over the forms that were generated from the lemmas.
    """
    exact: dict[str, list[Phrase]] = {}
    starts: dict[str, list[Phrase]] = {}
    for words in (words_uk.WORDS, words_en.WORDS, words_ru.WORDS, words_abroad.WORDS, words_new.WORDS):
        for phrase in _phrases(words):
            first = phrase.words[0]
            table, key = (starts, first[:-1]) if first.endswith("*") else (exact, first)
            table.setdefault(key, []).append(phrase)
    return exact, starts


def _phrases(words: Mapping[str, str]) -> list[Phrase]:
    return [
        Phrase(tuple(fold_word(part).split()), name)
        for name, listed in words.items()
        for part in listed.split(",")
    ]


def _generated(word: str) -> Iterator[Phrase]:
    """Yield the forms that the build has written out and that begin with a word, but for those listed here."""
    exact, _ = _tables()
    listed = {phrase.words for phrase in exact.get(word, ())}
    for form, name, ahead in rows("word_forms.tsv", word):
        words = tuple(form.split(" "))
        if words not in listed:
            yield Phrase(words, name, bool(ahead))


@lru_cache(maxsize=50_000)
def phrases_from(word: str) -> tuple[Phrase, ...]:
    """Return the phrases that can begin with this folded word, the longest and best ranked first."""
    exact, starts = _tables()
    found = [*exact.get(word, ()), *_generated(word)]
    longest = 0
    for length in range(len(word), 2, -1):
        here = starts.get(word[:length], ())
        single = any(len(phrase.words) == 1 for phrase in here)
        # The longest start of a word decides what it says; phrases are told apart by their later words.
        found += [phrase for phrase in here if len(phrase.words) > 1 or not longest]
        longest = longest or (length if single else 0)
    has_exact = any(len(phrase.words) == 1 and not phrase.words[0].endswith("*") for phrase in found)
    kept = [
        phrase
        for phrase in found
        if len(phrase.words) > 1 or not has_exact or not phrase.words[0].endswith("*")
    ]
    return tuple(sorted(kept, key=lambda phrase: (-len(phrase.words), RANK.index(phrase.name))))


def classify(tokens: Sequence[Token], position: int) -> tuple[Phrase, int]:
    """Return what stands at a position and how many tokens it takes; the class "w" of one for any word."""
    for phrase in phrases_from(_first_part(tokens[position].key)):
        length = _matched(tokens, position, phrase.words)
        if length:
            return phrase, length
    return _ANY, 1


_ANY = Phrase((), "w")


def _first_part(key: str) -> str:
    return key.split(" ", 1)[0]


def _matched(tokens: Sequence[Token], position: int, phrase: Sequence[str]) -> int:
    """Return how many tokens the phrase covers at a position, 0 where it does not stand there.

    Hyphens are blanks and full stops inside an abbreviation do not count ("E.U.", "н.п.").
    """
    words: list[str] = []
    at = position
    while at < len(tokens) and len(words) < len(phrase):
        if tokens[at].text == "." and words:
            at += 1
            continue
        words += tokens[at].key.split(" ")
        at += 1
    if len(words) < len(phrase):
        return 0
    for wanted, word in zip(phrase, words, strict=False):
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
            return 0
    if len(words) > len(phrase) and len(phrase) > 1:
        return 0
    return at - position
