"""`explain` and the Python interface, on the facts of the showcase."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest

import monitor
from tests.command import run_command


def explained(showcase, *arguments):
    result = run_command("explain", *arguments, "--format", "json", "--data", str(showcase))
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_odesa_on_12_december_holds_both_layers_at_once(showcase):
    odesa = explained(showcase, "Odesa", "2022-12-12T18:00", "--service", "electricity")

    (electricity,) = odesa["services"]
    assert {word["state"] for word in electricity["because"]} == {"emergency", "on"}
    assert electricity["state"] == "emergency"
    for word in electricity["because"]:
        for identity in word["evidence"]:
            said = odesa["evidence"][identity]
            assert said["quote"]
            assert said["url"].startswith("https://")
            assert len(said["document_sha256"]) == 64


def test_a_time_without_an_offset_is_on_the_places_clock(showcase):
    local = explained(showcase, "Kyiv", "2022-12-17T12:00")

    assert local["at"] == "2022-12-17T10:00:00Z"
    assert local == explained(showcase, "Київ", "2022-12-17T10:00Z")


def test_as_of_explains_what_was_known_then(showcase):
    then = explained(
        showcase, "Kyiv", "2022-12-17T08:00", "--as-of", "2022-12-17T06:00Z", "--service", "electricity"
    )

    assert then["as_of"] == "2022-12-17T06:00:00Z"
    assert all(said["known_at"] <= then["as_of"] for said in then["evidence"].values())
    assert then["services"][0]["shares"] == [{"base": "people", "off": [0.6, 0.6]}]


def test_a_conflict_is_told_with_its_reason(showcase):
    kyiv = explained(showcase, "Kyiv", "2022-12-17T13:00", "--service", "electricity")

    (conflict,) = kyiv["services"][0]["conflicts"]
    assert "doubtful" in conflict["reason"]
    assert sorted(side["share_off"][0] for side in conflict["sides"]) == [0.33, 0.67]


def test_the_words_for_people_name_state_reason_quote_and_page(showcase):
    result = run_command(
        "explain", "Odesa", "2022-12-12T18:00", "--service", "electricity", "--data", str(showcase)
    )

    assert result.code == 0
    assert "emergency shutdowns" in result.out
    assert "because:" in result.out
    assert "stay in force although supply is restored" in result.out
    assert "https://ukranews.com/" in result.out
    assert "archived as" in result.out


def test_a_place_nobody_spoke_of_is_unknown_and_says_what_was_said_above_it(showcase):
    lutsk = explained(showcase, "Lutsk", "2022-12-17T18:00")

    (electricity,) = lutsk["services"]
    assert (electricity["state"], electricity["because"]) == ("unknown", [])
    assert [row["place"] for row in electricity["inherited"]] == ["UA"]


@pytest.mark.parametrize("text", ["yesterday", "2022-12-12", "2022-12-12T25:00"])
def test_a_time_that_is_none_is_refused_by_name(showcase, text):
    result = run_command("explain", "Odesa", text, "--data", str(showcase))

    assert result.code == 2
    assert repr(text) in result.err


def test_the_deficit_of_november_is_in_the_timeline_of_the_country(showcase):
    result = run_command(
        "timeline",
        "UA",
        "--from",
        "2022-11-24",
        "--to",
        "2022-11-28",
        "--format",
        "json",
        "--data",
        str(showcase),
    )

    told = [i for i in json.loads(result.out)["indicators"] if i["name"] == "deficit_share"]
    assert [i["value"] for i in told] == [0.5, 0.3, 0.25, 0.2, 0.27]


def test_a_city_shows_what_was_said_of_its_oblast_apart(showcase):
    result = run_command(
        "timeline",
        "Izmail",
        "--from",
        "2022-12-12",
        "--to",
        "2022-12-12",
        "--format",
        "json",
        "--data",
        str(showcase),
    )

    (electricity,) = json.loads(result.out)["services"]
    assert {i["state"] for i in electricity["intervals"]} == {"unknown"}
    assert {(i["place"], i["state"]) for i in electricity["inherited"]} >= {
        ("UA-51", "emergency"),
        ("UA-51", "on"),
    }
    assert electricity["observed_share"] == [0, 0]


WINDOW = {"first": date(2022, 12, 16), "last": date(2022, 12, 19)}


@pytest.mark.parametrize(
    ("method", "arguments", "named"),
    [
        (
            "hours",
            {"place": "Kyiv", **WINDOW},
            {"hours_off_low", "hours_affected_high", "observed_share_low"},
        ),
        ("timeline", {"place": "Kyiv", **WINDOW}, {"state", "share_off_low", "start_at"}),
        ("episodes", {"place": "Kyiv"}, {"start_earliest", "end_latest", "relapses"}),
        (
            "customers",
            {"place": "UA", "first": date(2022, 11, 23), "last": date(2022, 11, 26)},
            {"count_hours_low", "count_peak_high", "unit"},
        ),
        ("plans", {"place": "Kyiv", **WINDOW}, {"planned_hours_mean"}),
        ("against_plan", {"place": "Kyiv", **WINDOW}, {"hours_beyond_plan_low", "hours_overruled_high"}),
        ("conflicts", {"place": "Kyiv"}, {"chosen", "reason", "share_off_low"}),
        ("decisions", {}, {"verdict", "reason"}),
        ("indicators", {"place": "UA", "name": "deficit_share"}, {"value", "unit"}),
        ("restoration", {"place": "Kyiv"}, {"depth_share_low", "area_share_hours_high", "relapses"}),
        ("milestones", {"place": "Kyiv", "of": "all"}, {"percent", "first_hours_low", "reached"}),
        ("reliability", {"place": "Kyiv", **WINDOW}, {"saidi_hours_low", "saifi_high"}),
        ("processes", {"place": "Kyiv", **WINDOW}, {"nadir_customers_high", "restore_rate_per_hour_low"}),
        ("survival", {"service": None}, {"hours", "survival_share_low"}),
    ],
)
def test_the_python_interface_returns_tidy_frames(showcase, method, arguments, named):
    frame = getattr(monitor.open(showcase), method)(**arguments)

    assert isinstance(frame, pd.DataFrame)
    assert named <= set(frame.columns)
    assert frame.columns.is_unique
    if method not in ("plans", "against_plan", "reliability", "processes"):  # the chronicle has no such facts
        assert len(frame) > 0


def test_a_rebuild_writes_every_decision_with_its_reason(showcase):
    decisions = pd.read_csv(showcase / "belief" / "decisions.csv")

    assert {"counted once", "figure chosen", "ended", "overruled"} <= set(decisions.verdict)
    assert decisions.reason.notna().all()
