"""Swimlanes: what was known of every city over two weeks, the lead city large and labelled."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from reports.charts.days import HEAD_IN, DayColumns, draw_dates, draw_midnights, draw_seen_head, draw_weekends
from reports.charts.frames import day, rows_in
from reports.charts.key import Swatch, draw_key, key_height_in
from reports.charts.lane_rows import TAG_ROW_IN, draw_row, lane_label, stacked
from reports.charts.lanes import Lane, lanes_of, runs_of
from reports.charts.tags import PlacedTag, Tag, place_tags, rows_of
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
    shortened,
    span_text,
    text_width_in,
    write,
)

POLICY_INK = "#0b5a4c"
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
) -> Figure:
    """Draw what was known of each city and service on the local days of a window, first and last included."""
    columns = DayColumns(first_on=window[0], last_on=window[1], zone=frame_of.zone, left_in=0, right_in=0)
    lanes = lanes_of(states, inherited, observed, (columns.start_at, columns.end_at))
    names = [text_width_in(lane_label(lane), SMALL_PT, bold=True) for lane in lanes]
    left = MARGIN_IN + min(1.8, max(1.0, *names, 1.0)) + 0.1
    columns = replace(columns, left_in=left, right_in=WIDTH_IN - MARGIN_IN - SEEN_IN)
    marks = _policy_tags(policies, columns)
    lead, others = _split(lanes, lead_place)
    lanes_top = HEAD_IN + (rows_of(marks) * TAG_ROW_IN + 0.06 if marks else 0)
    rows = stacked(lead, others, lanes_top, columns)
    lanes_bottom = rows[-1].bottom_in if rows else lanes_top
    again = HEAD_IN if len(rows) > 24 else 0
    body = lanes_bottom + again + 0.1 + key_height_in(KEY)
    sheet = open_sheet(frame_of, body_in=body, coverage=_coverage(observed))
    _draw_ground(sheet, columns, marks, lanes_bottom)
    for row in rows:
        draw_row(sheet, columns, row)
    if lead and others:
        y = sheet.body_in + next(row.top_in for row in rows if not row.big) - 0.05
        rule(sheet, (MARGIN_IN, WIDTH_IN - MARGIN_IN), (y, y), ink=INK_SOFT, width_pt=0.8)
    if again:
        draw_dates(sheet, columns, sheet.body_in + lanes_bottom)
    draw_key(sheet, KEY, sheet.body_in + lanes_bottom + again + 0.1)
    return sheet.figure


def describe_swimlanes(
    states: pd.DataFrame,
    inherited: pd.DataFrame,
    policies: pd.DataFrame,
    observed: pd.DataFrame,
    *,
    window: tuple[date, date],
    lead_place: str,
    frame_of: ChartFrame,
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
    inside = [f"{day_text(on)} {title}" for on, title in _in_window(policies, window)]
    if inside:
        told.append(f"Policy: {'; '.join(inside)}.")
    return " ".join([*told, _coverage(observed)])


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


def _in_window(policies: pd.DataFrame, window: tuple[date, date]) -> list[tuple[date, str]]:
    rows = [(day(row.on), str(row.title)) for row in rows_in(policies)]
    return sorted(row for row in rows if window[0] <= row[0] <= window[1])


def _policy_tags(policies: pd.DataFrame, columns: DayColumns) -> list[PlacedTag]:
    edges = {on: (left, right) for on, left, right, _ in columns.days()}
    inside = _in_window(policies, (columns.first_on, columns.last_on))
    on_day, met = Counter(on for on, _ in inside), Counter[date]()
    tags = []
    for on, title in inside:
        met[on] += 1
        left, right = edges[on]
        x = left + (right - left) * met[on] / (on_day[on] + 1)
        words = shortened(title, SMALL_PT, (columns.right_in - columns.left_in) * 0.46)
        tags.append(Tag(x_in=x, text=words, size_pt=SMALL_PT, ink=POLICY_INK))
    return place_tags(tags, within=(columns.left_in, WIDTH_IN - MARGIN_IN), rows=2 * len(tags))


def _draw_ground(sheet: Sheet, columns: DayColumns, marks: list[PlacedTag], bottom: float) -> None:
    top, bottom = sheet.body_in, sheet.body_in + bottom
    draw_weekends(sheet, columns, (top, bottom))
    draw_dates(sheet, columns, top)
    lowest = top + HEAD_IN + rows_of(marks) * TAG_ROW_IN
    draw_midnights(sheet, columns, (lowest, bottom))
    draw_seen_head(sheet, columns, top)
    for mark in marks:
        y = lowest - (mark.row + 0.5) * TAG_ROW_IN
        write(sheet, mark.left_in, y, mark.tag.text, size_pt=SMALL_PT, ink=POLICY_INK)
        ends = (y - TAG_ROW_IN * 0.4, bottom)
        # Over the unknown ground but under the blocks: a line across a block would look like an end of it.
        rule(sheet, (mark.tag.x_in, mark.tag.x_in), ends, ink=POLICY_INK, width_pt=1.0, dashed=True, over=2.5)
