"""The commands that show what is believed: timeline, corrections."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from monitor.app.options import AsOf, Data, Format, ServiceName, TableOrJson, open_data, read_day


def timeline(
    place: Annotated[
        str, typer.Argument(help="A name in any language of the gazetteer, or an id like UA-30.")
    ],
    data: Data = None,
    service: Annotated[ServiceName | None, typer.Option(help="One service only.")] = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=read_day, metavar="YYYY-MM-DD", help="First local day.")
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=read_day, metavar="YYYY-MM-DD", help="Last local day.")
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """Show what was the case at a place, service by service, and who said so."""
    from rich.console import Console

    from monitor.app import show
    from monitor.app.view import view_of

    monitor, _ = open_data(data)
    view = view_of(monitor, place, service, first, last, as_of)
    if format_ == "json":
        typer.echo(show.timeline_json(view, monitor))
    elif format_ == "csv":
        typer.echo(show.timeline_csv(view), nl=False)
    else:
        show.print_timeline(view, Console(highlight=False))


def corrections(
    data: Data = None,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """List the corrections, how many observations each touches, and whether it finds what it expects."""
    from rich.console import Console

    from monitor.app import exits, show
    from monitor.app.corrected import checked, corrections_of

    monitor, _ = open_data(data)
    found = checked(monitor.engine, corrections_of(monitor.data))
    if format_ == "json":
        typer.echo(show.corrections_json(found))
    elif found:
        show.print_corrections(found, Console(highlight=False))
    else:
        typer.echo("no corrections")
    raise typer.Exit(exits.BROKEN if any(one.broken for one in found) else exits.OK)
