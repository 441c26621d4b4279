"""How many were off, and for how long: customer-hours and peaks per local day, unit by unit.

Pure. Customers, people, households and settlements are different things and never converted. Time in which
nobody counted adds nothing: it is told apart by the counted share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds, TimeBounds
from feeds.localtime import day_bounds
from feeds.observation import COUNTED_UNITS, CountedUnit, Service
from monitor.metrics.hours import COUNTED, Counted
from monitor.spans import clean, hours_between
from monitor.timeline import LayerInterval, Timeline
from monitor.together import count_together, instants


@dataclass(frozen=True, kw_only=True)
class DayAmount:
    """One unit in one layer (or in the three together) on one local day of a service at a place.

    unit_hours: the integral over time of the number off, in unit x hours; its high end is infinite where
    somebody said "at least". peak: the most that were off at one time; across sources of one layer the
    largest, never the sum. counted_share: the part of the day in which the unit was counted.
    """

    place: str
    service: Service
    on: date
    layer: Counted
    unit: CountedUnit
    unit_hours: Bounds
    peak: Bounds
    counted_share: Bounds
    evidence: tuple[str, ...]


def day_amounts(line: Timeline, on: date, zone: ZoneInfo) -> list[DayAmount]:
    """Return a row for each unit counted in each layer on a local day, and for the layers together."""
    day = day_bounds(on, zone)
    today = [p for p in line.layers if p.counts and p.start < day.latest and p.end > day.earliest]
    rows = []
    for unit in COUNTED_UNITS:
        counting = [p for p in today if any(c.unit == unit for c in p.counts)]
        for layer in COUNTED:
            mine = [p for p in counting if layer in (p.layer, "together")]
            if mine:
                rows.append(_amount(line, on, layer, unit, mine, day))
    return rows


def _amount(
    line: Timeline,
    on: date,
    layer: Counted,
    unit: CountedUnit,
    pieces: Sequence[LayerInterval],
    day: TimeBounds,
) -> DayAmount:
    low = high = certain = possible = peak_low = peak_high = 0.0
    for a, b, here in instants(pieces, day.earliest, day.latest):
        count = count_together(here, unit)
        if count is None:
            continue
        hours = hours_between(a, b)
        low += hours * count.low
        high += hours * count.high
        possible += hours
        certain += hours if any(p.certain for p in here) else 0.0
        peak_low = max(
            [peak_low, *(c.off.low for p in here if p.certain for c in p.counts if c.unit == unit)]
        )
        peak_high = max(peak_high, count.high)
    length = hours_between(day.earliest, day.latest)
    return DayAmount(
        place=line.place,
        service=line.service,
        on=on,
        layer=layer,
        unit=unit,
        unit_hours=Bounds(clean(low), clean(high)),
        peak=Bounds(peak_low, peak_high),
        counted_share=Bounds(clean(certain / length), clean(possible / length)),
        evidence=tuple(sorted({e for p in pieces for e in p.evidence})),
    )
