"""How sure a difference is: blocks, autocorrelation and placebo dates against slower ways to work them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.bounds import Bounds
from monitor.comparison import DaySeries, DayValue, compare
from monitor.comparison import bootstrap as method
from monitor.comparison.bootstrap import block_draws, block_length, shocks, student_stretch
from monitor.comparison.persistence import persistence
from monitor.comparison.windows import LEAST_DAYS, windows
from tests.campaigns.comparison.histories import DAYS, EVENT, autoregression, noise, random_walk, series

FIRST = date(2022, 1, 1)


def observed(values: list[float], seen: list[bool]) -> DaySeries:
    return DaySeries(
        days=tuple(
            DayValue(on=FIRST + timedelta(days=n), value=Bounds(v, v), observed_share=float(s))
            for n, (v, s) in enumerate(zip(values, seen, strict=True))
        )
    )


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_placebo_dates_are_those_of_the_plain_definition(data):
    length, days = data.draw(st.integers(10, 70)), data.draw(st.integers(3, 9))
    values = data.draw(st.lists(st.integers(0, 24).map(float), min_size=length, max_size=length))
    seen = data.draw(st.lists(st.booleans(), min_size=length, max_size=length))
    series, on = observed(values, seen), FIRST + timedelta(days=data.draw(st.integers(0, length - 1)))
    found = compare(series, on, days=days).change
    if found is None:
        return

    known = {FIRST + timedelta(days=n): v for n, v in enumerate(values) if seen[n]}
    plain = {}
    for n in range(length):
        other = FIRST + timedelta(days=n)
        before, after = windows(series, other, days)
        inside = min(known) <= before.first and after.last <= max(known)
        enough = all(len(w.usable) >= max(LEAST_DAYS, days / 2) for w in (before, after))
        if inside and enough and not before.first <= on <= after.last:
            plain[other] = after.mean.low - before.mean.low
    assert found.placebo.dates == tuple(plain)
    assert found.placebo.differences == pytest.approx(tuple(plain.values()))
    assert found.placebo.as_large == sum(abs(d) >= abs(found.estimate) - 1e-9 for d in plain.values())
    p = found.placebo.p_value
    assert p == (None if len(plain) < 19 else (found.placebo.as_large + 1) / (len(plain) + 1))


@given(st.integers(1, 30), st.integers(1, 80), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_every_draw_is_made_of_runs_on_the_circle(size, days, seed):
    pool, block = np.arange(size, dtype=float), block_length(size)

    rows = block_draws(pool, days, block, 5, np.random.default_rng(seed))

    assert rows.shape == (5, days)
    for row in rows:
        steps = [(b - a) % size == 1 % size for n, (a, b) in enumerate(pairwise(row), 1) if n % block]
        assert all(steps)


def test_blocks_grow_with_the_cube_root():
    assert [block_length(n) for n in (1, 2, 8, 9, 27, 28, 64, 365)] == [1, 2, 2, 3, 3, 4, 4, 8]


@given(st.floats(0, 1), st.lists(st.booleans(), min_size=13, max_size=13), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_an_error_is_what_its_shocks_make_of_the_means_day_by_day(rho, seen, seed):
    seen = [True, True, True, *seen[3:10], True, True, True]
    rng = np.random.default_rng(seed)
    known, on = observed(list(rng.standard_normal(13)), seen), FIRST + timedelta(days=6)
    before, after = windows(known, on, 6)

    earlier, later = method._weights(known, before, after, rho)

    past = len(earlier) - 7
    level, made = 0.0, []
    new = rng.standard_normal(past + 13)
    for shock in new:
        level = rho * level + shock
        made.append(level)
    path = made[past:]
    means = [
        np.mean([x for x, s in zip(p, q, strict=True) if s])
        for p, q in ((path[:6], seen[:6]), (path[7:], seen[7:]))
    ]
    assert float(np.concatenate([earlier, later]) @ new) == pytest.approx(means[1] - means[0], abs=1e-9)


def test_without_autocorrelation_a_shock_is_the_departure_of_its_day_whatever_the_gaps():
    series = observed([4.0, 0.0, 6.0, 0.0, 0.0, 11.0, 0.0], [True, False, True, False, False, True, True])
    window, _ = windows(series, FIRST + timedelta(days=6), 6)

    assert shocks(window, 0.0) == pytest.approx([-3, -1, 4])
    assert shocks(window, 1.0) == pytest.approx([2 / 2**0.5, 5 / 3**0.5])
    assert shocks(window, 0.5)[1:] == pytest.approx(
        [(-1 + 0.75) / 1.25**0.5, (4 + 0.125) / (1 + 1 / 4 + 1 / 16) ** 0.5]
    )


def test_the_stretch_is_that_of_students_t():
    # 2.0049 and 2.6700 are Student's quantiles with 54 degrees of freedom.
    assert student_stretch(0.95, 54) * 1.959964 == pytest.approx(2.0049, abs=1e-4)
    assert student_stretch(0.99, 54) * 2.575829 == pytest.approx(2.6700, abs=1e-4)


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.8])
def test_the_interval_holds_the_truth_in_about_95_of_100_autoregressions(rho):
    held = 0
    for seed in range(200):
        values = autoregression(np.random.default_rng(seed), rho) + 5 * (np.arange(DAYS) >= DAYS // 2)
        change = compare(series(values), EVENT, seed=seed).change
        held += change.interval.low <= 5 <= change.interval.high

    assert 0.91 <= held / 200 <= 0.985


def test_autocorrelation_is_measured_around_the_step_and_a_random_walk_is_seen():
    rng = np.random.default_rng(7)
    step = 9 * (np.arange(DAYS) >= DAYS // 2)

    assert persistence(series(noise(rng) + step), EVENT).rho < 0.15
    assert persistence(series(autoregression(rng, 0.6) + step), EVENT).rho == pytest.approx(0.6, abs=0.12)
    walks = [persistence(series(random_walk(np.random.default_rng(n))), EVENT) for n in range(60)]
    assert sum(walk.wanders and walk.rho == 1.0 for walk in walks) >= 56
    assert not any(persistence(series(autoregression(rng, 0.8)), EVENT).wanders for _ in range(20))


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    history = series(noise(np.random.default_rng(1)))

    one, again, other = (compare(history, EVENT, seed=seed) for seed in (3, 3, 4))

    assert one == again
    assert one.change.interval != other.change.interval
    assert one.change.estimate == other.change.estimate


def test_with_few_other_dates_there_is_no_p_value_and_nothing_is_found():
    rng = np.random.default_rng(5)
    values = list(rng.standard_normal(20 * 4 + 1) + 50 * (np.arange(81) >= 40))
    on = FIRST + timedelta(days=40)

    few = compare(observed(values, [True] * 81), on, days=16).change
    many = compare(observed(values, [True] * 81), on, days=10).change

    assert (len(few.placebo.dates), few.placebo.p_value, few.found) == (16, None, False)
    assert few.wide_interval.low > 0
    assert (len(many.placebo.dates), many.placebo.p_value) == (40, 1 / 41)
    assert many.found


def test_a_step_within_the_ranges_of_the_days_is_not_found():
    exact = series(noise(np.random.default_rng(2)) + 3 * (np.arange(DAYS) >= DAYS // 2))
    vague = DaySeries(
        days=tuple(replace(d, value=Bounds(d.value.low - 2, d.value.high + 2)) for d in exact.days)
    )

    assert compare(exact, EVENT).change.found
    change = compare(vague, EVENT).change
    assert change.bounds.low < 0 < change.bounds.high
    assert change.interval.low > 0
    assert not change.found


def test_a_jump_far_beyond_the_wandering_is_found_in_a_random_walk_too():
    walk = random_walk(np.random.default_rng(11))

    change = compare(series(walk + 60 * (np.arange(DAYS) >= DAYS // 2)), EVENT).change

    assert change.persistence.wanders
    assert change.found
