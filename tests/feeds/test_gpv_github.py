"""Schedules of hourly cuts in their three wire shapes, with their revisions, odd days and what is refused."""

import contextlib
import json
from collections import defaultdict
from datetime import UTC, date, datetime
from statistics import fmean

import pytest

from feeds.errors import FeedError, FetchError, LayoutChanged, UnknownValue
from feeds.localtime import at_hour
from feeds.places import gazetteer
from feeds.schedules.operators import PLACES, place_in, place_of
from feeds.sources import gpv_github
from feeds.sources.gpv_github import ADDRESSES, SOURCE
from tests.feeds.captured import ABSENT, CAPTURES, REAL, bent, held

FOLDER = CAPTURES / SOURCE.id
FETCHED = {
    "dtek_bare": ("dtek-krem.json", "2026-02-02T20:00:00+00:00"),
    "mirror": ("mirror.json", "2026-01-20T08:15:00+00:00"),
    "vinnytsia_list": ("vinnytsia_list.json", "2025-12-09T18:20:00+00:00"),
    "out_of_season": ("out_of_season.json", "2026-08-22T00:00:00+00:00"),
}
"""The key and the time of fetching of each capture."""


def document(body, name="mirror", **how):
    key, fetched_at = FETCHED[name]
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return held(SOURCE.id, how.get("key", key), body, how.get("fetched_at", fetched_at))


