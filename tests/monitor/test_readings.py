"""A utility's counts: what they amount to, what is noise, and what a gap leaves unknown."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from feeds.bounds import Bounds, TimeBounds
from monitor.belief import believe
from monitor.readings import read_as_episodes
from monitor.states import states
from tests.monitor.counted import QUARTER, reading, series
from tests.sayings import KYIV, instant, said


def episodes(readings, layer="outage"):
    return [e for e in read_as_episodes(readings)[0] if e.layer == layer]


def belief(*observations):
    return believe(observations, as_of=None, clock_of=lambda _: KYIV)


def shown(what, when):
    start = instant(when)
    return states(what.timeline("UA-30", "electricity"), start, start + timedelta(minutes=1))[0]


def test_counts_above_zero_are_one_outage_bounded_by_the_readings_around_it():
    (outage,) = episodes(series("16 10:00", 0, 400, 200, 0))

    assert outage.start == TimeBounds(instant("16 10:00"), instant("16 10:15"))
    assert outage.end == TimeBounds(instant("16 10:30"), instant("16 10:45"))
    assert [m.share_off for m in outage.mentions] == [Bounds(0.4, 0.4), Bounds(0.2, 0.2)]


def test_a_reading_holds_until_the_next_one():
    what = belief(*series("16 10:00", 0, 400, 0))

    assert [shown(what, f"16 10:{m}").state for m in ("14", "15", "29", "30")] == [
        "on",
        "outage",
        "outage",
        "on",
    ]


def test_without_a_next_one_it_holds_for_three_cadences():
    what = belief(reading("16 10:00", 400))

    assert shown(what, "16 10:44").state == "outage"
    assert shown(what, "16 10:45").state == "unknown"


def test_a_gap_leaves_the_outage_open_and_the_next_one_without_a_beginning():
    first, second = episodes([reading("16 10:00", 400), reading("16 11:00", 300)])

    assert first.end is None
    assert second.start is None


def test_a_one_sample_dip_that_returns_makes_no_restoration():
    readings = series("16 10:00", 1338147, 3161, 1328310, customers_served=None)

    (outage,) = episodes(readings)
    noise = [d for d in read_as_episodes(readings)[1] if d.verdict == "noise"]

    assert outage.end is None
    assert [m.counts[0].off.low for m in outage.mentions] == [1338147, 1328310]
    assert [d.evidence for d in noise] == [(readings[1].id,)]
    assert shown(belief(*readings), "16 10:20").counts[0].off == Bounds(1338147, 1338147), (
        "the one before holds on"
    )


@pytest.mark.parametrize(
    "counts", [(400, 3, 10), (400, 250, 400), (400, 3, 3, 400)], ids=["no return", "no dip", "two samples"]
)
def test_what_is_no_dip_of_one_sample_stays(counts):
    assert read_as_episodes(series("16 10:00", *counts))[1] == []


def test_a_dip_beside_a_gap_is_no_dip():
    assert read_as_episodes([*series("16 10:00", 400, 3), reading("16 11:30", 400)])[1] == []


def test_a_masked_count_from_zero_is_certain_of_nothing_but_known():
    what = belief(reading("16 10:00", (0, 4)))
    line = what.timeline("UA-30", "electricity")

    assert {(p.layer, p.certain) for p in line.layers} == {("outage", False), ("on", False)}
    assert [k.certain for k in line.known] == [True]
    assert (shown(what, "16 10:05").state, shown(what, "16 10:05").certain) == ("outage", False)


def test_a_masked_count_from_one_is_an_outage():
    (outage,) = episodes([reading("16 10:00", (1, 4))])

    assert outage.mentions[0].share_off == Bounds(0.001, 0.004)
    assert outage.mentions[0].counts[0].figure is None


def test_without_customers_served_no_share_is_made_up():
    (outage,) = episodes([reading("16 10:00", 400, customers_served=None)])

    assert outage.mentions[0].share_off == Bounds(0, 1)
    assert outage.mentions[0].base is None


def test_of_two_counts_of_one_moment_the_later_known_one_counts():
    old, new = reading("16 10:00", 400), reading("16 10:00", 250, known_at=instant("16 10:20"))

    for order in ([old, new], [new, old]):
        (outage,) = episodes(order)
        assert outage.evidence == (new.id,)


def test_two_sources_that_differ_are_a_conflict_and_bound_the_share():
    one = series("16 10:00", 400, 420, 410)
    other = series("16 10:00", 100, 120, 110, source="other", publisher="other", voice="press")

    what = belief(*one, *other)

    (conflict,) = what.resolution.conflicts
    assert conflict.chosen == one[0].id
    assert [share for _, share in conflict.sides] == [Bounds(0.1, 0.12), Bounds(0.4, 0.42)]
    assert shown(what, "16 10:20").share_off == Bounds(0.12, 0.42)
    assert shown(what, "16 10:20").named == Bounds(0.42, 0.42), "the operator's"


def test_a_word_that_differs_from_the_count_is_a_conflict_too():
    word = said("outage", "16 10:00", off=0.9, base="customers", voice="press")

    (conflict,) = belief(*series("16 10:00", 400, 400), word).resolution.conflicts

    assert {i for i, _ in conflict.sides} >= {word.id}
    assert "operator" in conflict.reason


def test_a_word_about_people_is_no_conflict_with_a_count_of_customers():
    word = said("outage", "16 10:00", off=0.9, base="people")

    assert belief(*series("16 10:00", 400, 400), word).resolution.conflicts == ()


def test_any_order_gives_the_same_belief():
    told = [*series("16 10:00", 0, 400, 3, 400, 0, 200), *series("16 10:00", 100, (0, 4), 90, source="other")]
    expected = belief(*told).resolution
    for seed in range(20):
        random.Random(seed).shuffle(told)
        assert belief(*told).resolution == expected


def test_a_month_of_counts_is_one_stretch_of_knowing():
    start = instant("16 10:00")
    year = [reading(start + n * QUARTER, n % 7) for n in range(4 * 24 * 30)]

    line = belief(*year).timeline("UA-30", "electricity")

    assert len(line.known) == 1
