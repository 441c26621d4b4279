"""The air alerts of a few places, and when anybody looked: read apart, for they are tens of thousands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from feeds.observation import Alert
from monitor.store.facts import decoded, speaks, standing
from monitor.store.schema import observations, sayings

KIND = Alert.kind_name


def told_of(
    engine: sa.Engine, places: Collection[str], before: datetime, as_of: datetime | None = None
) -> list[Alert]:
    """Return the alerts of these places (ids) that began before a time and stand at `as_of`, by id."""
    query = standing(as_of).where(
        observations.c.kind == KIND, observations.c.place.in_(places), observations.c.at_earliest < before
    )
    with engine.connect() as connection:
        found = [decoded(row.kind, row.payload, row.known_at) for row in connection.execute(query)]
    return [said for said in found if isinstance(said, Alert)]


def looked(
    engine: sa.Engine, places: Collection[str], as_of: datetime | None = None
) -> list[tuple[datetime, datetime]]:
    """Return, file by file, the time from its first row to its last, of files that name any of these places.

    Outside of it nobody looked, which is not the absence of an alert; a place that a file never names may be
    one that it does not watch.
    """
    at, mine = observations.c.at_earliest, observations.c.place.in_(places)
    query = (
        sa.select(
            sa.func.min(at, type_=at.type).label("first"),
            sa.func.max(at, type_=at.type).label("last"),
        )
        .select_from(observations)
        .join(sayings, sayings.c.observation == observations.c.id)
        .where(observations.c.kind == KIND, speaks(as_of))
        .group_by(sayings.c.document)
        .having(sa.func.max(sa.case((mine, 1), else_=0)) == 1)
        .order_by("first", "last")
    )
    if as_of is not None:
        query = query.where(sayings.c.known_at <= as_of)
    with engine.connect() as connection:
        return [(row.first, row.last) for row in connection.execute(query)]
