"""Episodes as half-open UTC intervals: layers, what is known at all, and the state shown at an instant.

Pure. A reported time is a range, so every layer holds *certainly* where it holds for each possible reading of
the times, and *possibly* where it holds for at least one. Between the two lies what nobody can say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import at_hour, local_day
from feeds.observation import Service
from monitor.episode import Episode, Layer, Mention
from monitor.resolve import WORD_LASTS

State = Literal["outage", "emergency", "partial", "scheduled", "on", "unknown"]
STATES: tuple[State, ...] = ("outage", "emergency", "partial", "scheduled", "on", "unknown")
"""From the worst to the least known; at an instant the first that possibly holds is shown."""

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class LayerInterval:
    """A stretch in which one layer holds, certainly or possibly, with one share off and one set of words."""

    layer: Layer
    start: datetime
    end: datetime
    certain: bool
    share_off: Bounds
    base: str | None
    partial: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A stretch in which somebody's word stands; `certain` as for a layer."""

    start: datetime
    end: datetime
    certain: bool


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All layers of one service at one place, and the stretches in which anything is known of it."""

    place: str
    service: Service
    layers: tuple[LayerInterval, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True, kw_only=True)
class StateInterval:
    """What is shown of a service at a place from `start` to `end`."""

    start: datetime
    end: datetime
    state: State
    certain: bool
    share_off: Bounds | None
    base: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """How long one mention stands: from a moment in [from_, by] to a moment in [lapses, gone]."""

    mention: Mention
    from_: datetime
    by: datetime
    lapses: datetime
    gone: datetime

    def certain(self, at: datetime) -> bool:
        """Return whether it stands at an instant in every reading of its time."""
        return self.by <= at < self.lapses

    def possible(self, at: datetime) -> bool:
        """Return whether it stands at an instant in some reading of its time."""
        return self.from_ <= at < self.gone


def timeline(place: str, service: Service, episodes: Iterable[Episode], zone: ZoneInfo) -> Timeline:
    """Lay the episodes of one place and service out in time; `zone` ends a day's schedule word."""
    mine = list(episodes)
    layers = [piece for episode in mine for piece in _layer_pieces(episode, zone)]
    return Timeline(
        place=place,
        service=service,
        layers=tuple(sorted(layers, key=lambda p: (p.layer, p.start, p.end, p.evidence))),
        known=tuple(_known(mine, zone)),
    )


def word(mention: Mention, layer: Layer, zone: ZoneInfo) -> Word:
    """Return how long a mention stands in its layer without a new word."""
    a, b = mention.at.earliest, mention.at.latest
    if mention.until:
        return Word(mention, a, b, max(a, mention.until.earliest), max(b, mention.until.latest))
    if layer == "scheduled":
        return Word(mention, a, b, _end_of_day(a, zone), _end_of_day(max(a, b - _INSTANT), zone))
    return Word(mention, a, b, a + WORD_LASTS, b + WORD_LASTS)


def _end_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    return at_hour(local_day(moment, zone), 24, zone)


def _layer_pieces(episode: Episode, zone: ZoneInfo) -> list[LayerInterval]:
    if not episode.mentions:
        return _only_an_end(episode)
    words = [word(m, episode.layer, zone) for m in episode.mentions]
    cuts = {t for w in words for t in (w.from_, w.by, w.lapses, w.gone)}
    end = episode.end
    if end:
        cuts |= {end.earliest, end.latest}
    pieces = []
    for start, stop in pairwise(sorted(cuts)):
        if end and start >= end.latest:
            break
        if not any(w.possible(start) for w in words):
            continue
        certain = any(w.certain(start) for w in words) and not (end and start >= end.earliest)
        pieces.append(_piece(episode.layer, start, stop, certain, _speaking(words, start)))
    return _merged(pieces)


def _only_an_end(episode: Episode) -> list[LayerInterval]:
    """Lay out a restoration "in the morning" with nothing before it: off until some moment of it."""
    end = episode.end
    if end is None or end.exact:
        return []
    return [
        LayerInterval(
            layer=episode.layer,
            start=end.earliest,
            end=end.latest,
            certain=False,
            share_off=Bounds(0.0, 1.0),
            base=None,
            partial=False,
            evidence=episode.evidence,
        )
    ]


def _speaking(words: Sequence[Word], at: datetime) -> list[Mention]:
    """Mentions that may be the latest word at an instant: each counts until its successor surely came."""
    ends = [following.by for following in words[1:]]
    possible = [
        w.mention
        for w, replaced in zip(words, [*ends, None], strict=True)
        if w.possible(at) and (replaced is None or at < replaced)
    ]
    return possible or [w.mention for w in words if w.possible(at)][-1:]


