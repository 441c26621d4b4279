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
from feeds.observation import Service, Voice
from monitor.episode import Count, Episode, Layer, Mention
from monitor.mentions import by_unit
from monitor.ordering import WORD_LASTS
from monitor.spans import united, within

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A half-open stretch of time."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class BaseShare:
    """A share off as named, of one base; shares of different bases stand beside each other, never merged."""

    base: str | None
    off: Bounds
    named: Bounds | None


@dataclass(frozen=True, kw_only=True)
class LayerInterval(Span):
    """A stretch in which one layer holds, certainly or possibly, with one share off and one set of words."""

    layer: Layer
    certain: bool
    share_off: Bounds
    """What may be off, whichever of the words that may be the latest is right, and whatever its base."""
    named: Bounds | None
    """The share off that the latest word names; `share_off` holds what else may be so."""
    base: str | None
    shares: tuple[BaseShare, ...] = ()
    counts: tuple[Count, ...] = ()
    """How many are off, in the units that every word which may be the latest names."""
    partial: bool
    measured_by: str = ""
    """The source whose counts it rests on; empty where it rests on words."""
    voice: Voice = "press"
    doubtful: bool = False
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
    replaced: datetime | None = None
    """When its successor in the same episode had surely come."""

    def certain(self, at: datetime) -> bool:
        """Return whether it stands at an instant in every reading of its time."""
        return self.by <= at < self.lapses

    def latest(self, at: datetime) -> bool:
        """Return whether it may still be the latest word of its episode."""
        return self.replaced is None or at < self.replaced


def timeline(place: str, service: Service, episodes: Iterable[Episode], zone: ZoneInfo) -> Timeline:
    """Lay the episodes of one place and service out in time; `zone` ends a day's schedule word."""
    spoken = [(episode, words(episode, zone)) for episode in episodes]
    layers = [piece for episode, said in spoken for piece in _layer_pieces(episode, said)]
    return Timeline(
        place=place,
        service=service,
        layers=tuple(sorted(layers, key=lambda p: (p.layer, p.start, p.end, p.evidence))),
        known=tuple(_known(spoken)),
    )


def words(episode: Episode, zone: ZoneInfo) -> list[Word]:
    """Return how long each mention of an episode stands, in order."""
    alone = [word(mention, episode.layer, zone) for mention in episode.mentions]
    return [replace(w, replaced=later.by if later else None) for w, later in pairwise([*alone, None]) if w]


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


def _layer_pieces(episode: Episode, said: Sequence[Word]) -> list[LayerInterval]:
    if episode.measured_by:
        return joined(_piece(episode, w.from_, w.gone, w.mention.sure, [w.mention]) for w in said)
    if not said:
        return _only_an_end(episode)
    end = episode.end
    cuts = {t for w in said for t in (w.from_, w.by, w.lapses, w.gone)}
    cuts |= {end.earliest, end.latest} if end else set()
    pieces, standing, waiting = [], [], list(reversed(said))
    for start, stop in pairwise(sorted(cuts)):
        if end and start >= end.latest:
            break
        while waiting and waiting[-1].from_ <= start:
            standing.append(waiting.pop())
        standing = [w for w in standing if start < w.gone]
        if standing:
            certain = any(w.certain(start) for w in standing) and not (end and start >= end.earliest)
            last = [w for w in standing if w.latest(start)] or standing[-1:]
            pieces.append(_piece(episode, start, stop, certain, [w.mention for w in last]))
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


def _piece(
    episode: Episode, start: datetime, end: datetime, certain: bool, said: list[Mention]
) -> LayerInterval:
    share = reduce(Bounds.hull, (m.share_off for m in said))
    bases = sorted({m.base for m in said if m.base})
    return LayerInterval(
        layer=episode.layer,
        start=start,
        end=end,
        certain=certain,
        share_off=share,
        named=said[-1].named,
        base=" / ".join(bases) or None,
        shares=_by_base(said),
        counts=_by_unit(said),
        partial=all(m.partial for m in said),
        measured_by=episode.measured_by,
        voice=said[-1].voice,
        doubtful=said[-1].doubtful,
        evidence=tuple(sorted({e for m in said for e in m.evidence})),
    )


def _by_base(said: Sequence[Mention]) -> tuple[BaseShare, ...]:
    """Return the shares that mentions name, base by base, the latest word's figure first in its base."""
    found: dict[str | None, BaseShare] = {}
    for m in said:
        if m.share_off != NOTHING_SAID:
            earlier = found.get(m.base)
            found[m.base] = BaseShare(
                m.base, m.share_off.hull(earlier.off) if earlier else m.share_off, m.named
            )
    return tuple(sorted(found.values(), key=lambda share: share.base or ""))


def _by_unit(said: Sequence[Mention]) -> tuple[Count, ...]:
    """Return the counts of units that all of the mentions name: where one is silent, nothing bounds it."""
    units = [{c.unit: c for c in m.counts} for m in said]
    common = set.intersection(*(set(u) for u in units))
    return by_unit(
        replace(units[-1][unit], off=reduce(Bounds.hull, (u[unit].off for u in units))) for unit in common
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


def _known(spoken: Sequence[tuple[Episode, Sequence[Word]]]) -> list[Known]:
    """Find the stretches with a valid word.

    An outage ends in supply and supply in an outage, so there the next word covers the hand-over. Where
    another layer ended, nobody told what came after, and its words say nothing more.
    """
    certain, possible = [], []
    for episode, said in spoken:
        end = None if episode.layer in ("outage", "on") else episode.end
        for w in said:
            certain.append((w.by, min(w.lapses, end.earliest) if end else w.lapses))
            possible.append((w.from_, min(w.gone, end.latest) if end else w.gone))
    sure, maybe = united(certain), united(possible)
    cuts = sorted({t for span in (*sure, *maybe) for t in span})
    surely, possibly = within(cuts, sure), within(cuts, maybe)
    return joined(
        Known(start=a, end=b, certain=surely[n]) for n, (a, b) in enumerate(pairwise(cuts)) if possibly[n]
    )
