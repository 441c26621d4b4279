"""YASNO's schedule of planned outages and its status of the day, for Kyiv and Dnipro."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, get_args

from feeds.bounds import TimeBounds
from feeds.errors import UnknownValue
from feeds.inquiry import ask_each
from feeds.json_document import Value, read_json
from feeds.localtime import day_bounds, local_day
from feeds.observation import Document, Get, Parsed, Phase, PlannedCut, Source, Statement, StatementKind
from feeds.schedules.days import AHEAD, CLOCKS_APART, DAY, Likely, Span, cuts, in_order, planned_day, worded

ADDRESS = "https://app.yasno.ua/api/blackout-service/public/shutdowns/regions/{}/dsos/{}/planned-outages"
CADENCE = timedelta(minutes=15)
SOURCE = Source(
    id="yasno_schedule",
    title="YASNO: planned outages by group and status of the day, Kyiv and Dnipro",
    publisher="YASNO",
    home=ADDRESS.format(25, 902),
    licence="none stated; single facts with a link",
    cadence=CADENCE,
)

Status = Literal["ScheduleApplies", "WaitingForSchedule", "EmergencyShutdowns", "NoOutages"]
Slot = Literal["Definite", "NotPlanned", "Possible"]
When = Literal["today", "tomorrow"]

LIKELY: dict[Slot, Likely | None] = {"Definite": "definite", "Possible": "possible", "NotPlanned": None}

_ASKED = re.compile(r"regions/(\d+)/dsos/(\d+)(?:/|$)")
_GROUP = re.compile(r"[0-9]+\.[0-9]+")


@dataclass(frozen=True, kw_only=True)
class Network:
    """The network of one distribution operator, which an address asks for."""

    place: str
    prefix: str = ""
    """Set before its groups where another operator of the place has groups of the same names."""
    doubt: str = ""


NETWORKS = {
    "25/902": Network(place="UA-30"),
    "3/301": Network(place="UA-12/dnipro", doubt="only of DnEM, one of two operators in Dnipro"),
    "3/303": Network(
        place="UA-12/dnipro", prefix="CEK ", doubt="only of CEK, one of two operators in Dnipro"
    ),
}
"""Each network by "<region>/<operator>"."""


@dataclass(frozen=True, kw_only=True)
class _GroupDay:
    group: str
    when: When
    on: date
    status: Status
    told: bool
    """Whether it has slots at all; an emergency day has none."""
    spans: Sequence[Span]
    updated_at: datetime


def fetch(get: Get, since: datetime | None) -> Iterator[Document]:
    """Ask for each network's schedule as it stands; its past cannot be asked for."""
    return ask_each(get, [ADDRESS.format(*network.split("/")) for network in NETWORKS])


def parse(document: Document) -> Parsed:
    """Read the plan of each group's day, and what the status of today says of the whole network.

    The body names no region, its address does. A file taken in by hand is Dnipro where its name holds
    "dnipro" (operator CEK where it also holds "cek", otherwise DnEM), and otherwise Kyiv (operator 902). A
    plan comes from ScheduleApplies, NoOutages (no cuts) and, as possible only, WaitingForSchedule; an
    emergency has no plan. The status of a group's today, where that is the day of fetching, makes a
    statement that is valid for three cadences. Raises LayoutChanged for another shape and UnknownValue for
    a value without a known meaning.
    """
    key = _network(document)
    drift: set[str] = set()
    groups = _groups(read_json(document), drift)
    days = [day for name, group in groups for day in _days(name, group, drift)]
    statements = list(_statements(document, key, days))
    return Parsed(
        observations=(*(plan for day in days if (plan := _plan(document, key, day))), *statements),
        items=(*(_item(key, day) for day in days), *dict.fromkeys(said.item for said in statements)),
        leftovers=tuple(_leftovers(document, days)),
        drift=tuple(sorted(drift)),
    )


def _network(document: Document) -> str:
    if asked := _ASKED.search(document.key):
        key = f"{asked[1]}/{asked[2]}"
        if key not in NETWORKS:
            problem = f"unknown region and operator {key!r}; known: {', '.join(NETWORKS)}"
            raise UnknownValue(document.source, document.key, problem)
        return key
    name = document.key.casefold()
    if "dnipro" in name:
        return "3/303" if "cek" in name else "3/301"
    return "25/902"


def _groups(body: Value, drift: set[str]) -> list[tuple[str, Value]]:
    members = body.members()
    groups = [(name, value) for name, value in members.items() if _GROUP.fullmatch(name)]
    if not groups:
        raise body.changed(f"no group such as 1.1 among its fields ({', '.join(list(members)[:8])})")
    for name, value in members.items():
        if not _GROUP.fullmatch(name):
            if isinstance(value.held, dict) and "today" in value.held:
                raise value.refuse("a group that is not named like 1.1")
            drift.add(name)
    return groups


def _days(name: str, group: Value, drift: set[str]) -> Iterator[_GroupDay]:
    drift |= {f"group.{new}" for new in group.beside(("today", "tomorrow", "updatedOn"))}
    updated_on, tomorrow = group.member("updatedOn"), group.member("tomorrow").member("date")
    if _date(tomorrow) - _date(group.member("today").member("date")) != timedelta(days=1):
        raise tomorrow.refuse("not the day after today")
    for when in get_args(When):
        day = group.member(when)
        drift |= {f"day.{new}" for new in day.beside(("slots", "date", "status"))}
        slots = day.member("slots").elements()
        status: Status = day.member("status").one_of(get_args(Status))
        spans = _spans(slots, drift)
        if spans and status == "NoOutages":
            raise day.member("status").refuse(f"beside cuts: {worded(spans)}")
        yield _GroupDay(
            group=name,
            when=when,
            on=_date(day.member("date")),
            status=status,
            told=bool(slots),
            spans=spans,
            updated_at=updated_on.past(updated_on.moment(), CLOCKS_APART),
        )


