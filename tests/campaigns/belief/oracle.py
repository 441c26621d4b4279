"""Rules 16 to 22 of docs/belief.md, as they are written: what holds in each minute of a lane.

A value per minute and nothing else: no intervals, no joining. A column of booleans says for each minute
whether something holds in it; every time of a history is a whole minute, so a minute is all of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from feeds.bounds import TimeBounds
from feeds.localtime import day_bounds
from feeds.observation import Observation, Reading, Statement
from tests.campaigns.belief.moments import LAYER_OF, conflicts, makes_state, moments_of_layer
from tests.campaigns.belief.stories import Story, Told, followed, measured

LASTS = timedelta(hours=24)
CUTS = ("outage", "emergency", "scheduled")
STATES = ("outage", "emergency", "partial", "scheduled", "on", "unknown")
MINUTE = timedelta(minutes=1)
_ZERO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What one episode says of each minute."""

    layer: str
    possible: np.ndarray
    certain: np.ndarray
    low: np.ndarray
    high: np.ndarray
    partial: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Share:
    """The share off in each minute."""

    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a local day amounts to: each a pair of at least and at most."""

    affected: tuple[float, float]
    off: tuple[float, float]
    observed: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """Everything that the rules say of one lane, minute by minute from `first` on."""

    first: datetime
    stories: Sequence[Story]
    conflicts: Set[frozenset[str]]
    """The sayings of each cluster that differ about its share."""
    pieces: Sequence[Piece]
    shares: Mapping[str, Share]
    """By layer, and "together"."""
    known_certain: np.ndarray
    known_possible: np.ndarray
    state: np.ndarray
    """The place of the state in STATES."""
    state_certain: np.ndarray
    days: Mapping[date, Mapping[str, Figures]]


def lanes_of(said: Iterable[Observation]) -> set[tuple[str, str]]:
    """Where anything could be the case: statements that make a state, and readings."""
    return {
        (one.place, one.service)
        for one in said
        if (isinstance(one, Reading) and one.place is not None)
        or (isinstance(one, Statement) and makes_state(one))
    }


def stories_of(mine: Iterable[Reading], statements: Sequence[Statement]) -> list[Story]:
    """Rules 1 to 15, of one lane."""
    stories = measured(mine)
    for layer in sorted(set(LAYER_OF.values())):
        stories += followed(layer, moments_of_layer(statements, layer))
    return stories


def verdicts(
    said: Iterable[Observation], lane: tuple[str, str], days: Sequence[date], zone: ZoneInfo
) -> Verdicts:
    """Work out one lane for each minute of these local days."""
    first, last = day_bounds(days[0], zone).earliest, day_bounds(days[-1], zone).latest
    minute = np.arange(number(first), number(last))
    mine = [one for one in said if isinstance(one, (Statement, Reading)) and (one.place, one.service) == lane]
    statements = [one for one in mine if isinstance(one, Statement) and makes_state(one)]
    stories = stories_of([one for one in mine if isinstance(one, Reading)], statements)
    pieces = [piece(story, minute, zone) for story in stories]
    shares = {layer: share_in(pieces, layer, minute) for layer in CUTS}
    shares["together"] = Share(
        low=np.maximum.reduce([shares[layer].low for layer in CUTS]),
        high=np.minimum(1.0, np.add.reduce([shares[layer].high for layer in CUTS])),
    )
    known = [known_of(one, story, minute, zone) for story in stories for one in story.told]
    certain = any_of((one for one, _ in known), minute)
    possible = any_of((one for _, one in known), minute)
    state, state_certain = state_shown(pieces, minute)
    return Verdicts(
        first=first,
        stories=stories,
        conflicts=conflicts(statements),
        pieces=pieces,
        shares=shares,
        known_certain=certain,
        known_possible=possible,
        state=state,
        state_certain=state_certain,
        days={
            day: {
                layer: figures(pieces, shares[layer], (certain, possible), layer, in_day(day, minute, zone))
                for layer in (*CUTS, "together")
            }
            for day in days
        },
    )


def number(moment: datetime) -> int:
    """The number of a minute."""
    return (moment - _ZERO) // MINUTE


def any_of(columns: Iterable[np.ndarray], minute: np.ndarray) -> np.ndarray:
    held = np.zeros(len(minute), dtype=bool)
    for column in columns:
        held = held | column
    return held


def end_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    return day_bounds(moment.astimezone(zone).date(), zone).latest


def lapses_and_gone(one: Told, layer: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Rule 16: until when a mention stands certainly and possibly, were its episode not to end."""
    at = one.at
    if one.until is not None:
        return max(at.earliest, one.until.earliest), max(at.latest, one.until.latest)
    if layer == "scheduled":
        inside = at.earliest if at.exact else at.latest - timedelta(microseconds=1)
        return end_of_day(at.earliest, zone), end_of_day(inside, zone)
    return at.earliest + LASTS, at.latest + LASTS


def span(minute: np.ndarray, start: datetime, end: datetime) -> np.ndarray:
    return (number(start) <= minute) & (minute < number(end))


def spans(one: Told, layer: str, minute: np.ndarray, zone: ZoneInfo) -> tuple[np.ndarray, np.ndarray]:
    """Rules 14 and 16: the minutes in which a mention stands certainly and possibly, no end cutting it."""
    if one.holds is not None:
        holds = span(minute, one.at.earliest, one.holds)
        return holds, holds
    lapses, gone = lapses_and_gone(one, layer, zone)
    return span(minute, one.at.latest, lapses), span(minute, one.at.earliest, gone)


