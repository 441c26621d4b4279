"""The network reader of one run, tied to the store and the clock."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial

from feeds.fetch import Fetcher
from monitor.app.access import Monitor
from monitor.store import validators


def asking(monitor: Monitor, *, offline: bool) -> AbstractContextManager[Fetcher | None]:
    """Return what a run asks with, closed when the run ends; offline there is nothing to ask with."""
    return nullcontext() if offline else new_fetcher(monitor)


def new_fetcher(monitor: Monitor) -> Fetcher:
    """Return the network reader of one run, which remembers what servers gave us to ask cheaply with."""
    return Fetcher(known=partial(validators.known, monitor.engine), now=partial(datetime.now, UTC))
