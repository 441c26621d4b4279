"""The schedule under a frozen clock: a week with a stop, changes of the clock, and a kill in mid-edition."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler

from feeds.localtime import at_hour
from monitor.app import schedule
from monitor.app.access import Monitor
from monitor.app.schedule import Duty, add_jobs
from monitor.app.settings import Settings
from monitor.store import duty

KYIV = ZoneInfo("Europe/Kyiv")


class Driven(BaseScheduler):
    """An APScheduler that runs when the test says so, each job at once and in this thread."""

    def __init__(self) -> None:
        super().__init__(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
        self.add_executor(DebugExecutor())

    def wakeup(self) -> None:
        """Nobody sleeps."""

    def shutdown(self, wait: bool = True) -> None:
        super().shutdown(wait)


class Killed(BaseException):
    """What a kill looks like from the inside: no handler for errors sees it."""


class Machine:
    """A monitor on a machine that can be stopped, started and killed; making an edition is noted, not done."""

    def __init__(self, tmp_path, monkeypatch) -> None:
        self.made: list[tuple[date, datetime]] = []
        self.kill_at: date | None = None
        self.killed = False
        self.monitor = Monitor.at(tmp_path)
        monkeypatch.setattr(schedule, "rebuild", lambda monitor: None)
        monkeypatch.setattr(schedule, "make_edition", self._make)
        monkeypatch.setattr(schedule, "deliver", lambda *_: ())

    def _make(self, monitor, settings, on, *, now):
        if on == self.kill_at or self.killed:  # a killed process runs no other job either
            self.kill_at, self.killed = None, True
            raise Killed
        self.made.append((on, now))
        return None, [], "folder"

    def run(self, clock, until: datetime) -> None:
        """Be on duty from the clock's now until a time, or until killed."""
        work = Duty(self.monitor, Settings(), now=lambda: datetime.now(UTC), offline=True)
        work.begin()
        scheduler = Driven()
        add_jobs(scheduler, work)
        scheduler.start()
        while datetime.now(UTC) < until:
            wait = scheduler._process_jobs()
            if self.killed:
                self.killed = False
                return
            clock.shift(timedelta(seconds=max(1, wait or 60)))
        scheduler.shutdown()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


def local(day: date, hour: int) -> datetime:
    return at_hour(day, hour, KYIV)


@pytest.mark.parametrize(
    "sunday", [date(2022, 10, 30), date(2023, 3, 26)], ids=["autumn, 25 hours", "spring, 23 hours"]
)
def test_a_week_with_a_two_day_stop_a_clock_change_and_a_kill(machine, sunday):
    monday = sunday - timedelta(days=6)
    with time_machine.travel(local(monday, 12), tick=False) as clock:
        machine.run(clock, local(monday + timedelta(days=1), 20))
        clock.move_to(local(monday + timedelta(days=3), 21))  # two days off
        machine.kill_at = monday + timedelta(days=4)
        machine.run(clock, local(sunday + timedelta(days=2), 12))
        assert duty.states(machine.monitor.engine)[monday + timedelta(days=4)] == "begun"
        machine.run(clock, local(sunday + timedelta(days=2), 12))

    days = [on for on, _ in machine.made]
    assert days == [monday + timedelta(days=n - 1) for n in range(9)], "each edition once, in order"
    at = dict(machine.made)
    for on in (sunday - timedelta(days=1), sunday, sunday + timedelta(days=1)):
        assert at[on] == local(on + timedelta(days=1), 7), "at seven by the clock on the wall"
    states = duty.states(machine.monitor.engine)
    assert set(states.values()) == {"done"}


def test_an_edition_that_was_missed_is_marked_late(machine):
    monday = date(2022, 11, 7)
    with time_machine.travel(local(monday, 12), tick=False) as clock:
        machine.run(clock, local(monday, 13))
        clock.move_to(local(monday + timedelta(days=3), 15))
        machine.run(clock, local(monday + timedelta(days=3), 16))

    import sqlalchemy as sa

    with machine.monitor.engine.connect() as connection:
        rows = connection.execute(sa.text('select "on", late from due_editions order by "on"')).all()
    assert [(on, late) for on, late in rows] == [
        ("2022-11-06", 1), ("2022-11-07", 1), ("2022-11-08", 1), ("2022-11-09", 1),
    ]  # fmt: skip


def test_an_edition_missed_for_more_than_a_week_has_expired(machine):
    monday = date(2022, 11, 7)
    with time_machine.travel(local(monday, 12), tick=False) as clock:
        machine.run(clock, local(monday, 13))
        clock.move_to(local(monday + timedelta(days=12), 15))
        machine.run(clock, local(monday + timedelta(days=12), 16))

    states = duty.states(machine.monitor.engine)
    assert [on.day for on, state in states.items() if state == "expired"] == [7, 8, 9, 10, 11]
    assert [on.day for on, _ in machine.made] == [6, 12, 13, 14, 15, 16, 17, 18]


def test_one_edition_that_fails_holds_up_no_other_and_is_tried_again(machine, monkeypatch):
    broken = {date(2022, 11, 7)}

    def make(monitor, settings, on, *, now):
        if on in broken:
            raise RuntimeError("disk full")
        return machine._make(monitor, settings, on, now=now)

    monkeypatch.setattr(schedule, "make_edition", make)
    with time_machine.travel(local(date(2022, 11, 7), 12), tick=False) as clock:
        machine.run(clock, local(date(2022, 11, 9), 8))
        assert [on.day for on, _ in machine.made] == [6, 8]
        broken.clear()
        machine.run(clock, local(date(2022, 11, 9), 9))

    assert sorted(on.day for on, _ in machine.made) == [6, 7, 8]


def test_two_wake_ups_at_once_make_one_edition(machine):
    with time_machine.travel(local(date(2022, 11, 7), 12), tick=False):
        work = Duty(machine.monitor, Settings(), now=lambda: datetime.now(UTC), offline=True)
        work.begin()
        work.make_due()
        work.make_due()

    assert len(machine.made) == 1
