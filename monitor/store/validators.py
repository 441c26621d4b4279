"""What servers gave us to ask again cheaply with: ETag and Last-Modified per source and address."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from feeds.fetch import Answer, Validators
from monitor.store.schema import validators


def known(engine: sa.Engine, source: str, url: str) -> Validators | None:
    """Return the validators of an address, None where it gave none."""
    query = sa.select(validators.c.etag, validators.c.last_modified).where(
        validators.c.source == source, validators.c.url == url
    )
    with engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    return row and Validators(etag=row.etag, last_modified=row.last_modified)


def keep(engine: sa.Engine, answers: Iterable[Answer]) -> None:
    """Keep the validators of good answers; called once what they brought is in the store."""
    rows = [
        {
            "source": a.source,
            "url": a.url,
            "etag": a.validators.etag,
            "last_modified": a.validators.last_modified,
        }
        for a in answers
        if a.status == 200 and a.validators and not a.problem
    ]
    if not rows:
        return
    insert = sqlite.insert(validators)
    changed = {name: insert.excluded[name] for name in ("etag", "last_modified")}
    with engine.begin() as connection:
        connection.execute(insert.on_conflict_do_update(index_elements=["source", "url"], set_=changed), rows)
