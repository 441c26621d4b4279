"""docs/language.md says what the reader does: its examples, its classes and leans, and the files it names."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest

from feeds.language import as_json, extract, lexicon, reader
from feeds.language.rules import RULES, Trigger, triggers
from feeds.language.units import Unit, class_row
from tests.feeds.language.test_examples import PUBLISHED, written

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "language.md").read_text("utf-8")
CHUNKED = {"PLACE", "QTY", "TIME", "NOT", "COMMA", "SEMI", "COLON", "DASH", "OPEN", "CLOSE", "w"}
"""The classes that the chunker makes and no list of words holds."""


class Example(NamedTuple):
    """A fenced block: `>` the text, `# row:` and `# pattern:` what the reader makes of it, `=` its claims."""

    text: str
    rows: list[str]
    patterns: list[str]
    claims: list[str]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def marked(block: str, sign: str) -> list[str]:
    return [line.removeprefix(sign) for line in block.splitlines() if line.startswith(sign)]


def example(block: str) -> Example:
    (text,) = marked(block, "> ")
    return Example(text, marked(block, "# row: "), marked(block, "# pattern: "), marked(block, "= "))


EXAMPLES = [example(block) for block in blocks("example")]


def rows_and_patterns(text: str, patch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Return each sentence's row of units as the rules see it, and the patterns that matched in it."""
    rows: list[str] = []
    patterns: list[str] = []

    def heard(units: Sequence[Unit]) -> list[Trigger]:
        rows.append(" ".join("_".join(text[u.start : u.end].split()) + f"/{u.cls}" for u in units))
        found = triggers(units)
        patterns.extend(pattern_of(trigger, units) for trigger in found)
        return found

    patch.setattr(reader, "triggers", heard)
    extract(text, published=PUBLISHED)
    return rows, patterns


def pattern_of(trigger: Trigger, units: Sequence[Unit]) -> str:
    row, starts = class_row(units), [0, *accumulate(len(unit.cls) + 1 for unit in units)]
    for rule in RULES:
        match = rule.pattern.match(row, starts[trigger.first])
        same = (rule.kind, rule.lean) == (trigger.kind, trigger.lean)
        if same and match and match.end() == starts[trigger.last]:
            return f"{rule.kind}, {rule.lean or 'no lean'}: {rule.text}"
    raise AssertionError(f"no rule gives {trigger}")


def first_column(heading: str) -> set[str]:
    """Return what the first column of the table under a heading names."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall("`([^`]+)`", cell)}


def test_the_page_has_ten_examples_in_three_languages() -> None:
    assert len(EXAMPLES) == 10
    latin = sum(one.text.isascii() for one in EXAMPLES)
    ukrainian = sum(bool(re.search("[іїєґ]", one.text)) for one in EXAMPLES)
    assert min(latin, ukrainian, 10 - latin - ukrainian) >= 2


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.text)
def test_an_example_claims_what_the_page_says(one: Example) -> None:
    assert [written(claim) for claim in extract(one.text, published=PUBLISHED)] == one.claims


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.text)
def test_an_example_is_read_the_way_the_page_says(one: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, patterns = rows_and_patterns(one.text, monkeypatch)
    assert rows == one.rows
    assert patterns == one.patterns


def test_the_statement_is_printed_as_the_page_shows_it() -> None:
    (shown,) = blocks("json")
    assert json.loads(shown) == [as_json(claim) for claim in extract(EXAMPLES[0].text, published=PUBLISHED)]


def test_every_class_of_the_page_exists() -> None:
    named = first_column("Classes")
    assert len(named) >= 40
    assert named <= CHUNKED | set(lexicon.RANK)
    assert {unit.rpartition("/")[2] for one in EXAMPLES for row in one.rows for unit in row.split()} <= named


def test_every_lean_of_the_page_exists() -> None:
    assert first_column("Leans") <= {rule.lean for rule in RULES}


def test_every_file_of_the_page_exists() -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`([\w./]+(?:\.(?:py|tsv|txt|csv|md)|/))`", prose))
    named |= {str(Path("docs") / link) for link in re.findall(r"\]\(([^)#:]+)\)", prose)}
    assert len(named) >= 20
    outside = {name for name in named if name.startswith("../shared/")}  # beside the project, if at all
    near = (ROOT, ROOT / "feeds" / "language")
    assert not [name for name in named - outside if not any((at / name).exists() for at in near)]