def capture(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def parse(body, name="mirror", **how):
    return gpv_github.parse(document(body, name, **how))


def plans(parsed):
    return {(plan.group, plan.on.day): plan for plan in parsed.observations}


def clock(plan):
    """The cuts of a plan as hours of the local clock, "?" for possible ones."""
    zone = SOURCE.clock
    return [
        f"{cut.start.astimezone(zone):%H:%M}-{cut.end.astimezone(zone):%H:%M}"
        + ("?" if cut.likely == "possible" else "")
        for cut in plan.cuts
    ]


def hours(plan):
    return sum((cut.end - cut.start).total_seconds() for cut in plan.cuts) / 3600


def epoch(day):
    return str(int(at_hour(date.fromisoformat(day), 0, SOURCE.clock).timestamp()))


def bare(day="2026-01-20", group="GPV1.1", update="20.01.2026 08:00", **codes):
    """A schedule of one group with supply, except in the slots named (n9="no")."""
    slots = {str(n): codes.get(f"n{n}", "yes") for n in range(1, 25)}
    key = epoch(day) if "-" in day else day
    return {"data": {key: {group: slots}}, "update": update, "today": 1768860000}


def read_bare(key="dtek-krem.json", **how):
    return parse(bare(**how), key=key)


def test_the_twelve_groups_of_a_day_in_planned_hours():
    parsed = parse(capture("dtek_bare"), "dtek_bare")
    day = [hours(plan) for plan in parsed.observations]
    assert day == [15, 12.5, 14.5, 13.5, 16, 16, 15, 12.5, 14, 13.5, 13.5, 13]
    assert (min(day), round(fmean(day), 2), max(day)) == (12.5, 14.08, 16)


# Codes, days and groups


@pytest.mark.parametrize(
    ("code", "cuts"),
    [
        ("yes", []),
        ("no", ["08:00-09:00"]),
        ("first", ["08:00-08:30"]),
        ("second", ["08:30-09:00"]),
        ("maybe", ["08:00-09:00?"]),
        ("mfirst", ["08:00-08:30?"]),
        ("msecond", ["08:30-09:00?"]),
    ],
)
def test_slot_nine_is_the_hour_before_nine(code, cuts):
    [plan] = read_bare(n9=code).observations
    assert clock(plan) == cuts


def test_adjacent_half_hours_are_one_cut_and_possible_ones_stand_apart():
    [plan] = read_bare(n1="no", n2="first", n9="second", n10="no", n11="mfirst", n24="second").observations
    assert clock(plan) == ["00:00-01:30", "08:30-10:00", "10:00-10:30?", "23:30-00:00"]


def test_a_plan_says_when_its_source_changed_it_not_when_the_mirror_looked():
    parsed = parse(capture("mirror"))
    assert {plan.source_updated_at for plan in parsed.observations} == {
        datetime(2026, 1, 20, 8, 5, tzinfo=UTC)
    }


def test_a_stale_schedule_under_a_fresh_look_stays_stale():
    body = capture("mirror")
    body["fact"]["update"] = "12.01.2026 19:00"
    [updated] = {plan.source_updated_at for plan in parse(body).observations}
    assert updated == datetime(2026, 1, 12, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "stamp", ["2026-01-20T08:10:00.5Z", "2026-01-20T10:10:00", 1768896600, "2026-01-20T10:10:00.1+02:00Z"]
)
def test_the_mirrors_own_stamp_comes_in_many_forms(stamp):
    assert len(parse(capture("mirror") | {"lastUpdated": stamp}).observations) == 4


def test_a_day_may_be_keyed_by_utc_midnight():
    [plan] = read_bare(day="1768867200", n1="no").observations
    assert (plan.on, clock(plan)) == (date(2026, 1, 20), ["00:00-01:00"])


@pytest.mark.parametrize("first", ["local", "utc"])
def test_of_two_keys_for_one_day_the_local_one_counts(first):
    local, utc = bare(n9="no")["data"], bare(day="1768867200", n1="no")["data"]
    body = bare() | {"data": {**local, **utc} if first == "local" else {**utc, **local}}
    parsed = parse(body, key="dtek-krem.json")
    [plan] = parsed.observations
    assert clock(plan) == ["08:00-09:00"]
    assert "UTC midnight" in plan.doubt
    assert parsed.leftovers == ("data.1768867200: 2026-01-20 a second time, under UTC midnight",)


def test_extra_queues_are_kept():
    assert [read_bare(group=group).observations[0].group for group in ("GPV36.1", "GPV1001.1")] == [
        "36.1",
        "1001.1",
    ]


def test_out_of_season_there_is_no_schedule():
    parsed = parse(capture("out_of_season"), "out_of_season")
    assert (parsed.observations, parsed.items, parsed.drift) == ((), (), ())


def test_a_day_of_change_is_told_by_the_clock():
    how = {"key": "kyiv.json", "fetched_at": "2026-10-25T12:00:00+00:00"}
    [plan] = parse(
        bare(day="2026-10-25", update="24.10.2026 20:00", n3="no", n4="no", n5="no"), **how
    ).observations
    assert hours(plan) == 4
    assert (plan.at.latest - plan.at.earliest).total_seconds() == 25 * 3600


# The older list


def test_entries_are_cut_at_midnight_and_joined_where_they_overlap():
    read = plans(parse(capture("vinnytsia_list"), "vinnytsia_list"))
    assert clock(read["1.1", 9]) == ["00:00-01:30", "14:00-18:30"]
    assert clock(read["1.2", 9]) == ["22:00-00:00"]
    assert clock(read["1.2", 10]) == ["00:00-02:00"]


def test_the_last_second_of_a_day_is_its_end():
    assert clock(plans(parse(capture("vinnytsia_list"), "vinnytsia_list"))["2.1", 10]) == ["20:30-00:00"]


def test_a_group_named_for_one_day_has_no_cuts_on_the_other():
    read = plans(parse(capture("vinnytsia_list"), "vinnytsia_list"))
    assert read["2.1", 9].cuts == read["1.1", 10].cuts == ()


def test_a_list_does_not_speak_for_days_gone_nor_for_groups_in_maintenance():
    parsed = parse(capture("vinnytsia_list"), "vinnytsia_list")
    assert {plan.on.day for plan in parsed.observations} == {9, 10}
    assert {plan.group for plan in parsed.observations} == {"1.1", "1.2", "2.1"}
    assert parsed.leftovers == ("outages[5]: maintenance in 3.1 from 2025-12-15T09:00:00, no schedule",)


# Places


def test_every_operator_is_in_a_known_place():
    assert all(place in gazetteer() for place in PLACES.values())


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *zip(ADDRESSES, ("UA-30", "UA-32", "UA-12", "UA-51", "UA-46", "UA-23"), strict=True),
        ("vinnytsia_first30.jsonl", "UA-05"),
        ("dtek-krem.20260217T002908Z.json", "UA-32"),
        ("dtek-dnem.json", "UA-12"),
        ("dtek-oem.json", "UA-51"),
        ("dtek-dem.json", "UA-14"),
        ("Prykarpattiaoblenerho.json", "UA-26"),
        ("POLTAVAOBLENERGO.JSON", "UA-53"),
        ("kyiv and lviv.json", None),
        ("kyivish.json", None),
        ("schedule.json", None),
    ],
)
def test_the_name_of_a_file_names_its_place(name, place):
    assert place_in(name) == place


@pytest.mark.parametrize(
    ("region", "place"),
    [("Zaporizhzhia", "UA-23"), ("kyiv-region", "UA-32"), ("Atlantis", None), ("kyiv2", None)],
)
def test_a_region_is_named_in_full(region, place):
    assert place_of(region) == place


