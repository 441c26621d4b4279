"""Daily reference prices of LNG, in EUR/MWh, from a CSV that somebody brings.

Two shapes: `date,reference_eur_mwh`, or ACER's two assessments of delivered LNG,
`date,nwe_des_eur_mwh,se_des_eur_mwh`, of which one may be empty on a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from feeds.errors import UnknownValue
from feeds.observation import Document
from feeds.table import Row, read_rows

OWN = ("date", "reference_eur_mwh")
ACER = ("date", "nwe_des_eur_mwh", "se_des_eur_mwh")


@dataclass(frozen=True, kw_only=True)
class ReferencePrices:
    """The reference price of each day that has one, and how many of ACER's markers each is the mean of."""

    eur_mwh: dict[date, float]
    markers: dict[date, int]
    """Empty where the file gives the reference price itself."""


def read_references(document: Document) -> ReferencePrices:
    """Read one reference price per day; a day with empty cells has none.

    Raises LayoutChanged for another shape and UnknownValue for a cell without a meaning, a price of zero, and
    a day that stands twice.
    """
    header = document.body.lstrip().partition(b"\n")[0].decode("utf-8", "replace")
    columns = OWN if OWN[1] in {cell.strip() for cell in header.split(",")} else ACER
    rows, _ = read_rows(document, columns)
    eur_mwh: dict[date, float] = {}
    markers: dict[date, int] = {}
    lines: dict[date, int] = {}
    for row in rows:
        on = row.day("date")
        if on in lines:
            problem = f"line {row.line}, column date: {row.cells['date']!r}: already on line {lines[on]}"
            raise UnknownValue(document.source, document.key, problem)
        lines[on] = row.line
        told = [_price(row, column) for column in columns[1:] if row.cells[column]]
        if told:
            eur_mwh[on] = round(sum(told) / len(told), 6)
            if columns == ACER:
                markers[on] = len(told)
    return ReferencePrices(eur_mwh=eur_mwh, markers=markers)


def _price(row: Row, column: str) -> float:
    price = row.number(column)
    if price == 0:
        raise row.refuse(column, "no price of LNG")
    return price
