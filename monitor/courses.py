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
class Course:
    """One layer followed from moment to moment; `episodes` and `decisions` are complete once closed."""

    place: str
    service: Service
    layer: Layer
    episodes: list[Episode] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    open_: Episode | None = None
    supply: Episode | None = None

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
            course.episodes.append(left)
    return course


def _forget(course: Course, cluster: Cluster) -> None:
    """Leave an open episode open for good when the next word comes too late to speak of it."""
    if course.open_ and _silence(course.open_, cluster) > memory(cluster):
        last = course.open_.mentions[-1]
        reason = f"no word for more than {_worded(memory(cluster))}: its end was never reported"
        course.decide("lapsed", last.at, reason, last.evidence)
        course.episodes.append(course.open_)
        course.open_ = None


def _silence(episode: Episode, cluster: Cluster) -> timedelta:
    return cluster.at.earliest - episode.mentions[-1].at.latest


def _worded(span: timedelta) -> str:
    return f"{span.days} days" if span.days > 1 else "24 hours"


def _overrule(course: Course, cluster: Cluster) -> None:
    if course.open_ is None:
        return
    reason = "emergency shutdowns began: schedules stop applying"
    course.decide("overruled", cluster.at, reason, _ids(cluster))
    course.episodes.append(_closed(course.open_, cluster))
    course.open_ = None


def _end(course: Course, cluster: Cluster) -> None:
    # "Fully restored" implies a loss before it, "works as normal" and "cancelled" do not.
    unseen = cluster.phase == "full"
    if course.open_ or unseen:
        ended = course.open_ or _unseen(course)
        why = "restored in full" if cluster.phase == "full" else "ended or cancelled"
        course.decide(
            "ended", cluster.at, why if course.open_ else f"{why}; nobody told the loss", _ids(cluster)
        )
        course.episodes.append(_closed(ended, cluster))
    course.open_ = None
    if course.layer == "outage":
        _supply(course, cluster)


def _unseen(course: Course) -> Episode:
    """Return the episode that a restoration implies when nothing before it was told."""
    return Episode(
        place=course.place,
        service=course.service,
        layer=course.layer,
        mentions=(),
        start=None,
        end=None,
        evidence=(),
    )


def _supply(course: Course, cluster: Cluster) -> None:
    """Open or carry on the spell of supply that an end of the outage starts."""
    if course.supply and _silence(course.supply, cluster) <= WORD_LASTS:
        course.supply = _carried_on(course.supply, mention_of(cluster, course.supply.mentions[-1]))
        return
    if course.supply:
        course.episodes.append(course.supply)
    course.supply = _opened(course, replace(mention_of(cluster), partial=False), "on", start=cluster.at)


def _go_on(course: Course, cluster: Cluster) -> None:
    if course.supply:
        course.episodes.append(_closed(course.supply, cluster))
        course.supply = None
    if course.open_ is None:
        begins = cluster.phase == "begins"
        if not begins:
            course.decide("began", cluster.at, "found going on: nobody told its beginning", _ids(cluster))
        course.open_ = _opened(course, mention_of(cluster), course.layer, cluster.at if begins else None)
        return
    mention = mention_of(cluster, course.open_.mentions[-1])
    if course.open_.mentions[-1].partial and not mention.partial:
        course.decide("relapsed", cluster.at, "a loss during recovery: the same outage, again", _ids(cluster))
    course.open_ = _carried_on(course.open_, mention)


def _opened(course: Course, mention: Mention, layer: Layer, start: TimeBounds | None) -> Episode:
    return Episode(
        place=course.place,
        service=course.service,
        layer=layer,
        mentions=(mention,),
        start=start,
        end=None,
        evidence=mention.evidence,
    )


def _carried_on(episode: Episode, mention: Mention) -> Episode:
    relapse = episode.mentions[-1].partial and not mention.partial
    return replace(
        episode,
        mentions=(*episode.mentions, mention),
        evidence=_joined(episode, mention.evidence),
        relapses=episode.relapses + relapse,
    )


def _closed(episode: Episode, cluster: Cluster) -> Episode:
    return replace(episode, end=cluster.at, evidence=_joined(episode, _ids(cluster)))


def _ids(cluster: Cluster) -> tuple[str, ...]:
    return tuple(said.id for said in cluster.said)


def _joined(episode: Episode, more: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({*episode.evidence, *more}))
