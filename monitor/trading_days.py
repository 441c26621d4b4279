"""The trading days of the exchange on which the TTF front month settles: ICE Endex, 2017 to 2026.

Monday to Friday but for the holidays of `endex_holidays.csv`. Pure but for reading that table. No package has
this calendar and the exchange's own could not be read, so each holiday says how far it can be trusted:

- `repeated`: a public price file holds the day with the close of the day before, so nothing settled on it;
- `no_row`: that file has no row of it, which is weaker, for it leaves out US holidays too;
- `sister`: a copied schedule of ICE Futures Europe, of the same group, names its own TTF contracts among
  those closed at Easter (the copy has run the table's columns together);
- `rule`: the same feast as in the years that were checked, and nothing more.

No holiday moves to a weekday when it falls on a weekend: the price file holds closes of their own for
28 December 2020, 27 and 28 December 2021, 3 January and 27 December 2022. British, Dutch and American bank
holidays are trading days. 2 January 2017 and 2023 are taken as trading days by this rule; if they are none,
a series has a gap there that is none, which confirms nothing and ends no run.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from io import StringIO
from typing import Literal

from feeds.localtime import days_between

FIRST_ON, LAST_ON = date(2017, 1, 1), date(2026, 12, 31)
"""The days that the table speaks for."""

Confidence = Literal["repeated", "no_row", "sister", "rule"]


class OutsideCalendar(ValueError):
    """A day before or after the years whose exchange holidays are known; the message names it."""


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """A weekday on which the exchange is closed, and how that is known."""

    on: date
    name: str
    source: str
    url: str
    confidence: Confidence


@cache
def holidays() -> dict[date, Holiday]:
    """Return every weekday holiday of the table, by day."""
    text = (resources.files("monitor") / "endex_holidays.csv").read_text(encoding="utf-8")
    found = [
        Holiday(
            on=date.fromisoformat(row["date"]),
            name=row["name"],
            source=row["source"],
            url=row["url"],
            confidence=row["confidence"],  # type: ignore[arg-type]
        )
        for row in csv.DictReader(StringIO(text))
    ]
    return {holiday.on: holiday for holiday in found}


def is_known(first_on: date, last_on: date) -> bool:
    """Return whether the table speaks for every day from first to last."""
    return first_on >= FIRST_ON and last_on <= LAST_ON


def is_trading_day(on: date) -> bool:
    """Return whether the exchange trades on a day; OutsideCalendar where that is not known."""
    if not is_known(on, on):
        raise OutsideCalendar(
            f"{on}: the exchange holidays are known from {FIRST_ON} to {LAST_ON} only, so nobody can say "
            "whether it is a trading day"
        )
    return on.weekday() < 5 and on not in holidays()


def trading_days(first_on: date, last_on: date) -> list[date]:
    """Return the trading days from first to last, both included; OutsideCalendar as above."""
    return [on for on in days_between(first_on, last_on) if is_trading_day(on)]
