"""The command line. Each command imports what it needs when it runs, so that --help costs next to nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from monitor.app.exits import BROKEN, USAGE

if TYPE_CHECKING:
    from monitor.app.access import Monitor
    from monitor.app.settings import Settings

app = typer.Typer(
    name="energy-monitor",
    help="Outages, emergency shutdowns and restorations per city, with coverage beside every figure.\n\n"
    "Exit codes: 0 well; 3 report made but a source failed or is stale; 2 bad usage or settings; 1 broken.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", envvar="ENERGY_MONITOR_DATA", help="Data directory.", show_default="user data folder"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask no source over the network.")]
Format = Literal["table", "csv", "json"]
ServiceName = Literal["electricity", "heat", "water", "gas"]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"not a date like 2022-12-19: {text!r}") from None


def _moment(text: str) -> datetime:
    from feeds.localtime import read_utc

    try:
        return read_utc(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Day = Annotated[date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD")]


@app.command()
def run(
    data: Data = None,
    on: Annotated[
        date | None, typer.Option("--date", parser=_day, metavar="YYYY-MM-DD", help="Day of the edition.")
    ] = None,
    offline: Offline = False,
    as_json: AsJson = False,
) -> None:
    """Collect, rebuild, report and deliver: the edition of a day (default: yesterday)."""
    from rich.console import Console

    from monitor.app import day

    monitor, settings = _open(data)
    console = Console(stderr=as_json, highlight=False)
    now = datetime.now(UTC)
    done = day.run_day(
        monitor,
        settings,
        on or day.default_day(settings, now),
        now=now,
        offline=offline,
        tell=lambda step, what: console.print(f"[bold]{step:>8}[/]  {_escaped(what)}"),
    )
    if as_json:
        _print_json(
            {
                "edition": done.report.on.isoformat(),
                "as_of": done.report.as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "complete": done.report.complete,
                "folder": str(done.folder),
                "files": list(done.files),
                "outbox": [str(path) for path in done.outbox],
                "new_observations": done.new_observations,
                "sources": [vars(source) for source in done.sources],
                "exit_code": done.exit_code,
            }
        )
    else:
        console.print(f"\nThe edition of {done.report.on}: open [bold]{done.folder / 'report.html'}[/]")
        for sentence in done.report.summary:
            console.print(f"  - {_escaped(sentence.text)}")
    raise typer.Exit(done.exit_code)


@app.command()
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
    from monitor.app.collect import collect as ask
    from monitor.app.collect import word_collected

    monitor, _ = _open(data)
    feeds = [find(name) for name in sources] if sources else list(catalog().values())
    failed = False
    for done in ask(monitor.engine, monitor.data, feeds, at=datetime.now(UTC), offline=offline):
        typer.echo(word_collected(done))
        failed |= done.failed
    raise typer.Exit(exits.INCOMPLETE if failed else exits.OK)


@app.command()
def ingest(
    source: Annotated[str, typer.Argument(help="The source that the files were captured from.")],
    files: Annotated[list[Path], typer.Argument(help='Wire files, or JSONL of {"fetched_at", "body"}.')],
    data: Data = None,
    fetched_at: Annotated[
        datetime | None,
        typer.Option(parser=_moment, metavar="TIME", help="When it was fetched (with offset). Default: now."),
    ] = None,
    published: Annotated[
        datetime | None, typer.Option(parser=_moment, metavar="TIME", help="When its author published it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take captured files in exactly as if the source had just answered with them."""
    from feeds.catalog import find
    from monitor.app import exits
    from monitor.app.collect import ingest as take_in
    from monitor.app.collect import word_collected
    from monitor.app.documents import documents_of

    feed = find(source)
    now = datetime.now(UTC)
    documents = documents_of(feed.source, files, fetched_at=fetched_at or now, published_at=published)
    monitor, _ = _open(data)
    done = take_in(monitor.engine, monitor.data, feed, documents, at=now)
    if as_json:
        _print_json({"documents": len(documents), **vars(done)})
    else:
        typer.echo(word_collected(done))
        for line in done.leftovers:
            typer.echo(f"  left over: {line}")
    raise typer.Exit(exits.INCOMPLETE if done.failed else exits.OK)


