"""The corrections that count for a data directory: the shipped ones and the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import sqlalchemy as sa

from feeds.places import clock_of
from monitor.correction_table import parse_corrections
from monitor.corrections import Correction, check_guards, nothing_found, touched
from monitor.store import facts

OWN = "corrections.csv"
"""The user's file in the data directory."""
SHIPPED = "monitor/corrections.csv"


def corrections_of(data: Path) -> tuple[Correction, ...]:
    """Read the shipped corrections and those of the data directory; CorrectionError names a bad cell."""
    tables = {SHIPPED: (resources.files("monitor") / "corrections.csv").read_bytes()}
    own = data / OWN
    if own.exists():
        tables[str(own)] = own.read_bytes()
    return parse_corrections(tables, clock_of=clock_of)


def check_corrections(engine: sa.Engine, corrections: Iterable[Correction]) -> None:
    """Raise CorrectionError for a correction that finds nothing among all facts ever read.

    A shipped one waits where nothing of its source was ever taken in: there is nothing to be wrong yet.
    """
    known = tuple(corrections)
    if not known:
        return
    recorded = facts.recorded(engine, {c.source for c in known})
    held = {said.source for said in recorded}
    check_guards((c for c in known if c.file != SHIPPED or c.source in held), recorded, clock_of=clock_of)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A correction held against everything that was ever read."""

    correction: Correction
    touches: int
    problem: str
    """Why it finds nothing; empty where it does."""

    @property
    def broken(self) -> bool:
        """Whether it counts, or counted, and finds nothing: belief cannot be worked out with it."""
        return bool(self.problem) and self.correction.status != "proposed"


def checked(engine: sa.Engine, corrections: Iterable[Correction]) -> list[Checked]:
    """Return every correction with how many observations it touches, and whether its guard holds."""
    known = tuple(corrections)
    recorded = facts.recorded(engine, {c.source for c in known})
    found = []
    for one in known:
        touches = len(touched(one, recorded, clock_of=clock_of))
        problem = "" if touches else nothing_found(one, recorded, clock_of=clock_of)
        found.append(Checked(correction=one, touches=touches, problem=problem))
    return found
