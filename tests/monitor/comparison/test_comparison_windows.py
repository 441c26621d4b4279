"""The days before and after an event: which they are, which count, and what their difference may be."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.bounds import Bounds
from monitor.comparison import DaySeries, DayValue, compare
from monitor.comparison.windows import difference, windows
from monitor.trading_days import is_trading_day

EVENT = date(2022, 12, 19)


def days(first: date, *values: float | Bounds | None) -> DaySeries:
    return DaySeries(
        days=tuple(
            DayValue(
                on=first + timedelta(days=n),
                value=value if isinstance(value, Bounds) or value is None else Bounds(value, value),
                observed_share=1.0,
            )
            for n, value in enumerate(values)
        )
    )


@given(st.integers(3, 60), st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.booleans())
def test_windows_are_as_long_on_both_sides_and_leave_the_event_out(length, on, trading):
    before, after = windows(DaySeries(days=(), trading_days_only=trading), on, length)

    assert len(before.dates) == len(after.dates) == length
    assert before.last < on < after.first
    reach = length * 2 + 7  # holidays and weekends may stand in a row
    between = [on + timedelta(days=n) for n in range(-reach, reach + 1)]
    told = [d for d in between if before.first <= d <= after.last and d != on]
    wanted = [d for d in told if not trading or is_trading_day(d)]
    assert [*before.dates, *after.dates] == wanted


def test_a_day_counts_only_if_it_was_observed_and_has_two_ends():
    def usable(value: Bounds | None, share: float) -> bool:
        return DayValue(on=EVENT, value=value, observed_share=share).usable

    assert usable(Bounds(0, 24), 0.9)
    assert not usable(Bounds(0, 24), 0.89)
    assert not usable(Bounds(0, inf), 1.0)
    assert not usable(None, 1.0)


ranges = st.tuples(st.floats(0, 24), st.floats(0, 24)).map(lambda ends: Bounds(min(ends), max(ends)))


@given(st.lists(st.tuples(ranges, st.floats(0, 1)), min_size=7, max_size=7))
def test_wherever_the_days_lay_the_difference_is_inside_its_bounds(told):
    before, after = windows(days(EVENT - timedelta(days=3), *(value for value, _ in told)), EVENT, 3)
    actual = [value.low + at * (value.high - value.low) for value, at in told]

    found = difference(before, after)

    assert found.low - 1e-9 <= sum(actual[4:]) / 3 - sum(actual[:3]) / 3 <= found.high + 1e-9


def test_the_day_of_the_event_changes_nothing():
    first, rest = EVENT - timedelta(days=5), (1, 2, 3, 4, 5)

    quiet, loud = (compare(days(first, *rest, own, *rest), EVENT, days=5) for own in (0, 1000))

    assert quiet == loud
    assert quiet.change is not None
    assert quiet.change.estimate == 0


@pytest.mark.parametrize("at", [0, 59])
def test_an_event_on_the_first_or_last_day_is_refused_with_both_shares(at):
    series = days(EVENT, *range(60))

    found = compare(series, EVENT + timedelta(days=at), days=28)

    assert found.change is None
    assert "0 of 28 days" in found.refused
    assert "28 of 28 days" in found.refused
    assert "(0%)" in found.refused
    assert "(100%)" in found.refused


def test_unknown_days_are_left_out_and_never_zero():
    series = days(EVENT - timedelta(days=6), 8, None, 8, None, 8, 8, 0, 4, 4, None, 4, None, 4)

    found = compare(series, EVENT, days=6)

    assert (found.before.mean, found.after.mean) == (Bounds(8, 8), Bounds(4, 4))
    assert found.before.usable_share == found.after.usable_share == pytest.approx(4 / 6)


def test_a_side_just_short_of_the_share_asked_for_is_refused():
    series = days(EVENT - timedelta(days=6), *[1] * 6, 0, 1, 1, 1, None, None, None)

    assert compare(series, EVENT, days=6, min_observed=0.5).change is not None
    assert compare(series, EVENT, days=6, min_observed=0.51).change is None
    assert "3 of 6 days after (50%)" in compare(series, EVENT, days=6, min_observed=0.51).refused
