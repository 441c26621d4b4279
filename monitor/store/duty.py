"""The ledger of due editions: since when the monitor is on duty, and what became of each edition."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from monitor.store.schema import due_editions

State = Literal["due", "begun", "done", "failed", "expired"]
SETTLED: tuple[State, ...] = ("done", "expired")
"""States after which an edition is not made again."""


def on_duty_since(engine: sa.Engine) -> date | None:
    """Return the first day in the ledger; None where the monitor never was on duty."""
    with engine.connect() as connection:
        first = connection.scalar(sa.select(sa.func.min(due_editions.c.on)))
    return date.fromisoformat(first) if first else None


def states(engine: sa.Engine) -> dict[date, State]:
    """Return what became of each edition that ever fell due."""
    with engine.connect() as connection:
        rows = connection.execute(sa.select(due_editions.c.on, due_editions.c.state))
        return {date.fromisoformat(row.on): row.state for row in rows}


def note(engine: sa.Engine, on: date, state: State, *, due_at: datetime, late: bool, at: datetime) -> None:
    """Note what became of an edition; what is settled stays settled."""
    insert = sqlite.insert(due_editions).values(
        on=on.isoformat(), due_at=due_at, state=state, late=int(late), changed_at=at
    )
    changed = {"state": state, "late": int(late), "changed_at": at}
    with engine.begin() as connection:
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["on"], set_=changed, where=due_editions.c.state.not_in(SETTLED)
            )
        )