def test_the_region_in_the_body_decides():
    parsed = parse(capture("mirror") | {"regionId": "Zhytomyr"}, key="kyiv.json")
    assert {plan.place for plan in parsed.observations} == {"UA-18"}
    assert all(item.startswith("UA-18/") for item in parsed.items)


# Strict reading


def listed(**fields):
    def change(body):
        body["outages"][1] |= fields

    return change


def fact(**fields):
    return lambda body: body["fact"].update(fields)


@pytest.mark.parametrize(
    ("name", "change", "named"),
    [
        ("mirror", lambda body: body.update(regionId="atlantis"), 'regionId: "atlantis": an unknown region'),
        ("mirror", lambda body: body.update(regionId=None), "regionId: null"),
        ("mirror", lambda body: body.update(lastUpdated="yesterday"), 'lastUpdated: "yesterday": not a time'),
        ("mirror", lambda body: body.update(lastUpdated=10**20), "lastUpdated: "),
        ("mirror", fact(update="2026-01-20"), "update: .*not DD.MM.YYYY"),
        ("mirror", fact(update=""), "update: "),
        ("mirror", fact(update="20.01.2026 11:30"), "update: .*after the time of fetching"),
        ("mirror", fact(update="31.12.9999 11:30"), "update: .*after the time of fetching"),
        ("mirror", fact(today="20.01.2026"), "today: .*not a whole number"),
        ("mirror", fact(data={"1768860001": {}}), "the day '1768860001' is midnight neither in"),
        ("mirror", fact(data={"1768860000000": {}}), "the day '1768860000000' is no time"),
        ("mirror", fact(data={"monday": {}}), "the day 'monday' is no time"),
        ("mirror", fact(data=bare("2026-01-29")["data"]), "2026-01-29 is more than 8 days after"),
        ("mirror", fact(data=bare(group="Queue 1")["data"]), "'Queue 1' is no group"),
        (
            "mirror",
            fact(data=bare(n7="dimmed")["data"]),
            r'GPV1\.1\.7: "dimmed": unknown; known: yes, no, first',
        ),
        ("mirror", fact(data=bare(n7=None)["data"]), r"GPV1\.1\.7: null: unknown"),
        ("vinnytsia_list", listed(typeid="Аварія"), r'outages\[1\]\.typeid: "Аварія": unknown'),
        ("vinnytsia_list", listed(queue="1.1"), r"outages\[1\]\.queue: .*not a queue"),
        ("vinnytsia_list", listed(acc_begin="2025-12-09T18:00:00"), r"outages\[1\]: .*ends before it begins"),
        ("vinnytsia_list", listed(acc_begin="2025-12-09T14:00:00Z"), "with an offset"),
        ("vinnytsia_list", listed(acc_begin="2025-12-09T14:00:10"), "not a full minute"),
        ("vinnytsia_list", listed(acc_begin="noon"), "not a time"),
        ("vinnytsia_list", listed(acc_begin="2025-11-09T14:00:00"), "lasts more than 8 days"),
        ("vinnytsia_list", listed(accend_plan="2025-12-19T14:00:00"), "more than 8 days after"),
        ("vinnytsia_list", lambda body: body.update(total_outages=7), "total_outages: 7: the list holds 6"),
        (
            "vinnytsia_list",
            lambda body: body.update(last_updated="2025-12-09T22:15:30"),
            "after the time of fetching",
        ),
    ],
)
def test_a_value_without_meaning_is_refused_by_name(name, change, named):
    body = capture(name)
    change(body)
    with pytest.raises(UnknownValue, match=named):
        parse(body, name)


def test_a_slot_beyond_the_day_is_refused():
    body = bare()
    body["data"][epoch("2026-01-20")]["GPV1.1"]["25"] = "no"
    with pytest.raises(UnknownValue, match=r"GPV1\.1\.25: .*not one of the slots"):
        parse(body, key="kyiv.json")


def test_a_schedule_of_nowhere_is_refused():
    with pytest.raises(UnknownValue, match=r"the name 'schedule\.json' no known one"):
        read_bare(key="schedule.json")


WHOLE = (FOLDER / "mirror.json").read_bytes()


