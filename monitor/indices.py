"""Reliability indices and processes of a lane over a period, from what its utilities count.

Pure. IEEE 1366 speaks of customers, so only sources that count customers and say how many are served take
part; of several the one that serves most customers is taken, never their sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feeds.bounds import Bounds
from feeds.observation import Reading
from monitor.belief import Belief
from monitor.episode import Lane
from monitor.metrics.processes import Sample, SampledEvent, SampledProcesses, sampled_events
from monitor.metrics.reliability import Interruption, Reliability, reliability
from monitor.spans import clean, hours_between

Held = tuple[Reading, datetime]
"""A reading that belief follows, and until when it holds."""


@dataclass(frozen=True, kw_only=True)
class LaneIndices:
    """The indices of one source's counts of a lane over [start, end), and the processes they come from."""

    lane: Lane
    source: str
    start: datetime
    end: datetime
    customers_served: Bounds
    indices: Reliability
    processes: SampledProcesses
    evidence: tuple[str, ...]


def indices(belief: Belief, lane: Lane, start: datetime, end: datetime) -> LaneIndices | None:
    """Return the indices of a lane, None where no source says how many customers are served."""
    counted = {
        source: held
        for source, held in _followed(belief, lane, start, end).items()
        if all(reading.customers_served for reading, _ in held)
    }
    if not counted:
        return None
    source = max(counted, key=lambda name: (_served(counted[name]).low, name))
    held, served = counted[source], _served(counted[source])
    processes = sampled_events(
        [
            Sample(at=max(start, r.at.earliest), customers_out=r.customers_out, holds_until=min(end, until))
            for r, until in held
        ]
    )
    period_h = hours_between(start, end)
    observed = clean(processes.observed_h / period_h)
    interruptions = [_interruption(event) for event in processes.events]
    return LaneIndices(
        lane=lane,
        source=source,
        start=start,
        end=end,
        customers_served=served,
        indices=reliability(interruptions, served, period_h, Bounds(observed, observed)),
        processes=processes,
        evidence=tuple(sorted(reading.id for reading, _ in held)),
    )


def _followed(belief: Belief, lane: Lane, start: datetime, end: datetime) -> dict[str, list[Held]]:
    """Return by source the readings that hold in the period, in order, those taken as noise left out."""
    found: dict[str, dict[str, Held]] = {}
    for episode in belief.resolution.episodes:
        if (episode.place, episode.service) != lane or not episode.measured_by:
            continue
        for mention in episode.mentions:
            said = belief.said[mention.evidence[0]]
            if not isinstance(said, Reading) or mention.until is None:
                continue
            if mention.at.earliest < end and mention.until.latest > start:
                # A masked "0 to 4" is a mention of an outage and of supply: one reading all the same.
                found.setdefault(episode.measured_by, {})[said.id] = (said, mention.until.latest)
    return {
        source: sorted(held.values(), key=lambda pair: pair[0].at.earliest) for source, held in found.items()
    }


def _served(held: Sequence[Held]) -> Bounds:
    served = [reading.customers_served or 0 for reading, _ in held]
    return Bounds(min(served), max(served))


def _interruption(event: SampledEvent) -> Interruption:
    """Return an event of the counts as one interruption.

    Its customers are at least the most that were out at once, and at most all that ever went out in it: every
    rise, and those found out already where nobody saw it begin.
    """
    hours = hours_between(event.start, event.end)
    found_out = 0.0 if event.began_seen else event.nadir_customers.high
    return Interruption(
        customers=Bounds(event.nadir_customers.low, event.customers_out.high + found_out),
        hours=Bounds(hours, hours),
        customer_hours=event.area_customer_hours,
    )
