"""What was said, as it was said: shares, indicators, and plans beside what was the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd

from feeds.observation import Service, Statement
from monitor.belief import Belief
from monitor.corroboration import base, named_figure, named_share
from monitor.episode import Episode, Lane, Mention
from monitor.frames.table import ClockOf, ends, framed
from monitor.metrics.against_plan import against_plan
from monitor.timeline import word

SHARE_COLUMNS = [
    "place", "service", "episode", "at_earliest", "at_latest", "valid_until", "share_on_low", "share_on_high",
    "share_on_figure", "base", "publisher", "conflict", "evidence",
]  # fmt: skip
PLAN_COLUMNS = [
    "place", "service", "on", "groups", "planned_hours_min", "planned_hours_mean", "planned_hours_max",
    "possible_hours_mean", "source_updated_at", "evidence",
]  # fmt: skip
AGAINST_COLUMNS = [
    "place", "service", "on", "groups", "planned_hours_min", "planned_hours_mean", "planned_hours_max",
    "hours_overruled_low", "hours_overruled_high", "hours_planned_in_known_low",
    "hours_planned_in_known_high", "hours_affected_low", "hours_affected_high", "hours_off_low",
    "hours_off_high", "hours_beyond_plan_low", "hours_beyond_plan_high", "observed_share_low",
    "observed_share_high", "evidence",
]  # fmt: skip
INDICATOR_COLUMNS = [
    "place", "name", "at_earliest", "at_latest", "value", "unit", "bound", "said_by", "publisher",
    "known_at", "evidence",
]  # fmt: skip


def share_frame(belief: Belief, lanes: Iterable[Lane], clock_of: ClockOf) -> pd.DataFrame:
    """Return every share that was said of each lane as share supplied, one row per saying.

    `valid_until` is when the word lapses at the latest. Sayings of one outage and its restoration carry the
    same episode number.
    """
    disputed = {side for c in belief.resolution.conflicts for side, _ in c.sides}
    rows = []
    for place, service in lanes:
        for number, mention in _numbered(belief, place, service):
            for saying in (belief.said[e] for e in mention.evidence):
                share = named_share(saying) if isinstance(saying, Statement) else None
                if share is None or not isinstance(saying, Statement):
                    continue
                at, gone = mention.at, word(mention, "outage", clock_of(place)).gone
                rows.append(
                    (
                        place, service, number, at.earliest, at.latest, gone,
                        round(1 - share.high, 6), round(1 - share.low, 6),
                        _supplied(saying),
                        base(saying) or "", saying.publisher, saying.id in disputed, (saying.id,),
                    )
                )  # fmt: skip
    return framed(rows, SHARE_COLUMNS, times=("at_earliest", "at_latest", "valid_until"))


def _supplied(said: Statement) -> float | None:
    off = named_figure(said)
    return None if off is None else round(1 - off, 6)


def _numbered(belief: Belief, place: str, service: Service) -> list[tuple[int, Mention]]:
    """Mentions of outages and of the supply that ended them, in order, numbered by outage."""
    mine = [
        e
        for e in belief.resolution.episodes
        if (e.place, e.service) == (place, service) and e.layer in ("outage", "on") and (e.mentions or e.end)
    ]
    number, found = 0, []
    for episode in sorted(mine, key=_began):
        number += episode.layer == "outage"
        found += [(number, mention) for mention in episode.mentions]
    return found


def _began(episode: Episode) -> tuple[datetime, bool]:
    first = episode.mentions[0].at if episode.mentions else episode.end
    if first is None:
        raise ValueError(f"an episode without any time: {episode}")
    return first.middle, episode.layer == "on"


def plan_frame(belief: Belief, places: Iterable[str], first: date, last: date) -> pd.DataFrame:
    """Return planned hours per place, service and local day: min, mean and max over the schedule's groups."""
    wanted = set(places)
    rows = [
        (
            p.place, p.service, p.on, p.groups, p.min_h, p.mean_h, p.max_h, p.possible_h,
            p.source_updated_at, p.evidence,
        )
        for p in belief.planned.values()
        if p.place in wanted and first <= p.on <= last
    ]  # fmt: skip
    return framed(rows, PLAN_COLUMNS, times=("source_updated_at",))


def against_plan_frame(
    belief: Belief, places: Iterable[str], first: date, last: date, clock_of: ClockOf
) -> pd.DataFrame:
    """Return each planned day beside what was the case: see `metrics.against_plan`."""
    wanted = set(places)
    compared = [
        against_plan(plan, belief.timeline(plan.place, plan.service), clock_of(plan.place))
        for plan in belief.planned.values()
        if plan.place in wanted and first <= plan.on <= last
    ]
    rows = [
        (
            c.place, c.service, c.on, c.groups, c.planned_min, c.planned_mean, c.planned_max,
            *ends(c.overruled, c.planned_in_known, c.hours_affected, c.hours_off, c.beyond_plan),
            c.observed_share.low, c.observed_share.high, c.evidence,
        )
        for c in compared
    ]  # fmt: skip
    return framed(rows, AGAINST_COLUMNS)


def indicator_frame(belief: Belief, place: str | None = None, name: str | None = None) -> pd.DataFrame:
    """Return the named figures said (of one place, of one name), by time: a deficit, hours of supply."""
    rows = [
        (
            i.place, i.name, i.at.earliest, i.at.latest, i.value, i.unit, i.bound, i.said_by, i.publisher,
            i.known_at, (i.id,),
        )
        for i in belief.indicators
        if place in (None, i.place) and name in (None, i.name)
    ]  # fmt: skip
    frame = framed(rows, INDICATOR_COLUMNS, times=("at_earliest", "at_latest", "known_at"))
    return frame.astype({"value": "float64"})
