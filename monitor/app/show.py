"""What the command line prints: timelines and sources, as tables, CSV or JSON."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table

from feeds.catalog import catalog
from feeds.localtime import at_hour, local_day
from feeds.observation import Service
from feeds.places import Place, gazetteer
from monitor.app.access import Monitor, lanes_of
from monitor.belief import Belief
from monitor.metrics import observed_share
from monitor.store import attempts, facts
from monitor.timeline import StateInterval, states
from reports import words

DAYS_SHOWN = 14


@dataclass(frozen=True, kw_only=True)
class View:
    """A timeline as asked for: whose, from when to when, as of when."""

    place: Place
    start: datetime
    end: datetime
    as_of: datetime | None
    belief: Belief
    lanes: tuple[tuple[str, Service], ...]

    def shown(self, lane: tuple[str, Service]) -> list[StateInterval]:
        """Return the states of one lane inside the view."""
        return states(self.belief.timeline(*lane), self.start, self.end)


def view_of(
    monitor: Monitor,
    name: str,
    service: Service | None,
    first: date | None,
    last: date | None,
    as_of: datetime | None,
) -> View:
    """Return the view asked for; without dates, the two weeks up to the last day anything is known of.

    What is believed of a time after `as_of` is no belief yet: the view ends there.
    """
    place = gazetteer().find(name)
    belief = monitor.belief(as_of)
    lanes = tuple(lanes_of(belief, place, service))
    to = last or _last_day(belief, lanes, place, as_of)
    since = first or to - timedelta(days=DAYS_SHOWN - 1)
    if since > to:
        raise ValueError(f"--from {since} is after --to {to}")
    end = at_hour(to, 24, place.clock)
    start = at_hour(since, 0, place.clock)
    end = max(start, min(end, as_of)) if as_of else end
    return View(place=place, start=start, end=end, as_of=as_of, belief=belief, lanes=lanes)


def _last_day(
    belief: Belief, lanes: tuple[tuple[str, Service], ...], place: Place, as_of: datetime | None
) -> date:
    ends = [known.end for lane in lanes for known in belief.timeline(*lane).known]
    last = max(ends, default=as_of)
    if last is None:
        raise ValueError(f"nothing is known of {place.name_en}; give --from and --to")
    return local_day(min(last, as_of) if as_of else last, place.clock)


def print_timeline(view: View, console: Console) -> None:
    """Print a table per service, the conflicts, and the sayings they rest on."""
    zone = view.place.clock
    cited: dict[str, int] = {}
    for lane in view.lanes:
        line = view.belief.timeline(*lane)
        seen = words.observed(observed_share(line, view.start, view.end)) if view.end > view.start else ""
        table = Table(
            title=f"{view.place.name_en} ({view.place.id}), {lane[1]} - {seen}", title_justify="left"
        )
        for column in ("from", "to", "state", "share off", "of", "sources"):
            table.add_column(column, overflow="fold")
        for s in view.shown(lane):
            numbers = [str(cited.setdefault(i, len(cited) + 1)) for i in s.evidence]
            table.add_row(
                f"{s.start.astimezone(zone):%Y-%m-%d %H:%M}",
                f"{s.end.astimezone(zone):%Y-%m-%d %H:%M}",
                words.STATE[s.state] + ("" if s.certain else " (possibly)"),
                words.share_range(s.share_off)
                if s.share_off and s.share_off.high > s.share_off.low - 1
                else "",
                s.base or "",
                ", ".join(numbers),
            )
        console.print(table)
    _print_conflicts(view, console)
    for identity, number in cited.items():
        said = view.belief.said[identity]
        doubt = f" [doubtful: {said.doubt}]" if said.doubt else ""
        console.print(
            f"[{number}] {words.when(said.at, zone)}: {said.quote} - {said.said_by or said.publisher}, "
            f"{said.publisher} {said.url}{doubt}",
            markup=False,
            highlight=False,
        )


def _print_conflicts(view: View, console: Console) -> None:
    for c in view.belief.resolution.conflicts:
        if (c.place, c.service) in view.lanes and view.start <= c.at.latest and c.at.earliest < view.end:
            sides = " against ".join(
                f"{words.share_range(share)} off ({view.belief.said[i].publisher})" for i, share in c.sides
            )
            console.print(
                f"CONFLICT {c.service}, {words.when(c.at, view.place.clock)}: {sides}; named first: "
                f"{view.belief.said[c.chosen].publisher} - {c.reason}",
                markup=False,
                highlight=False,
            )


def timeline_json(view: View, monitor: Monitor) -> str:
    """Return the view as JSON, with every saying it rests on and its archived document."""
    cited: set[str] = set()
    services = []
    for lane in view.lanes:
        shown = view.shown(lane)
        conflicts = [c for c in view.belief.resolution.conflicts if (c.place, c.service) == lane]
        conflicts = [c for c in conflicts if view.start <= c.at.latest and c.at.earliest < view.end]
        cited |= {i for s in shown for i in s.evidence} | {i for c in conflicts for i, _ in c.sides}
        observed = observed_share(view.belief.timeline(*lane), view.start, view.end)
        services.append(
            {
                "service": lane[1],
                "observed_share": [observed.low, observed.high],
                "intervals": [_interval(s) for s in shown],
                "conflicts": [
                    {
                        "at": [_utc(c.at.earliest), _utc(c.at.latest)],
                        "base": c.base,
                        "sides": [{"observation": i, "share_off": [b.low, b.high]} for i, b in c.sides],
                        "chosen": c.chosen,
                        "reason": c.reason,
                    }
                    for c in conflicts
                ],
            }
        )
    answer = {
        "place": view.place.id,
        "name": view.place.name_en,
        "zone": view.place.zone,
        "from": _utc(view.start),
        "to": _utc(view.end),
        "as_of": view.as_of and _utc(view.as_of),
        "services": services,
        "evidence": _evidence(view, monitor, cited),
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _interval(s: StateInterval) -> dict[str, Any]:
    return {
        "start_at": _utc(s.start),
        "end_at": _utc(s.end),
        "state": s.state,
        "certain": s.certain,
        "share_off": [s.share_off.low, s.share_off.high] if s.share_off else None,
        "base": s.base,
        "evidence": list(s.evidence),
    }


def _evidence(view: View, monitor: Monitor, cited: set[str]) -> dict[str, Any]:
    documents = facts.provenance(monitor.engine, cited)
    found = {}
    for identity in sorted(cited):
        said = view.belief.said[identity]
        found[identity] = {
            "at": [_utc(said.at.earliest), _utc(said.at.latest)],
            "known_at": _utc(said.known_at),
            "quote": said.quote,
            "said_by": said.said_by,
            "publisher": said.publisher,
            "url": said.url,
            "doubt": said.doubt,
            "document_sha256": documents[identity].sha256,
            "locator": documents[identity].locator,
        }
    return found


def timeline_csv(view: View) -> str:
    """Return the view as CSV, one row per interval; shares are 0 to 1."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [
            "place",
            "service",
            "start_at",
            "end_at",
            "state",
            "certain",
            "share_off_low",
            "share_off_high",
            "base",
            "evidence",
        ]
    )
    for lane in view.lanes:
        for s in view.shown(lane):
            low, high = (s.share_off.low, s.share_off.high) if s.share_off else ("", "")
            writer.writerow(
                [
                    *lane,
                    _utc(s.start),
                    _utc(s.end),
                    s.state,
                    str(s.certain).lower(),
                    low,
                    high,
                    s.base or "",
                    " ".join(s.evidence),
                ]
            )
    return out.getvalue()


def print_sources(monitor: Monitor, console: Console) -> None:
    """Print every source with how it last answered."""
    last = attempts.last_attempts(monitor.engine)
    table = Table()
    for column in ("source", "publisher", "kind", "last asked", "outcome", "problem"):
        table.add_column(column, overflow="fold")
    for name, feed in catalog().items():
        tried = last.get(name)
        table.add_row(
            name,
            feed.source.publisher,
            "curated table" if feed.source.table else "live",
            f"{tried.at:%Y-%m-%d %H:%M} UTC" if tried else "never",
            tried.outcome if tried else "",
            tried.problem if tried else "",
        )
    console.print(table)


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
