"""How far the difference of two means may be from the true one by chance: a block bootstrap. Pure.

Blocks of days are drawn with replacement inside each window (Kuensch 1989), on a circle so that every day is
drawn as often (Politis and Romano 1992). A block of a few days cannot carry what lasts for weeks, so the
days are first freed of the autocorrelation of the whole history and the draws are given it back
("post-blackening", Davison and Hinkley 1997, section 8.2.3; the prewhitening of Andrews and Monahan 1992).
Without autocorrelation this is the plain circular block bootstrap of the days themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import ceil, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from feeds.bounds import Bounds
from monitor.comparison.windows import DaySeries, Window

DRAWS = 2000
FORGOTTEN = 0.01
"""A shock is followed until this part of it is left."""
LONGEST_MEMORY = 20
"""... but for at most this many windows."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What a difference of means may be off by: one error per draw, and the lengths of the blocks."""

    errors: Floats
    blocks: tuple[int, int]
    degrees: int
    """The shocks drawn from, less one for each window's mean."""

    def interval(self, estimate: float, level: float) -> Bounds:
        """Return the basic bootstrap interval: the estimate less the outer quantiles of its error.

        Stretched as Student's t is wider than the normal: the spread itself is measured on few days
        (Hesterberg 2015).
        """
        tail = (1 - level) / 2
        low, high = np.quantile(self.errors, (tail, 1 - tail)) * student_stretch(level, self.degrees)
        return Bounds(estimate - float(high), estimate - float(low))


def student_stretch(level: float, degrees: int) -> float:
    """Return the two-sided quantile of Student's t over that of the normal, to second order in 1 / degrees.

    The expansion of Cornish and Fisher (1938): a table of t is not worth a dependency.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    return 1 + (z**2 + 1) / (4 * degrees) + (5 * z**4 + 16 * z**2 + 3) / (96 * degrees**2)


def block_length(days: int) -> int:
    """Return the cube root of the number of days, rounded up: the rate of Hall, Horowitz and Jing (1995)."""
    return next(length for length in range(1, days + 1) if length**3 >= days)


def drawn_errors(
    series: DaySeries, before: Window, after: Window, rho: float, *, seed: int, draws: int = DRAWS
) -> Drawn:
    """Draw the error of the difference of means, both windows' days and gaps as they are.

    `rho` is the autocorrelation from day to day (0 to 1). Each window needs three usable days.
    """
    pools = [shocks(window, rho) for window in (before, after)]
    earlier, later = _weights(series, before, after, rho)
    rng = np.random.default_rng(seed)
    errors = np.zeros(draws)
    blocks = []
    for pool, weights in zip(pools, (earlier, later), strict=True):
        length = block_length(len(pool))
        errors += block_draws(_spread(pool, length), len(weights), length, draws, rng) @ weights
        blocks.append(length)
    return Drawn(errors=errors, blocks=(blocks[0], blocks[1]), degrees=sum(map(len, pools)) - 2)


def block_draws(
    pool: Floats, days: int, block: int, draws: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return `draws` rows of `days` values: blocks of the pool on a circle, each start as likely."""
    starts = rng.integers(len(pool), size=(draws, ceil(days / block), 1))
    found = (starts + np.arange(block)) % len(pool)
    rows: Floats = pool[found.reshape(draws, -1)[:, :days]]
    return rows


def shocks(window: Window, rho: float) -> Floats:
    """Return what is new in each usable day of a window, in order: its departure less what it carried over.

    After a gap of g days less was carried over and more is new; it is scaled to the spread of one day. The
    first day has none to lean on: it is scaled as any day of the series, and left out in a random walk.
    """
    mean = sum(day.middle for day in window.usable) / len(window.usable)
    departures = [day.middle - mean for day in window.usable]
    at = {on: n for n, on in enumerate(window.dates)}
    found = [departures[0] * sqrt(1 - rho**2)] if rho < 1 else []
    for (before, earlier), (day, later) in pairwise(zip(window.usable, departures, strict=True)):
        gap = at[day.on] - at[before.on]
        found.append((later - rho**gap * earlier) / sqrt(sum(rho ** (2 * n) for n in range(gap))))
    return np.array(found)


def _spread(pool: Floats, block: int) -> Floats:
    """Centre a pool and give back the spread that centring and drawing in blocks take away."""
    n = len(pool)
    taken_away = (n - 1) / n * (1 - block / n) if n > block else 1.0
    centred: Floats = (pool - pool.mean()) / sqrt(taken_away)
    return centred


def _weights(series: DaySeries, before: Window, after: Window, rho: float) -> tuple[Floats, Floats]:
    """Return how much a shock of each day moves the difference: of the days to the event, and after it."""
    counted = {day.on: -1 / len(before.usable) for day in before.usable}
    counted |= {day.on: 1 / len(after.usable) for day in after.usable}
    between = list(takewhile(lambda on: on < after.first, series.onward(before.last, 1)))
    path = [*before.dates, *between, *after.dates]
    weights, carried = np.zeros(len(path)), 0.0
    for n in range(len(path) - 1, -1, -1):
        carried = counted.get(path[n], 0.0) + rho * carried
        weights[n] = carried
    past = carried * rho ** np.arange(_memory(rho, len(before.dates)), 0, -1)
    split = len(before.dates) + len(between)
    return np.concatenate([past, weights[:split]]), weights[split:]


def _memory(rho: float, days: int) -> int:
    """Return how many days before the windows a shock still matters; none in a random walk's difference."""
    if rho in (0.0, 1.0):
        return 0
    return min(ceil(log(FORGOTTEN) / log(rho)), LONGEST_MEMORY * days)
