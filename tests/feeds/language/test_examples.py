"""Each sentence of examples.txt claims what stands under it, no more and no less."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from feeds.language import Extract, as_json, extract

PUBLISHED = datetime.fromisoformat("2022-12-19T12:00:00+02:00")
TABLE = Path(__file__).with_name("examples.txt")


def read_examples() -> list[tuple[str, list[str]]]:
    examples: list[tuple[str, list[str]]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("= "):
            examples[-1][1].append(line[2:])
        elif line and not line.startswith("#"):
            examples.append((line, []))
    return examples


def written(claim: Extract) -> str:
    said = as_json(claim)
    parts = [
        said["place"] or "nowhere",
        said["service"] or "infrastructure",
        said["kind"],
        said["phase"] or "-",
    ]
    words = [" ".join([*parts, said["modality"]])]
    if said["quantity"]:
        words.append("{value:.10g} {unit} {bound}".format(**said["quantity"]))
    words += [f"{name} {said[name]}" for name in ("at", "until") if said[name]]
    return "; ".join(words)


@pytest.mark.parametrize(("sentence", "claims"), read_examples())
def test_a_sentence_claims_what_it_says(sentence: str, claims: list[str]) -> None:
    assert [written(claim) for claim in extract(sentence, published=PUBLISHED)] == claims
