"""What was planned: hours of planned cuts per place and day, over the groups of the schedule.

Pure. A plan is never a state: planned hours are summed on their own and count in no hours affected or off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from feeds.observation import PlannedCut, Service


@dataclass(frozen=True, kw_only=True)
class PlannedDay:
    """The plan of one service at a place for one local day, as last known: hours without supply by group.

    Its minimum, mean and maximum go over the groups, each counted once; `possible_h` are the hours that the
    source itself calls possible, on top, as the mean over groups.
    """

    place: str
    service: Service
    on: date
    groups: int
    min_h: float
    mean_h: float
    max_h: float
    possible_h: float
    source_updated_at: datetime | None
    plans: tuple[PlannedCut, ...]
    """The plan that stands for each group."""
    evidence: tuple[str, ...]


def planned_days(plans: Iterable[PlannedCut]) -> list[PlannedDay]:
    """Return one row per (place, service, day) from the plans that stand, by place, service and day."""
    days: dict[tuple[str, Service, date], list[PlannedCut]] = defaultdict(list)
    for plan in plans:
        if plan.place is not None:
            days[plan.place, plan.service, plan.on].append(plan)
    return [_day(*key, _latest_by_group(found)) for key, found in sorted(days.items())]


def _latest_by_group(plans: Iterable[PlannedCut]) -> list[PlannedCut]:
    """Where several sources carry the plan of a group, the one most lately changed by its author counts."""
    latest: dict[str, PlannedCut] = {}
    for plan in sorted(plans, key=_changed):
        latest[plan.group] = plan
    return [latest[group] for group in sorted(latest)]


def _changed(plan: PlannedCut) -> tuple[datetime, datetime, str]:
    return plan.source_updated_at or plan.known_at, plan.known_at, plan.id


def _day(place: str, service: Service, on: date, plans: list[PlannedCut]) -> PlannedDay:
    hours = [_hours(plan, "definite") for plan in plans]
    updated = [plan.source_updated_at for plan in plans if plan.source_updated_at]
    return PlannedDay(
        place=place,
        service=service,
        on=on,
        groups=len(plans),
        min_h=min(hours),
        mean_h=round(fmean(hours), 4),
        max_h=max(hours),
        possible_h=round(fmean(_hours(plan, "possible") for plan in plans), 4),
        source_updated_at=max(updated, default=None),
        plans=tuple(plans),
        evidence=tuple(sorted(plan.id for plan in plans)),
    )


def _hours(plan: PlannedCut, likely: str) -> float:
    seconds = sum((cut.end - cut.start).total_seconds() for cut in plan.cuts if cut.likely == likely)
    return round(seconds / 3600, 4)
