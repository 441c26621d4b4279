"""The charts: nothing overlaps or leaves the canvas, unknown never looks like on, bytes and words hold."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import matplotlib
import pandas as pd
import pytest
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from reports import charts
from reports.png import save_png
from reports.style import INKS, SMALLEST_PT, state_box
from tests.reports import chart_samples
from tests.reports.chart_samples import Sample

SAMPLES: dict[str, Callable[[], Sample]] = {
    "5 cities": lambda: chart_samples.winter(5),
    "28 cities": chart_samples.winter,
    "50 cities": lambda: chart_samples.winter(50),
    "Ukrainian names": lambda: chart_samples.winter(ukrainian=True),
    "quiet": chart_samples.quiet,
    "clock change": chart_samples.clock_change,
    "peak prices": chart_samples.peak_prices,
    "alerts": chart_samples.alarmed,
    "many alerts": lambda: chart_samples.alarmed(24),
}
CHARTS = ("swimlanes", "hours_calendar", "restoration", "gas_cap")


@cache
def sample(name: str) -> Sample:
    return SAMPLES[name]()


def call(verb: str, chart: str, of: Sample) -> Figure | str:
    function = getattr(charts, f"{verb}_{chart}")
    match chart:
        case "swimlanes":
            frames = (of.states, of.inherited, of.policies, of.observed)
            return function(
                *frames, window=of.window, lead_place=of.lead_place, frame_of=of.frame_of, **of.beside
            )
        case "hours_calendar":
            return function(of.hours, lead_place=of.lead_place, frame_of=of.frame_of, policies=of.policies)
        case "restoration":
            return function(of.shares, frame_of=of.frame_of, policies=of.policies)
        case _:
            return function(
                of.prices, of.cap_stages, window=of.window, frame_of=of.frame_of, policies=of.policies
            )


@cache
def drawn(chart: str, name: str) -> Figure:
    figure = call("draw", chart, sample(name))
    assert isinstance(figure, Figure)
    return figure


def described(chart: str, name: str) -> str:
    words = call("describe", chart, sample(name))
    assert isinstance(words, str)
    return words


def texts_of(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def words_of(figure: Figure) -> set[str]:
    return {text.get_text() for text in texts_of(figure)}


def boxes_of(figure: Figure, look: str) -> list[Rectangle]:
    return [box for box in figure.findobj(Rectangle) if box.get_gid() == look]


def png(figure: Figure) -> bytes:
    buffer = BytesIO()
    save_png(figure, buffer, dpi=60)
    return buffer.getvalue()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_text_leaves_the_canvas_or_covers_a_text_or_is_tiny(chart: str, name: str) -> None:
    figure = drawn(chart, name)
    canvas = figure.bbox
    placed = [(text.get_text(), text.get_window_extent()) for text in texts_of(figure)]
    for words, box in placed:
        assert canvas.x0 <= box.x0, words
        assert box.x1 <= canvas.x1, words
        assert canvas.y0 <= box.y0, words
        assert box.y1 <= canvas.y1, words
    for (one, a), (other, b) in combinations(placed, 2):
        apart = a.x1 <= b.x0 + 0.5 or b.x1 <= a.x0 + 0.5 or a.y1 <= b.y0 + 0.5 or b.y1 <= a.y0 + 0.5
        assert apart, f"{one!r} covers {other!r}"
    assert min(text.get_fontsize() for text in texts_of(figure)) >= SMALLEST_PT


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_names_sources_observed_share_and_as_of(chart: str) -> None:
    for name in ("28 cities", "quiet"):
        words = " ".join(text.get_text() for text in texts_of(drawn(chart, name)))
        assert "Observed: " in words
        assert "Sources: Ukrenergo" in words
        assert "As of 20 Dec 2022, 07:00 (Europe/Kyiv)." in words


def test_unknown_is_hatched_and_never_has_the_colour_of_on() -> None:
    unknown = state_box(0, 0, 1, 1, "unknown")
    assert unknown.get_hatch()
    for certain in (True, False):
        on = state_box(0, 0, 1, 1, "on", certain=certain)
        assert not on.get_hatch()
        assert on.get_facecolor() != unknown.get_facecolor()
    figure = drawn("swimlanes", "quiet")
    assert len(boxes_of(figure, "unknown:certain")) == 28 + 1  # every lane, and the key
    assert all(box.get_hatch() for box in boxes_of(figure, "unknown:certain"))
    assert len(boxes_of(figure, "on:certain")) == 1  # the key alone


def test_what_is_possible_differs_from_what_is_certain_in_colour_and_outline() -> None:
    for state in INKS:
        certain, possible = (state_box(0, 0, 1, 1, state, certain=sure) for sure in (True, False))
        assert luminance(possible.get_facecolor()[:3]) > luminance(certain.get_facecolor()[:3])
        assert certain.get_linewidth() == 0
        assert possible.get_linewidth() > 0
        assert possible.get_edgecolor() == to_rgba(INKS[state].edge)
    figure = drawn("swimlanes", "28 cities")
    assert len(boxes_of(figure, "outage:possible")) == 5  # Kyiv, Kharkiv, Sumy; two in the key
    assert len(boxes_of(figure, "emergency:inherited")) == 2


def luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_worse_states_are_darker_in_greyscale() -> None:
    shades = [luminance(to_rgb(ink.fill)) for ink in INKS.values()]
    assert list(INKS) == ["outage", "emergency", "partial", "scheduled", "on"]
    assert all(lighter - darker > 0.1 for darker, lighter in pairwise(shades))


def test_what_was_said_of_the_region_is_a_thin_strip_below_its_lane() -> None:
    figure = drawn("swimlanes", "28 cities")
    lanes = [box for box in boxes_of(figure, "unknown:certain") if box.get_width() > 3]
    for strip in boxes_of(figure, "emergency:inherited"):
        assert strip.get_height() < min(lane.get_height() for lane in lanes) / 2
        assert not any(lane.get_y() < strip.get_y() < lane.get_y() + lane.get_height() for lane in lanes)


def test_the_lead_city_is_labelled_with_everything_that_happened() -> None:
    words = words_of(drawn("swimlanes", "28 cities"))
    assert {"Kyiv", "Electricity", "Heat", "Water", "outage", "60% off", "33–67% off", "≤30% off"} <= words
    assert {"emergency, 80% off", "67% off", "50% off", "25% off", "restored"} <= words
    assert {
        "EU: political agreement on the gas price cap",
        "EU: gas solidarity, Regulation 2022/2576",
    } <= words
    assert "EU: gas price cap adopted" not in words  # outside the window
    assert "seen 60–62%" in words


def test_alerts_are_spans_with_hours_and_what_nobody_looked_at_is_hatched() -> None:
    figure = drawn("swimlanes", "alerts")
    words = words_of(figure)
    assert {"Air alerts", "Attacks reported", "8–12 h", "≥0 h", "seen 76%"} <= words
    assert len([box for box in boxes_of(figure, "alert:certain") if box.get_height() > 0.12]) == 30 + 1
    (ground,) = [
        box for box in boxes_of(figure, "unknown:certain") if box.get_width() > 3 and box.get_zorder() == 2
        and box.get_height() == pytest.approx(0.13)
    ]  # fmt: skip
    assert ground.get_hatch()
    assert "MIT licence" in " ".join(words)
    assert "nobody looked, which is not “no alert”" in " ".join(words)
    widths = [box.get_width() for box in boxes_of(drawn("swimlanes", "many alerts"), "alert:certain")]
    assert min(widths) >= 0.013


def test_without_a_file_of_alerts_or_a_report_of_attacks_there_is_no_strip() -> None:
    figure = drawn("swimlanes", "28 cities")
    assert not words_of(figure) & {"Air alerts", "Attacks reported"}
    assert not boxes_of(figure, "alert:certain")
    assert "alert" not in described("swimlanes", "28 cities")


def test_alerts_and_attacks_are_told_in_words_the_attacks_by_the_day() -> None:
    words = described("swimlanes", "alerts")
    assert "Hours under air alert, Kyiv: 6 Dec 8–12 h" in words
    assert "16 Dec ≥0 h; nobody looked on other days" in words
    told = words.split("Attacks reported: ")[1].split(";")[0]
    assert told == "7 Dec (Kyiv, Ukraine), 10 Dec to 11 Dec (Ukraine), 19 Dec to 20 Dec (Ukraine)"
    assert not re.search(r"\d\d:\d\d", told)


@pytest.mark.parametrize("chart", ["hours_calendar", "restoration", "gas_cap"])
def test_policy_events_stand_on_every_chart(chart: str) -> None:
    words = " ".join(words_of(drawn(chart, "28 cities")))
    assert "EU: political agreement" in words
    assert "EU: gas solidarity, Regulation 2022/2576" in words
    assert "28 Oct" not in words  # outside the window
    assert "EU: political agreement on the gas price cap" in described(chart, "28 cities")


def test_days_are_as_wide_as_they_are_long() -> None:
    assert "Sun 25 h" in words_of(drawn("swimlanes", "clock change"))
    (block,) = [
        b
        for b in boxes_of(drawn("swimlanes", "clock change"), "scheduled:certain")
        if 0.8 < b.get_width() < 2
    ]
    (lane,) = {
        round(b.get_width(), 6)
        for b in boxes_of(drawn("swimlanes", "clock change"), "unknown:certain")
        if b.get_width() > 3
    }
    assert block.get_width() / lane == pytest.approx(25 / (9 * 24 + 1))


def test_a_day_without_observation_has_no_number_and_no_hours_are_a_number() -> None:
    assert not any(re.search(r"\d h$", words) for words in words_of(drawn("hours_calendar", "quiet")))
    assert "unknown, 14 days" in words_of(drawn("hours_calendar", "quiet"))
    words = words_of(drawn("hours_calendar", "28 cities"))
    assert {"0 h", "12–18 h", "24 h", "0–12 h", "unknown"} <= words


def test_gaps_of_prices_are_hatched_and_limits_are_arrows() -> None:
    figure = drawn("gas_cap", "28 cities")
    assert len(boxes_of(figure, "unknown:certain")) == 7 + 1  # seven weekdays, and the key
    words = words_of(figure)
    assert {"≤135", "about 108.5", "agreed, 19 Dec", "TTF front month, EUR/MWh"} <= words
    assert {"proposed", "agreed", "adopted", "in force", "applicable", "expired"} <= words
    assert any("cannot fire before 15 Feb 2023" in line for line in words)
    assert "≥250" in words_of(drawn("gas_cap", "peak prices"))


def test_a_holiday_of_the_exchange_is_no_gap() -> None:
    of = sample("28 cities")
    window = (date(2022, 12, 22), date(2023, 1, 4))
    christmas = chart_samples.prices_frame("2022-12-23 83 exact, 2022-12-27 80 exact")
    figure = charts.draw_gas_cap(christmas, of.cap_stages, window=window, frame_of=of.frame_of)
    words = charts.describe_gas_cap(christmas, of.cap_stages, window=window, frame_of=of.frame_of)

    assert len(boxes_of(figure, "unknown:certain")) == 7 + 1  # of nine trading days, and the key
    assert "a sourced price on 2 of 9 trading days" in words


def test_in_a_year_without_a_calendar_every_weekday_is_one() -> None:
    of = sample("28 cities")
    window = (date(2026, 12, 21), date(2027, 1, 3))
    words = charts.describe_gas_cap(of.prices, of.cap_stages, window=window, frame_of=of.frame_of)

    assert "0 of 10 trading days (0%), exchange holidays not taken out" in words


def test_disputed_sayings_are_both_shown_with_their_publishers() -> None:
    words = words_of(drawn("restoration", "28 cities"))
    assert {"67% (Russian Free Press)", "33% (Babel)", "≥70%", "75% of households", "55–85%"} <= words
    assert any("Nobody stated a share" in words for words in words_of(drawn("restoration", "quiet")))


@pytest.mark.parametrize("chart", CHARTS)
def test_same_input_same_bytes_whatever_the_settings_of_the_machine(chart: str) -> None:
    of = sample("5 cities")
    frames = [frame.copy() for frame in (of.states, of.hours, of.shares, of.prices)]
    first = png(drawn(chart, "5 cities"))
    with matplotlib.rc_context({"font.size": 20, "hatch.linewidth": 4, "axes.facecolor": "red"}):
        again = call("draw", chart, of)
        assert isinstance(again, Figure)
        assert png(again) == first
    assert b"tEXt" not in first  # no writer, no date
    for before, after in zip(frames, (of.states, of.hours, of.shares, of.prices), strict=True):
        pd.testing.assert_frame_equal(before, after)


def test_the_written_picture_is_twice_as_wide_as_its_page(tmp_path: Path) -> None:
    target = tmp_path / "chart.png"
    save_png(drawn("restoration", "quiet"), target)
    with Image.open(target) as picture:
        assert picture.width == 2100


@pytest.mark.parametrize(
    ("chart", "facts"),
    [
        (
            "swimlanes",
            "emergency, 80% off from 19 Dec, 04:00|33–67% off from 17 Dec, 09:00|seen 60–62%|"
            "heat (seen 20%)|27 other cities|nothing known: Zaporizhzhia|19 Dec EU: political agreement",
        ),
        (
            "hours_calendar",
            "Kyiv (seen 60–62%)|14 Dec 0 h|16 Dec 12–18 h|Sumy: most on 16 Dec, 0–12 h|"
            "Nothing observed, so no number: Zaporizhzhia",
        ),
        (
            "restoration",
            "40% of residents between 16 Dec, 18:00 and 17 Dec, 00:00 (Babel)|Babel, disputed|"
            "75% of households|55–85% of customers|14 sayings",
        ),
        (
            "gas_cap",
            "about 138 on 8 Dec, ≤135 on 13 Dec|about 71.5 EUR/MWh below 180|7 trading days without a price|"
            "> 180 EUR/MWh on 3 consecutive|≥ 35 EUR/MWh above|in force 1 Feb 2023|3 of 10",
        ),
    ],
)
def test_alt_text_names_the_main_facts_and_numbers(chart: str, facts: str) -> None:
    words = described(chart, "28 cities")
    for fact in facts.split("|"):
        assert fact in words


def test_frames_without_a_row_are_drawn_in_words_or_empty() -> None:
    of = sample("quiet")
    bare = Sample(
        **{
            **vars(of),
            "states": of.states[:0],
            "observed": of.observed[:0],
            "hours": of.hours[:0],
            "policies": of.policies[:0],
            "cap_stages": of.cap_stages[:0],
        }
    )
    for chart in CHARTS:
        assert isinstance(call("draw", chart, bare), Figure)
        assert call("describe", chart, bare)


def test_charts_never_load_pyplot() -> None:
    code = "import reports.charts, sys; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
