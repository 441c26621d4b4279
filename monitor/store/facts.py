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

from feeds.observation import KINDS, Document, Observation
from monitor.store.schema import documents, observations, sayings


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
    engine: sa.Engine, document: Document, found: Iterable[Observation], *, understood: bool = True
) -> Recorded:
    """Write a document and what was read from it in one transaction; what is there already stays as it is.

    A document that could not be read is kept with `understood` false, and speaks once it is read again well.
    """
    rows = list(found)
    with engine.begin() as connection:
        new_document = _insert_new(connection, documents, [_document_row(document) | {"understood": 0}])
        if understood:
            connection.execute(documents.update().where(documents.c.id == document.id).values(understood=1))
        new = _insert_new(connection, observations, [_observation_row(o) for o in rows])
        _insert_new(
            connection,
            sayings,
            [
                {"document": document.id, "observation": o.id, "known_at": o.known_at, "locator": o.locator}
                for o in rows
            ],
        )
    return Recorded(new_document=bool(new_document), new_observations=new)


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
        "fetched_at": document.fetched_at,
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


def _versions(as_of: datetime | None) -> sa.Select[Any]:
    """The one version of each document that speaks at a time: the latest held by then, else the first ever.

    "The first ever" is for curated tables, which we put together long after the events that they date:
    before the first version was held, it stands for what had been published.
    """
    held = sa.true() if as_of is None else documents.c.fetched_at <= as_of
    order = sa.func.row_number().over(
        partition_by=(documents.c.source, documents.c.key),
        order_by=(
            sa.case((held, 0), else_=1),
            sa.case((held, documents.c.fetched_at), else_=None).desc(),
            documents.c.fetched_at,
            documents.c.id,
        ),
    )
    read = sa.select(documents.c.id, order.label("place_in_line")).where(documents.c.understood == 1)
    ranked = read.subquery()
    return sa.select(ranked.c.id).where(ranked.c.place_in_line == 1)


def told(engine: sa.Engine, as_of: datetime | None = None) -> list[Observation]:
    """Return every observation that stands at `as_of` (None: all that is known), each with its known_at."""
    known_at = sa.func.min(sayings.c.known_at, type_=sayings.c.known_at.type)
    query = (
        sa.select(observations.c.kind, observations.c.payload, known_at.label("known_at"))
        .join(sayings, sayings.c.observation == observations.c.id)
        .where(sayings.c.document.in_(_versions(as_of)))
        .group_by(observations.c.id)
        .order_by(observations.c.id)
    )
    if as_of is not None:
        query = query.where(sayings.c.known_at <= as_of)
    with engine.connect() as connection:
        return [_observation(row.kind, row.payload, row.known_at) for row in connection.execute(query)]


def _observation(kind: str, payload: str, known_at: datetime) -> Observation:
    return replace(msgspec.json.decode(payload, type=KINDS[kind]), known_at=known_at)


def provenance(engine: sa.Engine, ids: Iterable[str]) -> dict[str, Provenance]:
    """Return, for each observation id, the first held document that says it."""
    query = (
        sa.select(
            sayings.c.observation,
            sayings.c.locator,
            documents.c.url,
            documents.c.sha256,
            documents.c.fetched_at,
        )
        .join(documents, documents.c.id == sayings.c.document)
        .where(sayings.c.observation.in_(sorted(set(ids))))
        .order_by(documents.c.fetched_at.desc(), documents.c.id.desc())
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
