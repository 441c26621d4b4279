"""The commands by which a human keeps something back: hold add, hold list, hold release."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.app.options import Data, TableOrJson, open_data, read_moment

app = typer.Typer(
    help="Keep something back from every door, list what is kept back, release it.", no_args_is_help=True
)


@app.command()
def add(
    reason: Annotated[str, typer.Option(help="Why, in a sentence; for the operator, never published.")],
    data: Data = None,
    observation: Annotated[str | None, typer.Option(help="The id of one saying, as evidence has it.")] = None,
    place: Annotated[str | None, typer.Option(help="Everything of a place and of what lies in it.")] = None,
    kind: Annotated[str | None, typer.Option(help="Of the place: one kind only, such as outage.")] = None,
    start: Annotated[
        datetime | None,
        typer.Option("--from", parser=read_moment, metavar="TIME", help="What was from then on."),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", parser=read_moment, metavar="TIME", help="What was before then."),
    ] = None,
    by: Annotated[str, typer.Option(help="Who decided it.")] = "",
) -> None:
    """Hold one saying, or everything of a place, a kind and a stretch of time."""
    from monitor.app.holding import Wanted, hold

    monitor, _ = open_data(data)
    wanted = Wanted(
        observation=observation, place=place, kind=kind, start=start, end=end, reason=reason, by=by
    )
    typer.echo(f"hold {hold(monitor, wanted, at=datetime.now(UTC))}")


@app.command(name="list")
def list_(
    data: Data = None,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """List every hold there ever was, with its release."""
    from monitor.app.holding import hold_lines, holds_json
    from monitor.store.publication import holds

    monitor, _ = open_data(data)
    found = holds(monitor.engine)
    if format_ == "json":
        typer.echo(holds_json(found))
    else:
        typer.echo("\n".join(hold_lines(found)) or "no holds")


@app.command()
def release(
    hold: Annotated[int, typer.Argument(help="The number of the hold.")],
    data: Data = None,
    reason: Annotated[str, typer.Option(help="Why it may leave now.")] = "",
) -> None:
    """End a hold: what it kept back leaves from now on, if nothing else keeps it."""
    from monitor.app.holding import release as end

    monitor, _ = open_data(data)
    end(monitor, hold, reason=reason, at=datetime.now(UTC))
    typer.echo(f"hold {hold} released")