def _piece(layer: Layer, start: datetime, end: datetime, certain: bool, said: list[Mention]) -> LayerInterval:
    share = reduce(Bounds.hull, (m.share_off for m in said))
    bases = sorted({m.base for m in said if m.base})
    return LayerInterval(
        layer=layer,
        start=start,
        end=end,
        certain=certain,
        share_off=share,
        base=" / ".join(bases) or None,
        partial=all(m.partial for m in said),
        evidence=tuple(sorted({e for m in said for e in m.evidence})),
    )


def _merged(pieces: list[LayerInterval]) -> list[LayerInterval]:
    """Join neighbours that say the same."""
    merged: list[LayerInterval] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.end == piece.start and _what(last) == _what(piece):
            merged[-1] = LayerInterval(**{**vars(last), "end": piece.end})
        else:
            merged.append(piece)
    return merged


def _what(piece: LayerInterval) -> tuple[object, ...]:
    return piece.layer, piece.certain, piece.share_off, piece.base, piece.partial, piece.evidence


def _known(episodes: Sequence[Episode], zone: ZoneInfo) -> list[Known]:
    """Find the stretches with a valid word."""
    words: list[tuple[Word, Episode]] = []
    for episode in episodes:
        words += [(word(m, episode.layer, zone), episode) for m in episode.mentions]
    cuts = {t for w, _ in words for t in (w.from_, w.by, w.lapses, w.gone)}
    cuts |= {t for e in episodes if e.end for t in (e.end.earliest, e.end.latest)}
    found: list[Known] = []
    for start, stop in pairwise(sorted(cuts)):
        if not any(w.possible(start) and not _ended(e, start, surely=True) for w, e in words):
            continue
        certain = any(w.certain(start) and not _ended(e, start, surely=False) for w, e in words)
        if found and found[-1].end == start and found[-1].certain == certain:
            found[-1] = Known(start=found[-1].start, end=stop, certain=certain)
        else:
            found.append(Known(start=start, end=stop, certain=certain))
    return found


def _ended(episode: Episode, at: datetime, *, surely: bool) -> bool:
    """Whether a word says nothing more because its episode ended and nobody told what came after.

    An outage ends in supply and supply in an outage, so there the next word covers the hand-over.
    """
    if episode.end is None or episode.layer in ("outage", "on"):
        return False
    return at >= (episode.end.latest if surely else episode.end.earliest)


def states(line: Timeline, start: datetime, end: datetime) -> list[StateInterval]:
    """Return what is shown from `start` to `end`, without gaps: the worst state that possibly holds."""
    cuts = sorted({start, end, *(t for p in line.layers for t in (p.start, p.end) if start < t < end)})
    shown: list[StateInterval] = []
    for a, b in pairwise(cuts):
        now = _state([p for p in line.layers if p.start <= a < p.end], a, b)
        last = shown[-1] if shown else None
        if last and _told(last) == _told(now):
            shown[-1] = StateInterval(**{**vars(last), "end": b})
        else:
            shown.append(now)
    return shown


def _told(interval: StateInterval) -> tuple[object, ...]:
    return interval.state, interval.certain, interval.share_off, interval.base, interval.evidence


def display_state(piece: LayerInterval) -> State:
    """Return the state that a layer shows: an outage after a partial restoration is "partial"."""
    if piece.layer == "outage":
        return "partial" if piece.partial else "outage"
    return piece.layer


def _state(pieces: list[LayerInterval], start: datetime, end: datetime) -> StateInterval:
    if not pieces:
        return StateInterval(
            start=start, end=end, state="unknown", certain=True, share_off=None, base=None, evidence=()
        )
    state = min((display_state(p) for p in pieces), key=STATES.index)
    shown = [p for p in pieces if display_state(p) == state]
    first = shown[0]
    share = reduce(Bounds.hull, (p.share_off for p in shown)) if state != "on" else None
    return StateInterval(
        start=start,
        end=end,
        state=state,
        certain=any(p.certain for p in shown),
        share_off=share,
        base=first.base,
        evidence=tuple(sorted({e for p in pieces for e in p.evidence})),
    )


def state_at(shown: Sequence[StateInterval], at: datetime) -> StateInterval:
    """Return the interval of `states` that holds at an instant inside them."""
    return shown[bisect_right([s.start for s in shown], at) - 1]
