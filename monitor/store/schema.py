"""The tables, as SQLAlchemy Core. Every change here comes with a migration; a test holds the two together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time, kept as fixed-width ISO 8601 text so that text order is time order."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Write a time; a naive one is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive time on its way into the store: {value!r}")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any | None, dialect: Any) -> datetime | None:
        """Read a time back as aware UTC."""
        return None if value is None else datetime.fromisoformat(value)


metadata = sa.MetaData()
NEWEST = "0003"
"""The revision that these tables are at; a test holds it to the migrations."""
_STRICT: dict[str, Any] = {"sqlite_strict": True}

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("published_at", UtcTime),
    # 1 once it was read without error: only then can it take the place of an earlier version.
    sa.Column("understood", sa.Integer, nullable=False),
    **_STRICT,
)

# When we held a document: the same bytes may come, be replaced, and come again.
sightings = sa.Table(
    "sightings",
    metadata,
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("seen_at", UtcTime, primary_key=True),
    **_STRICT,
)

# What a document speaks for; the latest one that holds an item decides what is said of it.
coverage = sa.Table(
    "coverage",
    metadata,
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Index("coverage_by_item", "item"),
    **_STRICT,
)

observations = sa.Table(
    "observations",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("place", sa.Text),
    sa.Column("at_earliest", UtcTime, nullable=False),
    sa.Column("at_latest", UtcTime, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    **_STRICT,
)

sayings = sa.Table(
    "sayings",
    metadata,
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("observation", sa.Text, sa.ForeignKey("observations.id"), primary_key=True),
    sa.Column("item", sa.Text, nullable=False),
    sa.Column("known_at", UtcTime, nullable=False),
    sa.Column("locator", sa.Text, nullable=False),
    **_STRICT,
)

# What a server gave us to ask again cheaply with.
validators = sa.Table(
    "validators",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    **_STRICT,
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("problem", sa.Text, nullable=False),
    sa.Index("attempts_by_source", "source", "at"),
    **_STRICT,
)

editions = sa.Table(
    "editions",
    metadata,
    sa.Column("on", sa.Text, primary_key=True),
    sa.Column("as_of", UtcTime, nullable=False),
    **_STRICT,
)

edition_figures = sa.Table(
    "edition_figures",
    metadata,
    sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
    sa.Column("figure", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    **_STRICT,
)

# What an edition told of earlier ones: a row per figure that had changed of a lane's day (`on`).
errata = sa.Table(
    "errata",
    metadata,
    sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
    sa.Column("on", sa.Text, primary_key=True),
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("service", sa.Text, primary_key=True),
    sa.Column("figure", sa.Text, primary_key=True),
    sa.Column("was", sa.Text, nullable=False),
    sa.Column("now", sa.Text, nullable=False),
    sa.Column("cause", sa.Text, nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),
    **_STRICT,
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
    sa.Column("recipient", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("message_id", sa.Text, nullable=False),
    **_STRICT,
)

# The editions that fell due while the monitor was on duty: each is made once, late ones are marked.
due_editions = sa.Table(
    "due_editions",
    metadata,
    sa.Column("on", sa.Text, primary_key=True),
    sa.Column("due_at", UtcTime, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("late", sa.Integer, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    **_STRICT,
)

# What a human keeps back: one observation, or what lies in a place, a kind and a stretch of time.
holds = sa.Table(
    "holds",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("observation", sa.Text),
    sa.Column("place", sa.Text),
    sa.Column("kind", sa.Text),
    sa.Column("start", UtcTime),
    sa.Column("end", UtcTime),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("held_at", UtcTime, nullable=False),
    **_STRICT,
)

# The end of a hold is a row of its own: what was held, and until when, is never forgotten.
hold_releases = sa.Table(
    "hold_releases",
    metadata,
    sa.Column("hold", sa.Integer, sa.ForeignKey("holds.id"), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("released_at", UtcTime, nullable=False),
    **_STRICT,
)

# What was decided about what could leave: by which edition or other door, as of when, and why.
publication_log = sa.Table(
    "publication_log",
    metadata,
    sa.Column("door", sa.Text, primary_key=True),
    sa.Column("observation", sa.Text, primary_key=True),
    sa.Column("decision", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, primary_key=True),
    sa.Column("decided_at", UtcTime, nullable=False),
    sa.Index("publication_log_by_observation", "observation"),
    **_STRICT,
)
