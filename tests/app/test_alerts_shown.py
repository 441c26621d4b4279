"""Alerts from the command line: taken in packed or not, and listed beside what was the case."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from monitor.store import facts
from monitor.store.connection import open_store
from tests.command import run_command

CAPTURE = Path(__file__).parents[1] / "captures" / "alerts_csv" / "official.csv"
THEN = ("--fetched-at", "2022-12-20T09:00Z")
DAYS = ("--from", "2022-12-15", "--to", "2022-12-20")


def ingest(file: Path, data: Path):
    return run_command("ingest", "alerts_csv", str(file), *THEN, "--data", str(data))


def timeline(data: Path, *more: str):
    return json.loads(
        run_command("timeline", "Kyiv", *DAYS, "--format", "json", "--data", str(data), *more).out
    )


@pytest.fixture
def data(tmp_path) -> Path:
    assert ingest(CAPTURE, tmp_path / "data").code == 0
    return tmp_path / "data"


def test_a_packed_file_is_the_same_document_as_the_plain_one(data, tmp_path):
    packed = tmp_path / "official.csv.gz"
    packed.write_bytes(gzip.compress(CAPTURE.read_bytes()))

    done = ingest(packed, data)

    assert (done.code, done.out.splitlines()[0]) == (0, "alerts_csv: 8 observations, 0 new")
    assert facts.count(open_store(data)) == {"documents": 1, "observations": 8}


@pytest.mark.parametrize("body", [b"no gzip", gzip.compress(CAPTURE.read_bytes())[:-20]])
def test_a_file_that_cannot_be_unpacked_is_named(body, tmp_path):
    (tmp_path / "cut.csv.gz").write_bytes(body)

    done = ingest(tmp_path / "cut.csv.gz", tmp_path / "data")

    assert done.code == 2
    assert "cut.csv.gz: not a whole gzip file" in done.err


def test_a_file_with_a_bad_row_is_not_half_taken(tmp_path):
    rows = CAPTURE.read_text(encoding="utf-8").replace("Luhanska oblast", "Atlantyda oblast")
    (tmp_path / "official.csv").write_text(rows, encoding="utf-8")

    done = ingest(tmp_path / "official.csv", tmp_path / "data")

    assert done.code == 3
    assert "official.csv: line 9, column oblast: 'Atlantyda oblast'" in done.out
    assert facts.count(open_store(tmp_path / "data"))["observations"] == 0


def test_a_timeline_lists_alerts_by_day_and_policy_events_known_by_then(data):
    told = timeline(data)

    first, *_, last = told["alerts"]["days"]
    assert (first["on"], first["alerts"], first["hours"]) == ("2022-12-16", 1, [4.141389, 4.141389])
    assert set(first["evidence"]) <= set(told["evidence"])
    assert (last["on"], last["alerts"], last["looked_hours"]) == ("2022-12-20", 1, 10.0)
    assert told["alerts"]["looked"] == [["2022-12-16T06:02:11Z", "2022-12-20T08:00:00Z"]]
    assert {p["event"] for p in told["policies"]} >= {
        p["event"] for p in timeline(data, "--as-of", "2022-12-17T00:00Z")["policies"]
    }
    assert len(told["policies"]) == 2
    assert timeline(data, "--as-of", "2022-12-17T00:00Z")["policies"] == []


def test_without_a_file_nothing_is_said_of_alerts(tmp_path):
    told = timeline(tmp_path)

    assert told["alerts"] == {"looked": [], "days": []}
    table = run_command("timeline", "Kyiv", *DAYS, "--data", str(tmp_path)).out
    assert "alert" not in table
    assert "19 Dec: policy, EU: Ministers agree on the gas price cap (agreed)" in table


def test_the_table_names_alerts_their_hours_and_whose_file_it_is(data):
    table = run_command("timeline", "Kyiv", *DAYS, "--data", str(data)).out

    assert "16 Dec: 1 air alert, 4.1 h" in table
    assert "17 Dec: no air alert" in table
    assert "20 Dec: 1 air alert, 0 h, in the 10.0 h that the file covers" in table
    assert "Ukrainian air-raid sirens dataset by Vadimkin (MIT)" in table
    elsewhere = run_command(
        "timeline", "Kyiv", "--from", "2023-01-01", "--to", "2023-01-02", "--data", str(data)
    ).out
    assert "no file of them covers these days, which says nothing about quiet" in elsewhere
