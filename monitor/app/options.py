"""The options that commands share, how their values are read, and how a command opens the data.

Importing this costs next to nothing: what a command needs is imported when it runs.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from monitor.app.access import Monitor
    from monitor.app.settings import Settings

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", envvar="ENERGY_MONITOR_DATA", help="Data directory.", show_default="user data folder"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask no source over the network.")]
Format = Literal["table", "csv", "json"]
TableOrJson = Literal["table", "json"]
ServiceName = Literal["electricity", "heat", "water", "gas"]


def read_day(text: str) -> date:
    """Read a date option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"not a date like 2022-12-19: {text!r}") from None


def read_moment(text: str) -> datetime:
    """Read a time option: ISO 8601 with an offset, or "now"."""
    from feeds.localtime import read_utc

    if text == "now":
        return datetime.now(UTC).replace(second=0, microsecond=0)
    try:
        return read_utc(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


AsOf = Annotated[
    datetime | None,
    typer.Option(parser=read_moment, metavar="TIME", help="What was known then: 2022-12-17T06:00Z, or now."),
]


FetchedAt = Annotated[
    datetime | None,
    typer.Option(parser=read_moment, metavar="TIME", help="When it was fetched (with offset). Default: now."),
]
Published = Annotated[
    datetime | None, typer.Option(parser=read_moment, metavar="TIME", help="When its author published it.")
]
Url = Annotated[str | None, typer.Option(help="The address that it was captured from.")]


def open_data(data: Path | None) -> tuple[Monitor, Settings]:
    """Return the monitor of a data directory and its settings, checked."""
    from monitor.app.access import Monitor
    from monitor.app.settings import data_directory, load_settings

    where = data_directory(data)
    settings = load_settings(where)
    return Monitor.at(where), settings


def print_json(answer: dict[str, Any]) -> None:
    """Print a result as JSON."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def escaped(text: str) -> str:
    """Return text that rich prints as it is."""
    from rich.markup import escape

    return escape(text)
