"""What the charts write beside their marks: shares, hours, distances, and where labels find a place."""

from __future__ import annotations

from datetime import date

import pytest

from reports.charts.cap_words import distance_words, prices_of
from reports.charts.day_cells import hours_text
from reports.charts.lanes import share_words
from reports.charts.tags import Tag, place_tags
from tests.reports import chart_samples


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 1, ""),
        (float("nan"), float("nan"), ""),
        (0.8, 0.8, "80% off"),
        (0.3, 0.5, "30–50% off"),
        (0, 0.3, "≤30% off"),
        (0.5, 1, "≥50% off"),
        (1, 1, "100% off"),
        (0, 0, "0% off"),
    ],
)
def test_shares_in_words(low: float, high: float, words: str) -> None:
    assert share_words(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "0 h"),
        (0, 0.2, "<1 h"),
        (0, 3, "0–3 h"),
        (0.2, 3, "<1–3 h"),
        (6, 24, "6–24 h"),
        (24, 24, "24 h"),
    ],
)
def test_hours_in_words(low: float, high: float, words: str) -> None:
    assert hours_text(low, high) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("108.5 about", "about 71.5 EUR/MWh below 180."),
        ("250 at_least", "at least 70 EUR/MWh above 180."),
        ("210 at_most", "at most 30 EUR/MWh above 180, or below it."),
        ("135 at_most", "at least 45 EUR/MWh below 180."),
        ("150 at_least", "at most 30 EUR/MWh below 180, or above it."),
        ("181 exact", "19 Dec, 1 EUR/MWh above 180."),
    ],
)
def test_the_distance_to_the_limit_is_no_surer_than_the_price(written: str, words: str) -> None:
    window = (date(2022, 12, 6), date(2022, 12, 19))
    prices = prices_of(chart_samples.prices_frame(f"2022-12-19 {written}"), window)
    assert distance_words(prices, 180).endswith(words)


def test_tags_close_together_all_find_a_place() -> None:
    tags = [Tag(x_in=8 + n * 0.25, text=f"label {n}", size_pt=9.5) for n in range(6)]
    placed = place_tags(tags, within=(1.0, 9.5), rows=6)
    assert len(placed) == 6
    assert all(one.left_in >= 1.0 and one.left_in + one.tag.width_in <= 9.5 for one in placed)
