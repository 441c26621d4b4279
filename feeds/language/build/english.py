"""The forms of English verbs, by the rules of spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Tense = Literal["past", "present", "infinitive"]

_DOUBLES = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
_LONG = (
    "target",
    "batter",
    "hammer",
    "order",
    "suffer",
    "gather",
    "recover",
    "deliver",
    "cover",
    "alter",
    "ration",
)
"""Verbs that end in one vowel and one consonant and yet double nothing: the stress is before."""


def english_forms(verb: str) -> Iterator[tuple[str, Tense]]:
    """Yield (form, tense) of a verb: "strike/struck/struck" where it is irregular, else by the rules."""
    base, *irregular = verb.split("/")
    yield base, "infinitive"
    yield _with_s(base), "present"
    yield _with_vowel(base, "ing"), "present"
    for past in irregular or [_with_vowel(base, "ed")]:
        yield past, "past"


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search("[^aeiou]y$", base) else f"{base}s"


def _with_vowel(base: str, ending: str) -> str:
    if base.endswith("ie") and ending == "ing":
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return f"{base[:-1]}{ending}"
    if ending == "ed" and re.search("[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    short = len(re.findall("[aeiouy]+", base)) == 1 or base in ("begin", "admit", "repel", "permit")
    if _DOUBLES.search(base) and short and base not in _LONG:
        return f"{base}{base[-1]}{ending}"
    return f"{base}{ending}"
