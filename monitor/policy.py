"""The curated register of policy events: announced, adopted, in force, applicable, expired are five dates.

Pure but for reading its own shipped table. A stage is known from `known_on`: the day from which its date was
public, which for a date set in advance is earlier than the date itself.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from io import StringIO
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.localtime import day_bounds

Stage = Literal[
    "announced", "proposed", "agreed", "adopted", "in_force", "applicable", "prolonged", "expired", "event"
]
GAS_CAP = "eu-gas-cap"
"""The register's name of the market correction mechanism, Regulation (EU) 2022/2578."""
CAP_EUR_MWH = 180.0
"""The front-month price above which its first condition is met (Article 4)."""


@dataclass(frozen=True, kw_only=True)
class PolicyEvent:
    """One dated stage of a measure."""

    id: str
    policy: str
    stage: Stage
    on: date
    precision: Literal["day", "month"]
    jurisdiction: str
    title: str
    text: str
    source: str
    url: str
    confidence: str
    known_on: date


@cache
def register() -> tuple[PolicyEvent, ...]:
    """Return every event of the shipped register, by date."""
    text = (resources.files("monitor") / "policies.csv").read_text(encoding="utf-8")
    rows = [_event(row) for row in csv.DictReader(StringIO(text))]
    return tuple(sorted(rows, key=lambda event: (event.on, event.id)))


def _event(row: dict[str, str]) -> PolicyEvent:
    dates = {key: date.fromisoformat(row[key]) for key in ("on", "known_on")}
    return PolicyEvent(**{**row, **dates})  # type: ignore[arg-type]


def known_by(as_of: datetime, zone: ZoneInfo) -> list[PolicyEvent]:
    """Return the events whose dates were public at a time; a day's news is public at the day's end."""
    return [event for event in register() if day_bounds(event.known_on, zone).latest <= as_of]


def between(events: list[PolicyEvent], first: date, last: date) -> list[PolicyEvent]:
    """Return the events dated to a day in [first, last]; one known by its month only has no day to show."""
    return [event for event in events if first <= event.on <= last and event.precision == "day"]
