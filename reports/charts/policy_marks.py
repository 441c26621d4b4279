"""Policy events on charts: labels on poles above the days, or numbers and a list where days are narrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from reports.charts.days import DayColumns
from reports.charts.frames import day, rows_in
from reports.charts.tags import PlacedTag, Tag, place_tags, rows_of
from reports.style import (
    MARGIN_IN,
    SMALL_PT,
    SMALLEST_PT,
    WIDTH_IN,
    Sheet,
    day_text,
    line_in,
    rule,
    shortened,
    text_width_in,
    wrapped,
    write,
)

POLICY_INK = "#0b5a4c"
MARK_ROW_IN = 0.19
COLUMN_GAP_IN, NUMBER_IN = 0.3, 0.22
LIST_COLUMN_IN = (WIDTH_IN - 2 * MARGIN_IN - COLUMN_GAP_IN) / 2
LIST_HEADING = "Policy events, by the numbers above"


def policies_in(policies: pd.DataFrame | None, window: tuple[date, date]) -> list[tuple[date, str]]:
    """Return day and title of the events inside a window, by day."""
    if policies is None:
        return []
    rows = [(day(row.on), str(row.title)) for row in rows_in(policies)]
    return sorted(row for row in rows if window[0] <= row[0] <= window[1])


def policy_words(policies: pd.DataFrame | None, window: tuple[date, date]) -> list[str]:
    """Return the events of a window as one sentence of an alt text, or nothing."""
    inside = [f"{day_text(on)} {title}" for on, title in policies_in(policies, window)]
    return [f"Policy: {'; '.join(inside)}."] if inside else []


def policy_tags(policies: pd.DataFrame | None, columns: DayColumns) -> list[PlacedTag]:
    """Return a label per event, on a pole inside the column of its day."""
    edges = {on: (left, right) for on, left, right, _ in columns.days()}
    inside = policies_in(policies, (columns.first_on, columns.last_on))
    on_day, met = Counter(on for on, _ in inside), Counter[date]()
    tags = []
    for on, title in inside:
        met[on] += 1
        left, right = edges[on]
        x = left + (right - left) * met[on] / (on_day[on] + 1)
        words = shortened(title, SMALL_PT, (columns.right_in - columns.left_in) * 0.46)
        tags.append(Tag(x_in=x, text=words, size_pt=SMALL_PT, ink=POLICY_INK))
    return place_tags(tags, within=(columns.left_in, WIDTH_IN - MARGIN_IN), rows=2 * len(tags))


def tags_height_in(marks: Sequence[PlacedTag]) -> float:
    """Return the height that labels take above the days."""
    return rows_of(marks) * MARK_ROW_IN + 0.06 if marks else 0.0


def draw_policy_tags(sheet: Sheet, marks: Sequence[PlacedTag], lowest_in: float, bottom_in: float) -> None:
    """Write the labels upwards from a height, each with its pole down to the bottom."""
    for mark in marks:
        y = lowest_in - (mark.row + 0.5) * MARK_ROW_IN
        write(sheet, mark.left_in, y, mark.tag.text, size_pt=SMALL_PT, ink=POLICY_INK)
        ends = (y - MARK_ROW_IN * 0.4, bottom_in)
        # Over the unknown ground but under the blocks: a line across a block would look like an end of it.
        rule(sheet, (mark.tag.x_in, mark.tag.x_in), ends, ink=POLICY_INK, width_pt=1.0, dashed=True, over=2.5)


@dataclass(frozen=True, kw_only=True)
class NumberedPolicy:
    """An event as a list below a chart has it."""

    number: int
    on: date
    words: str


def numbered(policies: pd.DataFrame | None, window: tuple[date, date]) -> list[NumberedPolicy]:
    """Number the events of a window by day; those of one day share a number, so that marks never overlap."""
    titles: dict[date, list[str]] = {}
    for on, title in policies_in(policies, window):
        titles.setdefault(on, []).append(title)
    return [
        NumberedPolicy(number=n, on=on, words=f"{day_text(on)}: {'; '.join(told)}")
        for n, (on, told) in enumerate(titles.items(), start=1)
    ]


def draw_numbers(
    sheet: Sheet, columns: DayColumns, events: Sequence[NumberedPolicy], y_in: tuple[float, float]
) -> list[tuple[float, float]]:
    """Draw a numbered pole per event of these days, the number at the top; return where the numbers stand."""
    middles = {on: (left + right) / 2 for on, left, right, _ in columns.days()}
    taken: list[tuple[float, float]] = []
    for event in events:
        if event.on not in middles:
            continue
        x, words = middles[event.on], str(event.number)
        half = text_width_in(words, SMALLEST_PT, bold=True) / 2
        left = max(x - half, taken[-1][1] + 0.03 if taken else x - half)
        taken.append((left, left + 2 * half))
        middle = y_in[0] + line_in(SMALLEST_PT) / 2
        write(sheet, left, middle, words, size_pt=SMALLEST_PT, bold=True, ink=POLICY_INK, halo=True)
        ends = (y_in[0] + line_in(SMALLEST_PT), y_in[1])
        rule(sheet, (x, x), ends, ink=POLICY_INK, width_pt=0.9, dashed=True, over=1.5)
    return taken


def list_height_in(events: Sequence[NumberedPolicy]) -> float:
    """Return the height of the list: a heading and its lines in two columns; nothing without events."""
    if not events:
        return 0.0
    return (1 + max(map(len, _listed(events)))) * line_in(SMALL_PT) + 0.1


def draw_list(sheet: Sheet, events: Sequence[NumberedPolicy], y_in: float) -> None:
    """Write the events below a chart, in two columns, down the left one first."""
    if not events:
        return
    y = y_in + line_in(SMALL_PT) / 2
    write(sheet, MARGIN_IN, y, LIST_HEADING, size_pt=SMALL_PT, bold=True, ink=POLICY_INK)
    for column, lines in enumerate(_listed(events)):
        x = MARGIN_IN + column * (LIST_COLUMN_IN + COLUMN_GAP_IN)
        for n, (number, words) in enumerate(lines, start=1):
            write(sheet, x, y + n * line_in(SMALL_PT), number, size_pt=SMALL_PT, bold=True, ink=POLICY_INK)
            write(sheet, x + NUMBER_IN, y + n * line_in(SMALL_PT), words, size_pt=SMALL_PT, ink=POLICY_INK)


def _listed(events: Sequence[NumberedPolicy]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the lines of both columns, a number beside the first line of each event."""
    left: list[tuple[str, str]] = []
    right: list[tuple[str, str]] = []
    blocks = [_lines(event) for event in events]
    half = sum(map(len, blocks)) / 2
    for block in blocks:
        (left if not right and len(left) + len(block) / 2 <= half else right).extend(block)
    return left, right


def _lines(event: NumberedPolicy) -> list[tuple[str, str]]:
    lines = wrapped(event.words, SMALL_PT, LIST_COLUMN_IN - NUMBER_IN)
    return [(str(event.number) if n == 0 else "", line) for n, line in enumerate(lines)]
