"""Rebuilding: everything believed, worked out anew from the facts and written out as CSV for people.

A rebuild of the same facts writes the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from feeds.localtime import days_between, local_day
from feeds.places import clock_of
from monitor import frames
from monitor.app.access import Monitor
from monitor.atomic import write_whole
from monitor.belief import Belief
from monitor.episode import Lane

BELIEF = "belief"


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """What a rebuild made: how many rows of each kind, and a digest of all bytes."""

    observations: int
    episodes: int
    days: int
    changed: bool
    digest: str


def rebuild(monitor: Monitor) -> Rebuilt:
    """Work out everything believed from all facts that may leave and write `<data>/belief/*.csv`."""
    belief = monitor.belief(door="rebuild")
    lanes = sorted(belief.timelines)
    tables = {
        "episodes": frames.episode_frame(belief, lanes),
        "hours": _known_hours(belief),
        "conflicts": frames.conflict_frame(belief, lanes),
        "decisions": frames.decision_frame(belief, lanes),
    }
    digest, changed = hashlib.sha256(), False
    for name, table in tables.items():
        content = frames.csv_bytes(table)
        digest.update(content)
        changed |= write_whole(monitor.data / BELIEF / f"{name}.csv", content)
    return Rebuilt(
        observations=len(belief.said),
        episodes=len(tables["episodes"]),
        days=len(tables["hours"]) // 4,
        changed=changed,
        digest=digest.hexdigest()[:16],
    )


def _known_hours(belief: Belief) -> pd.DataFrame:
    """Hours of every lane on every day of which anything is known; other days are unknown, not zero."""
    parts = [
        frames.hours_frame(belief, [lane], _days(belief, lane), clock_of) for lane in sorted(belief.timelines)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=frames.HOURS_COLUMNS)


def _days(belief: Belief, lane: Lane) -> list[date]:
    zone = clock_of(lane[0])
    days: set[date] = set()
    for known in belief.timeline(*lane).known:
        last = known.end - timedelta(microseconds=1)
        days.update(days_between(local_day(known.start, zone), local_day(last, zone)))
    return sorted(days)
