"""The measures of the field as frames: resilience curves, reliability indices, processes, survival."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import pandas as pd

from monitor.belief import Belief
from monitor.episode import Lane, Layer
from monitor.frames.table import ends, framed
from monitor.indices import LaneIndices, indices
from monitor.metrics.curves import Curve, Milestone, Of, measure, milestones
from monitor.metrics.survival import restoration_band
from monitor.restoration import curves, lengths

CURVE_COLUMNS = [
    "place", "service", "episode", "base", "points", "depth_share_low", "depth_share_high", "nadir_earliest",
    "nadir_latest", "degraded_hours_low", "degraded_hours_high", "area_share_hours_low",
    "area_share_hours_high", "relapses", "censored", "evidence",
]  # fmt: skip
MILESTONE_COLUMNS = [
    "place", "service", "episode", "base", "of", "percent", "reached", "first_hours_low", "first_hours_high",
    "lasting_hours_low", "lasting_hours_high", "censored_at_hours_low", "censored_at_hours_high", "evidence",
]  # fmt: skip
INDEX_COLUMNS = [
    "place", "service", "start_at", "end_at", "source", "customers_served_low", "customers_served_high",
    "saidi_hours_low", "saidi_hours_high", "saifi_low", "saifi_high", "caidi_hours_low", "caidi_hours_high",
    "asai_share_low", "asai_share_high", "observed_share", "evidence",
]  # fmt: skip
PROCESS_COLUMNS = [
    "place", "service", "source", "start_at", "end_at", "began_seen", "ended_seen", "nadir_customers_low",
    "nadir_customers_high", "nadir_earliest", "nadir_latest", "customer_hours_low", "customer_hours_high",
    "customers_out_low", "customers_out_high", "customers_restored_low", "customers_restored_high",
    "outage_rate_per_hour_low", "outage_rate_per_hour_high", "restore_rate_per_hour_low",
    "restore_rate_per_hour_high",
]  # fmt: skip
SURVIVAL_COLUMNS = ["hours", "survival_share_low", "survival_share_high"]


def curve_frame(belief: Belief, lanes: Iterable[Lane]) -> pd.DataFrame:
    """Return depth, degraded time, area and relapses of every outage, base by base: `metrics.curves`."""
    rows = [
        (c.place, c.service, c.episode, c.curve.base, len(c.curve.points), *_measured(c.curve))
        for c in curves(belief, lanes)
    ]
    return framed(rows, CURVE_COLUMNS, times=("nadir_earliest", "nadir_latest"))


def _measured(curve: Curve) -> tuple[object, ...]:
    found = measure(curve)
    return (
        *ends(found.depth), found.nadir_at.earliest, found.nadir_at.latest, *ends(found.degraded_h),
        *ends(found.area_h), len(found.relapses), found.censored, _evidence(curve),
    )  # fmt: skip


def _evidence(curve: Curve) -> tuple[str, ...]:
    return tuple(sorted({e for point in curve.points for e in point.evidence}))


def milestone_frame(
    belief: Belief, lanes: Iterable[Lane], *, of: Of = "lost", fractions: Sequence[float] = (0.5, 0.8, 0.95)
) -> pd.DataFrame:
    """Return the hours until each part of the base (of what was lost, or of all) had supply again."""
    rows = [
        (c.place, c.service, c.episode, c.curve.base, m.of, m.percent, *_reached(m), _evidence(c.curve))
        for c in curves(belief, lanes)
        for m in milestones(c.curve, fractions, of)
    ]
    return framed(rows, MILESTONE_COLUMNS)


def _reached(milestone: Milestone) -> tuple[object, ...]:
    pairs = (milestone.first, milestone.lasting, milestone.censored_at_h)
    return milestone.reached, *ends(*pairs)


def index_frame(belief: Belief, lanes: Iterable[Lane], start: datetime, end: datetime) -> pd.DataFrame:
    """Return SAIDI, SAIFI, CAIDI and ASAI where customers served are known: `metrics.reliability`."""
    rows = [
        (
            *i.lane, i.start, i.end, i.source, *ends(i.customers_served), *ends(i.indices.saidi_h),
            *ends(i.indices.saifi), *ends(i.indices.caidi_h), *ends(i.indices.asai),
            i.indices.observed_share.low, i.evidence,
        )
        for i in _found(belief, lanes, start, end)
    ]  # fmt: skip
    return framed(rows, INDEX_COLUMNS, times=("start_at", "end_at"))


def process_frame(belief: Belief, lanes: Iterable[Lane], start: datetime, end: datetime) -> pd.DataFrame:
    """Return the outage and restore processes of each event that utilities counted: `metrics.processes`."""
    rows = [
        (
            *i.lane, i.source, e.start, e.end, e.began_seen, e.ended_seen, *ends(e.nadir_customers),
            e.nadir_at.earliest, e.nadir_at.latest, *ends(e.area_customer_hours), *ends(e.customers_out),
            *ends(e.customers_restored), *ends(e.outage_rate), *ends(e.restore_rate),
        )
        for i in _found(belief, lanes, start, end)
        for e in i.processes.events
    ]  # fmt: skip
    return framed(rows, PROCESS_COLUMNS, times=("start_at", "end_at", "nadir_earliest", "nadir_latest"))


def _found(belief: Belief, lanes: Iterable[Lane], start: datetime, end: datetime) -> list[LaneIndices]:
    return [found for lane in lanes if (found := indices(belief, lane, start, end))]


def survival_frame(belief: Belief, lanes: Iterable[Lane], layer: Layer = "outage") -> pd.DataFrame:
    """Return the share of a layer's episodes that lasted longer than so many hours: Kaplan-Meier in bounds.

    Open episodes are censored at their last word. `attrs` tells how many episodes there are (`episodes`),
    of how many the end was reported (`ended`), how many are left out because nobody told their beginning
    (`without_start`), and the median in hours (`median_hours_low`, `median_hours_high`; None where the curve
    never falls that far).
    """
    wanted = set(lanes)
    told = [e for e in belief.resolution.episodes if (e.place, e.service) in wanted]
    found = lengths(told, layer)
    durations = [length.duration for length in found if length.duration]
    band = restoration_band(durations) if durations else None
    rows = [(s.hours, s.survival.low, s.survival.high) for s in band.steps] if band else []
    frame = framed(rows, SURVIVAL_COLUMNS)
    median = band.median_h if band else None
    frame.attrs = {
        "episodes": len(durations),
        "ended": sum(d.ended for d in durations),
        "without_start": len(found) - len(durations),
        "median_hours_low": median and median.low,
        "median_hours_high": median and median.high,
    }
    return frame
