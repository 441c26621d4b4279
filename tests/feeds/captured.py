"""What tests of sources share: documents as they are held, where captures lie, and bent JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feeds.observation import Document

CAPTURES = Path(__file__).parents[1] / "captures"
REAL = Path(__file__).parents[3] / "shared" / "real"
ABSENT = "the real samples are not beside this repository"


def held(source: str, key: str, body: bytes, fetched_at: str) -> Document:
    """A document as it is held after fetching; `fetched_at` is ISO 8601 with an offset."""
    moment = datetime.fromisoformat(fetched_at).astimezone(UTC)
    url = key if key.startswith("https://") else f"https://example.org/{key}"
    return Document(source=source, key=key, url=url, body=body, fetched_at=moment)


ODD = (
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "9999-12-31T23:59:59+00:00",
    "0001-01-01T00:00:00",
    [],
    [None],
    {},
    {"x": 1},
)
"""Values that may stand anywhere in a broken answer."""


def bent(value: Any) -> Iterator[Any]:
    """Every variant of a JSON value in which one part is odd or missing, lists by their first two elements."""
    yield from ODD
    if isinstance(value, dict):
        for name, part in value.items():
            yield {other: value[other] for other in value if other != name}
            yield {f"{other}?" if other == name else other: value[other] for other in value}
            for odd in bent(part):
                yield value | {name: odd}
    if isinstance(value, list):
        for n, part in enumerate(value[:2]):
            for odd in bent(part):
                yield [*value[:n], odd, *value[n + 1 :]]
