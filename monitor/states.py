"""The one state shown of a service at a place at an instant, out of all layers that may hold. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import pairwise
from typing import Literal

from feeds.bounds import Bounds
from monitor.timeline import LayerInterval, Span, Timeline, joined

State = Literal["outage", "emergency", "partial", "scheduled", "on", "unknown"]
STATES: tuple[State, ...] = ("outage", "emergency", "partial", "scheduled", "on", "unknown")
"""From the worst to the least known; at an instant the first that possibly holds is shown."""


@dataclass(frozen=True, kw_only=True)
class StateInterval(Span):
    """What is shown of a service at a place from `start` to `end`."""

    state: State
    certain: bool
    share_off: Bounds | None
    named: Bounds | None
    base: str | None
    also: tuple[State, ...]
    """Milder interruptions that may hold at the same time: emergency shutdowns beside an outage."""
    evidence: tuple[str, ...]


def states(line: Timeline, start: datetime, end: datetime) -> list[StateInterval]:
    """Return what is shown from `start` to `end`, without gaps: the worst state that possibly holds."""
    cuts = sorted({start, end, *(t for p in line.layers for t in (p.start, p.end) if start < t < end)})
    return joined(_state([p for p in line.layers if p.start <= a < p.end], a, b) for a, b in pairwise(cuts))


def display_state(piece: LayerInterval) -> State:
    """Return the state that a layer shows: an outage after a partial restoration is "partial"."""
    if piece.layer == "outage":
        return "partial" if piece.partial else "outage"
    return piece.layer


def _state(pieces: list[LayerInterval], start: datetime, end: datetime) -> StateInterval:
    if not pieces:
        return StateInterval(
            start=start,
            end=end,
            state="unknown",
            certain=True,
            share_off=None,
            named=None,
            base=None,
            also=(),
            evidence=(),
        )
    by_state: dict[State, list[LayerInterval]] = {s: [] for s in STATES}
    for piece in pieces:
        by_state[display_state(piece)].append(piece)
    state, *milder = [s for s in STATES if by_state[s]]
    shown = by_state[state]
    return StateInterval(
        start=start,
        end=end,
        state=state,
        certain=any(p.certain for p in shown),
        share_off=reduce(Bounds.hull, (p.share_off for p in shown)) if state != "on" else None,
        named=shown[-1].named if state != "on" else None,
        base=shown[-1].base,
        also=tuple(s for s in milder if s != "on"),
        evidence=tuple(sorted({e for p in pieces for e in p.evidence})),
    )
