"""Trying a source out: what its parser makes of a document, and what was left over; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from feeds.fetch import Fetcher

from feeds.catalog import Feed, curated_table
from feeds.errors import FeedError
from feeds.observation import Document, Parsed

GOLDEN_SUFFIX = ".golden.json"


def documents_to_try(feed: Feed, fetcher: Fetcher) -> Iterator[Document]:
    """Yield what a source answers right now: its table, or what its hosts say."""
    if feed.source.table:
        yield curated_table(feed.source)
    elif feed.fetch:
        yield from feed.fetch(fetcher.get_for(feed.source), None)


def tried(feed: Feed, document: Document) -> tuple[Parsed, str]:
    """Return what was read from a document, and why not all of it, in words ("" where nothing is wrong)."""
    try:
        return feed.parse(document), ""
    except FeedError as error:
        return Parsed(observations=()), f"{type(error).__name__}: {error}"


def golden(parsed: Parsed) -> str:
    """Return what was read as pretty JSON, the form of the golden beside a capture."""
    told: dict[str, Any] = {
        "observations": [{"is": o.kind_name, **msgspec.to_builtins(o)} for o in parsed.observations],
        "items": list(parsed.items),
        "leftovers": list(parsed.leftovers),
        "drift": list(parsed.drift),
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def golden_path(capture: Path) -> Path:
    """Return where the golden of a capture lies."""
    return capture.with_name(capture.name + GOLDEN_SUFFIX)


def lines(parsed: Parsed) -> Iterable[str]:
    """Yield one line per observation, then what was left over."""
    for o in parsed.observations:
        fields = msgspec.to_builtins(o)
        told = {k: v for k, v in fields.items() if v not in (None, "", []) and k not in ("source", "url")}
        yield f"{o.kind_name}: {json.dumps(told, ensure_ascii=False)}"
    for field in parsed.drift:
        yield f"new field (taken, marked): {field}"
    for line in parsed.leftovers:
        yield f"left over: {line}"
