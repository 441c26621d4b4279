"""Prices as they were said, put on the trading days of the exchange: what is known of each, what is a gap.

Pure. Here is also decided what can be told of a series that is not the front month's settlement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from feeds.bounds import Bounds
from feeds.observation import Price
from monitor.gascap import CapDay
from monitor.trading_days import holidays, is_trading_day, trading_days

PRODUCT = "TTF front month"
ABOUT = 0.05
"""Half-width of a price that a source calls "about", as a part of it: about 200 is 190 to 210 EUR/MWh."""


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A price that is no settlement of a trading day, and why."""

    price: Price
    why: str
    foreign: bool
    """Whether a settlement of the front month can't come with such a price: the series is another one."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """Every trading day from the first to the last price, gaps among them."""

    days: tuple[CapDay, ...]
    aside: tuple[Aside, ...]

    @property
    def gaps(self) -> list[date]:
        """The trading days without a price."""
        return [day.on for day in self.days if day.price_eur_mwh is None]

    @property
    def reference_gaps(self) -> list[date]:
        """The trading days without a reference price."""
        return [day.on for day in self.days if day.reference_eur_mwh is None]


def series(prices: Iterable[Price], references: Mapping[date, float], *, to: date | None = None) -> Series:
    """Put front-month prices and reference prices (EUR/MWh by day) on the trading days.

    It ends at the last price, or at `to` where that is later: days not told yet are gaps as well. Raises
    trading_days.OutsideCalendar for a price of a year whose exchange holidays are not known.
    """
    by_day: dict[date, list[Price]] = defaultdict(list)
    for price in prices:
        if price.product == PRODUCT:
            by_day[price.on].append(price)
    aside = []
    kept: dict[date, list[Price]] = {}
    before: list[Price] = []
    for on, told in sorted(by_day.items()):
        # A running quote of a day that was not over is no settlement.
        settled = [price for price in told if price.known_at >= price.at.latest]
        aside += [
            Aside(price=price, why="the day was not over", foreign=False)
            for price in told
            if price not in settled
        ]
        if is_trading_day(on):
            if settled:
                kept[on] = before = settled
        else:
            aside += [_off_the_exchange(price, before) for price in settled]
    last = max([*kept, *([to] if to else [])], default=None)
    days = trading_days(min(kept), last) if kept and last else []
    return Series(
        days=tuple(
            CapDay(
                on=on,
                price_eur_mwh=_together([bounds_of(price) for price in kept.get(on, ())]),
                reference_eur_mwh=references.get(on),
            )
            for on in days
        ),
        aside=tuple(aside),
    )


def _off_the_exchange(price: Price, before: Sequence[Price]) -> Aside:
    if price.on.weekday() > 4:
        return Aside(price=price, why="a weekend, on which the exchange is closed", foreign=True)
    holiday = holidays()[price.on]
    if any(price.eur_mwh == earlier.eur_mwh for earlier in before):
        why = "a holiday with the close of the day before"
        return Aside(price=price, why=why, foreign=False)
    why = f"{holiday.name}, on which the exchange is closed, yet with a price of its own"
    return Aside(price=price, why=why, foreign=True)


def bounds_of(price: Price) -> Bounds:
    """Return what a price said with its bound can have been, in EUR/MWh."""
    match price.bound:
        case "exact":
            return Bounds(price.eur_mwh, price.eur_mwh)
        case "about":
            return Bounds(round(price.eur_mwh * (1 - ABOUT), 6), round(price.eur_mwh * (1 + ABOUT), 6))
        case "at_least":
            return Bounds(price.eur_mwh, inf)
        case "at_most":
            return Bounds(0.0, price.eur_mwh)


def _together(told: Sequence[Bounds]) -> Bounds | None:
    """Combine what is said of a day: what all sources allow, or, where they differ, all that any allows."""
    if not told:
        return None
    low, high = max(one.low for one in told), min(one.high for one in told)
    if low <= high:
        return Bounds(low, high)
    return Bounds(min(one.low for one in told), max(one.high for one in told))


def objection(found: Series) -> str | None:
    """Say why a series is plainly not the front month's settlement (a day-ahead price, say), or None."""
    for one in found.aside:
        if one.foreign:
            where = f"{one.price.locator}: " if one.price.locator else ""
            return (
                f"{where}{one.price.eur_mwh:g} on {one.price.on} ({one.price.on:%A}): {one.why}; "
                "a day-ahead or spot series has such prices, the front month has none"
            )
    return None
