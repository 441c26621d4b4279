"""Whose lanes, which days and which policy events a question about a place means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from feeds.localtime import at_hour
from feeds.observation import Service
from feeds.places import Place, gazetteer
from monitor import policy
from monitor.belief import SERVICES, Belief
from monitor.episode import Lane


def policies_of(place: Place, first: date, last: date, as_of: datetime | None) -> list[policy.PolicyEvent]:
    """Return the policy events dated first..last that concern a place, of those public by a time."""
    known = policy.known_by(as_of, place.clock) if as_of else policy.register()
    country = (place.id, *gazetteer().ancestors(place.id))[-1]
    return policy.between(policy.concerning(known, country), first, last)


def window_of(place: str, first: date, last: date) -> tuple[datetime, datetime]:
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
