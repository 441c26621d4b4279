"""The curated tables: that every row parses, what stands there of the hard days, and what is refused."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feeds.catalog import curated_table
from feeds.errors import LayoutChanged, UnknownValue
from feeds.localtime import day_bounds, local_day, read_time_bounds
from feeds.observation import Document, Indicator, Price, Statement
from feeds.places import gazetteer
from feeds.sources import chronicle_csv, gas_notes_csv

CAPTURES = Path(__file__).parents[1] / "captures"
EVENTS = Path(__file__).parents[3] / "shared" / "facts" / "events.csv"
KYIV = ZoneInfo("Europe/Kyiv")

CHRONICLE = chronicle_csv.parse(curated_table(chronicle_csv.SOURCE))
SEEN = CHRONICLE.observations
ROWS = list(csv.DictReader(io.StringIO(curated_table(chronicle_csv.SOURCE).body.decode())))
STATEMENTS = [seen for seen in SEEN if isinstance(seen, Statement)]


def document(body, source="chronicle_csv"):
    fetched_at = datetime(2026, 11, 22, tzinfo=UTC)
    return Document(source=source, key="sent.csv", url="", body=body, fetched_at=fetched_at)


def figure(seen):
    match seen:
        case Indicator():
            return f"{seen.name} {seen.bound} {seen.value}"
        case Statement(quantity=None):
            return f"{seen.kind} {seen.phase}"
        case Statement(quantity=said):
            return f"{seen.kind} {seen.phase} {said.bound} {said.value:g} {said.unit} of {said.base or 'all'}"


def told(place, day, service="electricity", modality="actual"):
    """What the table says of a place on a local day, as a set of short phrases."""
    return {
        figure(seen)
        for seen in STATEMENTS
        if seen.place == place
        and seen.service == service
        and seen.modality == modality
        and day_bounds(day, KYIV).overlaps(seen.at)
    }


def indicators(name, place="UA", first=date(2022, 10, 10), last=date(2023, 3, 31)):
    found = [
        seen for seen in SEEN if isinstance(seen, Indicator) and (seen.name, seen.place) == (name, place)
    ]
    return [
        seen
        for seen in sorted(found, key=lambda seen: seen.at.middle)
        if first <= local_day(seen.at.middle, KYIV) <= last
    ]


# The table as a whole


def test_every_row_parses_and_nothing_is_drift():
    assert CHRONICLE.drift == CHRONICLE.leftovers == ()
    assert len(SEEN) == sum(len(row["place"].split(";")) for row in ROWS) > 400
    assert len({seen.id for seen in SEEN}) == len(SEEN)


def test_it_stays_within_the_winter():
    days = [local_day(seen.at.earliest, KYIV) for seen in SEEN]
    assert (min(days), max(days)) == (date(2022, 10, 10), date(2023, 3, 23))


def test_rows_stand_in_their_order():
    key = [(row["at"], row["place"], row["service"], row["kind"]) for row in ROWS]
    assert key == sorted(key)


def test_every_place_is_in_the_gazetteer():
    places = {seen.place for seen in SEEN} - {None}
    assert {place for place in places if place not in gazetteer()} == set()


def test_rows_without_an_address_are_few_and_say_so():
    bare = [row for row in ROWS if not row["url"]]
    assert len(bare) == 22
    assert all("address" in row["doubt"] for row in bare)


def test_one_page_has_one_date_of_publication():
    dates = {}
    for row in ROWS:
        if row["url"]:
            dates.setdefault(row["url"], set()).add((row["published"], row["publisher"]))
    assert {url: said for url, said in dates.items() if len(said) > 1} == {}


def test_unofficial_voices_are_doubtful():
    assert all(row["doubt"] for row in ROWS if row["voice"] == "unofficial")


def test_written_offsets_are_those_of_kyiv():
    stamps = [
        stamp
        for row in ROWS
        for column in ("at", "until", "published")
        for stamp in re.findall(r"\S+T\S+?[+-]\d\d:\d\d", row[column].replace("/", " "))
    ]
    moments = [datetime.fromisoformat(stamp) for stamp in stamps]
    assert len(moments) > 100
    assert [m for m in moments if m.utcoffset() != m.astimezone(KYIV).utcoffset()] == []


def test_no_time_is_vaguer_than_a_day():
    assert max(seen.at.latest - seen.at.earliest for seen in SEEN) <= timedelta(hours=25)


# Since when it could be known


def test_a_bare_date_is_known_at_the_end_of_the_local_day():
    told_at = {
        (row["published"], seen.known_at)
        for row, seen in zip((row for row in ROWS for _ in row["place"].split(";")), SEEN, strict=True)
    }
    known = dict(told_at)
    assert known["2022-10-10"] == datetime(2022, 10, 10, 21, 0, tzinfo=UTC)
    assert known["2022-12-17"] == datetime(2022, 12, 17, 22, 0, tzinfo=UTC)
    assert known["2022-11-23T19:19+02:00"] == datetime(2022, 11, 23, 17, 19, tzinfo=UTC)


def test_nothing_actual_is_known_before_it_can_have_happened():
    early = [
        seen
        for seen in SEEN
        if getattr(seen, "modality", "actual") == "actual" and seen.known_at < seen.at.earliest
    ]
    assert early == []


def test_plans_are_known_before_their_day():
    plans = [seen for seen in STATEMENTS if seen.modality == "planned" and seen.kind == "scheduled_shutdown"]
    assert len(plans) > 40
    assert all(seen.known_at <= seen.at.earliest for seen in plans)


# The hard days, in words


def test_kyiv_power_water_and_heat_from_16_to_18_december():
    assert told("UA-30", date(2022, 12, 16)) == {
        "outage begins",
        "restoration partial exact 0.4 share_on of people",
    }
    assert told("UA-30", date(2022, 12, 16), "water") == {
        "outage begins",
        "restoration partial exact 0.33 share_on of people",
    }
    assert told("UA-30", date(2022, 12, 16), "heat") == {
        "outage begins",
        "restoration partial exact 0.33 share_on of people",
    }
    assert told("UA-30", date(2022, 12, 17)) == {
        "restoration partial exact 0.67 share_on of people",
        "restoration partial exact 0.33 share_on of people",
    }
    assert told("UA-30", date(2022, 12, 17), "water") == {"restoration full exact 1 share_on of people"}
    assert told("UA-30", date(2022, 12, 17), "heat") == {
        "restoration partial exact 0.5 share_on of people",
        "restoration partial exact 0.75 share_on of households",
    }
    assert told("UA-30", date(2022, 12, 18)) == {"restoration partial at_least 0.7 share_on of people"}
    assert told("UA-30", date(2022, 12, 18), "heat") == {"restoration full exact 1 share_on of city"}


def test_the_third_of_17_december_is_doubted_as_a_mistranslation():
    shares = {
        seen.quantity.value: (seen.publisher, seen.doubt)
        for seen in STATEMENTS
        if seen.place == "UA-30"
        and seen.service == "electricity"
        and seen.quantity
        and seen.at == read_time_bounds("2022-12-17 morning", KYIV)
    }
    assert shares[0.33][0] == "Babel"
    assert "mistranslation" in shares[0.33][1]
    assert shares[0.67] == ("Russian Free Press", "")


def test_kharkiv_city_lags_behind_its_oblast():
    friday, saturday = date(2022, 12, 16), date(2022, 12, 17)
    assert told("UA-63/kharkiv", friday) == {
        "outage begins exact 1 share_off of city",
        "restoration partial exact 0.55 share_on of customers",
    }
    assert told("UA-63", friday) == {
        "outage begins at_least 1.2e+06 customers of all",
        "outage begins at_least 1600 settlements of all",
        "restoration partial exact 0.85 share_on of customers",
    }
    for place in ("UA-63", "UA-63/kharkiv"):
        assert told(place, saturday) == {"restoration full exact 1 share_on of customers"}
    assert told("UA-63/kupiansk", saturday) == {"outage continues"}


def test_kyiv_recovers_from_24_to_27_november():
    assert told("UA-30", date(2022, 11, 24)) == {"outage continues exact 0.7 share_off of city"}
    assert told("UA-30", date(2022, 11, 24), "water") == {
        "restoration partial",
        "restoration full exact 1 share_on of city",
    }
    assert told("UA-30", date(2022, 11, 25)) == {
        "outage continues exact 0.6 share_off of households",
        "outage continues about 600000 customers of all",
    }
    assert told("UA-30", date(2022, 11, 26)) == {
        "outage continues exact 0.25 share_off of people",
        "outage continues exact 130000 people of all",
        "scheduled_shutdown continues at_least 100000 customers of all",
    }
    assert told("UA-30", date(2022, 11, 27)) == {
        "restoration partial about 1 share_on of people",
        "outage continues exact 0.25 share_off of people",
    }


def test_the_deficit_falls_and_rises_again():
    curve = indicators("deficit_share", first=date(2022, 11, 24), last=date(2022, 11, 28))
    assert [seen.value for seen in curve] == [0.5, 0.3, 0.25, 0.2, 0.27]
    assert [local_day(seen.at.earliest, KYIV).day for seen in curve] == [24, 25, 26, 27, 28]


def test_a_deficit_without_a_figure_has_none():
    day = date(2022, 12, 21)
    assert [seen.value for seen in indicators("deficit_share", "UA-30", day, day)] == [None]


def test_sixty_percent_less_is_not_sixty_percent_off():
    assert told("UA-30", date(2022, 11, 28)) == {"emergency_shutdown begins"}
    assert [seen.value for seen in indicators("consumption_cut_ordered", "UA-30")] == [0.6]


def test_twenty_percent_with_power_is_eighty_percent_off():
    assert "outage begins about 0.2 share_on of people" in told("UA-30", date(2022, 12, 19))
    [relapse] = [
        seen
        for seen in STATEMENTS
        if (seen.place, seen.service, seen.kind) == ("UA-30", "electricity", "outage")
        and local_day(seen.at.earliest, KYIV) == date(2022, 12, 19)
    ]
    assert (relapse.share_off.low, relapse.share_off.high) == (0.75, 0.85)


def test_odesa_is_restored_and_in_emergency_at_once():
    for place in ("UA-51", "UA-51/odesa"):
        assert told(place, date(2022, 12, 12)) == {
            "restoration full exact 1 share_on of people",
            "emergency_shutdown continues",
        }


def test_precautionary_switching_is_an_emergency_and_no_damage():
    [cut] = [
        seen
        for seen in STATEMENTS
        if seen.place == "UA-30"
        and seen.kind == "emergency_shutdown"
        and local_day(seen.at.earliest, KYIV) == date(2022, 12, 29)
    ]
    assert (cut.cause, cut.quantity.value, cut.quantity.unit) == ("preventive", 0.4, "share_off")
    assert "outage" not in {seen.split()[0] for seen in told("UA-30", date(2022, 12, 29))}


def test_back_to_schedules_ends_the_emergency_and_begins_schedules():
    assert told("UA-30", date(2022, 12, 5), modality="planned") == {
        "emergency_shutdown ends",
        "scheduled_shutdown begins",
    }
    assert {"emergency_shutdown ends", "scheduled_shutdown begins"} <= told("UA-30", date(2023, 1, 26))


def test_critical_infrastructure_is_no_share_of_homes():
    said = [
        seen
        for seen in STATEMENTS
        if "critical infrastructure" in seen.quote.lower()
        and "homes" in seen.quote
        and seen.kind == "restoration"
    ]
    assert len(said) >= 2
    assert all(seen.phase == "partial" and seen.quantity is None for seen in said)


def test_the_fake_about_cancelled_shutdowns_is_denied():
    assert told("UA", date(2022, 12, 27), modality="denied") == {"scheduled_shutdown ends"}


def test_no_outages_planned_is_a_plan():
    assert told("UA-30", date(2023, 2, 13), modality="planned") == {"scheduled_shutdown ends"}


def test_two_windows_of_20_october_stand_side_by_side():
    day = date(2022, 10, 20)
    ends = {
        seen.modality: seen.until.latest.astimezone(KYIV).hour
        for seen in STATEMENTS
        if seen.until and local_day(seen.at.earliest, KYIV) == day
    }
    assert ends == {"planned": 23, "possible": 22}


@pytest.mark.parametrize(
    ("name", "day", "counted"),
    [
        ("missiles_launched", date(2022, 11, 23), {67, 70}),
        ("missiles_launched", date(2022, 12, 16), {74, 76, 98}),
        ("missiles_launched", date(2022, 12, 29), {69, 120}),
        ("drones_launched", date(2022, 12, 19), {34, 35}),
        ("attack_wave_number", date(2022, 12, 16), {7, 9}),
        ("attack_wave_number", date(2023, 3, 9), {15, 16}),
        ("system_state_of_emergency", date(2022, 12, 17), {0}),
    ],
)
def test_disagreeing_counters_are_all_kept(name, day, counted):
    assert {seen.value for seen in indicators(name, first=day, last=day)} == counted


@pytest.mark.parametrize(
    ("place", "day", "both"),
    [
        (
            "UA-46/lviv",
            date(2022, 11, 23),
            {"restoration full", "restoration partial about 0.9 share_on of city"},
        ),
        ("UA-51/odesa", date(2022, 12, 5), {"outage begins", "outage begins exact 1 share_off of city"}),
    ],
)
def test_disagreeing_shares_are_all_kept(place, day, both):
    assert both <= told(place, day)


def test_kyiv_is_fully_restored_twice_in_march():
    for day in (9, 11):
        assert any(said.startswith("restoration full") for said in told("UA-30", date(2023, 3, day)))


def test_a_mistyped_date_is_put_right_and_said():
    [dnipro] = [seen for seen in STATEMENTS if seen.place == "UA-12" and "mistyped" in seen.doubt]
    assert local_day(dnipro.at.earliest, KYIV) == date(2022, 12, 16)


# Nothing was lost on the way


SUMMED = {
    "(national)": "UA",
    "(6 oblasts)": "UA",
    "(5 oblasts)": "UA",
    "(15 oblasts)": "UA",
    "(14 oblasts + Kyiv)": "UA-30",
    "(11 oblasts)": "",
}
MOVED = {("2022-10-10", "Lviv", "1040"): "UA-46"}
"""Counted under the city, but the figure is of the oblast's settlements."""


