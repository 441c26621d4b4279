"""Opening the store: one SQLite file in WAL mode, migrated to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from monitor.errors import DataBroken
from monitor.store.schema import NEWEST

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
    """Bring a store to the newest schema; one that is there already costs a single look."""
    current = _revision(engine)
    if current == NEWEST:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "monitor.store:migrations")
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(f"{path}: schema {current} was written by a newer version of the monitor")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: sa.Engine) -> str | None:
    """Return the revision that a store is at, None for a new one."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)
