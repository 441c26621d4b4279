"""The ledger of editions: what each one said, and to whom it went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from monitor.store.schema import deliveries, edition_figures, editions


def record_edition(engine: sa.Engine, on: date, as_of: datetime, figures: Mapping[str, str]) -> None:
    """Keep what an edition says; the figures of an edition that exists are replaced, unless it was delivered.

    What a delivered edition said is history: a later change belongs into the errata of a later edition.
    """
    name = on.isoformat()
    with engine.begin() as connection:
        delivered = connection.scalar(
            sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.edition == name)
        )
        if delivered:
            return
        connection.execute(edition_figures.delete().where(edition_figures.c.edition == name))
        connection.execute(
            sqlite.insert(editions)
            .values(on=name, as_of=as_of)
            .on_conflict_do_update(index_elements=["on"], set_={"as_of": as_of})
        )
        if figures:
            connection.execute(
                edition_figures.insert(),
                [{"edition": name, "figure": figure, "value": value} for figure, value in figures.items()],
            )


def figures_of(engine: sa.Engine, on: date) -> dict[str, str]:
    """Return what an edition said, by figure id; empty where there is no such edition."""
    query = (
        sa.select(edition_figures.c.figure, edition_figures.c.value)
        .where(edition_figures.c.edition == on.isoformat())
        .order_by(edition_figures.c.figure)
    )
    with engine.connect() as connection:
        return {row.figure: row.value for row in connection.execute(query)}


def record_delivery(engine: sa.Engine, on: date, recipient: str, message_id: str, state: str) -> bool:
    """Note that an edition went to a recipient; False where it had gone already."""
    with engine.begin() as connection:
        written = connection.execute(
            sqlite.insert(deliveries)
            .values(edition=on.isoformat(), recipient=recipient, message_id=message_id, state=state)
            .on_conflict_do_nothing()
        )
        return written.rowcount > 0
