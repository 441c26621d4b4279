"""Timelines to figures: hours affected and hours off per local day, each beside how much of it was observed.

Pure. Every figure is a pair [at least, at most]; hours are hours of the day's own length (23, 24 or 25).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import day_bounds
from feeds.observation import Service
from monitor.spans import clean, hours_between
from monitor.timeline import LayerInterval, Timeline
from monitor.together import affects, instants, share_together

Counted = Literal["outage", "emergency", "scheduled", "together"]
COUNTED: tuple[Counted, ...] = ("outage", "emergency", "scheduled", "together")


@dataclass(frozen=True, kw_only=True)
class DayHours:
    """One local day of one service at one place, for one layer or for the three together.

    hours_affected: the time in which the layer held for anyone. hours_off: of the average customer, the
    integral over time of the share off. observed_share: the part of the day in which anything was known.
    """

    place: str
    service: Service
    on: date
    layer: Counted
    hours_affected: Bounds
    hours_off: Bounds
    observed_share: Bounds
    day_hours: float
    bases: tuple[str, ...]
    evidence: tuple[str, ...]


def day_hours(line: Timeline, on: date, zone: ZoneInfo) -> list[DayHours]:
    """Return the four rows of one local day: outage, emergency, scheduled and together."""
    day = day_bounds(on, zone)
    length = hours_between(day.earliest, day.latest)
    observed = observed_share(line, day.earliest, day.latest)
    pieces = [p for p in line.layers if p.layer != "on" and p.start < day.latest and p.end > day.earliest]
    rows = []
    for layer in COUNTED:
        mine = [p for p in pieces if layer in (p.layer, "together")]
        affected, off = _integrals(mine, day.earliest, day.latest)
        rows.append(
            DayHours(
                place=line.place,
                service=line.service,
                on=on,
                layer=layer,
                hours_affected=affected,
                hours_off=off,
                observed_share=observed,
                day_hours=length,
                bases=tuple(sorted({p.base for p in mine if p.base})),
                evidence=tuple(sorted({e for p in mine for e in p.evidence})),
            )
        )
    return rows


def observed_share(line: Timeline, start: datetime, end: datetime) -> Bounds:
    """Return the part of [start, end) in which anything is known: [in every reading of times, in some]."""
    length = hours_between(start, end)
    spans = [(k, hours_between(max(k.start, start), min(k.end, end))) for k in line.known]
    return Bounds(
        clean(sum(h for k, h in spans if k.certain and h > 0) / length),
        clean(sum(h for _, h in spans if h > 0) / length),
    )


def _integrals(pieces: Sequence[LayerInterval], start: datetime, end: datetime) -> tuple[Bounds, Bounds]:
    """Return (hours affected, hours off) over [start, end) of pieces of one or more layers."""
    affected_low = affected_high = off_low = off_high = 0.0
    for a, b, here in instants(pieces, start, end):
        cut = [p for p in here if affects(p)]
        if not cut:
            continue
        hours, share = hours_between(a, b), share_together(here)
        affected_high += hours
        affected_low += hours if any(p.certain for p in cut) else 0.0
        off_low += hours * share.low
        off_high += hours * share.high
    return Bounds(clean(affected_low), clean(affected_high)), Bounds(clean(off_low), clean(off_high))
