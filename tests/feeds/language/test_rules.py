"""The grammar's own consistency: every pattern compiles and every class it names can be said."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from feeds.language import lexicon
from feeds.language.patterns import Rule, mask
from feeds.language.rules import RULES
from feeds.language.units import Unit, class_row

_MADE = {
    "PLACE", "QTY", "NOT", "TIME", "COMMA", "SEMI", "COLON", "DASH", "OPEN", "CLOSE", "w",
    "S", "SS", "SSS", "S2", "OBJ",
}  # fmt: skip
"""What the chunker makes, and the names of the notation."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text)
def test_a_pattern_compiles_and_names_classes_that_there_are(rule: Rule) -> None:
    assert rule.pattern
    named = set(re.findall("[A-Za-z]+[0-9]?", rule.text))
    assert named <= _MADE | set(lexicon.RANK)


def test_every_generated_class_has_a_rank() -> None:
    table = resources.files("feeds.language").joinpath("word_forms.tsv").read_text("utf-8")
    assert {line.split("\t")[1] for line in table.splitlines()} <= set(lexicon.RANK)


def test_a_pattern_is_tried_only_where_it_can_stand() -> None:
    rule = next(rule for rule in RULES if rule.text == "NEITHER S")
    row = [Unit("NEITHER", 0, 1), Unit("POWER", 2, 3)]
    assert rule.can_stand(mask(unit.cls for unit in row))
    assert rule.pattern.search(class_row(row))
    assert not rule.can_stand(mask(["NEITHER", "PLACE"]))