def cut(
    stands: tuple[np.ndarray, np.ndarray], end: TimeBounds | None, minute: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rule 16: nothing possible after the latest time of an end, nothing certain from its earliest on."""
    certain, possible = stands
    if end is None:
        return certain, possible
    return certain & (minute < number(end.earliest)), possible & (minute < number(end.latest))


def stands(one: Told, story: Story, minute: np.ndarray, zone: ZoneInfo) -> tuple[np.ndarray, np.ndarray]:
    """Rules 14 and 16: the minutes in which a mention stands certainly and possibly."""
    both = spans(one, story.layer, minute, zone)
    if one.holds is not None:
        return both[0] & one.sure, both[1]
    return cut(both, story.end, minute)


def known_of(one: Told, story: Story, minute: np.ndarray, zone: ZoneInfo) -> tuple[np.ndarray, np.ndarray]:
    """Rule 19, of one mention."""
    both = spans(one, story.layer, minute, zone)
    return cut(both, story.end, minute) if story.layer in ("emergency", "scheduled") else both


def piece(story: Story, minute: np.ndarray, zone: ZoneInfo) -> Piece:
    """Rules 17 and 18, of one episode."""
    if not story.told:
        end = span(minute, story.end.earliest, story.end.latest)
        nobody = np.zeros(len(minute), dtype=bool)
        low, high = np.zeros(len(minute)), np.ones(len(minute))
        return Piece(layer=story.layer, possible=end, certain=nobody, low=low, high=high, partial=nobody)
    standing = [stands(one, story, minute, zone) for one in story.told]
    possible = any_of((may for _, may in standing), minute)
    latest = latest_words(story, [may for _, may in standing], minute)
    low, high = np.full(len(minute), np.inf), np.full(len(minute), -np.inf)
    partial = np.ones(len(minute), dtype=bool)
    for one, column in zip(story.told, latest, strict=True):
        low = np.where(column, np.minimum(low, one.share.low), low)
        high = np.where(column, np.maximum(high, one.share.high), high)
        partial = partial & (~column | one.partial)
    return Piece(
        layer=story.layer,
        possible=possible,
        certain=any_of((surely for surely, _ in standing), minute),
        low=low,
        high=high,
        partial=partial & possible,
    )


def latest_words(story: Story, may: Sequence[np.ndarray], minute: np.ndarray) -> list[np.ndarray]:
    """Rule 17: for each mention, the minutes in which it may be the latest word."""
    latest = []
    for place, column in enumerate(may):
        ahead = np.ones(len(minute), dtype=bool)
        if place + 1 < len(may):
            ahead = minute < number(story.told[place + 1].at.latest)
        latest.append(column & ahead)
    unheard = any_of(may, minute) & ~any_of(latest, minute)
    for place in reversed(range(len(may))):
        last = unheard & may[place]
        latest[place] = latest[place] | last
        unheard = unheard & ~last
    return latest


def share_in(pieces: Sequence[Piece], layer: str, minute: np.ndarray) -> Share:
    """Rule 20; no share at all, [0, 0], where nothing of the layer may hold."""
    mine = [one for one in pieces if one.layer == layer]
    certain = any_of((one.certain for one in mine), minute)
    naming = {id(one): one.possible & ~((one.low == 0.0) & (one.high == 1.0)) for one in mine}
    one_is_certain = any_of((naming[id(one)] & one.certain for one in mine), minute)
    low, high = np.full(len(minute), np.inf), np.full(len(minute), -np.inf)
    for one in mine:
        counts = np.where(one_is_certain, naming[id(one)], one.possible)
        low = np.where(counts, np.minimum(low, one.low), low)
        high = np.where(counts, np.maximum(high, one.high), high)
    holds = any_of((one.possible for one in mine), minute)
    return Share(low=np.where(certain, low, 0.0), high=np.where(holds, high, 0.0))


def shown_by(one: Piece, state: str) -> np.ndarray:
    """Rule 22: the minutes in which a piece shows a state."""
    if state in ("outage", "partial") and one.layer == "outage":
        return one.possible & (one.partial if state == "partial" else ~one.partial)
    return one.possible if one.layer == state else one.possible & False


def state_shown(pieces: Sequence[Piece], minute: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rule 22."""
    shown = np.full(len(minute), STATES.index("unknown"))
    certain = np.zeros(len(minute), dtype=bool)
    for place, state in reversed(list(enumerate(STATES[:-1]))):
        here = any_of((shown_by(one, state) for one in pieces), minute)
        sure = any_of((shown_by(one, state) & one.certain for one in pieces), minute)
        shown = np.where(here, place, shown)
        certain = np.where(here, sure, certain)
    return shown, certain


def in_day(day: date, minute: np.ndarray, zone: ZoneInfo) -> np.ndarray:
    whole = day_bounds(day, zone)
    return span(minute, whole.earliest, whole.latest)


def figures(
    pieces: Sequence[Piece], share: Share, known: tuple[np.ndarray, np.ndarray], layer: str, day: np.ndarray
) -> Figures:
    """The sums of a day: hours affected, hours off and the part of it in which anything is known."""
    mine = [one for one in pieces if one.layer == layer or (layer == "together" and one.layer in CUTS)]
    surely = any_of((one.certain & (one.high > 0) for one in mine), day)
    perhaps = any_of((one.possible & (one.high > 0) for one in mine), day)
    return Figures(
        affected=((surely & day).sum() / 60, (perhaps & day).sum() / 60),
        off=(share.low[day].sum() / 60, share.high[day].sum() / 60),
        observed=((known[0] & day).sum() / day.sum(), (known[1] & day).sum() / day.sum()),
    )
