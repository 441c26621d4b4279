"""The daily schedule: each live source at its cadence, the edition of yesterday at its hour, for years.

APScheduler only wakes us up. What is due is decided by our own ledger, so a wake-up that comes twice (a clock
set back), late (a machine asleep) or never (a process killed) changes nothing but the time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from feeds.catalog import Feed, catalog
from feeds.localtime import local_day
from monitor.app.access import Monitor
from monitor.app.asking import asking
from monitor.app.collect import collect, word_collected
from monitor.app.day import deliver, make_edition
from monitor.app.rebuild import rebuild
from monitor.app.settings import Settings
from monitor.app.stopping import told_to_stop
from monitor.due import Due, due_editions
from monitor.store import duty
from reports.model import edition_as_of

LOG = logging.getLogger("energy_monitor")
LOOK_AGAIN = timedelta(minutes=10)
"""How often the ledger is asked whether anything is due, beside the edition's own hour."""
JITTER = 0.1
"""Part of a cadence by which asks of a source are spread."""


@dataclass(frozen=True)
class Duty:
    """The work that the schedule wakes up: collecting one source, and making what is due."""

    monitor: Monitor
    settings: Settings
    now: Callable[[], datetime]
    offline: bool = False
    one_at_a_time: Lock = field(default_factory=Lock)
    """The edition's hour and the look in between may wake us together."""

    def begin(self) -> None:
        """Read the curated tables, and note the first edition that we are on duty for.

        That is yesterday's, when we never were on duty before.
        """
        for feed in catalog().values():
            if feed.source.table:
                self.collect_source(feed)
        if duty.on_duty_since(self.monitor.engine) is None:
            first = local_day(self.now(), self.settings.clock) - timedelta(days=1)
            due_at = edition_as_of(first, self.settings.clock, self.settings.edition_hour)
            duty.note(self.monitor.engine, first, "due", due_at=due_at, late=False, at=self.now())

    def collect_source(self, feed: Feed) -> None:
        """Ask one source and keep what is new."""
        engine, data = self.monitor.engine, self.monitor.data
        with asking(self.monitor, offline=self.offline) as fetcher:
            for done in collect(engine, data, [feed], at=self.now(), fetcher=fetcher):
                LOG.log(logging.WARNING if done.failed else logging.INFO, "%s", word_collected(done))

    def make_due(self) -> list[Due]:
        """Make every edition that is due and not settled, oldest first; return those that were dealt with.

        One that fails stays due and does not hold up the next.
        """
        with self.one_at_a_time:
            return self._make_due()

    def _make_due(self) -> list[Due]:
        dealt = []
        begun_on = duty.on_duty_since(self.monitor.engine)
        if begun_on is None:
            return []
        known = duty.states(self.monitor.engine)
        settled = {on for on, state in known.items() if state in duty.SETTLED}
        clock, hour = self.settings.clock, self.settings.edition_hour
        for due in due_editions(self.now(), zone=clock, hour=hour, begun_on=begun_on, settled=settled):
            if due.expired:
                self._note(due, "expired")
                LOG.error("edition of %s was missed for too long and will not be made", due.on)
            else:
                self._make(due)
            dealt.append(due)
        return dealt

    def _make(self, due: Due) -> None:
        self._note(due, "begun")
        try:
            rebuild(self.monitor.publishing(self.settings.publishing, self.now()))
            report, charts, folder = make_edition(self.monitor, self.settings, due.on, now=self.now())
            deliver(self.monitor, self.settings, report, charts)
        except Exception:
            self._note(due, "failed")
            LOG.exception("edition of %s failed and stays due", due.on)
            return
        self._note(due, "done")
        LOG.info("edition of %s%s: %s", due.on, " (late)" if due.late else "", folder)

    def _note(self, due: Due, state: duty.State) -> None:
        duty.note(self.monitor.engine, due.on, state, due_at=due.due_at, late=due.late, at=self.now())


def add_jobs(scheduler: BaseScheduler, work: Duty) -> None:
    """Put the jobs of a running monitor on a scheduler (none is kept across restarts: the ledger is)."""
    clock = work.settings.clock
    for name, feed in catalog().items():
        if feed.fetch is None or feed.source.cadence is None:
            continue
        seconds = int(feed.source.cadence.total_seconds())
        scheduler.add_job(
            work.collect_source,
            IntervalTrigger(seconds=seconds, jitter=int(seconds * JITTER), timezone=UTC),
            args=[feed],
            id=f"collect {name}",
            next_run_time=work.now(),
        )
    at_its_hour = CronTrigger(hour=work.settings.edition_hour, minute=0, timezone=clock)
    scheduler.add_job(work.make_due, at_its_hour, id="edition")
    scheduler.add_job(
        work.make_due,
        IntervalTrigger(seconds=int(LOOK_AGAIN.total_seconds()), timezone=UTC),
        id="look again",
        next_run_time=work.now(),
    )


def new_scheduler() -> BackgroundScheduler:
    """Return a scheduler that runs a job once however often it was missed, and never beside itself."""
    return BackgroundScheduler(
        timezone=UTC,
        executors={"default": ThreadPoolExecutor(4)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )


def serve(work: Duty) -> None:
    """Run until SIGTERM or SIGINT; a job that is under way is finished first."""
    with told_to_stop() as wait:
        work.begin()
        scheduler = new_scheduler()
        add_jobs(scheduler, work)
        scheduler.start()
        LOG.info("on duty; stop with SIGTERM or Ctrl-C")
        wait()
        LOG.info("stopping after the jobs under way")
        scheduler.shutdown(wait=True)
