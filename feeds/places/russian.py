"""Picks the Russian name of a place out of names in many languages that carry no tag (build time only)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RUSSIAN_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -")

# What a Ukrainian letter regularly becomes in the Russian form of the same name, and how unusual that is.
_BECOMES = {
    "и": {"и": 0.1, "ы": 0.05, "о": 0.5, "е": 0.5},
    "і": {"и": 0.1, "е": 0.15, "о": 0.15, "ы": 0.2, "ё": 0.2, "я": 0.4, "й": 0.4},
    "ї": {"и": 0.0, "е": 0.3},
    "є": {"е": 0.0},
    "ґ": {"г": 0.0},
    "е": {"о": 0.2, "э": 0.2, "ё": 0.1, "ь": 0.4},
    "о": {"ё": 0.2, "а": 0.5, "е": 0.3},
    "я": {"а": 0.1},
    "ц": {"ч": 0.5},
    "в": {"л": 0.4},
    "’": {"ъ": 0.0, "ь": 0.1},
    "х": {"ф": 0.3},
    "г": {"х": 0.5},
    "ж": {"з": 0.5},
}
_DROPPED = {"ь": 0.05, "’": 0.05}
_ADDED = {"ь": 0.2, "о": 0.3, "е": 0.4}
_DOUBLED = 0.15

_NEVER_RUSSIAN = re.compile(
    r"[гкхжшчщ]ы|[сцз]ьк|ц(ь|я)$|э$|[внктлрм]е$|[ії]в$|ив$|(нова|гола|мала|велика|нижня|била)\b"
)
"""Spellings of the other languages that share the letters: Ukrainian, Belarusian, Bulgarian, Ossetian."""

_FARTHEST_PER_LETTER = 0.15
"""A candidate that is less regular than this is another name (an old one, another language's)."""


def choose_russian(name_uk: str, alternates: Iterable[str]) -> str:
    """Return the alternate that is the most regular Russian form of `name_uk`, or "" where none is near.

    A spelling equal to the Ukrainian one counts only where Russian can write it so too.
    """
    written = name_uk.lower()
    ranked = sorted(
        (distance(written, candidate.lower()), candidate.lower() == written, candidate)
        for candidate in set(alternates)
        if candidate[:1].isupper()
        and _RUSSIAN_LETTERS.issuperset(candidate.lower())
        and not _NEVER_RUSSIAN.search(candidate.lower())
    )
    if not ranked or ranked[0][0] > _FARTHEST_PER_LETTER * len(written):
        return ""
    return ranked[0][2]


def distance(uk: str, ru: str) -> float:
    """Return how irregular it would be for the Ukrainian word `uk` to be written `ru` in Russian."""
    row = [0.0]
    for j, letter in enumerate(ru):
        row.append(row[j] + _ADDED.get(letter, 1.0))
    for ours in uk:
        above, row = row, [row[0] + _DROPPED.get(ours, 1.0)]
        for j, theirs in enumerate(ru):
            doubled = j > 0 and ru[j - 1] == theirs
            row.append(
                min(
                    above[j] + _BECOMES.get(ours, {}).get(theirs, 0.0 if ours == theirs else 1.0),
                    above[j + 1] + _DROPPED.get(ours, 1.0),
                    row[j] + (_DOUBLED if doubled else _ADDED.get(theirs, 1.0)),
                )
            )
    return row[-1]
