"""The gas cap: sourced prices against the limit, gaps shown as gaps, and the dates of the rule told apart."""

from __future__ import annotations

import math
from datetime import date
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from feeds.localtime import local_day
from reports.charts.cap_words import (
    SourcedPrice,
    Stage,
    coverage_words,
    days_without,
    distance_words,
    exchange_days,
    limit_words,
    prices_of,
    rule_words,
    stages_of,
)
from reports.charts.days import HEAD_IN, DayColumns, draw_dates, draw_weekends
from reports.charts.key import Swatch, draw_key, key_height_in
from reports.charts.policy_marks import (
    NumberedPolicy,
    draw_list,
    draw_numbers,
    list_height_in,
    numbered,
    policy_words,
)
from reports.charts.spots import Spots
from reports.charts.tags import PlacedTag, Tag, place_tags, rows_of
from reports.style import (
    INK_DARK,
    INK_MID,
    INK_SOFT,
    MARGIN_IN,
    RULE,
    SMALL_PT,
    SMALLEST_PT,
    TEXT_PT,
    WIDTH_IN,
    ChartFrame,
    Sheet,
    day_text,
    drawn,
    fill,
    line_in,
    open_sheet,
    rule,
    text_width_in,
    wrapped,
    write,
)

AXIS_IN, UNIT_IN, PLOT_IN = 0.45, 0.24, 3.0
TAG_ROW_IN, STEP_IN, STEPS_ACROSS = 0.2, 0.62, 6
CAP_INK, PRICE_INK, STAGE_INK = "#a3194f", "#1c1c22", "#0b5a4c"
BOX_PAD_IN = 0.12
POLICY_MARK_IN = 0.28  # short: full poles of half a year's events would hide the prices
KEY = (
    Swatch(words="trading day without a sourced price (gap)", state="unknown"),
    Swatch(words="no trading: weekend or holiday", state="weekend"),
)
LONG_KEY = (Swatch(words="no sourced price (gap)", state="unknown"),)


@drawn
def draw_gas_cap(
    prices: pd.DataFrame,
    policies_of_cap: pd.DataFrame,
    *,
    window: tuple[date, date],
    cap_eur_mwh: float = 180,
    frame_of: ChartFrame,
    policies: pd.DataFrame | None = None,
) -> Figure:
    """Draw the sourced prices of a window (first and last day) in EUR/MWh against the limit of the cap."""
    told, stages = prices_of(prices, window), stages_of(policies_of_cap)
    columns = DayColumns(
        first_on=window[0],
        last_on=window[1],
        zone=frame_of.zone,
        left_in=MARGIN_IN + AXIS_IN,
        right_in=WIDTH_IN - MARGIN_IN,
    )
    marks = _stage_tags(stages, columns)
    events = numbered(policies, window)
    above = UNIT_IN + rows_of(marks) * TAG_ROW_IN
    rules = [*rule_words(cap_eur_mwh), *wrapped(distance_words(told, cap_eur_mwh), TEXT_PT, 9.4, bold=True)]
    box = len(rules) * line_in(TEXT_PT) + 2 * BOX_PAD_IN
    steps = math.ceil(len(stages) / STEPS_ACROSS) * STEP_IN + (0.3 if stages else 0)
    body = above + PLOT_IN + HEAD_IN + key_height_in(KEY) + 0.2 + box + steps + 0.1 + list_height_in(events)
    sheet = open_sheet(frame_of, body_in=body, coverage=coverage_words(told, window))
    top = sheet.body_in + above
    spots = _spots(sheet, columns, events, top)
    _draw_plot(sheet, columns, spots, told, stages, cap_eur_mwh)
    _draw_marks(sheet, marks, top)
    draw_dates(sheet, columns, top + PLOT_IN + 0.02)
    y = top + PLOT_IN + HEAD_IN + 0.06
    draw_key(sheet, LONG_KEY if _long(columns) else KEY, y)
    _draw_box(sheet, rules, y + key_height_in(KEY) + 0.1, box)
    y += key_height_in(KEY) + 0.1 + box + 0.1
    _draw_steps(sheet, stages, y, frame_of)
    draw_list(sheet, events, y + steps)
    return sheet.figure


def _spots(sheet: Sheet, columns: DayColumns, events: list[NumberedPolicy], top: float) -> Spots:
    """Draw the numbers of policy events, and return the room that they leave to other labels."""
    below = top + POLICY_MARK_IN
    numbers = draw_numbers(sheet, columns, events, (top, below))
    taken = [(left, right, top, below) for left, right in numbers]
    return Spots(within=(columns.left_in, columns.right_in, top, top + PLOT_IN), taken=taken)


