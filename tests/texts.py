"""What the tests of text sources share: a stand-in for the language layer.

The stand-in knows a few phrases, so that these tests do not depend on a grammar.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.language import Extract
from feeds.localtime import at_hour, day_bounds, local_day
from feeds.observation import Quantity

KYIV = ZoneInfo("Europe/Kyiv")
HALF = Quantity(value=0.5, unit="share_off", bound="about", base="customers")
PHRASES: dict[str, dict[str, Any]] = {
    "Застосовано аварійні відключення": {"kind": "emergency_shutdown", "phase": "begins"},
    "Аварійні відключення скасовано": {"kind": "emergency_shutdown", "phase": "ends"},
    "Половина споживачів без світла": {"kind": "outage", "phase": "continues", "quantity": HALF},
    "Світло повернули всім": {"kind": "restoration", "phase": "full"},
    "Завтра діятимуть графіки": {"kind": "scheduled_shutdown", "phase": "begins", "modality": "planned"},
    "Про відключення брешуть": {"kind": "scheduled_shutdown", "phase": "begins", "modality": "denied"},
    "Місто атакували": {"kind": "attack", "service": None},
    "Уряд ухвалив рішення": {"kind": "policy", "service": None, "place": None},
    "Emergency shutdowns are in force": {"kind": "emergency_shutdown", "phase": "begins"},
    "Half of the customers are without power": {"kind": "outage", "phase": "continues", "quantity": HALF},
    "Power is back for everyone": {"kind": "restoration", "phase": "full"},
}
_TIME = re.compile(r" (?:з|from) (\d\d):00| (сьогодні|today)| (?:до|until) (\d\d):00")


def extract(text: str, *, published: datetime | None, source: str = "") -> list[Extract]:
    """Find the phrases; "з 14:00", "сьогодні" and "до 18:00" right behind one are times of the day it tells of.

    A planned one tells of the day after; without a publication there is no day. The place is Kharkiv unless
    the hint says Ukrenergo.
    """
    found = []
    for phrase, said in PHRASES.items():
        for match in re.finditer(re.escape(phrase), text):
            end, times = match.end(), {}
            while published and (time := _TIME.match(text, end)):
                times |= _time(time, published, planned=said.get("modality") == "planned")
                end = time.end()
            found.append(
                Extract(
                    **{
                        "place": "UA" if "Ukrenergo" in source else "UA-63",
                        "service": "electricity",
                        "phase": None,
                        "modality": "actual",
                        "quantity": None,
                        "at": None,
                        "until": None,
                        **said,
                        **times,
                    },
                    quote=text[match.start() : end],
                    start=match.start(),
                    end=end,
                )
            )
    return sorted(found, key=lambda one: one.start)


def _time(time: re.Match[str], published: datetime, *, planned: bool) -> dict[str, TimeBounds]:
    day = local_day(published, KYIV) + timedelta(days=planned)
    if time[2]:
        return {"at": day_bounds(day, KYIV)}
    moment = at_hour(day, int(time[1] or time[3]), KYIV)
    return {"at" if time[1] else "until": TimeBounds(moment, moment)}
