"""Why a figure differs from what was told: later words, corrections, sayings gone, or another method. Pure.

Told from what the figure rested on then (kept in the ledger) and what it rests on now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

import msgspec

from monitor.belief import Belief
from monitor.figures import Basis, LaneDays

Why = Literal[
    "known later",
    "released from embargo",
    "released from hold",
    "taken in late",
    "correction",
    "correction ended",
    "gone",
    "method",
]


class Freed(NamedTuple):
    """Since when a saying may be told that was kept back after it was known, and what kept it."""

    at: datetime
    by: Literal["embargo", "hold"]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One reason for a difference."""

    why: Why
    sayings: tuple[str, ...] = ()
    """Ids of the sayings that made it."""
    publishers: tuple[str, ...] = ()
    since: datetime | None = None
    """Since when the first of them was known."""
    correction: str = ""
    """The correction's id and reason."""


def causes(
    belief: Belief,
    days: LaneDays,
    on: date,
    sayings: str | None,
    as_of: datetime,
    taken_out: Mapping[str, str],
    freed: Mapping[str, Freed] = MappingProxyType({}),
) -> list[Cause]:
    """Return why the figures of a lane's day differ from those told as of a time; never none.

    `sayings` is what they rested on then, None where that was not kept: then whatever was known by `as_of`.
    `taken_out` names the sayings that corrections keep out of belief, `freed` those told later than they were
    known. What was said of a neighbouring day
    is a cause only where nothing nearer is, for it comes in every day.
    """
    behind, around = days.behind(on), days.behind(on) | days.near(on)
    if sayings is None:
        then = _known_by(belief, as_of, behind, around, freed)
    else:
        then = msgspec.json.decode(sayings, type=Basis)
    known_then = {**then.near, **then.behind}
    for scope in ({*behind, *then.behind}, {*around, *known_then}):
        fresh = {i for i in scope & around - set(known_then) if belief.said[i].known_at > as_of}
        found = [
            *_corrections(belief, scope, known_then, as_of, taken_out),
            *_gone(belief, scope & set(known_then), taken_out),
            *_words(belief, "known later", fresh),
            *_released(belief, scope & around - set(known_then) - fresh, as_of, freed),
        ]
        if found:
            return found
    late = (behind | days.near(on)) - set(known_then)
    return _words(belief, "taken in late", late & days.near(on)) or [Cause(why="method")]


def _known_by(
    belief: Belief, as_of: datetime, behind: Iterable[str], around: Iterable[str], freed: Mapping[str, Freed]
) -> Basis:
    """What figures rested on where that was not kept: whatever was known and could be told by then."""

    def told(ids: Iterable[str]) -> dict[str, str]:
        return {
            i: ""
            for i in ids
            if belief.said[i].known_at <= as_of and (i not in freed or freed[i].at <= as_of)
        }

    return Basis(behind=told(behind), near=told(around))


def evidence_of(why: Iterable[Cause]) -> tuple[str, ...]:
    """Return the ids of the sayings that still stand behind the causes."""
    return tuple(sorted({i for cause in why if cause.why != "gone" for i in cause.sayings}))


def _words(belief: Belief, why: Why, ids: Iterable[str]) -> list[Cause]:
    said = [belief.said[i] for i in sorted(ids)]
    if not said:
        return []
    return [
        Cause(
            why=why,
            sayings=tuple(s.id for s in said),
            publishers=tuple(sorted({s.publisher for s in said})),
            since=min(s.known_at for s in said),
        )
    ]


def _released(
    belief: Belief, ids: Iterable[str], as_of: datetime, freed: Mapping[str, Freed]
) -> Iterator[Cause]:
    """Sayings that were known by then and could not be told yet, by what kept them back."""
    reasons: tuple[tuple[str, Why], ...] = (
        ("embargo", "released from embargo"), ("hold", "released from hold")
    )  # fmt: skip
    for by, why in reasons:
        mine = [i for i in ids if i in freed and freed[i].by == by and freed[i].at > as_of]
        for cause in _words(belief, why, mine):
            yield replace(cause, since=min(freed[i].at for i in mine))


def _corrections(
    belief: Belief,
    scope: Iterable[str],
    then: Mapping[str, str],
    as_of: datetime,
    taken_out: Mapping[str, str],
) -> Iterator[Cause]:
    """Corrections made or ended since, each once, with the sayings that they touch."""
    touched: dict[tuple[Why, str], list[str]] = {}
    for i in sorted(scope):
        said = belief.said.get(i)
        if said is None:
            if i in taken_out:
                touched.setdefault(("correction", taken_out[i]), [])
        elif i in then and said.corrected != then[i]:
            why: Why = "correction" if said.corrected else "correction ended"
            touched.setdefault((why, said.corrected or then[i]), []).append(i)
        elif i not in then and said.corrected and said.known_at <= as_of:
            # A correction of its time or place has brought an old saying to this day.
            touched.setdefault(("correction", said.corrected), []).append(i)
    for (why, correction), ids in sorted(touched.items()):
        yield Cause(why=why, correction=correction, sayings=tuple(ids))


def _gone(belief: Belief, ids: Iterable[str], taken_out: Mapping[str, str]) -> Sequence[Cause]:
    gone = tuple(sorted(i for i in ids if i not in belief.said and i not in taken_out))
    return [Cause(why="gone", sayings=gone)] if gone else []
