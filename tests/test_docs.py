"""The pages say what the code does: the figures of their worked examples are those of today."""

from __future__ import annotations

import re

import pytest

from docs.__main__ import EXAMPLES, FOLDER, PAGES, built
from monitor import trust
from monitor.app.access import Monitor


@pytest.mark.parametrize("page", PAGES)
def test_building_a_page_changes_nothing(page):
    text = (FOLDER / page).read_text(encoding="utf-8")

    assert built(text) == text, "run `make docs`"


def test_every_example_stands_in_a_page_once():
    marks = re.findall(r"<!-- example: ([\w-]+) -->", "".join((FOLDER / p).read_text("utf-8") for p in PAGES))

    assert sorted(marks) == sorted(EXAMPLES)


def test_the_page_names_every_metric_of_the_python_interface_and_the_trust_order():
    text = (FOLDER / "belief.md").read_text(encoding="utf-8")
    methods = {
        "hours", "plans", "against_plan", "customers", "reliability", "processes", "restoration", "indicators",
        "milestones", "survival",
    }  # fmt: skip

    assert all(hasattr(Monitor, name) and f"`{name}`" in text for name in methods)
    for voice, reason in trust.TRUST:
        assert f"| {voice} | {reason} |" in text


def test_links_between_pages_lead_somewhere():
    for page in FOLDER.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
