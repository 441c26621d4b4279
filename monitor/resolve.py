"""From many sayings to episodes: which belong together, when each began and ended, how much was off.

Pure: the same set of sayings gives the same episodes in any order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from feeds.observation import Statement
from monitor import trust
from monitor.corroboration import Cluster, clusters, conflict, denials
from monitor.courses import follow
from monitor.episode import Conflict, Decision, Episode, Lane, Layer, Resolution
from monitor.ordering import in_order

LAYER_OF: dict[str, Layer] = {
    "outage": "outage",
    "restoration": "outage",
    "emergency_shutdown": "emergency",
    "scheduled_shutdown": "scheduled",
}
"""The layer that a statement speaks of; attacks and policy speak of none."""


def resolve(statements: Iterable[Statement]) -> Resolution:
    """Resolve statements (as known at one time, in any order) into episodes, conflicts, plans and notes."""
    actual: dict[tuple[Lane, Layer], list[Statement]] = defaultdict(list)
    denied: dict[tuple[Lane, Layer], list[Statement]] = defaultdict(list)
    plans, notes = [], []
    for said in sorted(statements, key=lambda s: (s.at.middle, s.id)):
        layer = LAYER_OF.get(said.kind)
        if layer is None or said.place is None or said.service is None:
            continue
        if said.modality == "actual":
            actual[(said.place, said.service), layer].append(said)
        elif said.modality == "planned":
            plans.append(said)
        else:
            notes.append(said)
            if said.modality == "denied":
                denied[(said.place, said.service), layer].append(said)
    moments = {key: clusters(group) for key, group in actual.items()}
    episodes: list[Episode] = []
    conflicts: list[Conflict] = []
    decisions: list[Decision] = []
    for (lane, layer), own in sorted(moments.items()):
        overruling = _beginnings(moments.get((lane, "emergency"), [])) if layer == "scheduled" else []
        course = follow(*lane, layer, *in_order(own, overruling))
        differ = [found for moment in own if (found := conflict(*lane, moment))]
        differ += denials(*lane, actual[lane, layer], denied[lane, layer])
        episodes += course.episodes
        conflicts += differ
        decisions += [*_together(lane, layer, own), *(decided(layer, c) for c in differ), *course.decisions]
    return Resolution(
        episodes=tuple(episodes),
        conflicts=tuple(conflicts),
        decisions=tuple(decisions),
        plans=tuple(plans),
        notes=tuple(notes),
    )


def _beginnings(emergencies: Sequence[Cluster]) -> list[Cluster]:
    return [moment for moment in emergencies if moment.phase == "begins"]


def _together(lane: Lane, layer: Layer, moments: Sequence[Cluster]) -> list[Decision]:
    """Say of every moment told by several sources that it was counted once, and whose word it follows."""
    return [
        Decision(
            place=lane[0],
            service=lane[1],
            layer=layer,
            at=moment.at,
            verdict="counted once",
            reason=f"{len(moment.said)} sources tell of one moment; followed: {trust.reason(first, others)}",
            chosen=first.id,
            evidence=tuple(sorted(said.id for said in moment.said)),
        )
        for moment in moments
        if len(moment.said) > 1
        for first, *others in [moment.said]
    ]


def decided(layer: Layer, conflict: Conflict) -> Decision:
    """Return a disagreement as the decision that it took."""
    return Decision(
        place=conflict.place,
        service=conflict.service,
        layer=layer,
        at=conflict.at,
        verdict="figure chosen" if conflict.about == "share" else "denied",
        reason=conflict.reason,
        chosen=conflict.chosen,
        evidence=tuple(sorted(side for side, _ in conflict.sides)),
    )
