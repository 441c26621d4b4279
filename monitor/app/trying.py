"""Trying a source out: what its parser makes of a document, and what was left over; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from feeds.catalog import Feed, curated_table
from feeds.errors import FeedError
from feeds.fetch import Fetcher
from feeds.observation import Document, Observation, Parsed

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


def golden(document: Document, parsed: Parsed) -> str:
    """Return what was read from a document as pretty JSON, the form of the golden beside a capture."""
    told: dict[str, Any] = {
        "document": {
            "key": document.key,
            "url": document.url,
            "fetched_at": document.fetched_at.isoformat(),
            "published_at": document.published_at and document.published_at.isoformat(),
        },
        "observations": [{"observation": o.kind_name, **_plain(o)} for o in parsed.observations],
        "items": list(parsed.items),
        "leftovers": list(parsed.leftovers),
        "drift": list(parsed.drift),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _plain(observation: Observation) -> dict[str, Any]:
    """The fields of an observation as plain JSON values (never what it has cached beside them)."""
    read = [part.name for part in fields(observation) if part.name not in observation.set_later]
    told = {name: getattr(observation, name) for name in read}
    return dict(json.loads(msgspec.json.encode(told)))


def captured(golden_file: Path, source: str) -> Document:
    """Return the document of a capture as its golden describes it; the capture lies beside the golden."""
    described = json.loads(golden_file.read_text(encoding="utf-8"))["document"]
    published = described["published_at"]
    return Document(
        source=source,
        key=described["key"],
        url=described["url"],
        body=golden_file.with_name(golden_file.name.removesuffix(GOLDEN_SUFFIX)).read_bytes(),
        fetched_at=datetime.fromisoformat(described["fetched_at"]),
        published_at=published and datetime.fromisoformat(published),
    )


def golden_path(capture: Path) -> Path:
    """Return where the golden of a capture lies."""
    return capture.with_name(capture.name + GOLDEN_SUFFIX)


def lines(parsed: Parsed) -> Iterable[str]:
    """Yield one line per observation, then what was left over."""
    for o in parsed.observations:
        told = {k: v for k, v in _plain(o).items() if v not in (None, "", []) and k not in ("source", "url")}
        yield f"{o.kind_name}: {json.dumps(told, ensure_ascii=False)}"
    for field in parsed.drift:
        yield f"new field (taken, marked): {field}"
    for line in parsed.leftovers:
        yield f"left over: {line}"
