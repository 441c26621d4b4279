"""A data directory opened from Python: `monitor.open(data)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from feeds.localtime import at_hour, days_between
from feeds.observation import Service
from feeds.places import clock_of, gazetteer
from monitor.alerts import Heard, concerning
from monitor.app.gate import Published, believe_all, publish, publish_alerts, traced
from monitor.app.meant import lanes_of, policies_of, window_of
from monitor.app.settings import load_settings
from monitor.belief import Belief
from monitor.comparison.asked import How, Metric
from monitor.comparison.comparing import MIN_OBSERVED, WINDOW_DAYS
from monitor.episode import Lane, Layer
from monitor.metrics.curves import Of
from monitor.publication import PublishingRules
from monitor.spans import united
from monitor.store import alerts
from monitor.store.connection import open_store
from monitor.store.facts import Provenance

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Monitor:
    """What a data directory holds, as tidy pandas frames; every call may look back with `as_of`."""

    data: Path
    engine: sa.Engine
    rules: PublishingRules
    now: Callable[[], datetime]
    """The time at which something leaves: an embargo that is not over then is kept."""

    @classmethod
    def at(cls, data: str | Path) -> Monitor:
        """Open a data directory with the rules of its settings; the store is made where there is none."""
        rules = load_settings(Path(data)).publishing
        return cls(Path(data), open_store(Path(data)), rules, partial(datetime.now, UTC))

    def publishing(self, rules: PublishingRules, now: datetime) -> Monitor:
        """Return the same data, published by other rules and at a given time."""
        return replace(self, rules=rules, now=lambda: now)

    def published(self, as_of: datetime | None = None, *, door: str = "python") -> Published:
        """Return what may leave of what was known at `as_of` (aware; None: by now): see `gate.publish`.

        CorrectionError for a correction that can't be read or, at None, finds nothing among all facts.
        """
        return publish(self.engine, self.data, as_of, now=self.now(), rules=self.rules, door=door)

    def belief(self, as_of: datetime | None = None, *, door: str = "python") -> Belief:
        """Return everything believed at `as_of` that may leave; raises as `published`."""
        return self.published(as_of, door=door).belief

    def internal_belief(self, as_of: datetime | None = None) -> Belief:
        """Return everything believed at `as_of`, also what must not leave: for the operator alone."""
        return believe_all(self.engine, self.data, as_of)

    def provenance(self, ids: Iterable[str]) -> dict[str, Provenance]:
        """Return the archived documents behind sayings that leave, by observation id."""
        return traced(self.engine, ids)

    def heard(
        self, place: str, end: datetime, as_of: datetime | None = None, *, door: str = "python"
    ) -> Heard:
        """Return the air alerts that can concern a place (an id), began before `end` and may leave."""
        here = gazetteer()
        cities = (city.id for city in here.children(place) if city.kind == "city")
        places = concerning(place, here.ancestors(place), cities)
        told = alerts.told_of(self.engine, places, end, as_of)
        said = publish_alerts(
            self.engine, self.data, told, as_of, now=self.now(), rules=self.rules, door=door
        )
        looked = united(alerts.looked(self.engine, places, as_of))
        return Heard(place=place, said=said, looked=tuple(looked))

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
        return frames.state_frame(belief, lanes, *window_of(place, first, last))

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
        return frames.index_frame(belief, lanes, *window_of(place, first, last))

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
        return frames.process_frame(belief, lanes, *window_of(place, first, last))

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

    def compare_policy(
        self,
        event: str,
        place: str | None = None,
        service: Service | None = None,
        *,
        metric: Metric = "hours_off",
        window_days: int = WINDOW_DAYS,
        min_observed: float = MIN_OBSERVED,
        seed: int = 0,
        as_of: datetime | None = None,
    ) -> pd.DataFrame:
        """Return a metric before and after a policy event (None: everywhere): `frames.comparison_frame`."""
        from monitor import frames
        from monitor.app.compared import compared

        how = How(metric=metric, days=window_days, min_observed=min_observed, seed=seed)
        return frames.comparison_frame(compared(self, event, place, service, how, as_of), metric)

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
        said = self.belief(as_of).attacks(places, *window_of(place, first, last))
        return frames.attack_frame(said, found.id, found.clock)

    def policies(self, place: str, *, first: date, last: date, as_of: datetime | None = None) -> pd.DataFrame:
        """Return the policy events dated first..last that concern a place: see `frames.policy_frame`.

        With `as_of`, those whose dates were public by then.
        """
        from monitor import frames

        return frames.policy_frame(policies_of(gazetteer().find(place), first, last, as_of))
