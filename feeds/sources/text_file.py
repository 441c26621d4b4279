"""An article or a post that somebody saved as a text file, taken in by hand."""

from __future__ import annotations

import re
from datetime import UTC, timedelta

from feeds.errors import LayoutChanged, UnknownValue
from feeds.observation import Document, Parsed, Source
from feeds.spoken import Text, first_words, read_words, statements

SOURCE = Source(
    id="text_file",
    title="Texts saved by hand",
    publisher="a saved text",
    home="",
    licence="that of each text; only quotes leave the archive",
)
LOST = "\ufffd"
"""What a program leaves in place of a character that it could not read."""

_MARKUP = re.compile(r"\A\s*<|<!doctype|</(html|head|body|div|p|span|a|article)\s*>", re.IGNORECASE)


def parse(document: Document) -> Parsed:
    """Read one saved text; what it says of "now" is dated by the document's published_at.

    Raises LayoutChanged for anything but plain UTF-8 text, UnknownValue for a publication in the future.
    """
    words = read_words(document)
    if found := _MARKUP.search(words):
        page = words[found.start() :].strip()[:40]
        raise LayoutChanged(document.source, document.key, f"a web page, not its text: {page!r}")
    if LOST in words:
        problem = f"read in a wrong charset once: a lost character at {words.index(LOST)}"
        raise LayoutChanged(document.source, document.key, problem)
    published_at = document.published_at and document.published_at.astimezone(UTC)
    if published_at and published_at > document.fetched_at + timedelta(days=1):
        problem = f"published_at: {published_at.isoformat()}: in the future"
        raise UnknownValue(document.source, document.key, problem)
    text = Text(
        words=words,
        published_at=published_at,
        publisher=SOURCE.publisher,
        url=document.url,
        voice="press",
    )
    said = statements(document, text)
    leftovers = () if said else (f"{document.key or 'the text'}: {first_words(words)}",)
    return Parsed(observations=said, leftovers=leftovers)
