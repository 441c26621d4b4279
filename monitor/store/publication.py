"""Holds and the publication log: who keeps what back, and what was decided about what could leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from monitor.publication import WITHHELD, Hold, Ruling
from monitor.store.schema import hold_releases, observations, publication_log
from monitor.store.schema import holds as table


@dataclass(frozen=True, kw_only=True)
class Logged:
    """One row of the publication log."""

    door: str
    observation: str
    decision: str
    reason: str
    decided_at: datetime


def add_hold(
    engine: sa.Engine,
    *,
    reason: str,
    held_at: datetime,
    observation: str | None = None,
    place: str | None = None,
    kind: str | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
    by: str = "",
) -> int:
    """Keep a hold for ever, and return its id."""
    values = {
        "observation": observation, "place": place, "kind": kind, "start": start, "end": end,
        "reason": reason, "by": by, "held_at": held_at,
    }  # fmt: skip
    with engine.begin() as connection:
        key = connection.execute(table.insert().values(**values)).inserted_primary_key
        assert key is not None
        return int(key[0])


def release_hold(engine: sa.Engine, hold: int, *, reason: str, released_at: datetime) -> bool:
    """End a hold; False where it had ended already. KeyError where there is none of this id."""
    with engine.begin() as connection:
        if connection.scalar(sa.select(table.c.id).where(table.c.id == hold)) is None:
            raise KeyError(hold)
        row = sqlite.insert(hold_releases).values(hold=hold, reason=reason, released_at=released_at)
        return connection.execute(row.on_conflict_do_nothing()).rowcount > 0


def holds(engine: sa.Engine) -> list[Hold]:
    """Return every hold there ever was, with its release, by id."""
    query = (
        sa.select(table, hold_releases.c.released_at, hold_releases.c.reason.label("released_because"))
        .outerjoin(hold_releases, hold_releases.c.hold == table.c.id)
        .order_by(table.c.id)
    )
    with engine.connect() as connection:
        rows = [dict(row._mapping) for row in connection.execute(query)]
    return [Hold(**{**row, "released_because": row["released_because"] or ""}) for row in rows]


def is_known(engine: sa.Engine, observation: str) -> bool:
    """Return whether there is an observation of this id."""
    query = sa.select(observations.c.id).where(observations.c.id == observation)
    with engine.connect() as connection:
        return connection.scalar(query) is not None


def log(engine: sa.Engine, door: str, decided_at: datetime, rulings: Iterable[Ruling]) -> int:
    """Note what was decided where a rule speaks of it; return how many rows are new.

    What is kept back is noted for every door that keeps it back, what leaves when it first does. A decision
    that is noted already stays as it is, with its first time.
    """
    told = [ruling for ruling in rulings if ruling.reason]
    if not told:
        return 0
    with engine.connect() as connection:
        c = publication_log.c
        query = sa.select(c.door, c.observation, c.decision, c.reason)
        noted = {_key(*row) for row in connection.execute(query)}
    rows = [
        {
            "door": door,
            "observation": ruling.observation,
            "decision": ruling.choice,
            "reason": ruling.reason,
            "decided_at": decided_at,
        }
        for ruling in told
        if _key(door, ruling.observation, ruling.choice, ruling.reason) not in noted
    ]
    if not rows:
        return 0
    with engine.begin() as connection:
        return connection.execute(sqlite.insert(publication_log).on_conflict_do_nothing(), rows).rowcount


def _key(door: str, observation: str, decision: str, reason: str) -> tuple[str, str, str, str]:
    """What makes a row of its own: of what leaves, the door does not matter."""
    return door if decision in WITHHELD else "", observation, decision, reason


def logged(engine: sa.Engine, observation: str | None = None) -> list[Logged]:
    """Return the publication log (None: of every observation), by time, door and observation."""
    c = publication_log.c
    query = sa.select(publication_log).order_by(c.decided_at, c.door, c.observation, c.decision, c.reason)
    if observation is not None:
        query = query.where(c.observation == observation)
    with engine.connect() as connection:
        return [Logged(**row._mapping) for row in connection.execute(query)]
