"""Episodes as half-open UTC intervals: layers, and the stretches in which anything is known at all.

Pure. A reported time is a range, so every layer holds *certainly* where it holds for each possible reading of
the times, and *possibly* where it holds for at least one. Between the two lies what nobody can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

from feeds.bounds import NOTHING_SAID, Bounds
from feeds.localtime import at_hour, local_day
from feeds.observation import Service
from monitor.episode import Episode, Layer, Mention
from monitor.resolve import WORD_LASTS

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A half-open stretch of time."""

    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class LayerInterval(Span):
    """A stretch in which one layer holds, certainly or possibly, with one share off and one set of words."""

    layer: Layer
    certain: bool
    share_off: Bounds
    named: Bounds | None
    """The share off that the latest word names; `share_off` holds what else may be so."""
    base: str | None
    partial: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Known(Span):
    """A stretch in which somebody's word stands; `certain` as for a layer."""

    certain: bool


Stretch = TypeVar("Stretch", bound=Span)


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All layers of one service at one place, and the stretches in which anything is known of it."""

    place: str
    service: Service
    layers: tuple[LayerInterval, ...]
    known: tuple[Known, ...]


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
    return joined(pieces)


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
            share_off=NOTHING_SAID,
            named=None,
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
        named=said[-1].named,
        base=" / ".join(bases) or None,
        partial=all(m.partial for m in said),
        evidence=tuple(sorted({e for m in said for e in m.evidence})),
    )


def joined(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Join neighbours that differ in nothing but their times."""
    found: list[Stretch] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.end == piece.start and replace(piece, start=last.start, end=last.end) == last:
            found[-1] = replace(last, end=piece.end)
        else:
            found.append(piece)
    return found


def _known(episodes: Sequence[Episode], zone: ZoneInfo) -> list[Known]:
    """Find the stretches with a valid word."""
    words: list[tuple[Word, Episode]] = []
    for episode in episodes:
        words += [(word(m, episode.layer, zone), episode) for m in episode.mentions]
    cuts = {t for w, _ in words for t in (w.from_, w.by, w.lapses, w.gone)}
    cuts |= {t for e in episodes if e.end for t in (e.end.earliest, e.end.latest)}
    found: list[Known] = []
    for start, stop in pairwise(sorted(cuts)):
        if any(w.possible(start) and not _ended(e, start, surely=True) for w, e in words):
            certain = any(w.certain(start) and not _ended(e, start, surely=False) for w, e in words)
            found.append(Known(start=start, end=stop, certain=certain))
    return joined(found)


def _ended(episode: Episode, at: datetime, *, surely: bool) -> bool:
    """Whether a word says nothing more because its episode ended and nobody told what came after.

    An outage ends in supply and supply in an outage, so there the next word covers the hand-over.
    """
    if episode.end is None or episode.layer in ("outage", "on"):
        return False
    return at >= (episode.end.latest if surely else episode.end.earliest)
