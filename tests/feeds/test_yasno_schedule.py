"""YASNO: plans by group, the status of the day as a statement, and what is refused."""

import contextlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from feeds.errors import FeedError, FetchError, LayoutChanged, UnknownValue
from feeds.localtime import day_bounds
from feeds.observation import PlannedCut, Statement
from feeds.places import gazetteer
from feeds.sources import yasno_schedule
from feeds.sources.yasno_schedule import ADDRESS, NETWORKS, SOURCE
from tests.feeds.captured import ABSENT, CAPTURES, REAL, bent, held

FOLDER = CAPTURES / SOURCE.id
KYIV = ADDRESS.format(25, 902)
DNEM, CEK = ADDRESS.format(3, 301), ADDRESS.format(3, 303)
FETCHED = "2026-01-20T09:15:00+00:00"


def document(body, key=KYIV, fetched_at=FETCHED):
    return held(SOURCE.id, key, body if isinstance(body, bytes) else json.dumps(body).encode(), fetched_at)


def capture(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def parse(body, **how):
    return yasno_schedule.parse(document(body, **how))


def plans(parsed):
    return {(p.group, p.on.day): p for p in parsed.observations if isinstance(p, PlannedCut)}


def statements(parsed):
    return [seen for seen in parsed.observations if isinstance(seen, Statement)]


def clock(plan):
    """The cuts of a plan as hours of the local clock, "?" for possible ones."""
    zone = SOURCE.clock
    return [
        f"{cut.start.astimezone(zone):%H:%M}-{cut.end.astimezone(zone):%H:%M}"
        + ("?" if cut.likely == "possible" else "")
        for cut in plan.cuts
    ]


def changed(change, name="scheduled"):
    body = capture(name)
    change(body)
    return body


def day(status, slots=(), on="2026-01-20", offset="+02:00"):
    return {"slots": list(slots), "date": f"{on}T00:00:00{offset}", "status": status}


def one_group(today, tomorrow=None, updated_on="2026-01-20T09:00:00+00:00", name="1.1"):
    tomorrow = tomorrow or day("WaitingForSchedule", on="2026-01-21")
    return {name: {"today": today, "tomorrow": tomorrow, "updatedOn": updated_on}}


def definite(start, end):
    return {"start": start, "end": end, "type": "Definite"}


def test_every_network_is_a_known_place():
    assert all(network.place in gazetteer() for network in NETWORKS.values())


# Plans


def test_a_schedule_that_applies_gives_each_group_its_cuts():
    read = plans(parse(capture("scheduled")))
    assert clock(read["1.1", 20]) == ["04:00-07:30", "15:00-18:30"]
    assert clock(read["1.2", 20]) == ["00:00-03:30", "11:30-14:00?", "14:00-17:30", "21:00-00:00"]
    assert read["2.1", 20].cuts == ()
    assert read["1.1", 20].source_updated_at == datetime(2026, 1, 20, 9, 12, 5, tzinfo=UTC)
    assert read["1.1", 20].at == day_bounds(date(2026, 1, 20), SOURCE.clock)


def test_while_the_schedule_is_awaited_its_cuts_are_possible():
    plan = plans(parse(capture("scheduled")))["1.1", 21]
    assert clock(plan) == ["01:00-05:00?"]
    assert "awaited" in plan.doubt


def test_nothing_is_planned_where_the_awaited_schedule_has_no_slots():
    assert ("1.2", 21) not in plans(parse(capture("scheduled")))


def test_no_outages_is_a_plan_without_cuts():
    assert plans(parse(capture("scheduled")))["2.1", 21].cuts == ()


def test_a_schedule_without_slots_is_left_over_and_not_zero_hours():
    parsed = parse(one_group(day("ScheduleApplies")))
    assert parsed.observations == ()
    assert parsed.leftovers == ("today 2026-01-20 ScheduleApplies: without slots, no plan: groups 1.1",)


def test_every_group_day_is_an_item_also_in_emergency():
    items = parse(capture("emergency"), key=CEK).items
    assert [item for item in items if "status" not in item] == [
        f"3/303/{group}/2026-01-{on}" for group in ("1.1", "1.2", "4.2") for on in (20, 21)
    ]
    plan = plans(parse(capture("scheduled")))["1.1", 21]
    assert plan.item == "25/902/1.1/2026-01-21"


def test_two_operators_of_one_city_do_not_share_groups():
    body = one_group(day("ScheduleApplies", [definite(0, 60)]))
    assert [p.group for p in plans(parse(body, key=DNEM)).values()] == ["1.1"]
    assert [p.group for p in plans(parse(body, key=CEK)).values()] == ["CEK 1.1"]


@pytest.mark.parametrize(
    ("on", "offset", "slot", "hours"),
    [
        ("2026-03-29", "+02:00", (120, 300), 2),
        ("2026-03-29", "+02:00", (180, 240), 0),
        ("2026-03-29", "+02:00", (150, 210), 0.5),
        ("2026-03-29", "+02:00", (210, 300), 1),
        ("2026-03-29", "+02:00", (0, 1440), 23),
        ("2026-10-25", "+03:00", (120, 300), 4),
        ("2026-10-25", "+03:00", (180, 240), 2),
        ("2026-10-25", "+03:00", (0, 1440), 25),
    ],
)
def test_minutes_are_of_the_clock_on_days_of_change(on, offset, slot, hours):
    after = date.fromisoformat(on) + timedelta(days=1)
    tomorrow = day("WaitingForSchedule", on=str(after), offset="+03:00" if "03" in on[5:7] else "+02:00")
    body = one_group(day("ScheduleApplies", [definite(*slot)], on, offset), tomorrow, f"{on}T06:00:00+00:00")
    [plan] = plans(parse(body, fetched_at=f"{on}T08:00:00+00:00")).values()
    assert sum((cut.end - cut.start).total_seconds() for cut in plan.cuts) == hours * 3600


# The status of the day


def test_an_emergency_is_one_statement_and_no_plan():
    parsed = parse(capture("emergency"), key=CEK)
    emergency, _ = statements(parsed)
    assert (emergency.place, emergency.kind, emergency.phase) == (
        "UA-12/dnipro",
        "emergency_shutdown",
        "continues",
    )
    assert (emergency.modality, emergency.voice, emergency.quantity) == ("actual", "operator", None)
    assert emergency.quote == "YASNO: status EmergencyShutdowns for groups 1.1, 4.2 (2 of 3)"
    assert emergency.doubt == "only of CEK, one of two operators in Dnipro; only of 2 of 3 groups"
    assert set(plans(parsed)) == {("CEK 1.2", 20)}


def test_a_status_holds_for_three_cadences():
    emergency = statements(parse(capture("emergency")))[0]
    assert emergency.at.exact
    assert emergency.at.latest.isoformat() == FETCHED
    assert emergency.until.exact
    assert emergency.until.latest - emergency.at.latest == timedelta(minutes=45)
    assert emergency.item == f"25/902/status@{FETCHED}"


def test_each_asking_makes_its_own_status():
    body, later = capture("emergency"), "2026-01-20T09:30:00+00:00"
    items = [set(parse(body, fetched_at=at).items) for at in (FETCHED, later)]
    assert items[0] ^ items[1] == {f"25/902/status@{FETCHED}", f"25/902/status@{later}"}


def test_tomorrows_emergency_and_slots_not_in_force_are_left_over():
    assert parse(capture("emergency")).leftovers == (
        "tomorrow 2026-01-21 EmergencyShutdowns: announced, not yet in force: groups 1.1",
        "today 2026-01-20 EmergencyShutdowns: its cuts are not in force: groups 4.2",
    )


def test_a_schedule_with_cuts_is_in_force():
    [scheduled] = statements(parse(capture("scheduled")))
    assert (scheduled.kind, scheduled.phase, scheduled.modality) == (
        "scheduled_shutdown",
        "continues",
        "actual",
    )
    assert scheduled.quote == "YASNO: status ScheduleApplies with cuts for groups 1.1, 1.2 (2 of 3)"
    assert scheduled.doubt == ""


def test_a_schedule_without_definite_cuts_is_not_said_to_be_in_force():
    slots = [{"start": 0, "end": 600, "type": "NotPlanned"}, {"start": 600, "end": 660, "type": "Possible"}]
    assert statements(parse(one_group(day("ScheduleApplies", slots)))) == []


def test_no_outages_in_every_group_ends_the_outage():
    [on] = statements(parse(capture("no_outages")))
    assert (on.kind, on.phase, on.modality, on.place) == ("outage", "ends", "actual", "UA-30")


def test_no_outages_in_some_groups_says_nothing_of_the_rest():
    body = capture("no_outages") | one_group(day("WaitingForSchedule"), name="2.1")
    assert statements(parse(body)) == []


@pytest.mark.parametrize("fetched_at", ["2026-01-20T22:05:00+00:00", "2026-08-01T09:00:00+00:00"])
def test_the_status_of_another_day_is_no_statement_of_now(fetched_at):
    parsed = parse(capture("emergency"), fetched_at=fetched_at)
    assert statements(parsed) == []
    assert any("not the day of fetching" in left for left in parsed.leftovers)


# Where it is said of


@pytest.mark.parametrize(
    ("key", "place", "item"),
    [
        (KYIV, "UA-30", "25/902/"),
        (DNEM, "UA-12/dnipro", "3/301/"),
        (CEK, "UA-12/dnipro", "3/303/"),
        ("saved.json", "UA-30", "25/902/"),
        ("Dnipro 20 January.json", "UA-12/dnipro", "3/301/"),
        ("dnipro_cek.json", "UA-12/dnipro", "3/303/"),
    ],
)
def test_the_place_is_that_of_the_address_or_file_name(key, place, item):
    parsed = parse(capture("scheduled"), key=key)
    assert {seen.place for seen in parsed.observations} == {place}
    assert all(name.startswith(item) for name in parsed.items)


def test_an_unknown_network_is_refused():
    with pytest.raises(UnknownValue, match="unknown region and operator '3/302'"):
        parse(capture("scheduled"), key=ADDRESS.format(3, 302))


# Strict reading


def set_day(**fields):
    return lambda body: body["1.2"]["today"].update(fields)


def set_slots(*slots):
    return set_day(slots=[{"start": a, "end": b, "type": kind} for a, b, kind in slots])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (set_day(status="Blackout"), r"1\.2\.today\.status: \"Blackout\": unknown; known: ScheduleApplies"),
        (set_day(status=None), r"1\.2\.today\.status: null: unknown"),
        (set_day(status="NoOutages"), r"1\.2\.today\.status: \"NoOutages\": beside cuts: 00:00-03:30"),
        (set_slots((0, 60, "Maybe")), r"slots\[0\]\.type: \"Maybe\": unknown"),
        (set_slots((0, 120, "Definite"), (60, 180, "NotPlanned")), r"slots\[1\].*from 120 on"),
        (set_slots((600, 660, "Definite"), (0, 60, "Definite")), r"slots\[1\]"),
        (set_slots((1380, 1500, "Definite")), r"slots\[0\]"),
        (set_slots((-60, 60, "Definite")), r"slots\[0\]"),
        (set_slots((60, 60, "Definite")), r"slots\[0\]"),
        (set_slots(("60", 120, "Definite")), r"start: \"60\": not a whole number"),
        (set_slots((60, 120.5, "Definite")), r"end: 120\.5: not a whole number"),
        (set_day(date="2026-01-20T00:00:00+00:00"), r"date: .*not midnight in Europe/Kyiv"),
        (set_day(date="2026-01-20T00:00:00"), r"date: .*without an offset"),
        (set_day(date="20 January"), r"date: .*not an ISO 8601 time"),
        (set_day(date="9999-12-31T00:00:00+02:00"), r"date: .*after the time of fetching"),
        (set_day(date="2026-01-19T00:00:00+02:00"), r"tomorrow\.date: .*not the day after today"),
        (
            lambda body: body["1.1"].update(updatedOn="2026-01-20T10:20:00Z"),
            r"1\.1\.updatedOn: .*after the time",
        ),
        (lambda body: body["1.1"].update(updatedOn=None), r"updatedOn: null: not a text"),
        (lambda body: body.update({"A": body["1.1"]}), r"A: .*a group that is not named like 1\.1"),
    ],
)
def test_a_value_without_meaning_is_refused_by_name(change, named):
    with pytest.raises(UnknownValue, match=named) as refused:
        parse(changed(change))
    assert (refused.value.source, refused.value.document) == (SOURCE.id, KYIV)


