"""Restoration: the share supplied again over time, one panel per place, every saying as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
from matplotlib.figure import Figure

from feeds.localtime import local_day
from reports.charts.days import DayColumns
from reports.charts.frames import day
from reports.charts.panels import AXIS_IN, HEAD_IN, Panel, draw_place, heading_width_in, services_in
from reports.charts.policy_marks import NumberedPolicy, draw_list, list_height_in, numbered
from reports.charts.sayings import Saying, sayings_of
from reports.style import (
    INK_MID,
    MARGIN_IN,
    SMALL_PT,
    WIDTH_IN,
    ChartFrame,
    drawn,
    line_in,
    moment_text,
    open_sheet,
    wrapped,
    write,
)

COLUMN_GAP_IN, ROW_GAP_IN = 0.4, 0.22
PLOT_IN, WIDE_PLOT_IN, FOOT_IN = 1.55, 3.2, 0.26
CROWDED = 5
"""More sayings than this need the width of both columns."""
NOTES = (
    "Share supplied with each service, in % of the base named. Bar or box: the times and shares that a "
    "saying allows; point: its figure. Line: holds until the next word or for as long as the word is valid, "
    "dotted and pale for a day once it has expired. Ring: sources disagree, both shown. Each panel has its "
    "own days."
)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The room of one place, below the top of the body."""

    sayings: list[Saying]
    left_in: float
    top_in: float
    width_in: float
    plot_in: float

    @property
    def height_in(self) -> float:
        """Heading, plot and dates."""
        return HEAD_IN + self.plot_in + FOOT_IN


@drawn
def draw_restoration(
    shares: pd.DataFrame, *, frame_of: ChartFrame, policies: pd.DataFrame | None = None
) -> Figure:
    """Draw the share supplied over time, small multiples by place; policy events are numbered in each."""
    places = list(sayings_of(shares).values())
    if not places:
        sheet = open_sheet(frame_of, body_in=1.2, coverage=_coverage([]))
        write(sheet, WIDTH_IN / 2, sheet.body_in + 0.6, _NOTHING, across="center", ink=INK_MID)
        return sheet.figure
    slots, plots = _laid_out(places)
    lines = wrapped(NOTES, SMALL_PT, WIDTH_IN - 2 * MARGIN_IN)
    events = _events(policies, places, frame_of)
    below = plots + list_height_in(events) + 0.12
    body = below + len(lines) * line_in(SMALL_PT)
    sheet = open_sheet(frame_of, body_in=body, coverage=_coverage(places))
    for slot in slots:
        columns = _columns(slot.sayings, frame_of, slot.left_in + AXIS_IN, slot.left_in + slot.width_in)
        top = sheet.body_in + slot.top_in + HEAD_IN
        panel = Panel(columns=columns, top_in=top, bottom_in=top + slot.plot_in)
        draw_place(sheet, panel, slot.sayings, events)
    draw_list(sheet, events, sheet.body_in + plots + 0.1)
    for n, line in enumerate(lines):
        y = sheet.body_in + below + (n + 0.5) * line_in(SMALL_PT)
        write(sheet, MARGIN_IN, y, line, size_pt=SMALL_PT, ink=INK_MID)
    return sheet.figure


def describe_restoration(
    shares: pd.DataFrame, *, frame_of: ChartFrame, policies: pd.DataFrame | None = None
) -> str:
    """Tell in words what the chart shows: every saying with its time, base and publisher."""
    places = list(sayings_of(shares).values())
    if not places:
        return f"{frame_of.title}. {_NOTHING}"
    told = ["Share supplied again over time, by place."]
    for sayings in places:
        for service in services_in(sayings):
            words = [_told(saying, frame_of) for saying in sayings if saying.service == service]
            told.append(f"{sayings[0].name}, {service}: {'; '.join(words)}.")
    events = _events(policies, places, frame_of)
    if events:
        told.append(f"Policy: {'; '.join(event.words for event in events)}.")
    return " ".join([*told, _coverage(places)])


_NOTHING = "Nobody stated a share of customers or residents supplied in this window."


def _events(
    policies: pd.DataFrame | None, places: list[list[Saying]], frame_of: ChartFrame
) -> list[NumberedPolicy]:
    """Number the policy events that lie on the days of any panel."""
    spans = [_columns(sayings, frame_of, 0, 1) for sayings in places]
    first, last = min(one.first_on for one in spans), max(one.last_on for one in spans)
    if policies is None or policies.empty:
        return []
    shown = [any(one.first_on <= day(on) <= one.last_on for one in spans) for on in policies["on"]]
    return numbered(policies[shown], (first, last))


def _told(saying: Saying, frame_of: ChartFrame) -> str:
    zone = frame_of.zone
    when = moment_text(saying.at_earliest, zone, year=False)
    if saying.at_latest > saying.at_earliest:
        when = f"between {when} and {moment_text(saying.at_latest, zone, year=False)}"
    disputed = ", disputed" if saying.conflict else ""
    return f"{saying.words} of {saying.base} {when} ({saying.publisher}{disputed})"


def _coverage(places: list[list[Saying]]) -> str:
    said = [saying for sayings in places for saying in sayings]
    if not said:
        return "Observed: no share was stated; that is unknown, not restored."
    publishers = len({saying.publisher for saying in said})
    return (
        f"Observed: {_count(len(said), 'saying')} by {_count(publishers, 'publisher')} in "
        f"{_count(len(places), 'place')}; where no word is valid the share is unknown."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _laid_out(places: list[list[Saying]]) -> tuple[list[Slot], float]:
    """Give a place with much to show both columns, the others one each; return the height of all."""
    whole = WIDTH_IN - 2 * MARGIN_IN
    half = (whole - COLUMN_GAP_IN) / 2
    slots: list[Slot] = []
    top, column = 0.0, 0

    def needs_both(sayings: list[Saying]) -> bool:
        return len(places) == 1 or len(sayings) > CROWDED or heading_width_in(sayings) > half

    for sayings in sorted(places, key=lambda one: not needs_both(one)):
        wide = needs_both(sayings)
        slots.append(
            Slot(
                sayings=sayings,
                left_in=MARGIN_IN + column * (half + COLUMN_GAP_IN),
                top_in=top,
                width_in=whole if wide else half,
                plot_in=WIDE_PLOT_IN if wide else PLOT_IN,
            )
        )
        column = 0 if wide else 1 - column
        if column == 0:
            top += slots[-1].height_in + ROW_GAP_IN
    return slots, slots[-1].top_in + slots[-1].height_in


def _columns(sayings: list[Saying], frame_of: ChartFrame, left: float, right: float) -> DayColumns:
    # Midnight itself belongs to the day before it: a word that expires then needs no further day.
    last = max(max(saying.valid_until, saying.at_latest) for saying in sayings) - timedelta(seconds=1)
    return DayColumns(
        first_on=local_day(min(saying.at_earliest for saying in sayings), frame_of.zone),
        last_on=local_day(last, frame_of.zone),
        zone=frame_of.zone,
        left_in=left,
        right_in=right,
    )
