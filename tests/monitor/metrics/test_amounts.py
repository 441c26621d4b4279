"""Customer-hours and peaks, unit by unit."""

from __future__ import annotations

from datetime import date

from feeds.bounds import Bounds
from monitor.belief import believe
from monitor.metrics.amounts import day_amounts
from tests.monitor.counted import series
from tests.sayings import KYIV, said

DAY = date(2022, 12, 16)


def amounts(*observations):
    belief = believe(observations, as_of=None, clock_of=lambda _: KYIV)
    rows = day_amounts(belief.timeline("UA-30", "electricity"), DAY, KYIV)
    return {(row.layer, row.unit): row for row in rows}


def test_customer_hours_are_the_integral_of_the_counts():
    row = amounts(*series("16 10:00", 0, 400, 200, 0))["outage", "customers"]

    assert row.unit_hours == Bounds(150, 150)
    assert row.peak == Bounds(400, 400)
    assert row.counted_share == Bounds(0.020833, 0.020833)


def test_a_peak_across_sources_is_the_largest_never_the_sum():
    row = amounts(*series("16 10:00", 400, 300), *series("16 10:00", 350, 500, source="other"))[
        "outage", "customers"
    ]

    assert row.peak == Bounds(500, 500)
    assert row.unit_hours.high < 500 * 1.0


def test_units_stand_apart_and_are_never_added():
    found = amounts(
        said("outage", "16 10:00", count=(1000, "customers")),
        said("outage", "16 10:00", count=(2500, "people"), url="other", publisher="other"),
        said("restored", "16 12:00"),
    )

    assert {key: row.unit_hours for key, row in found.items()} == {
        ("outage", "customers"): Bounds(2000, 2000), ("together", "customers"): Bounds(2000, 2000),
        ("outage", "people"): Bounds(5000, 5000), ("together", "people"): Bounds(5000, 5000),
    }  # fmt: skip


def test_at_least_has_no_upper_end():
    row = amounts(said("outage", "16 10:00", count=(1000, "customers"), bound="at_least"))[
        "outage", "customers"
    ]

    assert (row.unit_hours.low, row.unit_hours.high) == (14000, float("inf"))


def test_time_in_which_nobody_counted_adds_nothing_and_shows():
    row = amounts(
        said("outage", "16 10:00", count=(1000, "customers")), said("still off", "16 12:00", off=0.5)
    )["outage", "customers"]

    assert row.unit_hours == Bounds(2000, 2000)
    assert row.counted_share == Bounds(0.083333, 0.083333)


def test_layers_may_hit_the_same_customers_or_others():
    row = amounts(
        said("outage", "16 00:00", count=(1000, "customers")),
        said("emergency", "16 00:00", count=(400, "customers")),
    )["together", "customers"]

    assert row.unit_hours == Bounds(24 * 1000, 24 * 1400)
