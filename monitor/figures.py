"""The figures of a lane's local day as the ledger of editions keeps them, and the sayings they rest on. Pure.

A figure is stored as "low..high" (hours, or a share of the day), or as "unknown" where nobody's word stood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from feeds.bounds import Bounds
from feeds.localtime import days_between, local_day
from feeds.observation import Statement
from monitor.belief import SERVICES, Belief
from monitor.episode import Lane
from monitor.metrics import DayHours, day_hours
from monitor.timeline import Known, LayerInterval, Span, Timeline

UNKNOWN = "unknown"
OBSERVED = "observed_share"
SAYINGS = "sayings"
"""In the ledger beside the figures: the ids of what they rest on, with the corrections made."""
PRINTED = (
    "hours_affected/together",
    "hours_off/together",
    OBSERVED,
    "hours_affected/outage",
    "hours_affected/emergency",
    "hours_affected/scheduled",
)
"""The figures that a reader of an edition sees, in the order in which they are told."""

_KEY = re.compile(r"(?P<place>.+)/(?P<service>[a-z]+)/\d{4}-\d{2}-\d{2}/")
Stretch = TypeVar("Stretch", bound=Span)


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The ids of the sayings that a day's figures rest on, each with the correction made to it or nothing."""

    behind: dict[str, str]
    """Said of the day, or standing on it."""
    near: dict[str, str]
    """Said of the day before or after: they bear on it only now and then."""


@dataclass(frozen=True, kw_only=True)
class LaneDays:
    """What is believed of one lane, cut at the midnights of its own clock."""

    line: Timeline
    zone: ZoneInfo
    layers: Mapping[date, Sequence[LayerInterval]]
    known: Mapping[date, Sequence[Known]]
    said: Mapping[date, Sequence[Statement]]
    """The actual statements by the local day on which the middle of their time lies."""

    def hours(self, on: date) -> list[DayHours]:
        """Return the rows of one local day: see `metrics.day_hours`."""
        layers, known = self.layers.get(on, ()), self.known.get(on, ())
        return day_hours(replace(self.line, layers=tuple(layers), known=tuple(known)), on, self.zone)

    def figures(self, on: date) -> dict[str, str]:
        """Return the figures of one local day by name, as they are stored."""
        return stored_figures(self.hours(on))

    def behind(self, on: date) -> set[str]:
        """Return the ids of what was said of the day, and of the words that stood on it."""
        standing = {i for piece in self.layers.get(on, ()) for i in piece.evidence}
        return standing | {s.id for s in self.said.get(on, ())}

    def near(self, on: date) -> set[str]:
        """Return the ids of what was said of the day, the one before and the one after."""
        days = (on + timedelta(days=n) for n in (-1, 0, 1))
        return {s.id for day in days for s in self.said.get(day, ())}


def lane_days(
    belief: Belief, lanes: Iterable[Lane], clock_of: Callable[[str], ZoneInfo]
) -> dict[Lane, LaneDays]:
    """Return each lane with its layers, words and statements by local day."""
    wanted = dict.fromkeys(lanes)
    said: dict[Lane, list[Statement]] = defaultdict(list)
    for one in belief.said.values():
        if isinstance(one, Statement) and one.modality == "actual" and one.place and one.service:
            said[one.place, one.service].append(one)
    found = {}
    for lane in wanted:
        line, zone = belief.timeline(*lane), clock_of(lane[0])
        by_day: dict[date, list[Statement]] = defaultdict(list)
        for one in said.get(lane, ()):
            by_day[local_day(one.at.middle, zone)].append(one)
        found[lane] = LaneDays(
            line=line,
            zone=zone,
            layers=_by_day(line.layers, zone),
            known=_by_day(line.known, zone),
            said=by_day,
        )
    return found


def _by_day(stretches: Iterable[Stretch], zone: ZoneInfo) -> dict[date, list[Stretch]]:
    found: dict[date, list[Stretch]] = defaultdict(list)
    for one in stretches:
        last = _last_moment(one.end)
        for day in days_between(local_day(one.start, zone), local_day(last, zone)):
            found[day].append(one)
    return found


def _last_moment(end: datetime) -> datetime:
    """The end of a half-open stretch belongs to the next one."""
    return end - timedelta(microseconds=1)


def stored_figures(rows: Iterable[DayHours]) -> dict[str, str]:
    """Return the figures of one lane's day by name; hours of a day of which nothing is known are unknown."""
    figures = {}
    for h in rows:
        known = h.observed_share.high > 0
        figures[f"hours_affected/{h.layer}"] = stored(h.hours_affected) if known else UNKNOWN
        figures[f"hours_off/{h.layer}"] = stored(h.hours_off) if known else UNKNOWN
        figures[OBSERVED] = stored(h.observed_share)
    return figures


def stored(bounds: Bounds) -> str:
    """Write a range; ten digits keep all that belief computes (six decimals)."""
    return f"{bounds.low:.10g}..{bounds.high:.10g}"


def read(value: str) -> Bounds | None:
    """Read a stored figure back, None for unknown."""
    if value == UNKNOWN:
        return None
    low, high = value.split("..")
    return Bounds(float(low), float(high))


def resting_on(belief: Belief, days: LaneDays, on: date) -> str:
    """Return what the figures of a day rest on, as the ledger keeps it: JSON of a Basis."""
    behind = days.behind(on)
    basis = Basis(
        behind={i: belief.said[i].corrected for i in sorted(behind)},
        near={i: belief.said[i].corrected for i in sorted(days.near(on) - behind)},
    )
    return msgspec.json.encode(basis).decode()


def key(lane: Lane, on: date, name: str) -> str:
    """Return the id of a figure in the ledger: place, service, day and name."""
    return f"{lane[0]}/{lane[1]}/{on}/{name}"


def lane_of(figure: str) -> Lane:
    """Return the lane of a figure by its id; ValueError for what is no such id."""
    found = _KEY.match(figure)
    service = next((s for s in SERVICES if found and s == found["service"]), None)
    if found is None or service is None:
        raise ValueError(f"not the id of a figure: {figure!r}")
    return found["place"], service
