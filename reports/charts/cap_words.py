"""Prices and stages of the gas cap: read from the frames, and written in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from feeds.localtime import days_between
from feeds.observation import BoundKind
from monitor.gascap import DAYS_IN_A_ROW, SPREAD_EUR_MWH
from monitor.trading_days import is_known, trading_days
from reports import words
from reports.charts.frames import day, rows_in
from reports.style import day_text


@dataclass(frozen=True, kw_only=True)
class SourcedPrice:
    """One price of the front month on a day, or the limit that a source gives for it."""

    on: date
    eur_mwh: float
    bound: BoundKind

    @property
    def words(self) -> str:
        """The price as it was said: "108.5", "about 108.5", "≥250", "≤135"."""
        return {"about": "about ", "at_least": "≥", "at_most": "≤"}.get(self.bound, "") + f"{self.eur_mwh:g}"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One date in the life of the cap."""

    on: date
    words: str


def prices_of(prices: pd.DataFrame, window: tuple[date, date]) -> list[SourcedPrice]:
    """Return the prices inside a window in the order of days."""
    read = [
        SourcedPrice(on=day(row.on), eur_mwh=float(row.eur_mwh), bound=row.bound) for row in rows_in(prices)
    ]
    return sorted((one for one in read if window[0] <= one.on <= window[1]), key=lambda one: one.on)


def stages_of(policies_of_cap: pd.DataFrame) -> list[Stage]:
    """Return every stage of the cap in the order of days, inside the window or not."""
    read = [Stage(on=day(row.on), words=str(row.stage or row.title)) for row in rows_in(policies_of_cap)]
    return sorted(read, key=lambda stage: stage.on)


def exchange_days(window: tuple[date, date]) -> list[date]:
    """Return the trading days of the exchange; in years without a known calendar every Monday to Friday."""
    if is_known(*window):
        return trading_days(*window)
    return [on for on in days_between(*window) if on.weekday() < 5]


def days_without(prices: list[SourcedPrice], window: tuple[date, date]) -> list[date]:
    """Return the trading days without a price."""
    told = {price.on for price in prices}
    return [on for on in exchange_days(window) if on not in told]


def rule_words(cap_eur_mwh: float) -> tuple[str, str]:
    """Return the rule of the cap in two short lines."""
    return (
        f"Fires when the TTF front month is > {cap_eur_mwh:g} EUR/MWh on {DAYS_IN_A_ROW} consecutive "
        "working days",
        f"AND, on the same days, ≥ {SPREAD_EUR_MWH:g} EUR/MWh above the LNG reference price.",
    )


def limit_words(stages: list[Stage], window: tuple[date, date], cap_eur_mwh: float) -> str:
    """Name the limit, and say where the cap cannot fire yet, or no longer, in the window."""
    words = f"limit of the cap: {cap_eur_mwh:g} EUR/MWh"
    dates = {stage.words: stage.on for stage in stages}
    if dates and "applicable" not in dates:
        return f"{words} (not applicable yet)"
    if "applicable" in dates and dates["applicable"] > window[1]:
        return f"{words} (cannot fire before {day_text(dates['applicable'], year=True)})"
    if "expired" in dates and dates["expired"] < window[0]:
        return f"{words} (expired {day_text(dates['expired'], year=True)})"
    return words


def distance_words(prices: list[SourcedPrice], cap_eur_mwh: float) -> str:
    """Tell how far the last price is from the limit, with the certainty that its bound allows."""
    if not prices:
        return "No sourced price in this window: the distance to the limit is unknown."
    last = prices[-1]
    gap = words.distance(last.eur_mwh, last.bound, cap_eur_mwh)
    return f"Last price: {last.words} EUR/MWh on {day_text(last.on)}, {gap}."


def coverage_words(prices: list[SourcedPrice], window: tuple[date, date]) -> str:
    """Tell on how many trading days a price was sourced."""
    days = exchange_days(window)
    told = len(days) - len(days_without(prices, window))
    share = f" ({told / len(days):.0%})" if days else ""
    holidays = "" if is_known(*window) else ", exchange holidays not taken out"
    return (
        f"Observed: a sourced price on {told} of {len(days)} trading days{share}{holidays}; "
        "a day without a price is a gap, never a day below the limit."
    )
