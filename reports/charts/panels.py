"""One panel of the restoration chart: axes, heading, the sayings of a place and the lines between them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from matplotlib.patches import Rectangle

from reports.charts.days import DayColumns
from reports.charts.lanes import SERVICES
from reports.charts.policy_marks import NumberedPolicy, draw_numbers
from reports.charts.sayings import Moment, Saying, bases_of, chains_of
from reports.charts.spots import Box, Spots
from reports.style import (
    INK_MID,
    INK_SOFT,
    RULE,
    SMALL_PT,
    SMALLEST_PT,
    Sheet,
    day_text,
    line_in,
    rule,
    text_width_in,
    write,
)

AXIS_IN, HEAD_IN, PAD_IN, POINT_IN = 0.45, 0.56, 0.2, 0.055
FADES_FOR = timedelta(hours=24)
"""How long a word that has expired is still drawn, pale; longer would look like knowledge."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a service is drawn: colour, marker and line style differ, so no reader needs the colour."""

    ink: str
    marker: str
    dashes: tuple[float, ...]


LOOKS = {
    "electricity": Look(ink="#2a1038", marker="o", dashes=()),
    "heat": Look(ink="#b8440f", marker="s", dashes=(5, 2)),
    "water": Look(ink="#1b7fb0", marker="^", dashes=(1.5, 1.5)),
    "gas": Look(ink="#5f6b12", marker="D", dashes=(6, 2, 1.5, 2)),
}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The plot of one place on the sheet: its days across, 0 to 100% upwards."""

    columns: DayColumns
    top_in: float
    bottom_in: float

    def y_in(self, share: float) -> float:
        """Return the height of a share."""
        return self.bottom_in - PAD_IN - share * (self.bottom_in - self.top_in - 2 * PAD_IN)


def draw_place(
    sheet: Sheet, panel: Panel, sayings: list[Saying], events: Sequence[NumberedPolicy] = ()
) -> None:
    """Draw one place: axes, heading, lines, sayings with a label beside each, and numbered policy events."""
    _draw_axes(sheet, panel)
    _draw_heading(sheet, panel, sayings)
    spots = Spots(within=(panel.columns.left_in, panel.columns.right_in, panel.top_in, panel.bottom_in))
    for left, right in draw_numbers(sheet, panel.columns, events, (panel.top_in, panel.bottom_in)):
        spots.block(left, right, panel.top_in, panel.top_in + line_in(SMALLEST_PT))
    for chain in chains_of(sayings):
        _draw_chain(sheet, panel, spots, chain, sayings)
    for saying in sayings:
        x, y = _point(panel, saying, sayings)
        _draw_saying(sheet, panel, saying, x, y)
        spots.block(x - POINT_IN, x + POINT_IN, y - POINT_IN, y + POINT_IN)
        spots.block(*_box(panel, saying))
    for saying in sayings:
        x, y = _point(panel, saying, sayings)
        half = POINT_IN * (2 if saying.conflict else 1)
        box = _box(panel, saying)
        beside = (min(x - half, box[0]), max(x + half, box[1]), y - half, y + half)
        words = _label(saying, sayings)
        spot = spots.free_spot(beside, text_width_in(words, SMALL_PT, bold=True), line_in(SMALL_PT) * 0.85)
        if spot:
            ink = LOOKS[saying.service].ink
            write(sheet, *spot, words, size_pt=SMALL_PT, bold=True, ink=ink, across="center", halo=True)


def _draw_axes(sheet: Sheet, panel: Panel) -> None:
    columns = panel.columns
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = panel.y_in(share)
        rule(
            sheet,
            (columns.left_in, columns.right_in),
            (y, y),
            ink=INK_SOFT if share == 0 else RULE,
            width_pt=0.7,
        )
        write(
            sheet, columns.left_in - 0.06, y, f"{share:.0%}", size_pt=SMALLEST_PT, across="right", ink=INK_MID
        )
    days = list(columns.days())
    every = max(1, math.ceil((text_width_in("30 Sep", SMALL_PT) + 0.12) / (days[0][2] - days[0][1])))
    for n, (on, left, right, hours) in enumerate(days):
        rule(sheet, (left, left), (panel.top_in, panel.bottom_in), width_pt=0.7)
        words = day_text(on) + (f" ({hours:.0f} h)" if hours != 24 and every == 1 else "")
        middle = (left + right) / 2
        if n % every == 0 and middle + text_width_in(words, SMALL_PT) / 2 <= columns.right_in + 0.1:
            write(sheet, middle, panel.bottom_in + 0.1, words, size_pt=SMALL_PT, across="center")
    rule(sheet, (columns.right_in, columns.right_in), (panel.top_in, panel.bottom_in), width_pt=0.7)


def heading_width_in(sayings: list[Saying]) -> float:
    """Return the width that the services of a place take in its heading."""
    return sum(
        0.5 + text_width_in(_service_words(service, sayings), SMALL_PT) for service in services_in(sayings)
    )


def _service_words(service: str, sayings: list[Saying]) -> str:
    bases = bases_of(sayings, service)
    return f"{service}, % of {bases[0]}" if len(bases) == 1 else f"{service}, bases named"


def _draw_heading(sheet: Sheet, panel: Panel, sayings: list[Saying]) -> None:
    x = panel.columns.left_in - AXIS_IN
    write(sheet, x, panel.top_in - HEAD_IN + 0.15, sayings[0].name, size_pt=12, bold=True)
    y = panel.top_in - 0.12
    for service in services_in(sayings):
        look, words = LOOKS[service], _service_words(service, sayings)
        sheet.page.plot((x, x + 0.3), (y, y), color=look.ink, linewidth=1.8, linestyle=_dashes(look))
        sheet.page.plot([x + 0.15], [y], color=look.ink, marker=look.marker, markersize=6)
        write(sheet, x + 0.36, y, words, size_pt=SMALL_PT, ink=look.ink)
        x += 0.36 + text_width_in(words, SMALL_PT) + 0.14


def _label(saying: Saying, sayings: list[Saying]) -> str:
    words = saying.words
    if len(bases_of(sayings, saying.service)) > 1:
        words += f" of {saying.base}"
    return f"{words} ({saying.publisher})" if saying.conflict else words


def _dashes(look: Look) -> tuple[int, tuple[float, ...]] | str:
    return (0, look.dashes) if look.dashes else "-"


def _point(panel: Panel, saying: Saying, sayings: list[Saying]) -> tuple[float, float]:
    """Return where the point of a saying lies: inside its time, each service at its own part of it."""
    services = services_in(sayings)
    share = (services.index(saying.service) + 1) / (len(services) + 1)
    left, right = panel.columns.x_in(saying.at_earliest), panel.columns.x_in(saying.at_latest)
    middle = (saying.share_on_low + saying.share_on_high) / 2
    return left + share * (right - left), panel.y_in(middle if math.isnan(saying.figure) else saying.figure)


def _box(panel: Panel, saying: Saying) -> Box:
    """Return the times and shares that a saying allows, wide and high enough to be seen."""
    left, right = panel.columns.x_in(saying.at_earliest), panel.columns.x_in(saying.at_latest)
    top, bottom = panel.y_in(saying.share_on_high), panel.y_in(saying.share_on_low)
    across, down = max(0.0, 0.045 - (right - left)) / 2, max(0.0, 0.045 - (bottom - top)) / 2
    return left - across, right + across, top - down, bottom + down


def _draw_saying(sheet: Sheet, panel: Panel, saying: Saying, x: float, y: float) -> None:
    look = LOOKS[saying.service]
    left, right, top, bottom = _box(panel, saying)
    corner, size = (left, top), (right - left, bottom - top)
    sheet.page.add_patch(Rectangle(corner, *size, facecolor=look.ink, alpha=0.22, linewidth=0, zorder=2.5))
    sheet.page.add_patch(Rectangle(corner, *size, fill=False, edgecolor=look.ink, linewidth=0.7, zorder=2.6))
    if not math.isnan(saying.figure):
        sheet.page.plot(
            [x],
            [y],
            color=look.ink,
            marker=look.marker,
            markersize=6.5,
            zorder=5,
            markeredgecolor="white",
            markeredgewidth=0.6,
        )
    if saying.conflict:
        sheet.page.plot(
            [x],
            [y],
            marker="o",
            markersize=13,
            fillstyle="none",
            markeredgecolor=look.ink,
            markeredgewidth=1.3,
            zorder=5.1,
        )


def _draw_chain(sheet: Sheet, panel: Panel, spots: Spots, chain: list[Moment], sayings: list[Saying]) -> None:
    look = LOOKS[chain[0].sayings[0].service]
    for (x0, x1, y0, y1), held in _strokes(panel, chain, sayings):
        sheet.page.plot(
            (x0, x1),
            (y0, y1),
            color=look.ink,
            linewidth=1.8 if held else 1.2,
            zorder=3,
            alpha=1.0 if held else 0.5,
            linestyle=_dashes(look) if held else (0, (1, 2)),
        )
        spots.cross(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))
    for moment, after in zip_longest(chain, chain[1:]):
        for saying in moment.sayings if moment and not moment.figures else ():
            _, right, top, bottom = _box(panel, saying)
            stop = _point(panel, after.sayings[0], sayings)[0] if after else panel.columns.right_in
            wide = max(0.0, min(stop, panel.columns.x_in(saying.valid_until)) - right)
            sheet.page.add_patch(
                Rectangle(
                    (right, top), wide, bottom - top, facecolor=look.ink, alpha=0.1, linewidth=0, zorder=2
                )
            )


def _strokes(
    panel: Panel, chain: list[Moment], sayings: list[Saying]
) -> Iterator[tuple[tuple[float, float, float, float], bool]]:
    """Yield the lines of a chain with whether a word still holds: levels, and steps between them."""
    for n, moment in enumerate(chain):
        after = chain[n + 1] if n + 1 < len(chain) else None
        x = _point(panel, moment.sayings[0], sayings)[0]
        stop = _point(panel, after.sayings[0], sayings)[0] if after else panel.columns.right_in
        expires = min(stop, panel.columns.x_in(moment.valid_until))
        faded = min(stop, panel.columns.x_in(moment.valid_until + FADES_FOR))
        for figure in moment.figures:
            y = panel.y_in(figure)
            yield (x, expires, y, y), True
            if expires < faded:
                yield (expires, faded, y, y), False
        levels = [panel.y_in(figure) for figure in [*moment.figures, *(after.figures if after else [])]]
        if faded >= stop and after and moment.figures and after.figures and max(levels) > min(levels):
            yield (stop, stop, min(levels), max(levels)), expires >= stop


def services_in(sayings: list[Saying]) -> list[str]:
    """Return the services that anything was said of, in their fixed order."""
    return [service for service in SERVICES if any(saying.service == service for saying in sayings)]