@pytest.mark.skipif(not EVENTS.is_file(), reason="the collected events are not beside this repository")
def test_every_collected_event_is_represented():
    held = set()
    for row in ROWS:
        at = read_time_bounds(row["at"], KYIV)
        last = max(at.earliest, at.latest - timedelta(seconds=1))
        days = {local_day(at.earliest, KYIV), local_day(last, KYIV)}
        held |= {(str(day), place, row["service"]) for day in days for place in row["place"].split(";")}
    places = gazetteer()
    missing = []
    for event in csv.DictReader(io.StringIO(EVENTS.read_text(encoding="utf-8"))):
        day = event["date_utc_or_local"][:10]
        place = MOVED.get((day, event["city"], event["figure"])) or SUMMED.get(event["oblast"])
        if place is None:
            place = places.find(event["city"] or event["oblast"]).id
        if event["service"] != "transport" and (day, place, event["service"]) not in held:
            missing.append(event)
    assert missing == []


# What was written here, in the wire format


# Strict reading


WEEK = (CAPTURES / "chronicle_csv" / "week.csv").read_text(encoding="utf-8")


def changed(column, value, line=4):
    """The capture with one cell of one line replaced (line 4: 1.2 million consumers of Kharkiv oblast)."""
    rows = list(csv.reader(io.StringIO(WEEK)))
    rows[line - 1][rows[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "16.12.2022"),
        ("at", "2022-13-01"),
        ("at", "2022-12-16 teatime"),
        ("at", "2022-12-16T19:00"),
        ("at", ""),
        ("at", "2022-12-17T00:00Z/2022-12-16T00:00Z"),
        ("until", "later"),
        ("until", "2022-12-01"),
        ("place", "Kharkiv"),
        ("place", "UA-63/Kharkiv"),
        ("place", "UA-63;"),
        ("place", "UA-63;UA-63"),
        ("service", "power"),
        ("kind", "blackout"),
        ("kind", ""),
        ("kind", "policy"),
        ("kind", "indicator:mood"),
        ("phase", "full"),
        ("phase", ""),
        ("modality", "likely"),
        ("modality", ""),
        ("value", "1,200,000"),
        ("value", "many"),
        ("value", "-5"),
        ("value", "nan"),
        ("value", "1e6"),
        ("value", ""),
        ("unit", "flats"),
        ("unit", ""),
        ("bound", "roughly"),
        ("bound", ""),
        ("base", "people"),
        ("cause", "weather?"),
        ("voice", "friend"),
        ("voice", ""),
        ("publisher", ""),
        ("text", ""),
        ("url", "news.example/3"),
        ("published", "yesterday"),
        ("published", "2022-12-32"),
        ("published", ""),
    ],
)
def test_a_cell_without_meaning_is_refused_by_name(column, value):
    with pytest.raises(UnknownValue) as refused:
        chronicle_csv.parse(document(changed(column, value)))
    assert (refused.value.source, refused.value.document) == ("chronicle_csv", "sent.csv")
    assert "line 4, column " in refused.value.problem


