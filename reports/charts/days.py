"""Local days as columns of a sheet: where a moment lies, the date labels, weekends and midnights."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feeds.localtime import at_hour, day_bounds, days_between
from reports.style import (
    INK_DARK,
    INK_SOFT,
    RULE,
    SMALL_PT,
    SMALLEST_PT,
    WEEKDAYS,
    WEEKEND,
    Sheet,
    day_text,
    line_in,
    rule,
    text_width_in,
    write,
)

HEAD_IN = 2 * line_in(SMALL_PT) + 0.04
SEEN_GAP_IN = 0.08
LONG = 4
"""Days between two labels from which a window counts as long."""


@dataclass(frozen=True, kw_only=True)
class DayColumns:
    """The local days of a window side by side, each as wide as it is long: 23, 24 or 25 hours."""

    first_on: date
    last_on: date
    zone: ZoneInfo
    left_in: float
    right_in: float

    @property
    def start_at(self) -> datetime:
        """The first local midnight."""
        return at_hour(self.first_on, 0, self.zone)

    @property
    def end_at(self) -> datetime:
        """The last local midnight."""
        return at_hour(self.last_on, 24, self.zone)

    def x_in(self, at: datetime) -> float:
        """Return where a moment lies, kept inside the window."""
        inside = min(max(at, self.start_at), self.end_at)
        share = (inside - self.start_at) / (self.end_at - self.start_at)
        return self.left_in + share * (self.right_in - self.left_in)

    def days(self) -> Iterator[tuple[date, float, float, float]]:
        """Yield each date with its left and right edge in inches and its hours."""
        for on in days_between(self.first_on, self.last_on):
            day = day_bounds(on, self.zone)
            hours = (day.latest - day.earliest).total_seconds() / 3600
            yield on, self.x_in(day.earliest), self.x_in(day.latest), hours


def draw_weekends(
    sheet: Sheet, columns: DayColumns, y_in: tuple[float, float], *, holidays: Collection[date] = ()
) -> None:
    """Tint Saturdays, Sundays and the given holidays."""
    for on, left, right, _ in columns.days():
        if on.weekday() >= 5 or on in holidays:
            sheet.page.axvspan(
                left,
                right,
                ymin=1 - y_in[1] / sheet.height_in,
                ymax=1 - y_in[0] / sheet.height_in,
                facecolor=WEEKEND,
                edgecolor="none",
                zorder=0,
            )


def draw_midnights(sheet: Sheet, columns: DayColumns, y_in: tuple[float, float], *, over: float = 1) -> None:
    """Draw a thin line at every local midnight."""
    edges = [columns.left_in] + [right for _, _, right, _ in columns.days()]
    for x in edges:
        rule(sheet, (x, x), y_in, ink=RULE, width_pt=0.7, over=over)


def draw_dates(sheet: Sheet, columns: DayColumns, y_in: float) -> None:
    """Write weekday and date over each column, and the length of a day that has not 24 hours.

    Where the columns are too narrow, every second or third day is named; in a long window the first day of
    each month.
    """
    days = list(columns.days())
    widest = text_width_in("30 Sep ", SMALL_PT, bold=True)
    every = max(1, math.ceil(widest / (days[0][2] - days[0][1])))
    if every > LONG:
        _draw_months(sheet, columns, y_in)
        return
    for n, (on, left, right, hours) in enumerate(days):
        middle = (left + right) / 2
        if n % every or (every > 1 and middle + widest / 2 > columns.right_in + 0.06):
            continue
        weekday = WEEKDAYS[on.weekday()] + (f" {hours:.0f} h" if hours != 24 else "")
        write(
            sheet,
            middle,
            y_in + line_in(SMALL_PT) * 0.5,
            weekday,
            size_pt=SMALLEST_PT,
            across="center",
            ink=INK_DARK if on.weekday() >= 5 or hours != 24 else INK_SOFT,
        )
        write(sheet, middle, y_in + line_in(SMALL_PT) * 1.5, day_text(on), size_pt=SMALL_PT, across="center")


def _draw_months(sheet: Sheet, columns: DayColumns, y_in: float) -> None:
    free_from = columns.left_in
    for on, left, _, _ in columns.days():
        half = text_width_in(day_text(on), SMALL_PT) / 2 + 0.05
        if on.day == 1 and left - half >= free_from - 0.1 and left + half <= columns.right_in + 0.1:
            rule(sheet, (left, left), (y_in - 0.02, y_in + 0.05), ink=INK_SOFT)
            write(
                sheet, left, y_in + line_in(SMALL_PT) * 0.75, day_text(on), size_pt=SMALL_PT, across="center"
            )
            year = y_in + line_in(SMALL_PT) * 1.7
            write(sheet, left, year, str(on.year), size_pt=SMALLEST_PT, across="center", ink=INK_SOFT)
            free_from = left + half


def draw_seen_head(sheet: Sheet, columns: DayColumns, y_in: float) -> None:
    """Write above the right edge what "seen 42%" means."""
    for n, words in enumerate(("seen: share", "of the time")):
        y = y_in + line_in(SMALL_PT) * (n + 0.5)
        write(sheet, columns.right_in + SEEN_GAP_IN, y, words, size_pt=SMALLEST_PT, ink=INK_SOFT)
