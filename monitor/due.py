"""Which editions are due: one for each local day, at a fixed hour of the day after. Pure.

The ledger decides, not the scheduler: an edition that fell due while the machine slept, or that broke off in
the middle, is simply still due when somebody looks again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from feeds.localtime import at_hour, local_day

MADE_UP_DAYS = 7
"""How far back a missed edition is still made; an older one has expired and is only noted."""
ON_TIME = timedelta(hours=1)
"""An edition begun within this time of its hour is not late."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """An edition that should have been made by now and was not."""

    on: date
    due_at: datetime
    late: bool
    expired: bool


def due_editions(
    now: datetime, *, zone: ZoneInfo, hour: int, begun_on: date, settled: Collection[date]
) -> list[Due]:
    """Return the editions due at `now` and not yet settled, oldest first.

    `begun_on` is the first local day for which the monitor was on duty, `settled` the days whose edition is
    made or given up.
    """
    last = local_day(now, zone) - timedelta(days=1)
    oldest = last - timedelta(days=MADE_UP_DAYS - 1)
    found = []
    for number in range((last - begun_on).days + 1):
        on = begun_on + timedelta(days=number)
        due_at = at_hour(on + timedelta(days=1), hour, zone)
        if due_at <= now and on not in settled:
            found.append(Due(on=on, due_at=due_at, late=now - due_at > ON_TIME, expired=on < oldest))
    return found
