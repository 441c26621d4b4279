"""Public preview pages of Telegram channels: operators and authorities in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.errors import FetchError, LayoutChanged, UnknownValue
from feeds.localtime import read_utc
from feeds.markup import words_of
from feeds.observation import Document, Get, Parsed, Source, Statement, Voice
from feeds.spoken import Text, first_words, read_words, statements

SOURCE = Source(
    id="telegram_preview",
    title="Telegram channels of grid operators and authorities",
    publisher="Telegram channels",
    home="https://t.me",
    licence="that of each post; only quotes leave the archive",
    cadence=timedelta(hours=1),
)
PAGES = 5
"""At most this many pages of a channel are asked for, about 20 posts each."""


@dataclass(frozen=True, kw_only=True)
class Channel:
    """Who speaks in a channel; `own_name` tells the language layer whose area a bare "our region" is."""

    name: str
    own_name: str
    voice: Voice


def _operator(name: str, own_name: str) -> Channel:
    return Channel(name=name, own_name=own_name, voice="operator")


def _authority(name: str, own_name: str) -> Channel:
    return Channel(name=name, own_name=own_name, voice="authority")


CHANNELS = {
    "Ukrenergo": _operator("Ukrenergo", "Укренерго"),
    "VA_Kyiv": _authority("Kyiv city military administration", "Київська міська військова адміністрація"),
    "kyivoda": _authority("Kyiv oblast military administration", "Київська обласна військова адміністрація"),
    "KyivCityOfficial": _authority(
        "Kyiv city state administration", "Київська міська державна адміністрація"
    ),
    "dsns_telegram": _authority("State Emergency Service", "ДСНС"),
    "odeskaODA": _authority(
        "Odesa oblast military administration", "Одеська обласна військова адміністрація"
    ),
    "Zaporizhzhyaoblenergo_news": _operator("Zaporizhzhiaoblenergo", "Запоріжжяобленерго"),
    "kharkivenergy": _operator("Kharkivoblenergo", "Харківобленерго"),
    "pat_cherkasyoblenergo": _operator("Cherkasyoblenergo", "Черкасиобленерго"),
    "poltavaOE": _operator("Poltavaoblenergo", "Полтаваобленерго"),
    "prykarpattyaoblenergo_official": _operator("Prykarpattiaoblenergo", "Прикарпаттяобленерго"),
}
"""The channels that are asked, by the name in their address."""

_BY_ADDRESS = {name.casefold(): channel for name, channel in CHANNELS.items()}
_POST = re.compile(r"(\w+)/\d+", re.ASCII)
_TEXT = "div.js-message_text"
_DATE = "a.tgme_widget_message_date time[datetime]"
_MEDIA_KINDS = (
    *("photo_wrap", "photo_thumb", "video", "roundvideo", "voice", "audio", "document", "sticker", "grouped"),
    *("poll", "location", "venue", "contact", "invoice", "game", "giveaway", "story"),
)
_MEDIA = ", ".join(f'[class*="tgme_widget_message_{kind}"]' for kind in _MEDIA_KINDS)


def fetch(get: Get, since: datetime | None) -> Iterator[Document]:
    """Ask each channel for its posts since a time, page by page; None: the newest page alone.

    A channel that fails does not stop the others: one FetchError at the end names all that failed.
    """
    failed: list[FetchError] = []
    for name in CHANNELS:
        try:
            yield from _pages(get, f"https://t.me/s/{name}", since)
        except FetchError as error:
            failed.append(error)
    if failed:
        problem = "; ".join(f"{error.document}: {error.problem}" for error in failed)
        everywhere = all(error.permanent for error in failed)
        raise FetchError(SOURCE.id, SOURCE.home, problem, permanent=everywhere)


def _pages(get: Get, address: str, since: datetime | None) -> Iterator[Document]:
    before: int | None = None
    for _ in range(PAGES):
        page = get(address if before is None else f"{address}?before={before}")
        if page is None:
            return
        yield page
        tree = LexborHTMLParser(page.body)
        older = _older(tree)
        # Every step must lead further back, or a page that points to itself would be asked again.
        if (
            since is None
            or older is None
            or (before is not None and older >= before)
            or _reaches(tree, since)
        ):
            return
        before = older


def _older(tree: LexborHTMLParser) -> int | None:
    """Return the post before which older ones lie, None on the first page of a channel."""
    more, link = tree.css_first("a.tme_messages_more[data-before]"), tree.css_first("link[rel=prev]")
    told = (more.attributes["data-before"] if more else link and link.attributes.get("href")) or ""
    found = re.search(r"(?:^|before=)(\d+)$", told)
    return int(found[1]) if found else None


def _reaches(tree: LexborHTMLParser, since: datetime) -> bool:
    for stamp in tree.css(_DATE):
        try:
            if read_utc(stamp.attributes["datetime"] or "") < since:
                return True
        except ValueError:  # parse() will name it; there is no telling how far back this page goes
            return True
    return False


def parse(document: Document) -> Parsed:
    """Read the posts of one page, or of a fragment of one; each post is an item, with text or without.

    An edited post comes again under its id, so what a later page holds of it replaces what was said.
    Raises LayoutChanged for a page without posts, cut off or without a date on a post, UnknownValue for an id
    or a date without a meaning.
    """
    messages = _messages(document)
    if not messages:
        hint = f"{document.key}: says that it has no posts, or was asked too often"
        return Parsed(observations=(), leftovers=(hint,))
    posts = {_id(document, message): message for message in messages}
    said: list[Statement] = []
    leftovers, bare, told = [], [], 0
    for post, message in posts.items():
        if "service_message" in (message.attributes["class"] or "").split():
            continue
        published_at, words = _published_at(document, post, message), _words(message)
        told += bool(words)
        found = statements(document, _text(post, message, words, published_at)) if words else ()
        said += found
        if words and not found:
            leftovers.append(f"{post}: {first_words(words)}")
        if not words and not message.css_first(_MEDIA):
            bare.append(post)
    if bare and not told and len(posts) > 1:
        # Taken as silence, it would take back all that these posts have said.
        raise LayoutChanged(document.source, document.key, f"no text in any post, nor media in {bare[0]}")
    drift = tuple(f"a post with neither text nor known media ({post})" for post in bare)
    return Parsed(observations=tuple(said), items=tuple(posts), leftovers=tuple(leftovers), drift=drift)


def _messages(document: Document) -> list[LexborNode]:
    """Return the posts of a page, none only where it says that there are none."""
    markup = read_words(document)
    if re.match(r"\s*<(!doctype|html)", markup, re.IGNORECASE) and "</html>" not in markup.lower():
        raise LayoutChanged(document.source, document.key, "cut off: the page does not end")
    tree = LexborHTMLParser(markup)
    messages = tree.css("div.tgme_widget_message[data-post]")
    if not messages and not tree.css_first("div.tme_no_messages_found"):
        begin = first_words(markup)
        problem = f"no posts: the layout changed, or the channel is gone or has no preview: {begin!r}"
        raise LayoutChanged(document.source, document.key, problem)
    return messages


def _id(document: Document, message: LexborNode) -> str:
    post = message.attributes["data-post"] or ""
    if not _POST.fullmatch(post):
        raise UnknownValue(document.source, document.key, f"data-post: {post!r}: not channel/number")
    return post


def _published_at(document: Document, post: str, message: LexborNode) -> datetime:
    stamp = message.css_first(_DATE)
    if stamp is None:
        raise LayoutChanged(document.source, document.key, f"post {post}: no date")
    written = stamp.attributes["datetime"] or ""
    try:
        published_at = read_utc(written)
    except ValueError as error:
        raise UnknownValue(document.source, document.key, f"post {post}, datetime: {error}") from error
    if published_at > document.fetched_at + timedelta(days=1):
        raise UnknownValue(
            document.source, document.key, f"post {post}, datetime: {written!r}: in the future"
        )
    return published_at


def _words(message: LexborNode) -> str:
    """Return the text of a post: media posts nest its block in another one, which holds nothing more."""
    blocks = [block for block in message.css(_TEXT) if len(block.css(_TEXT)) == 1]
    return "\n".join(words for block in blocks if (words := words_of(block)))


def _text(post: str, message: LexborNode, words: str, published_at: datetime) -> Text:
    address = post.split("/")[0]
    channel = _BY_ADDRESS.get(address.casefold())
    publisher, said_by = (channel.name, channel.name) if channel else (f"t.me/{address}", "")
    doubt = "" if channel else "unofficial: a channel that nobody vouches for"
    if forwarded := message.css_first("div.tgme_widget_message_forwarded_from"):
        said_by, address = _author(forwarded)
        doubt = "; ".join(filter(None, (f"forwarded from {said_by}", doubt)))
    return Text(
        words=words,
        published_at=published_at,
        publisher=publisher,
        url=f"https://t.me/{post}",
        voice=channel.voice if channel else "unofficial",
        said_by=said_by,
        doubt=doubt,
        item=post,
        hint=_hint(address),
    )


def _author(forwarded: LexborNode) -> tuple[str, str]:
    """Return who first said a forwarded post: the name, and the address of the channel or nothing."""
    link = forwarded.css_first(".tgme_widget_message_forwarded_from_name")
    name = re.sub(r"^Forwarded from\s*", "", " ".join((link or forwarded).text().split()))
    found = re.match(r"https://t\.me/(\w+)", (link and link.attributes.get("href")) or "", re.ASCII)
    return name or "an unnamed author", found[1] if found else ""


def _hint(address: str) -> str:
    """Name a speaker whom we know: a text that names no place may mean the speaker's own area."""
    channel = _BY_ADDRESS.get(address.casefold())
    return f"t.me/{address} ({channel.own_name})" if channel else ""
