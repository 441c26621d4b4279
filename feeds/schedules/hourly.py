"""Schedules that tell each hour of a day by a code, as DTEK's pages do and mirrors keep it.

`{"data": {day: {group: {hour: code}}}, "update": …, "today": …}`; a day is the epoch of its midnight, hour N
runs from N-1 to N on the local clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from feeds.json_document import Value
from feeds.schedules.days import CLOCKS_APART, GroupDay, Likely, Schedule, Span, half_hours, planned_day

CODES: dict[str, tuple[Likely | None, Likely | None]] = {
    "yes": (None, None),
    "no": ("definite", "definite"),
    "first": ("definite", None),
    "second": (None, "definite"),
    "maybe": ("possible", "possible"),
    "mfirst": ("possible", None),
    "msecond": (None, "possible"),
}
"""What each code says of the two halves of its hour."""

SLOTS = tuple(str(n) for n in range(1, 25))
TWICE = "another schedule of this day stands beside it under its UTC midnight"

_GROUP = re.compile(r"GPV([0-9]+(?:\.[0-9]+)?)")


def read_hours(fact: Value, zone: ZoneInfo) -> Schedule:
    """Return the schedule of every group and day; `data` that is [] holds none.

    Where a day stands twice, under local and UTC midnight, the local one counts, the other is left over.
    Raises LayoutChanged for a missing field and UnknownValue for an unknown day, group, slot, code or time.
    """
    data, update = fact.member("data"), fact.member("update")
    fact.member("today").integer()
    days: dict[date, Value] = {}
    beside: dict[date, Value] = {}
    for key, groups in data.members().items() if data.held != [] else ():
        on, local = _day(key, groups, zone)
        if on not in days:
            days[on] = groups
        elif local:
            days[on], beside[on] = groups, days[on]
        else:
            beside[on] = groups
    return Schedule(
        updated_at=_update(update, zone),
        days=[
            GroupDay(
                group=_group(name, hours),
                on=on,
                spans=_spans(hours),
                path=hours.path,
                doubt=TWICE if on in beside and beside[on].held != groups.held else "",
            )
            for on, groups in days.items()
            for name, hours in groups.members().items()
        ],
        leftovers=tuple(
            f"{value.path}: {on} a second time, under UTC midnight" for on, value in beside.items()
        ),
        drift=frozenset(f"{fact.path}.{new}".lstrip(".") for new in fact.beside(("data", "update", "today"))),
    )


def read_stamp(value: Value, zone: ZoneInfo) -> datetime:
    """Return a time that is an epoch or ISO 8601, local without an offset; a Z after an offset is idle."""
    try:
        if isinstance(value.held, int):
            return datetime.fromtimestamp(value.integer(), UTC)
        shown = datetime.fromisoformat(re.sub(r"(?<=[+-]\d\d:\d\d)Z$", "", value.text()))
        return (shown if shown.tzinfo else shown.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise value.refuse("not a time") from error


def _day(key: str, groups: Value, zone: ZoneInfo) -> tuple[date, bool]:
    """Return the date that a day's key means, and whether it is the local midnight and not that of UTC."""
    try:
        shown = [datetime.fromtimestamp(int(key), clock) for clock in (zone, UTC)]
    except (ValueError, OverflowError, OSError) as error:
        raise groups.refuse(f"the day {key!r} is no time") from error
    for midnight in shown:
        if midnight.time() == time():
            return planned_day(groups, midnight.date(), zone), midnight is shown[0]
    raise groups.refuse(f"the day {key!r} is midnight neither in {zone.key} nor in UTC")


def _group(name: str, value: Value) -> str:
    if not (named := _GROUP.fullmatch(name)):
        raise value.refuse(f"{name!r} is no group such as GPV1.1")
    return named[1]


def _spans(hours: Value) -> list[Span]:
    for slot in sorted(hours.beside(SLOTS)):
        raise hours.member(slot).refuse("not one of the slots 1 to 24")
    codes = [hours.member(slot).one_of(tuple(CODES)) for slot in SLOTS]
    return half_hours([half for code in codes for half in CODES[code]])


def _update(value: Value, zone: ZoneInfo) -> datetime:
    for form in ("%d.%m.%Y %H:%M", "%H:%M %d.%m.%Y"):
        try:
            shown = datetime.strptime(value.text(), form).replace(tzinfo=zone)
            return value.past(shown.astimezone(UTC), CLOCKS_APART)
        except (ValueError, OverflowError):
            continue
    raise value.refuse("not DD.MM.YYYY HH:MM or HH:MM DD.MM.YYYY")