def describe_gas_cap(
    prices: pd.DataFrame,
    policies_of_cap: pd.DataFrame,
    *,
    window: tuple[date, date],
    cap_eur_mwh: float = 180,
    frame_of: ChartFrame,
    policies: pd.DataFrame | None = None,
) -> str:
    """Tell in words what the chart shows: prices, gaps, the rule, the distance to the limit and the dates."""
    told = prices_of(prices, window)
    words = [f"{price.words} on {day_text(price.on)}" for price in told]
    gaps = len(days_without(told, window))
    stages = [f"{stage.words} {day_text(stage.on, year=True)}" for stage in stages_of(policies_of_cap)]
    return " ".join(
        [
            f"TTF front month in EUR/MWh against the limit of {cap_eur_mwh:g}, {day_text(window[0])} to "
            f"{day_text(window[1], year=True)}: {', '.join(words) or 'no sourced price'}; "
            f"{gaps} trading days without a price.",
            *rule_words(cap_eur_mwh),
            distance_words(told, cap_eur_mwh),
            f"The {limit_words(stages_of(policies_of_cap), window, cap_eur_mwh)}.",
            f"Dates of the cap: {', '.join(stages) or 'none given'}.",
            *policy_words(policies, window),
            coverage_words(told, window),
        ]
    )


def _stage_tags(stages: list[Stage], columns: DayColumns) -> list[PlacedTag]:
    middles = {on: (left + right) / 2 for on, left, right, _ in columns.days()}
    tags = [
        Tag(x_in=middles[stage.on], text=f"{stage.words}, {day_text(stage.on)}", size_pt=SMALL_PT, bold=True)
        for stage in stages
        if stage.on in middles
    ]
    return place_tags(tags, within=(columns.left_in, columns.right_in), rows=2 * len(tags))


def _draw_plot(
    sheet: Sheet,
    columns: DayColumns,
    spots: Spots,
    prices: list[SourcedPrice],
    stages: list[Stage],
    cap: float,
) -> None:
    _, _, top, bottom = spots.within
    highest = 50 * math.ceil(max([cap * 1.1, *(price.eur_mwh * 1.08 for price in prices)]) / 50)

    def at(eur_mwh: float) -> float:
        return bottom - eur_mwh / highest * (bottom - top)

    _draw_gaps(sheet, columns, (top, bottom), prices)
    _draw_scale(sheet, columns, [(level, at(level)) for level in range(0, highest + 1, 50)])
    rule(sheet, (columns.left_in, columns.right_in), (at(cap), at(cap)), ink=CAP_INK, width_pt=2.2, over=4)
    spots.block(columns.left_in, columns.right_in, at(cap) - 0.03, at(cap) + 0.03)
    points = [(price, sum(_edges(columns, price.on)) / 2, at(price.eur_mwh)) for price in prices]
    for _, x, y in points:
        spots.block(x - 0.08, x + 0.08, y - 0.08, y + 0.08)
    for price, x, y in points:
        _draw_price(sheet, spots, price, x, y)
    words = limit_words(stages, (columns.first_on, columns.last_on), cap)
    beside = (columns.left_in, columns.left_in, at(cap) - 0.03, at(cap) + 0.03)
    spot = spots.free_spot(beside, text_width_in(words, TEXT_PT, bold=True), line_in(TEXT_PT))
    if spot:
        write(sheet, *spot, words, bold=True, ink=CAP_INK, across="center", halo=True)


def _draw_gaps(
    sheet: Sheet, columns: DayColumns, y_in: tuple[float, float], prices: list[SourcedPrice]
) -> None:
    window = (columns.first_on, columns.last_on)
    trading = set(exchange_days(window))
    gaps = set(days_without(prices, window))
    if not _long(columns):
        closed = {on for on, *_ in columns.days() if on not in trading}
        draw_weekends(sheet, columns, y_in, holidays=closed)
        for on, left, right, _ in columns.days():
            if on in gaps:
                fill(sheet, (left, right), y_in, "unknown", over=0.5)
        return
    told = {price.on for price in prices}
    for gap, run in groupby(columns.days(), key=lambda day: day[0] not in told):
        days = list(run)
        if gap and any(on in gaps for on, *_ in days):
            fill(sheet, (days[0][1], days[-1][2]), y_in, "unknown", over=0.5)


def _long(columns: DayColumns) -> bool:
    """Return whether weekends are too narrow to be told apart: a gap then runs through them."""
    return (columns.last_on - columns.first_on).days > 62


