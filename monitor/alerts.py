"""The air alerts of a place: when all of it or a part of it was warned, and when anybody looked. Pure.

An alert is a warning: it makes no state, and nothing about supply or strikes follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import day_bounds
from feeds.observation import Alert
from monitor.spans import Stretch, clean, hours_between, hours_in, united

MOMENT = timedelta(minutes=1)
"""What an alert that began in the very last row has lasted at least, so that it is not lost."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The alerts that can concern a place, and when anybody looked; outside of that nothing is known."""

    place: str
    said: tuple[Alert, ...]
    """Those of the place, of what it lies in, and of the cities in it."""
    looked: tuple[Stretch, ...]
    """Disjoint, in order; empty where no file that names the place was taken in."""

    @cached_property
    def surely(self) -> list[Stretch]:
        """When all of the place was warned, in every reading of what was said."""
        return united((a.at.latest, a.until.earliest) for a in self.said if a.until and self._whole(a))

    @cached_property
    def perhaps(self) -> list[Stretch]:
        """When any part of the place may have been warned; one without an end lasts as long as looked."""
        return united((a.at.earliest, self._last(a)) for a in self.said)

    def behind(self, start: datetime, end: datetime) -> tuple[str, ...]:
        """Return the ids of the alerts that touch [start, end)."""
        return tuple(a.id for a in self.said if a.at.earliest < end and self._last(a) > start)

    def _whole(self, alert: Alert) -> bool:
        above = (alert.place or "") + "/"
        return not alert.of_part and (alert.place == self.place or self.place.startswith(above))

    def _last(self, alert: Alert) -> datetime:
        if alert.until:
            return alert.until.latest
        ends = (to for since, to in self.looked if since <= alert.at.earliest <= to)
        return max(next(ends, alert.at.latest), alert.at.latest + MOMENT)


@dataclass(frozen=True, kw_only=True)
class AlertDay:
    """A local day of a place: how many alerts touched it, and for how many hours it was warned."""

    on: date
    alerts: int
    """Separate stretches under alert, of the place or of a part of it; those that overlap are one."""
    hours: Bounds
    """[all of the place, in every reading; any part of it, in some reading]."""
    day_hours: float
    looked_hours: float
    """Of the day, the hours in which anybody looked; in the others the figures say nothing."""
    evidence: tuple[str, ...]


def concerning(place: str, ancestors: Sequence[str], cities: Iterable[str]) -> tuple[str, ...]:
    """Return whose alerts can concern a place: itself, its oblast, the cities in it; of a country none."""
    if not ancestors:
        return ()
    return (place, *(above for above in ancestors if "-" in above), *cities)


def alert_days(heard: Heard, days: Iterable[date], zone: ZoneInfo) -> list[AlertDay]:
    """Return the days on which anybody looked, each cut in the place's own zone."""
    found = []
    for on in days:
        day = day_bounds(on, zone)
        start, end = day.earliest, day.latest
        if not (seen := hours_in(heard.looked, start, end)):
            continue
        low, high = hours_in(heard.surely, start, end), hours_in(heard.perhaps, start, end)
        found.append(
            AlertDay(
                on=on,
                alerts=sum(a < end and b > start for a, b in heard.perhaps),
                hours=Bounds(clean(min(low, high)), clean(high)),
                day_hours=hours_between(start, end),
                looked_hours=clean(seen),
                evidence=heard.behind(start, end),
            )
        )
    return found
