"""Whether the code says of a history what the oracle says of it, in every minute of every lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

import numpy as np

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import Observation
from monitor.belief import Belief, believe
from monitor.episode import Episode
from monitor.metrics import day_hours
from monitor.states import states
from monitor.timeline import LayerInterval, Timeline
from monitor.together import share_of_layer, share_together
from tests.campaigns.belief.histories import History
from tests.campaigns.belief.oracle import CUTS, MINUTE, STATES, Verdicts, lanes_of, verdicts
from tests.campaigns.belief.stories import Story, Told
from tests.campaigns.belief.times import KYIV

Columns = dict[str, np.ndarray]
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
            lane=("any", "any"), about=f"{what} by order of arrival", minute=None, oracle="equal", code="differs"
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
    theirs = sorted(told_episode(one) for one in belief.resolution.episodes if (one.place, one.service) == lane)
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


def told_story(story: Story) -> str:
    """Return an episode of the oracle in short."""
    mentions = (told(one, one.share, one.counts, until_of(one)) for one in story.told)
    return " ".join([head(story.layer, story), *mentions])


def until_of(one: Told) -> TimeBounds | None:
    return one.until if one.holds is None else TimeBounds(one.holds, one.holds)


def told_episode(episode: Episode) -> str:
    """Return an episode of the code in the same way."""
    mentions = (
        told(one, one.share_off, {count.unit: count.off for count in one.counts}, one.until)
        for one in episode.mentions
    )
    return " ".join([head(episode.layer, episode), *mentions])


def head(layer: str, one: Story | Episode) -> str:
    return f"{layer} from {time_in_short(one.start)} to {time_in_short(one.end)} relapses {one.relapses}"


def told(one: Any, share: Bounds, counts: Mapping[str, Bounds], until: TimeBounds | None) -> str:
    figures = [f"{share.low:g}..{share.high:g}"]
    figures += [f"{unit} {off.low:g}..{off.high:g}" for unit, off in sorted(counts.items())]
    ids = ",".join(sorted(name[:6] for name in one.evidence))
    words = "partial " * one.partial + "perhaps " * (not one.sure)
    return f"({time_in_short(one.at)} {words}{' '.join(figures)} until {time_in_short(until)} of {ids})"


def time_in_short(at: TimeBounds | None) -> str:
    if at is None:
        return "-"
    if at.exact:
        return f"{at.earliest:%d %H:%M}"
    return f"{at.earliest:%d %H:%M}/{at.latest:%d %H:%M}"


def oracle_columns(oracle: Verdicts) -> Columns:
    """Return all that the oracle says per minute."""
    columns = {
        "known certainly": oracle.known_certain,
        "known possibly": oracle.known_possible,
        "state": oracle.state,
        "state certain": oracle.state_certain,
    }
    for name, share in oracle.shares.items():
        columns |= {f"{name} share low": share.low, f"{name} share high": share.high}
    for layer in (*CUTS, "on"):
        mine = [one for one in oracle.pieces if one.layer == layer]
        nothing = np.zeros(len(oracle.state))
        columns |= {
            f"{layer} possible": sum((one.possible for one in mine), nothing),
            f"{layer} certain": sum((one.certain for one in mine), nothing),
            f"{layer} partial": sum((one.partial & one.possible for one in mine), nothing),
            f"{layer} lows": sum((np.where(one.possible, one.low, 0.0) for one in mine), nothing),
            f"{layer} highs": sum((np.where(one.possible, one.high, 0.0) for one in mine), nothing),
        }
    return columns


def code_columns(line: Timeline, oracle: Verdicts) -> Columns:
    """Return all that the code says per minute, under the same names."""
    size, first = len(oracle.state), oracle.first
    last = first + size * MINUTE
    columns: Columns = {name: np.zeros(size) for name in oracle_columns(oracle)}
    columns["state"] += STATES.index("unknown")
    for known in line.known:
        here = stretch(known, first, size)
        columns["known possibly"][here] += 1
        columns["known certainly"][here] += known.certain
    for shown in states(line, first, last):
        here = stretch(shown, first, size)
        columns["state"][here] = STATES.index(shown.state)
        columns["state certain"][here] = shown.certain and shown.state != "unknown"
    for one in line.layers:
        here = stretch(one, first, size)
        columns[f"{one.layer} possible"][here] += 1
        columns[f"{one.layer} certain"][here] += one.certain
        columns[f"{one.layer} partial"][here] += one.partial
        columns[f"{one.layer} lows"][here] += one.share_off.low
        columns[f"{one.layer} highs"][here] += one.share_off.high
    fill_shares(columns, line.layers, first)
    return columns


def stretch(span: Any, first: datetime, size: int) -> slice:
    """Return the minutes of a stretch of the code; none of them may begin within a minute."""
    edges = [(moment - first) / MINUTE for moment in (span.start, span.end)]
    assert all(edge == int(edge) for edge in edges), f"within a minute: {span}"
    start, end = (min(max(int(edge), 0), size) for edge in edges)
    return slice(start, end)


def fill_shares(columns: Columns, layers: Sequence[LayerInterval], first: datetime) -> None:
    """Ask the code for the share of each layer and of all together between any two of its edges."""
    size = len(columns["state"])
    spans = [(one, stretch(one, first, size)) for one in layers if one.layer in CUTS]
    edges = sorted({edge for _, span in spans for edge in (span.start, span.stop)})
    for start, end in zip(edges, edges[1:], strict=False):
        here = [one for one, span in spans if span.start <= start < span.stop]
        named = {layer: [one for one in here if one.layer == layer] for layer in CUTS}
        shares = {layer: share_of_layer(mine) for layer, mine in named.items() if mine}
        if here:
            shares["together"] = share_together(here)
        for name, share in shares.items():
            columns[f"{name} share low"][start:end] = share.low
            columns[f"{name} share high"][start:end] = share.high


def differing_columns(
    ours: Columns, theirs: Columns, first: datetime, lane: tuple[str, str]
) -> list[Disagreement]:
    """Return the first minute of each column in which both differ."""
    found = []
    for name, column in ours.items():
        minutes = np.flatnonzero(np.abs(column.astype(float) - theirs[name].astype(float)) > CLOSE)
        if len(minutes):
            at = int(minutes[0])
            said = [STATES[int(one[at])] if name == "state" else f"{float(one[at]):g}" for one in (column, theirs[name])]
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


def shrunk(history: History) -> History:
    """Drop observations one by one while the two still disagree."""
    smaller = True
    while smaller:
        smaller = False
        for one in history.observations:
            fewer = replace(history, observations=tuple(o for o in history.observations if o is not one))
            if compared(fewer).disagreements:
                history, smaller = fewer, True
    return history
