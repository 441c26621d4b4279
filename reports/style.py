"""The one look of every chart: colours, type, the sheet with its header and footer, and the PNG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any, Literal, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from matplotlib import style as matplotlib_style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

Params = ParamSpec("Params")
Returned = TypeVar("Returned")
Across = Literal["left", "center", "right"]

WIDTH_IN = 10.5
MARGIN_IN = 0.3
DPI = 200
LINE = 1.35
"""Height of a line of text as a multiple of its type size."""

INK_DARK, INK_MID, INK_SOFT = "#1c1c22", "#4a4a52", "#63636b"
RULE, WEEKEND = "#d5d5da", "#f0f0f3"
SMALLEST_PT, SMALL_PT, TEXT_PT, TITLE_PT = 8.0, 8.5, 10.0, 15.0
ALERT_FILL, ALERT_PALE = "#35618e", "#bccfe2"
HATCH, HATCH_INK, UNKNOWN_FILL = "/////", "#bdbdc4", "#f6f6f8"

RC: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": TEXT_PT,
    "hatch.linewidth": 0.5,
    "text.color": INK_DARK,
    "axes.edgecolor": INK_SOFT,
    "text.parse_math": False,
}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class ChartFrame:
    """What stands around a chart: its words, its sources, its as-of time (aware) and the zone of its days."""

    title: str
    subtitle: str
    source_line: str
    as_of: datetime
    zone: ZoneInfo
    language: Literal["en"] = "en"

    def __post_init__(self) -> None:
        """Refuse a naive as-of and a language that the charts do not speak."""
        if self.as_of.utcoffset() is None:
            raise ValueError(f"not an aware time: {self.as_of!r}")
        if self.language != "en":
            raise ValueError(f"the charts are drawn in English only, not in {self.language!r}")


@dataclass(frozen=True, kw_only=True)
class Ink:
    """The colours of one state: its area, its outline where the area is pale, and the type on it."""

    fill: str
    edge: str
    text: str

    @property
    def pale(self) -> str:
        """The area of what is only possible: the same hue, most of it white."""
        red, green, blue = to_rgb(self.fill)
        return to_hex((1 - 0.34 * (1 - red), 1 - 0.34 * (1 - green), 1 - 0.34 * (1 - blue)))


# Worst first and darkest first, with steps of lightness that survive a grey printer; the hues run along
# purple, red, orange, yellow, blue, which the common colour blindnesses keep apart.
INKS: dict[str, Ink] = {
    "outage": Ink(fill="#2a1038", edge="#2a1038", text="#ffffff"),
    "emergency": Ink(fill="#a3194f", edge="#a3194f", text="#ffffff"),
    "partial": Ink(fill="#dd6a2b", edge="#c2541a", text="#1c1c22"),
    "scheduled": Ink(fill="#dfa920", edge="#a07a0c", text="#1c1c22"),
    "on": Ink(fill="#b5dcec", edge="#4b8ba6", text="#1c1c22"),
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A figure and an axes over all of it whose unit is the inch, counted from the top left corner."""

    figure: Figure
    page: Axes
    height_in: float
    body_in: float
    """Where the body starts, below title and subtitle."""


def drawn(draw: Callable[Params, Returned]) -> Callable[Params, Returned]:
    """Run a drawing function under the house style alone, whatever the machine's own settings are."""

    @wraps(draw)
    def in_style(*args: Params.args, **kwargs: Params.kwargs) -> Returned:
        with matplotlib_style.context(["default", RC]):
            return draw(*args, **kwargs)

    return in_style


