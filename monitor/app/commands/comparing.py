"""The command that compares before and after an event of the policy register."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from monitor.app.options import AsOf, Data, ServiceName, TableOrJson, open_data


def compare_policy(
    event: Annotated[
        str, typer.Argument(help='An id of the register, eu-gas-cap-agreed, or "eu-gas-cap agreed".')
    ],
    place: Annotated[
        str | None, typer.Argument(help="A name in any language of the gazetteer, or an id; not for a price.")
    ] = None,
    data: Data = None,
    metric: Annotated[
        Literal["hours_off", "hours_affected", "customer_hours", "price"],
        typer.Option(help="What to compare, day by day."),
    ] = "hours_off",
    service: Annotated[ServiceName | None, typer.Option(help="One service only.")] = None,
    window: Annotated[int, typer.Option(min=5, metavar="DAYS", help="Days on each side.")] = 28,
    min_observed: Annotated[
        float, typer.Option(min=0, max=1, metavar="SHARE", help="Share of usable days each side needs.")
    ] = 0.5,
    seed: Annotated[int, typer.Option(min=0, help="Of the bootstrap: same seed, same figures.")] = 0,
    as_of: AsOf = None,
    format_: Annotated[TableOrJson, typer.Option("--format", help="How to print it.")] = "table",
) -> None:
    """Compare a place before and after a policy event; exit code 3 if too little was observed to."""
    from rich.console import Console

    from monitor.app import compared, exits
    from monitor.comparison.asked import How

    if place is None and metric != "price":
        raise exits.Misused(f"{metric} is of a place: name one after the event")
    monitor, _ = open_data(data)
    how = How(metric=metric, days=window, min_observed=min_observed, seed=seed)
    found = compared.compared(monitor, event, place, service, how, as_of)
    if format_ == "json":
        typer.echo(compared.comparisons_json(found, as_of))
    else:
        compared.print_comparisons(found, Console(highlight=False))
    if any(answer.comparison.refused for answer in found):
        raise typer.Exit(exits.INCOMPLETE)
