"""Schedules of hourly cuts (HPV) per oblast and queue, as mirrors on GitHub keep what operators publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from feeds.errors import UnknownValue
from feeds.inquiry import ask_each
from feeds.json_document import Value, read_json
from feeds.localtime import day_bounds
from feeds.observation import Document, Get, Parsed, PlannedCut, Source
from feeds.schedules.days import GroupDay, Schedule, cuts, worded
from feeds.schedules.hourly import read_hours, read_stamp
from feeds.schedules.listed import read_outages
from feeds.schedules.operators import place_in, place_of

RAW = "https://raw.githubusercontent.com"
ADDRESSES = tuple(
    f"{RAW}/{mirror}/main/data/{name}.json"
    for mirror, names in (
        ("Baskerville42/outage-data-ua", ("kyiv", "kyiv-region", "dnipro", "odesa")),
        ("yaroslav2901/OE_OUTAGE_DATA", ("Lvivoblenerho", "Zaporizhzhiaoblenergo")),
    )
    for name in names
)
SOURCE = Source(
    id="gpv_github",
    title="Schedules of hourly cuts by queue, mirrored on GitHub",
    publisher="Distribution operators, through mirrors on GitHub",
    home=ADDRESSES[0],
    licence="none stated; single facts with a link",
    cadence=timedelta(minutes=30),
)

FIELDS = ("regionId", "lastUpdated", "fact", "preset", "lastUpdateStatus", "regionAffiliation", "meta")


def fetch(get: Get, since: datetime | None) -> Iterator[Document]:
    """Ask for each region's file as it stands; its past cannot be asked for."""
    return ask_each(get, ADDRESSES)


def parse(document: Document) -> Parsed:
    """Read the plan of every group and day; a schedule never says what is the case, nor of an emergency.

    Three shapes are known: the mirrors' `regionId`, `fact` and `preset`, the same `fact` bare as DTEK's pages
    hold it, and Vinnytsia's older list of outages. The weekly `preset` is no plan of a day and is left alone.
    The place is that of the regionId, else of the file's name. Raises LayoutChanged for another shape and
    UnknownValue for a value without a known meaning.
    """
    body = read_json(document)
    fields = body.members()
    if "fact" in fields:
        place, schedule = _region(body.member("regionId")), read_hours(body.member("fact"), SOURCE.clock)
        # When the mirror last looked; when the schedule last changed is the source's own `update`.
        read_stamp(body.member("lastUpdated"), SOURCE.clock)
        drift = schedule.drift | body.beside(FIELDS)
    else:
        if "data" not in fields and "outages" not in fields:
            raise body.changed(f"no fact, data or outages among its fields ({', '.join(list(fields)[:8])})")
        read = read_hours if "data" in fields else read_outages
        place, schedule = _named(document), read(body, SOURCE.clock)
        drift = schedule.drift
    plans = tuple(_plan(document, place, schedule, day) for day in schedule.days)
    return Parsed(
        observations=plans,
        items=tuple(plan.item for plan in plans),
        leftovers=schedule.leftovers,
        drift=tuple(sorted(drift)),
    )


def _region(value: Value) -> str:
    if (place := place_of(value.text())) is None:
        raise value.refuse("an unknown region")
    return place


def _named(document: Document) -> str:
    if (place := place_in(document.key)) is None:
        problem = f"the body names no region and the name {document.key!r} no known one"
        raise UnknownValue(document.source, document.key, problem)
    return place


def _plan(document: Document, place: str, schedule: Schedule, day: GroupDay) -> PlannedCut:
    return PlannedCut(
        source=SOURCE.id,
        place=place,
        at=day_bounds(day.on, SOURCE.clock),
        known_at=document.fetched_at,
        quote=f"Schedule of group {day.group} on {day.on}: {worded(day.spans)}",
        publisher=SOURCE.publisher,
        url=document.url,
        locator=day.path,
        item=f"{place}/{day.group}/{day.on}",
        voice="operator",
        doubt=day.doubt,
        service="electricity",
        group=day.group,
        on=day.on,
        cuts=cuts(day.on, SOURCE.clock, day.spans),
        source_updated_at=schedule.updated_at,
    )
