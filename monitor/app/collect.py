"""Collecting: ask the sources, keep what they answered, read it, and note how it went.

A document is kept before it is read, so nothing is lost when reading fails; a source that fails never stops
the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from feeds.catalog import Feed, curated_table
from feeds.errors import FeedError, FetchError
from feeds.fetch import Fetcher
from feeds.observation import Document, Parsed
from monitor import archive
from monitor.store import attempts, facts, validators

ASKED_AT_ONCE = 8


@dataclass(frozen=True, kw_only=True)
class Collected:
    """How one source answered."""

    source: str
    outcome: attempts.Outcome
    documents: int = 0
    observations: int = 0
    new_observations: int = 0
    problem: str = ""
    drift: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the source failed (a skipped one did not)."""
        return self.outcome == "failed"


@dataclass(frozen=True)
class _Asked:
    """What came of asking one source: the documents, and what stopped it."""

    feed: Feed
    documents: tuple[Document, ...] = ()
    problem: str = ""


def collect(
    engine: sa.Engine, data: Path, feeds: Sequence[Feed], *, at: datetime, fetcher: Fetcher | None
) -> Iterator[Collected]:
    """Ask the sources and yield how each answered, in their order; `at` is the time of the run.

    Live sources are asked at the same time, so that silent hosts cost the run no more than one of them.
    Without a fetcher (offline) they are skipped. A source with neither table nor fetch is taken in by hand.
    """
    asked = [feed for feed in feeds if feed.source.table or feed.fetch]
    with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
        since = {name: attempt.at for name, attempt in attempts.last_answers(engine).items()}
        pending = [
            pool.submit(_ask, feed, fetcher, since.get(feed.source.id)) if fetcher and feed.fetch else None
            for feed in asked
        ]
        for feed, answer in zip(asked, pending, strict=True):
            if answer is not None:
                done = _taken(engine, data, answer.result())
            elif feed.source.table:
                done = _taken(engine, data, _Asked(feed, (curated_table(feed.source),)))
            else:
                done = Collected(source=feed.source.id, outcome="skipped", problem="offline")
            _note(engine, done, at)
            yield done
            if fetcher and not done.failed:
                # Only now: a document that was not kept and read must be sent again in full.
                validators.keep(engine, [a for a in fetcher.answers if a.source == done.source])


def ingest(
    engine: sa.Engine, data: Path, feed: Feed, documents: Sequence[Document], *, at: datetime
) -> Collected:
    """Take documents in as if the source had just answered with them, in their order."""
    done = _taken(engine, data, _Asked(feed, tuple(documents)))
    _note(engine, done, at)
    return done


def _ask(feed: Feed, fetcher: Fetcher, since: datetime | None) -> _Asked:
    """Ask one live source. What it yielded before it failed is kept; only a typed error is its failure."""
    documents: list[Document] = []
    if feed.fetch is None:
        return _Asked(feed)
    try:
        for document in feed.fetch(fetcher.get_for(feed.source), since):
            documents.append(document)  # what came before a failure is kept
    except FeedError as error:
        return _Asked(feed, tuple(documents), str(error))
    return _Asked(feed, tuple(documents))


def _taken(engine: sa.Engine, data: Path, asked: _Asked) -> Collected:
    """Keep and read the documents of one source; the good ones count even where another fails."""
    results = [_read(engine, data, asked.feed, document) for document in asked.documents]
    problems = [text for text in (asked.problem, *(r.problem for r in results)) if text]
    new = sum(r.new_observations for r in results)
    return Collected(
        source=asked.feed.source.id,
        outcome="failed" if problems else "new" if new else "unchanged",
        documents=len(results),
        observations=sum(r.observations for r in results),
        new_observations=new,
        problem="; ".join(problems),
        drift=tuple(sorted({field for r in results for field in r.drift})),
        leftovers=tuple(line for r in results for line in r.leftovers),
    )


def _read(engine: sa.Engine, data: Path, feed: Feed, document: Document) -> Collected:
    archive.keep(data, document.body)
    done, parsed = Collected(source=feed.source.id, outcome="unchanged"), Parsed(observations=())
    try:
        _check_size(feed, document)
        parsed = feed.parse(document)
    except FeedError as error:
        done = replace(done, problem=str(error))
    recorded = facts.record(
        engine, document, parsed.observations, items=parsed.items, understood=not done.problem
    )
    return replace(
        done,
        observations=len(parsed.observations),
        new_observations=recorded.new_observations,
        drift=parsed.drift,
        leftovers=parsed.leftovers,
    )


def _check_size(feed: Feed, document: Document) -> None:
    """Refuse what is larger than the source's answers can be; from the network it would not even arrive."""
    size, most = len(document.body), feed.source.max_bytes
    if size > most:
        problem = f"{size} bytes, more than the {most} that this source may answer with"
        raise FetchError(document.source, document.key, problem, permanent=True)


def _note(engine: sa.Engine, done: Collected, at: datetime) -> None:
    problem = done.problem or "; ".join(f"new field {name}" for name in done.drift)
    attempts.note_attempt(
        engine, attempts.Attempt(source=done.source, at=at, outcome=done.outcome, problem=problem)
    )


def word_collected(done: Collected) -> str:
    """Word one source's answer for a progress line."""
    if done.outcome == "failed":
        taken = f" ({done.new_observations} new taken all the same)" if done.new_observations else ""
        return f"{done.source}: FAILED: {done.problem}{taken}"
    if done.outcome == "skipped":
        return f"{done.source}: skipped ({done.problem})"
    drift = f"; new fields: {', '.join(done.drift)}" if done.drift else ""
    return f"{done.source}: {done.observations} observations, {done.new_observations} new{drift}"
