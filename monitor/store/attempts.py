"""The ledger of how each source answered: what `sources` and a report's header rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from monitor.store.schema import attempts

Outcome = Literal["new", "unchanged", "failed", "skipped"]


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One try to get something new from a source."""

    source: str
    at: datetime
    outcome: Outcome
    problem: str = ""


def note_attempt(engine: sa.Engine, attempt: Attempt) -> None:
    """Append one attempt."""
    with engine.begin() as connection:
        connection.execute(attempts.insert(), vars(attempt))


def last_attempts(engine: sa.Engine, until: datetime | None = None) -> dict[str, Attempt]:
    """Return the latest attempt per source, up to a time, that was really made (a skipped one was not)."""
    return _latest(engine, attempts.c.outcome != "skipped", until)


def last_answers(engine: sa.Engine, until: datetime | None = None) -> dict[str, Attempt]:
    """Return the latest attempt per source, up to a time, that did not fail."""
    return _latest(engine, attempts.c.outcome.in_(("new", "unchanged")), until)


def _latest(engine: sa.Engine, which: sa.ColumnElement[bool], until: datetime | None) -> dict[str, Attempt]:
    last = sa.select(sa.func.max(attempts.c.id)).where(which).group_by(attempts.c.source)
    if until is not None:
        last = last.where(attempts.c.at <= until)
    query = sa.select(attempts).where(attempts.c.id.in_(last))
    with engine.connect() as connection:
        return {
            row.source: Attempt(source=row.source, at=row.at, outcome=row.outcome, problem=row.problem)
            for row in connection.execute(query)
        }
