"""The shapes of belief about interruptions: mentions, episodes, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import ABOUT, Service, Statement

Layer = Literal["outage", "emergency", "scheduled", "on"]
Lane = tuple[str, Service]
"""A place and one of its services."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One state of an episode as reported, by one source or by several that speak of the same moment."""

    at: TimeBounds
    share_off: Bounds
    figure: float | None
    """The share off that the most trusted source names (exactly or "about"); None where nobody does."""
    base: str | None
    partial: bool
    """Whether supply had partly come back."""
    until: TimeBounds | None
    evidence: tuple[str, ...]

    @property
    def named(self) -> Bounds | None:
        """The share off to quote: the one number named, both ends where sources differ, None for no word."""
        if self.share_off == NOTHING_SAID:
            return None
        if self.figure is None or self.share_off.high - self.share_off.low > 2 * ABOUT + 1e-9:
            return self.share_off
        return Bounds(self.figure, self.figure)


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One interruption (or one spell of supply) of a service at a place, with bounds for both its ends."""

    place: str
    service: Service
    layer: Layer
    mentions: tuple[Mention, ...]
    start: TimeBounds | None
    """None where the first word already found it going on: left-censored."""
    end: TimeBounds | None
    """None where nobody reported an end: right-censored."""
    evidence: tuple[str, ...]
    relapses: int = 0


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Sources that disagree beyond rounding about the same thing at the same time."""

    place: str
    service: Service
    at: TimeBounds
    base: str | None
    chosen: str
    sides: tuple[tuple[str, Bounds], ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """Everything that the statements amount to."""

    episodes: tuple[Episode, ...]
    conflicts: tuple[Conflict, ...]
    plans: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    """Possible and denied: told, but never a state."""
