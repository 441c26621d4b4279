"""Survival of interruptions: worked by hand, against lifelines, and over every duration there can be."""

from __future__ import annotations

import math
import random
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter

from feeds.bounds import Bounds
from monitor.metrics.survival import Duration, kaplan_meier, restoration_band

DUST = 1e-9


def open_since(hours):
    return Duration(low_h=hours, high_h=None, ended=False)


def between(low, high):
    return Duration(low_h=low, high_h=high, ended=True)


@st.composite
def lives(draw):
    """Return few distinct times for many interruptions, so that ends and censorings tie."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=25))
    return [h / 2 for h, _ in pairs], [e for _, e in pairs]


def test_the_six_interruptions_worked_by_hand():
    curve = kaplan_meier([2, 3, 3, 5, 8, 8], [True, True, False, True, False, True])

    assert [(s.hours, s.at_risk, s.events, s.censored) for s in curve.steps] == [
        (2, 6, 1, 0),
        (3, 5, 1, 1),
        (5, 3, 1, 0),
        (8, 2, 1, 1),
    ]
    assert [s.survival for s in curve.steps] == pytest.approx([5 / 6, 4 / 6, 4 / 9, 2 / 9])
    variance = (4 / 9) ** 2 * (1 / (6 * 5) + 1 / (5 * 4) + 1 / (3 * 2))
    assert curve.steps[2].standard_error == pytest.approx(math.sqrt(variance))
    assert curve.median_h == 5
    assert curve.survival_at(4.9) == pytest.approx(4 / 6)
    assert curve.survival_at(8.1) is None, "the last one is still open: nothing is known after it"


def test_open_interruptions_hold_the_median_up():
    hours, ended = [1, 2, 3, 30, 40], [True, True, True, False, False]
    closed_only = kaplan_meier(hours[:3], ended[:3])

    assert closed_only.median_h == 2
    assert kaplan_meier(hours, ended).median_h == 3


def test_a_curve_that_never_falls_to_a_half_has_no_median():
    curve = kaplan_meier([1, 4, 4], [True, False, False])

    assert curve.median_h is None
    assert curve.quantile(0.3) == 1


def test_a_half_reached_by_a_product_of_fractions_is_a_half():
    curve = kaplan_meier(range(1, 25), [True] * 24)

    assert curve.steps[11].survival > 0.5, "23/24 * 22/23 * ... * 12/13 in floating point"
    assert curve.median_h == 12


def test_the_restricted_mean_is_exact_within_what_was_seen_and_bounded_beyond():
    curve = kaplan_meier([2, 4, 6], [True, True, False])

    within = curve.restricted_mean_h(3)
    assert within.exact
    assert within.low == pytest.approx(2 + 2 / 3)
    beyond = curve.restricted_mean_h(12)
    assert beyond.low == pytest.approx(2 + 4 / 3 + 2 / 3)
    assert beyond.high == pytest.approx(beyond.low + 6 / 3)


def test_nothing_is_claimed_of_the_error_where_all_or_none_have_ended():
    start, end = kaplan_meier([1, 2, 2], [False, True, True]).steps

    assert (start.survival, start.standard_error, start.interval) == (1, 0, None)
    assert (end.survival, end.standard_error, end.interval) == (0, None, None)


@pytest.mark.parametrize(
    ("hours", "ended", "named"),
    [
        ([1, -2], [True, True], "-2"),
        ([1, math.nan], [True, True], "nan"),
        ([1, math.inf], [True, False], "inf"),
        ([1, 2], [True], "2 durations but 1"),
        ([], [], "no durations"),
    ],
)
def test_what_is_no_duration_is_refused_by_name(hours, ended, named):
    with pytest.raises(ValueError, match=named):
        kaplan_meier(hours, ended)


@pytest.mark.parametrize("p", [0, -0.1, 1.1, math.nan])
def test_a_quantile_is_of_a_share(p):
    with pytest.raises(ValueError, match="not a share"):
        kaplan_meier([1], [True]).quantile(p)


@pytest.mark.parametrize("horizon", [0, -1, math.inf, math.nan])
def test_a_horizon_is_a_number_of_hours(horizon):
    with pytest.raises(ValueError, match="horizon"):
        kaplan_meier([1], [True]).restricted_mean_h(horizon)


@pytest.mark.parametrize(
    ("low", "high", "ended"),
    [(3, 2, True), (-1, 2, True), (1, None, True), (1, 2, False), (1, math.nan, True)],
)
def test_a_duration_that_cannot_be_is_refused(low, high, ended):
    with pytest.raises(ValueError, match=r"duration|high_h|low_h"):
        Duration(low_h=low, high_h=high, ended=ended)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(lives())
def test_the_curve_its_median_and_its_interval_are_those_of_lifelines(sample):
    hours, ended = sample
    curve = kaplan_meier(hours, ended)
    peer = KaplanMeierFitter().fit(hours, ended)
    limits = peer.confidence_interval_
    for step in curve.steps:
        assert step.survival == pytest.approx(peer.predict(step.hours), abs=DUST)
        if step.interval is not None:
            low, high = limits.loc[step.hours]
            assert (step.interval.low, step.interval.high) == pytest.approx((low, high), abs=1e-7)
    if all(abs(step.survival - 0.5) > DUST for step in curve.steps):  # there lifelines rounds either way
        assert peer.median_survival_time_ == (math.inf if curve.median_h is None else curve.median_h)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(lives())
def test_survival_falls_from_one_and_only_where_something_ended(sample):
    curve = kaplan_meier(*sample)

    assert all(0 <= b.survival <= a.survival <= 1 for a, b in pairwise(curve.steps))
    assert all(b.survival == a.survival for a, b in pairwise(curve.steps) if not b.events)
    assert sum(s.events + s.censored for s in curve.steps) == curve.subjects == len(sample[0])


def test_a_band_of_durations_known_exactly_is_the_curve():
    band = restoration_band([between(2, 2), open_since(3), between(5, 5)])

    assert band.earliest == band.latest
    assert [(s.hours, s.survival.low) for s in band.steps] == [(2, pytest.approx(2 / 3)), (5, 0)]
    assert all(s.survival.exact for s in band.steps)


def test_a_band_gives_bounds_for_the_median():
    band = restoration_band([between(1, 4), between(2, 6), between(3, 9)])

    assert band.median_h == Bounds(2, 6)
    assert band.survival_at(0.5) == Bounds(1, 1)
    assert band.survival_at(4).low == 0
    assert band.survival_at(4).high == pytest.approx(2 / 3)


def test_a_median_that_only_some_of_the_curves_reach_is_open_above():
    durations = [between(1, 5), open_since(4), open_since(9)]

    assert restoration_band(durations).median_h == Bounds(4, math.inf), "an end after 4 h leaves one of two"
    assert restoration_band([open_since(4), open_since(9)]).median_h is None


def test_a_later_end_can_mean_a_lower_survival_and_the_band_holds_both():
    """One that ends after a censoring weighs more: the two extreme estimates cross."""
    band = restoration_band([between(1, 3), open_since(2), open_since(10)])

    assert band.earliest.survival_at(5) == pytest.approx(2 / 3)
    assert band.latest.survival_at(5) == pytest.approx(1 / 2)
    assert (band.survival_at(5).low, band.survival_at(5).high) == pytest.approx((1 / 2, 2 / 3))
    assert band.survival_at(11) is None, "one is still open after ten hours"


def spans(draw_pairs):
    return [between(a / 2, (a + b) / 2) if ended else open_since(a / 2) for a, b, ended in draw_pairs]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 6), st.booleans()), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
)
def test_the_band_holds_every_curve(pairs, chance: random.Random):
    durations = spans(pairs)
    band = restoration_band(durations)
    ended = [d.ended for d in durations]
    for _ in range(12):
        world = kaplan_meier([_somewhere(d, chance) for d in durations], ended)
        for hours in [x / 4 for x in range(36)]:
            inside(world.survival_at(hours), band.survival_at(hours))
        median, limits = world.median_h, band.median_h
        if median is not None:
            assert limits is not None
            assert limits.low <= median <= limits.high
        elif limits is not None:
            assert limits.high == math.inf
    lows = [step.survival.low for step in band.steps]
    assert all(b <= a + DUST for a, b in pairwise(lows))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), min_size=1, max_size=4))
def test_the_band_is_no_wider_than_the_curves_there_are(pairs):
    durations = spans(pairs)
    band = restoration_band(durations)
    after = 1 / 16  # just after an instant, before the next
    ends = []
    for d in durations:
        instants = {step for other in durations for step in (other.low_h, other.low_h + after)}
        can_be = {d.low_h} if d.high_h is None else {d.high_h, *instants}
        ends.append([x for x in can_be if d.low_h <= x <= (d.low_h if d.high_h is None else d.high_h)])
    worlds = [kaplan_meier(world, [d.ended for d in durations]) for world in product(*ends)]
    for step in band.steps:
        values = [w.survival_at(step.hours + 2 * after) for w in worlds]
        known = [v for v in values if v is not None]
        if len(known) == len(values):
            assert (min(known), max(known)) == pytest.approx((step.survival.low, step.survival.high))


def inside(survival, bounds):
    if survival is not None and bounds is not None:
        assert bounds.low - DUST <= survival <= bounds.high + DUST


def _somewhere(duration, chance):
    if duration.high_h is None:
        return duration.low_h
    pick = chance.random()
    if pick < 0.6:
        return duration.low_h if pick < 0.3 else duration.high_h
    return chance.uniform(duration.low_h, duration.high_h)
