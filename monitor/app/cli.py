"""The command line: which commands there are, and which errors end in which exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer

from feeds.errors import UnknownName
from monitor.app.commands import comparing, day, holds, market, sources, views
from monitor.app.exits import BROKEN, USAGE, Misused
from monitor.errors import DataBroken

app = typer.Typer(
    name="energy-monitor",
    help="Outages, emergency shutdowns and restorations per city, with coverage beside every figure.\n\n"
    "Exit codes: 0 well; 3 report made but a source failed or is stale, or too little was observed to "
    "compare; 2 bad usage or settings; 1 broken.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(day.run)
app.command()(day.collect)
app.command()(sources.ingest)
app.command(name="try")(sources.try_source)
app.command()(sources.extract)
app.command()(day.rebuild)
app.command()(day.report)
app.command()(day.serve)
app.command()(views.timeline)
app.command()(views.explain)
app.command()(comparing.compare_policy)
app.command()(views.corrections)
app.command(name="gas-cap")(market.gas_cap)
app.command()(sources.sources)
app.add_typer(holds.app, name="hold")


def main(run_app: Callable[[], Any] = app) -> None:
    """Run the command line; known errors become one line and an exit code, unknown ones a traceback."""
    try:
        run_app()
    except (Misused, UnknownName) as error:
        _end(error, USAGE)
    except (DataBroken, OSError) as error:
        _end(error, BROKEN)


def _end(error: Exception, code: int) -> None:
    print(f"energy-monitor: {error}", file=sys.stderr)
    sys.exit(code)
