"""The article that the project was born from, from the file to the timeline and the policy register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run_command

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed" / "2022-12-19-digest.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this repository")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data directory that holds the article and nothing else."""
    data = tmp_path_factory.mktemp("seed")
    times = ("--published", "2022-12-19T18:00Z", "--fetched-at", "2022-12-19T20:00Z")
    assert run_command("ingest", "text_file", str(SEED), *times, "--data", str(data)).code == 0
    return data


def told(data, place, service):
    window = ("--from", "2022-12-15", "--to", "2022-12-20")
    answer = json.loads(run_command("timeline", place, *window, "--format", "json", "--data", str(data)).out)
    (line,) = [line for line in answer["services"] if line["service"] == service]
    return line, answer["evidence"]


@pytest.mark.parametrize("service", ["electricity", "heat"])
def test_kyiv_lost_power_and_heat_on_friday_and_got_part_of_it_back_over_the_weekend(data, service):
    line, _ = told(data, "Kyiv", service)

    states = [(i["state"], i["start_at"][:10]) for i in line["intervals"] if i["state"] != "unknown"]
    assert states[0] == ("outage", "2022-12-15"), "from Friday's local midnight"
    assert {state for state, _ in states} == {"outage", "partial"}
    assert states[-1][0] == "partial"


def test_the_emergency_shutdowns_are_announced_for_kyiv(data):
    line, _ = told(data, "Kyiv", "electricity")

    assert [(n["kind"], n["modality"]) for n in line["notes"]] == [("emergency_shutdown", "planned")]


def test_the_water_of_dnipropetrovsk_oblast_has_its_own_timeline(data):
    line, evidence = told(data, "UA-12", "water")

    assert {i["state"] for i in line["intervals"]} == {"unknown", "outage"}
    assert any("water" in said["quote"] for said in evidence.values())


def test_nothing_comes_from_the_other_paragraphs(data):
    result = run_command("try", "text_file", str(SEED), "--published", "2022-12-19T18:00Z")
    found = [json.loads(line.partition(": ")[2]) for line in result.out.splitlines() if ": {" in line]

    assert {(s.get("place"), s["kind"]) for s in found} == {
        ("UA-30", "outage"),
        ("UA-30", "restoration"),
        ("UA-30", "emergency_shutdown"),
        ("UA-30", "attack"),
        ("UA-12", "attack"),
        ("UA-12", "outage"),
        ("EU", "policy"),
    }


def test_the_agreement_on_the_cap_is_the_registers_own_once(data):
    run_command("report", "--date", "2022-12-19", "--data", str(data))
    page = (data / "reports" / "2022-12-19" / "report.html").read_text(encoding="utf-8")

    (line,) = [line for line in page.split("<li>") if "Ministers agree on the gas price cap (agreed)" in line]
    assert 'class="cites"' in line
