"""Whether the code says of a history what the oracle says of it, in every minute of every lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

import numpy as np

from feeds.observation import Observation, Reading
from monitor.belief import Belief, believe
from monitor.metrics import day_hours
from monitor.timeline import Timeline
from tests.campaigns.belief.columns import Columns, code_columns, oracle_columns
from tests.campaigns.belief.histories import History
from tests.campaigns.belief.oracle import MINUTE, STATES, Verdicts, lanes_of, verdicts
from tests.campaigns.belief.short import told_episode, told_story
from tests.campaigns.belief.times import KYIV

CLOSE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """One thing of one lane that the two say differently, and the first minute of it."""

    lane: tuple[str, str]
    about: str
    minute: datetime | None
    oracle: str
    code: str

    def __str__(self) -> str:
        when = f"{self.minute:%Y-%m-%d %H:%M}Z" if self.minute else "-"
        return f"{'/'.join(self.lane)} {when} {self.about}: oracle {self.oracle}, code {self.code}"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What came of one history."""

    disagreements: list[Disagreement]
    minutes: int


def compared(history: History) -> Compared:
    """Compare both on what was known at the history's time, told in a random order and backwards."""
    order = shuffled(history.known, Random(f"{history.seed}/{history.index}/order"))
    beliefs = [believed(order, history), believed(reversed(order), history)]
    found = differing_orders(*beliefs)
    lanes = lanes_of(history.known)
    minutes = 0
    for lane in sorted(lanes | set(beliefs[0].timelines)):
        oracle = verdicts(history.known, lane, history.days, KYIV)
        minutes += len(oracle.state)
        found += lane_disagreements(oracle, beliefs[0], lane, history)
    return Compared(disagreements=found, minutes=minutes)


def shuffled(observations: Iterable[Observation], random: Random) -> list[Observation]:
    mixed = list(observations)
    random.shuffle(mixed)
    return mixed


def believed(observations: Iterable[Observation], history: History) -> Belief:
    return believe(observations, as_of=history.as_of, clock_of=lambda place: KYIV)


def differing_orders(one: Belief, other: Belief) -> list[Disagreement]:
    """Two orders of arrival must give equal beliefs."""
    return [
        Disagreement(
            lane=("any", "any"),
            about=f"{what} by order of arrival",
            minute=None,
            oracle="equal",
            code="differs",
        )
        for what in ("resolution", "timelines")
        if getattr(one, what) != getattr(other, what)
    ]


def lane_disagreements(
    oracle: Verdicts, belief: Belief, lane: tuple[str, str], history: History
) -> list[Disagreement]:
    """Compare episodes, every column of minutes and the figures of every day."""
    line = belief.timeline(*lane)
    found = differing_columns(oracle_columns(oracle), code_columns(line, oracle), oracle.first, lane)
    found += differing_days(oracle, line, lane, history)
    ours = sorted(told_story(one) for one in oracle.stories)
    theirs = sorted(
        told_episode(one) for one in belief.resolution.episodes if (one.place, one.service) == lane
    )
    differing = told_conflicts(belief, lane) ^ oracle.conflicts
    if differing:
        found.append(differing_conflict(sorted(map(sorted, differing))[0], oracle, lane))
    if ours != theirs:
        found.append(
            Disagreement(
                lane=lane,
                about="episodes",
                minute=None,
                oracle="; ".join(one for one in ours if one not in theirs),
                code="; ".join(one for one in theirs if one not in ours),
            )
        )
    return found


def told_conflicts(belief: Belief, lane: tuple[str, str]) -> set[frozenset[str]]:
    """Return the sayings of each conflict about a share between words alone."""
    sides = [
        frozenset(side for side, _ in one.sides)
        for one in belief.resolution.conflicts
        if (one.place, one.service) == lane and one.about == "share"
    ]
    return {one for one in sides if not any(isinstance(belief.said[side], Reading) for side in one)}


def differing_conflict(ids: Sequence[str], oracle: Verdicts, lane: tuple[str, str]) -> Disagreement:
    ours = frozenset(ids) in oracle.conflicts
    named = " and ".join(side[:6] for side in ids)
    said = [f"{'a' if one else 'no'} conflict of {named}" for one in (ours, not ours)]
    return Disagreement(lane=lane, about="conflicts", minute=None, oracle=said[0], code=said[1])


def differing_columns(
    ours: Columns, theirs: Columns, first: datetime, lane: tuple[str, str]
) -> list[Disagreement]:
    """Return the first minute of each column in which both differ."""
    found = []
    for name, column in ours.items():
        minutes = np.flatnonzero(np.abs(column.astype(float) - theirs[name].astype(float)) > CLOSE)
        if len(minutes):
            at = int(minutes[0])
            said = [
                STATES[int(one[at])] if name == "state" else f"{float(one[at]):g}"
                for one in (column, theirs[name])
            ]
            found.append(
                Disagreement(lane=lane, about=name, minute=first + at * MINUTE, oracle=said[0], code=said[1])
            )
    return found


def differing_days(
    oracle: Verdicts, line: Timeline, lane: tuple[str, str], history: History
) -> list[Disagreement]:
    """Compare the figures of every local day and layer."""
    found = []
    for day, figures in oracle.days.items():
        for row in day_hours(line, day, KYIV):
            ours = figures[row.layer]
            for about, pair in (
                ("hours affected", (ours.affected, row.hours_affected)),
                ("hours off", (ours.off, row.hours_off)),
                ("observed share", (ours.observed, row.observed_share)),
            ):
                mine, code = pair[0], (pair[1].low, pair[1].high)
                if max(abs(mine[0] - code[0]), abs(mine[1] - code[1])) > CLOSE:
                    found.append(
                        Disagreement(
                            lane=lane, about=f"{row.layer} {about} of {day}", minute=None,
                            oracle=f"{mine[0]:g}..{mine[1]:g}", code=f"{code[0]:g}..{code[1]:g}",
                        )
                    )  # fmt: skip
    return found
