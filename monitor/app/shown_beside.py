"""What a timeline tells beside its states: air alerts, attacks that were reported, and policy events.

No state follows from any of them, and no time from an attack to an outage is worked out here or elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feeds.observation import Statement
from feeds.places import gazetteer
from feeds.sources.alerts_csv import SOURCE
from monitor.alerts import AlertDay
from monitor.app.view import View
from monitor.app.written import utc
from monitor.frames.warned import local_days
from reports import words

NOT_LOOKED = "Air alerts: no file of them covers these days, which says nothing about quiet."


def beside_lines(view: View, cited: dict[str, int]) -> Iterator[str]:
    """Yield a line per day with alerts looked for, per attack and per policy event; attacks are cited."""
    days = view.alerts()
    if view.heard.looked and not days:
        yield NOT_LOOKED
    if days:
        yield f"Air alerts, of the place or a part of it: {SOURCE.publisher} ({SOURCE.licence})"
    for day in days:
        yield f"{words.short_day(day.on)}: {_alert_words(day)}"
    for said in view.attacks():
        number = cited.setdefault(said.id, len(cited) + 1)
        first, last = local_days(said, view.place.clock)
        when = words.short_day(first) + (f" to {words.short_day(last)}" if last > first else "")
        of = gazetteer().get(said.place or view.place.id).name_en
        yield f"{when}: attack reported, {of} [{number}]; no state follows from it"
    for event in view.policies():
        stage = event.stage.replace("_", " ")
        yield f"{words.short_day(event.on)}: policy, {event.jurisdiction}: {event.title} ({stage})"


def _alert_words(day: AlertDay) -> str:
    if not day.alerts:
        told = "no air alert"
    else:
        told = f"{day.alerts} air alert{'' if day.alerts == 1 else 's'}, {words.hours(day.hours)}"
    if day.looked_hours < day.day_hours:
        told += f", in the {day.looked_hours:.1f} h that the file covers"
    return told


def beside_json(view: View) -> tuple[dict[str, Any], set[str]]:
    """Return alerts by day, attacks by day and policy events as JSON, and the sayings behind them."""
    days, attacks = view.alerts(), view.attacks()
    told = {
        "alerts": {
            "looked": [
                [utc(max(a, view.start)), utc(min(b, view.end))]
                for a, b in view.heard.looked
                if a < view.end and b > view.start
            ],
            "days": [
                {
                    "on": day.on.isoformat(),
                    "alerts": day.alerts,
                    "hours": [day.hours.low, day.hours.high],
                    "looked_hours": day.looked_hours,
                    "day_hours": day.day_hours,
                    "evidence": list(day.evidence),
                }
                for day in days
            ],
        },
        "attacks": [_attack(said, view) for said in attacks],
        "policies": [
            {
                "event": event.id,
                "on": event.on.isoformat(),
                "jurisdiction": event.jurisdiction,
                "policy": event.policy,
                "stage": event.stage,
                "title": event.title,
                "publisher": event.source,
                "url": event.url,
            }
            for event in view.policies()
        ],
    }
    return told, {i for day in days for i in day.evidence} | {said.id for said in attacks}


def _attack(said: Statement, view: View) -> dict[str, Any]:
    first, last = local_days(said, view.place.clock)
    return {
        "observation": said.id,
        "place": said.place,
        "days": [first.isoformat(), last.isoformat()],
        "quote": said.quote,
    }
