"""Schedules that are a list of outages with local times, as Vinnytsia's mirror kept them at first.

`{"last_updated": …, "total_outages": …, "outages": [{"queue", "acc_begin", "accend_plan", "typeid"}]}`
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feeds.json_document import Value
from feeds.localtime import days_between, local_day
from feeds.schedules.days import AHEAD, CLOCKS_APART, DAY, GroupDay, Schedule, planned_day, united
from feeds.schedules.hourly import read_stamp

RESTRICTION = "Заходи обмеження"
MAINTENANCE = "Виконання ремонтних робіт"
FIELDS = ("last_updated", "total_outages", "outages")
OF_OUTAGE = ("queue", "acc_begin", "accend_plan", "typeid")

_QUEUE = re.compile(r"queue ([0-9]+(?:\.[0-9]+)?)")


def read_outages(body: Value, zone: ZoneInfo) -> Schedule:
    """Return the schedule of the list, its entries cut at local midnights and joined where they overlap.

    Every group named at all has a plan for every day named, perhaps without cuts. Of a day before the one on
    which the list was made it holds at most how a stretch began, so it speaks for none. Maintenance is no
    schedule and left over. Raises LayoutChanged for a missing field, UnknownValue for an unknown value.
    """
    entries, stamp = body.member("outages").elements(), body.member("last_updated")
    if (total := body.get("total_outages")) and total.integer() != len(entries):
        raise total.refuse(f"the list holds {len(entries)}")
    updated_at = stamp.past(read_stamp(stamp, zone), CLOCKS_APART)
    named: dict[tuple[str, date], list[tuple[int, int]]] = {}
    leftovers, drift = [], body.beside(FIELDS)
    for entry in entries:
        drift |= {f"outages.{new}" for new in entry.beside(OF_OUTAGE)}
        group, kind = _group(entry.member("queue")), entry.member("typeid")
        if kind.text().startswith(MAINTENANCE):
            begin = entry.member("acc_begin").text()
            leftovers.append(f"{entry.path}: maintenance in {group} from {begin}, no schedule")
            continue
        kind.one_of((RESTRICTION,))
        for on, span in _parts(entry, zone).items():
            named.setdefault((group, on), []).append(span)
    days = sorted({on for _, on in named if on >= local_day(updated_at, zone)})
    groups = dict.fromkeys(group for group, _ in named)
    return Schedule(
        updated_at=updated_at,
        days=[
            GroupDay(group=group, on=on, spans=united(named.get((group, on), ())), path="outages")
            for on in days
            for group in groups
        ],
        leftovers=tuple(leftovers),
        drift=frozenset(drift),
    )


def _group(queue: Value) -> str:
    if not (named := _QUEUE.fullmatch(queue.text())):
        raise queue.refuse("not a queue such as: queue 1.1")
    return named[1]


def _parts(entry: Value, zone: ZoneInfo) -> dict[date, tuple[int, int]]:
    """Return the minutes of the clock that an entry takes of each day it touches."""
    (first, start), (last, end) = _clock(entry.member("acc_begin")), _clock(entry.member("accend_plan"))
    if (first, start) >= (last, end):
        raise entry.refuse("ends before it begins")
    if planned_day(entry.member("accend_plan"), last, zone) - first > AHEAD:
        raise entry.refuse(f"lasts more than {AHEAD.days} days")
    parts = {
        on: (start if on == first else 0, end if on == last else DAY) for on in days_between(first, last)
    }
    return {on: (begin, until) for on, (begin, until) in parts.items() if begin < until}


def _clock(value: Value) -> tuple[date, int]:
    """Return the date and minute of a time on the local clock; the last minute of a day means its end."""
    try:
        shown = datetime.fromisoformat(value.text())
    except ValueError as error:
        raise value.refuse("not a time") from error
    if shown.tzinfo:
        raise value.refuse("a time with an offset, where the local clock was meant")
    if (shown.hour, shown.minute) == (23, 59):
        return shown.date(), DAY
    if shown.second or shown.microsecond:
        raise value.refuse("not a full minute")
    return shown.date(), 60 * shown.hour + shown.minute
