"""Planned hours: over groups, as last known, apart from what was the case."""

from __future__ import annotations

from datetime import date, timedelta

from feeds.localtime import day_bounds
from feeds.observation import Cut, PlannedCut
from monitor.plans import planned_days
from tests.sayings import KYIV, instant

DAY = date(2022, 12, 16)


def plan(group: str, hours: float, updated: str = "15 20:00", **more) -> PlannedCut:
    start = day_bounds(DAY, KYIV).earliest
    fields = {
        "source": "test", "place": "UA-30", "service": "electricity", "at": day_bounds(DAY, KYIV),
        "known_at": instant("15 21:00"), "quote": "", "publisher": "P", "url": "", "group": group, "on": DAY,
        "cuts": (Cut(start, start + timedelta(hours=hours)),) if hours else (),
        "source_updated_at": instant(updated),
    }  # fmt: skip
    return PlannedCut(**{**fields, **more})


def test_twelve_groups_give_min_mean_and_max():
    hours = [15, 12.5, 14.5, 13.5, 16, 16, 15, 12.5, 14, 13.5, 13.5, 13]

    (day,) = planned_days(plan(f"{n // 2 + 1}.{n % 2 + 1}", h) for n, h in enumerate(hours))

    assert (day.groups, day.min_h, round(day.mean_h, 2), day.max_h) == (12, 12.5, 14.08, 16)


def test_of_two_sources_the_plan_changed_last_counts_for_each_group():
    old, new = plan("1.1", 4), plan("1.1", 6, updated="15 22:00", source="mirror")

    for order in ([old, new], [new, old]):
        (day,) = planned_days(order)
        assert (day.groups, day.mean_h) == (1, 6)


def test_a_group_without_cuts_counts_as_zero_hours():
    (day,) = planned_days([plan("1.1", 4), plan("1.2", 0)])

    assert (day.min_h, day.mean_h) == (0, 2)


def test_possible_hours_stand_apart():
    start = day_bounds(DAY, KYIV).earliest
    maybe = plan("1.1", 0, cuts=(Cut(start, start + timedelta(hours=3), "possible"),))

    (day,) = planned_days([maybe])

    assert (day.mean_h, day.possible_h) == (0, 3)
