"""Planned cuts of one local day, from the minutes or half-hours that a schedule names on the day's clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.json_document import Value
from feeds.localtime import local_day
from feeds.observation import Cut

Likely = Literal["definite", "possible"]
Span = tuple[int, int, Likely]
"""A stretch without supply: minutes [from, to) of the local clock since 00:00, at most 1440."""

DAY = 24 * 60
AHEAD = timedelta(days=8)
"""How far ahead a day can be planned."""
CLOCKS_APART = timedelta(hours=1)
"""By how much a source's own time of change may lie after the time of fetching."""


@dataclass(frozen=True, kw_only=True)
class GroupDay:
    """The plan of one group for one local day, and where in the document it stands."""

    group: str
    on: date
    spans: Sequence[Span]
    path: str
    doubt: str = ""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """What one document plans: its group-days, when their author changed them, and what is left over."""

    updated_at: datetime
    days: Sequence[GroupDay]
    leftovers: tuple[str, ...] = ()
    drift: frozenset[str] = frozenset()


def planned_day(value: Value, on: date, zone: ZoneInfo) -> date:
    """Return a day that can be planned; UnknownValue for one too far after the time of fetching."""
    if on > local_day(value.document.fetched_at, zone) + AHEAD:
        raise value.refuse(f"{on} is more than {AHEAD.days} days after the time of fetching")
    return on


def in_order(spans: Iterable[Span]) -> list[Span]:
    """Return the spans of a day, those of one likelihood that touch as one.

    ValueError names a span that is no part of a day, is empty, or begins before the one before it ends.
    """
    joined: list[Span] = []
    for start, end, likely in spans:
        if not 0 <= start < end <= DAY:
            raise ValueError(f"not minutes of a day, the first before the last: {start} to {end}")
        if joined and joined[-1][1] > start:
            raise ValueError(f"{start} to {end} begins before the one before it ends, at {joined[-1][1]}")
        first = joined.pop()[0] if joined and joined[-1][1:] == (start, likely) else start
        joined.append((first, end, likely))
    return joined


def united(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Return definite spans in order, those that overlap or touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and joined[-1][1] >= start:
            first, last, _ = joined.pop()
            start, end = first, max(last, end)
        joined.append((start, end, "definite"))
    return joined


def half_hours(codes: Sequence[Likely | None]) -> list[Span]:
    """Return the spans of a day told by its 48 half-hours, None where there is supply."""
    told = ((30 * n, 30 * (n + 1), likely) for n, likely in enumerate(codes))
    return in_order((start, end, likely) for start, end, likely in told if likely is not None)


def cuts(day: date, zone: ZoneInfo, spans: Iterable[Span]) -> tuple[Cut, ...]:
    """Return the spans of a local day as cuts in UTC.

    On a day of change the minutes stay those that the clock shows: a span over the repeated hour lasts an
    hour longer, one within the skipped hour is none.
    """
    found = (
        Cut(at_minute(day, start, zone), at_minute(day, end, zone), likely) for start, end, likely in spans
    )
    return tuple(cut for cut in found if cut.start < cut.end)


def at_minute(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the UTC moment at which the local clock shows a minute (0 to 1440) of a day.

    A minute that the clock shows twice is the first of both, one that it skips is the moment of the jump.
    """
    shown = datetime.combine(day, time(), tzinfo=zone) + timedelta(minutes=minute)
    moment = shown.astimezone(UTC)
    if moment <= shown.replace(fold=1).astimezone(UTC):
        return moment
    # Skipped: read with the later offset it lies before the jump, whose minute is then looked for.
    moment = shown.replace(fold=1).astimezone(UTC)
    while moment.astimezone(zone).utcoffset() == shown.utcoffset():
        moment += timedelta(minutes=1)
    return moment


def worded(spans: Iterable[Span]) -> str:
    """Return spans as clock times: "06:00-13:00, 16:30-24:00 (possible)", or "no cuts"."""
    words = [
        f"{start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
        + (" (possible)" if likely == "possible" else "")
        for start, end, likely in spans
    ]
    return ", ".join(words) or "no cuts"
