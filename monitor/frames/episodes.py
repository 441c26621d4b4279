"""What the sayings amount to: episodes, the conflicts between them, and the decisions taken."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from monitor.belief import Belief
from monitor.episode import Lane
from monitor.frames.table import framed

EPISODE_COLUMNS = [
    "place", "service", "layer", "start_earliest", "start_latest", "end_earliest", "end_latest",
    "share_off_low", "share_off_high", "relapses", "evidence",
]  # fmt: skip

CONFLICT_COLUMNS = [
    "place", "service", "about", "at_earliest", "at_latest", "base", "share_off_low", "share_off_high",
    "said_by", "publisher", "chosen", "reason", "evidence",
]  # fmt: skip
DECISION_COLUMNS = [
    "place", "service", "layer", "at_earliest", "at_latest", "verdict", "reason", "chosen", "evidence",
]  # fmt: skip


def episode_frame(belief: Belief, lanes: Iterable[Lane]) -> pd.DataFrame:
    """Return every episode with bounds for both ends; an empty end is one that nobody reported."""
    wanted = set(lanes)
    rows = []
    for e in belief.resolution.episodes:
        if (e.place, e.service) not in wanted:
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
    return framed(rows, EPISODE_COLUMNS, times=times)


def conflict_frame(belief: Belief, lanes: Iterable[Lane]) -> pd.DataFrame:
    """Return every side of every conflict, one row each; `chosen` marks the one that is followed."""
    wanted = set(lanes)
    rows = [
        (
            c.place, c.service, c.about, c.at.earliest, c.at.latest, c.base or "", share.low, share.high,
            said.said_by, said.publisher, side == c.chosen, c.reason, (side,),
        )
        for c in belief.resolution.conflicts
        if (c.place, c.service) in wanted
        for side, share in c.sides
        for said in [belief.said[side]]
    ]  # fmt: skip
    return framed(rows, CONFLICT_COLUMNS, times=("at_earliest", "at_latest"))


def decision_frame(belief: Belief, lanes: Iterable[Lane]) -> pd.DataFrame:
    """Return what was decided where the words alone do not say it, each with its reason."""
    wanted = set(lanes)
    rows = [
        (d.place, d.service, d.layer, d.at.earliest, d.at.latest, d.verdict, d.reason, d.chosen, d.evidence)
        for d in belief.resolution.decisions
        if (d.place, d.service) in wanted
    ]
    return framed(rows, DECISION_COLUMNS, times=("at_earliest", "at_latest"))
