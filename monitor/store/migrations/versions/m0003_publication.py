"""Publication: what a human holds back, and the log of what was decided about what could leave."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_STRICT = {"sqlite_strict": True}


def upgrade() -> None:
    """Make the tables of holds, of their releases, and the publication log."""
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("observation", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("start", sa.Text),
        sa.Column("end", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("held_at", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "hold_releases",
        sa.Column("hold", sa.Integer, sa.ForeignKey("holds.id"), primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("released_at", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "publication_log",
        sa.Column("door", sa.Text, primary_key=True),
        sa.Column("observation", sa.Text, primary_key=True),
        sa.Column("decision", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        sa.Column("decided_at", sa.Text, nullable=False),
        **_STRICT,
    )
    op.create_index("publication_log_by_observation", "publication_log", ["observation"])
