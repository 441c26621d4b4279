"""The cap day by day: when the bidding limit holds, how high it is, how long it stays and what ends it."""

from datetime import date

import pytest

from monitor.gascap import CapDates
from monitor.gascap_replay import bidding_limit_eur_mwh, replay
from tests.monitor.cap_days import days_of

DATES = CapDates(applicable_on=date(2023, 2, 15), expired_on=date(2025, 1, 31))


def played(prices, references, start=date(2023, 6, 1), **given):
    return replay(days_of(prices, references, start), DATES, price_only=False, **given)


@pytest.mark.parametrize(
    ("reference", "limit"), [(60.0, 180.0), (144.99, 180.0), (145.0, 180.0), (150.5, 185.5), (200.0, 235.0)]
)
def test_the_bidding_limit_is_35_above_the_reference_and_never_below_180(reference, limit):
    assert bidding_limit_eur_mwh(reference) == limit


def test_the_limit_holds_from_the_day_after_the_third():
    states = played([200.0] * 5, [160.0, 160.0, 150.0, 170.0, 100.0])

    assert [one.state for one in states] == ["inactive"] * 3 + ["active"] * 2
    assert [one.fired for one in states] == [False, False, True, False, False]
    assert [one.bidding_limit_eur_mwh for one in states] == [None, None, None, 205.0, 180.0]


def test_it_stays_twenty_working_days_though_the_reference_is_low_from_the_first():
    states = played([200.0] * 3 + [90.0] * 25, [100.0] * 28)

    assert [one.active_days for one in states if one.state == "active"] == list(range(1, 21))
    assert [one.deactivated for one in states].index(True) == 3 + 20 - 1
    assert [one.state for one in states[23:]] == ["inactive"] * 5


def test_after_the_stay_it_ends_on_the_third_day_in_a_row_below_145():
    high, low = [150.0], [144.9]
    references = [160.0] * 3 + high * 19 + low * 2 + high + low * 3 + high
    states = played([200.0] * 3 + [150.0] * (len(references) - 3), references)

    assert [one.state for one in states][-2:] == ["active", "inactive"]
    assert states[-2].deactivated
    assert states[-2].active_days == 25


def test_a_reference_of_145_does_not_end_it():
    states = played([200.0] * 3 + [150.0] * 30, [160.0] * 3 + [145.0] * 30)

    assert states[-1].state == "active"
    assert not any(one.deactivated for one in states)


def test_without_a_reference_the_limit_is_unknown_and_nothing_ends():
    states = played([200.0] * 3 + [150.0] * 25, [160.0] * 3 + [None] * 25)

    assert {one.bidding_limit_eur_mwh for one in states if one.state == "active"} == {None}
    assert states[-1].state == "active"


def test_after_an_end_the_three_days_are_counted_afresh():
    states = played([200.0] * 30, [100.0] * 30)

    assert [n for n, one in enumerate(states, start=1) if one.fired] == [3, 26]


def test_a_suspension_ends_it_from_its_day_on():
    suspended_on = days_of([200.0] * 10)[5].on
    states = played([200.0] * 10, [100.0] * 10, suspended_on=suspended_on)

    assert [one.state for one in states] == ["inactive"] * 3 + ["active"] * 2 + ["suspended"] * 5
    assert not any(one.fired for one in states[3:])


def test_before_it_was_applicable_it_could_not_fire_but_the_days_count():
    states = played([200.0] * 5, [100.0] * 5, start=date(2023, 2, 13))

    assert [one.state for one in states] == ["not applicable yet"] * 2 + ["inactive", "active", "active"]
    assert [one.fired for one in states] == [False, False, True, False, False]


def test_it_expires_in_the_middle_of_its_stay():
    states = played([200.0] * 6, [100.0] * 6, start=date(2025, 1, 28))

    assert [one.state for one in states] == ["inactive"] * 3 + ["active"] + ["expired"] * 2
    assert not states[-1].fired


def test_a_gap_neither_fires_it_nor_ends_the_count():
    states = played([200.0, None, 200.0, None, 200.0, None], [100.0] * 6)

    assert [one.fired for one in states] == [False, False, False, False, True, False]
