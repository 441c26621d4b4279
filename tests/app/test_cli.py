"""The command line: exit codes, errors in one line, and a help that costs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.app.settings import Settings
from tests.command import run_command


def test_help_imports_neither_pandas_nor_matplotlib_nor_sqlalchemy():
    script = (
        "import sys; sys.argv = ['energy-monitor', '--help']\n"
        "from monitor.app.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'matplotlib', 'sqlalchemy', 'alembic', 'pydantic', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("timeline", "Atlantis"), "Atlantis"),
        (("timeline", "Kyiv", "--as-of", "yesterday"), "yesterday"),
        (("collect", "nowhere"), "nowhere"),
        (("ingest", "chronicle_csv", "no/such/file.csv"), "no/such/file.csv"),
        (("run", "--date", "19.12.2022"), "19.12.2022"),
        (("timeline", "Kyiv", "--from", "2022-12-19", "--to", "2022-12-01"), "2022-12-19"),
    ],
)
def test_bad_usage_is_one_line_naming_the_value_and_exit_2(arguments, words, tmp_path):
    result = run_command(*arguments, "--data", str(tmp_path))

    assert result.code == 2
    assert words in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("folowed = ['Kyiv']", "folowed"),
        ("zone = 'Europe/Atlantis'", "zone"),
        ("followed = ['Atlantis']", "followed"),
        ("edition_hour = 99", "edition_hour"),
        ("edition_hour = ", "settings.toml"),
    ],
)
def test_a_bad_setting_stops_at_start_and_names_its_key(text, words, tmp_path):
    (tmp_path / "settings.toml").write_text(text)

    result = run_command("sources", "--data", str(tmp_path))

    assert result.code == 2
    assert words in result.err
    assert "settings.toml" in result.err


def test_the_environment_goes_before_the_file(tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("edition_hour = 8\n")
    monkeypatch.setenv("ENERGY_MONITOR_EDITION_HOUR", "ten")

    result = run_command("sources", "--data", str(tmp_path))

    assert result.code == 2
    assert "ENERGY_MONITOR_EDITION_HOUR" in result.err


def test_every_setting_is_described_and_in_the_docs():
    docs = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")

    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"`{name}`" in docs


def test_a_store_that_is_no_store_is_broken_and_exit_1(tmp_path):
    (tmp_path / "store.sqlite").write_text("no database, but long enough to be taken for one" * 20)

    result = run_command("sources", "--data", str(tmp_path))

    assert result.code == 1
    assert "store.sqlite" in result.err


def test_sources_lists_every_source(tmp_path):
    result = run_command("sources", "--data", str(tmp_path))

    assert result.code == 0
    assert "chronicle_csv" in result.out
    assert "never" in result.out


def test_a_failing_source_is_exit_3_and_the_report_is_made_and_says_so(tmp_path):
    broken = tmp_path / "chronicle.csv"
    broken.write_text("<html>gone</html>")
    data = tmp_path / "data"

    taken = run_command("ingest", "chronicle_csv", str(broken), "--data", str(data))
    made = run_command("report", "--date", "2022-12-19", "--data", str(data))

    assert taken.code == 3
    assert "chronicle_csv" in taken.out
    assert made.code == 3
    text = (data / "reports" / "2022-12-19" / "report.txt").read_text(encoding="utf-8")
    assert "INCOMPLETE" in text
    assert "chronicle.csv" in text


def test_ingest_takes_a_file_as_if_the_source_had_answered(tmp_path):
    table = Path(__file__).parents[1] / "captures" / "chronicle_csv"
    (capture,) = table.glob("*.csv")

    result = run_command("ingest", "chronicle_csv", str(capture), "--json", "--data", str(tmp_path))
    again = run_command("ingest", "chronicle_csv", str(capture), "--json", "--data", str(tmp_path))

    assert json.loads(result.out)["new_observations"] > 0
    assert json.loads(again.out)["outcome"] == "unchanged"


def test_ingest_takes_snapshots_from_jsonl(tmp_path):
    (capture,) = (Path(__file__).parents[1] / "captures" / "chronicle_csv").glob("*.csv")
    lines = [{"fetched_at": f"2026-11-2{n}T00:00Z", "body": capture.read_text()} for n in (3, 4)]
    file = tmp_path / "snapshots.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))

    result = run_command("ingest", "chronicle_csv", str(file), "--json", "--data", str(tmp_path))

    assert json.loads(result.out)["documents"] == 2


def test_a_rebuild_changes_nothing(tmp_path):
    run_command("collect", "--data", str(tmp_path))
    first = run_command("rebuild", "--data", str(tmp_path)).out
    before = {p.name: p.read_bytes() for p in (tmp_path / "belief").iterdir()}

    second = run_command("rebuild", "--data", str(tmp_path)).out

    assert "; changed" in first
    assert "; unchanged" in second
    assert {p.name: p.read_bytes() for p in (tmp_path / "belief").iterdir()} == before


def test_an_edition_before_its_hour_knows_only_until_now(tmp_path):
    from datetime import date

    from monitor.app.access import Monitor
    from monitor.app.day import make_edition
    from tests.sayings import instant

    report, _, _ = make_edition(Monitor.at(tmp_path), Settings(), date(2022, 12, 19), now=instant("19 15:30"))

    assert report.as_of == instant("19 15:30")
