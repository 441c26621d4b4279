"""In which order the moments of a layer happened, and how their order narrows their times.

Pure. The order is that of the middles of the reported times, but for one thing: what goes on or comes back
had begun before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from feeds.bounds import TimeBounds
from monitor.corroboration import Cluster
from monitor.spans import in_this_order

WORD_LASTS = timedelta(hours=24)
"""How long a mention of an outage, an emergency or of supply stands without a new word."""
RECALL = timedelta(days=7)
"""A later word within this time still speaks of the same open episode; after it, of one nobody reported."""


def memory(cluster: Cluster) -> timedelta:
    """Return how long after the last word a new one still speaks of it: a fresh loss is a new one."""
    return WORD_LASTS if cluster.phase == "begins" else RECALL


def in_order(
    own: Iterable[Cluster], overruling: Iterable[Cluster] = ()
) -> tuple[list[Cluster], frozenset[Cluster]]:
    """Put a layer's moments and those that overrule it in order, narrowed; return also which overrule.

    Of a schedule and an emergency that begin at once the schedule comes last: "back to schedules".
    """
    both = sorted([*((m, False) for m in overruling), *((m, True) for m in own)], key=_middle)
    ordered = _beginnings_first(both)
    moments = _narrowed([moment for moment, _ in ordered])
    return moments, frozenset(m for m, (_, is_own) in zip(moments, ordered, strict=True) if not is_own)


def _middle(item: tuple[Cluster, bool]) -> tuple[datetime, bool]:
    return item[0].at.middle, item[1]


def _beginnings_first(moments: Sequence[tuple[Cluster, bool]]) -> list[tuple[Cluster, bool]]:
    """Put the next beginning in front of a word that finds nothing open, where it may have come before.

    It may where its earliest time is not after the latest of that word, nor of any that stands between. "On
    Friday power was lost" and "on Friday at nine a part of it came back": the loss was before nine.
    """
    waiting, ordered = list(moments), []
    last: datetime | None = None
    while waiting:
        cluster, is_own = waiting[0]
        if last is not None and cluster.at.earliest - last > memory(cluster):
            last = None
        if is_own and last is None and cluster.phase in ("continues", "partial", "full"):
            later = next((n for n, (m, own) in enumerate(waiting) if own and m.phase == "begins"), 0)
            if all(waiting[later][0].at.earliest <= m.at.latest for m, _ in waiting[:later]):
                waiting.insert(0, waiting.pop(later))
        cluster, is_own = waiting.pop(0)
        ordered.append((cluster, is_own))
        last = cluster.at.latest if is_own and cluster.phase not in ("full", "ends") else None
    return ordered


def _narrowed(moments: Sequence[Cluster]) -> list[Cluster]:
    """Narrow the times of moments that followed each other in this order.

    None happened before the earliest time of one before it, nor after the latest of one after it. Ordered by
    their middles moments always leave each other some time, and so does a beginning put in front.
    """
    narrowed = in_this_order([m.at for m in moments])
    return [replace(m, at=TimeBounds(a, b)) for m, (a, b) in zip(moments, narrowed, strict=True)]
