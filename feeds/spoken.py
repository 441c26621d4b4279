"""From a text to statements: what the language layer extracts, with who said it, when, and where it stands.

Every source of texts (posts, articles, saved files) goes through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feeds.bounds import TimeBounds
from feeds.errors import LayoutChanged
from feeds.language import Extract, extract
from feeds.observation import Document, Statement, Voice

FIRST = 80
"""How many characters of a text name it among what was left over."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text that somebody published, with whoever speaks in it."""

    words: str
    published_at: datetime | None
    """Aware UTC; None where nobody says when: then it is taken as said when we held it, with doubt."""
    publisher: str
    url: str
    voice: Voice
    said_by: str = ""
    doubt: str = ""
    """Why everything in this text is doubtful."""
    item: str = ""
    hint: str = ""
    """Who speaks, in words that let the language layer take an operator's own area for a place."""


def read_words(document: Document) -> str:
    """Return the body as text; LayoutChanged where it is empty, binary or in another charset than UTF-8."""

    def changed(problem: str) -> LayoutChanged:
        return LayoutChanged(document.source, document.key, problem)

    if 0 in document.body:
        raise changed(f"not a text: a NUL byte at {document.body.index(0)}")
    try:
        words = document.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise changed(f"not UTF-8: byte {document.body[error.start]:#04x} at {error.start}") from error
    if not words.strip():
        raise changed("empty")
    return words


def statements(document: Document, text: Text) -> tuple[Statement, ...]:
    """Return what a text states, each saying once, in the order of the text."""
    found: dict[str, Statement] = {}
    for extracted in extract(text.words, published=text.published_at, source=text.hint):
        said = _statement(document, text, extracted)
        found.setdefault(said.id, said)
    return tuple(found.values())


def first_words(text: str) -> str:
    """Return the beginning of a text on one line, to name it where nothing was understood."""
    line = " ".join(text.split())
    return line if len(line) <= FIRST else f"{line[:FIRST]}…"


def _statement(document: Document, text: Text, said: Extract) -> Statement:
    told_at = text.published_at or document.fetched_at
    at = said.at or TimeBounds(told_at, told_at)
    where = f"chars {said.start}-{said.end}"
    return Statement(
        source=document.source,
        place=said.place,
        at=at,
        known_at=document.fetched_at,
        quote=said.quote,
        publisher=text.publisher,
        url=text.url,
        locator=f"{text.item}, {where}" if text.item else where,
        item=text.item,
        said_by=text.said_by,
        voice=text.voice,
        doubt="; ".join(reason for reason in (text.doubt, _doubt(text, said, at, told_at)) if reason),
        service=said.service,
        kind=said.kind,
        phase=said.phase,
        modality=said.modality,
        quantity=said.quantity,
        until=said.until,
    )


def _doubt(text: Text, said: Extract, at: TimeBounds, told_at: datetime) -> str:
    """Say why the time of a statement can't be trusted, nothing where it can."""
    published = "its publication" if text.published_at else "we read it"
    if said.modality in ("actual", "denied") and at.earliest > told_at:
        return f"told as a fact, but dated after {published}"
    if said.until and said.until.latest < at.earliest:
        return "it ends before it starts"
    if said.at is None and text.published_at is None:
        return "the text bears no date: taken as said when we read it"
    return ""
