"""Timelines to figures: hours affected and hours off per local day, each beside how much of it was observed.

Pure. Every figure is a pair [at least, at most]; hours are hours of the day's own length (23, 24 or 25).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import day_bounds
from feeds.observation import Service
from monitor.timeline import LayerInterval, Timeline

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
    length = _hours(day.earliest, day.latest)
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
    length = _hours(start, end)
    spans = [(k, _hours(max(k.start, start), min(k.end, end))) for k in line.known]
    return Bounds(
        _clean(sum(h for k, h in spans if k.certain and h > 0) / length),
        _clean(sum(h for _, h in spans if h > 0) / length),
    )


def _integrals(pieces: Sequence[LayerInterval], start: datetime, end: datetime) -> tuple[Bounds, Bounds]:
    """Return (hours affected, hours off) over [start, end) of pieces of one or more layers.

    At an instant the shares of different layers combine as low = the largest low, high = the sum of the
    highs, at most everything: nobody says whether two layers hit the same customers.
    """
    cuts = sorted({start, end, *(t for p in pieces for t in (p.start, p.end) if start < t < end)})
    affected_low = affected_high = off_low = off_high = 0.0
    for a, b in pairwise(cuts):
        here = [p for p in pieces if p.start <= a < p.end]
        if not here:
            continue
        hours = _hours(a, b)
        sure = [p for p in here if p.certain and p.share_off.high > 0]
        affected_high += hours if any(p.share_off.high > 0 for p in here) else 0.0
        affected_low += hours if sure else 0.0
        off_low += hours * max((p.share_off.low for p in sure), default=0.0)
        off_high += hours * min(1.0, _sum_of_layers(here))
    return Bounds(_clean(affected_low), _clean(affected_high)), Bounds(_clean(off_low), _clean(off_high))


def _sum_of_layers(pieces: Sequence[LayerInterval]) -> float:
    """Add the highs of different layers; two episodes of one layer that may both hold count once."""
    highest: dict[str, float] = {}
    for piece in pieces:
        highest[piece.layer] = max(highest.get(piece.layer, 0.0), piece.share_off.high)
    return sum(highest.values())


def _hours(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 3600


def _clean(value: float) -> float:
    """Drop the dust of floating-point sums, so that equal facts give equal bytes."""
    return round(value, 6)
