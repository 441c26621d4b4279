"""What a real store tells of a time against a fresh one that never held more, and against the history itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from feeds.observation import Document, Observation
from monitor.store import facts
from monitor.store.connection import open_store
from tests.campaigns.belief.histories import History

EVERY = 20
"""Which histories are told through a store as well: it costs more than all the rest."""


@dataclass(frozen=True)
class Page:
    """A document as it was held, with what it says."""

    document: Document
    said: tuple[Observation, ...]


def told_differently(history: History) -> list[str]:
    """Return what a store that holds everything tells otherwise of the history's time than it should."""
    as_of = history.as_of
    if as_of is None:
        return []
    found = []
    for name, shared in (("pages of their own", False), ("versions of few pages", True)):
        pages = in_pages(history, shared)
        with TemporaryDirectory() as one, TemporaryDirectory() as other:
            whole = told(Path(one), pages, as_of)
            fresh = told(Path(other), [page for page in pages if page.document.fetched_at <= as_of], None)
        if whole != fresh:
            found.append(f"{name}: a fresh store tells {differing(fresh, whole)}")
        if not shared and whole != written(history.known):
            found.append(f"{name}: the history tells {differing(written(history.known), whole)}")
    return found


def in_pages(history: History, shared: bool) -> list[Page]:
    """Put every saying on a page of its own, or on the next version of one of a few, and mix them."""
    random = Random(f"{history.seed}/{history.index}/pages")
    versions: dict[tuple[str, datetime], list[Observation]] = {}
    for number, one in enumerate(history.observations):
        key = f"page/{random.randrange(5)}" if shared else f"page/{number}"
        versions.setdefault((key, one.known_at), []).append(one)
    pages = [Page(document(key, held, said[0].source), tuple(said)) for (key, held), said in versions.items()]
    random.shuffle(pages)
    return pages


def document(key: str, held: datetime, source: str) -> Document:
    body = f"{key} as of {held}".encode()
    return Document(source=source, key=key, url=f"https://example.org/{key}", body=body, fetched_at=held)


@contextmanager
def store(folder: Path) -> Iterable[sa.Engine]:
    engine = open_store(folder)
    try:
        yield engine
    finally:
        engine.dispose()


def told(folder: Path, pages: Sequence[Page], as_of: datetime | None) -> set[tuple[str, datetime]]:
    """Record pages in the order given and return what stands at a time."""
    with store(folder) as engine:
        for page in pages:
            facts.record(engine, page.document, page.said)
        return written(facts.told(engine, as_of))


def written(said: Iterable[Observation]) -> set[tuple[str, datetime]]:
    """Return the sayings by id, each with when it came to be known."""
    return {(one.id, one.known_at) for one in said}


def differing(ours: set[tuple[str, datetime]], theirs: set[tuple[str, datetime]]) -> str:
    more, less = sorted(ours - theirs), sorted(theirs - ours)
    return f"{[name[:6] for name, _ in more]} and not {[name[:6] for name, _ in less]}"
