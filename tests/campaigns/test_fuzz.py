"""A short campaign on broken posts, and that a campaign finds, numbers and shrinks what is wrong."""

from __future__ import annotations

import json
import re
from random import Random

import pytest

from tests.campaigns import fuzz
from tests.campaigns.mutations import shorter
from tests.campaigns.target import Broken, Target, draw
from tests.campaigns.texts import SENTENCES


def letters(random: Random) -> str:
    return "".join(random.choices("abcdefgh", k=20))


def refuses_bad(text: str) -> int:
    """A parser with two faults: it breaks a promise on "bad", and lets an error out on "hh"."""
    if re.search("b.*a.*d", text):
        raise Broken("bad is read badly")
    if "hh" in text:
        raise KeyError(text)
    return 1


FAULTY = Target(make=letters, check=refuses_bad, smaller=shorter)


def test_two_thousand_broken_posts_keep_every_promise() -> None:
    outcome = fuzz.campaign(SENTENCES, inputs=2_000, seed=1, jobs=1)
    failed = [f"{words}: {draw(SENTENCES, 1, index)!r}" for words, (_, index) in outcome.problems.items()]
    assert not failed, "\n".join(failed)
    assert outcome.inputs == 2_000
    # Broken as they are, the texts must still hold something to read.
    assert outcome.statements > 700


def test_an_input_depends_on_seed_and_number_alone() -> None:
    assert draw(SENTENCES, 1, 77) == draw(SENTENCES, 1, 77) != draw(SENTENCES, 2, 77)
    one = fuzz.tried(FAULTY, 1, range(500))
    two = fuzz.tried(FAULTY, 1, range(250, 500))
    two.add(fuzz.tried(FAULTY, 1, range(250)))
    assert (one.failures, one.problems, one.statements) == (two.failures, two.problems, two.statements)


def test_a_fault_is_found_numbered_and_shrunk(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "SOURCES", {"faulty": FAULTY})
    assert fuzz.main(["--inputs", "600", "--jobs", "1", "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    smallest = {one["problem"].split()[0]: one["smallest"] for one in told["problems"]}
    assert smallest == {"bad": "'bad'", "KeyError": "'hh'"}
    assert told["inputs"] == told["statements"] + told["failed"] == 600
    assert len(told["failures"]) == 10

    first = told["failures"][0]
    assert fuzz.main(["--only", str(first["index"])]) == 1
    assert first["input"] in capsys.readouterr().out


def test_a_clean_campaign_exits_with_zero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "SOURCES", {"text": Target(make=letters, check=len, smaller=shorter)})
    assert fuzz.main(["--source", "text", "--inputs", "10", "--jobs", "1"]) == 0
    assert "10 inputs (seed 1), 200 statements, 0 failed" in capsys.readouterr().out