def _draw_scale(sheet: Sheet, columns: DayColumns, levels: list[tuple[int, float]]) -> None:
    for level, y in levels:
        ink = INK_SOFT if level == 0 else RULE
        rule(sheet, (columns.left_in, columns.right_in), (y, y), ink=ink, width_pt=0.7)
        x = columns.left_in - 0.06
        write(sheet, x, y, str(level), size_pt=SMALLEST_PT, across="right", ink=INK_MID)
    y = levels[-1][1] - UNIT_IN / 2 - 0.02
    write(sheet, MARGIN_IN, y, "TTF front month, EUR/MWh", size_pt=SMALL_PT, ink=INK_MID)


def _edges(columns: DayColumns, on: date) -> tuple[float, float]:
    return next((left, right) for day, left, right, _ in columns.days() if day == on)


def _draw_price(sheet: Sheet, spots: Spots, price: SourcedPrice, x: float, y: float) -> None:
    if price.bound in ("at_least", "at_most"):
        tip = -0.3 if price.bound == "at_least" else 0.3
        sheet.page.annotate(
            "",
            xy=(x, y + tip),
            xytext=(x, y),
            arrowprops={
                "arrowstyle": "-|>",
                "color": PRICE_INK,
                "linewidth": 1.5,
                "shrinkA": 0,
                "shrinkB": 0,
            },
            zorder=5,
        )
        rule(sheet, (x - 0.09, x + 0.09), (y, y), ink=PRICE_INK, width_pt=2.6, over=5)
        spots.block(x - 0.06, x + 0.06, min(y, y + tip), max(y, y + tip))
    else:
        face = "white" if price.bound == "about" else PRICE_INK
        sheet.page.plot(
            [x],
            [y],
            marker="o",
            markersize=8,
            color=PRICE_INK,
            markerfacecolor=face,
            markeredgewidth=1.6,
            zorder=5,
        )
    beside = (x - 0.09, x + 0.09, y - 0.09, y + 0.09)
    spot = spots.free_spot(beside, text_width_in(price.words, TEXT_PT, bold=True), line_in(TEXT_PT))
    if spot:
        write(sheet, *spot, price.words, bold=True, across="center", halo=True)


def _draw_marks(sheet: Sheet, marks: list[PlacedTag], top: float) -> None:
    lowest = top - UNIT_IN
    for mark in marks:
        y = lowest - (mark.row + 0.5) * TAG_ROW_IN
        write(sheet, mark.left_in, y, mark.tag.text, size_pt=SMALL_PT, bold=True, ink=STAGE_INK)
        ends = (y - TAG_ROW_IN * 0.4, top + PLOT_IN)
        rule(sheet, (mark.tag.x_in, mark.tag.x_in), ends, ink=STAGE_INK, width_pt=1.1, dashed=True, over=2)


def _draw_box(sheet: Sheet, lines: list[str], top: float, height: float) -> None:
    width = WIDTH_IN - 2 * MARGIN_IN
    sheet.page.add_patch(
        Rectangle((MARGIN_IN, top), width, height, facecolor="#fbf3f6", edgecolor=CAP_INK, linewidth=0.8)
    )
    for n, line in enumerate(lines):
        y = top + BOX_PAD_IN + (n + 0.5) * line_in(TEXT_PT)
        write(sheet, MARGIN_IN + BOX_PAD_IN, y, line, bold=n > 1, ink=INK_DARK)


def _draw_steps(sheet: Sheet, stages: list[Stage], top: float, frame_of: ChartFrame) -> None:
    """Draw all dates of the cap as steps: a filled point is past as of the chart, an open one to come."""
    if not stages:
        return
    today = local_day(frame_of.as_of, frame_of.zone)
    words = "Dates of the cap, told apart (filled: reached by the as-of time; open: still to come)"
    write(sheet, MARGIN_IN, top + 0.12, words, size_pt=SMALL_PT, ink=INK_MID)
    wide = (WIDTH_IN - 2 * MARGIN_IN) / STEPS_ACROSS
    for n, stage in enumerate(stages):
        x = MARGIN_IN + (n % STEPS_ACROSS) * wide
        y = top + 0.38 + (n // STEPS_ACROSS) * STEP_IN
        if n % STEPS_ACROSS < STEPS_ACROSS - 1 and n + 1 < len(stages):
            rule(sheet, (x + 0.06, x + wide + 0.06), (y, y), ink=INK_SOFT, width_pt=1)
        face = STAGE_INK if stage.on <= today else "white"
        sheet.page.plot(
            [x + 0.06], [y], marker="o", markersize=7.5, color=STAGE_INK, markerfacecolor=face, zorder=5
        )
        write(sheet, x, y + 0.16, stage.words, size_pt=SMALL_PT, bold=True, ink=STAGE_INK)
        write(sheet, x, y + 0.32, day_text(stage.on, year=True), size_pt=SMALL_PT, ink=INK_MID)
