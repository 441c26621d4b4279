"""Whose figure is taken when several speak of the same thing at the same time.

The order only chooses the figure that is named first. Every other saying is kept, widens the bounds and,
where it differs beyond rounding, is shown as a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from feeds.observation import Said, Voice

TRUST: tuple[tuple[Voice, str], ...] = (
    ("operator", "switches the network itself and counts its own customers"),
    ("authority", "is told by the operators and answers in public for its place"),
    ("press", "repeats one of the two above, sometimes with another's words or units"),
    ("unofficial", "names nobody who could know"),
)
"""Voices from the most to the least trusted, each with the reason for its rank."""

_RANK = {voice: rank for rank, (voice, _) in enumerate(TRUST)}
_REASON = dict(TRUST)


def voice_rank(voice: Voice, *, doubtful: bool) -> tuple[bool, int]:
    """Return a key that sorts the most trusted voice first; a doubtful one stands behind every other."""
    return doubtful, _RANK[voice]


def rank(said: Said) -> tuple[bool, int, timedelta, str]:
    """Return a key that sorts the most trusted saying first.

    First the voice counts, then how precisely the time is known.
    """
    return *voice_rank(said.voice, doubtful=bool(said.doubt)), _vagueness(said), said.id


def _vagueness(said: Said) -> timedelta:
    return said.at.latest - said.at.earliest


def reason(chosen: Said, others: Sequence[Said]) -> str:
    """Say in words why `chosen` gives the figure among `others`."""
    if not chosen.doubt and any(other.doubt for other in others):
        return "the other figure is marked as doubtful"
    if any(other.voice != chosen.voice for other in others):
        return f"the {chosen.voice} {_REASON[chosen.voice]}"
    if all(_vagueness(chosen) < _vagueness(other) for other in others):
        return "equal voices: its time is known more precisely"
    return "equal voices: the first by identity is named, the bounds hold all"
