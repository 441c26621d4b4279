"""Two slim strips below the lead city: when it was under air alert, and on which days attacks were reported.

Alerts are drawn by the hour, attacks by the day alone; no distance between them and an outage is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
from matplotlib.patches import Rectangle

from feeds.sources.alerts_csv import SOURCE
from reports.charts.day_cells import hours_text
from reports.charts.days import SEEN_GAP_IN, DayColumns
from reports.charts.frames import day, rows_in
from reports.charts.key import ATTACK_INK, Swatch, draw_cross
from reports.style import (
    INK_MID,
    RULE,
    SMALL_PT,
    SMALLEST_PT,
    Sheet,
    day_text,
    fill,
    line_in,
    moment_text,
    rule,
    span_text,
    text_width_in,
    write,
)

ALERTS, ATTACKS = "Air alerts", "Attacks reported"
BAR_IN, ATTACK_IN, THINNEST_IN = 0.13, 0.2, 0.014
ALERT_KEY = Swatch(words="air alert (number: hours of the day)", state="alert", starts_line=True)
PART_KEY = Swatch(
    words="pale: a part of the oblast, or an end that was guessed", state="alert", certain=False
)
HERE_KEY = Swatch(words="attack reported that day, city named", state="", cross="filled", starts_line=True)
WIDER_KEY = Swatch(words="only oblast or country named", state="", cross="open")


@dataclass(frozen=True, kw_only=True)
class Strips:
    """What stands below the lead city, as `frames` makes it: alerts, alerts by day, attacks."""

    alerts: pd.DataFrame | None
    days: pd.DataFrame | None
    attacks: pd.DataFrame | None

    @property
    def has_alerts(self) -> bool:
        """Whether anybody looked for alerts; else no strip, for an empty one would look like quiet."""
        return self.alerts is not None and bool((self.alerts["what"] == "looked").any())

    @property
    def has_attacks(self) -> bool:
        """Whether any attack was reported; no strip does not mean that there was none."""
        return self.attacks is not None and not self.attacks.empty

    @property
    def height_in(self) -> float:
        """The height of both."""
        alerts = BAR_IN + line_in(SMALLEST_PT) + 0.08 if self.has_alerts else 0.0
        return alerts + (ATTACK_IN + 0.04 if self.has_attacks else 0.0)

    @property
    def label_width_in(self) -> float:
        """The width of the widest label."""
        labels = [ALERTS] * self.has_alerts + [ATTACKS] * self.has_attacks
        return max((text_width_in(label, SMALL_PT) for label in labels), default=0.0)

    @property
    def key(self) -> tuple[Swatch, ...]:
        """The entries of the key for what is drawn."""
        found = [ALERT_KEY] * self.has_alerts
        found += [PART_KEY] * (self.has_alerts and self._has_part)
        crosses = [HERE_KEY, WIDER_KEY] if self.has_attacks else []
        return (*found, *crosses)

    @property
    def _has_part(self) -> bool:
        return self.days is not None and bool(
            (self.days["hours_alert_high"] > self.days["hours_alert_low"]).any()
        )

    def spans(self, what: str) -> list[tuple[datetime, datetime]]:
        """Return the stretches of one kind."""
        if self.alerts is None:
            return []
        return [(row.start_at, row.end_at) for row in rows_in(self.alerts) if row.what == what]

    def attack_days(self) -> dict[tuple[date, date], list[tuple[str, bool]]]:
        """Return, by first and last day, who was named as attacked, and whether it is the place itself."""
        found: dict[tuple[date, date], list[tuple[str, bool]]] = {}
        for row in rows_in(self.attacks) if self.attacks is not None else ():
            told = found.setdefault((day(row.first_on), day(row.last_on)), [])
            told.append((str(row.said_of_name), row.said_of == row.place))
        return found


def draw_strips(sheet: Sheet, columns: DayColumns, strips: Strips, y_in: float) -> None:
    """Draw the strips from a height of the sheet downwards."""
    if strips.has_alerts:
        _draw_alerts(sheet, columns, strips, y_in)
        y_in += BAR_IN + line_in(SMALLEST_PT) + 0.08
    if strips.has_attacks:
        _draw_attacks(sheet, columns, strips, y_in + ATTACK_IN / 2)


def _draw_alerts(sheet: Sheet, columns: DayColumns, strips: Strips, top: float) -> None:
    y_in = (top, top + BAR_IN)
    _label(sheet, columns, ALERTS, sum(y_in) / 2)
    fill(sheet, (columns.left_in, columns.right_in), y_in, "unknown", over=2)
    looked = strips.spans("looked")
    for start, end in looked:
        left, right = columns.x_in(start), columns.x_in(end)
        ground = Rectangle(
            (left, top), right - left, BAR_IN, facecolor="white", edgecolor=RULE, linewidth=0.5
        )
        sheet.page.add_patch(ground).set_zorder(2.6)
    for what, certain in (("part", False), ("whole", True)):
        for start, end in strips.spans(what):
            left, right = columns.x_in(start), columns.x_in(end)
            across = (left, max(right, left + THINNEST_IN))
            box = fill(sheet, across, y_in, "alert", certain=certain, over=3 + certain)
            box.set_linewidth(0 if certain else 0.4)
    seen = sum((end - start) / (columns.end_at - columns.start_at) for start, end in looked)
    x = columns.right_in + SEEN_GAP_IN
    write(sheet, x, sum(y_in) / 2, f"seen {span_text(seen, seen)}", size_pt=SMALLEST_PT, ink=INK_MID)
    _draw_hours(sheet, columns, strips, y_in[1] + 0.02 + line_in(SMALLEST_PT) / 2)


def _draw_hours(sheet: Sheet, columns: DayColumns, strips: Strips, y: float) -> None:
    edges = {on: (left, right) for on, left, right, _ in columns.days()}
    for on, words in _hours_of_days(strips):
        left, right = edges[on]
        if text_width_in(words, SMALLEST_PT) <= right - left - 0.02:
            half = (left + right) / 2
            write(sheet, half, y, words, size_pt=SMALLEST_PT, across="center", ink=INK_MID, halo=True)


def _hours_of_days(strips: Strips) -> list[tuple[date, str]]:
    """Return the hours of each day looked at, at least those where nobody looked all day."""
    rows = rows_in(strips.days) if strips.days is not None else ()
    return [
        (
            day(row.on),
            ("≥" if row.looked_hours < row.day_hours - 0.01 else "")
            + hours_text(row.hours_alert_low, row.hours_alert_high),
        )
        for row in rows
    ]


def _draw_attacks(sheet: Sheet, columns: DayColumns, strips: Strips, y: float) -> None:
    _label(sheet, columns, ATTACKS, y)
    rule(sheet, (columns.left_in, columns.right_in), (y, y), ink=RULE, width_pt=0.6)
    middles = {on: (left + right) / 2 for on, left, right, _ in columns.days()}
    filled: dict[float, bool] = {}
    for (first, last), told in strips.attack_days().items():
        x0 = middles[max(first, columns.first_on)]
        x1 = middles[min(last, columns.last_on)]
        if x1 > x0:
            rule(sheet, (x0, x1), (y, y), ink=ATTACK_INK, width_pt=1.2, over=3)
        here = any(named for _, named in told)
        filled[(x0 + x1) / 2] = filled.get((x0 + x1) / 2, False) or here
    for x, here in filled.items():
        draw_cross(sheet, x, y, filled=here)


def _label(sheet: Sheet, columns: DayColumns, words: str, y: float) -> None:
    write(sheet, columns.left_in - 0.09, y, words, size_pt=SMALL_PT, across="right")


def strip_words(strips: Strips, name: str) -> list[str]:
    """Tell in words what the strips show, a sentence each."""
    told = []
    if strips.has_alerts:
        days = [f"{day_text(on)} {words}" for on, words in _hours_of_days(strips)]
        told.append(f"Hours under air alert, {name}: {', '.join(days)}; nobody looked on other days.")
    if strips.has_attacks:
        days = []
        for (first, last), named in sorted(strips.attack_days().items()):
            when = day_text(first) + (f" to {day_text(last)}" if last > first else "")
            days.append(f"{when} ({', '.join(dict.fromkeys(one for one, _ in named))})")
        told.append(f"Attacks reported: {', '.join(days)}; other days: no report kept.")
    return told


def alerts_coverage(strips: Strips, zone: ZoneInfo) -> list[str]:
    """Name the file behind the alerts with its licence, and the time that it covers; nothing without one."""
    if not strips.has_alerts:
        return []
    spans = ", ".join(
        f"{moment_text(start, zone, year=False)} to {moment_text(end, zone, year=False)}"
        for start, end in strips.spans("looked")
    )
    return [
        f"Air alerts: {SOURCE.publisher} ({SOURCE.licence} licence), whose rows cover {spans}; outside of "
        "that nobody looked, which is not “no alert”."
    ]
