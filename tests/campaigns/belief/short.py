"""Episodes, observations and times in a line each, the same for the oracle and for the code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import Observation, Quantity, Reading, Statement
from monitor.episode import Episode
from tests.campaigns.belief.stories import Story, Told


def told_story(story: Story) -> str:
    """Return an episode of the oracle in short."""
    mentions = (told(one, one.share, one.counts, until_of(one)) for one in story.told)
    return " ".join([head(story.layer, story.source, story), *mentions])


def until_of(one: Told) -> TimeBounds | None:
    return one.until if one.holds is None else TimeBounds(one.holds, one.holds)


def told_episode(episode: Episode) -> str:
    """Return an episode of the code in the same way."""
    mentions = (
        told(one, one.share_off, {count.unit: count.off for count in one.counts}, one.until)
        for one in episode.mentions
    )
    return " ".join([head(episode.layer, episode.measured_by, episode), *mentions])


def head(layer: str, source: str, one: Story | Episode) -> str:
    counted = f" counted by {source}" if source else ""
    ends = f"from {time_in_short(one.start)} to {time_in_short(one.end)}"
    return f"{layer}{counted} {ends} relapses {one.relapses}"


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


def in_short(one: Observation) -> str:
    """Return an observation as the words that count in a history."""
    head = f"{one.id[:6]} {one.kind_name} at {time_in_short(one.at)} known {one.known_at:%d %H:%M}"
    if isinstance(one, Reading):
        out, served = one.customers_out, one.customers_served
        return f"{head} of {one.source}: {out.low:g}..{out.high:g} of {served}, every {one.cadence}"
    if not isinstance(one, Statement):
        return head
    parts = [head, f"{one.modality} {one.kind} {one.phase}:", figure_in_short(one.quantity)]
    parts += [f"until {time_in_short(one.until)}", f"{one.publisher} {one.url[-1]} {one.voice} {one.doubt}"]
    return " ".join(parts).rstrip()


def figure_in_short(said: Quantity | None) -> str:
    return "no figure" if said is None else f"{said.bound} {said.value:g} {said.unit} ({said.base})"