@app.command()
def rebuild(data: Data = None) -> None:
    """Work out everything believed anew from the facts; the same facts give the same bytes."""
    from monitor.app.rebuild import rebuild as work_out

    monitor, _ = _open(data)
    done = work_out(monitor)
    change = "changed" if done.changed else "unchanged"
    typer.echo(
        f"{done.observations} observations, {done.episodes} episodes, {done.days} lane-days; "
        f"{change}, digest {done.digest}"
    )


@app.command()
def report(
    on: Annotated[
        date, typer.Option("--date", parser=_day, metavar="YYYY-MM-DD", help="Day of the edition.")
    ],
    data: Data = None,
) -> None:
    """Make the edition of a day from what is held already."""
    from monitor.app import day, exits

    monitor, settings = _open(data)
    made, charts, folder = day.make_edition(monitor, settings, on, now=datetime.now(UTC))
    typer.echo(f"{folder / 'report.html'} ({len(charts)} charts)")
    raise typer.Exit(exits.OK if made.complete else exits.INCOMPLETE)


@app.command()
def timeline(
    place: Annotated[
        str, typer.Argument(help="A name in any language of the gazetteer, or an id like UA-30.")
    ],
    data: Data = None,
    service: Annotated[ServiceName | None, typer.Option(help="One service only.")] = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=_day, metavar="YYYY-MM-DD", help="First local day.")
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=_day, metavar="YYYY-MM-DD", help="Last local day.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            parser=_moment, metavar="TIME", help="Only what was known then, e.g. 2022-12-17T06:00Z."
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """Show what was the case at a place, service by service, and who said so."""
    from rich.console import Console

    from monitor.app import show
    from monitor.app.view import view_of

    monitor, _ = _open(data)
    view = view_of(monitor, place, service, first, last, as_of)
    if format_ == "json":
        typer.echo(show.timeline_json(view, monitor))
    elif format_ == "csv":
        typer.echo(show.timeline_csv(view), nl=False)
    else:
        show.print_timeline(view, Console(highlight=False))


@app.command()
def sources(data: Data = None) -> None:
    """List the sources and how each last answered."""
    from rich.console import Console

    from monitor.app import show

    monitor, _ = _open(data)
    show.print_sources(monitor, Console(highlight=False))


def _open(data: Path | None) -> tuple[Monitor, Settings]:
    from monitor.app.access import Monitor
    from monitor.app.settings import data_directory, load_settings

    where = data_directory(data)
    settings = load_settings(where)
    return Monitor.at(where), settings


def _print_json(answer: dict[str, Any]) -> None:
    import json

    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _mistakes() -> tuple[tuple[type[Exception], ...], tuple[type[Exception], ...]]:
    """Errors that are the caller's (exit 2), and those that are the machine's (exit 1); others are ours."""
    from feeds.catalog import UnknownSource
    from feeds.places import AmbiguousPlace, UnknownPlace
    from monitor.app.documents import BadFile
    from monitor.app.settings import SettingsError
    from monitor.app.view import BadView
    from monitor.archive import ArchiveError
    from monitor.store.connection import StoreError

    usage = (UnknownSource, AmbiguousPlace, UnknownPlace, SettingsError, BadFile, BadView)
    return usage, (StoreError, ArchiveError, OSError)


def main(run_app: Callable[[], Any] = app) -> None:
    """Run the command line; known errors become one line and an exit code, unknown ones a traceback."""
    try:
        run_app()
    except Exception as error:
        usage, machine = _mistakes()
        if not isinstance(error, usage + machine):
            raise
        print(f"energy-monitor: {error}", file=sys.stderr)
        sys.exit(USAGE if isinstance(error, usage) else BROKEN)
