"""The one state shown of a service at a place at an instant, out of all layers that may hold. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Literal

from feeds.bounds import Bounds
from monitor.episode import Count
from monitor.timeline import BaseShare, LayerInterval, Span, Timeline, joined
from monitor.together import instants, telling
from monitor.trust import voice_rank

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
    shares: tuple[BaseShare, ...]
    counts: tuple[Count, ...]
    also: tuple[State, ...]
    """Milder interruptions that may hold at the same time: emergency shutdowns beside an outage."""
    evidence: tuple[str, ...]


def states(line: Timeline, start: datetime, end: datetime) -> list[StateInterval]:
    """Return what is shown from `start` to `end`, without gaps: the worst state that possibly holds."""
    return joined(_state(here, a, b) for a, b, here in instants(line.layers, start, end))


def display_state(piece: LayerInterval) -> State:
    """Return the state that a layer shows: an outage after a partial restoration is "partial"."""
    if piece.layer == "outage":
        return "partial" if piece.partial else "outage"
    return piece.layer


def _state(pieces: list[LayerInterval], start: datetime, end: datetime) -> StateInterval:
    by_state: dict[State, list[LayerInterval]] = {s: [] for s in STATES}
    for piece in pieces:
        by_state[display_state(piece)].append(piece)
    state, *milder = [s for s in STATES if by_state[s]] or ["unknown"]
    shown = by_state[state]
    cut = state not in ("on", "unknown")
    quoted = _quoted(shown) if cut else None
    return StateInterval(
        start=start,
        end=end,
        state=state,
        certain=state == "unknown" or any(p.certain for p in shown),
        share_off=reduce(Bounds.hull, (p.share_off for p in telling(shown))) if cut else None,
        named=quoted.named if quoted else None,
        base=quoted.base if quoted else None,
        shares=tuple(dict.fromkeys(s for p in shown for s in p.shares)) if cut else (),
        counts=tuple(dict.fromkeys(c for p in shown for c in p.counts)) if cut else (),
        also=tuple(s for s in milder if s != "on"),
        evidence=tuple(sorted({e for p in pieces for e in p.evidence})),
    )


def _quoted(pieces: Sequence[LayerInterval]) -> LayerInterval:
    """Return the piece whose figure is quoted: the most trusted to name one, of equals the latest begun."""
    ranked = sorted(telling(pieces), key=lambda p: (p.start, p.evidence), reverse=True)
    return min(ranked, key=lambda p: (p.named is None, voice_rank(p.voice, doubtful=p.doubtful)))
