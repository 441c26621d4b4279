"""Half-open stretches of time [start, end): united, measured, cut to a window. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate

from feeds.bounds import TimeBounds

Stretch = tuple[datetime, datetime]


def united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Unite stretches into disjoint ones, in order; empty ones vanish."""
    found: list[Stretch] = []
    for start, end in sorted(s for s in stretches if s[0] < s[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def within(moments: Sequence[datetime], stretches: Sequence[Stretch]) -> list[bool]:
    """Say for each moment whether it lies in one of the stretches; both are in order, stretches disjoint."""
    found, at = [], 0
    for moment in moments:
        while at < len(stretches) and stretches[at][1] <= moment:
            at += 1
        found.append(at < len(stretches) and stretches[at][0] <= moment)
    return found


def in_this_order(moments: Sequence[TimeBounds]) -> list[Stretch]:
    """Narrow moments that followed each other in this order to [earliest, latest] each.

    None came before the earliest time of one before it, nor after the latest of one after it. Where their
    times leave no such order, an earliest is after its latest.
    """
    earliest = accumulate((m.earliest for m in moments), max)
    latest = list(accumulate((m.latest for m in reversed(moments)), min))[::-1]
    return list(zip(earliest, latest, strict=True))


def hours_between(start: datetime, end: datetime) -> float:
    """Return the hours from one aware time to another, below zero where they are the wrong way round."""
    return (end - start).total_seconds() / 3600


def hours_in(stretches: Iterable[Stretch], start: datetime, end: datetime) -> float:
    """Return the hours of disjoint stretches that lie in [start, end)."""
    return sum(max(0.0, hours_between(max(a, start), min(b, end))) for a, b in stretches)


def clean(value: float) -> float:
    """Drop the dust of floating-point sums, so that equal facts give equal bytes."""
    return round(value, 6)
