"""The commands about sources: ingest, try, extract, sources."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from monitor.app.options import AsJson, Data, FetchedAt, Published, Url, open_data, print_json


def ingest(
    source: Annotated[str, typer.Argument(help="The source that the files were captured from.")],
    files: Annotated[list[Path], typer.Argument(help='Wire files, or JSONL of {"fetched_at", "body"}.')],
    data: Data = None,
    fetched_at: FetchedAt = None,
    published: Published = None,
    url: Url = None,
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
    documents = documents_of(
        feed.source, files, fetched_at=fetched_at or now, published_at=published, url=url
    )
    monitor, _ = open_data(data)
    done = take_in(monitor.engine, monitor.data, feed, documents, at=now)
    if as_json:
        print_json(vars(done))
    else:
        typer.echo(word_collected(done))
        for line in done.leftovers:
            typer.echo(f"  left over: {line}")
    raise typer.Exit(exits.INCOMPLETE if done.failed else exits.OK)


def try_source(
    source: Annotated[str, typer.Argument(help="The source to try.")],
    file: Annotated[
        Path | None, typer.Argument(help="A captured answer; without one the source is asked.")
    ] = None,
    fetched_at: FetchedAt = None,
    published: Published = None,
    url: Url = None,
    update_golden: Annotated[
        bool, typer.Option("--update-golden", help="Write what was read beside FILE, for the tests.")
    ] = False,
) -> None:
    """Show what a source's parser makes of an answer and what is left over; nothing is stored."""
    from feeds.catalog import find
    from feeds.fetch import Fetcher
    from monitor.app import exits, trying
    from monitor.app.documents import documents_of

    feed, now = find(source), datetime.now(UTC)
    fetcher = Fetcher(known=lambda *_: None, now=lambda: datetime.now(UTC))
    documents = (
        documents_of(feed.source, [file], fetched_at=fetched_at or now, published_at=published, url=url)
        if file
        else trying.documents_to_try(feed, fetcher)
    )
    failed = False
    for document in documents:
        parsed, problem = trying.tried(feed, document)
        for line in trying.lines(parsed):
            typer.echo(line)
        if problem:
            typer.echo(f"FAILED: {problem}", err=True)
            failed = True
        elif file and update_golden:
            trying.golden_path(file).write_text(trying.golden(document, parsed), encoding="utf-8")
    raise typer.Exit(exits.INCOMPLETE if failed else exits.OK)


def extract(
    file: Annotated[Path, typer.Argument(help="A text, or - for standard input.")],
    published: Published = None,
    source: Annotated[str, typer.Option(help="Who says it, e.g. t.me/kharkivenergy.")] = "",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='FILE holds lines of {"id", "text", "published", "source"}.')
    ] = False,
) -> None:
    """Read statements out of a text and print them as JSON."""
    from monitor.app.extracting import extract_lines, extract_text

    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    if jsonl:
        for line in extract_lines(text.splitlines()):
            typer.echo(line)
    else:
        typer.echo(extract_text(text, published, source))


def sources(data: Data = None) -> None:
    """List the sources and how each last answered."""
    from rich.console import Console

    from monitor.app import show

    monitor, _ = open_data(data)
    show.print_sources(monitor, Console(highlight=False))
