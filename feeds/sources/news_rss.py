"""News feeds in RSS or Atom: what the press says of outages, article by article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from feeds.errors import LayoutChanged
from feeds.inquiry import ask_each
from feeds.markup import visible_words
from feeds.observation import Document, Get, Parsed, Source, Statement
from feeds.spoken import Text, first_words, statements

SOURCE = Source(
    id="news_rss",
    title="News feeds of the Ukrainian press",
    publisher="news feeds",
    home="",
    licence="that of each publisher; only quotes leave the archive",
    zone="UTC",
    cadence=timedelta(hours=1),
)


@dataclass(frozen=True, kw_only=True)
class Feed:
    """Who publishes a feed, and in which language (ISO 639-1)."""

    publisher: str
    language: str


FEEDS = {
    "https://www.ukrinform.net/rss/block-lastnews": Feed(publisher="Ukrinform", language="en"),
    "https://kyivindependent.com/feed/": Feed(publisher="Kyiv Independent", language="en"),
    "https://www.pravda.com.ua/rss/view_news/": Feed(publisher="Ukrainska Pravda", language="uk"),
}
"""The feeds that are asked, by address."""

_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_BY_HOST = {found[1]: feed for address, feed in FEEDS.items() if (found := _HOST.match(address))}
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_END = re.compile(rb"</(\w+:)?(rss|feed|rdf)\s*>\s*(<!--[^>]*-->\s*)*\Z", re.IGNORECASE)
_ZONE_NAME = re.compile(r"\d\s+([A-Za-z]+)$")
_ZONE_NAMES = frozenset({"UT", "UTC", "GMT", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"})
_CHARSET = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def fetch(get: Get, since: datetime | None) -> Iterator[Document]:
    """Ask each feed for what it holds now; feeds cannot be asked for a time."""
    return ask_each(get, FEEDS)


def parse(document: Document) -> Parsed:
    """Read the entries of one feed; each is an item, whether it states something or not.

    An entry without an id, or without a time that can be read, is left over with the reason. Raises
    LayoutChanged for what is no feed, is cut off, or declares entities. A feed in poor form (a slip in the
    markup, a guessed charset) is taken and marked, but its silence on an entry takes nothing back.
    """
    feed, drift = _feed(document)
    texts: dict[str, Text] = {}
    leftovers = []
    for entry in feed.entries:
        try:
            text = _text(document, feed, entry)
            if text.item in texts:
                raise ValueError("given twice, the first is taken")
            texts[text.item] = text
        except ValueError as why:
            leftovers.append(f"{entry.get('id') or entry.get('link') or first_words(_words(entry))}: {why}")
    said: list[Statement] = []
    for text in texts.values():
        said += statements(document, text)
    heard = {one.item for one in said} if drift else set(texts)
    return Parsed(
        observations=tuple(said),
        items=tuple(item for item in texts if item in heard),
        leftovers=tuple(leftovers),
        drift=drift,
    )


def _feed(document: Document) -> tuple[Any, tuple[str, ...]]:
    """Return what feedparser read, and what was wrong with the form of it."""

    def changed(problem: str) -> LayoutChanged:
        return LayoutChanged(document.source, document.key, problem)

    body = document.body
    if b"<!entity" in body.replace(b"\0", b"").lower():
        # A few nested entities unfold to gigabytes, and no feed that we ask has any.
        raise changed("declares entities of its own")
    # As a stream, for feedparser opens bytes as a file name, and never over what the bytes themselves show:
    # a feed may well declare another charset than it is written in.
    headers = {"content-type": "application/xml; charset=utf-8"} if _is_utf8(body) else {}
    try:
        feed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    except UnicodeError as failed:
        raise changed(f"a charset that cannot be read: {failed}") from failed
    error = feed.get("bozo_exception") if feed.get("bozo") else None
    problem = error.getMessage() if isinstance(error, SAXException) else str(error or "")
    begin = first_words(body[:200].decode("utf-8", "replace"))
    if not feed.get("version"):
        raise changed(f"neither RSS nor Atom ({problem or 'another document'}): {begin!r}")
    if error is None:
        return feed, ()
    if not feed.entries:
        raise changed(f"no entries, and not well-formed: {problem}")
    if isinstance(error, _CHARSET):
        return feed, (problem,)
    if not _END.search(body):
        raise changed(f"cut off: {problem}")
    return feed, (f"a slip in the markup: {problem}",)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in body


def _text(document: Document, feed: Any, entry: Any) -> Text:
    """Return one entry as a text; ValueError says what it lacks."""
    publisher, hint = _publisher(document, feed)
    name, link = entry.get("id", ""), entry.get("link", "")
    if not name and not link:
        raise ValueError("no id and no link")
    return Text(
        words=_words(entry),
        published_at=_published_at(entry, document.fetched_at),
        publisher=publisher,
        url=next((address for address in (link, name) if _WEB.fullmatch(address)), document.url),
        voice="press",
        # A bare number is an id in its own feed only.
        item=name if _URI.fullmatch(name) else f"{publisher}/{name}" if name else link,
        hint=hint,
    )


def _publisher(document: Document, feed: Any) -> tuple[str, str]:
    for address in (document.key, document.url, feed.feed.get("link", "")):
        host = _HOST.match(address)
        known = FEEDS.get(address) or (host and _BY_HOST.get(host[1].lower()))
        if known:
            return known.publisher, f"{known.publisher} ({known.language})"
    title = visible_words(feed.feed.get("title", ""))
    return title or "an unnamed feed", title


def _words(entry: Any) -> str:
    """Return the headline and the fullest text that the entry brings, as a reader sees them."""
    title = _seen(entry.get("title_detail"))
    bodies = [*entry.get("content", []), entry.get("summary_detail")]
    body = next((words for detail in bodies if (words := _seen(detail))), "")
    return body if title and body.startswith(title) else f"{title}\n\n{body}".strip()


def _seen(detail: Any) -> str:
    words = str((detail or {}).get("value") or "")
    return words.strip() if words and detail.get("type") == "text/plain" else visible_words(words)


def _published_at(entry: Any, fetched_at: datetime) -> datetime:
    """Return when an entry was published, else updated; ValueError where that is missing or senseless."""
    written = entry["published"] if "published" in entry else entry.get("updated")
    if not written:
        raise ValueError("no date")
    try:
        published_at = _read_date(written.strip())
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"unreadable date {written!r}") from error
    if published_at > fetched_at + timedelta(days=1):
        raise ValueError(f"a date in the future: {written!r}")
    return published_at


def _read_date(written: str) -> datetime:
    """Read a date of RFC 822 or ISO 8601; one without a zone is UTC, one without a clock time is refused.

    feedparser's own reading is not used: it takes a zone name that it does not know (EET) for UTC.
    """
    zone = _ZONE_NAME.search(written)
    if not re.search(r"\d:\d\d", written) or (zone and zone[1].upper() not in _ZONE_NAMES):
        raise ValueError(written)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        found = parsedate_to_datetime(written)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
