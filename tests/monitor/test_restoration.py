"""From belief to curves, lengths and indices."""

from __future__ import annotations

from datetime import timedelta

import pytest

from docs.telling import winter
from feeds.bounds import Bounds
from feeds.localtime import at_hour
from feeds.observation import Indicator
from monitor.belief import believe
from monitor.frames import curve_frame, index_frame, milestone_frame, process_frame, survival_frame
from monitor.indices import indices
from monitor.metrics.curves import measure, milestones
from monitor.metrics.survival import Duration
from monitor.restoration import curves, indicator_curve, lengths
from tests.monitor.counted import reading, series
from tests.sayings import KYIV, at, instant, said

LANE = ("UA-30", "electricity")


def belief(*observations):
    return believe(observations, as_of=None, clock_of=lambda _: KYIV)


def test_the_national_deficit_of_24_to_28_november_2022_is_a_curve_with_its_relapse():
    start, end = instant_of("2022-11-24"), instant_of("2022-11-29")

    curve = indicator_curve(winter(), "UA", "deficit_share", start, end)

    assert curve is not None
    assert [p.figure for p in curve.points] == [0.5, 0.3, 0.25, 0.2, 0.27]
    assert curve.base == "consumption"
    found = measure(curve)
    assert [p.figure for p in found.relapses] == [0.27]
    assert (found.depth, found.censored) == (Bounds(0.5, 0.5), True)
    half = milestones(curve)[0]
    assert (half.reached, half.lasting) == ("yes", None), "a quarter on Saturday, more again on Monday"


def instant_of(day: str):
    from datetime import date

    return at_hour(date.fromisoformat(day), 0, KYIV)


def test_kyivs_70_60_and_25_per_cent_are_three_curves_each_of_its_own_base_then_nearly_full():
    found = {
        c.curve.base: [p.lost for p in c.curve.points]
        for c in curves(winter(), [LANE])
        if instant_of("2022-11-24") <= c.curve.points[0].at.earliest < instant_of("2022-11-28")
    }

    assert found == {
        "city": [Bounds(0.7, 0.7)],
        "households": [Bounds(0.6, 0.6)],
        "people": [Bounds(0.25, 0.25), Bounds(0, 0.25)],
    }


def test_indicators_of_other_names_places_and_times_are_other_curves():
    def deficit(when, value, **more):
        fields = {
            "source": "t", "place": "UA", "at": at(when), "known_at": instant("20 00:00"), "quote": "", "publisher": "",
            "url": "", "name": "deficit_share", "value": value, "unit": "share_of_consumption",
        }  # fmt: skip
        return Indicator(**{**fields, **more})

    told = belief(
        deficit("16", 0.5), deficit("17", 0.3, place="UA-30"), deficit("17", 0.4, name="other"), deficit("19", 0.2),
        deficit("17", None),
    )  # fmt: skip

    curve = indicator_curve(told, "UA", "deficit_share", instant("16 00:00"), instant("19 00:00"))

    assert curve is not None
    assert [p.figure for p in curve.points] == [0.5]
    assert indicator_curve(told, "UA", "nothing", instant("16 00:00"), instant("19 00:00")) is None


def test_a_share_kept_beside_a_count_is_no_point():
    told = belief(
        said("outage", "16 10:00", off=0.6), said("still off", "16 10:00", count=(5, "people"), url="b")
    )

    (one,) = curves(told, [LANE])

    assert len(one.curve.points) == 1


def test_lengths_have_bounds_and_open_ones_are_censored_at_their_last_word():
    told = belief(
        said("outage", "10 morning"), said("restored", "10 20:00"),
        said("outage", "14 10:00"), said("still off", "14 18:00"),
        said("still off", "25 10:00"),
    )  # fmt: skip

    found = [row.duration for row in lengths(told.resolution.episodes, "outage")]

    assert found == [
        Duration(low_h=8, high_h=14, ended=True), Duration(low_h=8, high_h=None, ended=False), None,
    ]  # fmt: skip


def test_survival_tells_how_many_outages_it_rests_on():
    told = belief(
        said("outage", "10 10:00"),
        said("restored", "10 20:00"),
        said("outage", "14 10:00"),
        said("still off", "25 10:00"),
    )

    frame = survival_frame(told, [LANE])

    assert list(frame.survival_share_low) == [1.0, 0.0]
    assert list(frame.hours) == [0.0, 10.0]
    assert frame.attrs == {
        "episodes": 2, "ended": 1, "without_start": 1, "median_hours_low": 10.0, "median_hours_high": 10.0,
    }  # fmt: skip


def test_survival_of_nothing_is_an_empty_frame():
    frame = survival_frame(belief(), [LANE])

    assert frame.empty
    assert frame.attrs["episodes"] == 0


def test_indices_of_a_counted_evening():
    found = indices(
        belief(*series("16 18:00", 0, 400, 500, 2, 480, 200, 0)),
        LANE,
        instant("16 18:00"),
        instant("16 20:00"),
    )

    assert found is not None
    assert found.indices.saidi_h == Bounds(0.52, 0.52)
    assert found.indices.saifi == Bounds(0.5, 0.5)
    assert found.indices.caidi_h == Bounds(1.04, 1.04)
    assert found.indices.asai == Bounds(0.74, 0.74)
    assert found.source == "utility"


def test_of_several_sources_the_one_that_serves_most_is_taken():
    told = belief(
        *series("16 18:00", 400, 0), *series("16 18:00", 10, 0, source="small", customers_served=20)
    )

    found = indices(told, LANE, instant("16 18:00"), instant("16 19:00"))

    assert found is not None
    assert (found.source, found.customers_served) == ("utility", Bounds(1000, 1000))


def test_without_customers_served_there_are_no_indices():
    assert (
        indices(
            belief(reading("16 18:00", 400, customers_served=None)),
            LANE,
            instant("16 18:00"),
            instant("16 19:00"),
        )
        is None
    )


def test_an_outage_that_nobody_saw_begin_may_have_hit_all_that_were_found_out():
    found = indices(belief(*series("16 18:00", 400, 500, 0)), LANE, instant("16 18:00"), instant("16 19:00"))

    assert found is not None
    assert found.indices.saifi == Bounds(0.5, 0.6)


def test_a_reading_from_before_the_period_counts_from_its_beginning():
    found = indices(belief(*series("16 17:55", 400, 0)), LANE, instant("16 18:00"), instant("16 18:15"))

    assert found is not None
    assert found.indices.saidi_h.low == pytest.approx(400 * 10 / 60 / 1000, abs=1e-6)


def test_the_frames_have_a_row_for_each_and_units_in_their_names():
    told = belief(*series("16 18:00", 0, 400, 200, 0))
    window = (instant("16 18:00"), instant("16 18:00") + timedelta(hours=2))

    assert list(curve_frame(told, [LANE]).base) == ["customers"]
    assert list(milestone_frame(told, [LANE]).percent) == [50.0, 80.0, 95.0]
    assert list(milestone_frame(told, [LANE]).reached) == ["yes"] * 3
    assert list(index_frame(told, [LANE], *window).saidi_hours_low) == [0.15]
    assert list(process_frame(told, [LANE], *window).nadir_customers_low) == [400.0]
