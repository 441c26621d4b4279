"""What is believed of a lane or a price, as a series of days. Pure.

What nobody observed of a day that counts may have been anything, so it widens the day's range upward: a
day is never better for not having been looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import inf
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import day_bounds, days_between, local_day
from feeds.observation import Price
from monitor.comparison.windows import DaySeries, DayValue
from monitor.metrics import day_hours
from monitor.metrics.amounts import day_amounts
from monitor.spans import clean, hours_between
from monitor.states import states
from monitor.timeline import Timeline

LaneMetric = Literal["hours_off", "hours_affected", "customer_hours"]
_INSTANT = timedelta(microseconds=1)
_CHUNK = 32


def lane_series(line: Timeline, metric: LaneMetric, zone: ZoneInfo, as_of: datetime | None) -> DaySeries:
    """Return a metric of all layers together for each local day that anything is known of and that is over.

    hours_off and hours_affected in hours, customer_hours in customers x hours.
    """
    daily = _customers if metric == "customer_hours" else _hours
    return DaySeries(days=tuple(daily(part, metric, on, zone) for part, on in _days(line, zone, as_of)))


def _days(line: Timeline, zone: ZoneInfo, as_of: datetime | None) -> Iterator[tuple[Timeline, date]]:
    """Yield each day that is known of, with the timeline around it: a long one is slow to search."""
    if not line.known:
        return
    first = min(k.start for k in line.known)
    last = max(k.end for k in line.known) - _INSTANT
    every = days_between(local_day(first, zone), local_day(last, zone))
    over = [on for on in every if as_of is None or day_bounds(on, zone).latest <= as_of]
    for n in range(0, len(over), _CHUNK):
        chunk = over[n : n + _CHUNK]
        start, end = day_bounds(chunk[0], zone).earliest, day_bounds(chunk[-1], zone).latest
        part = replace(
            line,
            layers=tuple(p for p in line.layers if p.start < end and p.end > start),
            known=tuple(k for k in line.known if k.start < end and k.end > start),
        )
        yield from ((part, on) for on in chunk)


def _hours(line: Timeline, metric: LaneMetric, on: date, zone: ZoneInfo) -> DayValue:
    (row,) = (row for row in day_hours(line, on, zone) if row.layer == "together")
    told = row.hours_off if metric == "hours_off" else row.hours_affected
    unseen = (1 - row.observed_share.low) * row.day_hours
    value = Bounds(told.low, max(told.high, min(row.day_hours, clean(told.high + unseen))))
    return DayValue(on=on, value=value, observed_share=row.observed_share.low)


def _customers(line: Timeline, _: LaneMetric, on: date, zone: ZoneInfo) -> DayValue:
    """Return a day's customer-hours; counted is also the time that is certainly supplied, which is none off.

    What nobody counted cannot be bounded: of a day that counts it is less than a tenth, and left open.
    """
    rows = [r for r in day_amounts(line, on, zone) if (r.layer, r.unit) == ("together", "customers")]
    day = day_bounds(on, zone)
    supplied = sum(
        hours_between(s.start, s.end)
        for s in states(line, day.earliest, day.latest)
        if s.state == "on" and s.certain
    ) / hours_between(day.earliest, day.latest)
    counted = rows[0].counted_share.low if rows else 0.0
    value = rows[0].unit_hours if rows else Bounds(0.0, 0.0)
    share = clean(min(1.0, counted + supplied))
    return DayValue(on=on, value=value if share else None, observed_share=share)


def price_series(prices: Iterable[Price], product: str) -> DaySeries:
    """Return a product's price in EUR/MWh for each trading day of its exchange; one without is unknown.

    Several prices of a day bound it. One told only as "at least" or "at most" bounds one side, which is not
    enough for a day to count, unless others say more.
    """
    told: dict[date, list[Price]] = defaultdict(list)
    for price in prices:
        if price.product == product:
            told[price.on].append(price)
    days = tuple(DayValue(on=on, value=_price(told[on]), observed_share=1.0) for on in sorted(told))
    return DaySeries(days=days, trading_days_only=True)


def _price(prices: list[Price]) -> Bounds:
    exact = [p.eur_mwh for p in prices if p.bound in ("exact", "about")]
    if exact:
        return Bounds(min(exact), max(exact))
    low = max((p.eur_mwh for p in prices if p.bound == "at_least"), default=-inf)
    high = min((p.eur_mwh for p in prices if p.bound == "at_most"), default=inf)
    return Bounds(min(low, high), max(low, high))
