"""IEEE 1366 indices: worked by hand, and against worlds drawn from the bounds."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.bounds import Bounds
from monitor.metrics.reliability import Interruption, major_event_threshold, reliability

ALL_SEEN = Bounds(1, 1)
SUSTAINED_H = 1 / 12


def pair(value):
    return Bounds(*value) if isinstance(value, tuple) else Bounds(value, value)


def cut(customers, hours, customer_hours=None):
    n, r = pair(customers), pair(hours)
    made = Bounds(
        0 if r.high == math.inf else n.low * r.low, math.inf if r.high == math.inf else n.high * r.high
    )
    return Interruption(
        customers=n, hours=r, customer_hours=made if customer_hours is None else pair(customer_hours)
    )


def figures(*interruptions, served=1000, period=24.0, seen=ALL_SEEN):
    return reliability(interruptions, pair(served), period, seen)


def test_exact_numbers_give_the_indices_of_the_standard():
    day = figures(cut(200, 2), cut(100, 0.5), cut(900, 0.05))

    assert (day.saidi_h, day.saifi) == (pair(0.45), pair(0.3))
    assert (day.caidi_h.low, day.caidi_h.high) == pytest.approx((1.5, 1.5))
    assert (day.asai.low, day.asai.high) == pytest.approx((1 - 0.45 / 24,) * 2)
    assert (day.sustained, day.momentary) == (pair(2), pair(1))


def test_five_minutes_is_momentary_and_more_is_sustained():
    assert figures(cut(10, SUSTAINED_H)).momentary == pair(1)
    assert figures(cut(10, SUSTAINED_H + 1e-6)).sustained == pair(1)
    either = figures(cut(10, (0, 1)))
    assert either.sustained == either.momentary == Bounds(0, 1)
    assert (either.saifi, either.saidi_h) == (Bounds(0, 0.01), Bounds(0, 0.01))


def test_caidi_does_not_divide_the_worst_of_one_by_the_best_of_the_other():
    """Everyone came back at once after two hours: the mean is two hours however many there were."""
    day = figures(cut((100, 400), 2, (200, 800)))

    assert day.saidi_h == Bounds(0.2, 0.8)
    assert day.caidi_h.high == pytest.approx(2), "not 800 / 100"
    assert day.caidi_h.low == pytest.approx(0.5), "they may have come back in steps"


def test_an_interruption_that_may_be_momentary_counts_only_where_it_moves_caidi_outwards():
    day = figures(cut(100, 2), cut(300, (0, 6), (0, 1800)))

    assert day.caidi_h.low == pytest.approx(200 / 400)
    assert day.caidi_h.high == pytest.approx((200 + 1800) / 400)
    shorter = figures(cut(100, 2), cut(300, (0, 1), (0, 300)))
    assert shorter.caidi_h.high == pytest.approx(2), "at most an hour: it cannot raise a mean of two"


def test_without_anything_sustained_there_is_no_caidi():
    assert figures(cut(10, 0.01)).caidi_h is None
    assert figures().saidi_h == pair(0)
    nobody_for_long = figures(cut((0, 10), 1, 0))
    assert nobody_for_long.caidi_h == pair(0)


def test_an_open_interruption_lasts_at_most_the_period():
    day = figures(cut(500, (3, math.inf), (1500, math.inf)))

    assert day.saidi_h == Bounds(1.5, 12)
    assert day.caidi_h.high == pytest.approx(24)


def test_time_that_nobody_observed_is_neither_on_nor_off():
    day = figures(cut(500, 2), seen=Bounds(0.25, 0.5))

    assert day.saidi_h == pair(1), "what was seen"
    assert (day.asai.low, day.asai.high) == pytest.approx((0.25 - 1 / 24, 1 - 1 / 24))
    assert figures(seen=Bounds(0, 0)).asai == Bounds(0, 1), "unknown is never on"


def test_the_customers_served_are_one_number_and_no_fewer_than_were_interrupted():
    day = figures(cut(800, 1), cut((0, 900), 1, (0, 900)), served=(500, 1000))

    assert day.saifi == Bounds(0.8, 2)
    assert day.saidi_h == Bounds(0.8, 2)
    assert figures(cut(800, 1), cut(100, 1), served=(500, 1000)).saifi == Bounds(0.9, 900 / 800)


def test_customer_hours_tell_of_customers_where_their_number_is_vague():
    """A hundred customer-hours within two hours are of fifty customers at least."""
    day = figures(cut(100, 10), cut((0, 100), 2, (100, 200)))

    assert day.saifi == Bounds(0.15, 0.2)
    assert (day.caidi_h.low, day.caidi_h.high) == pytest.approx((1100 / 200, 1100 / 150))


def test_equal_sums_of_uneven_fractions_are_still_bounds():
    hours = [0.1 + 0.07 * n for n in range(40)]
    day = figures(*(cut(1000, h) for h in hours[:9]), cut(1000, (0.3, 0.3), (300.00000001, 300.00000001)))

    assert day.saidi_h.high == pytest.approx(sum(hours[:9]) + 0.3)
    assert day.caidi_h.low == pytest.approx(day.caidi_h.high)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: cut((-1, 2), 1, 1), "customers is not"),
        (lambda: cut(1, (-1, 2), 1), "hours is not"),
        (lambda: cut((1, math.inf), 1, 1), "no upper end"),
        (lambda: cut(10, 2, 30), "more customer-hours"),
        (lambda: figures(served=0), "customers served"),
        (lambda: figures(period=0), "period"),
        (lambda: figures(seen=Bounds(0, 1.5)), "observed share"),
        (lambda: figures(cut(2000, 1)), "2000 customers"),
        (lambda: figures(cut(10, 30)), "30 h"),
        (lambda: figures(cut((0, 2000), (1, 2), (3500, 4000))), "3500 customer-hours"),
        (lambda: figures(cut(1000, 20), cut(1000, 20)), "twice"),
    ],
)
def test_what_cannot_be_is_refused_by_name(make, named):
    with pytest.raises(ValueError, match=named):
        make()


def test_the_threshold_of_a_major_day_worked_by_hand():
    # Logs 0, 1, 2: mean 1, deviation of a sample 1. The day of zero has no logarithm.
    assert major_event_threshold([1, math.e, 0, math.e**2]) == pytest.approx(math.exp(3.5))


@pytest.mark.parametrize(
    ("days", "named"), [([1], "two days"), ([0, 0, 3], "two days"), ([1, -2], "-2"), ([1, math.nan], "nan")]
)
def test_a_threshold_needs_days_with_numbers(days, named):
    with pytest.raises(ValueError, match=named):
        major_event_threshold(days)


@st.composite
def spread(draw, lows, extra):
    low = draw(st.sampled_from(lows))
    return (low, low + draw(st.sampled_from(extra)))


@st.composite
def interruption(draw):
    n = draw(spread([0, 20, 100], [0, 30, 200]))
    r = draw(spread([0.0, 0.05, 0.5, 2.0], [0.0, 0.1, 3.0]))
    most = n[1] * r[1]
    low = draw(st.sampled_from([0, 0.25, 0.9])) * n[0] * r[0]
    return cut(n, r, (low, max(low, draw(st.sampled_from([0.5, 1.0])) * most)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(interruption(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_every_world_within_the_bounds_has_its_indices_within_them(some, chance):
    served, period = Bounds(300, 500), 24.0
    day = reliability(some, served, period, ALL_SEEN)

    def pick(bounds):
        return chance.choice([bounds.low, bounds.high, chance.uniform(bounds.low, bounds.high)])

    for _ in range(12):
        total = pick(served)
        world = []
        for each in some:
            n, r = min(pick(each.customers), total), pick(each.hours)
            top = min(each.customer_hours.high, n * r)
            if top >= each.customer_hours.low:
                world.append((n, r, pick(Bounds(each.customer_hours.low, top))))
        if len(world) < len(some):
            continue
        counted = [(n, x) for n, r, x in world if r > SUSTAINED_H]
        people, hours = sum(n for n, _ in counted), sum(x for _, x in counted)
        assert within(day.sustained, len(counted))
        assert within(day.momentary, len(some) - len(counted))
        assert within(day.saifi, people / total)
        assert within(day.saidi_h, hours / total)
        assert within(day.asai, 1 - hours / total / period)
        if people:
            assert within(day.caidi_h, hours / people)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(interruption(), min_size=1, max_size=3))
def test_the_bounds_of_caidi_are_no_wider_than_the_worlds_there_are(some):
    choices = []
    for each in some:
        n, r, x = each.customers, each.hours, each.customer_hours
        if r.high <= SUSTAINED_H:
            continue
        people = [n.low, n.high, *(v / r.high for v in (x.low, x.high) if n.low <= v / r.high <= n.high)]
        corners = [
            (p, min(h, p * r.high)) for p in people for h in (x.low, x.high) if p * r.high >= x.low - 1e-9
        ]
        choices.append([*corners, *([(0, 0)] if r.low <= SUSTAINED_H else [])])
    sums = [(sum(p for p, _ in c), sum(h for _, h in c)) for c in product(*choices)]
    ratios = [h / p for p, h in sums if p > 0]
    caidi = figures(*some, served=10_000).caidi_h
    if caidi is None:
        assert not ratios
    else:
        assert (caidi.low, caidi.high) == pytest.approx((min(ratios), max(ratios)))


def within(bounds, value):
    return bounds.low - 1e-9 <= value <= bounds.high + 1e-9
