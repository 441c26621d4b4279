"""Trading days of the gas cap, written as words: what tests of the cap share."""

from __future__ import annotations

from datetime import date
from math import inf

from feeds.bounds import Bounds
from monitor.gascap import CapDay
from monitor.trading_days import trading_days

START = date(2023, 6, 1)
"""A Thursday inside the time in which the cap could fire."""


def days_of(prices, references=None, start=START):
    """One trading day per price (a number, bounds, or None for a gap) and reference, from `start` on."""
    days = trading_days(start, date(2026, 12, 31))[: len(prices)]
    references = references or [None] * len(prices)
    return [
        CapDay(on=on, price_eur_mwh=_bounds(price), reference_eur_mwh=reference)
        for on, price, reference in zip(days, prices, references, strict=True)
    ]


def _bounds(price):
    return price if price is None or isinstance(price, Bounds) else Bounds(price, price)


def words(text):
    """Prices of a string: a for 200 (above), b for 100 (below), . for a gap, ? for what may be either."""
    return [{"a": 200.0, "b": 100.0, ".": None, "?": Bounds(150.0, inf)}[letter] for letter in text]
