"""The errata of an edition: those that it told where it went out already, else what there is to tell now."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from feeds.places import clock_of
from monitor.app.access import Monitor
from monitor.app.corrected import corrections_of
from monitor.belief import Belief
from monitor.correctable import WITHDRAWN
from monitor.corrections import taken_out
from monitor.errata import Erratum, compare
from monitor.store import errata as ledger
from monitor.store import facts
from reports import words
from reports.errata import word_causes


def errata_for(
    monitor: Monitor, belief: Belief, on: date, *, as_of: datetime, zone: ZoneInfo
) -> tuple[Erratum, ...]:
    """Return what the edition of `on` tells of earlier ones, given what is believed at its as-of.

    What went out is history: a delivered edition that is made again tells exactly what it told.
    """
    if ledger.was_delivered(monitor.engine, on):
        return ledger.errata_of(monitor.engine, on)
    return compare(
        belief,
        ledger.told(monitor.engine),
        on=on,
        as_of=as_of,
        clock_of=clock_of,
        taken_out=_taken_out(monitor, as_of),
        shown=words.figure,
        word_causes=partial(word_causes, zone=zone),
    )


def _taken_out(monitor: Monitor, as_of: datetime) -> dict[str, str]:
    corrections = [c for c in corrections_of(monitor.data) if c.field == WITHDRAWN and c.counts(as_of)]
    if not corrections:
        return {}
    return taken_out(corrections, facts.told(monitor.engine, as_of), as_of, clock_of=clock_of)
