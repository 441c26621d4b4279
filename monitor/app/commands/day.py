"""The commands of a day: run, collect, rebuild, report, serve."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from monitor.app.options import AsJson, AsOf, Data, Offline, escaped, open_data, print_json, read_day


def run(
    data: Data = None,
    on: Annotated[
        date | None, typer.Option("--date", parser=read_day, metavar="YYYY-MM-DD", help="Day of the edition.")
    ] = None,
    offline: Offline = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Collect, rebuild, report and deliver: the edition of a day (default: yesterday)."""
    from rich.console import Console

    from monitor.app import day

    monitor, settings = open_data(data)
    console = Console(stderr=as_json, highlight=False)
    now = datetime.now(UTC)
    done = day.run_day(
        monitor,
        settings,
        on or day.default_day(settings, now),
        now=now,
        offline=offline,
        as_of=as_of,
        tell=lambda step, what: console.print(f"[bold]{step:>8}[/]  {escaped(what)}"),
    )
    if as_json:
        print_json(
            {
                "edition": done.report.on.isoformat(),
                "as_of": done.report.as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "complete": done.report.complete,
                "folder": str(done.folder),
                "files": list(done.files),
                "outbox": [str(path) for path in done.outbox],
                "errata": [
                    {"about": e.about, "changes": list(e.changes), "cause": e.cause}
                    for e in done.report.errata
                ],
                "new_observations": done.new_observations,
                "sources": [vars(source) for source in done.sources],
                "exit_code": done.exit_code,
            }
        )
    else:
        console.print(f"\nThe edition of {done.report.on}: open [bold]{done.folder / 'report.html'}[/]")
        for sentence in done.report.summary:
            console.print(f"  - {escaped(sentence.text)}")
    raise typer.Exit(done.exit_code)


def collect(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Sources to ask; all when none is named.")
    ] = None,
    data: Data = None,
    offline: Offline = False,
) -> None:
    """Ask the sources and keep what is new."""
    from feeds.catalog import catalog, find
    from monitor.app import exits
    from monitor.app.asking import asking
    from monitor.app.collect import collect as ask
    from monitor.app.collect import word_collected

    monitor, _ = open_data(data)
    feeds = [find(name) for name in sources] if sources else list(catalog().values())
    failed = False
    with asking(monitor, offline=offline) as fetcher:
        for done in ask(monitor.engine, monitor.data, feeds, at=datetime.now(UTC), fetcher=fetcher):
            typer.echo(word_collected(done))
            failed |= done.failed
    raise typer.Exit(exits.INCOMPLETE if failed else exits.OK)


def rebuild(data: Data = None) -> None:
    """Work out everything believed anew from the facts; the same facts give the same bytes."""
    from monitor.app.rebuild import rebuild as work_out

    monitor, _ = open_data(data)
    done = work_out(monitor)
    change = "changed" if done.changed else "unchanged"
    typer.echo(
        f"{done.observations} observations, {done.episodes} episodes, {done.days} lane-days; "
        f"{change}, digest {done.digest}"
    )


def report(
    on: Annotated[
        date, typer.Option("--date", parser=read_day, metavar="YYYY-MM-DD", help="Day of the edition.")
    ],
    data: Data = None,
    as_of: AsOf = None,
) -> None:
    """Make the edition of a day from what is held already."""
    from monitor.app import day, exits

    monitor, settings = open_data(data)
    made, charts, folder = day.make_edition(monitor, settings, on, now=datetime.now(UTC), as_of=as_of)
    typer.echo(f"{folder / 'report.html'} ({len(charts)} charts)")
    raise typer.Exit(exits.OK if made.complete else exits.INCOMPLETE)


def serve(data: Data = None, offline: Offline = False) -> None:
    """Stay on duty: sources at their cadence, yesterday's edition at its hour, missed ones made up."""
    import logging

    from monitor.app.schedule import Duty
    from monitor.app.schedule import serve as stay

    monitor, settings = open_data(data)
    # APScheduler tells of every wake-up; ours are the lines worth reading.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    stay(Duty(monitor, settings, now=lambda: datetime.now(UTC), offline=offline))
