"""Layers in time: what holds in every reading of the reported times, what in some, and what is unknown."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from feeds.bounds import Bounds
from monitor.belief import believe
from monitor.states import states
from tests.sayings import KYIV, instant, said


def line(*statements):
    return believe(statements, as_of=None, clock_of=lambda _: KYIV).timeline("UA-30", "electricity")


def shown(timeline, first, last):
    return [
        (f"{s.start.astimezone(KYIV):%d %H:%M}", s.state, s.certain)
        for s in states(timeline, instant(first), instant(last))
    ]


def test_an_exact_word_stands_for_a_day_and_then_nothing_is_known():
    assert shown(line(said("outage", "16 10:00")), "16 00:00", "18 00:00") == [
        ("16 00:00", "unknown", True),
        ("16 10:00", "outage", True),
        ("17 10:00", "unknown", True),
    ]


def test_evening_is_an_interval_possible_from_its_start_and_certain_from_its_end():
    assert shown(line(said("outage", "16 evening")), "16 12:00", "18 12:00") == [
        ("16 12:00", "unknown", True),
        ("16 18:00", "outage", False),
        ("17 00:00", "outage", True),
        ("17 18:00", "outage", False),
        ("18 00:00", "unknown", True),
    ]


def test_a_bare_date_is_certain_at_no_instant():
    assert {certain for _, state, certain in shown(line(said("outage", "16")), "15 00:00", "19 00:00")
            if state == "outage"} == {False}  # fmt: skip


def test_restored_in_the_morning_is_off_before_possibly_off_in_it_and_supplied_after():
    story = line(said("outage", "16 20:00"), said("restored", "17 morning"))

    assert shown(story, "16 20:00", "18 12:00") == [
        ("16 20:00", "outage", True),
        ("17 06:00", "outage", False),
        ("17 12:00", "on", True),
        ("18 06:00", "on", False),
    ]


def test_unknown_is_never_on():
    """The worst state that possibly holds is shown; where nothing holds it is unknown, not supply."""
    story = line(said("outage", "10 10:00"), said("restored", "16 10:00"))

    assert [state for _, state, _ in shown(story, "10 00:00", "18 00:00")] == [
        "unknown", "outage", "unknown", "on", "unknown",
    ]  # fmt: skip


def test_emergency_and_supply_stand_together_and_the_worse_is_shown():
    story = line(said("restored", "12 10:00"), said("still emergency", "12 10:00"))

    assert {p.layer for p in story.layers} == {"on", "emergency"}
    assert [s for _, s, _ in shown(story, "12 10:00", "13 10:00")] == ["emergency"]


def test_a_cancelled_emergency_that_returns_to_schedules_is_scheduled_not_on():
    story = line(
        said("emergency", "16 08:00"), said("emergency over", "16 18:00"), said("scheduled", "16 18:00")
    )

    assert [s for _, s, _ in shown(story, "16 08:00", "17 06:00")] == ["emergency", "scheduled", "unknown"]


def test_schedules_in_force_stand_to_the_end_of_the_local_day():
    assert shown(line(said("scheduled", "16 18:00")), "16 18:00", "17 12:00") == [
        ("16 18:00", "scheduled", True),
        ("17 00:00", "unknown", True),
    ]


def test_a_cancelled_emergency_alone_leaves_the_state_unknown():
    story = line(said("emergency", "16 08:00"), said("emergency over", "16 18:00"))

    assert [s for _, s, _ in shown(story, "16 08:00", "17 12:00")] == ["emergency", "unknown"]


def test_after_a_partial_restoration_the_state_is_partial_and_a_relapse_is_an_outage():
    story = line(
        said("outage", "16 10:00", off=0.9),
        said("partly back", "16 20:00", on=0.7),
        said("outage", "17 08:00", off=0.8),
    )

    assert [s for _, s, _ in shown(story, "16 10:00", "18 00:00")] == ["outage", "partial", "outage"]


def test_while_the_time_of_a_change_is_unsure_the_share_holds_both():
    story = line(said("partly back", "17 06:00", on=0.4), said("partly back", "17 afternoon", on=0.7))
    during = [p for p in story.layers if p.start <= instant("17 15:00") < p.end]

    assert [p.share_off for p in during] == [Bounds(0.3, 0.6)]


def test_a_word_may_carry_its_own_end():
    story = line(said("scheduled", "16 06:00", until="16 22:00"))

    assert shown(story, "16 06:00", "17 00:00") == [
        ("16 06:00", "scheduled", True),
        ("16 22:00", "unknown", True),
    ]


def test_states_fill_the_window_without_gap_or_overlap():
    story = line(
        said("outage", "16 evening"), said("partly back", "17", on=0.5), said("restored", "18 morning")
    )
    pieces = states(story, instant("15 00:00"), instant("20 00:00"))

    assert pieces[0].start == instant("15 00:00")
    assert pieces[-1].end == instant("20 00:00")
    assert all(a.end == b.start for a, b in pairwise(pieces))
    assert all(p.end - p.start > timedelta(0) for p in pieces)