WHOLE = (FOLDER / "scheduled.json").read_bytes()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "an empty body"),
        (b"  \n", "an empty body"),
        (WHOLE[:-200], "not JSON: "),
        (b"<!DOCTYPE html><html>Just a moment...</html>", "a web page"),
        ("{'date': 'вівторок'}".encode("cp1251"), "not UTF-8"),
        (WHOLE.decode().encode("utf-16"), "not UTF-8"),
        (b"[]", "body: not an object"),
        (b"{}", "no group such as 1.1"),
        (b'{"message": "Not Found", "statusCode": 404}', r"no group such as 1.1 among its fields \(message"),
        (WHOLE.replace(b'"1.2": {', b'"1.1": {', 1), "named twice: '1.1'"),
        (WHOLE.replace(b'"start": 0', b'"start": NaN', 1), "NaN stands for a number"),
        (b"[" * 100_000, "not JSON"),
        (b'{"\\ud800": 1}', "half a character"),
        (changed(lambda body: body["1.1"].pop("updatedOn")), r"1\.1: no 'updatedOn' among its fields"),
        (changed(lambda body: body["1.1"].pop("tomorrow")), "no 'tomorrow'"),
        (changed(lambda body: body["1.1"]["today"].pop("status")), "today: no 'status'"),
        (changed(lambda body: body["1.1"]["today"].pop("slots")), "today: no 'slots'"),
        (changed(lambda body: body["1.1"]["today"].pop("date")), "today: no 'date'"),
        (changed(set_day(slots=None)), "slots: not a list: null"),
        (changed(set_day(slots=[[0, 60]])), r"slots\[0\]: not an object"),
        (changed(lambda body: body["1.1"].update(today=[])), "today: not an object"),
    ],
)
def test_another_shape_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem):
        parse(body)


