"""How much a day is like the day before it, and whether a series has a mean to compare at all. Pure.

A first-order autoregression around one mean before the event and another after it. Least squares finds too
small a coefficient, more so around two means: Kendall's (1954) bias of -(1 + 3 rho) / n is given back, once
for each side. Where a random walk cannot be ruled out (Dickey and Fuller 1979, here with a break of the mean
as in Perron 1990), the coefficient is taken as one: caution costs power, never a false finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from monitor.comparison.windows import DaySeries

WANDERS_ABOVE = -22.0
"""n (rho - 1) of 39 in 40 random walks or more lies above this, for 60 to 1,000 days and a break anywhere."""


@dataclass(frozen=True, kw_only=True)
class Persistence:
    """The part of a day's departure from the mean that is carried over to the next day."""

    rho: float
    """From 0 to 1; what a series alternates by is taken as none."""
    wanders: bool
    """Whether a random walk cannot be ruled out; rho is one then."""
    pairs: int
    """The neighbouring usable days on the same side of the event that it was measured on."""


def persistence(series: DaySeries, on: date) -> Persistence:
    """Measure the whole history of a series around the means before and after a date."""
    lagged, current = [], []
    for side in (
        {day: v.middle for day, v in series.usable.items() if day < on},
        {day: v.middle for day, v in series.usable.items() if day > on},
    ):
        mean = sum(side.values()) / len(side) if side else 0.0
        for day, value in side.items():
            before = next(series.onward(day, -1))
            if before in side:
                lagged.append(side[before] - mean)
                current.append(value - mean)
    a, b = np.array(lagged), np.array(current)
    n, spread = len(a), float(a @ a)
    if spread == 0.0:
        return Persistence(rho=0.0, wanders=False, pairs=n)
    rho = float(a @ b) / spread
    if n * (rho - 1) > WANDERS_ABOVE:
        return Persistence(rho=1.0, wanders=True, pairs=n)
    return Persistence(rho=min(1.0, max(0.0, rho + 2 * (1 + 3 * rho) / n)), wanders=False, pairs=n)
