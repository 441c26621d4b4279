"""The charts of an edition: which are drawn, under what titles, with which words beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from matplotlib.figure import Figure
from PIL import Image

from monitor.policy import CAP_EUR_MWH
from reports import words
from reports.charts.gas_cap import describe_gas_cap, draw_gas_cap
from reports.charts.hours_calendar import describe_hours_calendar, draw_hours_calendar
from reports.charts.restoration import describe_restoration, draw_restoration
from reports.charts.swimlanes import describe_swimlanes, draw_swimlanes
from reports.model import Report
from reports.png import save_png
from reports.style import ChartFrame


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One chart, drawn: its file, its words, and the evidence numbers behind it."""

    name: str
    title: str
    alt: str
    caption: str
    png: bytes
    width: int
    height: int
    evidence: tuple[int, ...]

    @property
    def file(self) -> str:
        """The name of the file beside the page."""
        return f"{self.name}.png"

    @property
    def cid(self) -> str:
        """The content id by which a message refers to it."""
        return f"{self.name}@charts"


@dataclass(frozen=True, kw_only=True)
class _Chart:
    """What there is to draw: both functions take the same inputs."""

    name: str
    title: str
    caption: str
    behind: str
    draw: Callable[..., Figure]
    describe: Callable[..., str]
    inputs: Callable[[Report], tuple[tuple[Any, ...], dict[str, Any]]]


_CHARTS = (
    _Chart(
        name="swimlanes",
        title="What was known, city by city",
        caption="One lane per city and service: solid where every reading of the reported times agrees, "
        "pale where it may hold, hatched where nobody spoke. A thin strip tells what was said of the oblast "
        "or the country only.",
        behind="states",
        draw=draw_swimlanes,
        describe=describe_swimlanes,
        inputs=lambda r: (
            (r.drawn["states"], r.drawn["inherited"], r.drawn["policies"], r.drawn["observed"]),
            {
                "window": r.window,
                "lead_place": r.lead,
                **{name: r.drawn.get(name) for name in ("alerts", "alert_days", "attacks")},
            },
        ),
    ),
    _Chart(
        name="hours",
        title="Hours of electricity affected, city by day",
        caption="At least – at most, by layer; plans count in no figure. Nobody spoke of a hatched day.",
        behind="hours",
        draw=draw_hours_calendar,
        describe=describe_hours_calendar,
        inputs=lambda r: ((r.drawn["hours"],), {"lead_place": r.lead, "policies": r.drawn["policies"]}),
    ),
    _Chart(
        name="restoration",
        title="How supply came back, where shares were told",
        caption="Each box is one saying: as wide as its time is uncertain, as high as its share is. "
        "Bases (residents, customers, the city) are named and never mixed.",
        behind="shares",
        draw=draw_restoration,
        describe=describe_restoration,
        inputs=lambda r: ((r.drawn["shares"],), {"policies": r.drawn["policies"]}),
    ),
    _Chart(
        name="gas_cap",
        title="Gas price and the EU cap",
        caption="Front-month TTF prices that a cited source states; days without one are hatched.",
        behind="prices",
        draw=draw_gas_cap,
        describe=describe_gas_cap,
        inputs=lambda r: (
            (r.drawn["prices"], r.drawn["cap"]),
            {"window": r.gas_window, "cap_eur_mwh": CAP_EUR_MWH, "policies": r.drawn["gas_policies"]},
        ),
    ),
)


def draw_all(report: Report) -> list[Drawing]:
    """Draw the charts of an edition, in the order of the page."""
    return [_drawn(report, chart) for chart in _CHARTS]


def _drawn(report: Report, chart: _Chart) -> Drawing:
    evidence = report.cited[chart.behind]
    frame = ChartFrame(
        title=chart.title,
        subtitle=_subtitle(report, chart.name),
        source_line=_source_line(report, evidence),
        as_of=report.as_of,
        zone=report.zone,
    )
    given, named = chart.inputs(report)
    buffer = BytesIO()
    save_png(chart.draw(*given, **named, frame_of=frame), buffer)
    width, height = Image.open(buffer).size
    return Drawing(
        name=chart.name,
        title=chart.title,
        alt=chart.describe(*given, **named, frame_of=frame),
        caption=chart.caption,
        png=buffer.getvalue(),
        width=width,
        height=height,
        evidence=evidence,
    )


def _subtitle(report: Report, name: str) -> str:
    first, last = report.gas_window if name == "gas_cap" else report.window
    return f"{words.day(first)} to {words.day(last)}"


def _source_line(report: Report, evidence: tuple[int, ...]) -> str:
    """Name the publishers most cited behind a chart, and count the rest."""
    cited = set(evidence)
    counts: dict[str, int] = {}
    for entry in report.evidence:
        if entry.number in cited:
            counts[entry.publisher] = counts.get(entry.publisher, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return f"Sources: {words.listed(names, 6)}." if names else "Sources: none spoke of these days."
