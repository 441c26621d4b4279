"""The level reached on the labelled passages, when they are beside the project."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from feeds.language import as_json, extract

PASSAGES = Path(__file__).parents[3] / "../shared/extraction"

pytestmark = pytest.mark.skipif(
    not PASSAGES.exists(), reason="the labelled passages (../shared/extraction) are absent"
)

FLOOR = 0.95


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("passage_score", PASSAGES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def published_at(written: str | None) -> datetime | None:
    if written is None:
        return None
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(hour=12, tzinfo=ZoneInfo("Europe/Kyiv"))


def scored(only: str | None = None) -> dict[str, object]:
    lines = [json.loads(line) for line in (PASSAGES / "dev.jsonl").read_text("utf-8").splitlines()]
    gold = [line for line in lines if only is None or line["id"] == only]
    found = {
        line["id"]: [
            as_json(claim)
            for claim in extract(
                line["text"], published=published_at(line["published"]), source=line["source"] or ""
            )
        ]
        for line in gold
    }
    figures, _ = scorer().score(gold, found, resamples=0)
    return figures


def test_the_seed_article_is_read() -> None:
    figures = scored("seed")
    assert figures["main"]["f1"] >= 0.9
    assert figures["quantity_accuracy"] == 1.0


def test_the_labelled_passages_keep_their_level() -> None:
    figures = scored()
    assert figures["main"]["f1"] >= FLOOR
    assert figures["main"]["precision"] >= FLOOR
    assert figures["negatives"]["with_statement"] <= 1
    assert figures["quotes_in_text"] == 1.0
