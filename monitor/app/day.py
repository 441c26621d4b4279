"""The steps of a day: collect -> rebuild -> report -> deliver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from feeds.catalog import catalog
from feeds.localtime import local_day
from monitor import policy
from monitor.app.access import Monitor
from monitor.app.collect import Collected, collect, word_collected
from monitor.app.edition import OUTBOX, write_edition, write_message
from monitor.app.exits import INCOMPLETE, OK
from monitor.app.rebuild import rebuild
from monitor.app.settings import Settings
from monitor.store import attempts, editions, facts
from reports.drawing import Drawing, draw_all
from reports.model import Report, SourceLine, build_report, edition_as_of


@dataclass(frozen=True, kw_only=True)
class DayDone:
    """What a day's run left behind."""

    report: Report
    folder: Path
    files: tuple[str, ...]
    outbox: tuple[Path, ...]
    sources: tuple[Collected, ...]
    new_observations: int

    @property
    def exit_code(self) -> int:
        """0 when every source did what was asked of it, else 3."""
        return OK if self.report.complete else INCOMPLETE


def run_day(
    monitor: Monitor,
    settings: Settings,
    on: date,
    *,
    now: datetime,
    offline: bool,
    tell: Callable[[str, str], None],
) -> DayDone:
    """Run all steps for the edition of `on`; `tell(step, words)` is called as each thing is done."""
    sources = []
    for done in collect(monitor.engine, monitor.data, list(catalog().values()), at=now, offline=offline):
        tell("collect", word_collected(done))
        sources.append(done)
    rebuilt = rebuild(monitor)
    tell("rebuild", f"{rebuilt.observations} observations, {rebuilt.episodes} episodes")
    report, charts, folder = make_edition(monitor, settings, on, now=now)
    tell("report", f"{folder} ({len(charts)} charts)")
    outbox = deliver(monitor, settings, report, charts)
    tell("deliver", f"{len(outbox)} message(s) in {monitor.data / OUTBOX}; sending is not configured")
    return DayDone(
        report=report,
        folder=folder,
        files=tuple(sorted(path.name for path in folder.iterdir())),
        outbox=outbox,
        sources=tuple(sources),
        new_observations=sum(done.new_observations for done in sources),
    )


def make_edition(
    monitor: Monitor, settings: Settings, on: date, *, now: datetime
) -> tuple[Report, list[Drawing], Path]:
    """Build the edition of a day as of its hour (of now, when that hour is still to come) and write it."""
    as_of = min(
        edition_as_of(on, settings.clock, settings.edition_hour), now.replace(second=0, microsecond=0)
    )
    report = build_report(
        monitor.belief(as_of),
        on,
        as_of=as_of,
        zone=settings.clock,
        country=settings.country,
        followed=settings.followed,
        window_days=settings.window_days,
        policies=policy.known_by(as_of, settings.clock),
        sources=source_lines(monitor),
        trace=partial(facts.provenance, monitor.engine),
    )
    charts = draw_all(report)
    folder = write_edition(monitor.data, report, charts)
    editions.record_edition(monitor.engine, on, as_of, report.figures)
    return report, charts, folder


def deliver(
    monitor: Monitor, settings: Settings, report: Report, charts: Sequence[Drawing]
) -> tuple[Path, ...]:
    """Write one message per recipient into the outbox and note it in the ledger."""
    written = []
    for recipient in settings.mail_to:
        path, identity = write_message(
            monitor.data, report, charts, sender=settings.mail_from, recipient=recipient
        )
        editions.record_delivery(monitor.engine, report.on, recipient, identity, "outbox")
        written.append(path)
    return tuple(written)


def source_lines(monitor: Monitor) -> list[SourceLine]:
    """Return how each source stood at its last attempt; one never asked has not failed."""
    last = attempts.last_attempts(monitor.engine)
    lines = []
    for feed in catalog().values():
        tried = last.get(feed.source.id)
        failed = tried is not None and tried.outcome == "failed"
        state = tried.problem if tried and failed else "answered" if tried else "not asked"
        lines.append(
            SourceLine(source=feed.source.id, title=feed.source.title, state=state, healthy=not failed)
        )
    return lines


def default_day(settings: Settings, now: datetime) -> date:
    """Return the day whose edition is due: yesterday on the settings' clock."""
    return local_day(now, settings.clock) - timedelta(days=1)
