"""Collecting: ask a source, keep what it answered, read it, and note how it went.

A document is kept before it is read, so nothing is lost when reading fails; a source that fails never stops
the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from feeds.catalog import Feed, curated_table
from feeds.errors import FeedError
from feeds.observation import Document, Parsed
from monitor import archive
from monitor.store import attempts, facts


@dataclass(frozen=True, kw_only=True)
class Collected:
    """How one source answered."""

    source: str
    outcome: attempts.Outcome
    new_observations: int = 0
    observations: int = 0
    problem: str = ""
    drift: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the source failed (a skipped one did not)."""
        return self.outcome == "failed"


def collect(
    engine: sa.Engine, data: Path, feeds: Sequence[Feed], *, at: datetime, offline: bool
) -> Iterator[Collected]:
    """Ask each source in turn and yield how it answered; `at` is the time of the run."""
    for feed in feeds:
        if feed.source.table is None and offline:
            done = Collected(source=feed.source.id, outcome="skipped", problem="offline")
        else:
            done = _one(engine, data, feed, curated_table(feed.source))
        _note(engine, done, at)
        yield done


def ingest(
    engine: sa.Engine, data: Path, feed: Feed, documents: Sequence[Document], *, at: datetime
) -> Collected:
    """Take documents in as if the source had just answered with them, in their order."""
    results = [_one(engine, data, feed, document) for document in documents]
    failures = [r.problem for r in results if r.failed]
    new = sum(r.new_observations for r in results)
    done = Collected(
        source=feed.source.id,
        outcome="failed" if failures else "new" if new else "unchanged",
        new_observations=new,
        observations=sum(r.observations for r in results),
        problem="; ".join(failures),
        drift=tuple(sorted({d for r in results for d in r.drift})),
        leftovers=tuple(line for r in results for line in r.leftovers),
    )
    _note(engine, done, at)
    return done


def _one(engine: sa.Engine, data: Path, feed: Feed, document: Document) -> Collected:
    archive.keep(data, document.body)
    problem, parsed = "", Parsed(observations=())
    try:
        parsed = feed.parse(document)
    except FeedError as error:
        problem = str(error)
    recorded = facts.record(engine, document, parsed.observations, understood=not problem)
    new = recorded.new_observations
    return Collected(
        source=feed.source.id,
        outcome="failed" if problem else "new" if new else "unchanged",
        new_observations=new,
        observations=len(parsed.observations),
        problem=problem,
        drift=parsed.drift,
        leftovers=parsed.leftovers,
    )


def _note(engine: sa.Engine, done: Collected, at: datetime) -> None:
    problem = done.problem or "; ".join(f"new field {name}" for name in done.drift)
    attempts.note_attempt(
        engine, attempts.Attempt(source=done.source, at=at, outcome=done.outcome, problem=problem)
    )


def word_collected(done: Collected) -> str:
    """Word one source's answer for a progress line."""
    if done.outcome == "failed":
        return f"{done.source}: FAILED: {done.problem}"
    if done.outcome == "skipped":
        return f"{done.source}: skipped ({done.problem})"
    drift = f"; new fields: {', '.join(done.drift)}" if done.drift else ""
    return f"{done.source}: {done.observations} observations, {done.new_observations} new{drift}"
