"""The benchmark of the text reader: what it measures on, and that its answer has its keys. Nothing is timed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.measuring import KEYS
from bench.posts import WORDS, posts
from bench.text import absent, passages
from feeds.language import extract


def test_posts_are_the_same_for_a_seed_and_others_for_another() -> None:
    assert posts(40, 7) == posts(40, 7) != posts(40, 8)


def test_posts_have_their_length_and_none_comes_twice() -> None:
    made = posts(400, 7)
    assert {len(post.split()) for post in made} == {WORDS}
    assert len(set(made)) == 400


def test_posts_hold_many_words_and_something_to_read() -> None:
    made = posts(60, 7)
    assert len({word for post in made for word in post.lower().split()}) > 1500
    assert sum(bool(extract(post, published=None)) for post in made) > 50


def test_the_answer_has_its_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", "--json", "--runs", "1", "--limit", "2"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {*KEYS, "posts_per_s", "first_extract_s", "first_ratio", "bar"} <= answer.keys()
    assert answer["ours_s"] == answer["first_extract_s"] > 0
    assert answer["posts"]["generated"] == 2
    assert answer["posts_per_s"].keys() == {"dev", "generated"}
    assert answer["peers_s"].keys() == {"pymorphy3_load"}


def test_what_is_absent_is_said(tmp_path: Path) -> None:
    assert passages(tmp_path / "dev.jsonl") == []
    dev, peer = absent(has_dev=False, has_peer=False)
    assert "dev.jsonl" in dev
    assert "pymorphy3 is not installed" in peer
    assert absent(has_dev=True, has_peer=True) == []
