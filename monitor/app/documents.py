"""Files from the disk as documents: what `ingest` takes in as if a source had just answered with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from feeds.localtime import read_utc
from feeds.observation import Document, Source


class BadFile(Exception):
    """A file to ingest can't be used; the message names it and the line."""


def documents_of(
    source: Source, files: Sequence[Path], *, fetched_at: datetime, published_at: datetime | None
) -> list[Document]:
    """Return a document per file, or per line of a JSONL file of {"fetched_at", "body"}, in order."""
    found: list[Document] = []
    for file in files:
        try:
            body = file.read_bytes()
        except OSError as error:
            raise BadFile(f"{file}: {error.strerror}") from None
        lines = _snapshots(file, body) if file.suffix == ".jsonl" else [(fetched_at, body)]
        found += [
            Document(
                source=source.id,
                key=source.table or source.home,
                url=source.home,
                body=content,
                fetched_at=at,
                published_at=published_at,
            )
            for at, content in lines
        ]
    return found


def _snapshots(file: Path, body: bytes) -> list[tuple[datetime, bytes]]:
    found = []
    for number, line in enumerate(body.splitlines(), start=1):
        try:
            record = json.loads(line)
            content = record["body"]
            at = read_utc(record["fetched_at"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadFile(f"{file}: line {number}: not a line of {{fetched_at, body}}: {error}") from None
        found.append((at, content.encode() if isinstance(content, str) else json.dumps(content).encode()))
    return found