def test_new_fields_are_drift_and_the_data_are_taken():
    def add(body):
        body["city"] = "Kyiv"
        body["1.1"]["note"] = body["1.1"]["today"]["colour"] = body["1.1"]["today"]["slots"][0]["sure"] = 1

    parsed = parse(changed(add))
    assert parsed.drift == ("city", "day.colour", "group.note", "slot.sure")
    assert parsed.observations == parse(capture("scheduled")).observations


def test_whatever_part_is_bent_the_error_is_typed():
    for body in bent(capture("emergency")):
        with contextlib.suppress(FeedError):
            parse(body)


# Asking


def test_one_address_that_fails_does_not_silence_the_others():
    def get(address):
        if address == KYIV:
            raise FetchError(SOURCE.id, address, "503", permanent=False)
        return None if address == DNEM else document(b"{}", address)

    came = []
    with pytest.raises(FetchError, match="503"):
        came.extend(yasno_schedule.fetch(get, None))
    assert [document.key for document in came] == [CEK]


# Real answers


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("planned_2025-11-05.fragment.json", ["planned_cut", "planned_cut", "scheduled_shutdown"]),
        ("emergency_issue65_2025-10-27.fragment.json", ["emergency_shutdown"]),
        ("emergency_dnipro_cek_issue41_2025-12-23.fragment.json", ["emergency_shutdown"]),
    ],
)
def test_real_answers_read(name, kinds):
    body = (REAL / "yasno" / name).read_bytes()
    [group] = json.loads(body).values()
    parsed = parse(body, key=name, fetched_at=group["updatedOn"])
    assert [getattr(seen, "kind", seen.kind_name) for seen in parsed.observations] == kinds
    assert {seen.place for seen in parsed.observations} == {"UA-12/dnipro" if "dnipro" in name else "UA-30"}
    assert parsed.drift == ()
