"""The network reader of one run, tied to the store and the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from feeds.fetch import Fetcher
from monitor.app.access import Monitor
from monitor.store import validators


def new_fetcher(monitor: Monitor) -> Fetcher:
    """Return the network reader of one run, which remembers what servers gave us to ask cheaply with."""
    return Fetcher(known=partial(validators.known, monitor.engine), now=partial(datetime.now, UTC))