def test_the_refusal_names_the_value():
    named = r"chronicle_csv: sent\.csv: line 4, column kind: 'blackout': unknown"
    with pytest.raises(UnknownValue, match=named):
        chronicle_csv.parse(document(changed("kind", "blackout")))


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        (5, "value", "85"),
        (5, "base", ""),
        (5, "base", "planets"),
        (7, "phase", "begins"),
        (8, "unit", "missiles"),
        (8, "modality", "actual"),
        (8, "cause", "attack"),
        (9, "bound", "about"),
    ],
)
def test_cells_that_contradict_their_row_are_refused(line, column, value):
    with pytest.raises(UnknownValue, match=f"line {line}, column "):
        chronicle_csv.parse(document(changed(column, value, line)))


def without_a_column():
    rows = list(csv.reader(io.StringIO(WEEK)))
    out = io.StringIO()
    csv.writer(out).writerows([row[:5] + row[6:] for row in rows])
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "columns missing: at, until"),
        (WEEK.splitlines()[0].encode(), "no rows"),
        (without_a_column(), "columns missing: phase"),
        (WEEK.encode()[:-60], "line 10: 1[0-9] cells for 19 columns"),
        (WEEK.encode().replace(b"\n", b",extra\n", 2).replace(b",extra", b"", 1), "line 2: 20 cells"),
        (WEEK.encode().replace(b",until,", b",at,", 1), "columns missing: until"),
        (WEEK.encode().replace(b",text\n", b",text,at\n", 1), "named twice"),
        (WEEK.encode().replace(b'"About half', b'"About "half', 1), "line 6: "),
        (WEEK.replace("for now", "поки").encode("cp1251"), "not UTF-8: byte 0xef"),
        (WEEK.encode("utf-16"), "not UTF-8"),
        (b"\n<!DOCTYPE html><html><body>Not found</body></html>", "a web page"),
        (b"\x00\x00\x00", "columns missing|line"),
    ],
)
def test_another_shape_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem) as refused:
        chronicle_csv.parse(document(body))
    assert (refused.value.source, refused.value.document) == ("chronicle_csv", "sent.csv")


