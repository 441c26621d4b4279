"""Written times and local days as UTC."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.bounds import Bounds, TimeBounds
from feeds.localtime import at_hour, day_bounds, days_between, local_day, read_time_bounds, read_utc

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-12-16", "2022-12-15T22:00Z", "2022-12-16T22:00Z"),
        ("2022-12-16 morning", "2022-12-16T04:00Z", "2022-12-16T10:00Z"),
        ("2022-12-16 evening", "2022-12-16T16:00Z", "2022-12-16T22:00Z"),
        ("2022-12-16T19:00+02:00", "2022-12-16T17:00Z", "2022-12-16T17:00Z"),
        ("2022-10-10T19:00+03:00/2022-10-11T00:00+03:00", "2022-10-10T16:00Z", "2022-10-10T21:00Z"),
        ("2022-07-01", "2022-06-30T21:00Z", "2022-07-01T21:00Z"),
    ],
)
def test_a_time_is_as_precise_as_it_is_written(text, earliest, latest):
    assert read_time_bounds(text, KYIV) == TimeBounds(read_utc(earliest), read_utc(latest))


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2022-13-01", "2022-12-16T19:00", "2022-12-16 noonish", "16.12.2022"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_time_bounds(text, KYIV)


@pytest.mark.parametrize(("day", "hours"), [("2022-10-30", 25), ("2023-03-26", 23), ("2022-12-16", 24)])
def test_days_of_change_are_longer_or_shorter(day, hours):
    bounds = day_bounds(date.fromisoformat(day), KYIV)
    assert bounds.latest - bounds.earliest == timedelta(hours=hours)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["Europe/Kyiv", "America/Vancouver", "UTC"]),
)
def test_days_follow_each_other_without_gap(day, zone):
    clock = ZoneInfo(zone)
    assert day_bounds(day, clock).latest == day_bounds(day + timedelta(days=1), clock).earliest
    assert local_day(day_bounds(day, clock).earliest, clock) == day
    assert at_hour(day, 24, clock) == at_hour(day + timedelta(days=1), 0, clock)


def test_days_between_holds_both_ends():
    assert days_between(date(2022, 12, 30), date(2023, 1, 1)) == [
        date(2022, 12, 30), date(2022, 12, 31), date(2023, 1, 1),
    ]  # fmt: skip


def test_bounds_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="wrong way round"):
        Bounds(1, 0)
    now = read_utc("2022-12-16T10:00Z")
    with pytest.raises(ValueError, match="wrong way round"):
        TimeBounds(now, now - timedelta(hours=1))
    with pytest.raises(ValueError, match="not an aware UTC time"):
        TimeBounds(now.replace(tzinfo=None), now)


def test_ranges_that_only_touch_do_not_overlap():
    one, two = (day_bounds(date(2022, 12, d), KYIV) for d in (16, 17))
    assert not one.overlaps(two)
    assert one.overlaps(TimeBounds(one.latest, one.latest)), "midnight itself belongs to both"
