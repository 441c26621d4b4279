"""The whole of what is believed at a time, as a pure function of what had been said by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from feeds.bounds import NOTHING_SAID, TimeBounds
from feeds.observation import Indicator, Observation, PlannedCut, Price, Reading, Service, Statement
from monitor.alerts import Heard
from monitor.disputes import disputes
from monitor.episode import Episode, Lane, Resolution
from monitor.plans import PlannedDay, planned_days
from monitor.readings import read_as_episodes
from monitor.resolve import decided, resolve
from monitor.timeline import LayerInterval, Timeline, timeline

SERVICES: tuple[Service, ...] = ("electricity", "heat", "water", "gas")


@dataclass(frozen=True, kw_only=True)
class Belief:
    """What was said by `as_of`, and what it amounts to per place and service."""

    as_of: datetime | None
    """None: everything that is known."""
    said: Mapping[str, Observation]
    resolution: Resolution
    timelines: Mapping[Lane, Timeline]
    heard: Heard | None = None
    """The air alerts of one place, where somebody asked for them: they are many, and make no state."""

    def hearing(self, heard: Heard) -> Belief:
        """Return the same belief with the air alerts of a place beside it, to be shown and cited."""
        return replace(self, said={**self.said, **{alert.id: alert for alert in heard.said}}, heard=heard)

    def attacks(self, places: Iterable[str], start: datetime, end: datetime) -> list[Statement]:
        """Return the attacks reported of these places whose time touches [start, end), by time."""
        wanted = set(places)
        found = [
            s
            for s in self.said.values()
            if isinstance(s, Statement)
            and (s.kind, s.modality) == ("attack", "actual")
            and s.place in wanted
            and s.at.earliest < end
            and s.at.overlaps(TimeBounds(start, end))
        ]
        return sorted(found, key=lambda s: (s.at.earliest, s.at.latest, s.id))

    def timeline(self, place: str, service: Service) -> Timeline:
        """Return the timeline of a service at a place, empty where nobody ever said a word about it."""
        nothing = Timeline(place=place, service=service, layers=(), known=())
        return self.timelines.get((place, service), nothing)

    def services(self, place: str) -> list[Service]:
        """Return the services of a place of which anything is known, in their usual order."""
        return [service for service in SERVICES if (place, service) in self.timelines]

    def inherited(
        self, place: str, service: Service, ancestors: Callable[[str], Sequence[str]]
    ) -> list[tuple[str, LayerInterval]]:
        """Return what was said of the oblast and the country of a place, each with whose word it is.

        Nothing of it is known of the place itself: the share is [0, 1], and it counts in no hours.
        """
        return [
            (above, replace(piece, share_off=NOTHING_SAID, named=None, shares=(), counts=()))
            for above in ancestors(place)
            for piece in self.timeline(above, service).layers
        ]

    @cached_property
    def planned(self) -> dict[tuple[str, Service, date], PlannedDay]:
        """The plans that stand, by place, service and local day."""
        rows = planned_days(o for o in self.said.values() if isinstance(o, PlannedCut))
        return {(row.place, row.service, row.on): row for row in rows}

    @cached_property
    def prices(self) -> list[Price]:
        """The prices said, by day and product."""
        found = [o for o in self.said.values() if isinstance(o, Price)]
        return sorted(found, key=lambda p: (p.on, p.product, p.id))

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The named figures said, by time."""
        found = [o for o in self.said.values() if isinstance(o, Indicator)]
        return sorted(found, key=lambda i: (i.at.earliest, i.name, i.id))


def believe(
    observations: Iterable[Observation], *, as_of: datetime | None, clock_of: Callable[[str], ZoneInfo]
) -> Belief:
    """Work out the belief of a time from the observations known by then, in any order.

    `clock_of` gives the zone of a place. Shapes: one timeline per (place, service) that anybody spoke of.
    """
    # Of the same saying met twice the earlier known counts, whatever the order in which they come.
    said = {o.id: o for o in sorted(observations, key=lambda o: o.known_at, reverse=True)}
    spoken = resolve(o for o in said.values() if isinstance(o, Statement))
    measured, noise = read_as_episodes(o for o in said.values() if isinstance(o, Reading))
    mine: dict[Lane, list[Episode]] = defaultdict(list)
    for episode in (*spoken.episodes, *measured):
        mine[episode.place, episode.service].append(episode)
    lines = {lane: timeline(*lane, episodes, clock_of(lane[0])) for lane, episodes in sorted(mine.items())}
    differ = [conflict for line in lines.values() for conflict in disputes(line, said)]
    resolution = replace(
        spoken,
        episodes=tuple(episode for lane in lines for episode in mine[lane]),
        conflicts=(*spoken.conflicts, *differ),
        decisions=(*spoken.decisions, *noise, *(decided("outage", conflict) for conflict in differ)),
    )
    return Belief(as_of=as_of, said=said, resolution=resolution, timelines=lines)
