"""A day's plan beside what was the case: what an emergency overruled, and what was off beyond the plan.

Pure. A plan makes nothing on or off; here it is only compared. Planned hours are means over the groups of the
schedule, so they are hours of the average customer if groups are of equal size, as hours off are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds
from feeds.localtime import day_bounds
from feeds.observation import PlannedCut, Service
from monitor.metrics.hours import day_hours
from monitor.plans import PlannedDay
from monitor.spans import Stretch, clean, hours_in, united
from monitor.timeline import Span, Timeline


@dataclass(frozen=True, kw_only=True)
class AgainstPlan:
    """One local day of one service at one place: the plan, and what was the case; all in hours.

    planned: definite cuts, the mean over groups (min and max beside it). overruled: of these, the hours in
    which an emergency held, so that the schedule did not apply. planned_in_known: the hours that lie in the
    time of which anything is known. beyond_plan: hours off of the average customer less these; below zero
    where less was off than planned.
    """

    place: str
    service: Service
    on: date
    groups: int
    planned_min: float
    planned_mean: float
    planned_max: float
    overruled: Bounds
    planned_in_known: Bounds
    hours_affected: Bounds
    hours_off: Bounds
    beyond_plan: Bounds
    observed_share: Bounds
    evidence: tuple[str, ...]


def against_plan(plan: PlannedDay, line: Timeline, zone: ZoneInfo) -> AgainstPlan:
    """Compare the plan of a day with the timeline of its place and service."""
    day = day_bounds(plan.on, zone)
    actual = next(h for h in day_hours(line, plan.on, zone) if h.layer == "together")
    emergencies = [p for p in line.layers if p.layer == "emergency"]
    overruled = Bounds(
        _mean_within(plan.plans, _united(p for p in emergencies if p.certain)),
        _mean_within(plan.plans, _united(emergencies)),
    )
    known = Bounds(
        _mean_within(plan.plans, _united(k for k in line.known if k.certain)),
        _mean_within(plan.plans, _united(line.known)),
    )
    touching = [p for p in emergencies if p.start < day.latest and p.end > day.earliest]
    return AgainstPlan(
        place=plan.place,
        service=plan.service,
        on=plan.on,
        groups=plan.groups,
        planned_min=plan.min_h,
        planned_mean=plan.mean_h,
        planned_max=plan.max_h,
        overruled=overruled,
        planned_in_known=known,
        hours_affected=actual.hours_affected,
        hours_off=actual.hours_off,
        beyond_plan=Bounds(
            clean(actual.hours_off.low - known.high), clean(actual.hours_off.high - known.low)
        ),
        observed_share=actual.observed_share,
        evidence=tuple(
            sorted({*plan.evidence, *actual.evidence, *(e for p in touching for e in p.evidence)})
        ),
    )


def _united(spans: Iterable[Span]) -> list[Stretch]:
    return united((span.start, span.end) for span in spans)


def _mean_within(plans: Sequence[PlannedCut], stretches: Sequence[Stretch]) -> float:
    """Return the hours of definite cuts that lie in disjoint stretches, as the mean over groups."""
    hours = [
        sum(hours_in(stretches, cut.start, cut.end) for cut in plan.cuts if cut.likely == "definite")
        for plan in plans
    ]
    return clean(fmean(hours))
