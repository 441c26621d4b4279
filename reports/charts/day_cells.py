"""The cells of the calendar: hours affected on each day in each city, read from the frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from reports.charts.frames import day, rows_in

Range = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One place on one day: hours affected by layer as [at least, at most], and the observed share."""

    observed: Range
    day_hours: float
    hours: dict[str, Range] = field(default_factory=dict)

    @property
    def unknown(self) -> bool:
        """Whether nothing at all was observed."""
        return not self.observed[1] > 0


@dataclass(frozen=True, kw_only=True)
class CityRow:
    """One place and its cells by day."""

    place: str
    name: str
    cells: Mapping[date, Cell]

    @property
    def known(self) -> bool:
        """Whether anything was observed on any day."""
        return any(not cell.unknown for cell in self.cells.values())

    @property
    def seen(self) -> Range:
        """The observed share over all its days, longer days weighing more."""
        total = sum(cell.day_hours for cell in self.cells.values()) or 1.0
        low, high = (
            sum(cell.observed[end] * cell.day_hours for cell in self.cells.values()) / total for end in (0, 1)
        )
        return low, high


def hours_text(low: float, high: float) -> str:
    """Write hours as at least and at most: "0 h", "<1 h", "6-24 h" with a dash, in whole hours."""
    first, last = round(low), round(high)
    if high <= 0:
        return "0 h"
    if last == 0:
        return "<1 h"
    if first == last:
        return f"{first} h"
    return f"{first}–{last} h" if first or low <= 0 else f"<1–{last} h"


def cities_of(hours: pd.DataFrame, service: str, lead_place: str) -> list[CityRow]:
    """Return the places of one service in the order of the frame, the lead place first."""
    names: dict[str, str] = {}
    cells: dict[str, dict[date, Cell]] = {}
    for row in rows_in(hours[hours["service"] == service]):
        place, on = str(row.place), day(row.on)
        names.setdefault(place, str(row.place_name))
        cell = cells.setdefault(place, {}).setdefault(
            on,
            Cell(
                observed=(float(row.observed_share_low), float(row.observed_share_high)),
                day_hours=float(row.day_hours),
            ),
        )
        cell.hours[str(row.layer)] = (float(row.hours_affected_low), float(row.hours_affected_high))
    rows = [CityRow(place=place, name=name, cells=cells[place]) for place, name in names.items()]
    return sorted(rows, key=lambda row: row.place != lead_place)
