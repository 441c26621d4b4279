"""The tables of a report: a row per lane of the day, and what sources disagree about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from feeds.localtime import day_bounds
from feeds.observation import Service, Statement
from feeds.places import clock_of
from monitor.belief import Belief
from monitor.episode import Lane
from monitor.figures import SAYINGS, LaneDays, key, lane_days, resting_on, stored_figures
from monitor.policy import PolicyEvent, matched
from reports import words
from reports.evidence import Citations, place_name


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One lane on the day of the edition: figures with bounds, each beside its observed share."""

    place: str
    place_name: str
    service: Service
    said: tuple[Statement, ...]
    """The actual statements made about the day, in their order."""
    told: str
    """The same in words."""
    affected: str
    by_layer: tuple[tuple[str, str], ...]
    off: str
    observed: str
    is_known: bool
    evidence: tuple[int, ...]
    figures: dict[str, str]
    """Figure id to value, as kept in the ledger of editions; "unknown" where nobody's word stood."""


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Sources that differ about the same thing: who said what, and whose figure is named first."""

    about: str
    when: str
    sides: tuple[str, ...]
    chosen: str
    reason: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PolicyRow:
    """A policy event of the register, with the sayings that speak of it."""

    event: PolicyEvent
    evidence: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """A figure of the day that is no interruption: a deficit, hours of supply, a state of emergency."""

    place_name: str
    text: str
    when: str
    said_by: str
    evidence: tuple[int, ...]


def day_rows(belief: Belief, lanes: Sequence[Lane], on: date, citations: Citations) -> tuple[DayRow, ...]:
    """Return one row per lane for the local day `on`."""
    days = lane_days(belief, lanes, clock_of)
    return tuple(_day_row(belief, lane, on, days[lane], citations) for lane in lanes)


def _day_row(belief: Belief, lane: Lane, on: date, days: LaneDays, citations: Citations) -> DayRow:
    hours = {h.layer: h for h in days.hours(on)}
    together = hours["together"]
    said = said_of(belief, lane, on, days.zone)
    known = together.observed_share.high > 0
    ids = {*together.evidence, *(s.id for s in said)}
    figures = {**stored_figures(hours.values()), SAYINGS: resting_on(belief, days, on)}
    return DayRow(
        place=lane[0],
        place_name=place_name(lane[0]),
        service=lane[1],
        said=said,
        told="; ".join(dict.fromkeys(words.statement(s) for s in said)),
        affected=words.hours(together.hours_affected) if known else "unknown",
        by_layer=tuple(
            (words.LAYER[h.layer], words.hours(h.hours_affected))
            for h in hours.values()
            if h.layer != "together" and h.hours_affected.high > 0
        ),
        off=words.hours(together.hours_off) if known else "unknown",
        observed=words.observed(together.observed_share),
        is_known=known,
        evidence=citations.cite(ids) if known else (),
        figures={key(lane, on, name): value for name, value in figures.items()},
    )


def said_of(belief: Belief, lane: Lane, on: date, zone: ZoneInfo) -> tuple[Statement, ...]:
    """Return the actual statements about a lane whose time lies mostly in this day, in their order."""
    day = day_bounds(on, zone)
    said = [
        s
        for s in belief.said.values()
        if isinstance(s, Statement)
        and (s.place, s.service) == lane
        and s.modality == "actual"
        and s.kind != "attack"
        and day.earliest <= s.at.middle < day.latest
    ]
    return tuple(sorted(said, key=lambda s: (s.at.middle, s.at.latest, s.id)))


def disagreements(
    belief: Belief, window: tuple[date, date], zone: ZoneInfo, citations: Citations
) -> tuple[Disagreement, ...]:
    """Return the conflicts whose time touches the window, in time order."""
    start, end = day_bounds(window[0], zone).earliest, day_bounds(window[1], zone).latest
    found = []
    for c in sorted(belief.resolution.conflicts, key=lambda c: (c.at.earliest, c.place, c.service)):
        if c.at.latest < start or c.at.earliest >= end:
            continue
        sides = [(belief.said[i], share) for i, share in c.sides]
        chosen = belief.said[c.chosen]
        found.append(
            Disagreement(
                about=f"{place_name(c.place)}, {words.SERVICE[c.service]}: share off",
                when=words.when(c.at, zone),
                sides=tuple(f"{words.share_range(share)} off ({s.publisher})" for s, share in sides),
                chosen=chosen.publisher,
                reason=c.reason,
                evidence=citations.cite(i for i, _ in c.sides),
            )
        )
    return tuple(found)


def indicator_rows(
    belief: Belief, on: date, zone: ZoneInfo, citations: Citations
) -> tuple[IndicatorRow, ...]:
    """Return the figures said of the local day `on`, in their order; each stands as it was said."""
    day = day_bounds(on, zone)
    return tuple(
        IndicatorRow(
            place_name=place_name(said.place) if said.place else "place not named",
            text=text,
            when=words.when(said.at, zone),
            said_by=said.said_by or said.publisher,
            evidence=citations.cite([said.id]),
        )
        for said in belief.indicators
        if day.earliest <= said.at.middle < day.latest and (text := words.indicator(said))
    )


def policy_rows(
    belief: Belief, events: Sequence[PolicyEvent], zone: ZoneInfo, citations: Citations
) -> tuple[PolicyRow, ...]:
    """Return each event once, with the sayings that were matched to it."""
    statements = [o for o in belief.said.values() if isinstance(o, Statement)]
    sayings = matched(events, statements, zone)
    return tuple(PolicyRow(event=e, evidence=citations.cite(sayings.get(e.id, ()))) for e in events)
