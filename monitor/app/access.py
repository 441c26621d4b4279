"""A data directory opened from Python: `monitor.open(data)`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from feeds.localtime import at_hour, days_between
from feeds.observation import Alert, Service
from feeds.places import Place, clock_of, gazetteer
from monitor import policy
from monitor.alerts import Heard, concerning
from monitor.app.corrected import check_corrections, corrections_of
from monitor.belief import SERVICES, Belief, believe
from monitor.corrections import apply_corrections
from monitor.episode import Lane, Layer
from monitor.metrics.curves import Of
from monitor.spans import united
from monitor.store import alerts, facts
from monitor.store.connection import open_store

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Monitor:
    """What a data directory holds, as tidy pandas frames; every call may look back with `as_of`."""

    data: Path
    engine: sa.Engine

    @classmethod
    def at(cls, data: str | Path) -> Monitor:
        """Open a data directory; the store is made where there is none."""
        return cls(Path(data), open_store(Path(data)))

    def belief(self, as_of: datetime | None = None) -> Belief:
        """Return everything believed at `as_of` (aware; None: all that is known).

        CorrectionError for a correction that can't be read or, at None, finds nothing among all facts.
        """
        corrections = corrections_of(self.data)
        if as_of is None:
            check_corrections(self.engine, corrections)
        told = facts.told(self.engine, as_of)
        corrected = apply_corrections(corrections, told, as_of, clock_of=clock_of)
        return believe(corrected, as_of=as_of, clock_of=clock_of)

    def heard(self, place: str, end: datetime, as_of: datetime | None = None) -> Heard:
        """Return the air alerts that can concern a place (an id) and began before `end`, corrected."""
        here = gazetteer()
        cities = (city.id for city in here.children(place) if city.kind == "city")
        places = concerning(place, here.ancestors(place), cities)
        told = alerts.told_of(self.engine, places, end, as_of)
        corrected = apply_corrections(corrections_of(self.data), told, as_of, clock_of=clock_of)
        said = sorted(
            (one for one in corrected if isinstance(one, Alert)), key=lambda a: (a.at.earliest, a.id)
        )
        looked = united(alerts.looked(self.engine, places, as_of))
        return Heard(place=place, said=tuple(said), looked=tuple(looked))

    def asked(
        self, place: str | None, service: Service | None, as_of: datetime | None
    ) -> tuple[Belief, Sequence[Lane]]:
        """Return what is believed, and the lanes of a place (None: every lane that anybody spoke of)."""
        belief = self.belief(as_of)
        if place is not None:
            return belief, lanes_of(belief, gazetteer().find(place), service)
        return belief, [lane for lane in sorted(belief.timelines) if service in (None, lane[1])]

    def timeline(
        self,
        place: str,
        service: Service | None = None,
        *,
        first: date,
        last: date,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return what is shown of a place on its local days first..last: see `frames.state_frame`."""
        from monitor import frames

        belief, lanes = self.asked(place, service, as_of)
        return frames.state_frame(belief, lanes, *_window(place, first, last))

    def hours(
        self,
        place: str,
        service: Service | None = None,
        *,
        first: date,
        last: date,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return hours affected and off per local day and layer: see `frames.hours_frame`."""
        from monitor import frames

        belief, lanes = self.asked(place, service, as_of)
        return frames.hours_frame(belief, lanes, days_between(first, last), clock_of)

    def customers(
        self,
        place: str,
        service: Service | None = None,
        *,
        first: date,
        last: date,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return customer-hours and peaks (people, households, ... apart): see `frames.amount_frame`."""
        from monitor import frames

        belief, lanes = self.asked(place, service, as_of)
        return frames.amount_frame(belief, lanes, days_between(first, last), clock_of)

    def reliability(
        self,
        place: str,
        service: Service | None = None,
        *,
        first: date,
        last: date,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return SAIDI, SAIFI, CAIDI and ASAI where customers served are known: see `frames.index_frame`."""
        from monitor import frames

        belief, lanes = self.asked(place, service, as_of)
        return frames.index_frame(belief, lanes, *_window(place, first, last))

    def processes(
        self,
        place: str,
        service: Service | None = None,
        *,
        first: date,
        last: date,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return the outage and restore processes that utilities counted: see `frames.process_frame`."""
        from monitor import frames

        belief, lanes = self.asked(place, service, as_of)
        return frames.process_frame(belief, lanes, *_window(place, first, last))

    def plans(self, place: str, *, first: date, last: date, as_of: datetime | None = None) -> pd.DataFrame:
        """Return planned hours per local day over the schedule's groups: see `frames.plan_frame`."""
        from monitor import frames

        return frames.plan_frame(self.belief(as_of), [gazetteer().find(place).id], first, last)

    def against_plan(
        self, place: str, *, first: date, last: date, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return each planned day beside what was the case: see `frames.against_plan_frame`."""
        from monitor import frames

        place = gazetteer().find(place).id
        return frames.against_plan_frame(self.belief(as_of), [place], first, last, clock_of)

    def episodes(
        self, place: str | None = None, service: Service | None = None, *, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return the episodes of a place (None: everywhere): see `frames.episode_frame`."""
        from monitor import frames

        return frames.episode_frame(*self.asked(place, service, as_of))

    def conflicts(
        self, place: str | None = None, service: Service | None = None, *, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return every side of every disagreement (None: everywhere): see `frames.conflict_frame`."""
        from monitor import frames

        return frames.conflict_frame(*self.asked(place, service, as_of))

    def decisions(
        self, place: str | None = None, service: Service | None = None, *, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return what was decided and why (None: everywhere): see `frames.decision_frame`."""
        from monitor import frames

        return frames.decision_frame(*self.asked(place, service, as_of))

    def restoration(
        self, place: str | None = None, service: Service | None = None, *, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return depth, area and relapses of every outage, base by base: see `frames.curve_frame`."""
        from monitor import frames

        return frames.curve_frame(*self.asked(place, service, as_of))

    def milestones(
        self,
        place: str | None = None,
        service: Service | None = None,
        *,
        of: Of = "lost",
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return the hours to 50, 80 and 95% restored of the lost, or of all: `frames.milestone_frame`."""
        from monitor import frames

        return frames.milestone_frame(*self.asked(place, service, as_of), of=of)

    def survival(
        self,
        place: str | None = None,
        service: Service | None = None,
        *,
        layer: Layer = "outage",
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return the share of episodes that lasted longer than so many hours: see `frames.survival_frame`."""
        from monitor import frames

        return frames.survival_frame(*self.asked(place, service, as_of), layer)

    def indicators(
        self, place: str | None = None, name: str | None = None, *, as_of: datetime | None = None
    ) -> pd.DataFrame:
        """Return named figures, such as `deficit_share` of UA (None: all): see `frames.indicator_frame`."""
        from monitor import frames

        return frames.indicator_frame(self.belief(as_of), place and gazetteer().find(place).id, name)

    def alerts(self, place: str, *, first: date, last: date, as_of: datetime | None = None) -> pd.DataFrame:
        """Return alerts and hours under air alert by local day: see `frames.alert_day_frame`."""
        from monitor import frames

        found = gazetteer().find(place)
        heard = self.heard(found.id, at_hour(last, 24, found.clock), as_of)
        return frames.alert_day_frame(heard, days_between(first, last), found.clock)

    def attacks(self, place: str, *, first: date, last: date, as_of: datetime | None = None) -> pd.DataFrame:
        """Return the attacks reported of a place, its oblast and its country: see `frames.attack_frame`."""
        from monitor import frames

        found = gazetteer().find(place)
        places = (found.id, *gazetteer().ancestors(found.id))
        said = self.belief(as_of).attacks(places, *_window(place, first, last))
        return frames.attack_frame(said, found.id, found.clock)

    def policies(
        self, first: date, last: date, as_of: datetime | None = None, *, place: str = "UA"
    ) -> pd.DataFrame:
        """Return the policy events dated first..last that concern a place: see `frames.policy_frame`.

        With `as_of`, those whose dates were public by then.
        """
        from monitor import frames

        return frames.policy_frame(policies_of(gazetteer().find(place), first, last, as_of))


def policies_of(place: Place, first: date, last: date, as_of: datetime | None) -> list[policy.PolicyEvent]:
    """Return the policy events dated first..last that concern a place, of those public by a time."""
    known = policy.known_by(as_of, place.clock) if as_of else policy.register()
    country = (place.id, *gazetteer().ancestors(place.id))[-1]
    return policy.between(policy.concerning(known, country), first, last)


def _window(place: str, first: date, last: date) -> tuple[datetime, datetime]:
    """Return the local days first..last of a place as UTC [start, end)."""
    zone = gazetteer().find(place).clock
    return at_hour(first, 0, zone), at_hour(last, 24, zone)


def lanes_of(belief: Belief, place: Place, service: Service | None) -> Sequence[Lane]:
    """Return the lanes of a place: one service, or all that anybody ever spoke of."""
    told = (*belief.resolution.plans, *belief.resolution.notes)
    known = {s for p, s, _ in belief.planned if p == place.id} | set(belief.services(place.id))
    known |= {s.service for s in told if s.place == place.id and s.service}
    services = [service] if service else [s for s in SERVICES if s in known] or ["electricity"]
    return [(place.id, name) for name in services]
