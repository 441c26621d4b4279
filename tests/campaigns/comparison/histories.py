"""Daily histories with an event in the middle, each from its seed alone."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from feeds.bounds import Bounds
from monitor.comparison import DaySeries, DayValue

FIRST, DAYS = date(2022, 1, 1), 365
EVENT = FIRST + timedelta(days=DAYS // 2)
Floats = NDArray[np.float64]


def random_walk(rng: np.random.Generator) -> Floats:
    """Each day is the day before plus noise: it drifts away and has no mean."""
    return rng.standard_normal(DAYS).cumsum()


def noise(rng: np.random.Generator) -> Floats:
    """Days that know nothing of each other, of spread one."""
    return rng.standard_normal(DAYS)


def autoregression(rng: np.random.Generator, rho: float) -> Floats:
    """Days that carry `rho` of the day before, of spread one."""
    shocks = rng.standard_normal(DAYS)
    values = [float(shocks[0])]
    for shock in shocks[1:]:
        values.append(rho * values[-1] + float(np.sqrt(1 - rho**2) * shock))
    return np.array(values)


def trend(rng: np.random.Generator) -> Floats:
    """A steady rise under noise: before and after differ at every date."""
    return rng.standard_normal(DAYS) + 0.05 * np.arange(DAYS)


def stepped(values: Floats, size: float) -> Floats:
    """The same history, higher by `size` from the event on."""
    return values + size * (np.arange(DAYS) >= DAYS // 2)


def series(values: Floats, missing: Floats | None = None) -> DaySeries:
    """Return values as a series; a day whose number in `missing` is below a quarter is not observed."""
    unseen = np.zeros(len(values), dtype=bool) if missing is None else missing < 0.25
    return DaySeries(
        days=tuple(
            DayValue(
                on=FIRST + timedelta(days=n), value=Bounds(float(value), float(value)),
                observed_share=0.0 if unseen[n] else 1.0,
            )
            for n, value in enumerate(values)
        )
    )  # fmt: skip