def _date(value: Value) -> date:
    shown = value.past(value.moment(), AHEAD).astimezone(SOURCE.clock)
    if (shown.hour, shown.minute, shown.second, shown.microsecond) != (0, 0, 0, 0):
        raise value.refuse(f"not midnight in {SOURCE.zone}")
    return planned_day(value, shown.date(), SOURCE.clock)


def _spans(slots: Iterable[Value], drift: set[str]) -> list[Span]:
    spans: list[Span] = []
    last = 0
    for slot in slots:
        drift |= {f"slot.{new}" for new in slot.beside(("start", "end", "type"))}
        start, end = slot.member("start").integer(), slot.member("end").integer()
        likely = LIKELY[slot.member("type").one_of(get_args(Slot))]
        if not last <= start < end <= DAY:
            raise slot.refuse(f"not minutes of the day from {last} on, the first before the last")
        last = end
        if likely is not None:
            spans.append((start, end, likely))
    return in_order(spans)


def _item(key: str, day: _GroupDay) -> str:
    return f"{key}/{day.group}/{day.on}"


def _plan(document: Document, key: str, day: _GroupDay) -> PlannedCut | None:
    network, spans, waiting = NETWORKS[key], day.spans, day.status == "WaitingForSchedule"
    if day.status == "EmergencyShutdowns" or (day.status != "NoOutages" and not day.told):
        return None
    if waiting:
        spans = in_order((start, end, "possible") for start, end, _ in spans)
    group = network.prefix + day.group
    return PlannedCut(
        source=SOURCE.id,
        place=network.place,
        at=day_bounds(day.on, SOURCE.clock),
        known_at=document.fetched_at,
        quote=f"YASNO: group {group} on {day.on}: {day.status}, {worded(spans)}",
        publisher=SOURCE.publisher,
        url=document.url,
        locator=f"{day.group}.{day.when}",
        item=_item(key, day),
        voice="operator",
        doubt="provisional: the schedule is still awaited" if waiting else "",
        service="electricity",
        group=group,
        on=day.on,
        cuts=cuts(day.on, SOURCE.clock, spans),
        source_updated_at=day.updated_at,
    )


def _statements(document: Document, key: str, days: Iterable[_GroupDay]) -> Iterator[Statement]:
    of = len({day.group for day in days})
    named: dict[Status, list[str]] = {}
    for day in days:
        definite = any(likely == "definite" for _, _, likely in day.spans)
        if _is_current(document, day) and (definite or day.status != "ScheduleApplies"):
            named.setdefault(day.status, []).append(day.group)
    if groups := named.get("EmergencyShutdowns"):
        doubt = f"only of {len(groups)} of {of} groups" if len(groups) < of else ""
        quote = _quote("EmergencyShutdowns", groups, of)
        yield _statement(document, key, "emergency_shutdown", "continues", quote, doubt)
    if groups := named.get("ScheduleApplies"):
        quote = _quote("ScheduleApplies with cuts", groups, of)
        yield _statement(document, key, "scheduled_shutdown", "continues", quote)
    if len(groups := named.get("NoOutages", [])) == of:
        yield _statement(document, key, "outage", "ends", _quote("NoOutages", groups, of))


def _quote(status: str, groups: Sequence[str], of: int) -> str:
    return f"YASNO: status {status} for groups {', '.join(groups)} ({len(groups)} of {of})"


def _statement(
    document: Document, key: str, kind: StatementKind, phase: Phase, quote: str, doubt: str = ""
) -> Statement:
    network, at = NETWORKS[key], document.fetched_at.astimezone(UTC)
    until = at + 3 * CADENCE
    return Statement(
        source=SOURCE.id,
        place=network.place,
        at=TimeBounds(at, at),
        known_at=document.fetched_at,
        quote=quote,
        publisher=SOURCE.publisher,
        url=document.url,
        locator="today",
        item=f"{key}/status@{at.isoformat()}",
        voice="operator",
        doubt="; ".join(part for part in (network.doubt, doubt) if part),
        service="electricity",
        kind=kind,
        phase=phase,
        modality="actual",
        until=TimeBounds(until, until),
    )


def _is_current(document: Document, day: _GroupDay) -> bool:
    """Whether it is today's word on today: around midnight, and in an old file, "today" is another day."""
    return day.when == "today" and day.on == local_day(document.fetched_at, SOURCE.clock)


def _leftovers(document: Document, days: Iterable[_GroupDay]) -> Iterator[str]:
    """Name what makes neither a plan nor a statement, once for all groups of which it is true."""
    found: dict[str, list[str]] = {}
    for day in days:
        true = {
            "not the day of fetching, no statement": day.when == "today" and not _is_current(document, day),
            "announced, not yet in force": day.status == "EmergencyShutdowns" and day.when == "tomorrow",
            "its cuts are not in force": day.status == "EmergencyShutdowns" and bool(day.spans),
            "without slots, no plan": day.status == "ScheduleApplies" and not day.told,
        }
        for why in (why for why, holds in true.items() if holds):
            found.setdefault(f"{day.when} {day.on} {day.status}: {why}", []).append(day.group)
    return (f"{what}: groups {', '.join(groups)}" for what, groups in found.items())
