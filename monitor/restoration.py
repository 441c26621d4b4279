"""How supply was lost and came back, from what is believed: resilience curves and lengths of interruptions.

Pure. Each curve is of one base, for shares of different bases are never merged; each length has bounds, and
an end that nobody reported leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feeds.bounds import NOTHING_SAID
from feeds.observation import Indicator, Quantity, Service
from monitor.belief import Belief
from monitor.episode import Episode, Lane, Layer
from monitor.metrics.curves import Curve, CurvePoint
from monitor.metrics.survival import Duration
from monitor.spans import hours_between


@dataclass(frozen=True, kw_only=True)
class LaneCurve:
    """The curve of one outage of a lane in one base; `episode` numbers the outages of the lane in time."""

    place: str
    service: Service
    episode: int
    curve: Curve


@dataclass(frozen=True, kw_only=True)
class Length:
    """How long one episode lasted, in hours; `duration` is None where nobody told its beginning."""

    episode: Episode
    duration: Duration | None


def curves(belief: Belief, lanes: Iterable[Lane]) -> list[LaneCurve]:
    """Return a curve for every outage and base of which a share was named.

    A named share holds until the next one of its base; words without a figure say nothing of it.
    """
    found = []
    for lane in lanes:
        outages = [e for e in belief.resolution.episodes if _lane(e) == lane and e.layer == "outage"]
        for number, episode in enumerate(sorted(outages, key=_began), 1):
            for base, points in _points(episode).items():
                curve = Curve(base=base or "not stated", points=tuple(points), ended=episode.end)
                found.append(LaneCurve(place=lane[0], service=lane[1], episode=number, curve=curve))
    return found


def _lane(episode: Episode) -> Lane:
    return episode.place, episode.service


def _began(episode: Episode) -> tuple[datetime, tuple[str, ...]]:
    at = episode.mentions[0].at if episode.mentions else episode.end
    if at is None:
        raise ValueError(f"an episode without any time: {episode}")
    return at.middle, episode.evidence


def _points(episode: Episode) -> dict[str | None, list[CurvePoint]]:
    """Return the shares named in an episode as points, base by base."""
    found: dict[str | None, list[CurvePoint]] = {}
    for mention in episode.mentions:
        if mention.share_off == NOTHING_SAID or mention.kept_share:
            continue
        point = CurvePoint(
            at=mention.at, lost=mention.share_off, figure=mention.figure, evidence=mention.evidence
        )
        found.setdefault(mention.base, []).append(point)
    return found


def indicator_curve(belief: Belief, place: str, name: str, first: datetime, last: datetime) -> Curve | None:
    """Return a named figure of a place over [first, last) as a curve, None where nobody gave one.

    For figures that are shares of a whole, as `deficit_share` of consumption. Nobody reports their end.
    """
    said = [i for i in belief.indicators if (i.place, i.name) == (place, name) and i.value is not None]
    inside = sorted((i for i in said if first <= i.at.middle < last), key=lambda i: (i.at.middle, i.id))
    if not inside:
        return None
    return Curve(base=inside[0].unit.removeprefix("share_of_"), points=tuple(map(_point, inside)), ended=None)


def _point(said: Indicator) -> CurvePoint:
    share = Quantity(value=said.value or 0.0, unit="share_off", bound=said.bound)
    return CurvePoint(
        at=said.at,
        lost=share.share_off() or NOTHING_SAID,
        figure=share.figure_off(),
        evidence=(said.id,),
    )


def lengths(episodes: Iterable[Episode], layer: Layer) -> list[Length]:
    """Return how long the episodes of a layer lasted.

    One that nobody reported ended is censored at its last word: so long it lasted at least.
    """
    return [Length(episode=e, duration=_duration(e)) for e in episodes if e.layer == layer]


def _duration(episode: Episode) -> Duration | None:
    start, end = episode.start, episode.end
    if start is None:
        return None
    if end is not None:
        return Duration(
            low_h=max(0.0, hours_between(start.latest, end.earliest)),
            high_h=max(0.0, hours_between(start.earliest, end.latest)),
            ended=True,
        )
    last = episode.mentions[-1].at
    return Duration(low_h=max(0.0, hours_between(start.latest, last.earliest)), high_h=None, ended=False)
