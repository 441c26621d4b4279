"""The command about the market: gas-cap."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from monitor.app.options import AsOf, Data, TableOrJson, open_data, read_day


def gas_cap(
    prices: Annotated[
        Path | None,
        typer.Option(help="CSV of date,eur_mwh, or Yahoo's export. Default: the prices that are held."),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option(help="CSV of date,reference_eur_mwh, or ACER's date,nwe_des_eur_mwh,se_des_eur_mwh."),
    ] = None,
    price_only: Annotated[
        bool, typer.Option("--price-only", help="Judge by the first condition alone: above 180.")
    ] = False,
    first: Annotated[
        date | None, typer.Option("--from", parser=read_day, metavar="YYYY-MM-DD", help="First day shown.")
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=read_day, metavar="YYYY-MM-DD", help="Last day judged.")
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
    data: Data = None,
) -> None:
    """Tell when the EU gas cap would have fired on a series of prices, its gaps, and how far it was."""
    from rich.console import Console

    from monitor.app import gas_cap as asked
    from monitor.app import gas_cap_shown

    now = datetime.now(UTC)
    answer = asked.judged(
        asked.prices_of_file(prices, now, as_of) if prices else open_data(data)[0].belief(as_of).prices,
        asked.references_of_file(reference, now) if reference else None,
        file=prices,
        price_only=price_only,
        first=first,
        last=last,
        as_of=as_of,
    )
    if format_ == "json":
        typer.echo(gas_cap_shown.cap_json(answer))
    else:
        gas_cap_shown.print_cap(answer, Console(highlight=False))
