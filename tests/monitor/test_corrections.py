"""Corrections: strictly read, held against what was said, and known from a time on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.bounds import TimeBounds
from feeds.observation import Indicator, PlannedCut, Price, Quantity
from feeds.places import clock_of
from monitor.correctable import FIELDS, taken_apart, write_cell
from monitor.correction_table import COLUMNS, parse_corrections
from monitor.corrections import CorrectionError, apply_corrections, check_guards, taken_out
from monitor.errors import DataBroken
from tests.monitor.counted import reading
from tests.sayings import KYIV, at, instant, said

OUTAGE = said("outage", "16 10:00", off=0.4, until="16 18:00", cause="attack")
FIGURE = Indicator(
    source="test", place="UA-30", at=at("16"), known_at=instant("17 00:00"), quote="a deficit of 30%", publisher="G",
    url="", name="deficit_share", value=0.3, unit="share_of_consumption",
)  # fmt: skip
PRICE = Price(
    source="test", place=None, at=at("16"), known_at=instant("17 00:00"), quote="108.5", publisher="G", url="",
    product="TTF front month", on=date(2022, 12, 16), eur_mwh=108.5,
)  # fmt: skip
PLAN = PlannedCut(
    source="test", place="UA-30", at=at("16"), known_at=instant("15 20:00"), quote="group 1.1", publisher="G", url="",
    service="electricity", group="1.1", on=date(2022, 12, 16), cuts=(),
)  # fmt: skip
COUNT = reading("16 10:00", 400, source="test")
EVERYTHING = [OUTAGE, FIGURE, PRICE, PLAN, COUNT]
GIVEN = {
    "id": "C-001",
    "status": "applied",
    "known_at": "2022-12-18T09:00+02:00",
    "ended_at": "",
    "source": "test",
    "place": "UA-30",
    "on": "2022-12-16",
    "kind": "outage",
    "field": "value",
    "expect": "0.4",
    "value": "0.04",
    "reason": "a decimal lost",
    "url": "",
}


def table(*rows: dict[str, str]) -> bytes:
    lines = [",".join(COLUMNS), *(",".join((GIVEN | row)[name] for name in COLUMNS) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def read(*rows: dict[str, str]):
    return parse_corrections({"corrections.csv": table(*rows)}, clock_of=clock_of)


def applied(*rows: dict[str, str], to=EVERYTHING, as_of=None):
    return apply_corrections(read(*rows), to, as_of and instant(as_of), clock_of=clock_of)


def test_a_corrected_saying_keeps_its_id_its_quote_and_says_why():
    made, *others = applied({"url": "https://example.org/erratum", "reason": "a decimal lost."})

    assert made.quantity == replace(OUTAGE.quantity, value=0.04)
    assert (made.id, made.quote, made.known_at) == (OUTAGE.id, OUTAGE.quote, OUTAGE.known_at)
    assert made.corrected == "C-001: a decimal lost (https://example.org/erratum)"
    assert others == EVERYTHING[1:]


def test_a_saying_that_nobody_corrects_is_left_as_it_is():
    assert applied(
        {"place": "UA-46"}, {"id": "C-2", "on": "2022-12-17"}, {"id": "C-3", "source": "other"}
    ) == (EVERYTHING)


@pytest.mark.parametrize(
    ("status", "as_of", "value"),
    [
        ("applied", "18 08:59", 0.4),
        ("applied", "18 09:00", 0.04),
        ("applied", None, 0.04),
        ("proposed", "20 00:00", 0.4),
        ("proposed", None, 0.4),
        ("withdrawn", "18 08:59", 0.4),
        ("withdrawn", "18 09:00", 0.04),
        ("withdrawn", "19 08:59", 0.04),
        ("withdrawn", "19 09:00", 0.4),
        ("withdrawn", None, 0.4),
    ],
)
def test_it_counts_from_when_it_is_known_and_until_it_ended(status, as_of, value):
    ended = "2022-12-19T09:00+02:00" if status == "withdrawn" else ""

    assert applied({"status": status, "ended_at": ended}, as_of=as_of)[0].quantity.value == value


def test_a_bare_date_counts_from_the_end_of_that_local_day():
    row = {"known_at": "2022-12-18"}

    assert applied(row, as_of="18 23:59")[0] == OUTAGE
    assert applied(row, as_of="19 00:00")[0] != OUTAGE


@pytest.mark.parametrize(
    ("said_", "field", "expect", "value", "attribute", "becomes"),
    [
        (OUTAGE, "at", "2022-12-16T10:00+02:00", "2022-12-16 afternoon", "at", at("16 afternoon")),
        (OUTAGE, "until", "2022-12-16T18:00+02:00", "", "until", None),
        (OUTAGE, "until", "2022-12-16T18:00+02:00", "2022-12-16T20:00+02:00", "until", at("16 20:00")),
        (OUTAGE, "place", "UA-30", "UA-32", "place", "UA-32"),
        (OUTAGE, "service", "electricity", "water", "service", "water"),
        (OUTAGE, "kind", "outage", "emergency_shutdown", "kind", "emergency_shutdown"),
        (OUTAGE, "phase", "begins", "continues", "phase", "continues"),
        (OUTAGE, "modality", "actual", "possible", "modality", "possible"),
        (OUTAGE, "unit", "share_off", "share_on", "quantity", Quantity(value=0.4, unit="share_on", base="people")),
        (OUTAGE, "bound", "exact", "about", "quantity", replace(OUTAGE.quantity, bound="about")),
        (OUTAGE, "base", "people", "city", "quantity", replace(OUTAGE.quantity, base="city")),
        (OUTAGE, "base", "people", "", "quantity", replace(OUTAGE.quantity, base=None)),
        (OUTAGE, "value", "0.4", "", "quantity", None),
        (OUTAGE, "cause", "attack", "overload", "cause", "overload"),
        (OUTAGE, "doubt", "", "the hour is inferred", "doubt", "the hour is inferred"),
        (FIGURE, "name", "deficit_share", "consumption_lost", "name", "consumption_lost"),
        (FIGURE, "value", "0.3", "0.5", "value", 0.5),
        (FIGURE, "unit", "share_of_consumption", "share_of_capacity", "unit", "share_of_capacity"),
        (FIGURE, "bound", "exact", "about", "bound", "about"),
        (PRICE, "eur_mwh", "108.5", "180.5", "eur_mwh", 180.5),
        (PRICE, "bound", "exact", "about", "bound", "about"),
        (PRICE, "on", "2022-12-16", "2022-12-19", "on", date(2022, 12, 19)),
        (PRICE, "on", "2022-12-16", "2022-12-19", "at", at("19")),
    ],
)  # fmt: skip
def test_every_field_that_can_be_wrong_can_be_set_right(said_, field, expect, value, attribute, becomes):
    kinds = {OUTAGE.id: "outage", FIGURE.id: "indicator:deficit_share", PRICE.id: "price"}
    row = {
        "kind": kinds[said_.id],
        "place": said_.place or "",
        "field": field,
        "expect": expect,
        "value": value,
    }

    (made,) = applied(row, to=[said_])

    assert getattr(made, attribute) == becomes
    assert made.id == said_.id


def test_corrections_of_different_fields_are_made_together():
    made = applied(
        {"field": "unit", "expect": "share_off", "value": "customers", "id": "C-002"},
        {"value": "400"},
        {"field": "phase", "expect": "begins", "value": "continues", "id": "C-003"},
    )[0]

    assert made.quantity == Quantity(value=400, unit="customers")
    assert made.phase == "continues"
    assert made.corrected == "C-001: a decimal lost; C-002: a decimal lost; C-003: a decimal lost"


def test_of_two_corrections_of_one_field_the_later_known_wins_and_both_expect_the_original():
    later = {"id": "C-000", "value": "0.44", "known_at": "2022-12-19T09:00+02:00", "reason": "read again"}

    assert applied({}, later)[0].corrected == "C-000: read again"
    assert applied(later, {}, as_of="18 12:00")[0].quantity.value == 0.04
    assert applied({}, later | {"expect": "0.04"})[0].quantity.value == 0.04, "it expects what never was said"


@pytest.mark.parametrize("one", EVERYTHING)
def test_a_saying_can_be_taken_out_of_belief(one):
    kind = {"statement": "outage", "indicator": "indicator:deficit_share"}.get(one.kind_name, one.kind_name)
    row = {
        "kind": kind,
        "place": one.place or "",
        "field": "withdrawn",
        "expect": one.quote[2:5],
        "value": "",
        "reason": "a fake",
    }

    assert applied(row) == [other for other in EVERYTHING if other is not one]
    assert applied(row, as_of="18 08:00") == EVERYTHING
    assert taken_out(read(row), EVERYTHING, None, clock_of=clock_of) == {one.id: "C-001: a fake"}


def test_a_day_is_that_of_the_places_own_clock():
    late = said("outage", "17 01:00", off=0.4)

    assert applied({"on": "2022-12-17"}, to=[late])[0].quantity.value == 0.04
    assert applied({"on": "2022-12-16"}, to=[late]) == [late], "23:00 UTC of the 16th is the 17th in Kyiv"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"status": "maybe"}, ("status", "'maybe'", "proposed, applied, withdrawn")),
        ({"field": "colour"}, ("field", "'colour'", "doubt, withdrawn")),
        ({"field": "eur_mwh"}, ("field", "'eur_mwh'")),
        ({"kind": "planned_cut", "field": "at"}, ("field", "'at'")),
        ({"kind": "rain"}, ("kind", "'rain'", "outage")),
        ({"kind": "statement"}, ("kind", "'statement'")),
        ({"kind": "indicator:"}, ("kind", "'indicator:'")),
        ({"value": "much"}, ("value", "'much'", "not a plain number")),
        ({"expect": "-1"}, ("expect", "'-1'")),
        ({"value": "0.40"}, ("value", "'0.40'", "nothing would change")),
        ({"field": "at", "expect": "16 December", "value": "2022-12-16"}, ("expect", "'16 December'")),
        ({"field": "at", "expect": "", "value": "2022-12-16"}, ("expect", "''")),
        ({"field": "until", "expect": "", "value": "2022-12-16 noon"}, ("value", "noon")),
        ({"field": "place", "expect": "UA-30", "value": "UA-99"}, ("value", "'UA-99'")),
        ({"field": "place", "expect": "UA-30", "value": "UA-30;UA-32"}, ("value", "not several")),
        ({"field": "cause", "expect": "", "value": "storm"}, ("value", "'storm'")),
        ({"field": "base", "expect": "", "value": "homes"}, ("value", "'homes'")),
        ({"field": "withdrawn", "expect": "", "value": ""}, ("expect", "''", "empty")),
        ({"field": "withdrawn", "expect": "outage", "value": "1"}, ("value", "'1'", "empty")),
        ({"reason": ""}, ("reason", "''")),
        ({"source": ""}, ("source", "''")),
        ({"id": ""}, ("id", "''")),
        ({"place": "Kyiv"}, ("place", "'Kyiv'")),
        ({"place": "UA-99"}, ("place", "'UA-99'")),
        ({"on": "16.12.2022"}, ("on", "'16.12.2022'")),
        ({"known_at": "yesterday"}, ("known_at", "'yesterday'")),
        ({"known_at": ""}, ("known_at", "''")),
        ({"ended_at": "2022-12-19"}, ("ended_at", "'2022-12-19'")),
        ({"status": "withdrawn"}, ("ended_at", "''")),
        ({"status": "withdrawn", "ended_at": "2022-12-17"}, ("ended_at", "ends before")),
        ({"url": "example.org"}, ("url", "'example.org'")),
    ],
)
def test_what_cannot_be_read_is_refused_by_file_line_id_column_and_value(row, words):
    with pytest.raises(CorrectionError) as refused:
        read({"id": "C-000"}, row)

    said_ = str(refused.value)
    for word in ("corrections.csv", "line 3", row.get("id", "C-001"), *words):
        assert word in said_


def test_an_id_is_used_once_over_all_files():
    tables = {"shipped.csv": table({}), "own.csv": table({"value": "0.5"})}

    with pytest.raises(CorrectionError, match=r"own\.csv: line 2.*C-001.*shipped\.csv: line 2"):
        parse_corrections(tables, clock_of=clock_of)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (table({}).replace(b"reason,", b""), "reason"),
        (table({}).replace(b"reason,", b"reason,colour,").replace(b"a decimal lost,", b"a,b,"), "colour"),
        (b"", "id"),
        (b"\xff", "UTF-8"),
        (table({}) + b"C-002,applied\n", "line 3"),
    ],
)
def test_a_file_of_another_shape_is_refused_by_name(body, words):
    with pytest.raises(CorrectionError, match=rf"corrections\.csv.*{words}"):
        parse_corrections({"corrections.csv": body}, clock_of=clock_of)


def test_a_header_alone_is_no_correction_and_a_spreadsheets_mark_is_no_letter():
    assert parse_corrections({"corrections.csv": b"\xef\xbb\xbf" + table()}, clock_of=clock_of) == ()


def test_it_is_an_error_of_the_data_directory():
    assert issubclass(CorrectionError, DataBroken)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [{"field": "until", "expect": "2022-12-16T18:00+02:00", "value": "2022-12-16T09:00+02:00"}],
            "before",
        ),
        ([{"value": "4"}], "a share is at most 1"),
        ([{"field": "kind", "expect": "outage", "value": "attack"}], "no phase 'begins'"),
        ([{"field": "bound", "expect": "exact", "value": ""}], "a value, a unit and a bound"),
        ([{}, {"id": "C-2", "field": "unit", "expect": "share_off", "value": ""}], r"C-2 \(beside C-001\)"),
    ],
)
def test_what_cannot_stand_together_is_refused_by_name(rows, words):
    with pytest.raises(CorrectionError, match=words):
        applied(*rows)


def check(*rows, recorded=EVERYTHING):
    check_guards(read(*rows), recorded, clock_of=clock_of)


@pytest.mark.parametrize("status", ["applied", "withdrawn"])
def test_a_correction_that_finds_nothing_says_what_it_found_instead(status):
    ended = "2022-12-19" if status == "withdrawn" else ""
    with pytest.raises(CorrectionError) as refused:
        check({"expect": "0.45", "status": status, "ended_at": ended})

    for word in ("line 2", "C-001", "value '0.45'", "outage '0.4'", "indicator:deficit_share '0.3'"):
        assert word in str(refused.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"on": "2022-12-15"}, "nothing of that source, place and day"),
        ({"field": "at", "expect": "2022-12-16", "value": "2022-12-15"}, "outage '2022-12-16T10:00"),
        ({"field": "withdrawn", "expect": "a fake", "value": ""}, "'a fake' in its quote.*'outage 16 10:00'"),
        ({"field": "phase", "expect": "ends", "value": "begins"}, "planned_cut without such a field"),
    ],
)
def test_the_guard_names_values_as_their_cells_would(row, words):
    with pytest.raises(CorrectionError, match=words):
        check(row)


def test_a_proposed_correction_need_not_find_anything_yet():
    check({"status": "proposed", "expect": "0.45"})
    check({})


@pytest.mark.parametrize(
    "cell",
    ["2022-12-16", "2022-12-16 night", "2022-12-16T19:00+02:00", "2022-12-16T19:00:05+02:00",
     "2022-12-16T00:00+02:00/2022-12-16T19:00+02:00"],
)  # fmt: skip
def test_a_time_is_written_as_its_cell(cell):
    from feeds.localtime import read_time_bounds

    assert write_cell(read_time_bounds(cell, KYIV), KYIV) == cell


def test_every_field_of_the_table_is_one_of_the_observation():
    for one in EVERYTHING:
        assert set(taken_apart(one)) == set(FIELDS[one.kind_name])


CHOICES = [
    {"value": "0.04"},
    {"value": "0.5", "known_at": "2022-12-19T09:00+02:00"},
    {"value": "0.6", "known_at": "2022-12-19T09:00+02:00"},
    {"value": "0.7", "status": "proposed"},
    {"value": "0.8", "status": "withdrawn", "ended_at": "2022-12-20"},
    {"field": "phase", "expect": "begins", "value": "continues"},
    {"field": "place", "expect": "UA-30", "value": "UA-32"},
    {"field": "bound", "expect": "exact", "value": "about"},
    {"field": "until", "expect": "2022-12-16T18:00+02:00", "value": ""},
    {"field": "modality", "expect": "planned", "value": "actual"},
    {"kind": "indicator:deficit_share", "expect": "0.3", "value": "0.2"},
    {"kind": "planned_cut", "field": "withdrawn", "expect": "1.1", "value": "", "known_at": "2022-12-20"},
    {"kind": "reading", "field": "withdrawn", "expect": "400 out", "value": "", "known_at": "2022-12-20"},
]


@settings(max_examples=60, deadline=None)
@given(
    chosen=st.lists(st.sampled_from(range(len(CHOICES))), unique=True),
    observations=st.permutations(EVERYTHING),
    day=st.integers(17, 22) | st.none(),
    data=st.data(),
)
def test_no_order_changes_what_is_believed(chosen, observations, day, data):
    rows = read(*({"id": f"C-{n}"} | CHOICES[n] for n in chosen))
    shuffled = data.draw(st.permutations(rows))
    as_of = day and instant(f"{day} 12:00")

    one = apply_corrections(rows, EVERYTHING, as_of, clock_of=clock_of)
    other = apply_corrections(shuffled, observations, as_of, clock_of=clock_of)

    assert sorted(one, key=lambda o: o.id) == sorted(other, key=lambda o: o.id)
    assert {o.id for o in one} <= {o.id for o in EVERYTHING}
    assert all(isinstance(o.at, TimeBounds) for o in one)
