"""The steps of a day: collect -> rebuild -> report -> deliver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from feeds.catalog import catalog
from feeds.localtime import local_day
from monitor import policy
from monitor.app.access import Monitor
from monitor.app.asking import asking
from monitor.app.collect import Collected, collect, word_collected
from monitor.app.edition import OUTBOX, write_edition, write_message
from monitor.app.errata import errata_for
from monitor.app.exits import INCOMPLETE, OK
from monitor.app.rebuild import rebuild
from monitor.app.settings import Settings
from monitor.health import Standing, standings
from monitor.redaction import redact
from monitor.store import attempts, editions
from monitor.store.errata import record_errata
from reports.drawing import Drawing, draw_all
from reports.model import Report, build_report, edition_as_of
from reports.selection import lead_of


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
    as_of: datetime | None = None,
    tell: Callable[[str, str], None],
) -> DayDone:
    """Run all steps for the edition of `on`; `tell(step, words)` is called as each thing is done."""
    sources, monitor = [], monitor.publishing(settings.publishing, now)
    feeds = list(catalog().values())
    with asking(monitor, offline=offline) as fetcher:
        for done in collect(monitor.engine, monitor.data, feeds, at=now, fetcher=fetcher):
            tell("collect", word_collected(done))
            sources.append(done)
    rebuilt = rebuild(monitor)
    tell("rebuild", f"{rebuilt.observations} observations, {rebuilt.episodes} episodes")
    report, charts, folder = make_edition(monitor, settings, on, now=now, as_of=as_of, asked=sources)
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
    monitor: Monitor,
    settings: Settings,
    on: date,
    *,
    now: datetime,
    as_of: datetime | None = None,
    asked: Sequence[Collected] = (),
) -> tuple[Report, list[Drawing], Path]:
    """Build the edition of a day and write it.

    Its as-of is the edition's hour (now, when that hour is still to come), unless another is given. `asked`
    is how the sources answered in this run.
    """
    as_of = as_of or min(
        edition_as_of(on, settings.clock, settings.edition_hour), now.replace(second=0, microsecond=0)
    )
    lead = lead_of(settings.country, settings.followed)
    publishing = monitor.publishing(settings.publishing, now)
    published = publishing.published(as_of, door=f"edition {on}")
    belief = published.belief.hearing(publishing.heard(lead, as_of, as_of))
    errata = errata_for(monitor, published, on, as_of=as_of, zone=settings.clock)
    report = build_report(
        belief,
        on,
        as_of=as_of,
        zone=settings.clock,
        country=settings.country,
        followed=settings.followed,
        window_days=settings.window_days,
        policies=policy.known_by(as_of, settings.clock),
        sources=source_standings(monitor, as_of, asked),
        trace=monitor.provenance,
        errata=errata,
        withheld=published.withheld,
    )
    charts = draw_all(report)
    folder = write_edition(monitor.data, report, charts)
    editions.record_edition(monitor.engine, on, as_of, report.figures)
    record_errata(monitor.engine, on, errata)
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


def source_standings(monitor: Monitor, as_of: datetime, asked: Sequence[Collected]) -> list[Standing]:
    """Return how each source stood for an edition.

    A live source counts as it stood at the as-of, or as it answered in this very run. A curated table tells
    of the past whenever it is read, so its last reading counts.
    """
    feeds = catalog().values()
    tried = attempts.last_attempts(monitor.engine, as_of)
    answered = attempts.last_answers(monitor.engine, as_of)
    latest = attempts.last_attempts(monitor.engine)
    fresh = {done.source for done in asked if done.outcome != "skipped"}
    fresh |= {feed.source.id for feed in feeds if feed.source.table}
    for name in fresh & set(latest):
        tried[name] = answered[name] = latest[name]
    found = standings([feed.source for feed in feeds], tried, answered, at=as_of)
    # What a source failed on is named by its own words.
    return [replace(line, words=redact(line.words)) for line in found]


def default_day(settings: Settings, now: datetime) -> date:
    """Return the day whose edition is due: yesterday on the settings' clock."""
    return local_day(now, settings.clock) - timedelta(days=1)
