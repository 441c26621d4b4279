"""Outage and restore processes: worked by hand, and against counts of every minute."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.bounds import Bounds, TimeBounds
from monitor.metrics.processes import Outage, Sample, outage_events, sampled_events

ZERO = datetime(2022, 12, 16, tzinfo=UTC)
DUST = 1e-6


def minute(number):
    return ZERO + timedelta(minutes=number)


def hour(number):
    return minute(60 * number)


def off(start, end, customers, ended=True):
    return Outage(start=hour(start), end=hour(end), customers=customers, ended=ended)


def counted(at, low, high=None, holds=1.0):
    return Sample(
        at=hour(at), customers_out=Bounds(low, low if high is None else high), holds_until=hour(at + holds)
    )


def test_three_overlapping_outages_worked_by_hand():
    (event,) = outage_events([off(2, 3, 50), off(0, 4, 100), off(1, 9, 10)])

    assert (event.start, event.end, event.outages) == (hour(0), hour(9), 3)
    assert (event.nadir_customers, event.nadir_at) == (160, hour(2))
    assert event.area_customer_hours == 100 * 4 + 10 * 8 + 50 * 1
    assert (event.outage_duration_h, event.restore_duration_h, event.time_to_first_restore_h) == (2, 6, 3)
    assert (event.outage_rate, event.restore_rate) == (160 / 2, 160 / 6)


def test_outages_that_touch_are_one_event_and_are_never_out_together():
    first, second = outage_events([off(0, 2, 30), off(2, 3, 40), off(5, 6, 1)])

    assert (first.end, first.nadir_customers, first.nadir_at) == (hour(3), 40, hour(2))
    assert (second.start, second.outages) == (hour(5), 1)


def test_one_outage_has_no_rates():
    (event,) = outage_events([off(0, 2, 30)])

    assert (event.outage_rate, event.restore_rate, event.restore_duration_h) == (None, None, 0)


def test_an_outage_that_nobody_reported_over_leaves_the_restore_process_open():
    (event,) = outage_events([off(0, 4, 100, ended=False), off(1, 3, 20), off(2, 5, 5)])

    assert (event.still_out, event.customers_restored, event.area_customer_hours) == (1, 25, 400 + 40 + 15)
    assert (event.restore_rate, event.restore_duration_h) == (None, None)
    assert event.time_to_first_restore_h == 3, "it was seen out after that"
    (unseen,) = outage_events([off(0, 2, 100, ended=False), off(1, 3, 20)])
    assert unseen.time_to_first_restore_h is None, "it may have been the first to come back"


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: off(2, 2, 1), "no length"),
        (lambda: off(2, 1, 1), "wrong way round"),
        (lambda: off(0, 1, -5), "-5"),
        (lambda: off(0, 1, math.nan), "nan"),
        (lambda: Outage(start=datetime(2022, 1, 1), end=hour(1), customers=1), "UTC"),  # noqa: DTZ001
        (lambda: counted(0, -1), "-1"),
        (lambda: counted(0, 1, math.inf), "inf"),
        (lambda: counted(0, 1, holds=0), "no length"),
        (lambda: sampled_events([counted(1, 5), counted(1, 6)]), "time order"),
    ],
)
def test_what_cannot_be_is_refused_by_name(make, named):
    with pytest.raises(ValueError, match=named):
        make()


def test_no_outages_are_no_events():
    assert outage_events([]) == ()
    assert sampled_events([]).events == ()


outages = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 40), st.integers(0, 500)).map(
        lambda o: Outage(start=minute(o[0]), end=minute(o[0] + o[1]), customers=o[2])
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(outages)
def test_area_and_nadir_are_those_of_the_customers_out_each_minute(some):
    events = outage_events(some)

    for event in events:
        length = int((event.end - event.start) / timedelta(minutes=1))
        moments = [event.start + timedelta(minutes=m) for m in range(length)]
        out = [sum(o.customers for o in some if o.start <= at < o.end) for at in moments]
        assert event.area_customer_hours == pytest.approx(sum(out) / 60)
        assert event.nadir_customers == max(out)
        assert event.nadir_at == moments[out.index(max(out))]
    assert sum(e.outages for e in events) == len(some)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(outages)
def test_events_are_the_unions_of_the_minutes_in_which_anyone_was_out(some):
    off_minutes = sorted({m for m in range(241) if any(o.start <= minute(m) < o.end for o in some)})
    starts = [m for m in off_minutes if m - 1 not in off_minutes]
    ends = [m + 1 for m in off_minutes if m + 1 not in off_minutes]

    assert [(e.start, e.end) for e in outage_events(some)] == [
        (minute(a), minute(b)) for a, b in zip(starts, ends, strict=True)
    ]


def test_a_sampled_event_from_nobody_out_to_nobody_out():
    found = sampled_events([counted(h, n) for h, n in enumerate([0, 50, 120, 90, 100, 30, 0, 0])])
    (event,) = found.events

    assert (event.start, event.end, event.began_seen, event.ended_seen) == (hour(1), hour(6), True, True)
    assert event.customers_out == event.customers_restored == Bounds(130, 130)
    assert (event.nadir_customers, event.nadir_at) == (Bounds(120, 120), TimeBounds(hour(2), hour(2)))
    assert event.area_customer_hours == Bounds(390, 390)
    assert event.outage_rate == Bounds(130 / 3, 130 / 3), "from the first rise at 1 h to the last at 4 h"
    assert event.restore_rate == Bounds(130 / 3, 130 / 3), "from 3 h to 6 h"
    assert (found.gaps, found.unobserved_h, found.observed_h) == ((), 0, 8)


def test_a_gap_parts_events_and_is_neither_a_rise_nor_hours_without_loss():
    found = sampled_events([counted(0, 0), counted(1, 40), counted(5, 90), counted(6, 10)])
    before, after = found.events

    assert found.gaps == ((hour(2), hour(5)),)
    assert (found.observed_h, found.unobserved_h) == (4, 3)
    assert (before.end, before.ended_seen, before.customers_restored) == (hour(2), False, Bounds(0, 0))
    assert (after.start, after.began_seen) == (hour(5), False)
    assert (after.customers_out, after.customers_restored) == (Bounds(0, 0), Bounds(80, 80))
    assert before.area_customer_hours == Bounds(40, 40)


def test_a_gap_beside_nobody_out_leaves_the_beginning_unseen():
    (event,) = sampled_events([counted(0, 0), counted(3, 40), counted(4, 0)]).events

    assert (event.began_seen, event.ended_seen) == (False, True)
    assert event.customers_out == Bounds(0, 0)


def test_a_sample_holds_no_longer_than_to_the_next():
    (event,) = sampled_events([counted(0, 10, holds=3), counted(1, 20, holds=3)]).events

    assert event.area_customer_hours == Bounds(10 * 1 + 20 * 3, 10 * 1 + 20 * 3)


def test_rises_within_the_bounds_may_be_none():
    (event,) = sampled_events([counted(0, 10, 20), counted(1, 15, 25), counted(2, 12, 18)]).events

    assert event.customers_out == Bounds(0, 15)
    assert event.customers_restored == Bounds(0, 13)
    assert event.outage_rate == Bounds(0, math.inf)


@st.composite
def series(draw):
    samples, at = [], 0
    for _ in range(draw(st.integers(1, 7))):
        low = draw(st.sampled_from([0, 0, 2, 5, 9]))
        samples.append(
            counted(at, low, low + draw(st.sampled_from([0, 0, 3, 6])), holds=draw(st.integers(1, 2)))
        )
        at += draw(st.integers(1, 2))
    return samples


def process(course, sign):
    """Return the sum of the rises (or falls) of (time, count) pairs and the hours from the first to the last."""
    steps = [(t, sign * (b - a)) for (_, a), (t, b) in pairwise(course) if sign * (b - a) > 0]
    return sum(n for _, n in steps), (steps[-1][0] - steps[0][0]).total_seconds() / 3600 if steps else 0


def within(bounds, value):
    return bounds.low - DUST <= value <= bounds.high + DUST


@settings(max_examples=80, deadline=None, derandomize=True)
@given(series(), st.randoms(use_true_random=False))
def test_every_course_within_the_counts_has_its_figures_within_the_bounds(samples, chance):
    found = sampled_events(samples)
    for _ in range(10):
        world = {
            s.at: chance.choice([b.low, b.high, chance.uniform(b.low, b.high)])
            for s in samples
            for b in [s.customers_out]
        }
        for event in found.events:
            inner = [(s, world[s.at]) for s in samples if event.start <= s.at < event.end]
            course = [(s.at, n) for s, n in inner]
            if event.began_seen:
                course.insert(0, (event.start - timedelta(hours=1), 0))
            if event.ended_seen:
                course.append((event.end, 0))
            most = max(n for _, n in inner)
            assert within(event.nadir_customers, most)
            reached = next(s.at for s, n in inner if n == most)
            assert event.nadir_at.earliest <= reached <= event.nadir_at.latest
            ends = [s.at for s, _ in inner][1:] + [event.end]
            area = sum(
                n * (end - s.at).total_seconds() / 3600 for (s, n), end in zip(inner, ends, strict=True)
            )
            assert within(event.area_customer_hours, area)
            for sign, total, rate in (
                (1, event.customers_out, event.outage_rate),
                (-1, event.customers_restored, event.restore_rate),
            ):
                moved, hours = process(course, sign)
                assert within(total, moved)
                if hours:
                    assert rate is not None
                    assert within(rate, moved / hours)
            if event.began_seen and event.ended_seen:
                assert process(course, 1)[0] == pytest.approx(process(course, -1)[0])
    assert found.observed_h + found.unobserved_h == pytest.approx(
        (samples[-1].holds_until - samples[0].at).total_seconds() / 3600
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 4)), min_size=1, max_size=4))
def test_the_sums_of_rises_are_no_wider_than_the_courses_there_are(counts):
    samples = [counted(i, low, low + more) for i, (low, more) in enumerate(counts)]
    (event,) = sampled_events(samples).events
    courses = [[]]
    for low, more in counts:
        courses = [c + [n] for c in courses for n in range(low, low + more + 1)]
    for sign, bounds in ((1, event.customers_out), (-1, event.customers_restored)):
        sums = [sum(max(0, sign * (b - a)) for a, b in pairwise(c)) for c in courses]
        assert bounds == Bounds(min(sums), max(sums))
