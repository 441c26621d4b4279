"""A comparison as it is asked for: an event of the register, a metric, and the lanes or products. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from monitor.belief import Belief
from monitor.comparison.comparing import MIN_OBSERVED, WINDOW_DAYS, Comparison, compare
from monitor.comparison.daily import lane_series, price_series
from monitor.comparison.windows import DaySeries
from monitor.episode import Lane
from monitor.policy import PolicyEvent, between

Metric = Literal["hours_off", "hours_affected", "customer_hours", "price"]
METRICS: tuple[Metric, ...] = get_args(Metric)
FRONT_MONTH = "TTF front month"
SHORTEST_DAYS = 5
"""With windows of three days 6 in 100 random walks were taken for a step, with five 1 (500 of each)."""


@dataclass(frozen=True, kw_only=True)
class How:
    """How to compare: the metric, the days on each side, the share of them that has to count, the seed."""

    metric: Metric = "hours_off"
    days: int = WINDOW_DAYS
    min_observed: float = MIN_OBSERVED
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse windows without days and a share that is none."""
        if self.days < SHORTEST_DAYS:
            raise ValueError(f"a window has at least {SHORTEST_DAYS} days, not {self.days}")
        if not 0 <= self.min_observed <= 1:
            raise ValueError(f"a share lies between 0 and 1, not at {self.min_observed}")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One comparison with whose it is, and what else the register dates to its windows."""

    event: PolicyEvent
    how: How
    of: str
    """A service of the place, or the product of a price."""
    place: str | None
    comparison: Comparison
    also: tuple[PolicyEvent, ...]


def answers(
    event: PolicyEvent,
    how: How,
    belief: Belief,
    lanes: Iterable[Lane],
    register: Sequence[PolicyEvent],
    clock_of: Callable[[str], ZoneInfo],
) -> list[Answer]:
    """Compare each lane around an event; a price is the front month's, whatever the lanes.

    `register` is what is known of policy at the time of the belief.
    """
    metric = how.metric
    found: list[tuple[str | None, str, DaySeries]] = []
    if metric == "price":
        found.append((None, FRONT_MONTH, price_series(belief.prices, FRONT_MONTH)))
    else:
        for place, service in lanes:
            line = belief.timeline(place, service)
            found.append((place, service, lane_series(line, metric, clock_of(place), belief.as_of)))
    return [_answer(event, how, place, of, series, register) for place, of, series in found]


def _answer(
    event: PolicyEvent,
    how: How,
    place: str | None,
    of: str,
    series: DaySeries,
    register: Sequence[PolicyEvent],
) -> Answer:
    comparison = compare(series, event.on, days=how.days, min_observed=how.min_observed, seed=how.seed)
    inside = between(register, comparison.before.first, comparison.after.last)
    also = tuple(other for other in inside if other.id != event.id)
    return Answer(event=event, how=how, place=place, of=of, comparison=comparison, also=also)
