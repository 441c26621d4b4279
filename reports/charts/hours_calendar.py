"""The calendar of hours: how much of each day a service was affected in each city, and how much was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from reports.charts.day_cells import Cell, CityRow, Range, cities_of, hours_text
from reports.charts.days import HEAD_IN, SEEN_GAP_IN, DayColumns, draw_dates, draw_seen_head
from reports.charts.key import Swatch, draw_key, key_height_in
from reports.charts.policy_marks import draw_policy_tags, policy_tags, policy_words, tags_height_in
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
    shortened,
    span_text,
    text_width_in,
    write,
)

LAYERS = ("outage", "emergency", "scheduled")
SEEN_IN = 0.87
TEXT_IN, BAR_IN, PAD_IN = 0.165, 0.052, 0.022
ROW_IN = TEXT_IN + len(LAYERS) * BAR_IN + 0.075
BLANK_ROW_IN = 0.225
SLIVER_IN = 0.01
"""Less than half an hour that is on is not drawn: it would be an outline without an area."""
KEY = (
    Swatch(words="outage", state="outage"),
    Swatch(words="emergency shutdown", state="emergency"),
    Swatch(words="scheduled cuts", state="scheduled"),
    Swatch(words="observed and on", state="on"),
    Swatch(words="unknown: not observed (no number)", state="unknown"),
    Swatch(words="solid: at least", state="outage", starts_line=True),
    Swatch(words="pale, outlined: up to at most", state="outage", certain=False),
)
NOTE = (
    "A cell is as wide as the day: hours affected, by kind; then hours on; the rest is unknown. "
    "Number: hours with any of the three kinds, at least–at most."
)


@drawn
def draw_hours_calendar(
    hours: pd.DataFrame,
    *,
    lead_place: str,
    frame_of: ChartFrame,
    service: str = "electricity",
    policies: pd.DataFrame | None = None,
) -> Figure:
    """Draw city by day the hours affected of one service: by layer as bars, together as a number.

    Policy events of these days are marked in the head.
    """
    cities = cities_of(hours, service, lead_place)
    if not cities:
        sheet = open_sheet(frame_of, body_in=1.2, coverage=_coverage([], service))
        write(sheet, WIDTH_IN / 2, sheet.body_in + 0.6, _nothing(service), across="center", ink=INK_MID)
        return sheet.figure
    columns = _columns(cities, lead_place, frame_of)
    heights = [_height_in(city, lead=city.place == lead_place) for city in cities]
    again = HEAD_IN if len(cities) > 14 else 0
    key = key_height_in(KEY)
    marks = policy_tags(policies, columns)
    rows_top = HEAD_IN + tags_height_in(marks)
    body = rows_top + sum(heights) + again + 0.1 + key + line_in(SMALL_PT)
    sheet = open_sheet(frame_of, body_in=body, coverage=_coverage(cities, service))
    draw_dates(sheet, columns, sheet.body_in)
    draw_seen_head(sheet, columns, sheet.body_in)
    y = sheet.body_in + rows_top
    draw_policy_tags(sheet, marks, y - 0.06, y)
    for city, height in zip(cities, heights, strict=True):
        _draw_city(sheet, columns, city, y, lead=city.place == lead_place)
        y += height
    if again:
        draw_dates(sheet, columns, y)
    y += again + 0.1
    draw_key(sheet, KEY, y)
    write(sheet, MARGIN_IN, y + key + line_in(SMALL_PT) / 2, NOTE, size_pt=SMALL_PT, ink=INK_MID)
    return sheet.figure


def describe_hours_calendar(
    hours: pd.DataFrame,
    *,
    lead_place: str,
    frame_of: ChartFrame,
    service: str = "electricity",
    policies: pd.DataFrame | None = None,
) -> str:
    """Tell in words what the calendar shows: the lead city day by day, the others by their worst day."""
    cities = cities_of(hours, service, lead_place)
    if not cities:
        return f"{frame_of.title}. {_nothing(service)}"
    days = sorted({on for city in cities for on in city.cells})
    told = [
        f"Calendar of the hours affected by day, {service}, {day_text(days[0])} to "
        f"{day_text(days[-1], year=True)}."
    ]
    blank = []
    for city in cities:
        known = {
            on: cell.hours["together"]
            for on, cell in city.cells.items()
            if not cell.unknown and "together" in cell.hours
        }
        if not known:
            blank.append(city.name)
        elif city.place == lead_place:
            words = [f"{day_text(on)} {hours_text(*span)}" for on, span in sorted(known.items())]
            told.append(
                f"{city.name} (seen {span_text(*city.seen)}): {', '.join(words)}; other days unknown."
            )
        else:
            on = max(known, key=lambda day: known[day])
            told.append(f"{city.name}: most on {day_text(on)}, {hours_text(*known[on])}.")
    if blank:
        told.append(f"Nothing observed, so no number: {', '.join(blank)}.")
    told += policy_words(policies, (days[0], days[-1]))
    return " ".join([*told, _coverage(cities, service)])


def _coverage(cities: Sequence[CityRow], service: str) -> str:
    if not cities:
        return "Observed: no day."
    low, high = (sum(city.seen[end] for city in cities) / len(cities) for end in (0, 1))
    return (
        f"Observed: a valid word on {service} covers {span_text(low, high)} of the time, mean over "
        f"{len(cities)} places; hours are counted only over the time observed."
    )


def _nothing(service: str) -> str:
    return f"Nothing was observed of {service} on any day, so there are no hours to show."


def _columns(cities: Sequence[CityRow], lead_place: str, frame_of: ChartFrame) -> DayColumns:
    widths = [
        text_width_in(city.name, TEXT_PT if city.place == lead_place else SMALL_PT, bold=True)
        for city in cities
    ]
    days = [on for city in cities for on in city.cells]
    return DayColumns(
        first_on=min(days),
        last_on=max(days),
        zone=frame_of.zone,
        left_in=MARGIN_IN + min(1.8, max(0.9, *widths)) + 0.1,
        right_in=WIDTH_IN - MARGIN_IN - SEEN_IN,
    )


def _height_in(city: CityRow, *, lead: bool) -> float:
    return (ROW_IN if city.known else BLANK_ROW_IN) + (0.12 if lead else 0)


def _draw_city(sheet: Sheet, columns: DayColumns, city: CityRow, y: float, *, lead: bool) -> None:
    bottom = y + _height_in(city, lead=False) - 0.06
    middle = (y + bottom) / 2
    size = TEXT_PT if lead else SMALL_PT
    name = shortened(city.name, size, columns.left_in - MARGIN_IN - 0.08, bold=lead)
    write(
        sheet,
        columns.left_in - 0.09,
        middle,
        name,
        size_pt=size,
        across="right",
        bold=lead,
        ink=INK_DARK if city.known else INK_SOFT,
    )
    seen = f"seen {span_text(*city.seen)}"
    write(sheet, columns.right_in + SEEN_GAP_IN, middle, seen, size_pt=SMALLEST_PT, ink=INK_MID)
    for left, right, cell, days in _stretches(columns, city):
        inner = (left + PAD_IN, right - PAD_IN)
        if cell:
            _draw_cell(sheet, inner, y, cell)
            continue
        fill(sheet, inner, (y, bottom), "unknown", over=2)
        words = "unknown" if days == 1 else f"unknown, {days} days"
        half = (left + right) / 2
        write(sheet, half, middle, words, size_pt=SMALLEST_PT, across="center", ink=INK_SOFT, halo=True)
    if lead:
        line = bottom + 0.1
        rule(sheet, (MARGIN_IN, WIDTH_IN - MARGIN_IN), (line, line), ink=INK_SOFT)


def _stretches(columns: DayColumns, city: CityRow) -> Iterator[tuple[float, float, Cell | None, int]]:
    """Yield each observed day on its own, and days in a row of which nothing was observed as one."""
    days = [(on, left, right, city.cells.get(on)) for on, left, right, _ in columns.days()]
    for unknown, group in groupby(days, key=lambda day: day[3] is None or day[3].unknown):
        run = list(group)
        if unknown:
            yield run[0][1], run[-1][2], None, len(run)
        else:
            yield from ((left, right, cell, 1) for _, left, right, cell in run)


def _draw_cell(sheet: Sheet, x: Range, y: float, cell: Cell) -> None:
    """Draw a day from left to right: the hours affected, by layer; observed and on; not observed."""
    left, right = x
    top, bottom = y + TEXT_IN, y + TEXT_IN + len(LAYERS) * BAR_IN

    def at(share: float) -> float:
        return left + min(1.0, share) * (right - left)

    sure, maybe = (at(share) for share in cell.observed)
    together = cell.hours.get("together", (0.0, 0.0))
    affected = at(together[1] / cell.day_hours)
    fill(sheet, (left, right), (top, bottom), "unknown", over=2)
    track = Rectangle(
        (left, top), maybe - left, bottom - top, facecolor="white", edgecolor=RULE, linewidth=0.5
    )
    sheet.page.add_patch(track).set_zorder(2.1)
    if maybe > max(sure, affected) + SLIVER_IN:
        fill(sheet, (max(sure, affected), maybe), (top, bottom), "on", certain=False, over=2.2)
    if sure > affected + SLIVER_IN:
        fill(sheet, (affected, sure), (top, bottom), "on", over=2.3)
    for n, layer in enumerate(LAYERS):
        low, high = (at(hours / cell.day_hours) for hours in cell.hours.get(layer, (0.0, 0.0)))
        edges = (top + n * BAR_IN + 0.005, top + (n + 1) * BAR_IN - 0.005)
        if high > low:
            fill(sheet, (low, high), edges, layer, certain=False, over=3)
        if low > left:
            fill(sheet, (left, low), edges, layer, over=3.1)
    if "together" in cell.hours:
        write(sheet, left, y + TEXT_IN / 2, hours_text(*together), size_pt=SMALLEST_PT, ink="black")