def test_a_new_column_is_drift_and_the_data_are_taken():
    wider = "".join(f"{line},{'mood' if n == 0 else 'calm'}\n" for n, line in enumerate(WEEK.splitlines()))
    parsed = chronicle_csv.parse(document(wider.encode()))
    assert parsed.drift == ("mood",)
    assert parsed.observations == chronicle_csv.parse(document(WEEK.encode())).observations


# The quotes of the gas price


def test_the_shipped_quotes_of_the_gas_price():
    prices = gas_notes_csv.parse(curated_table(gas_notes_csv.SOURCE)).observations
    assert all(isinstance(seen, Price) and seen.product == "TTF front month" for seen in prices)
    assert [(str(seen.on), seen.bound, seen.eur_mwh) for seen in prices] == [
        ("2022-08-26", "at_least", 250),
        ("2022-08-26", "about", 339.195),
        ("2022-09-02", "about", 214.7),
        ("2022-09-06", "about", 239.8),
        ("2022-12-19", "about", 108.5),
        ("2022-12-21", "at_most", 100),
    ]
    assert all(seen.known_at >= seen.at.latest for seen in prices)
    assert all(seen.url or "address" in seen.doubt for seen in prices)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("TTF front month", "TTF spot"),
        (",250,", ",-250,"),
        (",250,", ",,"),
        ("2022-12-21", "21.12.2022"),
        ("at_most", "below"),
        ("2023-11-28", "2023-11"),
    ],
)
def test_a_quote_without_meaning_is_refused(old, new):
    body = (CAPTURES / "gas_notes_csv" / "quotes.csv").read_text(encoding="utf-8").replace(old, new, 1)
    with pytest.raises(UnknownValue, match=r"gas_notes_csv: sent\.csv: line \d, column "):
        gas_notes_csv.parse(document(body.encode(), "gas_notes_csv"))


