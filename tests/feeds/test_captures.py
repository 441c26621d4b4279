"""Every capture reads as its golden: what we wrote in a source's wire format, and what is to come of it.

A golden is written by `energy-monitor try SOURCE CAPTURE --update-golden`, and reviewed like code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.catalog import catalog
from monitor.app.trying import GOLDEN_SUFFIX, captured, golden

CAPTURES = Path(__file__).parents[1] / "captures"
GOLDENS = sorted(CAPTURES.glob(f"*/*{GOLDEN_SUFFIX}"))


@pytest.mark.parametrize("file", GOLDENS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_capture_reads_as_its_golden(file):
    feed = catalog()[file.parent.name]
    document = captured(file, feed.source.id)

    assert golden(document, feed.parse(document)) == file.read_text(encoding="utf-8")


def test_every_source_has_a_capture_and_every_capture_a_golden():
    assert {file.parent.name for file in GOLDENS} >= set(catalog())
    lonely = [
        file.name
        for file in CAPTURES.glob("*/*")
        if not file.name.endswith(GOLDEN_SUFFIX) and not Path(f"{file}{GOLDEN_SUFFIX}").exists()
    ]
    assert lonely == []
