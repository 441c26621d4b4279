"""Files from the disk as documents: what `ingest` takes in as if a source had just answered with it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from feeds.localtime import read_utc
from feeds.observation import Document, Source
from monitor.app.exits import Misused


class BadFile(Misused):
    """A file to ingest can't be used; the message names it and the line."""


def documents_of(
    source: Source,
    files: Sequence[Path],
    *,
    fetched_at: datetime,
    published_at: datetime | None,
    url: str | None = None,
) -> list[Document]:
    """Return a document per file, or per line of a JSONL file of snapshots, in order.

    The key is the address that it was captured from, else the table's name for a curated source, else the
    file's name (some sources tell their region by it). A file packed by gzip is unpacked and named as if it
    had never been packed, so that both are one document.
    """
    found: list[Document] = []
    for file in files:
        try:
            body = _unpacked(file, source.max_bytes) if file.suffix == ".gz" else file.read_bytes()
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise BadFile(f"{file}: not a whole gzip file: {error}") from None
        except OSError as error:
            raise BadFile(f"{file}: {error.strerror}") from None
        name = file.name.removesuffix(".gz")
        lines = _snapshots(file, body) if name.endswith(".jsonl") else [(fetched_at, body)]
        found += [
            Document(
                source=source.id,
                key=url or source.table or name,
                url=url or source.home,
                body=content,
                fetched_at=at,
                published_at=published_at,
            )
            for at, content in lines
        ]
    return found


def _unpacked(file: Path, most: int) -> bytes:
    """Return what a packed file holds, at most one byte more than the source may answer with."""
    with gzip.open(file) as packed:
        return packed.read(most + 1)


def _snapshots(file: Path, body: bytes) -> list[tuple[datetime, bytes]]:
    """Read lines of {"fetched_at", "body"}, or of a git history's {"committed_at", "doc"}."""
    found = []
    for number, line in enumerate(body.splitlines(), start=1):
        try:
            record = json.loads(line)
            content = record["body"] if "body" in record else record["doc"]
            at = read_utc(record["fetched_at"] if "fetched_at" in record else record["committed_at"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadFile(f"{file}: line {number}: not a line of {{fetched_at, body}}: {error!r}") from None
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        found.append((at, text.encode()))
    return found
