"""The ledger of errata: what each edition told of earlier ones, and everything that went out so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, get_args

import sqlalchemy as sa

from feeds.observation import Service
from monitor.episode import Lane
from monitor.errata import Change, Erratum, Told
from monitor.figures import PRINTED, SAYINGS, lane_of
from monitor.store.schema import deliveries, edition_figures, editions, errata


def was_delivered(engine: sa.Engine, on: date) -> bool:
    """Return whether an edition went out, in whatever state: then what it said is history."""
    with engine.connect() as connection:
        return _delivered(connection, on.isoformat())


def _delivered(connection: sa.Connection, edition: str) -> bool:
    query = sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.edition == edition)
    return bool(connection.scalar(query))


def record_errata(engine: sa.Engine, on: date, told: Iterable[Erratum]) -> None:
    """Keep the errata of an edition (which has its row); those it had give way, unless it was delivered."""
    name = on.isoformat()
    rows = [row for erratum in told for row in _rows(name, erratum)]
    with engine.begin() as connection:
        if _delivered(connection, name):
            return
        connection.execute(errata.delete().where(errata.c.edition == name))
        if rows:
            connection.execute(errata.insert(), rows)


def _rows(edition: str, erratum: Erratum) -> list[dict[str, Any]]:
    """A row per figure, and one of what they rest on now: from there the next difference is reckoned."""
    figures = [(c.figure, c.was, c.now) for c in erratum.changes]
    return [
        {
            "edition": edition,
            "on": erratum.on.isoformat(),
            "place": erratum.place,
            "service": erratum.service,
            "figure": figure,
            "was": was,
            "now": now,
            "cause": erratum.cause,
            "evidence": " ".join(erratum.evidence),
        }
        for figure, was, now in [*figures, (SAYINGS, "", erratum.sayings)]
    ]


def errata_of(engine: sa.Engine, on: date) -> tuple[Erratum, ...]:
    """Return the errata that an edition told, newest day first, then by place and service."""
    with engine.connect() as connection:
        return _errata(connection, [on.isoformat()]).get(on.isoformat(), ())


def _errata(connection: sa.Connection, names: Iterable[str]) -> dict[str, tuple[Erratum, ...]]:
    query = (
        sa.select(errata)
        .where(errata.c.edition.in_(sorted(names)))
        .order_by(errata.c.edition, errata.c.on.desc(), errata.c.place, errata.c.service)
    )
    found: dict[str, list[Erratum]] = defaultdict(list)
    rows = connection.execute(query)
    for (edition, on, place, service), group in groupby(
        rows, lambda r: (r.edition, r.on, r.place, r.service)
    ):
        values = {row.figure: row for row in group}
        found[edition].append(
            Erratum(
                on=date.fromisoformat(on),
                place=place,
                service=_service(service),
                changes=tuple(
                    Change(figure=name, was=values[name].was, now=values[name].now)
                    for name in PRINTED
                    if name in values
                ),
                cause=values[SAYINGS].cause,
                evidence=tuple(values[SAYINGS].evidence.split()),
                sayings=values[SAYINGS].now,
            )
        )
    return {edition: tuple(told) for edition, told in found.items()}


def _service(name: str) -> Service:
    return next(service for service in get_args(Service) if service == name)


def told(engine: sa.Engine) -> list[Told]:
    """Return every edition that went out, with its figures and the errata that it told, by day."""
    sent = sa.select(deliveries.c.edition).distinct()
    with engine.connect() as connection:
        rows = connection.execute(
            sa.select(editions.c.on, editions.c.as_of).where(editions.c.on.in_(sent)).order_by(editions.c.on)
        ).all()
        figures: dict[str, dict[str, str]] = defaultdict(dict)
        for row in connection.execute(sa.select(edition_figures).where(edition_figures.c.edition.in_(sent))):
            figures[row.edition][row.figure] = row.value
        said = _errata(connection, [row.on for row in rows])
    return [
        Told(
            on=date.fromisoformat(row.on),
            as_of=row.as_of,
            figures=figures[row.on],
            lanes=_lanes(figures[row.on]),
            errata=said.get(row.on, ()),
        )
        for row in rows
    ]


def _lanes(figures: Iterable[str]) -> tuple[Lane, ...]:
    return tuple(sorted({lane_of(figure) for figure in figures}))
