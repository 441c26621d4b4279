"""Hours per local day with bounds, each beside its observed share."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from feeds.bounds import Bounds, TimeBounds
from feeds.localtime import read_utc
from monitor.belief import believe
from monitor.metrics import day_hours
from tests.sayings import KYIV, said


def hours(on, *statements, zone=KYIV):
    belief = believe(statements, as_of=None, clock_of=lambda _: zone)
    return {h.layer: h for h in day_hours(belief.timeline("UA-30", "electricity"), on, zone)}


def test_an_exact_outage_is_counted_by_the_clock():
    day = hours(date(2022, 12, 16), said("outage", "16 10:00", off=0.5), said("restored", "16 16:00"))

    assert day["outage"].hours_affected == Bounds(6, 6)
    assert day["outage"].hours_off == Bounds(3, 3)
    assert day["together"].observed_share == Bounds(0.583333, 0.583333), "14 of 24 hours"


def test_an_outage_of_the_morning_restored_in_the_evening_has_bounds():
    day = hours(date(2022, 12, 16), said("outage", "16 morning"), said("restored", "16 evening"))

    assert day["outage"].hours_affected == Bounds(6, 18)
    assert day["outage"].hours_off == Bounds(0, 18), "no share was said"


def test_nobody_looked_is_not_zero_hours_observed():
    day = hours(date(2022, 12, 20), said("outage", "16 10:00"))

    assert day["together"].observed_share == Bounds(0, 0)


def test_plans_count_in_no_hours():
    day = hours(date(2022, 12, 16), said("scheduled", "16 06:00", until="16 22:00", modality="planned"))

    assert day["together"].hours_affected == Bounds(0, 0)
    assert day["together"].observed_share == Bounds(0, 0)


def test_layers_combine_as_the_largest_low_and_the_sum_of_highs():
    day = hours(
        date(2022, 12, 16),
        said("outage", "16 00:00", off=0.3),
        said("emergency", "16 00:00", off=0.4, bound="at_most"),
    )

    assert day["together"].hours_off.low == pytest.approx(24 * 0.3)
    assert day["together"].hours_off.high == pytest.approx(24 * 0.7)
    assert day["together"].hours_affected == Bounds(24, 24)


@pytest.mark.parametrize(
    ("day", "before", "length"),
    [("2022-10-30", "2022-10-29T12:00Z", 25), ("2023-03-26", "2023-03-25T12:00Z", 23)],
    ids=["autumn", "spring"],
)
def test_a_day_of_change_has_its_own_length(day, before, length):
    noon = read_utc(before)
    words = [
        said("outage", "16", at=TimeBounds(t, t), off=1.0, phase="continues", url=str(t))
        for t in (noon, noon + timedelta(hours=12), noon + timedelta(hours=24))
    ]

    outage = hours(date.fromisoformat(day), *words)["outage"]

    assert outage.day_hours == length
    assert outage.hours_affected == outage.hours_off == Bounds(length, length)
    assert outage.observed_share == Bounds(1, 1)


def test_what_is_said_of_one_base_stays_named():
    day = hours(date(2022, 12, 16), said("outage", "16 00:00", off=0.3, base="households"))

    assert day["outage"].bases == ("households",)
