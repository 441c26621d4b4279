"""The table of corrections, read strictly: a refusal names file, line, id, column and value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import get_args
from zoneinfo import ZoneInfo

from feeds.errors import FeedError, UnknownName
from feeds.observation import Document
from feeds.table import Row, read_rows
from monitor.correctable import WITHDRAWN, fields_of, kinds, read_cell
from monitor.corrections import ClockOf, Correction, CorrectionError, Status, clock

COLUMNS = (
    "id",
    "status",
    "known_at",
    "ended_at",
    "source",
    "place",
    "on",
    "kind",
    "field",
    "expect",
    "value",
    "reason",
    "url",
)


def parse_corrections(tables: Mapping[str, bytes], *, clock_of: ClockOf) -> tuple[Correction, ...]:
    """Read the corrections of one or more files (name to CSV bytes), in their order.

    CorrectionError names file, line, id, column and value of the first that can't be understood.
    """
    found: dict[str, Correction] = {}
    for file, body in tables.items():
        for row in _rows(file, body):
            one = _refused_by_name(row, file, clock_of)
            if other := found.get(one.id):
                raise CorrectionError(f"{one.name}: column id: {one.id!r} is used already in {other.name}")
            found[one.id] = one
    return tuple(found.values())


def _rows(file: str, body: bytes) -> list[Row]:
    document = Document(
        source="corrections",
        key=file,
        url="",
        body=body.removeprefix(b"\xef\xbb\xbf"),  # a spreadsheet's mark of UTF-8
        fetched_at=datetime.min.replace(tzinfo=UTC),
    )
    try:
        rows, others = read_rows(document, COLUMNS, may_be_empty=True)
    except FeedError as error:
        raise CorrectionError(f"{file}: {error.problem}") from error
    if others:
        raise CorrectionError(f"{file}: unknown columns: {', '.join(others)}; known: {', '.join(COLUMNS)}")
    return rows


def _refused_by_name(row: Row, file: str, clock_of: ClockOf) -> Correction:
    try:
        return _correction(row, file, clock_of)
    except FeedError as error:
        raise CorrectionError(f"{file}: correction {row.cells['id']!r}: {error.problem}") from error


def _correction(row: Row, file: str, clock_of: ClockOf) -> Correction:
    place, zone = _place(row, clock_of)
    status: Status = row.one_of("status", get_args(Status))
    kind, field = _kind_and_field(row)
    expect, value = _expect_and_value(row, field, kind, zone, clock_of)
    known_at = row.known_at("known_at", zone)
    return Correction(
        id=row.text("id"),
        status=status,
        known_at=known_at,
        ended_at=_ended_at(row, status, known_at, zone),
        source=row.text("source"),
        place=place,
        on=row.day("on"),
        kind=kind,
        field=field,
        expect=expect,
        value=value,
        reason=row.text("reason"),
        url=row.address("url"),
        file=file,
        line=row.line,
        cells=(row.cells["expect"], row.cells["value"]),
    )


def _place(row: Row, clock_of: ClockOf, column: str = "place") -> tuple[str | None, ZoneInfo]:
    """Return the one place of a cell and its clock; an empty cell is a saying that names no place."""
    places = row.places(column)
    if len(places) > 1:
        raise row.refuse(column, "one place, not several")
    try:
        return places[0], clock(places[0], clock_of)
    except UnknownName as error:
        raise row.refuse(column, f"no such place: {error}") from error


def _kind_and_field(row: Row) -> tuple[str, str]:
    kind = row.cells["kind"]
    known = fields_of(kind)
    if known is None:
        raise row.refuse("kind", f"unknown; known: {', '.join(kinds())}")
    return kind, row.one_of("field", (*known, WITHDRAWN))


def _expect_and_value(
    row: Row, field: str, kind: str, zone: ZoneInfo, clock_of: ClockOf
) -> tuple[object, object]:
    if field == WITHDRAWN:
        row.empty("value")
        return row.text("expect"), None
    expect, value = (read_cell(row, column, field, kind, zone) for column in ("expect", "value"))
    if expect == value:
        raise row.refuse("value", "the same as what is expected: nothing would change")
    if field == "place":
        _place(row, clock_of, "value")
    return expect, value


def _ended_at(row: Row, status: Status, known_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the end of a withdrawn correction, the only status that has one."""
    if status != "withdrawn":
        row.empty("ended_at")
        return None
    row.text("ended_at")
    ended_at = row.known_at("ended_at", zone)
    if ended_at <= known_at:
        raise row.refuse("ended_at", f"ends before it is known, which is at {row.cells['known_at']}")
    return ended_at
