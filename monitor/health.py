"""How each source stands at a time: answered, failed, stale or not asked. Pure.

A source that was not asked (offline, taken in by hand, not yet installed) has not failed; one that was
asked and has given no good answer for three of its cadences is stale even where the last try went well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from feeds.observation import Source
from monitor.store.attempts import Attempt

CADENCES_UNTIL_STALE = 3


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One source as a report's header tells of it."""

    source: str
    title: str
    state: Literal["answered", "failed", "stale", "not asked"]
    words: str = ""

    @property
    def healthy(self) -> bool:
        """Whether nothing is missing because of this source."""
        return self.state in ("answered", "not asked")


def standings(
    sources: Iterable[Source], tried: Mapping[str, Attempt], answered: Mapping[str, Attempt], *, at: datetime
) -> list[Standing]:
    """Return how each source stands at `at`, from its last attempt and its last good answer."""
    return [_standing(source, tried.get(source.id), answered.get(source.id), at) for source in sources]


def _standing(source: Source, tried: Attempt | None, answered: Attempt | None, at: datetime) -> Standing:
    if tried is None:
        return Standing(source=source.id, title=source.title, state="not asked")
    if tried.outcome == "failed":
        return Standing(source=source.id, title=source.title, state="failed", words=tried.problem)
    if source.cadence and answered and at - answered.at > CADENCES_UNTIL_STALE * source.cadence:
        words = f"no answer since {answered.at:%Y-%m-%d %H:%M} UTC, expected every {source.cadence}"
        return Standing(source=source.id, title=source.title, state="stale", words=words)
    return Standing(source=source.id, title=source.title, state="answered")
