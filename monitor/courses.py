"""The course of one layer of a service at a place: its moments in order, as episodes that begin and end.

Pure. What the words alone do not say - that a loss is a relapse, that an emergency ended the schedules, that
an episode was never closed - is a decision, returned with its reason beside the episodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from feeds.bounds import TimeBounds
from feeds.observation import Service
from monitor.corroboration import Cluster
from monitor.episode import Decision, Episode, Layer, Mention, Verdict
from monitor.mentions import mention_of
from monitor.ordering import WORD_LASTS, memory


@dataclass
class Going:
    """An episode while it is followed; it becomes an Episode when it ends or is left open."""

    layer: Layer
    start: TimeBounds | None
    mentions: list[Mention] = field(default_factory=list)
    evidence: set[str] = field(default_factory=set)
    relapses: int = 0

    @property
    def last(self) -> Mention | None:
        """The word of it that came last."""
        return self.mentions[-1] if self.mentions else None


@dataclass
class Course:
    """One layer followed from moment to moment; `episodes` and `decisions` are complete once closed."""

    place: str
    service: Service
    layer: Layer
    episodes: list[Episode] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    open_: Going | None = None
    supply: Going | None = None

    def decide(self, verdict: Verdict, at: TimeBounds, reason: str, evidence: Sequence[str]) -> None:
        """Note a decision about this layer."""
        self.decisions.append(
            Decision(
                place=self.place,
                service=self.service,
                layer=self.layer,
                at=at,
                verdict=verdict,
                reason=reason,
                evidence=tuple(sorted(evidence)),
            )
        )

    def leave(self, going: Going, end: Cluster | None = None) -> None:
        """Put an episode down: ended by a cluster, or open for good."""
        ids = _ids(end) if end else ()
        self.episodes.append(
            Episode(
                place=self.place,
                service=self.service,
                layer=going.layer,
                mentions=tuple(going.mentions),
                start=going.start,
                end=end.at if end else None,
                evidence=tuple(sorted({*going.evidence, *ids})),
                relapses=going.relapses,
            )
        )


def follow(
    place: str, service: Service, layer: Layer, moments: Sequence[Cluster], overruling: frozenset[Cluster]
) -> Course:
    """Follow the moments of one layer, as `ordering.in_order` gives them.

    Moments in `overruling` are of another layer: an emergency that begins ends the schedules in force.
    """
    course = Course(place, service, layer)
    for cluster in moments:
        _forget(course, cluster)
        if cluster in overruling:
            _overrule(course, cluster)
        elif cluster.phase in ("full", "ends"):
            _end(course, cluster)
        else:
            _go_on(course, cluster)
    for left in (course.open_, course.supply):
        if left:
            course.leave(left)
    return course


def _forget(course: Course, cluster: Cluster) -> None:
    """Leave an open episode open for good when the next word comes too late to speak of it."""
    if course.open_ and (last := course.open_.last) and _silence(last, cluster) > memory(cluster):
        reason = f"no word for more than {_worded(memory(cluster))}: its end was never reported"
        course.decide("lapsed", last.at, reason, last.evidence)
        course.leave(course.open_)
        course.open_ = None


def _silence(last: Mention, cluster: Cluster) -> timedelta:
    return cluster.at.earliest - last.at.latest


def _worded(span: timedelta) -> str:
    return f"{span.days} days" if span.days > 1 else "24 hours"


def _overrule(course: Course, cluster: Cluster) -> None:
    if course.open_ is None:
        return
    reason = "emergency shutdowns began: schedules stop applying"
    course.decide("overruled", cluster.at, reason, _ids(cluster))
    course.leave(course.open_, cluster)
    course.open_ = None


def _end(course: Course, cluster: Cluster) -> None:
    # "Fully restored" implies a loss before it, "works as normal" and "cancelled" do not.
    unseen = Going(course.layer, start=None) if cluster.phase == "full" else None
    if ended := course.open_ or unseen:
        why = "restored in full" if cluster.phase == "full" else "ended or cancelled"
        untold = "" if course.open_ else "; nobody told the loss"
        course.decide("ended", cluster.at, why + untold, _ids(cluster))
        course.leave(ended, cluster)
    course.open_ = None
    if course.layer == "outage":
        _supply(course, cluster)


def _supply(course: Course, cluster: Cluster) -> None:
    """Open or carry on the spell of supply that an end of the outage starts."""
    last = course.supply.last if course.supply else None
    if course.supply and last and _silence(last, cluster) <= WORD_LASTS:
        _carry_on(course.supply, mention_of(cluster, last))
        return
    if course.supply:
        course.leave(course.supply)
    course.supply = Going("on", start=cluster.at)
    _carry_on(course.supply, replace(mention_of(cluster), partial=False))


def _go_on(course: Course, cluster: Cluster) -> None:
    if course.supply:
        course.leave(course.supply, cluster)
        course.supply = None
    if course.open_ is None:
        begins = cluster.phase == "begins"
        if not begins:
            course.decide("began", cluster.at, "found going on: nobody told its beginning", _ids(cluster))
        course.open_ = Going(course.layer, start=cluster.at if begins else None)
    if _carry_on(course.open_, mention_of(cluster, course.open_.last)):
        course.decide("relapsed", cluster.at, "a loss during recovery: the same outage, again", _ids(cluster))


def _carry_on(going: Going, mention: Mention) -> bool:
    """Add a mention to an episode; return whether it is a relapse."""
    relapsed = going.last is not None and going.last.partial and not mention.partial
    going.mentions.append(mention)
    going.evidence.update(mention.evidence)
    going.relapses += relapsed
    return relapsed


def _ids(cluster: Cluster) -> tuple[str, ...]:
    return tuple(said.id for said in cluster.said)
