"""Curated corrections: a wrong field of a saying is set right in belief; the fact stays as it was read.

Pure. A correction is bitemporal like the facts: belief as of a time uses those known by then. It says what it
expects to find, and one that finds nothing is an error: silently correcting nothing helps nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.observation import Observation, Source
from monitor.correctable import WITHDRAWN, day_of, kind_of, put_back, taken_apart, write_cell
from monitor.errors import DataBroken

Status = Literal["proposed", "applied", "withdrawn"]
ClockOf = Callable[[str], ZoneInfo]
NO_PLACE = ZoneInfo(Source.zone)
"""The clock of a saying that names no place: the one on which sources date unless they say otherwise."""


class CorrectionError(DataBroken):
    """A correction cannot be read or finds nothing to correct; the message names file, line, id and value."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One field set right, for every saying of a source, place, day and kind that has the expected value."""

    id: str
    status: Status
    known_at: datetime
    """Since when it counts."""
    ended_at: datetime | None
    """Until when it counted, of a withdrawn one."""
    source: str
    place: str | None
    on: date
    """The local day on which the saying's time begins."""
    kind: str
    field: str
    expect: object
    """What the field holds as it was read; of a saying taken out, a piece of its quote."""
    value: object
    reason: str
    url: str
    file: str
    line: int
    cells: tuple[str, str]
    """`expect` and `value` as they are written."""

    @property
    def words(self) -> str:
        """Name it and say why, for whoever reads the corrected saying."""
        return f"{self.id}: {self.reason.rstrip('.')}" + (f" ({self.url})" if self.url else "")

    @property
    def name(self) -> str:
        """Where it stands: file, line, id."""
        return f"{self.file}: line {self.line}, correction {self.id}"

    def counts(self, as_of: datetime | None) -> bool:
        """Whether belief as of a time uses it (None: everything known by now, so an ended one does not)."""
        if self.status == "proposed" or (as_of is not None and as_of < self.known_at):
            return False
        return self.ended_at is None or (as_of is not None and as_of < self.ended_at)

    def speaks_of(self, said: Observation, clock_of: ClockOf) -> bool:
        """Whether a saying is of its source, place and day, of whatever kind."""
        return (said.source, said.place) == (self.source, self.place) and (
            day_of(said, clock(self.place, clock_of)) == self.on
        )

    def touches(self, said: Observation, clock_of: ClockOf) -> bool:
        """Whether a saying, as it was read, has what it expects."""
        if kind_of(said) != self.kind or not self.speaks_of(said, clock_of):
            return False
        if self.field == WITHDRAWN:
            return str(self.expect) in said.quote
        return taken_apart(said)[self.field] == self.expect


def clock(place: str | None, clock_of: ClockOf) -> ZoneInfo:
    """Return the clock of a place, or of a saying that names none."""
    return NO_PLACE if place is None else clock_of(place)


def apply_corrections(
    corrections: Iterable[Correction],
    observations: Iterable[Observation],
    as_of: datetime | None,
    *,
    clock_of: ClockOf,
) -> list[Observation]:
    """Return the observations as belief takes them at a time (None: all that is known), in their order.

    A corrected one keeps its id. Every correction is held against the saying as it was read, so their order
    does not matter; of two of the same field the one known later wins. CorrectionError where the corrected
    fields can't stand together.
    """
    mine = _by_source_and_place(c for c in corrections if c.counts(as_of))
    found = []
    for said in observations:
        here = [c for c in mine.get((said.source, said.place), ()) if c.touches(said, clock_of)]
        if not any(c.field == WITHDRAWN for c in here):
            found.append(_corrected(said, here) if here else said)
    return found


def taken_out(
    corrections: Iterable[Correction],
    observations: Iterable[Observation],
    as_of: datetime | None,
    *,
    clock_of: ClockOf,
) -> dict[str, str]:
    """Return the ids of the sayings that corrections take out of belief at a time, with id and reason."""
    mine = _by_source_and_place(c for c in corrections if c.counts(as_of) and c.field == WITHDRAWN)
    found: dict[str, str] = {}
    for said in observations:
        here = [c for c in mine.get((said.source, said.place), ()) if c.touches(said, clock_of)]
        if here:
            found[said.id] = _told(here)
    return found


def _by_source_and_place(
    corrections: Iterable[Correction],
) -> dict[tuple[str, str | None], list[Correction]]:
    mine: dict[tuple[str, str | None], list[Correction]] = defaultdict(list)
    for correction in corrections:
        mine[correction.source, correction.place].append(correction)
    return mine


def _corrected(said: Observation, corrections: Sequence[Correction]) -> Observation:
    last = {c.field: c for c in sorted(corrections, key=lambda c: (c.known_at, c.id))}
    try:
        made = put_back(said, {field: c.value for field, c in sorted(last.items())})
    except ValueError as error:
        *others, one = sorted(last.values(), key=lambda c: (c.known_at, c.id))
        beside = f" (beside {', '.join(c.id for c in others)})" if others else ""
        raise CorrectionError(f"{one.name}{beside}: column value: {one.cells[1]!r}: {error}") from error
    return replace(made, original=said.id, corrected=_told(last.values()))


def _told(corrections: Iterable[Correction]) -> str:
    return "; ".join(c.words for c in sorted(corrections, key=lambda c: c.id))


def touched(
    correction: Correction, observations: Iterable[Observation], *, clock_of: ClockOf
) -> list[Observation]:
    """Return the observations, as they were read, that a correction expects."""
    return [said for said in observations if correction.touches(said, clock_of)]


def check_guards(
    corrections: Iterable[Correction], recorded: Sequence[Observation], *, clock_of: ClockOf
) -> None:
    """Raise CorrectionError for the first applied or withdrawn correction that finds nothing to correct.

    `recorded` is everything ever read, also what its source has replaced since: belief as of an earlier time
    still needs the correction.
    """
    for correction in corrections:
        if correction.status != "proposed" and not touched(correction, recorded, clock_of=clock_of):
            raise CorrectionError(nothing_found(correction, recorded, clock_of=clock_of))


def nothing_found(correction: Correction, recorded: Iterable[Observation], *, clock_of: ClockOf) -> str:
    """Say what a correction expected and what its source said of the place and day instead."""
    near = [said for said in recorded if correction.speaks_of(said, clock_of)]
    about = f"{correction.source}, {correction.place or 'no place'}, {correction.on}"
    start = f"{correction.name}: nothing to correct: expected {correction.kind} of {about}"
    if correction.field == WITHDRAWN:
        wanted, there = (
            f"with {correction.expect!r} in its quote",
            {f"{kind_of(s)} {s.quote!r}" for s in near},
        )
    else:
        wanted = f"with {correction.field} {correction.cells[0]!r}"
        there = {_instead(said, correction, clock_of) for said in near}
    return f"{start} {wanted}; found: {', '.join(sorted(there)) or 'nothing of that source, place and day'}"


def _instead(said: Observation, correction: Correction, clock_of: ClockOf) -> str:
    values = taken_apart(said)
    if correction.field not in values:
        return f"{kind_of(said)} without such a field"
    cell = write_cell(values[correction.field], clock(correction.place, clock_of))
    return f"{kind_of(said)} {cell!r}"
