"""The same comparison at other dates of the same history: how unusual is the event's? Pure.

A placebo test in time (Abadie, Diamond and Hainmueller 2015), its p-value by rank, the event
counted among the dates (Phipson and Smyth 2010): never zero, and never below what so few dates can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from monitor.comparison.windows import DaySeries, Window, enough

LEAST_DATES = 19
"""With fewer other dates (k + 1) / (n + 1) cannot be 5% or less."""
_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Placebo:
    """The differences of means at other dates than the event's."""

    dates: tuple[date, ...]
    differences: tuple[float, ...]
    as_large: int
    """How many are as large as the event's, whatever their sign."""
    apart: int
    """How many of them have windows that share no day: what the dates are worth at least."""

    @property
    def p_value(self) -> float | None:
        """The share of dates (the event's among them) with so large a difference; None for too few dates."""
        if len(self.dates) < LEAST_DATES:
            return None
        return (self.as_large + 1) / (len(self.dates) + 1)


def placebo(
    series: DaySeries, on: date, before: Window, after: Window, estimate: float, min_observed: float
) -> Placebo:
    """Compare at every date whose windows lie in the history, are observed enough and leave out the event.

    The history goes from the first usable day to the last. Both windows and the date itself have to lie on
    one side of the event, so that no difference but the event's own straddles it.
    """
    days, calendar = len(before.dates), series.calendar()
    told = [series.usable.get(day) for day in calendar]
    total = np.concatenate([[0.0], np.cumsum([day.middle if day else 0.0 for day in told])])
    count = np.concatenate([[0], np.cumsum([day is not None for day in told])])
    dates, differences = [], []
    for n in range(days, len(calendar) - days):
        if calendar[n - days] <= on <= calendar[n + days]:
            continue
        usable = count[n] - count[n - days], count[n + days + 1] - count[n + 1]
        if not all(enough(int(some), days, min_observed) for some in usable):
            continue
        earlier = (total[n] - total[n - days]) / usable[0]
        later = (total[n + days + 1] - total[n + 1]) / usable[1]
        dates.append(n)
        differences.append(float(later - earlier))
    return Placebo(
        dates=tuple(calendar[n] for n in dates),
        differences=tuple(differences),
        as_large=sum(abs(other) >= abs(estimate) - _ROUNDING for other in differences),
        apart=_apart(dates, 2 * days + 1),
    )


def _apart(places: list[int], width: int) -> int:
    """Count the places that can be taken, from the first on, so that each is `width` from the one before."""
    taken: list[int] = []
    for place in places:
        if not taken or place - taken[-1] >= width:
            taken.append(place)
    return len(taken)
