"""What was said, kept for ever: documents, the observations read from them, and since when each was known.

Append-only. A later version of a document does not erase the earlier one: which version speaks is decided at
reading, for the time asked about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from feeds.observation import KINDS, Alert, Document, Observation
from monitor.store.schema import coverage, documents, observations, sayings, sightings

APART = (Alert.kind_name,)
"""Kinds that make no state and are too many to be read for every question: see `monitor.store.alerts`."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What one document added to the store."""

    new_document: bool
    new_observations: int


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """The archived document behind an observation, and where in it the saying stands."""

    observation: str
    url: str
    sha256: str
    fetched_at: datetime
    locator: str


def record(
    engine: sa.Engine,
    document: Document,
    found: Iterable[Observation],
    *,
    items: Iterable[str] = (),
    understood: bool = True,
) -> Recorded:
    """Write a document and what was read from it in one transaction; what is there already stays as it is.

    `items` are those that the document speaks for (none: it is one item, its key). A document that could not
    be read is kept with `understood` false, and speaks once it is read again well.
    """
    rows = list(found)
    covered = {item or document.key for item in (*items, *(o.item for o in rows))} or {document.key}
    with engine.begin() as connection:
        new_document = _insert_new(connection, documents, [_document_row(document) | {"understood": 0}])
        _insert_new(connection, sightings, [{"document": document.id, "seen_at": document.fetched_at}])
        if understood:
            connection.execute(documents.update().where(documents.c.id == document.id).values(understood=1))
            _insert_new(connection, coverage, [{"document": document.id, "item": i} for i in sorted(covered)])
        new = _insert_new(connection, observations, [_observation_row(o) for o in rows])
        if rows:
            connection.execute(_earliest_known(), [_saying_row(document, o) for o in rows])
    return Recorded(new_document=bool(new_document), new_observations=new)


def _earliest_known() -> sqlite.Insert:
    """Insert sayings; one that is there already keeps the earlier of both times since which it is known."""
    insert = sqlite.insert(sayings)
    given, kept = insert.excluded.known_at, sayings.c.known_at
    return insert.on_conflict_do_update(
        index_elements=["document", "observation"],
        set_={"known_at": sa.case((given < kept, given), else_=kept)},
    )


def _saying_row(document: Document, observation: Observation) -> dict[str, Any]:
    return {
        "document": document.id,
        "observation": observation.id,
        "item": observation.item or document.key,
        "known_at": observation.known_at,
        "locator": observation.locator,
    }


def _insert_new(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    if not rows:
        return 0
    return connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows).rowcount


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "key": document.key,
        "url": document.url,
        "sha256": document.sha256,
        "bytes": len(document.body),
        "published_at": document.published_at,
    }


def _observation_row(observation: Observation) -> dict[str, Any]:
    return {
        "id": observation.id,
        "kind": observation.kind_name,
        "source": observation.source,
        "place": observation.place,
        "at_earliest": observation.at.earliest,
        "at_latest": observation.at.latest,
        "payload": msgspec.json.encode(observation).decode(),
    }


def _speaking(as_of: datetime | None) -> sa.Subquery:
    """The document that speaks for each item at a time: the last one held by then, else the first ever.

    "The first ever" is for curated tables, which we put together long after the events that they date:
    before the first version was held, it stands for what had been published.
    """
    seen = sightings.c.seen_at
    held = sa.func.max(seen if as_of is None else sa.case((seen <= as_of, seen), else_=None))
    times = (
        sa.select(sightings.c.document, held.label("held"), sa.func.min(seen).label("first"))
        .group_by(sightings.c.document)
        .subquery()
    )
    order = sa.func.row_number().over(
        partition_by=(documents.c.source, coverage.c.item),
        order_by=(
            sa.case((times.c.held.is_not(None), 0), else_=1),
            times.c.held.desc(),
            times.c.first,
            documents.c.id,
        ),
    )
    ranked = (
        sa.select(coverage.c.document, coverage.c.item, order.label("place_in_line"))
        .join(documents, documents.c.id == coverage.c.document)
        .join(times, times.c.document == documents.c.id)
        .where(documents.c.understood == 1)
        .subquery()
    )
    return sa.select(ranked.c.document, ranked.c.item).where(ranked.c.place_in_line == 1).subquery()


def speaks(as_of: datetime | None) -> sa.ColumnElement[bool]:
    """Return the condition that a saying stands in the document that speaks for its item at a time."""
    # Not a join: a file of thousands of items would be read once for each of them.
    at_the_time = _speaking(as_of)
    return sa.tuple_(sayings.c.document, sayings.c.item).in_(
        sa.select(at_the_time.c.document, at_the_time.c.item)
    )


def told(engine: sa.Engine, as_of: datetime | None = None) -> list[Observation]:
    """Return every observation that stands at `as_of` (None: all that is known), each with its known_at.

    Alerts are left out: who shows them asks for those of a place.
    """
    query = standing(as_of).where(observations.c.kind.not_in(APART))
    with engine.connect() as connection:
        return [decoded(row.kind, row.payload, row.known_at) for row in connection.execute(query)]


def standing(as_of: datetime | None) -> sa.Select[tuple[str, str, datetime]]:
    """Return the query of kind, payload and known_at of all that stands at a time, by id."""
    known_at = sa.func.min(sayings.c.known_at, type_=sayings.c.known_at.type)
    query = (
        sa.select(observations.c.kind, observations.c.payload, known_at.label("known_at"))
        .join(sayings, sayings.c.observation == observations.c.id)
        .where(speaks(as_of))
        .group_by(observations.c.id)
        .order_by(observations.c.id)
    )
    return query if as_of is None else query.where(sayings.c.known_at <= as_of)


def recorded(engine: sa.Engine, sources: Iterable[str]) -> list[Observation]:
    """Return everything that was ever read from some sources, also what they have replaced since."""
    known_at = sa.func.min(sayings.c.known_at, type_=sayings.c.known_at.type)
    query = (
        sa.select(observations.c.kind, observations.c.payload, known_at.label("known_at"))
        .join(sayings, sayings.c.observation == observations.c.id)
        .where(observations.c.source.in_(sorted(set(sources))))
        .group_by(observations.c.id)
        .order_by(observations.c.id)
    )
    with engine.connect() as connection:
        return [decoded(row.kind, row.payload, row.known_at) for row in connection.execute(query)]


def decoded(kind: str, payload: str, known_at: datetime) -> Observation:
    """Return an observation from how it is kept."""
    return replace(msgspec.json.decode(payload, type=KINDS[kind]), known_at=known_at)


def provenance(engine: sa.Engine, ids: Iterable[str]) -> dict[str, Provenance]:
    """Return, for each observation id, the first held document that says it."""
    first = sa.func.min(sightings.c.seen_at, type_=sightings.c.seen_at.type).label("fetched_at")
    query = (
        sa.select(sayings.c.observation, sayings.c.locator, documents.c.url, documents.c.sha256, first)
        .join(documents, documents.c.id == sayings.c.document)
        .join(sightings, sightings.c.document == documents.c.id)
        .where(sayings.c.observation.in_(sorted(set(ids))))
        .group_by(sayings.c.document, sayings.c.observation)
        .order_by(first.desc(), documents.c.id.desc())
    )
    with engine.connect() as connection:
        return {row.observation: Provenance(**row._mapping) for row in connection.execute(query)}


def count(engine: sa.Engine) -> dict[str, int]:
    """Return how many documents and observations are held."""
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (documents, observations)
        }
