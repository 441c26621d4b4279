"""The fields of an observation that can be corrected: read from cells, taken out of it and put back. Pure.

A quantity is taken apart (value, unit, bound, base), so that one figure of it can be corrected alone.
Cells are written as in the chronicle (feeds/tables/README.md), whose vocabulary is the curated one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.localtime import PARTS_OF_DAY, at_hour, day_bounds, local_day
from feeds.observation import (
    BoundKind,
    Indicator,
    Modality,
    Observation,
    Phase,
    PlannedCut,
    Price,
    Quantity,
    Service,
    Statement,
    StatementKind,
    Unit,
)
from feeds.sources.chronicle_csv import BASES, CAUSES, PHASES
from feeds.table import Row

WITHDRAWN = "withdrawn"
"""In place of a field: the whole saying is taken out of belief."""
FIGURE = ("value", "unit", "bound", "base")
STATEMENT = ("at", "until", "place", "service", "kind", "phase", "modality", *FIGURE, "cause", "doubt")
FIELDS: dict[str, tuple[str, ...]] = {
    "statement": STATEMENT,
    "indicator": ("at", "place", "name", "value", "unit", "bound", "doubt"),
    "price": ("on", "eur_mwh", "bound", "doubt"),
    "planned_cut": (),
    "reading": (),
    "alert": (),
}
"""What can be corrected of each kind of observation, beside taking it out of belief."""
INDICATOR = "indicator:"
WHOLE = ("price", "planned_cut", "reading", "alert")
"""Kinds that are named by one word."""
NEEDED = frozenset({"at", "kind", "modality", "name", "on", "eur_mwh"})
"""Fields that no observation is without, so that their cells are never empty."""


def kinds() -> tuple[str, ...]:
    """Return the words of the column `kind`; an indicator's is followed by its name."""
    return (*get_args(StatementKind), INDICATOR + "<name>", *WHOLE)


def kind_of(said: Observation) -> str:
    """Return what stands in the column `kind` for an observation."""
    if isinstance(said, Statement):
        return said.kind
    return INDICATOR + said.name if isinstance(said, Indicator) else said.kind_name


def fields_of(kind: str) -> tuple[str, ...] | None:
    """Return the fields that a word of the column `kind` has, None for a word that names no kind."""
    if kind.startswith(INDICATOR) and kind != INDICATOR:
        return FIELDS["indicator"]
    return FIELDS["statement"] if kind in get_args(StatementKind) else FIELDS.get(_whole(kind))


def _whole(kind: str) -> str:
    """A kind that is named without a second word; "statement" and "indicator" alone name none."""
    return kind if kind in WHOLE else ""


def day_of(said: Observation, zone: ZoneInfo) -> date:
    """Return the local day that an observation is of: the one on which its time begins."""
    if isinstance(said, Price | PlannedCut):
        return said.on
    return local_day(said.at.earliest, zone)


def read_cell(row: Row, column: str, field: str, kind: str, zone: ZoneInfo) -> object:
    """Return what a cell says of a field; UnknownValue where it can't be a value of it.

    `expect` may hold any base or cause, for other sources have words of their own; `value` only known ones.
    """
    if not row.cells[column] and field not in NEEDED:
        return "" if field in ("cause", "doubt") else None
    if column == "value" and field in ("base", "cause"):
        return row.one_of(column, BASES if field == "base" else CAUSES)
    if field == "unit" and kind.startswith(INDICATOR):
        return row.text(column)
    return _READERS[field](row, column, zone)


def _one_of(known: Any) -> Callable[[Row, str, ZoneInfo], object]:
    return lambda row, column, zone: row.one_of(column, get_args(known))


def _text(row: Row, column: str, zone: ZoneInfo) -> object:
    return row.text(column)


def _number(row: Row, column: str, zone: ZoneInfo) -> object:
    return row.number(column)


def _place(row: Row, column: str, zone: ZoneInfo) -> object:
    places = row.places(column)
    if len(places) > 1:
        raise row.refuse(column, "one place, not several")
    return places[0]


_READERS: dict[str, Callable[[Row, str, ZoneInfo], object]] = {
    "at": lambda row, column, zone: row.time(column, zone),
    "until": lambda row, column, zone: row.time(column, zone),
    "place": _place,
    "service": _one_of(Service),
    "kind": _one_of(StatementKind),
    "phase": _one_of(Phase),
    "modality": _one_of(Modality),
    "value": _number,
    "unit": _one_of(Unit),
    "bound": _one_of(BoundKind),
    "base": _text,
    "cause": _text,
    "doubt": _text,
    "name": _text,
    "on": lambda row, column, zone: row.day(column),
    "eur_mwh": _number,
}


def taken_apart(said: Observation) -> dict[str, object]:
    """Return the correctable fields of an observation with their values."""
    values = {name: getattr(said, name, None) for name in FIELDS[said.kind_name]}
    if isinstance(said, Statement):
        values |= {name: said.quantity and getattr(said.quantity, name) for name in FIGURE}
    return values


def put_back(said: Observation, changed: Mapping[str, object]) -> Observation:
    """Return the observation with changed fields; ValueError says why they can't stand together."""
    on = changed.get("on")
    if isinstance(said, Price) and isinstance(on, date):
        # A price holds for its whole day, so its time moves along.
        away = on - said.on
        changed = {**changed, "at": TimeBounds(said.at.earliest + away, said.at.latest + away)}
    if not isinstance(said, Statement):
        return replace(said, **dict(changed))  # type: ignore[arg-type]
    plain = {name: value for name, value in changed.items() if name not in FIGURE}
    if len(plain) < len(changed):
        plain["quantity"] = _quantity({name: {**taken_apart(said), **changed}[name] for name in FIGURE})
    made = replace(said, **plain)  # type: ignore[arg-type]
    if made.until and made.until.latest <= made.at.earliest:
        raise ValueError("it would end before it starts")
    if {"kind", "phase"} & set(plain) and (made.phase or "") not in (PHASES.get(made.kind, ()) or ("",)):
        raise ValueError(f"{made.kind!r} has no phase {made.phase!r}")
    return made


def _quantity(figure: Mapping[str, Any]) -> Quantity | None:
    """Return a figure put together; without a value there is none, whatever unit is left of it."""
    if figure["value"] is None:
        return None
    if figure["unit"] is None or figure["bound"] is None:
        raise ValueError("a figure needs a value, a unit and a bound")
    share = figure["unit"] in ("share_off", "share_on")
    if share and figure["value"] > 1:
        raise ValueError(f"a share is at most 1, not {figure['value']:g}")
    return Quantity(**{**figure, "base": figure["base"] if share else None})


def write_cell(value: object, zone: ZoneInfo) -> str:
    """Return a value as its cell would say it, for people to compare."""
    if isinstance(value, TimeBounds):
        return _written_time(value, zone)
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)


def _written_time(at: TimeBounds, zone: ZoneInfo) -> str:
    day = local_day(at.earliest, zone)
    if at == day_bounds(day, zone):
        return day.isoformat()
    for part, (start, end) in PARTS_OF_DAY.items():
        if at == TimeBounds(at_hour(day, start, zone), at_hour(day, end, zone)):
            return f"{day} {part}"
    ends = [_exact(moment, zone) for moment in (at.earliest, at.latest)]
    return ends[0] if at.exact else "/".join(ends)


def _exact(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds" if moment.second else "minutes")
