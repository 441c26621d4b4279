"""Where a utility's counts and what people say, or two utilities' counts, differ about one share.

Pure. Words that speak of the same moment are compared as they are clustered (corroboration); here streams
are, over the time in which both certainly hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import combinations

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import Said
from monitor import trust
from monitor.corroboration import agree
from monitor.episode import Conflict
from monitor.timeline import LayerInterval, Timeline
from monitor.together import instants


@dataclass(frozen=True)
class Stretch:
    """A stretch in which two streams hold and differ."""

    start: datetime
    end: datetime
    sides: tuple[LayerInterval, LayerInterval]


def disputes(line: Timeline, said: Mapping[str, Said]) -> list[Conflict]:
    """Return where two streams name shares of one base apart by more than rounding.

    `said` gives the sayings by id. A conflict goes on while the same two streams differ; each side names the
    first saying that it rests on, and every share that it had meanwhile.
    """
    measured = [p for p in line.layers if p.measured_by]
    if len({p.measured_by for p in line.layers}) < 2 or not measured:
        return []
    start, end = min(p.start for p in measured), max(p.end for p in measured)
    going: dict[tuple[str, str, str], list[Stretch]] = {}
    found: list[list[Stretch]] = []
    for a, b, here in instants(line.layers, start, end):
        differing = {
            (one.layer, one.measured_by, other.measured_by): Stretch(a, b, (one, other))
            for one, other in combinations(sorted(here, key=lambda p: (p.measured_by, p.start)), 2)
            if _differ(one, other)
        }
        found += [going.pop(streams) for streams in list(going) if streams not in differing]
        for streams, stretch in differing.items():
            going.setdefault(streams, []).append(stretch)
    return [_conflict(line, stretches, said) for stretches in (*found, *going.values())]


def _differ(one: LayerInterval, other: LayerInterval) -> bool:
    if one.layer != other.layer or one.measured_by == other.measured_by:
        return False
    pairs = [(a.off, b.off) for a in one.shares for b in other.shares if a.base == b.base]
    return one.certain and other.certain and not all(agree(a, b) for a, b in pairs)


def _conflict(line: Timeline, stretches: Sequence[Stretch], said: Mapping[str, Said]) -> Conflict:
    first = stretches[0].sides
    sides = []
    for number, piece in enumerate(first):
        shares = [stretch.sides[number].share_off for stretch in stretches]
        sides.append((said[piece.evidence[0]], reduce(Bounds.hull, shares)))
    chosen, other = sorted((speaker for speaker, _ in sides), key=trust.rank)
    return Conflict(
        place=line.place,
        service=line.service,
        at=TimeBounds(stretches[0].start, stretches[-1].end),
        base=first[0].base,
        chosen=chosen.id,
        sides=tuple((speaker.id, share) for speaker, share in sides),
        reason=trust.reason(chosen, [other]),
    )