def without(*path):
    body = capture("mirror")
    held_in = body
    for step in path[:-1]:
        held_in = held_in[step]
    del held_in[path[-1]]
    return body


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "an empty body"),
        (WHOLE[:-300], "not JSON"),
        (b"<html>429: Too Many Requests</html>", "a web page"),
        (b"404: Not Found", "not JSON"),
        (WHOLE.decode().encode("cp1251"), "not UTF-8"),
        (b"[]", "body: not an object"),
        (b"{}", r"no fact, data or outages among its fields"),
        (without("regionId"), "no 'regionId'"),
        (without("lastUpdated"), "no 'lastUpdated'"),
        (without("fact", "data"), "fact: no 'data'"),
        (without("fact", "update"), "fact: no 'update'"),
        (without("fact", "today"), "fact: no 'today'"),
        (without("fact", "data", epoch("2026-01-20"), "GPV1.1", "24"), r"GPV1\.1: no '24'"),
        (capture("mirror") | {"fact": []}, "fact: not an object"),
        (capture("mirror") | {"fact": bare() | {"data": ["GPV1.1"]}}, r"fact\.data: not an object"),
        (capture("mirror") | {"fact": bare() | {"data": None}}, r"fact\.data: not an object"),
        ({"outages": [{}], "last_updated": "2026-01-20T08:00:00"}, r"outages\[0\]: no 'queue'"),
        ({"outages": {}, "last_updated": "2026-01-20T08:00:00"}, "outages: not a list"),
        ({"outages": []}, "no 'last_updated'"),
    ],
)
def test_another_shape_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem):
        parse(body, key="kyiv.json")


def test_new_fields_are_drift_and_the_data_are_taken():
    body = capture("mirror") | {"colour": "red"}
    body["fact"]["emergency"] = True
    parsed = parse(body)
    assert parsed.drift == ("colour", "fact.emergency")
    assert parsed.observations == parse(capture("mirror")).observations


def test_new_fields_of_the_list_are_drift():
    body = capture("vinnytsia_list") | {"colour": "red"}
    body["outages"][0]["raion"] = "x"
    assert parse(body, "vinnytsia_list").drift == ("colour", "outages.raion")


@pytest.mark.parametrize("name", ["mirror", "vinnytsia_list", "out_of_season"])
def test_whatever_part_is_bent_the_error_is_typed(name):
    whole = capture(name)
    if name == "mirror":
        whole["fact"]["data"] = bare()["data"]
    for body in bent(whole):
        with contextlib.suppress(FeedError):
            parse(body, name)


# Asking


def test_every_address_is_asked_and_the_first_failure_is_told_last():
    def get(address):
        if address in (ADDRESSES[1], ADDRESSES[3]):
            raise FetchError(SOURCE.id, address, "timed out", permanent=False)
        return None if address == ADDRESSES[0] else document(b"{}", key=address)

    came = []
    with pytest.raises(FetchError) as failed:
        came.extend(gpv_github.fetch(get, None))
    assert [document.key for document in came] == [ADDRESSES[2], *ADDRESSES[4:]]
    assert failed.value.document == ADDRESSES[1]


# Real files


def real_snapshots():
    lines = (REAL / "gpv" / "vinnytsia_first30.jsonl").read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        yield parse(line["doc"], key="vinnytsia_first30.jsonl", fetched_at=line["committed_at"])


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
def test_thirty_real_snapshots_read_with_their_revisions():
    parsed = list(real_snapshots())
    assert [len(read.observations) for read in parsed] == [24] + [12] * 5 + [13] * 3 + [36] + [24] * 20
    assert all(read.drift == () for read in parsed)
    assert [n for n, read in enumerate(parsed) if read.leftovers] == [1, 2, 3, 4, 5, 9]
    revisions = defaultdict(list)
    for read in parsed:
        for plan in read.observations:
            revisions[plan.item].append(plan.cuts)
    distinct = {item: len(set(held)) for item, held in revisions.items()}
    assert len(distinct) == 60
    assert max(distinct.values()) == distinct["UA-05/5.1/2025-12-06"] == 12


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
@pytest.mark.parametrize(
    ("stamp", "first", "mean"),
    [
        ("20260217T002908Z", 10.5, 10.67),
        ("20260217T031142Z", 10.5, 11.25),
        ("20260217T061144Z", 10.5, 11.08),
        ("20260217T071733Z", 14, 12.83),
    ],
)
def test_real_schedules_of_kyiv_oblast_read(stamp, first, mean):
    name = f"dtek-krem.{stamp}.json"
    body = (REAL / "dtek" / name).read_bytes()
    fetched_at = datetime.strptime(stamp, "%Y%m%dT%H%M%S%z").isoformat()
    parsed = parse(body, key=name, fetched_at=fetched_at)
    today = [hours(plan) for plan in parsed.observations if plan.on.day == 17]
    assert {plan.place for plan in parsed.observations} == {"UA-32"}
    assert (len(parsed.observations), len(today), today[0], round(fmean(today), 2)) == (24, 12, first, mean)
    assert (parsed.leftovers, parsed.drift) == ((), ())
