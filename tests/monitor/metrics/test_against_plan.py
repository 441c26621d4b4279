"""The plan of a day beside what was the case."""

from __future__ import annotations

from datetime import date, timedelta

from feeds.bounds import Bounds
from feeds.localtime import at_hour, day_bounds
from feeds.observation import Cut, PlannedCut
from monitor.belief import believe
from monitor.metrics.against_plan import against_plan
from tests.sayings import KYIV, instant, said

DAY = date(2022, 12, 16)


def planned(group: str, *cuts: tuple[str, str], likely="definite", on=DAY) -> PlannedCut:
    return PlannedCut(
        source="p", place="UA-30", at=day_bounds(on, KYIV), known_at=instant("15 21:00"), quote="", publisher="", url="",
        service="electricity", group=group, on=on,
        cuts=tuple(Cut(instant(f"16 {a}"), instant(f"16 {b}"), likely) for a, b in cuts),
    )  # fmt: skip


def compared(*observations, on=DAY):
    belief = believe(observations, as_of=None, clock_of=lambda _: KYIV)
    return against_plan(
        belief.planned["UA-30", "electricity", on], belief.timeline("UA-30", "electricity"), KYIV
    )


def test_a_day_of_which_nothing_is_known_is_compared_with_nothing():
    found = compared(planned("1", ("08:00", "12:00")))

    assert (found.planned_mean, found.planned_in_known, found.hours_off) == (4, Bounds(0, 0), Bounds(0, 0))
    assert found.observed_share == Bounds(0, 0)
    assert found.beyond_plan == Bounds(0, 0)


def test_an_emergency_overrules_the_planned_hours_in_it_by_the_mean_over_groups():
    found = compared(
        planned("1", ("08:00", "12:00")), planned("2", ("12:00", "18:00")),
        said("emergency", "16 10:00", off=0.5), said("emergency over", "16 16:00"),
    )  # fmt: skip

    assert found.overruled == Bounds(3, 3), "2 hours of the one, 4 of the other"
    assert found.planned_in_known == Bounds(3, 3)
    assert found.hours_off == Bounds(3, 3)
    assert found.beyond_plan == Bounds(0, 0)


def test_an_emergency_of_unsure_time_overrules_within_bounds():
    found = compared(
        planned("1", ("08:00", "20:00")), said("emergency", "16 morning"), said("emergency over", "16 18:00")
    )

    assert found.overruled == Bounds(6, 10), "from noon for sure, from eight perhaps"


def test_what_is_only_possible_in_the_plan_is_not_planned():
    found = compared(planned("1", ("08:00", "12:00"), likely="possible"), said("emergency", "16 06:00"))

    assert (found.planned_mean, found.overruled) == (0, Bounds(0, 0))


def test_a_schedule_that_was_followed_to_the_hour_leaves_nothing_beyond():
    cut = [("08:00", "12:00")]
    found = compared(
        planned("1", *cut),
        said("outage", "16 08:00", off=1.0),
        said("normal", "16 12:00"),
        said("normal", "16 00:00"),
    )

    assert found.hours_off == Bounds(4, 4)
    assert found.beyond_plan == Bounds(0, 0)


def test_a_day_of_25_hours_has_its_own_plan():
    on = date(2022, 10, 30)
    first = at_hour(on, 0, KYIV)
    plan = PlannedCut(
        source="p", place="UA-30", at=day_bounds(on, KYIV), known_at=first, quote="", publisher="", url="",
        service="electricity", group="1", on=on, cuts=(Cut(first, first + timedelta(hours=25)),),
    )  # fmt: skip

    assert compared(plan, on=on).planned_mean == 25
