"""One series before and after one day: the difference, how sure it is, and how unusual. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from feeds.bounds import Bounds
from monitor.comparison.bootstrap import drawn_errors
from monitor.comparison.persistence import Persistence, persistence
from monitor.comparison.placebo import Placebo, placebo
from monitor.comparison.windows import LEAST_DAYS, DaySeries, Window, difference, enough, windows

WINDOW_DAYS = 28
"""Four weeks on each side: every weekday weighs alike."""
MIN_OBSERVED = 0.5
LEVEL, STRICT_LEVEL = 0.95, 0.99
SIGNIFICANT = 0.05


@dataclass(frozen=True, kw_only=True)
class Change:
    """What differs after the event, in the series' own unit."""

    estimate: float
    """Mean after less mean before, of the middles of the days' ranges."""
    bounds: Bounds
    """The same wherever in their ranges the days lay."""
    interval: Bounds
    """The 95% interval of the estimate."""
    wide_interval: Bounds
    """The 95% interval wherever in their ranges the days lay: what has to leave out zero."""
    strict_interval: Bounds
    """The same at 99%, which has to leave out zero where a random walk cannot be ruled out."""
    blocks: tuple[int, int]
    persistence: Persistence
    placebo: Placebo

    @property
    def found(self) -> bool:
        """Whether interval and placebo dates both tell of a difference, at the 5% level."""
        p, surely = self.placebo.p_value, _leaves_out_zero(self.wide_interval)
        if self.persistence.wanders:
            surely = surely and _leaves_out_zero(self.strict_interval)
        return surely and p is not None and p <= SIGNIFICANT


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A comparison of the two windows around a day, or why there is none."""

    on: date
    before: Window
    after: Window
    min_observed: float
    change: Change | None

    @property
    def refused(self) -> str:
        """Why nothing is compared; empty where it is."""
        if self.change:
            return ""
        before, after = (
            f"{len(w.usable)} of {len(w.dates)} days {name} ({w.usable_share:.0%})"
            for name, w in (("before", self.before), ("after", self.after))
        )
        return (
            f"too little was observed: {before} and {after} can be used; {self.min_observed:.0%} of "
            f"each side, and at least {LEAST_DAYS} days, are asked for"
        )


def compare(
    series: DaySeries,
    on: date,
    *,
    days: int = WINDOW_DAYS,
    min_observed: float = MIN_OBSERVED,
    seed: int = 0,
) -> Comparison:
    """Compare the means of the `days` days after and before a date, which counts on neither side.

    Refused (`change` None) where less than `min_observed` (a share) of the days of either side can be used.
    The same series and seed give the same figures.
    """
    before, after = windows(series, on, days)
    change = None
    if all(enough(len(w.usable), days, min_observed) for w in (before, after)):
        change = _change(series, on, before, after, min_observed, seed)
    return Comparison(on=on, before=before, after=after, min_observed=min_observed, change=change)


def _change(
    series: DaySeries, on: date, before: Window, after: Window, min_observed: float, seed: int
) -> Change:
    bounds = difference(before, after)
    estimate = (bounds.low + bounds.high) / 2
    lasting = persistence(series, on)
    drawn = drawn_errors(series, before, after, lasting.rho, seed=seed)
    interval, strict = drawn.interval(estimate, LEVEL), drawn.interval(estimate, STRICT_LEVEL)
    return Change(
        estimate=estimate,
        bounds=bounds,
        interval=interval,
        wide_interval=_widened(interval, estimate, bounds),
        strict_interval=_widened(strict, estimate, bounds),
        blocks=drawn.blocks,
        persistence=lasting,
        placebo=placebo(series, on, before, after, estimate, min_observed),
    )


def _widened(interval: Bounds, estimate: float, bounds: Bounds) -> Bounds:
    """Return an interval with what the days' ranges leave open added on either side."""
    return Bounds(interval.low - estimate + bounds.low, interval.high - estimate + bounds.high)


def _leaves_out_zero(interval: Bounds) -> bool:
    return interval.low > 0 or interval.high < 0
