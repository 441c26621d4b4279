"""What one word does to others: emergencies to schedules, figures to figures, moments to each other's times."""

from __future__ import annotations

import pytest

from feeds.bounds import Bounds, TimeBounds
from monitor.resolve import resolve
from tests.sayings import at, instant, said


def only(statements, layer):
    found = [e for e in resolve(statements).episodes if e.layer == layer]
    assert len(found) == 1, found
    return found[0]


def verdicts(*statements):
    return [(d.layer, d.verdict) for d in resolve(statements).decisions]


def test_an_emergency_that_begins_ends_the_schedules_in_force():
    story = [said("scheduled", "16 06:00"), said("emergency", "16 15:00")]

    assert only(story, "scheduled").end == at("16 15:00")
    assert ("scheduled", "overruled") in verdicts(*story)


def test_an_emergency_that_only_goes_on_leaves_the_schedules_of_others():
    assert only([said("scheduled", "16 06:00"), said("still emergency", "16 15:00")], "scheduled").end is None


def test_schedules_that_begin_with_or_after_the_emergency_are_in_force():
    story = [said("emergency", "16 15:00"), said("scheduled", "16 15:00")]

    assert only(story, "scheduled").end is None


def test_a_schedule_of_long_ago_is_not_what_an_emergency_ends():
    story = [said("scheduled", "14 06:00"), said("emergency", "16 15:00")]

    assert only(story, "scheduled").end is None


@pytest.mark.parametrize(("back", "on"), [("partly back", 0.4), ("restored", None), ("still off", None)])
def test_what_goes_on_or_comes_back_had_begun_before(back, on):
    more = {"on": on} if on else {}

    outage = only([said("outage", "16"), said(back, "16 09:00", **more)], "outage")

    assert outage.start == TimeBounds(at("16").earliest, instant("16 09:00"))
    assert outage.relapses == 0


def test_a_beginning_that_cannot_have_come_before_is_a_relapse():
    outage = only([said("partly back", "16 09:00", on=0.4), said("outage", "16 evening")], "outage")

    assert (outage.start, outage.relapses) == (None, 1)


def test_works_as_normal_needs_no_beginning_before_it():
    outage = only([said("outage", "16"), said("normal", "16 09:00")], "outage")

    assert outage.start.latest == at("16").latest
    assert outage.end is None


def test_moments_in_order_narrow_each_other():
    story = [said("outage", "16 morning"), said("partly back", "16 09:00"), said("restored", "16")]

    outage = only(story, "outage")

    assert outage.start == TimeBounds(instant("16 06:00"), instant("16 09:00"))
    assert outage.end == TimeBounds(instant("16 09:00"), at("16").latest)


def test_a_count_beside_a_share_of_the_same_time_keeps_it():
    story = [
        said("still off", "26 morning", off=0.25),
        said("still off", "26 09:30", count=(130000, "people")),
    ]

    last = only(story, "outage").mentions[-1]

    assert (last.share_off, last.base) == (Bounds(0.25, 0.25), "people")
    assert last.kept_share
    assert [(c.unit, c.off) for c in last.counts] == [("people", Bounds(130000, 130000))]


def test_a_count_of_a_later_time_says_that_the_share_of_before_is_gone():
    story = [
        said("still off", "26 06:00", off=0.6),
        said("still off", "26 18:00", count=(100000, "customers")),
    ]

    assert only(story, "outage").mentions[-1].share_off == Bounds(0, 1)


def test_a_share_of_a_later_time_says_that_the_count_of_before_is_gone():
    story = [
        said("still off", "26 06:00", count=(600000, "customers")),
        said("still off", "26 18:00", off=0.2),
    ]

    assert only(story, "outage").mentions[-1].counts == ()


def test_a_partial_restoration_without_a_figure_lowers_share_and_counts():
    story = [
        said("outage", "26 06:00", off=0.6),
        said("still off", "26 06:00", count=(600000, "customers"), url="count"),
        said("partly back", "26 18:00"),
    ]

    last = only(story, "outage").mentions[-1]

    assert last.share_off == Bounds(0, 0.6)
    assert [(c.off, c.figure) for c in last.counts] == [(Bounds(0, 600000), None)]


def test_how_many_came_back_is_not_how_many_are_off():
    story = [said("outage", "26 06:00"), said("partly back", "26 18:00", count=(50000, "customers"))]

    assert only(story, "outage").mentions[-1].counts == ()


def test_about_a_count_is_ten_per_cent_and_at_least_is_open():
    about = only([said("still off", "26 06:00", count=(600000, "customers"), bound="about")], "outage")
    least = only([said("still off", "26 06:00", count=(600000, "customers"), bound="at_least")], "outage")

    assert about.mentions[0].counts[0].off == Bounds(540000, 660000)
    assert least.mentions[0].counts[0].off == Bounds(600000, float("inf"))
    assert least.mentions[0].counts[0].figure is None


def test_decisions_tell_what_the_words_alone_do_not():
    story = [
        said("still off", "10 10:00"),
        said("outage", "14 10:00", publisher="A", url="a", voice="operator"),
        said("outage", "14 10:00", publisher="B", url="b"),
        said("partly back", "14 14:00", on=0.5),
        said("outage", "14 18:00", off=0.8),
        said("restored", "15 10:00"),
    ]

    assert verdicts(*story) == [
        ("outage", "counted once"), ("outage", "began"), ("outage", "lapsed"), ("outage", "relapsed"), ("outage", "ended"),
    ]  # fmt: skip
    together = next(d for d in resolve(story).decisions if d.verdict == "counted once")
    assert together.chosen == story[1].id
    assert "switches the network itself" in together.reason
