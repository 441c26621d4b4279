"""The text reader on broken posts: any text, any time of publication, any source."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, partial
from random import Random
from zoneinfo import ZoneInfo

from feeds.language import Extract, as_json, extract
from tests.campaigns.mutations import broken, shorter
from tests.campaigns.target import ROOT, Broken, Target

EXAMPLES = ROOT / "tests" / "feeds" / "language" / "examples.txt"
DEV = ROOT.parent / "shared" / "extraction" / "dev.jsonl"
NOON = datetime(2022, 12, 19, 10, tzinfo=UTC)

_ZONES = (None, UTC, ZoneInfo("Europe/Kyiv"), timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))
_SOURCES = (
    "",
    "t.me/kharkivenergy (Харківобленерго)",
    "t.me/SvitloKropyvnytskyiMisto",
    "ДТЕК Одеські електромережі",
    "Укренерго",
    "KyivOda",
    "t.me/",
    "обл",
    "Обл’ене́рго\u202e\x00",
    "Ukrinform",
)


@dataclass(frozen=True, kw_only=True)
class Post:
    """What `extract` is given: `published` is None, naive (Kyiv's clock is meant) or aware."""

    text: str
    published: datetime | None
    source: str


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of examples.txt, without what stands under them."""
    lines = EXAMPLES.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and line[0] not in "=#")


@cache
def captured() -> tuple[str, ...]:
    """Return the sentences and, where they are beside the repository, the labelled passages."""
    if not DEV.exists():
        return sentences()
    passages = [json.loads(line)["text"] for line in DEV.read_text("utf-8").splitlines()]
    return sentences() + tuple(passages)


def post(random: Random, *, passages: bool) -> Post:
    """Draw a broken post, from the passages too if wanted."""
    texts: Sequence[str] = captured() if passages else sentences()
    return Post(text=broken(random, texts), published=_published(random), source=random.choice(_SOURCES))


def _published(random: Random) -> datetime | None:
    zone = random.choice(_ZONES)
    match random.randrange(10):
        case 0:
            return None
        case 1:
            # The first and the last days that there are, to the microsecond.
            near = timedelta(microseconds=random.choice((0, 0, 1, random.randrange(3 * 86_400_000_000))))
            first, last = datetime(1, 1, 1, tzinfo=zone), datetime.max.replace(tzinfo=zone)
            return random.choice((first + near, last - near))
        case 2:
            return datetime(random.choice((1, 9999)), 6, 15, 12, tzinfo=zone)
        case _:
            start = datetime(2013, 12, 31, tzinfo=zone)
            return start + timedelta(minutes=random.randrange(14 * 365 * 1440))


def check(given: Post) -> int:
    """Return how many statements a post makes, Broken where one of them breaks a promise."""
    found = _read(given)
    if _read(given) != found:
        raise Broken("read again, the text says something else")
    for claim in found:
        _check_claim(claim, given.text)
    return len(found)


def _read(given: Post) -> list[Extract]:
    return extract(given.text, published=given.published, source=given.source)


def _check_claim(claim: Extract, text: str) -> None:
    if not 0 <= claim.start <= claim.end <= len(text):
        raise Broken("a quote lies outside its text")
    if claim.quote != text[claim.start : claim.end]:
        raise Broken("a quote is not what stands at its place")
    if claim.quantity and not math.isfinite(claim.quantity.value):
        raise Broken("a figure is not finite")
    as_json(claim)


def smaller(given: Post) -> Iterator[Post]:
    """Yield simpler posts: an ordinary time, no source, less text."""
    if given.source:
        yield replace(given, source="")
    if given.published not in (None, NOON):
        yield replace(given, published=NOON)
        yield replace(given, published=None)
    if given.published and given.published.tzinfo not in (None, UTC):
        yield replace(given, published=given.published.replace(tzinfo=UTC))
    for text in shorter(given.text):
        yield replace(given, text=text)


TEXT = Target(make=partial(post, passages=True), check=check, smaller=smaller)
SENTENCES = Target(make=partial(post, passages=False), check=check, smaller=smaller)
"""The same on what this repository holds, for the suite: its inputs are the same everywhere."""
