"""Which editions are due at a moment, for any clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.localtime import at_hour
from monitor.due import due_editions

KYIV = ZoneInfo("Europe/Kyiv")


def due(now: datetime, settled=(), begun_on=date(2022, 10, 25), hour=7):
    return due_editions(now, zone=KYIV, hour=hour, begun_on=begun_on, settled=set(settled))


def test_an_edition_is_due_from_seven_in_the_morning_after_its_day():
    seven = at_hour(date(2022, 10, 26), 7, KYIV)

    assert due(seven - timedelta(seconds=1)) == []
    (first,) = due(seven)
    assert (first.on, first.due_at, first.late) == (date(2022, 10, 25), seven, False)


def test_one_begun_more_than_an_hour_after_its_time_is_late():
    (first,) = due(at_hour(date(2022, 10, 26), 7, KYIV) + timedelta(minutes=61))

    assert first.late


def test_missed_ones_come_oldest_first_and_only_the_last_seven_are_still_made():
    found = due(at_hour(date(2022, 11, 5), 9, KYIV))

    assert [d.on for d in found] == [date(2022, 10, 25) + timedelta(days=n) for n in range(11)]
    assert [d.on.day for d in found if not d.expired] == [29, 30, 31, 1, 2, 3, 4]


def test_settled_ones_are_not_due_again():
    assert due(at_hour(date(2022, 10, 27), 9, KYIV), settled=[date(2022, 10, 25), date(2022, 10, 26)]) == []


@pytest.mark.parametrize("hour", [0, 3, 7, 23])
@given(
    start=st.dates(date(2022, 1, 1), date(2026, 1, 1)), minutes=st.lists(st.integers(1, 3000), max_size=30)
)
def test_however_often_somebody_looks_each_edition_is_made_once_and_in_order(hour, start, minutes):
    now, made = at_hour(start, 12, KYIV).astimezone(UTC), []
    for step in minutes:
        now += timedelta(minutes=step)
        for d in due(now, settled=made, begun_on=start, hour=hour):
            if not d.expired:
                made.append(d.on)

    assert made == sorted(set(made))
