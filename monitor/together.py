"""What holds at an instant when several words speak of it: the pieces of a timeline, combined.

Pure. Inside a layer the words of several sources tell of the same interruption, so their hull bounds it;
different layers may hit the same customers or others, so their shares lie between the largest and the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from itertools import pairwise
from typing import TypeVar

from feeds.bounds import NOTHING_SAID, Bounds
from feeds.observation import CountedUnit
from monitor.episode import Layer
from monitor.timeline import LayerInterval, Span

INTERRUPTIONS: tuple[Layer, ...] = ("outage", "emergency", "scheduled")
"""The layers in which somebody is cut, from the worst on."""
Stretch = TypeVar("Stretch", bound=Span)


def instants(
    pieces: Iterable[Stretch], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, list[Stretch]]]:
    """Yield [a, b) and the pieces that hold in it, from `start` to `end` without gap."""
    inside = sorted((p for p in pieces if p.start < end and p.end > start), key=lambda p: p.start)
    cuts = sorted({start, end, *(t for p in inside for t in (p.start, p.end) if start < t < end)})
    holding: list[Stretch] = []
    waiting = inside[::-1]
    for a, b in pairwise(cuts):
        while waiting and waiting[-1].start <= a:
            holding.append(waiting.pop())
        holding = [p for p in holding if p.end > a]
        yield a, b, list(holding)


def telling(pieces: Sequence[LayerInterval]) -> Sequence[LayerInterval]:
    """Keep the pieces that bound the share: those that name one, unless all of these may not hold."""
    named = [p for p in pieces if p.share_off != NOTHING_SAID]
    return named if any(p.certain for p in named) else pieces


def share_of_layer(pieces: Sequence[LayerInterval]) -> Bounds:
    """Return the share off in one layer, from the pieces that may hold in it at an instant.

    Nothing is off at least where the layer itself may not hold.
    """
    share = reduce(Bounds.hull, (p.share_off for p in telling(pieces)))
    return share if any(p.certain for p in pieces) else Bounds(0.0, share.high)


def share_together(pieces: Sequence[LayerInterval]) -> Bounds:
    """Return the share off of all layers together: at least the largest low, at most the sum of the highs."""
    layers = [share_of_layer(own) for own in by_layer(pieces).values()]
    if not layers:
        return Bounds(0.0, 0.0)
    return Bounds(max(s.low for s in layers), min(1.0, sum(s.high for s in layers)))


def count_of_layer(pieces: Sequence[LayerInterval], unit: CountedUnit) -> Bounds | None:
    """Return how many are off in one layer at an instant, None where nobody counts in this unit."""
    counted = [(p, c.off) for p in pieces for c in p.counts if c.unit == unit]
    if not counted:
        return None
    count = reduce(Bounds.hull, (off for _, off in counted))
    return count if any(p.certain for p, _ in counted) else Bounds(0.0, count.high)


def count_together(pieces: Sequence[LayerInterval], unit: CountedUnit) -> Bounds | None:
    """Return how many are off in all layers together, as `share_together` does; silent layers add nothing."""
    layers = [c for own in by_layer(pieces).values() if (c := count_of_layer(own, unit))]
    return Bounds(max(c.low for c in layers), sum(c.high for c in layers)) if layers else None


def by_layer(pieces: Iterable[LayerInterval]) -> dict[Layer, list[LayerInterval]]:
    """Return the pieces of the layers in which somebody is cut, layer by layer."""
    found: dict[Layer, list[LayerInterval]] = {}
    for piece in pieces:
        if piece.layer in INTERRUPTIONS:
            found.setdefault(piece.layer, []).append(piece)
    return found


def affects(piece: LayerInterval) -> bool:
    """Whether a piece reports anybody cut at all."""
    return piece.layer in INTERRUPTIONS and piece.share_off.high > 0
