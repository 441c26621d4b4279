"""Air alerts of Ukraine by oblast, raion and hromada: the sirens data set by Vadimkin, in both shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from feeds.bounds import TimeBounds
from feeds.errors import UnknownName
from feeds.localtime import days_between
from feeds.observation import Alert, Document, Level, Parsed, Source, Voice
from feeds.places import gazetteer
from feeds.places.gazetteer import fold
from feeds.table import Row, read_rows

SOURCE = Source(
    id="alerts_csv",
    title="Air alerts in Ukraine by oblast, raion and hromada",
    publisher="Ukrainian air-raid sirens dataset by Vadimkin",
    home="https://github.com/Vadimkin/ukrainian-air-raid-sirens-dataset",
    licence="MIT",
    max_bytes=100_000_000,
)
OFFICIAL = ("oblast", "raion", "hromada", "level", "started_at", "finished_at", "source")
VOLUNTEER = ("region", "started_at", "finished_at", "naive")
TOLD_BY: dict[str, Voice] = {"official": "authority", "volunteer": "unofficial"}
LEVELS: tuple[Level, ...] = ("oblast", "raion", "hromada")
TOO_LONG = timedelta(hours=24)
"""An alert that lasts longer may have ended unnoticed."""
NOT_IN_GAZETTEER = {"Avtonomna Respublika Krym": "UA-43"}

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")
_CITY = re.compile(r"m\. (.+?) ta .+ terytorialna hromada")


@dataclass(frozen=True, kw_only=True)
class _Area:
    """What an alert was for: as it is written, and the place that holds it."""

    words: str
    place: str
    level: Level
    doubt: str = ""


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What was read so far: the alerts by what makes them one, and the lines that said one again."""

    alerts: dict[tuple[object, ...], Alert] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)


def parse(document: Document) -> Parsed:
    """Read one alert per row, in the order of the file, known since the file was fetched.

    The official shape is told by its column `oblast`, the volunteers' by `region`. A file speaks for every
    day (UTC) from its first row to its last, so a newer file replaces the days that it holds. A row that is
    there twice is left over. Raises LayoutChanged for another shape, UnknownValue for a name that means no
    oblast, for a time that is none, for an end before the start and for an alert after the time of fetching.
    """
    header = document.body.partition(b"\n")[0].decode("utf-8", "replace").strip().split(",")
    volunteer = "region" in header and "oblast" not in header
    rows, drift = read_rows(document, VOLUNTEER if volunteer else OFFICIAL)
    read = _Read()
    for row in rows:
        _take(read, _volunteer(document, row) if volunteer else _official(document, row), row)
    shape = "volunteer" if volunteer else "official"
    return Parsed(
        observations=tuple(read.alerts.values()),
        items=tuple(_items(shape, [alert.at.earliest.date() for alert in read.alerts.values()])),
        leftovers=tuple(read.again),
        drift=drift,
    )


def _take(read: _Read, alert: Alert, row: Row) -> None:
    same = (alert.source, alert.said_by, alert.area, alert.at, alert.until)
    if (first := read.alerts.setdefault(same, alert)) is not alert:
        read.again.append(f"line {row.line}: the same alert as {first.locator}")


def _items(shape: str, days: list[date]) -> Iterator[str]:
    """Yield what a file speaks for: its days, also those between two rows on which nothing sounded."""
    for on in days_between(min(days), max(days)):
        yield f"{shape} {on}"


def _official(document: Document, row: Row) -> Alert:
    said_by = row.one_of("source", tuple(TOLD_BY))
    return _alert(document, row, _area(row), said_by=said_by, item="official", naive=False)


def _volunteer(document: Document, row: Row) -> Alert:
    naive = row.one_of("naive", ("True", "False")) == "True"
    area = _Area(words=row.text("region"), place=_oblast(row, "region"), level="oblast")
    return _alert(document, row, area, said_by="volunteer", item="volunteer", naive=naive)


def _alert(document: Document, row: Row, area: _Area, *, said_by: str, item: str, naive: bool) -> Alert:
    at = _moment(row, "started_at")
    end = _moment(row, "finished_at") if row.cells["finished_at"] else None
    if max(at, end or at) > document.fetched_at:
        raise row.refuse("started_at", f"the file was fetched before that, at {document.fetched_at}")
    if end and end < at:
        raise row.refuse("finished_at", f"ends before it starts at {row.cells['started_at']}")
    if naive and end is None:
        raise row.refuse("finished_at", "a guessed end must be there")
    written = row.cells["finished_at"] or "still on"
    return Alert(
        source=SOURCE.id,
        place=area.place,
        at=TimeBounds(at, at),
        known_at=document.fetched_at,
        quote=f"Air alert, {area.words}: {row.cells['started_at']} to {written}",
        publisher=SOURCE.publisher,
        url=document.url,
        locator=f"line {row.line}",
        item=f"{item} {at.date()}",
        said_by=said_by,
        voice=TOLD_BY[said_by],
        doubt="; ".join(filter(None, (area.doubt, _doubt_of_end(at, end, naive=naive)))),
        area=area.words,
        level=area.level,
        until=TimeBounds(at if naive else end, end) if end else None,
        naive=naive,
    )


def _doubt_of_end(at: datetime, end: datetime | None, *, naive: bool) -> str:
    if naive:
        return "nobody told when it ended; the source guessed"
    if end and end - at > TOO_LONG:
        return f"it lasts {(end - at) / timedelta(hours=1):.0f} h: its end may have been missed"
    return ""


def _area(row: Row) -> _Area:
    """Read where an official alert was; of a few rows oblast and raion stand in each other's columns."""
    level = row.one_of("level", LEVELS)
    swapped = row.cells["oblast"].endswith(" raion") and row.cells["raion"].endswith(" oblast")
    column, beside = ("raion", "oblast") if swapped else ("oblast", "raion")
    oblast = _oblast(row, column)
    finer = {"oblast": (), "raion": (beside,), "hromada": (beside, "hromada")}[level]
    row.empty(*{"oblast": ("raion", "hromada"), "raion": ("hromada",), "hromada": ()}[level])
    words = ", ".join([row.text(name) for name in reversed(finer)] + [row.text(column)])
    city = _city(oblast, row.cells["hromada"]) if level == "hromada" else None
    doubt = "oblast and raion stand in each other's columns" if swapped else ""
    return _Area(words=words, place=city or oblast, level=level, doubt=doubt)


def _oblast(row: Row, column: str) -> str:
    try:
        return _oblast_called(row.text(column))
    except UnknownName as error:
        raise row.refuse(column, f"no oblast: {error}") from None


@cache
def _oblast_called(name: str) -> str:
    if name in NOT_IN_GAZETTEER:
        return NOT_IN_GAZETTEER[name]
    place = gazetteer().find(name)
    if place.parent != "UA":
        raise UnknownName(f"{name!r} is {place.id}")
    return place.id


@cache
def _city(oblast: str, hromada: str) -> str | None:
    """Return the city of a hromada that is named after one, None where the oblast has no such city."""
    if not (named := _CITY.fullmatch(hromada)):
        return None
    wanted = fold(named[1])
    found = [p.id for p in gazetteer().children(oblast) if wanted in map(fold, p.names)]
    return found[0] if len(found) == 1 else None


def _moment(row: Row, column: str) -> datetime:
    written = row.text(column)
    if not _TIME.fullmatch(written):
        raise row.refuse(column, "not a time with an offset (2022-12-16 07:31:04+00:00)")
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise row.refuse(column, str(error)) from error
