"""What the expressions of time of a clause mean: a start and a limit, read from the day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from feeds.bounds import TimeBounds
from feeds.language.statement import CLOCK
from feeds.language.timewords import YEARS, TimeWord
from feeds.localtime import PARTS_OF_DAY, at_hour, day_bounds


def resolve(
    words: Iterable[TimeWord],
    today: date | None,
    future: bool,
    reached: bool = False,
    base: date | None = None,
) -> tuple[TimeBounds | None, TimeBounds | None]:
    """Return (at, until) of a clause from its expressions of time; None where it gives none.

    A weekday that contradicts its own date wins over the month: "Tuesday, 17 January" in February means the
    Tuesday of that month. What was `reached` by a time ("restored by Sunday") is dated by it. Hours alone
    are hours of the day `base` that a heading gave, else of that of publication.
    """
    found = list(words)
    if reached and all(word.ends for word in found):
        found = [replace(word, ends=False) for word in found]
    starts = [word for word in found if not word.ends]
    start = _day(starts, today, future)
    ends = [word for word in found if word.ends]
    end = _day(ends, today, True) if any(word.minutes is None for word in ends) else None
    if today and any(word.weekend for word in found):
        ahead = (5 - today.weekday()) % 7
        saturday = today + timedelta(days=ahead if future or not ahead else ahead - 7)
        return day_bounds(saturday, CLOCK), day_bounds(saturday + timedelta(days=1), CLOCK)
    clock = _clock_of(starts)
    closing = next((word.minutes for word in ends if word.minutes is not None), None)
    if (clock is not None or closing is not None) and start is None:
        start = base or today if starts or closing is None else None
    at = until = None
    if start is not None:
        part = next((word.part for word in starts if word.part), None)
        at = _bounds(start, clock, part)
    if closing is not None and (start or end or base or today):
        until = _bounds(end or start or base or today, closing, None)
    elif end is not None:
        until = _bounds(end, None, next((word.part for word in ends if word.part), None))
    if at and until and until.latest < at.earliest:
        until = None
    return at, until


def named_day(words: Iterable[TimeWord], today: date | None) -> date | None:
    """Return the day that words name, None where they name only hours or none."""
    days = [word for word in words if word.day or word.weekday is not None or word.shift is not None]
    return _day(days, today, True) if days else None


def _clock_of(words: Sequence[TimeWord]) -> int | None:
    """Return the first hour; "at seven on Friday evening" is one of the evening."""
    at = next((n for n, word in enumerate(words) if word.minutes is not None), None)
    if at is None:
        return None
    minutes = words[at].minutes or 0
    late = any(word.part in ("afternoon", "evening") for word in words[at + 1 : at + 3])
    return minutes + 12 * 60 if late and 60 <= minutes < 12 * 60 else minutes


def _day(words: list[TimeWord], today: date | None, future: bool) -> date | None:
    dated = next((word.day for word in words if word.day), None)
    weekday = next((word.weekday for word in words if word.weekday is not None), None)
    if dated is not None:
        if weekday is not None and dated.weekday() != weekday and today is not None:
            return _reconciled(dated, weekday, today)
        return dated
    if today is None:
        return None
    if weekday is not None:
        future = future or any(word.onward for word in words)
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(days=ahead if future or ahead == 0 else ahead - 7)
    shift = next((word.shift for word in words if word.shift is not None), None)
    if shift is not None:
        return today + timedelta(days=shift)
    return today if any(word.part for word in words) else None


def _reconciled(dated: date, weekday: int, today: date) -> date:
    """Return the day near the publication with this number and weekday, else the date as written."""
    near = [today + timedelta(days=n) for n in range(-8, 9)]
    matching = [day for day in near if day.weekday() == weekday]
    exact = [day for day in matching if day.day == dated.day]
    return (exact or [dated])[0]


def _bounds(day: date | None, minutes: int | None, part: str | None) -> TimeBounds | None:
    if day is None:
        return None
    if minutes is not None:
        moment = at_hour(day, minutes // 60, CLOCK) + timedelta(minutes=minutes % 60)
        return TimeBounds(moment, moment)
    if part:
        first, last = PARTS_OF_DAY[part]
        return TimeBounds(at_hour(day, first, CLOCK), at_hour(day, last, CLOCK))
    return day_bounds(day, CLOCK)


def local_date(published: datetime | None) -> date | None:
    """Return the day of publication in Kyiv, of which a naive time is; None for one that no post can have."""
    if published is None or published.year not in YEARS:
        return None
    return (published if published.tzinfo is None else published.astimezone(CLOCK)).date()
