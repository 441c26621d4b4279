"""From a moment's sayings to one mention: how much was off, of what, and what is kept from the word before.

Pure. A word without a figure keeps those before it ("still off"), can only have lowered them (a partial
restoration) or forgets them (a new loss). A share replaces the share before it whatever its base, and a count
the one of its unit; other figures stay only where both words may be of one moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from feeds.bounds import NOTHING_SAID, Bounds
from feeds.observation import COUNTED_UNITS, CountedUnit, Statement
from monitor.corroboration import Cluster, base, named_figure
from monitor.episode import Count, Mention

Share = tuple[Bounds, float | None, str | None]
"""Share off, the figure named first, and what it is a share of."""
_NO_SHARE: Share = (NOTHING_SAID, None, None)


def mention_of(cluster: Cluster, before: Mention | None = None) -> Mention:
    """Return what a cluster reports, after the mention `before` of the same episode."""
    first = cluster.said[0]
    named, counts = _share(cluster), _counts(cluster.said)
    only_counts = bool(counts) and named is None
    if not (named or counts):
        named, counts = _unnamed(first.phase, before)
    elif before and first.phase != "begins" and before.at.overlaps(cluster.at):
        named = named or (before.share_off, before.figure, before.base)
        counts = by_unit({c.unit: c for c in (*before.counts, *counts)}.values())
    share, figure, what = named or _NO_SHARE
    return Mention(
        at=cluster.at,
        share_off=share,
        figure=figure,
        base=what,
        kept_share=only_counts,
        counts=counts,
        partial=first.phase == "partial"
        or (before is not None and before.partial and first.phase == "continues"),
        until=first.until if first.kind != "restoration" else None,
        evidence=tuple(sorted(said.id for said in cluster.said)),
        voice=first.voice,
        doubtful=bool(first.doubt),
    )


def _share(cluster: Cluster) -> Share | None:
    """Return the share that a cluster names: the most trusted source's figure, with the bounds of all."""
    shares = cluster.shares
    if not shares:
        return None
    chosen = shares[0][0]
    return reduce(Bounds.hull, (share for _, share in shares)), named_figure(chosen), base(chosen)


def _counts(said: Sequence[Statement]) -> tuple[Count, ...]:
    """Return what is counted as off; a count beside a restoration is of those who came back."""
    found: dict[CountedUnit, Count] = {}
    for one in said:
        counted = one.quantity.count() if one.quantity and one.kind != "restoration" else None
        if one.quantity is None or counted is None:
            continue
        unit, off = counted
        limit = one.quantity.bound in ("at_least", "at_most")
        count = found.get(unit) or Count(unit=unit, off=off, figure=None if limit else one.quantity.value)
        found[unit] = replace(count, off=count.off.hull(off))
    return by_unit(found.values())


def by_unit(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return counts in the usual order of their units."""
    return tuple(sorted(counts, key=lambda count: COUNTED_UNITS.index(count.unit)))


def _unnamed(phase: str | None, before: Mention | None) -> tuple[Share, tuple[Count, ...]]:
    """Return what a word without any figure leaves of those known before."""
    if before is None or phase == "begins":
        return _NO_SHARE, ()
    if phase == "partial":
        lowered = tuple(replace(c, off=Bounds(0.0, c.off.high), figure=None) for c in before.counts)
        return (Bounds(0.0, before.share_off.high), None, before.base), lowered
    return (before.share_off, before.figure, before.base), before.counts
