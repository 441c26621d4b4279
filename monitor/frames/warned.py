"""What stands beside the states: air alerts, attacks that were reported, and policy events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from feeds.localtime import day_bounds, local_day
from feeds.observation import Statement
from monitor.alerts import Heard, alert_days
from monitor.frames.table import framed
from monitor.policy import PolicyEvent

ALERT_COLUMNS = ["place", "start_at", "end_at", "what"]
ALERT_DAY_COLUMNS = [
    "place", "on", "alerts", "hours_alert_low", "hours_alert_high", "day_hours", "looked_hours", "evidence",
]  # fmt: skip
ATTACK_COLUMNS = [
    "place", "first_on", "last_on", "said_of", "said_by", "publisher", "known_at", "quote", "evidence",
]  # fmt: skip
POLICY_COLUMNS = [
    "on", "jurisdiction", "policy", "stage", "title", "text", "publisher", "url", "known_on", "event",
]  # fmt: skip


def alert_frame(heard: Heard, start: datetime, end: datetime) -> pd.DataFrame:
    """Return disjoint stretches of each kind inside [start, end), in UTC.

    `what` is "looked" (a file covers the time), "part" (some of the place may have been warned) or "whole"
    (all of it was). What is left of "looked" is the time without an alert; outside of it nothing is known.
    """
    kinds = (("looked", heard.looked), ("part", heard.perhaps), ("whole", heard.surely))
    rows = [
        (heard.place, max(a, start), min(b, end), what)
        for what, stretches in kinds
        for a, b in stretches
        if a < end and b > start
    ]
    return framed(rows, ALERT_COLUMNS, times=("start_at", "end_at"))


def alert_day_frame(heard: Heard, days: Iterable[date], zone: ZoneInfo) -> pd.DataFrame:
    """Return alerts and hours under alert of the local days on which anybody looked: `alerts.AlertDay`."""
    rows = [
        (
            heard.place, d.on, d.alerts, d.hours.low, d.hours.high, d.day_hours, d.looked_hours, d.evidence,
        )
        for d in alert_days(heard, days, zone)
    ]  # fmt: skip
    return framed(rows, ALERT_DAY_COLUMNS).astype({"day_hours": "float64", "looked_hours": "float64"})


def attack_frame(attacks: Sequence[Statement], place: str, zone: ZoneInfo) -> pd.DataFrame:
    """Return attacks as the local days in which they can lie, never finer, and whether the place was named.

    `said_of` is the place that the saying names: the place itself, its oblast or its country.
    """
    rows = []
    for said in attacks:
        days = local_days(said, zone)
        who = (said.said_by, said.publisher, said.known_at, said.quote, (said.id,))
        rows.append((place, *days, said.place, *who))
    return framed(rows, ATTACK_COLUMNS, times=("known_at",))


def local_days(said: Statement, zone: ZoneInfo) -> tuple[date, date]:
    """Return the first and last local day on which a saying's time can lie; midnight belongs before it."""
    first, last = local_day(said.at.earliest, zone), local_day(said.at.latest, zone)
    ends_at_midnight = said.at.latest > said.at.earliest and day_bounds(last, zone).earliest == said.at.latest
    return first, date.fromordinal(last.toordinal() - 1) if ends_at_midnight else last


def policy_frame(events: Sequence[PolicyEvent]) -> pd.DataFrame:
    """Return policy events by date, each with its stage, its jurisdiction and where it is published."""
    rows = [
        (
            e.on, e.jurisdiction, e.policy, e.stage.replace("_", " "), e.title, e.text, e.source, e.url,
            e.known_on, e.id,
        )
        for e in events
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=POLICY_COLUMNS)
