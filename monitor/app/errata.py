"""The errata of an edition: those that it told where it went out already, else what there is to tell now."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from feeds.places import clock_of
from monitor.app.access import Monitor
from monitor.app.gate import Published
from monitor.errata import Erratum, compare, rests_on
from monitor.store import errata as ledger
from reports import words
from reports.errata import word_causes


def errata_for(
    monitor: Monitor, published: Published, on: date, *, as_of: datetime, zone: ZoneInfo
) -> tuple[Erratum, ...]:
    """Return what the edition of `on` tells of earlier ones, given what may leave at its as-of.

    What went out is history: a delivered edition that is made again tells exactly what it told, but for what
    rests on a saying that is kept back now.
    """
    kept_back = published.kept_back
    if ledger.was_delivered(monitor.engine, on):
        told = ledger.errata_of(monitor.engine, on)
        return tuple(e for e in told if not rests_on(e.sayings, kept_back) and not kept_back & {*e.evidence})
    return compare(
        published.belief,
        ledger.told(monitor.engine),
        on=on,
        as_of=as_of,
        clock_of=clock_of,
        taken_out=published.taken_out,
        shown=words.figure,
        word_causes=partial(word_causes, zone=zone),
        freed=published.freed,
        kept_back=kept_back,
    )