@lru_cache(maxsize=8192)
def text_width_in(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width in inches that a line of text takes, rounded up for the hinting of small type."""
    font = FontProperties(family="DejaVu Sans", size=size_pt, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72 * 1.025 + 0.01


def wrapped(text: str, size_pt: float, width_in: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit a width in inches; a word longer than that keeps its own line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_in(longer, size_pt, bold=bold) <= width_in:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(text: str, size_pt: float, width_in: float, *, bold: bool = False) -> str:
    """Return the text, or as much of it as fits a width in inches with an ellipsis."""
    if text_width_in(text, size_pt, bold=bold) <= width_in:
        return text
    kept = text
    while kept and text_width_in(kept + "…", size_pt, bold=bold) > width_in:
        kept = kept[:-1].rstrip(" ,;:")
    return kept + "…"


def line_in(size_pt: float) -> float:
    """Return the height in inches of a line of text."""
    return size_pt * LINE / 72


@drawn
def open_sheet(frame_of: ChartFrame, *, body_in: float, coverage: str) -> Sheet:
    """Return a sheet with title and subtitle above and coverage, sources and as-of below a body in inches."""
    inner = WIDTH_IN - 2 * MARGIN_IN
    head = [(line, TITLE_PT, True) for line in wrapped(frame_of.title, TITLE_PT, inner, bold=True)]
    head += [(line, TEXT_PT, False) for line in wrapped(frame_of.subtitle, TEXT_PT, inner)]
    as_of = f"As of {moment_text(frame_of.as_of, frame_of.zone)} ({frame_of.zone.key})."
    foot = [
        line for part in (coverage, frame_of.source_line, as_of) for line in wrapped(part, SMALL_PT, inner)
    ]
    top = MARGIN_IN + sum(line_in(size) for _, size, _ in head) + 0.1
    height = top + body_in + 0.16 + line_in(SMALL_PT) * len(foot) + MARGIN_IN * 0.7
    figure = Figure(figsize=(WIDTH_IN, height), facecolor="white")
    FigureCanvasAgg(figure)
    page = figure.add_axes((0, 0, 1, 1))
    page.set_xlim(0, WIDTH_IN)
    page.set_ylim(height, 0)
    page.set_axis_off()
    sheet = Sheet(figure=figure, page=page, height_in=height, body_in=top)
    y = MARGIN_IN
    for line, size, bold in head:
        write(
            sheet,
            MARGIN_IN,
            y + line_in(size) / 2,
            line,
            size_pt=size,
            bold=bold,
            ink=INK_DARK if bold else INK_MID,
        )
        y += line_in(size)
    y = top + body_in + 0.16
    rule(sheet, (MARGIN_IN, WIDTH_IN - MARGIN_IN), (y - 0.07, y - 0.07))
    for n, line in enumerate(foot):
        write(sheet, MARGIN_IN, y + line_in(SMALL_PT) * (n + 0.5), line, size_pt=SMALL_PT, ink=INK_SOFT)
    return sheet


def write(
    sheet: Sheet,
    x_in: float,
    y_in: float,
    text: str,
    *,
    size_pt: float = TEXT_PT,
    ink: str = INK_DARK,
    bold: bool = False,
    across: Across = "left",
    over: float = 6,
    halo: bool = False,
) -> Text:
    """Write one line of text, centred on a height of the sheet; with a white halo where lines pass below."""
    words = sheet.page.text(
        x_in,
        y_in,
        text,
        fontsize=size_pt,
        color=ink,
        ha=across,
        va="center_baseline",
        fontweight="bold" if bold else "normal",
        zorder=over,
    )
    if halo:
        words.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
    return words


def rule(
    sheet: Sheet,
    x_in: tuple[float, float],
    y_in: tuple[float, float],
    *,
    ink: str = RULE,
    width_pt: float = 0.8,
    dashed: bool = False,
    over: float = 1,
) -> None:
    """Draw a straight line on the sheet."""
    sheet.page.plot(
        x_in,
        y_in,
        color=ink,
        linewidth=width_pt,
        zorder=over,
        solid_capstyle="butt",
        linestyle=(0, (4, 2.5)) if dashed else "-",
    )


def fill(
    sheet: Sheet,
    x_in: tuple[float, float],
    y_in: tuple[float, float],
    state: str,
    *,
    certain: bool = True,
    over: float = 3,
) -> Rectangle:
    """Fill an area the way a state looks: solid where certain, pale and outlined where possible."""
    (left, right), (upper, lower) = x_in, y_in
    box = state_box(left, upper, right - left, lower - upper, state, certain=certain, over=over)
    sheet.page.add_patch(box)
    return box


def state_box(
    left: float, low: float, width: float, height: float, state: str, *, certain: bool = True, over: float = 3
) -> Rectangle:
    """Return a box with the look of a state; its `gid` names the state and whether it is certain."""
    looks: dict[str, Any]
    if state == "unknown":
        looks = {"facecolor": UNKNOWN_FILL, "edgecolor": HATCH_INK, "hatch": HATCH, "linewidth": 0}
    elif state == "weekend":
        looks = {"facecolor": WEEKEND, "edgecolor": RULE, "linewidth": 0.5}
    elif state == "alert":
        face = ALERT_FILL if certain else ALERT_PALE
        looks = {"facecolor": face, "edgecolor": ALERT_FILL, "linewidth": 0 if certain else 0.7}
    elif certain:
        looks = {"facecolor": INKS[state].fill, "edgecolor": "none", "linewidth": 0}
    else:
        looks = {"facecolor": INKS[state].pale, "edgecolor": INKS[state].edge, "linewidth": 0.7}
    box = Rectangle((left, low), width, height, zorder=over, **looks)
    box.set_gid(f"{state}:{'certain' if certain else 'possible'}")
    return box


def day_text(on: date, *, year: bool = False) -> str:
    """Write a date the way the charts do: "16 Dec", or "16 Dec 2022"."""
    return f"{on.day} {MONTHS[on.month - 1]}" + (f" {on.year}" if year else "")


def moment_text(at: datetime, zone: ZoneInfo, *, year: bool = True) -> str:
    """Write a moment on the clock of a zone: "20 Dec 2022, 07:00"."""
    local = at.astimezone(zone)
    return f"{day_text(local.date(), year=year)}, {local:%H:%M}"


def span_text(low: float, high: float) -> str:
    """Write a share (0 to 1) as per cent: "42%", or "30-42%" with a dash where it is a range."""
    first, last = round(100 * low), round(100 * high)
    return f"{first}%" if first == last else f"{first}–{last}%"
