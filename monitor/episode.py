"""The shapes of belief about interruptions: mentions, episodes, conflicts, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import CountedUnit, Service, Statement, Voice
from feeds.quantity import ABOUT

Layer = Literal["outage", "emergency", "scheduled", "on"]
Lane = tuple[str, Service]
"""A place and one of its services."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many were off, in one unit; `figure` is the number that the most trusted source names."""

    unit: CountedUnit
    off: Bounds
    """The high end is infinite where a source says "at least"."""
    figure: float | None


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
    counts: tuple[Count, ...] = ()
    kept_share: bool = False
    """Whether the share is the one named before, kept beside a count: this word says nothing of a share."""
    voice: Voice = "press"
    """Whose word is followed; `doubtful` where that is marked as doubtful itself."""
    doubtful: bool = False
    sure: bool = True
    """False where the word may report nothing at all: a masked reading of 0 to 4 customers."""

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
    measured_by: str = ""
    """The source whose counts it is made of, each holding until the next; the bounds of its ends are the gap
    between two readings, in which the change came. Empty where it is made of words."""


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Sources that disagree beyond rounding about the same thing at the same time.

    About a share, each side has the share off that it names; about a denial, a denied loss stands with none
    off and a denied end with a share that nobody named.
    """

    place: str
    service: Service
    about: Literal["share", "denial"] = "share"
    at: TimeBounds
    base: str | None
    chosen: str
    sides: tuple[tuple[str, Bounds], ...]
    reason: str


Verdict = Literal[
    "counted once", "figure chosen", "denied", "began", "relapsed", "ended", "overruled", "lapsed", "noise"
]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided where the words alone do not say it, and why; stored beside what follows from it."""

    place: str
    service: Service
    layer: Layer
    at: TimeBounds
    verdict: Verdict
    reason: str
    chosen: str = ""
    """The id of the saying whose word or figure is followed; empty where none is preferred."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """Everything that the sayings amount to."""

    episodes: tuple[Episode, ...]
    conflicts: tuple[Conflict, ...]
    decisions: tuple[Decision, ...]
    plans: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    """Possible and denied: told, but never a state."""
