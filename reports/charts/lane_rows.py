"""The rows of the swimlanes: where each lane lies on the sheet, and how one is drawn with its words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reports.charts.days import SEEN_GAP_IN, DayColumns
from reports.charts.lanes import Lane, Run, painted, runs_of
from reports.charts.tags import PlacedTag, Tag, place_tags, rows_of
from reports.style import (
    INK_DARK,
    INK_MID,
    INK_SOFT,
    INKS,
    MARGIN_IN,
    SMALL_PT,
    SMALLEST_PT,
    WIDTH_IN,
    Sheet,
    fill,
    rule,
    shortened,
    text_width_in,
    write,
)

TAG_PT, TAG_ROW_IN = 9.5, 0.19
LEAD_BAR_IN, CITY_BAR_IN, THIN_BAR_IN = 0.36, 0.155, 0.1
STRIP_IN, GAP_IN = 0.045, 0.045


@dataclass(frozen=True, kw_only=True)
class Row:
    """A lane with its place on the sheet: tag rows above the bar, the bar, and the strip below it."""

    lane: Lane
    top_in: float
    bar_in: tuple[float, float]
    tags: list[PlacedTag]
    inside: list[tuple[Run, float]]
    big: bool

    @property
    def bottom_in(self) -> float:
        """Where the next lane can start."""
        return self.bar_in[1] + STRIP_IN + (0.12 if self.big else GAP_IN)


def stacked(
    lead: list[Lane], others: list[Lane], top: float, columns: DayColumns, *, below_lead_in: float = 0.0
) -> list[Row]:
    """Lay the lanes one below the other from a height downwards, the lead city's large and labelled.

    `below_lead_in` is left free below the lead city.
    """
    rows: list[Row] = []
    for lane in lead:
        inside, tags = _lead_words(lane, columns)
        above = max(rows_of(tags) * TAG_ROW_IN, 0.3 if not rows else 0.0)
        bar = top + above
        rows.append(
            Row(lane=lane, top_in=top, bar_in=(bar, bar + LEAD_BAR_IN), tags=tags, inside=inside, big=True)
        )
        top = rows[-1].bottom_in
    top += below_lead_in + (0.06 if lead else 0)
    for lane in others:
        bar_in = CITY_BAR_IN if lane.service == "electricity" else THIN_BAR_IN
        rows.append(Row(lane=lane, top_in=top, bar_in=(top, top + bar_in), tags=[], inside=[], big=False))
        top = rows[-1].bottom_in
    return rows


def _lead_words(lane: Lane, columns: DayColumns) -> tuple[list[tuple[Run, float]], list[PlacedTag]]:
    inside: list[tuple[Run, float]] = []
    tags: list[Tag] = []
    before = ""
    for run in runs_of(lane.blocks):
        left, right = columns.x_in(run.start_at), columns.x_in(run.end_at)
        fits = text_width_in(run.words, TAG_PT, bold=True) + 0.1 <= right - left
        if fits and run.certain is not None:
            inside.append((run, (left + right) / 2))
        elif run.words != before:
            tags.append(Tag(x_in=left + 0.01, text=run.words, size_pt=TAG_PT, bold=True))
        before = run.words
    return inside, place_tags(tags, within=(columns.left_in, WIDTH_IN - MARGIN_IN), rows=10)


def draw_row(sheet: Sheet, columns: DayColumns, row: Row) -> None:
    """Draw a lane: unknown as the ground, its blocks and words on it, the strip of the region below."""
    top, bottom = sheet.body_in + row.bar_in[0], sheet.body_in + row.bar_in[1]
    fill(sheet, (columns.left_in, columns.right_in), (top, bottom), "unknown", over=2)
    for block in painted(row.lane.blocks):
        across = (columns.x_in(block.start_at), columns.x_in(block.end_at))
        fill(sheet, across, (top, bottom), block.state, certain=block.certain, over=3)
    for strip in painted(row.lane.strips):
        across = (columns.x_in(strip.start_at), columns.x_in(strip.end_at))
        box = fill(sheet, across, (bottom + 0.012, bottom + STRIP_IN), strip.state, certain=False, over=3)
        box.set_linewidth(0.4)
        box.set_gid(f"{strip.state}:inherited")
    _draw_names(sheet, columns, row, (top + bottom) / 2)
    if row.big:
        _draw_words(sheet, columns, row, (top, bottom))


def _draw_words(sheet: Sheet, columns: DayColumns, row: Row, y_in: tuple[float, float]) -> None:
    top, middle = y_in[0], sum(y_in) / 2
    for before, run in pairwise(runs_of(row.lane.blocks)):
        # Two shares of one state differ in words alone, so a gap tells where the one ends.
        if before.state == run.state and before.end_at >= run.start_at:
            x = columns.x_in(run.start_at)
            rule(sheet, (x, x), y_in, ink="white", width_pt=1.4, over=3.5)
    if not row.lane.told:
        half = (columns.left_in + columns.right_in) / 2
        write(sheet, half, middle, "nothing known", across="center", ink=INK_MID, halo=True)
    for run, x in row.inside:
        ink = INKS[run.state].text if run.certain else INK_DARK
        write(sheet, x, middle, run.words, size_pt=TAG_PT, bold=True, across="center", ink=ink)
    for tag in row.tags:
        y = top - (tag.row + 0.5) * TAG_ROW_IN - 0.01
        x = tag.tag.x_in
        write(sheet, tag.left_in, y, tag.tag.text, size_pt=TAG_PT, bold=True, halo=True)
        rule(sheet, (x, x), (y - TAG_ROW_IN * 0.35, top), ink=INK_MID, width_pt=0.9, over=5)


def _draw_names(sheet: Sheet, columns: DayColumns, row: Row, y: float) -> None:
    lane, x = row.lane, columns.left_in - 0.09
    if row.big:
        if lane.service == "electricity":
            write(sheet, MARGIN_IN, y - LEAD_BAR_IN / 2 - 0.16, lane.name, size_pt=13, bold=True)
        write(sheet, x, y, lane.service.capitalize(), size_pt=TAG_PT, across="right", bold=True)
    else:
        first = lane.service == "electricity"
        name = shortened(lane_label(lane), SMALL_PT, columns.left_in - MARGIN_IN - 0.08)
        write(
            sheet,
            x,
            y,
            name,
            size_pt=SMALL_PT if first else SMALLEST_PT,
            across="right",
            ink=INK_DARK if first and lane.told else INK_SOFT,
        )
    write(
        sheet,
        columns.right_in + SEEN_GAP_IN,
        y,
        lane.seen,
        size_pt=SMALL_PT if row.big else SMALLEST_PT,
        ink=INK_MID,
    )


def lane_label(lane: Lane) -> str:
    """Return what stands left of a lane: the place beside its electricity, else the service."""
    return lane.name if lane.service == "electricity" else lane.service
