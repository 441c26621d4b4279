"""Which sources there are: every file of the built-in folder, and what other packages register.

A source is a module with `SOURCE`, `parse(document)` and, where it is asked over the network,
`fetch(get, since)`. Other packages name theirs in the entry point group `energy_monitor.feeds`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib import metadata, resources
from types import ModuleType

import feeds.sources
from feeds.errors import UnknownName
from feeds.observation import Document, Get, Parsed, Source

ENTRY_POINTS = "energy_monitor.feeds"


class UnknownSource(UnknownName):
    """No source of this name; the message lists those there are."""


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A source with the function that reads its documents."""

    source: Source
    parse: Callable[[Document], Parsed]
    fetch: Callable[[Get, datetime | None], Iterable[Document]] | None = None
    """Asks the live source for what is new since a time (None: never asked); None: taken in by hand only."""


@cache
def catalog() -> dict[str, Feed]:
    """Return every feed by the id of its source, in alphabetical order."""
    found: dict[str, Feed] = {}
    for module in (*_built_in(), *_registered()):
        feed = Feed(source=module.SOURCE, parse=module.parse, fetch=getattr(module, "fetch", None))
        if feed.source.id in found:
            raise ValueError(f"two sources are called {feed.source.id!r}; the second is {module.__name__}")
        found[feed.source.id] = feed
    return dict(sorted(found.items()))


def find(source: str) -> Feed:
    """Return one feed; UnknownSource lists the names there are."""
    try:
        return catalog()[source]
    except KeyError:
        raise UnknownSource(f"no source {source!r}; there are: {', '.join(catalog())}") from None


def curated_table(source: Source) -> Document:
    """Return the table that a curated source ships with, dated by the day on which it was put together."""
    if source.table is None or source.retrieved_on is None:
        raise ValueError(f"{source.id} is no curated table")
    return Document(
        source=source.id,
        key=source.table,
        url=source.home,
        body=(resources.files("feeds.tables") / source.table).read_bytes(),
        fetched_at=datetime.combine(source.retrieved_on, time(), tzinfo=UTC),
    )


def _built_in() -> list[ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(feeds.sources.__path__))
    return [importlib.import_module(f"feeds.sources.{name}") for name in names]


def _registered() -> list[ModuleType]:
    points = sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return [point.load() for point in points]
