"""Errata: what editions that went out said of earlier days, against what is believed now. Pure.

A difference is one that a reader would see: the printed words differ. It is told once, with its cause.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

import msgspec

from feeds.observation import Service
from monitor.belief import Belief
from monitor.causes import Cause, Freed, causes, evidence_of
from monitor.episode import Lane
from monitor.figures import PRINTED, SAYINGS, Basis, LaneDays, key, lane_days, resting_on

Shown = Callable[[str, str], str]
"""Turns a figure's name and its stored value into the words that a reader sees."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One figure of a lane's day, as it was last told and as it is now; values as the ledger stores them."""

    figure: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Erratum:
    """What changed of one lane's day since it was last told, and why."""

    on: date
    place: str
    service: Service
    changes: tuple[Change, ...]
    cause: str
    evidence: tuple[str, ...]
    """Ids of the sayings that made the difference, as far as they still stand."""
    sayings: str
    """What the figures rest on now: see `figures.resting_on`."""

    @property
    def lane(self) -> Lane:
        """The place and the service."""
        return self.place, self.service


@dataclass(frozen=True, kw_only=True)
class Told:
    """One edition that went out: its figures by id, and the errata that it told."""

    on: date
    as_of: datetime
    figures: Mapping[str, str]
    lanes: tuple[Lane, ...]
    errata: tuple[Erratum, ...] = ()

    @property
    def turn(self) -> tuple[datetime, date]:
        """Its place in the order of what was known."""
        return self.as_of, self.on


@dataclass(frozen=True, kw_only=True)
class _LastWord:
    """What was last told of one lane's day: the figures by name, what they rest on, and as of when."""

    figures: Mapping[str, str]
    sayings: str | None
    as_of: datetime


def compare(
    belief: Belief,
    told: Collection[Told],
    *,
    on: date,
    as_of: datetime,
    clock_of: Callable[[str], ZoneInfo],
    taken_out: Mapping[str, str],
    shown: Shown,
    word_causes: Callable[[Sequence[Cause]], str],
    freed: Mapping[str, Freed] = MappingProxyType({}),
    kept_back: Collection[str] = (),
) -> tuple[Erratum, ...]:
    """Return the errata of the edition of `on`: newest day first, then by place and service.

    `told` are the editions that went out, `taken_out` the sayings that corrections keep out of `belief`
    (id to reason), `freed` those that may leave later than they were known. What another edition has told
    already, earlier or later, is not told again. Nor is what rested on a saying that is `kept_back` now: to
    tell what it was would tell it once more.
    """
    earlier = [one for one in told if one.on < on and one.as_of <= as_of]
    before, elsewhere = _tellers(told, (as_of, on), shown)
    days = lane_days(belief, {lane for one in earlier for lane in one.lanes}, clock_of)
    found = []
    for edition in sorted(earlier, key=lambda one: one.on, reverse=True):
        since = _told_since(before, edition.on)
        for lane in sorted(edition.lanes):
            last = _last_word(edition, lane, since.get(lane, ()))
            changes = tuple(
                change
                for change in _changes(last.figures, days[lane].figures(edition.on), shown)
                if (edition.on, lane, change.figure, shown(change.figure, change.now)) not in elsewhere
            )
            if changes and not rests_on(last.sayings, kept_back):
                why = causes(belief, days[lane], edition.on, last.sayings, last.as_of, taken_out, freed)
                found.append(_erratum(belief, days[lane], edition.on, lane, changes, why, word_causes))
    return tuple(found)


def rests_on(sayings: str | None, ids: Collection[str]) -> bool:
    """Return whether figures rested on any of some sayings; False where that was not kept."""
    if sayings is None or not ids:
        return False
    basis = msgspec.json.decode(sayings, type=Basis)
    return any(i in ids for i in (*basis.behind, *basis.near))


def _tellers(
    told: Iterable[Told], turn: tuple[datetime, date], shown: Shown
) -> tuple[list[Told], set[tuple[date, Lane, str, str]]]:
    """Return the editions that told before a turn, in order, and what those of a later turn have told.

    An edition that is made late comes after its turn: what a later one has told already is old news in it.
    """
    before = sorted((one for one in told if one.turn < turn), key=lambda one: one.turn)
    after = (e for one in told if one.turn > turn for e in one.errata)
    return before, {(e.on, e.lane, c.figure, shown(c.figure, c.now)) for e in after for c in e.changes}


def _told_since(tellers: Iterable[Told], on: date) -> dict[Lane, list[tuple[Told, Erratum]]]:
    """Return what editions told of a day afterwards, by lane, in their order."""
    found: dict[Lane, list[tuple[Told, Erratum]]] = {}
    for one in tellers:
        for erratum in one.errata:
            if erratum.on == on:
                found.setdefault(erratum.lane, []).append((one, erratum))
    return found


def _last_word(edition: Told, lane: Lane, since: Iterable[tuple[Told, Erratum]]) -> _LastWord:
    """Return what was last told of a lane's day: the edition's own figures, with later errata over them."""
    own = {name: edition.figures.get(key(lane, edition.on, name)) for name in (*PRINTED, SAYINGS)}
    figures = {name: value for name, value in own.items() if value is not None}
    sayings, as_of = figures.pop(SAYINGS, None), edition.as_of
    for teller, erratum in since:
        figures |= {change.figure: change.now for change in erratum.changes}
        sayings, as_of = erratum.sayings, teller.as_of
    return _LastWord(figures=figures, sayings=sayings, as_of=as_of)


def _changes(was: Mapping[str, str], now: Mapping[str, str], shown: Shown) -> Iterator[Change]:
    for name in PRINTED:
        if name in was and shown(name, was[name]) != shown(name, now[name]):
            yield Change(figure=name, was=was[name], now=now[name])


def _erratum(
    belief: Belief,
    days: LaneDays,
    on: date,
    lane: Lane,
    changes: tuple[Change, ...],
    why: Sequence[Cause],
    word_causes: Callable[[Sequence[Cause]], str],
) -> Erratum:
    return Erratum(
        on=on,
        place=lane[0],
        service=lane[1],
        changes=changes,
        cause=word_causes(why),
        evidence=evidence_of(why),
        sayings=resting_on(belief, days, on),
    )
