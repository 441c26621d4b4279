"""Text to statements on the command line, for people who want the reader alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feeds.language import as_json, extract
from feeds.localtime import at_hour, read_utc
from monitor.app.exits import Misused


class BadLine(Misused):
    """A line of JSONL cannot be used; the message names it."""


def read_published(text: str) -> datetime:
    """Read a time of publication; a bare date is taken as noon in Kyiv, so that it stays the same day."""
    try:
        return at_hour(date.fromisoformat(text), 12, ZoneInfo("Europe/Kyiv"))
    except ValueError:
        return read_utc(text)


def extract_text(text: str, published: datetime | None, source: str) -> str:
    """Return the statements of one text as pretty JSON."""
    found = [as_json(e) for e in extract(text, published=published, source=source)]
    return json.dumps(found, ensure_ascii=False, indent=1)


def extract_lines(lines: Iterable[str]) -> Iterator[str]:
    """Turn lines of {"id", "text", "published", "source"} into lines of {"id", "statements"}."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            identity, text = record["id"], record["text"]
            published = read_published(record["published"]) if record.get("published") else None
        except (ValueError, KeyError, TypeError) as error:
            raise BadLine(f"line {number}: not {{id, text, published, source}}: {error!r}") from None
        found = [as_json(e) for e in extract(text, published=published, source=record.get("source") or "")]
        yield json.dumps({"id": identity, "statements": found}, ensure_ascii=False)
