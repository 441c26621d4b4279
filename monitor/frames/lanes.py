"""What is shown of lanes: states, hours, amounts, and what was only said of the oblast or country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

import pandas as pd

from monitor.belief import Belief
from monitor.episode import Lane
from monitor.frames.table import ClockOf, framed
from monitor.metrics import day_hours
from monitor.metrics.amounts import day_amounts
from monitor.states import STATES, display_state, states

STATE_COLUMNS = [
    "place", "service", "start_at", "end_at", "state", "certain",
    "share_off_low", "share_off_high", "share_off_named_low", "share_off_named_high",
    "base", "also", "evidence",
]  # fmt: skip
HOURS_COLUMNS = [
    "place", "service", "on", "layer", "hours_affected_low", "hours_affected_high", "hours_off_low",
    "hours_off_high", "observed_share_low", "observed_share_high", "day_hours", "bases", "evidence",
]  # fmt: skip
AMOUNT_COLUMNS = [
    "place", "service", "on", "layer", "unit", "count_hours_low", "count_hours_high", "count_peak_low",
    "count_peak_high", "counted_share_low", "counted_share_high", "evidence",
]  # fmt: skip


def state_frame(belief: Belief, lanes: Iterable[Lane], start: datetime, end: datetime) -> pd.DataFrame:
    """Return what is shown of each lane from `start` to `end`, gaps filled with the state "unknown"."""
    rows = [
        (
            place, service, s.start, s.end, s.state, s.certain,
            s.share_off.low if s.share_off else None, s.share_off.high if s.share_off else None,
            s.named.low if s.named else None, s.named.high if s.named else None,
            s.base or "", " ".join(s.also), s.evidence,
        )
        for place, service in lanes
        for s in states(belief.timeline(place, service), start, end)
    ]  # fmt: skip
    return framed(rows, STATE_COLUMNS, times=("start_at", "end_at"))


def inherited_frame(
    belief: Belief,
    lanes: Iterable[Lane],
    start: datetime,
    end: datetime,
    ancestors: Callable[[str], Sequence[str]],
) -> pd.DataFrame:
    """Return what was said only of a lane's oblast or country: drawn pale, counted nowhere."""
    rows = []
    for place, service in lanes:
        for _, piece in belief.inherited(place, service, ancestors):
            if piece.end > start and piece.start < end:
                rows.append(
                    (place, service, max(piece.start, start), min(piece.end, end), display_state(piece))
                )
    rows.sort(key=lambda r: (r[0], r[1], r[2], STATES.index(r[4])))
    return framed(rows, ["place", "service", "start_at", "end_at", "state"], times=("start_at", "end_at"))


def hours_frame(
    belief: Belief, lanes: Iterable[Lane], days: Sequence[date], clock_of: ClockOf
) -> pd.DataFrame:
    """Return hours affected and hours off per lane, local day and layer, with the day's observed share."""
    rows = [
        (
            h.place, h.service, h.on, h.layer, h.hours_affected.low, h.hours_affected.high,
            h.hours_off.low, h.hours_off.high, h.observed_share.low, h.observed_share.high,
            h.day_hours, " / ".join(h.bases), h.evidence,
        )
        for place, service in lanes
        for on in days
        for h in day_hours(belief.timeline(place, service), on, clock_of(place))
    ]  # fmt: skip
    return framed(rows, HOURS_COLUMNS)


def amount_frame(
    belief: Belief, lanes: Iterable[Lane], days: Sequence[date], clock_of: ClockOf
) -> pd.DataFrame:
    """Return how many were off, per lane, local day, layer and unit: unit-hours and peaks."""
    rows = [
        (
            a.place, a.service, a.on, a.layer, a.unit, a.unit_hours.low, a.unit_hours.high,
            a.peak.low, a.peak.high, a.counted_share.low, a.counted_share.high, a.evidence,
        )
        for place, service in lanes
        for on in days
        for a in day_amounts(belief.timeline(place, service), on, clock_of(place))
    ]  # fmt: skip
    return framed(rows, AMOUNT_COLUMNS)
