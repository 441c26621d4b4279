"""Swimlanes: what was known of every city over two weeks, the lead city large and labelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from reports.charts.alert_strips import Strips, alerts_coverage, draw_strips, strip_words
from reports.charts.days import HEAD_IN, DayColumns, draw_dates, draw_midnights, draw_seen_head, draw_weekends
from reports.charts.key import Swatch, draw_key, key_height_in
from reports.charts.lane_rows import draw_row, lane_label, stacked
from reports.charts.lanes import Lane, lanes_of, runs_of
from reports.charts.policy_marks import draw_policy_tags, policy_tags, policy_words, tags_height_in
from reports.charts.tags import PlacedTag
from reports.style import (
    INK_SOFT,
    INKS,
    MARGIN_IN,
    SMALL_PT,
    WIDTH_IN,
    ChartFrame,
    Sheet,
    day_text,
    drawn,
    moment_text,
    open_sheet,
    rule,
    span_text,
    text_width_in,
)

SEEN_IN = 0.94
KEY = (
    Swatch(words="outage", state="outage"),
    Swatch(words="emergency shutdown", state="emergency"),
    Swatch(words="partly restored", state="partial"),
    Swatch(words="scheduled cuts", state="scheduled"),
    Swatch(words="on", state="on"),
    Swatch(words="unknown: no valid word (not “on”)", state="unknown"),
    Swatch(words="solid: held all through", state="outage", starts_line=True),
    Swatch(words="pale, outlined: held at some time in it", state="outage", certain=False),
    Swatch(words="thin strip: said of the region only", state="outage", certain=False, thin=True),
)


@drawn
def draw_swimlanes(
    states: pd.DataFrame,
    inherited: pd.DataFrame,
    policies: pd.DataFrame,
    observed: pd.DataFrame,
    *,
    window: tuple[date, date],
    lead_place: str,
    frame_of: ChartFrame,
    alerts: pd.DataFrame | None = None,
    alert_days: pd.DataFrame | None = None,
    attacks: pd.DataFrame | None = None,
) -> Figure:
    """Draw what was known of each city and service on the local days of a window, first and last included.

    The frames of alerts and attacks are those of the lead place; without them their strips are not there.
    """
    columns = DayColumns(first_on=window[0], last_on=window[1], zone=frame_of.zone, left_in=0, right_in=0)
    lanes = lanes_of(states, inherited, observed, (columns.start_at, columns.end_at))
    strips = Strips(alerts=alerts, days=alert_days, attacks=attacks)
    columns = _beside_labels(columns, lanes, strips)
    marks = policy_tags(policies, columns)
    lead, others = _split(lanes, lead_place)
    lanes_top = HEAD_IN + tags_height_in(marks)
    rows = stacked(lead, others, lanes_top, columns, below_lead_in=strips.height_in)
    strips_top = max((row.bottom_in for row in rows if row.big), default=lanes_top)
    lanes_bottom = max(rows[-1].bottom_in if rows else 0.0, strips_top + strips.height_in)
    key = (*KEY, *strips.key)
    again = HEAD_IN if len(rows) > 24 else 0
    body = lanes_bottom + again + 0.1 + key_height_in(key)
    coverage = " ".join([_coverage(observed), *alerts_coverage(strips, frame_of.zone)])
    sheet = open_sheet(frame_of, body_in=body, coverage=coverage)
    _draw_ground(sheet, columns, marks, lanes_bottom)
    for row in rows:
        draw_row(sheet, columns, row)
    draw_strips(sheet, columns, strips, sheet.body_in + strips_top)
    if lead and others:
        _draw_end_of_lead(sheet, next(row.top_in for row in rows if not row.big))
    if again:
        draw_dates(sheet, columns, sheet.body_in + lanes_bottom)
    draw_key(sheet, key, sheet.body_in + lanes_bottom + again + 0.1)
    return sheet.figure


def _beside_labels(columns: DayColumns, lanes: list[Lane], strips: Strips) -> DayColumns:
    """Put the days between the labels on the left and the observed shares on the right."""
    names = [text_width_in(lane_label(lane), SMALL_PT, bold=True) for lane in lanes]
    left = MARGIN_IN + min(1.8, max(1.0, strips.label_width_in, *names)) + 0.1
    return replace(columns, left_in=left, right_in=WIDTH_IN - MARGIN_IN - SEEN_IN)


def _draw_end_of_lead(sheet: Sheet, others_top: float) -> None:
    y = sheet.body_in + others_top - 0.05
    rule(sheet, (MARGIN_IN, WIDTH_IN - MARGIN_IN), (y, y), ink=INK_SOFT, width_pt=0.8)


def describe_swimlanes(
    states: pd.DataFrame,
    inherited: pd.DataFrame,
    policies: pd.DataFrame,
    observed: pd.DataFrame,
    *,
    window: tuple[date, date],
    lead_place: str,
    frame_of: ChartFrame,
    alerts: pd.DataFrame | None = None,
    alert_days: pd.DataFrame | None = None,
    attacks: pd.DataFrame | None = None,
) -> str:
    """Tell in words what the swimlanes show: the lead city in full, the others summed up."""
    columns = DayColumns(first_on=window[0], last_on=window[1], zone=frame_of.zone, left_in=0, right_in=1)
    lanes = lanes_of(states, inherited, observed, (columns.start_at, columns.end_at))
    lead, others = _split(lanes, lead_place)
    told = [f"Swimlanes, {day_text(window[0])} to {day_text(window[1], year=True)}."]
    for lane in lead:
        runs = [
            f"{run.words} from {moment_text(run.start_at, frame_of.zone, year=False)}"
            for run in runs_of(lane.blocks)
        ]
        told.append(f"{lane.name}, {lane.service} ({lane.seen}): {'; '.join(runs) or 'nothing known'}.")
    worst: dict[str, list[str]] = {}
    electricity = [lane for lane in others if lane.service == "electricity"]
    for lane in electricity:
        had = {block.state for block in lane.blocks}
        worst.setdefault(next((state for state in INKS if state in had), "unknown"), []).append(lane.name)
    sums = [f"{_WORST[state]}: {', '.join(worst[state])}" for state in _WORST if state in worst]
    if electricity:
        told.append(f"{len(electricity)} other cities by the worst state of electricity: {'; '.join(sums)}.")
    strips = Strips(alerts=alerts, days=alert_days, attacks=attacks)
    told += strip_words(strips, lead[0].name if lead else "the lead place")
    told += policy_words(policies, window)
    return " ".join([*told, _coverage(observed), *alerts_coverage(strips, frame_of.zone)])


_WORST = {
    "outage": "outage",
    "emergency": "emergency shutdown",
    "partial": "partly restored",
    "scheduled": "scheduled cuts",
    "on": "on",
    "unknown": "nothing known",
}


def _split(lanes: list[Lane], lead_place: str) -> tuple[list[Lane], list[Lane]]:
    return (
        [lane for lane in lanes if lane.place == lead_place],
        [lane for lane in lanes if lane.place != lead_place],
    )


def _coverage(observed: pd.DataFrame) -> str:
    power = observed[observed["service"] == "electricity"]
    if power.empty:
        return "Observed: no share of the time was stated for this window."
    low, high = float(power["observed_share_low"].mean()), float(power["observed_share_high"].mean())
    return (
        f"Observed: a valid word on electricity covers {span_text(low, high)} of the time, mean over "
        f"{len(power)} places; the rest is unknown and is never counted as on."
    )


def _draw_ground(sheet: Sheet, columns: DayColumns, marks: list[PlacedTag], bottom: float) -> None:
    top, bottom = sheet.body_in, sheet.body_in + bottom
    draw_weekends(sheet, columns, (top, bottom))
    draw_dates(sheet, columns, top)
    lowest = top + HEAD_IN + max(0.0, tags_height_in(marks) - 0.06)
    draw_midnights(sheet, columns, (lowest, bottom))
    draw_seen_head(sheet, columns, top)
    draw_policy_tags(sheet, marks, lowest, bottom)
