"""The commands that show what is believed: timeline, explain, corrections."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from monitor.app.options import (
    AsJson,
    AsOf,
    Data,
    Format,
    ServiceName,
    TableOrJson,
    open_data,
    read_day,
)


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


def explain(
    place: Annotated[str, typer.Argument(help="A name in any language of the gazetteer, or an id.")],
    at: Annotated[
        str, typer.Argument(metavar="TIME", help="2022-12-16T19:00 on the place's clock, or with an offset.")
    ],
    data: Data = None,
    service: Annotated[ServiceName | None, typer.Option(help="One service only.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """Say why a state is what it is: the words that stand, what was decided, quotes and pages."""
    from rich.console import Console

    from monitor.app import explained

    monitor, _ = open_data(data)
    where, belief, found = explained.explanations(monitor, place, at, service, as_of)
    if as_json or format_ == "json":
        typer.echo(explained.explanations_json(where, belief, found, monitor))
    else:
        explained.print_explanations(where, belief, found, monitor, Console(highlight=False))


def corrections(
    data: Data = None,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """List the corrections, how many observations each touches, and whether it finds what it expects."""
    from rich.console import Console

    from monitor.app import corrections_shown, exits
    from monitor.app.corrected import checked, corrections_of

    monitor, _ = open_data(data)
    found = checked(monitor.engine, corrections_of(monitor.data))
    if format_ == "json":
        typer.echo(corrections_shown.corrections_json(found))
    elif found:
        corrections_shown.print_corrections(found, Console(highlight=False))
    else:
        typer.echo("no corrections")
    raise typer.Exit(exits.BROKEN if any(one.broken for one in found) else exits.OK)
