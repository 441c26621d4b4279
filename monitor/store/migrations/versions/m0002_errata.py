"""Errata: what an edition told of earlier ones, so that each difference is told once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the ledger of errata."""
    op.create_table(
        "errata",
        sa.Column("edition", sa.Text, sa.ForeignKey("editions.on"), primary_key=True),
        sa.Column("on", sa.Text, primary_key=True),
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("service", sa.Text, primary_key=True),
        sa.Column("figure", sa.Text, primary_key=True),
        sa.Column("was", sa.Text, nullable=False),
        sa.Column("now", sa.Text, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sqlite_strict=True,
    )
