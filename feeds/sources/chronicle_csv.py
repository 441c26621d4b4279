"""The curated chronicle of Ukraine's outages, shutdowns, restorations and attacks, winter 2022-23."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypedDict, get_args

from feeds.observation import (
    BoundKind,
    Document,
    Indicator,
    Modality,
    Observation,
    Parsed,
    Phase,
    Quantity,
    Service,
    Source,
    Statement,
    StatementKind,
    Unit,
    Voice,
)
from feeds.table import Row, read_rows

SOURCE = Source(
    id="chronicle_csv",
    title="Chronicle of outages and restorations in Ukraine, October 2022 to March 2023",
    publisher="Energy Impact Monitor",
    home="",
    licence="Apache-2.0; facts in our own words, each with its source",
    table="chronicle.csv",
    retrieved_on=date(2026, 11, 22),
)

COLUMNS = (
    "at",
    "until",
    "place",
    "service",
    "kind",
    "phase",
    "modality",
    "value",
    "unit",
    "bound",
    "base",
    "cause",
    "said_by",
    "voice",
    "publisher",
    "url",
    "published",
    "doubt",
    "text",
)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
SHUT: tuple[Phase, ...] = ("begins", "continues", "ends")
PHASES: dict[StatementKind, tuple[Phase, ...]] = {
    "outage": SHUT,
    "emergency_shutdown": SHUT,
    "scheduled_shutdown": SHUT,
    "restoration": ("partial", "full"),
    "attack": (),
}
BASES = ("customers", "people", "households", "city", "oblast", "settlements", "buildings", "districts")
CAUSES = ("", "attack", "accident", "preventive", "deficit", "overload")
INDICATORS = {
    "attack_wave_number": "ordinal",
    "drone_attack_number": "ordinal",
    "missiles_launched": "missiles",
    "missiles_downed": "missiles",
    "drones_launched": "drones",
    "drones_downed": "drones",
    "objects_damaged": "objects",
    "deficit_share": "share_of_consumption",
    "consumption_lost": "share_of_consumption",
    "consumption_cut_ordered": "share_of_consumption",
    "capacity_to_critical_sites": "share_of_capacity",
    "capacity_to_households": "share_of_capacity",
    "system_state_of_emergency": "state",
    "outage_hours": "hours",
    "supply_hours": "hours",
    "settlements_restored": "settlements",
    "settlements_off": "settlements",
    "people_restored_in_a_day": "people",
    "oblasts_with_water_problems": "oblasts",
}
"""Each indicator and its unit. An ordinal belongs to the counter of whoever is named beside it."""
INDICATOR_KINDS = tuple(f"indicator:{name}" for name in INDICATORS)


class _Said(TypedDict):
    source: str
    quote: str
    publisher: str
    url: str
    locator: str
    said_by: str
    voice: Voice
    doubt: str


def parse(document: Document) -> Parsed:
    """Read the chronicle: one observation per row and place.

    A row is known since its page was published (the end of that local day where only the date is known), not
    since we fetched it. Raises LayoutChanged for another shape and UnknownValue for a cell without a meaning.
    """
    rows, drift = read_rows(document, COLUMNS)
    return Parsed(observations=tuple(seen for row in rows for seen in _observations(row)), drift=drift)


def _observations(row: Row) -> Iterator[Observation]:
    said = _Said(
        source=SOURCE.id,
        quote=row.text("text"),
        publisher=row.text("publisher"),
        url=row.address("url"),
        locator=f"line {row.line}",
        said_by=row.cells["said_by"],
        voice=row.one_of("voice", get_args(Voice)),
        doubt=row.cells["doubt"],
    )
    at, known_at = row.time("at", SOURCE.clock), row.known_at("published", SOURCE.clock)
    service: Service | None = row.one_of("service", get_args(Service)) if row.cells["service"] else None
    if row.cells["kind"].startswith("indicator:"):
        name = row.one_of("kind", INDICATOR_KINDS).removeprefix("indicator:")
        value, bound = _figure(row)
        row.one_of("unit", (INDICATORS[name],))
        row.empty("phase", "modality", "until", "base", "cause")
        for place in row.places("place"):
            yield Indicator(
                **said,
                at=at,
                known_at=known_at,
                place=place,
                name=name,
                value=value,
                unit=INDICATORS[name],
                bound=bound,
            )
        return
    kind = row.one_of("kind", tuple(PHASES))
    phase = row.one_of("phase", PHASES[kind]) if PHASES[kind] else None
    if phase is None:
        row.empty("phase")
    until = row.time("until", SOURCE.clock) if row.cells["until"] else None
    if until and until.latest <= at.earliest:
        raise row.refuse("until", f"ends before it starts at {row.cells['at']}")
    modality, cause = row.one_of("modality", MODALITIES), row.one_of("cause", CAUSES)
    quantity = _quantity(row)
    for place in row.places("place"):
        yield Statement(
            **said,
            at=at,
            known_at=known_at,
            place=place,
            service=service,
            kind=kind,
            phase=phase,
            modality=modality,
            quantity=quantity,
            until=until,
            cause=cause,
        )


def _figure(row: Row) -> tuple[float | None, BoundKind]:
    """Return the value and its bound; both cells are filled or neither is."""
    if not row.cells["value"]:
        row.empty("bound")
        return None, "exact"
    return row.number("value"), row.one_of("bound", get_args(BoundKind))


def _quantity(row: Row) -> Quantity | None:
    value, bound = _figure(row)
    if value is None:
        row.empty("unit", "base")
        return None
    unit: Unit = row.one_of("unit", get_args(Unit))
    if unit not in ("share_off", "share_on"):
        row.empty("base")
        return Quantity(value=value, unit=unit, bound=bound)
    if value > 1:
        raise row.refuse("value", "a share is at most 1")
    return Quantity(value=value, unit=unit, bound=bound, base=row.one_of("base", BASES))
