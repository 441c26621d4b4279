"""docs/corrections.md: its example is run as it stands, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.app import day
from monitor.correctable import FIELDS
from monitor.correction_table import COLUMNS
from tests.command import run_command

PAGE = (Path(__file__).parents[1] / "docs" / "corrections.md").read_text("utf-8")
COMMAND = re.compile(r"^\$ energy-monitor (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def run(line: str, data: Path) -> tuple[int, str]:
    words = line.replace("lviv.txt", str(data / "lviv.txt")).split()
    result = run_command(*words, "--data", str(data))
    return result.code, (result.out + result.err).replace(str(data), "var")


def test_the_example_does_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.setattr(day, "draw_all", lambda report: [])
    text, erratum = blocks("text")
    first, second, third = [COMMAND.findall(block) for block in blocks("console")]
    (table,) = blocks("csv")
    (tmp_path / "lviv.txt").write_text(text, encoding="utf-8")

    def expect(commands):
        for line, shown in commands:
            code, printed = run(line, tmp_path)
            assert code == (1 if shown.startswith("energy-monitor:") else 0)
            assert not shown or printed == shown

    expect(first)
    (tmp_path / "corrections.csv").write_text(table, encoding="utf-8")
    expect(second)
    told = (tmp_path / "reports" / "2022-12-19" / "report.txt").read_text(encoding="utf-8")
    assert erratum.rstrip("\n") in told.split("CORRECTIONS TO EARLIER EDITIONS")[1]

    run("run --date 2022-12-20 --offline", tmp_path)
    assert "Cause: correction" not in (tmp_path / "reports" / "2022-12-20" / "report.txt").read_text(
        encoding="utf-8"
    )
    (tmp_path / "corrections.csv").write_text(table.replace("T14:00", "T15:00"), encoding="utf-8")
    expect(third)


@pytest.mark.parametrize("kind", ["statement", "indicator", "price"])
def test_the_page_names_every_field(kind):
    (row,) = re.findall(rf"^\| an? {kind} \| (.*) \|$", PAGE, re.MULTILINE)

    assert tuple(re.findall("`([^`]+)`", row)) == FIELDS[kind]


def test_the_page_names_every_column():
    named = [
        name
        for row in re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
        for name in re.findall("`([^`]+)`", row)
    ]

    assert tuple(named) == COLUMNS
