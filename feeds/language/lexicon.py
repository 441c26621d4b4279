"""What a word says: one class per word or phrase, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from feeds.language.tables import rows
from feeds.language.tokens import Token, fold_words, listed
from feeds.language.words import TABLES


class Phrase(NamedTuple):
    """Folded words, what they say, and whether their form speaks of what is to come ("вимкнуть")."""

    words: tuple[str, ...]
    name: str
    ahead: bool = False


# A word of two classes takes the one named first here; the order is also that of equal phrases.
RANK = listed(
    "SENSE BROUGHT HABIT HISTORY LISTING CHANGED COLD ADDRESS FOREIGN EMERGCUT SUPPLYSCHED SCHEDCUT "
    "INDUSTRY WORKS OBJH OBJW OBJG OBJC OBJE SYSTEM GASTOPIC CANCEL FAKE DEENERG NO LOST LEFT TOOK DARK "
    "BLACKOUT WITHOUT CUTV CUTS EMERG SCHED GRAPH CUT HEAT WATER GAS POWER SUPPLY ENERGISED WILLENERGISE "
    "ENERGISING ENERGISE WILLRESTORE RESTORED RESTORING RESTORE RESTORATION BACKTO WILLAPPLY APPLIED "
    "BEGAN INFORCE PLANNED STOPPED TROUBLE NORMAL SUFFER NATIONAL STRIKE DAMAGE WEAPON EUROPE STATE "
    "DECIDED TARIFF EXERCISE TRANSPORT TELECOM GENERATOR CENTRE SOMEWHERE ELSEWHERE NATION CAPITAL OBLAST "
    "SURROUNDS TOWN DISTRICT VILLAGE OFFICIAL FACILITY QUEUE NEITHER WORKED LIMIT ADV NEG IF MAY FUTURE "
    "NEED STILL ALL PART WHO AGAIN GOT HAVE WITH USE TOPIC EXCEPT BUT WHICH AND IN TAP RADIATOR DRY COOL "
    "WARM DARKEN DEPRIVE WAIT LIT FREEZE MODE BOTH ALREADY PRON AFFECTED SODID IS NUMBER SITE WEATHER "
    "HEATED RATION MUST WORST"
)


@cache
def _tables() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """Return the phrases by their first word: by the exact one, and by the start of it.

    What the lists of words say wins over the forms that were generated from the lemmas.
    """
    exact: dict[str, list[Phrase]] = {}
    starts: dict[str, list[Phrase]] = {}
    for words in TABLES:
        for phrase in _phrases(words):
            first = phrase.words[0]
            table, key = (starts, first[:-1]) if first.endswith("*") else (exact, first)
            table.setdefault(key, []).append(phrase)
    return exact, starts


def _phrases(words: Mapping[str, str]) -> list[Phrase]:
    return [
        Phrase(tuple(part.split()), name)
        for name, phrases in words.items()
        for part in fold_words(phrases).split(",")
    ]


def _generated(word: str) -> Iterator[Phrase]:
    """Yield the forms that the build has written out for this first word and that no list has."""
    exact, _ = _tables()
    known = {phrase.words for phrase in exact.get(word, ())}
    for form, name, ahead in rows("word_forms.tsv", word):
        words = tuple(form.split(" "))
        if words not in known:
            yield Phrase(words, name, bool(ahead))


class Choices(NamedTuple):
    """What can begin with a word: phrases of several words by their second one, and the word alone."""

    exact: dict[str, list[Phrase]]
    starts: list[Phrase]
    single: Phrase | None


@lru_cache(maxsize=50_000)
def choices_from(word: str) -> Choices:
    """Return the phrases that can begin with this folded word, the longest and best ranked first."""
    exact, starts = _tables()
    found = [*exact.get(word, ()), *_generated(word)]
    decided = False
    for length in range(len(word), 2, -1):
        here = starts.get(word[:length], ())
        # The longest start of a word decides what it says; phrases are told apart by their later words.
        found += [phrase for phrase in here if len(phrase.words) > 1 or not decided]
        decided = decided or any(len(phrase.words) == 1 for phrase in here)
    found.sort(key=_order)
    alone = [phrase for phrase in found if len(phrase.words) == 1]
    whole = [phrase for phrase in alone if not phrase.words[0].endswith("*")]
    choices = Choices({}, [], next(iter(whole or alone), None))
    for phrase in found:
        if len(phrase.words) > 1 and phrase.words[1].endswith("*"):
            choices.starts.append(phrase)
        elif len(phrase.words) > 1:
            choices.exact.setdefault(phrase.words[1], []).append(phrase)
    return choices


_RANKS = {name: rank for rank, name in enumerate(RANK)}


def _order(phrase: Phrase) -> tuple[int, int]:
    return -len(phrase.words), _RANKS[phrase.name]


def classify(tokens: Sequence[Token], position: int) -> tuple[Phrase, int]:
    """Return what stands at a position and how many tokens it takes; the class "w" of one for any word.

    Hyphens are blanks and full stops inside an abbreviation do not count ("E.U.", "н.п.").
    """
    choices = choices_from(tokens[position].key.partition(" ")[0])
    if choices.exact or choices.starts:
        words, ends = _coming(tokens, position)
        second = words[1] if len(words) > 1 else ""
        near = [
            *choices.exact.get(second, ()),
            *(p for p in choices.starts if second.startswith(p.words[1][:-1])),
        ]
        if choices.exact and choices.starts:
            near.sort(key=_order)
        for phrase in near:
            if (length := _stands(phrase.words, words, ends)) > 0:
                return phrase, length
    return choices.single or _ANY, 1


_ANY = Phrase((), "w")
_MOST = 6
"""How many words the longest phrase has."""


def _coming(tokens: Sequence[Token], position: int) -> tuple[list[str], list[int]]:
    """Return the words from a position on, and how many tokens end with each; 0 inside a token."""
    words: list[str] = []
    ends: list[int] = []
    for at in range(position, len(tokens)):
        token = tokens[at]
        if token.text == "." and words:
            continue
        parts = token.key.split(" ")
        words += parts
        ends += [0] * (len(parts) - 1) + [at + 1 - position]
        if len(words) >= _MOST:
            break
    return words, ends


def _stands(phrase: Sequence[str], words: Sequence[str], ends: Sequence[int]) -> int:
    """Return how many tokens the phrase covers at the head of `words`, 0 where it does not stand there."""
    if len(phrase) > len(words):
        return 0
    for wanted, word in zip(phrase, words, strict=False):
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
            return 0
    return ends[len(phrase) - 1]