# The register of policies


POLICIES = list(csv.DictReader(io.StringIO((resources.files("monitor") / "policies.csv").read_text("utf-8"))))
STAGES = {
    "announced",
    "proposed",
    "agreed",
    "adopted",
    "in_force",
    "applicable",
    "prolonged",
    "expired",
    "event",
}


def test_every_stage_of_a_policy_is_well_formed():
    assert len({row["id"] for row in POLICIES}) == len(POLICIES)
    assert [(row["on"], row["id"]) for row in POLICIES] == sorted((row["on"], row["id"]) for row in POLICIES)
    for row in POLICIES:
        assert row["stage"] in STAGES
        assert row["id"].startswith(f"{row['policy']}-{row['stage']}")
        assert row["precision"] in ("day", "month")
        assert row["confidence"] in ("sourced", "partly", "from memory")
        assert row["url"] or row["confidence"] == "from memory"
        assert all(row[column] for column in ("title", "text", "jurisdiction"))
        assert all(date.fromisoformat(row[column]) for column in ("on", "known_on"))
        if row["precision"] == "month":
            assert row["on"].endswith("-01")


def test_the_gas_cap_has_seven_dates():
    stages = {row["stage"]: (row["on"], row["known_on"]) for row in POLICIES if row["policy"] == "eu-gas-cap"}
    assert {stage: on for stage, (on, _) in stages.items() if stage != "event"} == {
        "proposed": "2022-11-22",
        "agreed": "2022-12-19",
        "adopted": "2022-12-22",
        "in_force": "2023-02-01",
        "applicable": "2023-02-15",
        "prolonged": "2023-12-21",
        "expired": "2025-01-31",
    }
    assert stages["applicable"][1] == "2022-12-29"
    assert stages["expired"][1] == "2023-12-21"
