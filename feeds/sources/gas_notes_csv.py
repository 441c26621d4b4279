"""Single quotes of the front-month price of natural gas at the Dutch hub TTF, each with its source."""

from __future__ import annotations

from datetime import date
from typing import get_args

from feeds.localtime import day_bounds
from feeds.observation import BoundKind, Document, Parsed, Price, Source
from feeds.table import Row, read_rows

SOURCE = Source(
    id="gas_notes_csv",
    title="Quotes of the TTF front-month gas price around the EU gas cap",
    publisher="Energy Impact Monitor",
    home="",
    licence="Apache-2.0; single facts in our own words, each with its source",
    zone="Europe/Amsterdam",
    table="gas_prices.csv",
    retrieved_on=date(2026, 11, 22),
)

COLUMNS = ("on", "product", "eur_mwh", "bound", "publisher", "url", "published", "doubt", "text")
PRODUCTS = ("TTF front month",)


def parse(document: Document) -> Parsed:
    """Read the quotes, in EUR/MWh; each is known since its publication.

    Raises LayoutChanged for another shape and UnknownValue for a cell without a meaning.
    """
    rows, drift = read_rows(document, COLUMNS)
    return Parsed(observations=tuple(_price(row) for row in rows), drift=drift)


def _price(row: Row) -> Price:
    on = row.day("on")
    return Price(
        source=SOURCE.id,
        place=None,
        at=day_bounds(on, SOURCE.clock),
        known_at=row.known_at("published", SOURCE.clock),
        quote=row.text("text"),
        publisher=row.text("publisher"),
        url=row.address("url"),
        locator=f"line {row.line}",
        doubt=row.cells["doubt"],
        product=row.one_of("product", PRODUCTS),
        on=on,
        eur_mwh=row.number("eur_mwh"),
        bound=row.one_of("bound", get_args(BoundKind)),
    )
