"""A timeline as somebody asked for it: whose, from when to when, as of when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from feeds.localtime import at_hour, days_between, local_day
from feeds.observation import Indicator, Service, Statement
from feeds.places import Place, gazetteer
from monitor.alerts import AlertDay, Heard, alert_days
from monitor.app.access import Monitor
from monitor.app.exits import Misused
from monitor.app.meant import lanes_of, policies_of
from monitor.belief import Belief
from monitor.episode import Conflict, Lane
from monitor.plans import PlannedDay
from monitor.policy import PolicyEvent
from monitor.states import StateInterval, states
from monitor.timeline import LayerInterval

DAYS_SHOWN = 14


class BadView(Misused):
    """A view that cannot be shown; the message says which of its bounds to change."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A timeline as asked for: whose, from when to when, as of when."""

    place: Place
    start: datetime
    end: datetime
    last: date
    as_of: datetime | None
    belief: Belief
    lanes: tuple[Lane, ...]
    heard: Heard

    def shown(self, lane: Lane) -> list[StateInterval]:
        """Return the states of one lane inside the view."""
        return states(self.belief.timeline(*lane), self.start, self.end)

    @property
    def days(self) -> list[date]:
        """The local days of the view."""
        return days_between(local_day(self.start, self.place.clock), self.last)

    def alerts(self) -> list[AlertDay]:
        """Return the days of the view on which anybody looked for air alerts."""
        return alert_days(self.heard, self.days, self.place.clock)

    def attacks(self) -> list[Statement]:
        """Return the attacks reported of the place, its oblast and its country in the view."""
        places = (self.place.id, *gazetteer().ancestors(self.place.id))
        return self.belief.attacks(places, self.start, self.end)

    def policies(self) -> list[PolicyEvent]:
        """Return the policy events of the view's days that were known by its as-of."""
        return policies_of(self.place, self.days[0], self.last, self.as_of)

    def planned(self, lane: Lane) -> list[PlannedDay]:
        """Return the plans for the local days of the view, as last known."""
        return [plan for on in self.days if (plan := self.belief.planned.get((*lane, on)))]

    def notes(self, lane: Lane) -> list[Statement]:
        """Return what was announced, held possible or denied: told, but never a state."""
        said = (*self.belief.resolution.plans, *self.belief.resolution.notes)
        return [
            s
            for s in sorted(said, key=lambda s: (s.at.earliest, s.id))
            if (s.place, s.service) == lane
            and self.start <= (s.until or s.at).latest
            and s.at.earliest < self.end
        ]

    def inherited(self, lane: Lane) -> list[tuple[str, LayerInterval]]:
        """Return what was said only of the oblast or the country, with whose word it is, cut to the view."""
        found = [
            (above, replace(piece, start=max(piece.start, self.start), end=min(piece.end, self.end)))
            for above, piece in self.belief.inherited(*lane, gazetteer().ancestors)
            if piece.start < self.end and piece.end > self.start
        ]
        return sorted(found, key=lambda row: (row[1].start, row[0], row[1].layer, row[1].end))

    def indicators(self) -> list[Indicator]:
        """Return the named figures of the place whose time touches the view."""
        return [
            i
            for i in self.belief.indicators
            if i.place == self.place.id and i.at.earliest < self.end and i.at.latest >= self.start
        ]

    def conflicts(self, lane: Lane) -> list[Conflict]:
        """Return the disagreements about one lane whose time touches the view."""
        return [
            c
            for c in self.belief.resolution.conflicts
            if (c.place, c.service) == lane and self.start <= c.at.latest and c.at.earliest < self.end
        ]


def view_of(
    monitor: Monitor,
    name: str,
    service: Service | None,
    first: date | None,
    last: date | None,
    as_of: datetime | None,
) -> View:
    """Return the view asked for; without dates, the two weeks up to the last day anything is known of.

    What is believed of a time after `as_of` is no belief yet: the view ends there.
    """
    place = gazetteer().find(name)
    belief = monitor.belief(as_of, door="timeline")
    lanes = tuple(lanes_of(belief, place, service))
    to = last or _last_day(belief, lanes, place, as_of)
    since = first or to - timedelta(days=DAYS_SHOWN - 1)
    if since > to:
        raise BadView(f"--from {since} is after --to {to}")
    end = at_hour(to, 24, place.clock)
    start = at_hour(since, 0, place.clock)
    end = max(start, min(end, as_of)) if as_of else end
    heard = monitor.heard(place.id, end, as_of)
    return View(
        place=place,
        start=start,
        end=end,
        last=to,
        as_of=as_of,
        belief=belief.hearing(heard),
        lanes=lanes,
        heard=heard,
    )


def _last_day(belief: Belief, lanes: tuple[Lane, ...], place: Place, as_of: datetime | None) -> date:
    ends = [known.end for lane in lanes for known in belief.timeline(*lane).known]
    last = max(ends, default=as_of)
    if last is None:
        raise BadView(f"nothing is known of {place.name_en}; give --from and --to")
    return local_day(min(last, as_of) if as_of else last, place.clock)
