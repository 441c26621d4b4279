"""Facts (documents, observations, sayings) and the ledgers of attempts, editions and deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_STRICT = {"sqlite_strict": True}


def upgrade() -> None:
    """Make the first tables."""
    _facts()
    _ledgers()


def _facts() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("published_at", sa.Text),
        sa.Column("understood", sa.Integer, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "sightings",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("seen_at", sa.Text, primary_key=True),
        **_STRICT,
    )
    op.create_table(
        "coverage",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        **_STRICT,
    )
    op.create_index("coverage_by_item", "coverage", ["item"])
    op.create_table(
        "observations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("at_earliest", sa.Text, nullable=False),
        sa.Column("at_latest", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "sayings",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("observation", sa.Text, sa.ForeignKey("observations.id"), primary_key=True),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("known_at", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        **_STRICT,
    )


def _ledgers() -> None:
    op.create_table(
        "validators",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        **_STRICT,
    )
    op.create_table(
        "due_editions",
        sa.Column("on", sa.Text, primary_key=True),
        sa.Column("due_at", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("late", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_index("attempts_by_source", "attempts", ["source", "at"])
    op.create_table(
        "editions",
        sa.Column("on", sa.Text, primary_key=True),
        sa.Column("as_of", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "edition_figures",
        sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
        sa.Column("figure", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "deliveries",
        sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
        sa.Column("recipient", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        **_STRICT,
    )
