"""Belief as tidy pandas frames, units in the column names: the way out for people and for charts.

Pure. Times are UTC, half-open; shares are 0 to 1; every row names its evidence by observation ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from feeds.observation import Service, Statement
from monitor.belief import Belief
from monitor.corroboration import base, named_figure, named_share
from monitor.episode import Episode, Lane, Mention
from monitor.metrics import day_hours
from monitor.states import STATES, display_state, states
from monitor.timeline import word

ClockOf = Callable[[str], ZoneInfo]

STATE_COLUMNS = [
    "place", "service", "start_at", "end_at", "state", "certain",
    "share_off_low", "share_off_high", "share_off_named_low", "share_off_named_high",
    "base", "also", "evidence",
]  # fmt: skip
HOURS_COLUMNS = [
    "place", "service", "on", "layer", "hours_affected_low", "hours_affected_high", "hours_off_low",
    "hours_off_high", "observed_share_low", "observed_share_high", "day_hours", "bases", "evidence",
]  # fmt: skip
SHARE_COLUMNS = [
    "place", "service", "episode", "at_earliest", "at_latest", "valid_until", "share_on_low", "share_on_high",
    "share_on_figure", "base", "publisher", "conflict", "evidence",
]  # fmt: skip
PLAN_COLUMNS = [
    "place", "service", "on", "groups", "planned_hours_min", "planned_hours_mean", "planned_hours_max",
    "possible_hours_mean", "source_updated_at", "evidence",
]  # fmt: skip
EPISODE_COLUMNS = [
    "place", "service", "layer", "start_earliest", "start_latest", "end_earliest", "end_latest",
    "share_off_low", "share_off_high", "relapses", "evidence",
]  # fmt: skip


def state_frame(belief: Belief, lanes: Iterable[Lane], start: datetime, end: datetime) -> pd.DataFrame:
    """Return what is shown of each lane from `start` to `end`, gaps filled with the state "unknown"."""
    rows = [
        (
            place, service, s.start, s.end, s.state, s.certain,
            s.share_off.low if s.share_off else None, s.share_off.high if s.share_off else None,
            s.named.low if s.named else None, s.named.high if s.named else None,
            s.base or "", " ".join(s.also), s.evidence,
        )
        for place, service in lanes
        for s in states(belief.timeline(place, service), start, end)
    ]  # fmt: skip
    return _frame(rows, STATE_COLUMNS, times=("start_at", "end_at"))


def inherited_frame(
    belief: Belief,
    lanes: Iterable[Lane],
    start: datetime,
    end: datetime,
    ancestors: Callable[[str], Sequence[str]],
) -> pd.DataFrame:
    """Return what was said only of a lane's oblast or country: drawn pale, counted nowhere."""
    rows = []
    for place, service in lanes:
        for _, piece in belief.inherited(place, service, ancestors):
            if piece.end > start and piece.start < end:
                rows.append(
                    (place, service, max(piece.start, start), min(piece.end, end), display_state(piece))
                )
    rows.sort(key=lambda r: (r[0], r[1], r[2], STATES.index(r[4])))
    return _frame(rows, ["place", "service", "start_at", "end_at", "state"], times=("start_at", "end_at"))


def hours_frame(
    belief: Belief, lanes: Iterable[Lane], days: Sequence[date], clock_of: ClockOf
) -> pd.DataFrame:
    """Return hours affected and hours off per lane, local day and layer, with the day's observed share."""
    rows = [
        (
            h.place, h.service, h.on, h.layer, h.hours_affected.low, h.hours_affected.high,
            h.hours_off.low, h.hours_off.high, h.observed_share.low, h.observed_share.high,
            h.day_hours, " / ".join(h.bases), h.evidence,
        )
        for place, service in lanes
        for on in days
        for h in day_hours(belief.timeline(place, service), on, clock_of(place))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=HOURS_COLUMNS)


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
    return _frame(rows, PLAN_COLUMNS, times=("source_updated_at",))


def episode_frame(belief: Belief, lanes: Iterable[Lane] | None = None) -> pd.DataFrame:
    """Return every episode with bounds for both ends; an empty end is one that nobody reported."""
    wanted = None if lanes is None else set(lanes)
    rows = []
    for e in belief.resolution.episodes:
        if wanted is not None and (e.place, e.service) not in wanted:
            continue
        shares = [m.share_off for m in e.mentions]
        rows.append(
            (
                e.place, e.service, e.layer,
                e.start and e.start.earliest, e.start and e.start.latest,
                e.end and e.end.earliest, e.end and e.end.latest,
                min((s.low for s in shares), default=None), max((s.high for s in shares), default=None),
                e.relapses, e.evidence,
            )
        )  # fmt: skip
    times = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    return _frame(rows, EPISODE_COLUMNS, times=times)


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
    return _frame(rows, SHARE_COLUMNS, times=("at_earliest", "at_latest", "valid_until"))


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


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str], times: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    for column in columns:
        if column.startswith("share_"):
            frame[column] = frame[column].astype("float64")
    for column in times:
        frame[column] = pd.to_datetime(frame[column], utc=True).astype("datetime64[us, UTC]")
    return frame


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a frame as CSV, times in ISO 8601 with Z, evidence ids separated by spaces."""
    flat = table.assign(evidence=[" ".join(ids) for ids in table["evidence"]])
    return flat.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%dT%H:%M:%SZ").encode()
