"""Resilience curves: worked by hand, and against every concrete course that the bounds allow."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.bounds import Bounds, TimeBounds
from feeds.localtime import read_time_bounds
from monitor.metrics.curves import Curve, CurvePoint, measure, milestones

KYIV = ZoneInfo("Europe/Kyiv")
ZERO = datetime(2022, 11, 24, tzinfo=UTC)
DUST = 1e-9
FRACTIONS = (0.25, 0.5, 0.8, 1.0)


def hour(earliest, latest=None):
    return TimeBounds(
        ZERO + timedelta(hours=earliest), ZERO + timedelta(hours=earliest if latest is None else latest)
    )


def share(low, high=None):
    return Bounds(low, low if high is None else high)


def curve(*points, ended=None, base="customers"):
    """Return a curve of (hours or (earliest, latest), share or (low, high))."""
    made = []
    for when, lost in points:
        at = when if isinstance(when, TimeBounds) else hour(*(when if isinstance(when, tuple) else (when,)))
        value = share(*lost) if isinstance(lost, tuple) else share(lost)
        made.append(CurvePoint(at=at, lost=value, figure=None, evidence=()))
    end = None if ended is None else hour(*ended) if isinstance(ended, tuple) else hour(ended)
    return Curve(base=base, points=tuple(made), ended=end)


def national_deficit():
    """The share of demand that could not be met, as the operator told it day by day."""
    words = {
        "2022-11-24 evening": 0.50,
        "2022-11-25T11:00+02:00": 0.30,
        "2022-11-26 morning": 0.25,
        "2022-11-27": 0.20,
        "2022-11-28 morning": 0.27,
    }
    return curve(*((read_time_bounds(when, KYIV), lost) for when, lost in words.items()), base="demand")


def test_the_deficit_of_november_has_its_depth_on_the_first_evening_and_one_relapse():
    deficit = national_deficit()
    figures = measure(deficit)

    assert figures.depth == Bounds(0.5, 0.5)
    assert figures.nadir_at == deficit.points[0].at
    assert [point.lost.low for point in figures.relapses] == [0.27]
    assert figures.censored
    # From the evening of the 24th (18 to 24 h) to the morning of the 28th (102 to 108 h of the same count).
    assert figures.degraded_h == Bounds(102 - 24, math.inf)
    # 0.5 until 35 h, 0.3 until 54..60 h, 0.25 until 72..96 h, 0.2 until 102..108 h; each instant is shared by two.
    low = 0.5 * (35 - 24) + 0.3 * (54 - 35) + 0.25 * (72 - 54) + 0.2 * (102 - 72)
    high = 0.5 * (35 - 18) + 0.3 * (60 - 35) + 0.25 * (96 - 60) + 0.2 * (108 - 96)
    assert (figures.area_h.low, figures.area_h.high) == pytest.approx((low, high))


def test_half_of_the_november_deficit_was_restored_on_saturday_and_lost_again_on_monday():
    half, most, nearly = milestones(national_deficit())

    assert (half.percent, half.of, half.base, half.reached) == (50, "lost", "demand", "yes")
    assert half.first == Bounds(54 - 24, 60 - 18), "25% on Saturday morning is half of 50%"
    assert half.lasting is None, "27% on Monday is above it again"
    assert half.censored_at_h == Bounds(102 - 24, 108 - 18)
    assert (most.reached, most.first, most.lasting) == ("no", None, None)
    assert nearly.reached == "no"


def test_eighty_percent_of_all_demand_was_met_on_sunday_only():
    half, most, nearly = milestones(national_deficit(), of="all")

    assert (half.reached, half.first, half.lasting) == ("yes", Bounds(0, 0), Bounds(0, 0)), "never below half"
    assert (most.first, most.lasting) == (Bounds(72 - 24, 96 - 18), None)
    assert (nearly.reached, nearly.percent) == ("no", 95)


def test_exact_words_give_exact_figures():
    day = curve((0, 0.8), (4, 0.4), (10, 0.1), ended=20)
    figures = measure(day)

    assert figures.depth == share(0.8)
    assert figures.degraded_h == share(20)
    assert figures.area_h.low == figures.area_h.high == pytest.approx(0.8 * 4 + 0.4 * 6 + 0.1 * 10)
    assert (figures.relapses, figures.censored) == ((), False)
    assert [(m.first, m.lasting) for m in milestones(day)] == [(share(h), share(h)) for h in (4, 10, 20)]
    assert [m.first for m in milestones(day, of="all")] == [share(4), share(10), share(20)]
    assert {m.censored_at_h for m in milestones(day)} == {None}


def test_a_loss_that_grows_is_restored_only_after_its_nadir():
    growing = curve((0, 0.1), (2, 0.9), (5, 0.4), ended=9)

    assert measure(growing).nadir_at == hour(2)
    assert [m.first for m in milestones(growing, (0.5,))] == [share(5)]
    assert [m.first for m in milestones(growing, (0.5,), of="all")] == [share(5)]


def test_a_relapse_parts_the_first_time_from_the_lasting_one():
    (half,) = milestones(curve((0, 0.6), (3, 0.2), (5, 0.5), (8, 0.3), ended=12), (0.5,))

    assert (half.first, half.lasting) == (share(3), share(8))


def test_an_instant_between_two_losses_lengthens_one_and_shortens_the_other():
    figures = measure(curve((0, 0.6), ((2, 6), 0.4), ended=10))

    assert (figures.area_h.low, figures.area_h.high) == pytest.approx((0.6 * 2 + 0.4 * 8, 0.6 * 6 + 0.4 * 4))
    assert figures.degraded_h == share(10), "where it changed does not matter to how long it lasted"


def test_the_order_of_the_words_narrows_their_times():
    """Both happened "on that day": the second cannot be before the first, which is after 8 o'clock."""
    figures = measure(curve(((8, 24), 0.5), ((0, 24), 1.0), ended=24))

    assert figures.nadir_at == hour(8, 24)
    assert (figures.area_h.low, figures.area_h.high) == (0, 16)


