"""From many sayings to episodes: which belong together, when each began and ended, how much was off.

Pure: the same set of statements gives the same episodes in any order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import Service, Statement
from monitor.corroboration import Cluster, base, clusters, conflict, moment, named_figure
from monitor.episode import Conflict, Episode, Layer, Mention, Resolution

WORD_LASTS = timedelta(hours=24)
"""How long a mention of an outage, an emergency or of supply stands without a new word."""
RECALL = timedelta(days=7)
"""A later word within this time still speaks of the same open episode; after it, of one nobody reported."""

_LAYER_OF: dict[str, Layer] = {
    "outage": "outage",
    "restoration": "outage",
    "emergency_shutdown": "emergency",
    "scheduled_shutdown": "scheduled",
}
_CAUSAL_ORDER = {"begins": 0, "continues": 1, "partial": 2, "full": 3, "ends": 3}


def resolve(statements: Iterable[Statement]) -> Resolution:
    """Resolve statements (as known at one time, in any order) into episodes, conflicts, plans and notes."""
    actual: dict[tuple[str, Service, Layer], list[Statement]] = defaultdict(list)
    plans, notes = [], []
    for said in sorted(statements, key=_told_order):
        layer = _LAYER_OF.get(said.kind)
        if layer is None or said.place is None or said.service is None:
            continue
        if said.modality == "actual":
            actual[said.place, said.service, layer].append(said)
        elif said.modality == "planned":
            plans.append(said)
        else:
            notes.append(said)
    episodes: list[Episode] = []
    conflicts: list[Conflict] = []
    for (place, service, layer), group in sorted(actual.items()):
        moments = clusters(group)
        episodes += _walk(place, service, layer, moments)
        conflicts += [found for moment in moments if (found := conflict(place, service, moment))]
    return Resolution(
        episodes=tuple(episodes), conflicts=tuple(conflicts), plans=tuple(plans), notes=tuple(notes)
    )


def _told_order(said: Statement) -> tuple[object, ...]:
    """Order in which things happened as far as the words tell; ties by what must come first."""
    at = moment(said)
    return at.middle, _CAUSAL_ORDER.get(said.phase or "", 1), at.earliest, said.id


def _walk(place: str, service: Service, layer: Layer, moments: Sequence[Cluster]) -> list[Episode]:
    """Follow the clusters of one layer in order, opening and closing episodes."""
    done: list[Episode] = []
    open_: Episode | None = None
    supply: Episode | None = None
    for cluster in moments:
        if open_ and cluster.at.earliest - open_.mentions[-1].at.latest > _memory(cluster):
            done.append(open_)
            open_ = None
        if cluster.phase in ("full", "ends"):
            ended = open_ or _unseen(place, service, layer, cluster)
            done += [_closed(ended, cluster)] if ended else []
            open_ = None
            if layer == "outage":
                supply = _supplied(supply, place, service, cluster, done)
            continue
        if supply:
            done.append(replace(supply, end=cluster.at, evidence=_joined(supply.evidence, cluster)))
            supply = None
        open_ = _carried_on(open_, cluster) if open_ else _opened(place, service, layer, cluster)
    return done + [episode for episode in (open_, supply) if episode]


def _memory(cluster: Cluster) -> timedelta:
    """How long after the last word a new one still speaks of the same episode: a fresh loss is a new one."""
    return WORD_LASTS if cluster.phase == "begins" else RECALL


def _mention(cluster: Cluster, before: Mention | None = None) -> Mention:
    shares = cluster.shares
    first = cluster.said[0]
    partial = first.phase == "partial" or (
        before is not None and before.partial and first.phase == "continues"
    )
    if shares:
        bounds = reduce(Bounds.hull, (share for _, share in shares))
        figure = named_figure(shares[0][0])
        what = base(shares[0][0])
    else:
        bounds, figure, what = _unnamed_share(first.phase, before)
    return Mention(
        at=cluster.at,
        share_off=bounds,
        figure=figure,
        base=what,
        partial=partial,
        until=first.until if first.kind != "restoration" else None,
        evidence=tuple(sorted(said.id for said in cluster.said)),
    )


def _unnamed_share(phase: str | None, before: Mention | None) -> tuple[Bounds, float | None, str | None]:
    """What a word without a share leaves of the share known before.

    A fresh loss forgets it, "still off" keeps it, a partial restoration can only have lowered it.
    """
    if before is None or phase == "begins":
        return NOTHING_SAID, None, None
    if phase == "partial":
        return Bounds(0.0, before.share_off.high), None, before.base
    return before.share_off, before.figure, before.base


def _opened(place: str, service: Service, layer: Layer, cluster: Cluster) -> Episode:
    mention = _mention(cluster)
    return Episode(
        place=place,
        service=service,
        layer=layer,
        mentions=(mention,),
        start=cluster.at if cluster.phase == "begins" else None,
        end=None,
        evidence=mention.evidence,
    )


def _unseen(place: str, service: Service, layer: Layer, cluster: Cluster) -> Episode | None:
    """An episode of which only the end was told: "restored" implies a loss, "works as normal" does not."""
    if cluster.phase != "full":
        return None
    return Episode(place=place, service=service, layer=layer, mentions=(), start=None, end=None, evidence=())


def _carried_on(episode: Episode, cluster: Cluster) -> Episode:
    mention = _mention(cluster, episode.mentions[-1])
    relapse = episode.mentions[-1].partial and not mention.partial
    earlier = tuple(_before(m, cluster.at) for m in episode.mentions)
    later = replace(mention, at=_after(cluster.at, earlier[-1].at))
    return replace(
        episode,
        mentions=(*earlier, later),
        start=episode.start and _not_after(episode.start, cluster.at),
        evidence=_joined(episode.evidence, cluster),
        relapses=episode.relapses + relapse,
    )


def _closed(episode: Episode, cluster: Cluster) -> Episode:
    return replace(
        episode,
        mentions=tuple(_before(m, cluster.at) for m in episode.mentions),
        start=episode.start and _not_after(episode.start, cluster.at),
        end=_after(cluster.at, episode.mentions[-1].at) if episode.mentions else cluster.at,
        evidence=_joined(episode.evidence, cluster),
    )


def _supplied(
    supply: Episode | None, place: str, service: Service, cluster: Cluster, done: list[Episode]
) -> Episode:
    """Open or carry on the spell of supply that a full restoration starts."""
    if supply and cluster.at.earliest - supply.mentions[-1].at.latest <= WORD_LASTS:
        return _carried_on(supply, cluster)
    if supply:
        done.append(supply)
    mention = replace(_mention(cluster), partial=False)
    return Episode(
        place=place,
        service=service,
        layer="on",
        mentions=(mention,),
        start=cluster.at,
        end=None,
        evidence=mention.evidence,
    )


def _before(mention: Mention, later: TimeBounds) -> Mention:
    return replace(mention, at=_not_after(mention.at, later))


def _not_after(moment: TimeBounds, later: TimeBounds) -> TimeBounds:
    """Narrow a moment that came before another: it cannot lie after the other's latest time."""
    return TimeBounds(min(moment.earliest, later.latest), min(moment.latest, later.latest))


def _after(moment: TimeBounds, earlier: TimeBounds) -> TimeBounds:
    """Narrow a moment that came after another: it cannot lie before the other's earliest time."""
    return TimeBounds(max(moment.earliest, earlier.earliest), max(moment.latest, earlier.earliest))


def _joined(evidence: tuple[str, ...], cluster: Cluster) -> tuple[str, ...]:
    return tuple(sorted({*evidence, *(said.id for said in cluster.said)}))
