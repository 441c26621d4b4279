"""Days, parts of days and written times of a place's own clock, as UTC.

Every cut of a day happens here, so a day of 23 or 25 hours is right everywhere.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds

PARTS_OF_DAY = {
    "night": (0, 6),
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
}
"""Hours of the local clock [from, to) that a part of a day stands for."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})")


def at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """Return the UTC moment at which the local clock shows `hour` (0 to 24) of `day`.

    An hour that the clock skips or repeats on a day of change is taken with the offset before the change.
    """
    shown = datetime.combine(day + timedelta(days=hour // 24), time(hour % 24), tzinfo=zone)
    return shown.astimezone(UTC)


def day_bounds(day: date, zone: ZoneInfo) -> TimeBounds:
    """Return the UTC range of one local day: 23, 24 or 25 hours long."""
    return TimeBounds(at_hour(day, 0, zone), at_hour(day, 24, zone))


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local date at an aware moment."""
    return moment.astimezone(zone).date()


def days_between(first: date, last: date) -> list[date]:
    """Return every date from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def read_utc(text: str) -> datetime:
    """Read an ISO 8601 time with an offset or Z; ValueError names the text otherwise."""
    if not _MINUTE.fullmatch(text):
        raise ValueError(f"not a time with an offset (2022-12-16T19:00+02:00 or …Z): {text!r}")
    return datetime.fromisoformat(text).astimezone(UTC)


def read_time_bounds(text: str, zone: ZoneInfo) -> TimeBounds:
    """Read a time as precisely as it is written.

    Understood: `2022-12-16` (some time on that day), `2022-12-16 morning` (a part of it),
    `2022-12-16T19:00+02:00` (exact) and `A/B` (between two exact times). ValueError names anything else.
    """
    if "/" in text:
        earliest, latest = (read_utc(part) for part in text.split("/", 1))
        return TimeBounds(earliest, latest)
    day, _, part = text.partition(" ")
    if not _DAY.fullmatch(day):
        exact = read_utc(text)
        return TimeBounds(exact, exact)
    if not part:
        return day_bounds(date.fromisoformat(day), zone)
    if part not in PARTS_OF_DAY:
        raise ValueError(f"unknown part of day {part!r}; known: {', '.join(PARTS_OF_DAY)}")
    start, end = PARTS_OF_DAY[part]
    on = date.fromisoformat(day)
    return TimeBounds(at_hour(on, start, zone), at_hour(on, end, zone))
