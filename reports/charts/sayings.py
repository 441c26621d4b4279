"""Sayings of how many are supplied again: read from the frame, put in order, and written in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from reports.charts.frames import rows_in
from reports.style import span_text


@dataclass(frozen=True, kw_only=True)
class Saying:
    """One saying: the share with supply as bounds, its figure (NaN: none), and the time it can be of."""

    place: str
    name: str
    service: str
    at_earliest: datetime
    at_latest: datetime
    valid_until: datetime
    share_on_low: float
    share_on_high: float
    figure: float
    base: str
    publisher: str
    conflict: bool
    episode: int

    @property
    def about_at(self) -> datetime:
        """The middle of the time it can be of, only to put sayings in an order and a point in its box."""
        return self.at_earliest + (self.at_latest - self.at_earliest) / 2

    @property
    def words(self) -> str:
        """The share as it was said: "40%", "≥70%", "≤30%", "about 90%", or a range."""
        low, high, figure = self.share_on_low, self.share_on_high, self.figure
        if low == high:
            return span_text(low, high)
        if high >= 1 and not figure > low:
            return f"≥{span_text(low, low)}"
        if low <= 0 and not figure < high:
            return f"≤{span_text(high, high)}"
        if math.isnan(figure):
            return span_text(low, high)
        return f"about {span_text(figure, figure)}"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The sayings of one service and episode about one time: one, or several that disagree."""

    sayings: tuple[Saying, ...]

    @property
    def about_at(self) -> datetime:
        """The middle of its time."""
        return self.sayings[0].about_at

    @property
    def valid_until(self) -> datetime:
        """When the last of its words expires."""
        return max(saying.valid_until for saying in self.sayings)

    @property
    def figures(self) -> list[float]:
        """The figures said, without the sayings that name none."""
        return [saying.figure for saying in self.sayings if not math.isnan(saying.figure)]


def sayings_of(shares: pd.DataFrame) -> dict[str, list[Saying]]:
    """Return the sayings by place, places in the order of the frame, sayings in the order of time."""
    places: dict[str, list[Saying]] = {}
    for row in rows_in(shares):
        places.setdefault(str(row.place), []).append(
            Saying(
                place=str(row.place),
                name=str(row.place_name),
                service=str(row.service),
                at_earliest=row.at_earliest,
                at_latest=row.at_latest,
                valid_until=row.valid_until,
                share_on_low=float(row.share_on_low),
                share_on_high=float(row.share_on_high),
                figure=float(row.share_on_figure),
                base=str(row.base),
                publisher=str(row.publisher),
                conflict=bool(row.conflict),
                episode=int(row.episode),
            )
        )
    for sayings in places.values():
        sayings.sort(key=lambda saying: (saying.about_at, saying.service, saying.share_on_low))
    return places


def chains_of(sayings: list[Saying]) -> list[list[Moment]]:
    """Return for each service and episode its moments in the order of time; no line joins two chains."""
    chains: dict[tuple[str, int], dict[tuple[datetime, datetime], list[Saying]]] = {}
    for saying in sayings:
        chain = chains.setdefault((saying.service, saying.episode), {})
        chain.setdefault((saying.at_earliest, saying.at_latest), []).append(saying)
    return [[Moment(sayings=tuple(group)) for group in chain.values()] for chain in chains.values()]


def bases_of(sayings: list[Saying], service: str) -> list[str]:
    """Return the bases that the sayings of a service name, first met first."""
    return list(dict.fromkeys(saying.base for saying in sayings if saying.service == service))
