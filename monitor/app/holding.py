"""Holds as a human makes, ends and reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from feeds.places import gazetteer
from monitor.app.access import Monitor
from monitor.app.exits import Misused
from monitor.app.written import utc
from monitor.correctable import fields_of, kinds
from monitor.publication import Hold
from monitor.store import publication as ledger


class BadHold(Misused):
    """A hold that can't be made or ended; the message says which option to change."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants to keep back: one saying, or what lies in a place, a kind, a stretch of time."""

    observation: str | None
    place: str | None
    kind: str | None
    start: datetime | None
    end: datetime | None
    reason: str
    by: str


def hold(monitor: Monitor, wanted: Wanted, *, at: datetime) -> int:
    """Make a hold that counts from `at` on; return its number. BadHold and UnknownPlace say what is wrong."""
    if (wanted.observation is None) == (wanted.place is None):
        raise BadHold("give either --observation or --place")
    if wanted.observation is not None:
        if wanted.kind or wanted.start or wanted.end:
            raise BadHold("--kind, --from and --to go with --place: an --observation is held as a whole")
        if not ledger.is_known(monitor.engine, wanted.observation):
            raise BadHold(f"--observation {wanted.observation!r}: there is no such saying")
    if wanted.kind is not None and fields_of(wanted.kind) is None:
        raise BadHold(f"--kind {wanted.kind!r}: expected one of {', '.join(kinds())}")
    if wanted.start and wanted.end and wanted.end <= wanted.start:
        raise BadHold(f"--to {utc(wanted.end)} is not after --from {utc(wanted.start)}")
    if not wanted.reason.strip():
        raise BadHold("--reason is empty: say why")
    return ledger.add_hold(
        monitor.engine,
        observation=wanted.observation,
        place=wanted.place and gazetteer().find(wanted.place).id,
        kind=wanted.kind,
        start=wanted.start,
        end=wanted.end,
        reason=wanted.reason.strip(),
        by=wanted.by,
        held_at=at,
    )


def release(monitor: Monitor, number: int, *, reason: str, at: datetime) -> None:
    """End a hold at a time; BadHold where there is none of this number, or it has ended."""
    try:
        ended = ledger.release_hold(monitor.engine, number, reason=reason, released_at=at)
    except KeyError:
        raise BadHold(f"there is no hold {number}; see `energy-monitor hold list`") from None
    if not ended:
        raise BadHold(f"hold {number} was released before")


def hold_lines(found: Sequence[Hold]) -> Iterator[str]:
    """Yield a line per hold: what it keeps back, since when, why, and until when."""
    for one in found:
        what = (
            f"observation {one.observation}"
            if one.observation
            else f"{one.place}, {one.kind or 'every kind'}"
        )
        since = f" from {utc(one.start)}" if one.start else ""
        until = f" to {utc(one.end)}" if one.end else ""
        by = f" by {one.by}" if one.by else ""
        yield f"{one.id}: {what}{since}{until}; held {utc(one.held_at)}{by}: {one.reason}"
        if one.released_at:
            because = f": {one.released_because}" if one.released_because else ""
            yield f"    released {utc(one.released_at)}{because}"


def holds_json(found: Sequence[Hold]) -> str:
    """Return the same as JSON."""
    rows = [
        {
            "id": one.id,
            "observation": one.observation,
            "place": one.place,
            "kind": one.kind,
            "from": one.start and utc(one.start),
            "to": one.end and utc(one.end),
            "reason": one.reason,
            "by": one.by,
            "held_at": utc(one.held_at),
            "released_at": one.released_at and utc(one.released_at),
            "released_because": one.released_because,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
