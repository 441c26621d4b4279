"""The curated register of policy events: announced, adopted, in force, applicable, expired are five dates.

Pure but for reading its own shipped table. A stage is known from `known_on`: the day from which its date was
public, which for a date set in advance is earlier than the date itself.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from io import StringIO
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.errors import UnknownName
from feeds.localtime import day_bounds
from feeds.observation import Statement

Stage = Literal[
    "announced", "proposed", "agreed", "adopted", "in_force", "applicable", "prolonged", "expired", "event"
]
GAS_CAP = "eu-gas-cap"
"""The register's name of the market correction mechanism, Regulation (EU) 2022/2578."""
EVERYWHERE = ("EU", "INT")
"""Jurisdictions whose policy concerns every place."""
WORDS_SHARED = 2
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


def event_named(name: str, events: Iterable[PolicyEvent]) -> PolicyEvent:
    """Return the event of an id, or of a policy with its stage: `eu-gas-cap-agreed`, `eu-gas-cap agreed`.

    Raises UnknownName, which lists the ids there are, for a name that means none or more than one, and for
    an event of which only the month is known.
    """
    known = sorted(events, key=lambda event: event.id)
    policy, _, stage = re.sub(r"[\s:/]+", " ", name.strip()).rpartition(" ")
    found = [e for e in known if name.strip() == e.id] or [
        e for e in known if (e.policy, e.stage) == (policy, stage)
    ]
    if not found:
        ids = ", ".join(e.id for e in known if e.precision == "day")
        raise UnknownName(f"no policy event {name!r} is known; known: {ids or 'none yet'}")
    if len(found) > 1:
        raise UnknownName(f"{name!r} means more than one event: {', '.join(e.id for e in found)}")
    if found[0].precision != "day":
        raise UnknownName(f"of {found[0].id} only the month is known; an event to compare at needs its day")
    return found[0]


def concerning(events: Iterable[PolicyEvent], country: str) -> list[PolicyEvent]:
    """Return the events of a country, of the EU, and those between states."""
    mine = {country, *EVERYWHERE}
    return [event for event in events if mine & set(event.jurisdiction.split("/"))]


def between(events: Iterable[PolicyEvent], first: date, last: date) -> list[PolicyEvent]:
    """Return the events dated to a day in [first, last]; one known by its month only has no day to show."""
    return [event for event in events if first <= event.on <= last and event.precision == "day"]


def matched(
    events: Iterable[PolicyEvent], said: Iterable[Statement], zone: ZoneInfo
) -> dict[str, tuple[str, ...]]:
    """Return, by event id, the sayings about policy that speak of an event of the register.

    A saying is matched once: to the event of its own day and jurisdiction with which its words share most,
    at least two. What matches nothing is news for whoever keeps the register.
    """
    found: dict[str, list[str]] = defaultdict(list)
    known = list(events)
    for statement in said:
        if statement.kind != "policy" or statement.modality == "denied":
            continue
        same_day = [e for e in known if _same_day_and_place(e, statement, zone)]
        shared = {e.id: len(_stems(f"{e.title} {e.text}") & _stems(statement.quote)) for e in same_day}
        best = max(shared, key=lambda name: (shared[name], name), default=None)
        if best is not None and shared[best] >= WORDS_SHARED:
            found[best].append(statement.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _same_day_and_place(event: PolicyEvent, said: Statement, zone: ZoneInfo) -> bool:
    if event.precision != "day" or not said.at.overlaps(day_bounds(event.on, zone)):
        return False
    return said.place is None or said.place in event.jurisdiction.split("/")


def _stems(text: str) -> set[str]:
    """The words of a text that carry meaning, cut so that "prices" and "price" are one."""
    return {word[:5] for word in re.findall(r"[a-zа-яіїєґ]{3,}", text.lower()) if word not in _EMPTY}


_EMPTY = {
    "the", "and", "for", "with", "over", "from", "its", "was", "are", "has", "been", "not", "that", "this"
}  # fmt: skip