def test_a_loss_that_lasted_no_time_adds_nothing_but_its_depth():
    for tenths in range(1, 10):
        loss = tenths / 10
        figures = measure(curve((0, loss), (7.3, (loss / 3, loss)), (7.3, loss), ended=11.7))
        assert figures.area_h.high == pytest.approx(loss * 11.7)
        assert figures.area_h.low == pytest.approx(figures.area_h.high)


def test_time_without_any_loss_is_not_degraded():
    gone = curve((0, 0.5), (4, 0.0), (10, (0.0, 0.2)), (12, 0.3), ended=15)

    assert measure(gone).degraded_h == Bounds(4 + 3, 4 + 2 + 3)


@pytest.mark.parametrize(
    ("lost", "relapses"),
    [
        ([0.5, 0.3, 0.4, 0.45], [0.4]),
        ([0.5, 0.3, 0.4, 0.35, 0.6], [0.4, 0.6]),
        ([0.1, 0.2, 0.5, 0.5], []),
        ([0.5, 0.0, 0.2], [0.2]),
    ],
)
def test_a_relapse_is_a_rise_after_a_fall(lost, relapses):
    assert [p.lost.low for p in measure(curve(*enumerate(lost))).relapses] == relapses


def test_a_rise_within_the_bounds_is_no_certain_relapse():
    assert not measure(curve((0, 0.5), (1, (0.2, 0.3)), (2, (0.25, 0.4)))).relapses
    assert not measure(curve((0, (0.3, 0.5)), (1, (0.2, 0.35)), (2, 0.4))).relapses, (
        "it may never have fallen"
    )


def test_a_milestone_within_the_bounds_is_possibly_reached():
    (half,) = milestones(curve((0, 0.6), (4, (0.2, 0.4))), (0.5,))

    assert (half.reached, half.first) == ("possibly", Bounds(4, math.inf))
    assert half.lasting == Bounds(4, math.inf)


def test_what_was_never_surely_lost_may_need_no_restoring():
    (half,) = milestones(curve((0, (0.0, 0.6)), ended=4), (0.5,))

    assert half.first == Bounds(0, 4)


@pytest.mark.parametrize(
    ("points", "ended", "named"),
    [([], None, "without points"), ([(0, 1.2)], None, "1.2"), ([(0, -0.1)], None, "-0.1"),
     ([(5, 0.1), (4, 0.1)], None, "time order"), ([(5, 0.1)], 4, "time order")],
)  # fmt: skip
def test_what_is_no_curve_is_refused(points, ended, named):
    with pytest.raises(ValueError, match=named):
        curve(*points, ended=ended)


@pytest.mark.parametrize("fraction", [0, 1.5, math.nan])
def test_a_fraction_beyond_the_whole_is_refused(fraction):
    with pytest.raises(ValueError, match="fraction"):
        milestones(curve((0, 0.5)), (fraction,))


# Every concrete course that the bounds allow: one instant and one share for each point.


@st.composite
def curves(draw, most=5):
    """Return a short curve on a coarse grid of hours and shares, so that bounds touch, tie and overlap."""
    times, losses = [], []
    for _ in range(draw(st.integers(1, most))):
        early = draw(st.integers(0, 8))
        times.append((early, early + draw(st.integers(0, 4))))
        low = draw(st.integers(0, 10))
        losses.append((low / 10, min(10, low + draw(st.integers(0, 4))) / 10))
    times.sort()
    tops = [max(b for _, b in times[: i + 1]) for i in range(len(times))]
    end = draw(st.none() | st.integers(0, 3))
    return curve(
        *(((a, b), lost) for (a, _), b, lost in zip(times, tops, losses, strict=True)),
        ended=None
        if end is None
        else (tops[-1] - end if tops[-1] - end >= times[-1][0] else tops[-1], tops[-1] + 1),
    )


