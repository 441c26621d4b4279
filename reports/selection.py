"""Which rows a report shows: the followed places, and every place with evidence in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feeds.localtime import at_hour
from feeds.places import gazetteer
from monitor.belief import SERVICES, Belief
from monitor.episode import Lane


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The lanes of a report: cities first the lead, then followed ones, then others; regions apart."""

    lead: str
    followed: tuple[str, ...]
    lanes: list[Lane]
    region_lanes: list[Lane]


def default_followed(country: str) -> tuple[str, ...]:
    """Return the places followed when the settings name none: the capital, then the oblast centres."""
    centres = sorted(gazetteer().oblast_centres(country), key=lambda place: place.name_en)
    return tuple(dict.fromkeys(place.id for place in (gazetteer().capital(country), *centres)))


def lead_of(country: str, followed: Sequence[str]) -> str:
    """Return the place that a report puts first and shows large."""
    return (tuple(followed) or default_followed(country))[0]


def select(
    belief: Belief, window: tuple[date, date], zone: ZoneInfo, *, country: str, followed: Sequence[str]
) -> Rows:
    """Choose the lanes. Every shown city has its electricity lane, further services only with evidence."""
    chosen = tuple(followed) or default_followed(country)
    start, end = at_hour(window[0], 0, zone), at_hour(window[1], 24, zone)
    seen = {key for key in belief.timelines if _touches(belief, key, start, end)}
    cities = {place for place, _ in seen if gazetteer().get(place).kind == "city"}
    others = sorted(cities - set(chosen), key=lambda p: gazetteer().get(p).name_en)
    regions = sorted({place for place, _ in seen} - cities, key=_region_order)
    return Rows(
        lead=chosen[0],
        followed=chosen,
        lanes=[
            (place, service)
            for place in (*chosen, *others)
            for service in SERVICES
            if service == "electricity" or (place, service) in seen
        ],
        region_lanes=[(place, s) for place in regions for s in belief.services(place) if (place, s) in seen],
    )


def _region_order(place: str) -> tuple[bool, str]:
    found = gazetteer().get(place)
    return found.kind != "country", found.name_en


def _touches(belief: Belief, lane: Lane, start: datetime, end: datetime) -> bool:
    return any(k.end > start and k.start < end for k in belief.timeline(*lane).known)
