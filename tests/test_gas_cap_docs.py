"""docs/gas-cap.md: its example is run as it stands, and its counts are those of the calendar."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from monitor.trading_days import holidays
from tests.command import run_command

PAGE = (Path(__file__).parents[1] / "docs" / "gas-cap.md").read_text("utf-8")


def test_the_example_prints_what_the_page_says(tmp_path, monkeypatch):
    for name, table in re.findall(r"^```csv (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        (tmp_path / f"{name}.csv").write_text(table, encoding="utf-8")
    ((command, shown),) = re.findall(
        r"^\$ energy-monitor ([^\n]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    monkeypatch.chdir(tmp_path)

    result = run_command(*command.split())

    assert (result.code, result.out) == (0, shown)


def test_the_page_counts_the_holidays_as_the_calendar_does():
    told = {name: int(count) for name, count in re.findall(r"^\| `(\w+)` \| (\d+) \|", PAGE, re.MULTILINE)}

    assert told == Counter(holiday.confidence for holiday in holidays().values())
