"""When the gas cap would have fired: runs over gaps, both conditions, how far it was, and an oracle."""

from datetime import date, datetime
from itertools import pairwise
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.bounds import Bounds
from monitor.gascap import CapDates, CapDay, cap_dates, distance, runs, triggers, verdict
from monitor.policy import known_by, register
from tests.monitor.cap_days import days_of, words

DATES = CapDates(applicable_on=date(2023, 2, 15), expired_on=date(2025, 1, 31))


def fired(text):
    """Triggers of a string of days by the price alone: (number of its third confirmed day, certain, certain day)."""
    days = days_of(words(text))
    number = {day.on: n for n, day in enumerate(days, start=1)}
    return [
        (number[one.completed_on], one.certain, one.run.certain_on and number[one.run.certain_on])
        for one in triggers(days, price_only=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aa", []),
        ("aab", []),
        ("aba" * 3, []),
        ("aaa", [(3, True, 3)]),
        ("baaab", [(4, True, 4)]),
        ("aaaaaaa", [(3, True, 3)]),  # one trigger per run
        ("aaabaaa", [(3, True, 3), (7, True, 7)]),
        ("a.aa", [(4, False, None)]),  # the gap may have been below
        ("a.aaa", [(4, False, 5)]),
        ("aa.a", [(4, False, None)]),
        ("a..aa.aaa", [(5, False, 9)]),
        (".aaa", [(4, True, 4)]),
        ("aaa.aa", [(3, True, 3)]),
        ("a.b.aa", []),
        ("a?aa", [(4, False, None)]),  # a price that may be either is as good as none
        ("...", []),
    ],
)
def test_a_run_goes_on_over_a_gap_that_confirms_nothing(text, expected):
    assert fired(text) == expected


def test_a_run_names_its_days_and_the_gaps_between_them():
    days = days_of(words(".a.aa..b"))
    (run,) = runs(days, price_only=True)

    assert run.confirmed_on == (days[1].on, days[3].on, days[4].on)
    assert run.unknown_on == (days[2].on,)


def test_trading_days_in_a_row_may_have_a_weekend_and_a_holiday_between_them():
    days = days_of([200.0] * 3, start=date(2022, 4, 14))

    assert [day.on.isoformat() for day in days] == ["2022-04-14", "2022-04-19", "2022-04-20"]
    assert [one.certain for one in triggers(days, price_only=True)] == [True]


@pytest.mark.parametrize(
    ("price", "reference", "said"),
    [
        (180.0, 100.0, "not_above"),
        (180.001, 145.001, "above"),
        (180.1, 145.1, "above"),  # 35 above in money, though not in binary
        (214.999, 180.0, "not_above"),
        (215.0, 180.0, "above"),
        (250.0, None, "unknown"),
        (150.0, None, "not_above"),  # what surely failed needs no second condition
        (None, 100.0, "unknown"),
        (Bounds(250.0, inf), 200.0, "above"),
        (Bounds(180.0, inf), 100.0, "unknown"),
        (Bounds(0.0, 180.0), None, "not_above"),
        (Bounds(170.0, 190.0), 140.0, "unknown"),
        (Bounds(190.0, 200.0), 160.0, "unknown"),
        (Bounds(190.0, 194.0), 160.0, "not_above"),
    ],
)
def test_a_day_counts_when_both_conditions_surely_held(price, reference, said):
    (day,) = days_of([price], [reference])

    assert verdict(day, price_only=False) == said


def test_the_second_condition_ends_a_run_that_the_price_alone_would_finish():
    days = days_of([200.0, 200.0, 200.0, 200.0], [160.0, 160.0, 170.0, 160.0])

    assert triggers(days, price_only=False) == []
    assert len(triggers(days, price_only=True)) == 1


def test_a_missing_reference_is_a_gap():
    days = days_of([200.0] * 4, [160.0, None, 160.0, 160.0])
    (trigger,) = triggers(days, price_only=False)

    assert (trigger.completed_on, trigger.certain, trigger.run.certain_on) == (days[3].on, False, None)
    assert trigger.run.unknown_on == (days[1].on,)


