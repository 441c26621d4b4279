"""Opening the store: one SQLite file in WAL mode, migrated to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from monitor.errors import DataBroken

STORE_FILE = "store.sqlite"


class StoreError(DataBroken):
    """The store can't be opened; the message says which file and why."""


def open_store(data: Path) -> sa.Engine:
    """Open (or make) the store of a data directory at the newest schema.

    Raises StoreError for a store written by a newer version, and for a file that is no store.
    """
    path = data / STORE_FILE
    data.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    sa.event.listen(engine, "connect", _prepare)
    try:
        _migrate(engine, path)
    except sa.exc.DBAPIError as error:
        raise StoreError(f"{path}: {error.orig}") from error
    return engine


def _prepare(connection: Any, _: object) -> None:
    """Set what SQLite forgets between connections. FULL: a committed fact survives a power cut."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(engine: sa.Engine, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", "monitor.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == newest:
        return
    known = {revision.revision for revision in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(f"{path}: schema {current} was written by a newer version of the monitor")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
