"""A sentence and its clauses: a trigger with the stretch of the sentence that is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from feeds.bounds import TimeBounds
from feeds.language.rules import Trigger
from feeds.language.times import named_day, resolve
from feeds.language.units import Unit
from feeds.observation import Modality, Phase

Places = tuple[str | None, ...]
When = tuple[TimeBounds | None, TimeBounds | None]
State = tuple[Phase | None, Modality]


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger in its sentence with the units [start, end) it owns.

    Figures may stand as far as `beyond`, past the strike that a clause gives as its cause; times may stand
    before `lead`, where the sentence's first claim begins.
    """

    trigger: Trigger
    start: int
    end: int
    beyond: int
    lead: int


@dataclass(slots=True)
class Sentence:
    """The units of a sentence, the text they stand in, and the day of its publication."""

    text: str
    units: Sequence[Unit]
    today: date | None
    moment: datetime | None = None
    """The moment of publication where it is known to the hour."""
    base: date | None = None
    """The day of the heading above, to which hours alone belong."""

    def when(self, start: int, end: int, future: bool = False, reached: bool = False) -> When:
        """Return (at, until) by the expressions of time in units[start:end]."""
        words = [unit.time for unit in self.units[start:end] if unit.time]
        return resolve(words, self.today, future, reached, self.base)

    def day(self) -> date | None:
        """Return the day that a heading names, to which the hours below it belong; a strike's is none."""
        if any(unit.cls == "STRIKE" for unit in self.units):
            return None
        return named_day([unit.time for unit in self.units if unit.time], self.today)
