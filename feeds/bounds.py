"""What is known of a number or of a moment when it is not known exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number known to lie in the closed range [low, high]; exact when both are equal."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a range that no number can lie in."""
        if not self.low <= self.high:
            raise ValueError(f"bounds are the wrong way round: low {self.low}, high {self.high}")

    @property
    def exact(self) -> bool:
        """Whether only one number fits."""
        return self.low == self.high

    def hull(self, other: Bounds) -> Bounds:
        """Return the smallest range that holds both."""
        return Bounds(min(self.low, other.low), max(self.high, other.high))

    def apart(self, other: Bounds) -> float:
        """Return the gap between two ranges, 0 when they touch or overlap."""
        return max(0.0, self.low - other.high, other.low - self.high)


NOTHING_SAID = Bounds(0.0, 1.0)
"""The share of customers off when nobody named one."""


@dataclass(frozen=True, slots=True)
class TimeBounds:
    """A moment (aware, UTC) known to lie in [earliest, latest]; exact when both are equal.

    "In the morning of 16 December" is the six hours from 06:00 to 12:00 of the place's own day: the event
    happened once, at some instant in it.
    """

    earliest: datetime
    latest: datetime

    def __post_init__(self) -> None:
        """Refuse naive times and an order that no moment can fit."""
        for moment in (self.earliest, self.latest):
            if moment.utcoffset() != timedelta(0):
                raise ValueError(f"not an aware UTC time: {moment!r}")
        if self.earliest > self.latest:
            raise ValueError(f"time bounds are the wrong way round: {self.earliest} after {self.latest}")

    @property
    def exact(self) -> bool:
        """Whether the moment is known to the second."""
        return self.earliest == self.latest

    @property
    def middle(self) -> datetime:
        """The middle of the range, used to put uncertain moments in an order, never as a value."""
        return self.earliest + (self.latest - self.earliest) / 2

    def overlaps(self, other: TimeBounds) -> bool:
        """Return whether both can be the same moment.

        The end of a day is the start of the next one, so two ranges that only touch do not overlap.
        """
        if self.exact or other.exact:
            return self.earliest <= other.latest and other.earliest <= self.latest
        return self.earliest < other.latest and other.earliest < self.latest
