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


def last_attempts(engine: sa.Engine) -> dict[str, Attempt]:
    """Return the latest attempt per source that was really made (a skipped one was not)."""
    query = sa.select(attempts).where(attempts.c.outcome != "skipped").order_by(attempts.c.id)
    with engine.connect() as connection:
        return {
            row.source: Attempt(source=row.source, at=row.at, outcome=row.outcome, problem=row.problem)
            for row in connection.execute(query)
        }