def test_the_distance_of_a_day():
    far = distance(days_of([200.0, 108.5], [160.0, 80.0]), price_only=False)
    near = distance(days_of([200.0, 200.0, None], [160.0, 160.0, None]), price_only=False)
    met = distance(days_of([200.0] * 4, [160.0] * 4), price_only=False)

    assert (far.to_price_limit_eur_mwh, far.to_spread_limit_eur_mwh) == (Bounds(71.5, 71.5), Bounds(6.5, 6.5))
    assert (far.days_in_run, far.days_to_trigger, far.last_above_on) == (0, 3, date(2023, 6, 1))
    assert (near.price_eur_mwh, near.to_price_limit_eur_mwh, near.to_spread_limit_eur_mwh) == (
        None,
        None,
        None,
    )
    assert (near.days_in_run, near.days_to_trigger) == (2, 1)
    assert (met.to_price_limit_eur_mwh, met.days_to_trigger) == (Bounds(-20.0, -20.0), 0)
    with pytest.raises(ValueError, match="no trading day"):
        distance([], price_only=True)


def test_a_lower_limit_of_the_price_is_an_upper_limit_of_the_distance():
    (day,) = days_of([Bounds(250.0, inf)])

    assert distance([day], price_only=True).to_price_limit_eur_mwh == Bounds(-inf, -70.0)


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        ("2023-02-14", "not applicable yet"),
        ("2023-02-15", "applicable"),
        ("2025-01-31", "applicable"),
        ("2025-02-01", "expired"),
    ],
)
def test_what_the_cap_was_comes_from_the_register(on, phase):
    assert cap_dates(register()) == DATES
    assert DATES.phase(date.fromisoformat(on)) == phase


def test_before_its_dates_were_public_nobody_could_know_them():
    brussels = ZoneInfo("Europe/Brussels")
    then = known_by(datetime(2022, 12, 20, 7, tzinfo=brussels), brussels)

    assert cap_dates(then) == CapDates(applicable_on=None, expired_on=None)
    assert cap_dates(then).phase(date(2024, 1, 1)) == "not applicable yet"


# Against an oracle, and what must hold for any series

DAYS = st.text(alphabet="ab.", max_size=14)


def oracle(text):
    """Third confirmed days by brute force: the stretches between days below, each cut to its days above."""
    found, at = [], 0
    for stretch in text.split("b"):
        above = [n for n, letter in enumerate(stretch, start=at + 1) if letter == "a"]
        sure = [n for n in above if n - 1 in above and n - 2 in above]
        if len(above) >= 3:
            found.append((above[2], above[2] in sure, min(sure, default=None)))
        at += len(stretch) + 1
    return found


@given(DAYS)
def test_runs_are_those_of_the_oracle(text):
    assert fired(text) == oracle(text)


@given(DAYS.filter(bool), st.data())
def test_a_price_below_never_brings_a_trigger_forward(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    before, after = fired(text), fired(text[:at] + "b" + text[at + 1 :])

    for completed, *_ in after:
        assert any(earlier <= completed for earlier, *_ in before)


@given(DAYS.filter(bool), st.data())
def test_a_lost_day_never_brings_a_certain_trigger_forward(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    sure = [certain for *_, certain in fired(text) if certain]

    for *_, certain in fired(text[:at] + "." + text[at + 1 :]):
        assert certain is None or any(earlier <= certain for earlier in sure)


@given(st.lists(st.floats(1, 400), min_size=3, max_size=12), st.data())
def test_a_lower_price_never_brings_a_trigger_forward(prices, data):
    at = data.draw(st.integers(0, len(prices) - 1))
    lower = [*prices[:at], data.draw(st.floats(0.5, prices[at])), *prices[at + 1 :]]
    references = [120.0] * len(prices)
    before, after = (triggers(days_of(told, references), price_only=False) for told in (prices, lower))

    for one in after:
        assert any(earlier.completed_on <= one.completed_on for earlier in before)


@given(DAYS)
def test_between_two_triggers_lies_a_day_below(text):
    for (first, *_), (second, *_) in pairwise(fired(text)):
        assert "b" in text[first - 1 : second]


def test_a_day_is_frozen():
    with pytest.raises(AttributeError):
        CapDay(on=date(2023, 6, 1), price_eur_mwh=None).on = date(2023, 6, 2)