def bounds_of(course):
    return [p.at for p in course.points] + ([course.ended] if course.ended else [])


def hours_of(moment):
    return (moment - ZERO).total_seconds() / 3600


def instants_of(course, chance):
    """Draw instants in their bounds and in order, often at a bound."""
    given_ = bounds_of(course)
    chosen = []
    for i, moment in enumerate(given_):
        low = max([hours_of(moment.earliest), *chosen[-1:]])
        high = min(hours_of(m.latest) for m in given_[i:])
        chosen.append(chance.choice([low, high, chance.uniform(low, high)]))
    return chosen


def all_instants(course):
    """Return every choice of instants at bounds of any of the instants, in order."""
    given_ = bounds_of(course)
    marks = sorted({hours_of(t) for m in given_ for t in (m.earliest, m.latest)})
    fits = [[h for h in marks if hours_of(m.earliest) <= h <= hours_of(m.latest)] for m in given_]
    return [w for w in product(*fits) if all(a <= b for a, b in pairwise(w))]


def area(losses, instants):
    return sum(v * (b - a) for v, (a, b) in zip(losses, pairwise(instants), strict=False))


def places(losses, fraction, of):
    """Return where a concrete course first and lastingly reaches a milestone; -1 start, the length never."""
    depth = max(losses)
    level = (1 - fraction) * (depth if of == "lost" else 1) + DUST
    above = [i for i, v in enumerate(losses) if v > level]
    if not above:
        return -1, -1
    begun = losses.index(depth) if of == "lost" else above[0]
    first = next((i for i in range(begun + 1, len(losses)) if losses[i] <= level), len(losses))
    return first, above[-1] + 1


def falls_and_rises(losses):
    turns = [(b > a) - (b < a) for a, b in pairwise(losses) if a != b]
    return sum(a < 0 < b for a, b in pairwise(turns))


def hours_to(place, instants):
    return 0.0 if place == -1 else math.inf if place == len(instants) else instants[place] - instants[0]


def within(bounds, value):
    if bounds is None:
        return value == math.inf
    return bounds.low - DUST <= value <= bounds.high + DUST


@settings(max_examples=70, deadline=None, derandomize=True)
@given(curves(), st.randoms(use_true_random=False))
def test_every_course_within_the_bounds_has_its_figures_within_them(course, chance):
    figures = measure(course)
    stones = {of: milestones(course, FRACTIONS, of) for of in ("lost", "all")}
    for _ in range(15):
        losses = [
            chance.choice([s.low, s.high, chance.uniform(s.low, s.high)])
            for s in (p.lost for p in course.points)
        ]
        instants = instants_of(course, chance)
        assert within(figures.depth, max(losses))
        assert within(figures.area_h, area(losses, instants))
        assert within(figures.degraded_h, area([float(v > 0) for v in losses], instants))
        nadir = instants[losses.index(max(losses))]
        assert hours_of(figures.nadir_at.earliest) - DUST <= nadir <= hours_of(figures.nadir_at.latest) + DUST
        assert len(figures.relapses) <= falls_and_rises(losses)
        whole = losses + [0.0] * bool(course.ended)
        for of, found in stones.items():
            for fraction, stone in zip(FRACTIONS, found, strict=True):
                first, lasting = places(whole, fraction, of)
                assert within(stone.first, hours_to(first, instants))
                assert within(stone.lasting, hours_to(lasting, instants))
                if stone.reached != "possibly":
                    assert (stone.reached == "yes") == (first < len(instants))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(curves(most=3))
def test_the_bounds_are_no_wider_than_the_courses_there_are(course):
    figures = measure(course)
    times = all_instants(course)
    lows, highs = ([getattr(p.lost, side) for p in course.points] for side in ("low", "high"))
    assert figures.area_h.low == pytest.approx(min(area(lows, t) for t in times))
    assert figures.area_h.high == pytest.approx(max(area(highs, t) for t in times))
    marks = {x + d for x in (*lows, *highs) for d in (0, 1e-6)}
    values = [[x for x in marks if low <= x <= high] for low, high in zip(lows, highs, strict=True)]
    whole = [list(v) + [0.0] * bool(course.ended) for v in product(*values)]
    spans = {-1: (0.0, 0.0), len(times[0]): (math.inf, math.inf)}
    for place in range(len(times[0])):
        reached = [hours_to(place, t) for t in times]
        spans[place] = (min(reached), max(reached))
    for of, fraction in product(("lost", "all"), FRACTIONS):
        (stone,) = milestones(course, (fraction,), of)
        found = [places(v, fraction, of) for v in whole]
        for bounds, at in (
            (stone.first, {f for f, _ in found}),
            (stone.lasting, {last for _, last in found}),
        ):
            tight = (min(spans[p][0] for p in at), max(spans[p][1] for p in at))
            assert (math.inf, math.inf) == tight if bounds is None else (bounds.low, bounds.high) == tight
