"""Short ways to say things in tests: `said("outage", "16 18:00", off=0.6)` is a statement about Kyiv's power."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.localtime import read_time_bounds
from feeds.observation import Quantity, Statement

KYIV = ZoneInfo("Europe/Kyiv")
_SHORT = {
    "outage": ("outage", "begins"),
    "still off": ("outage", "continues"),
    "normal": ("outage", "ends"),
    "partly back": ("restoration", "partial"),
    "restored": ("restoration", "full"),
    "emergency": ("emergency_shutdown", "begins"),
    "still emergency": ("emergency_shutdown", "continues"),
    "emergency over": ("emergency_shutdown", "ends"),
    "scheduled": ("scheduled_shutdown", "begins"),
    "schedule over": ("scheduled_shutdown", "ends"),
    "attack": ("attack", None),
}


def at(text: str) -> TimeBounds:
    """Read "16 18:00" (exact), "16 morning" or "16" as a Kyiv time of December 2022."""
    day, _, rest = text.partition(" ")
    date_ = f"2022-12-{int(day):02d}"
    if ":" in rest:
        moment = datetime.fromisoformat(f"{date_}T{rest}").replace(tzinfo=KYIV).astimezone(UTC)
        return TimeBounds(moment, moment)
    return read_time_bounds(f"{date_} {rest}".strip(), KYIV)


def instant(text: str) -> datetime:
    """Read an exact Kyiv time of December 2022 as UTC."""
    return at(text).earliest


def said(what: str, when: str, **more: Any) -> Statement:
    """Say something about Kyiv's electricity.

    off= or on= name a share, count= a number and its unit, until= an end, the rest are fields.
    """
    kind, phase = _SHORT[what]
    quantity = None
    bound, base = more.pop("bound", "exact"), more.pop("base", "people")
    for key, unit in (("off", "share_off"), ("on", "share_on")):
        if key in more:
            quantity = Quantity(value=more.pop(key), unit=unit, bound=bound, base=base)
    if "count" in more:
        number, unit = more.pop("count")
        quantity = Quantity(value=number, unit=unit, bound=bound)
    until = more.pop("until", None)
    moment = at(when)
    fields: dict[str, Any] = {
        "source": "test",
        "place": "UA-30",
        "service": "electricity",
        "at": moment,
        "known_at": moment.latest + timedelta(minutes=1),
        "quote": f"{what} {when}",
        "publisher": "Gazette",
        "url": f"https://example.org/{what}/{when}".replace(" ", "-"),
        "modality": "actual",
        "kind": kind,
        "phase": phase,
    }
    return Statement(
        quantity=quantity,
        until=at(until) if until else None,
        **{**fields, **more},
    )
