"""Corrections to earlier editions, in words: what changed of a lane's day, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from monitor.belief import Belief
from monitor.causes import Cause
from monitor.errata import Change, Erratum
from reports import words
from reports.evidence import Citations, place_name


@dataclass(frozen=True, kw_only=True)
class ErratumRow:
    """One lane's day of an earlier edition: what it said, what is so now, and why."""

    about: str
    """Place, service and day."""
    changes: tuple[str, ...]
    cause: str
    evidence: tuple[int, ...]


def erratum_rows(belief: Belief, errata: Iterable[Erratum], citations: Citations) -> tuple[ErratumRow, ...]:
    """Return a row per erratum, in their order; a saying that no longer stands can't be cited."""
    return tuple(
        ErratumRow(
            about=f"{place_name(e.place)}, {words.SERVICE[e.service]}, {words.day(e.on)}",
            changes=tuple(_change(c) for c in e.changes),
            cause=e.cause,
            evidence=citations.cite(i for i in e.evidence if i in belief.said),
        )
        for e in errata
    )


def _change(change: Change) -> str:
    """Word one figure; its name says already that a coverage was observed."""
    was, now = (words.figure(change.figure, value) for value in (change.was, change.now))
    name = words.FIGURE[change.figure]
    return f"{name} was {was.removeprefix('observed ')}, is {now.removeprefix('observed ')}"


def word_causes(causes: Sequence[Cause], zone: ZoneInfo) -> str:
    """Word why a figure changed: "2 sayings known later (Babel; first on 20 December 2022, 10:15)"."""
    return "; ".join(_cause(cause, zone) for cause in causes)


def _cause(cause: Cause, zone: ZoneInfo) -> str:
    match cause.why:
        case "known later":
            return f"{_sayings(cause)} known later ({_by_and_since(cause, zone)})"
        case "taken in late":
            return f"{_sayings(cause)} of before, taken in since ({_by_and_since(cause, zone)})"
        case "released from embargo" | "released from hold":
            return f"{_sayings(cause)} {cause.why} ({_by_and_since(cause, zone)})"
        case "correction":
            return f"correction {cause.correction}"
        case "correction ended":
            return f"no longer corrected by {cause.correction}"
        case "gone":
            return f"{_sayings(cause)} withdrawn or replaced by the source"
        case "method":
            return "a change of method (the same sayings are read differently)"


def _sayings(cause: Cause) -> str:
    return "a saying" if len(cause.sayings) == 1 else f"{len(cause.sayings)} sayings"


def _by_and_since(cause: Cause, zone: ZoneInfo) -> str:
    by = words.listed(list(cause.publishers), MOST_PUBLISHERS)
    if cause.since is None:
        return by
    first = "" if len(cause.sayings) == 1 else "the first "
    return f"{by}; {first}on {words.moment(cause.since, zone)}"


MOST_PUBLISHERS = 5
