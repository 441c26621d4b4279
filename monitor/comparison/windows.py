"""A daily series, and the two windows of it before and after a day. Pure.

A day's value is a range, because what was told of the day is; a day that too little is known of is left out
and never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from math import isfinite

from feeds.bounds import Bounds
from monitor.trading_days import is_known, is_trading_day

DAY_OBSERVED = 0.9
"""The part of a day that has to be observed for the day to count; what is missing then widens its range."""
LEAST_DAYS = 3
"""A window of fewer usable days has no spread to speak of."""
_SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class DayValue:
    """One day of a series: its value as [at least, at most], and the share of the day that was observed."""

    on: date
    value: Bounds | None
    observed_share: float

    @property
    def usable(self) -> bool:
        """Whether the day counts: enough of it observed, and both ends of its value finite."""
        if self.value is None or not (isfinite(self.value.low) and isfinite(self.value.high)):
            return False
        return self.observed_share >= DAY_OBSERVED

    @property
    def middle(self) -> float:
        """The middle of the value; only for a usable day."""
        if self.value is None:
            raise ValueError(f"{self.on} has no value")
        return (self.value.low + self.value.high) / 2


@dataclass(frozen=True, kw_only=True)
class DaySeries:
    """A value for each day in order; a day that is not there is one of which nothing is known."""

    days: tuple[DayValue, ...]
    trading_days_only: bool = False
    """Whether days without trading are no days of the series at all, as for a price."""

    @cached_property
    def usable(self) -> dict[date, DayValue]:
        """The days that count, by date, in order."""
        return {day.on: day for day in sorted(self.days, key=_on) if day.usable and self.holds(day.on)}

    def holds(self, on: date) -> bool:
        """Whether a date is a day of this series' calendar."""
        if not self.trading_days_only:
            return True
        return is_trading_day(on) if is_known(on, on) else on.weekday() < _SATURDAY

    def onward(self, on: date, step: int) -> Iterator[date]:
        """Yield the days of the calendar after a date (`step` 1) or, going back, before it (`step` -1)."""
        while True:
            on += timedelta(days=step)
            if self.holds(on):
                yield on

    def calendar(self) -> list[date]:
        """Return every day of the calendar from the first usable day to the last, without a gap."""
        if not self.usable:
            return []
        first, last = min(self.usable), max(self.usable)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [on for on in every if self.holds(on)]


def _on(day: DayValue) -> date:
    return day.on


@dataclass(frozen=True, kw_only=True)
class Window:
    """The days on one side of an event, and which of them count."""

    dates: tuple[date, ...]
    usable: tuple[DayValue, ...]

    @property
    def first(self) -> date:
        """The earliest day."""
        return self.dates[0]

    @property
    def last(self) -> date:
        """The latest day."""
        return self.dates[-1]

    @property
    def usable_share(self) -> float:
        """The share of its days that count."""
        return len(self.usable) / len(self.dates)

    @property
    def mean(self) -> Bounds:
        """The mean of its usable days, as far as their ranges bound it; ZeroDivisionError without any."""
        ends = [day.value for day in self.usable if day.value is not None]
        return Bounds(sum(end.low for end in ends) / len(ends), sum(end.high for end in ends) / len(ends))


def windows(series: DaySeries, on: date, days: int) -> tuple[Window, Window]:
    """Return the windows of `days` days of the calendar before and after a date, which is in neither."""
    before = tuple(islice(series.onward(on, -1), days))[::-1]
    after = tuple(islice(series.onward(on, 1), days))
    return _window(series, before), _window(series, after)


def _window(series: DaySeries, dates: tuple[date, ...]) -> Window:
    return Window(dates=dates, usable=tuple(series.usable[on] for on in dates if on in series.usable))


def enough(usable: int, days: int, min_observed: float) -> bool:
    """Whether so many usable days of a window are enough to compare it."""
    return usable >= LEAST_DAYS and usable / days >= min_observed


def difference(before: Window, after: Window) -> Bounds:
    """Return the mean after less the mean before, by interval arithmetic."""
    earlier, later = before.mean, after.mean
    return Bounds(later.low - earlier.high, later.high - earlier.low)
