"""When a claim holds: by its clause, by what opens the sentence, by the strike or the heading above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from feeds.bounds import TimeBounds
from feeds.language.clauses import Clause, Sentence, State, When
from feeds.language.memory import Memory
from feeds.language.statement import CLOCK
from feeds.language.units import Unit
from feeds.localtime import local_day


def when_of(sentence: Sentence, clause: Clause, state: State, memory: Memory) -> When:
    """Return the times of the clause, else those that open the sentence, else those of its strike."""
    trigger = clause.trigger
    future = state[1] in ("planned", "possible") or _foretold(sentence, clause, state)
    reached = trigger.kind == "restoration"
    if state[1] == "actual" and trigger.kind == "outage":
        reached = _counted_by(sentence.units, clause)
    at, until = sentence.when(clause.start, clause.end, future, reached)
    if at is None and until is None and clause.start > 0:
        at, until = sentence.when(0, clause.lead, future, reached)
        at = at or (memory.sentence_time if trigger.lean == "lost" else None)
    if at is None and trigger.kind == "attack":
        at, _ = sentence.when(0, len(sentence.units))
    if state[1] == "actual" and trigger.kind in ("outage", "restoration"):
        at = _past(at, sentence)
    elif state[1] == "planned":
        at = _coming(at, sentence)
    if at is None and until is None and trigger.kind == "outage" and state[1] == "actual":
        still = any(unit.cls == "STILL" for unit in sentence.units[clause.start : clause.end])
        at = memory.paragraph.as_of if still else None
    return at or (memory.frame_time if until is None and state[1] == "actual" else None), until


_BY = frozenset(("by", "на", "к"))


def _counted_by(units: Sequence[Unit], clause: Clause) -> bool:
    """Whether a limit is the hour of a count: "by 14:00 the number was …", "На ранок без світла …"."""
    opening = units[:2]
    if opening[0].text in _BY and opening[-1].time:
        return True
    return any(
        left.text == "by" and right.time is not None
        for left, right in pairwise(units[clause.start : clause.end])
    )


def _foretold(sentence: Sentence, clause: Clause, state: State) -> bool:
    """Whether what is denied was said to be coming: "with Monday the power will be off for twelve hours"."""
    units = sentence.units[clause.start : clause.end]
    return state[1] == "denied" and any(unit.ahead or unit.cls == "FUTURE" for unit in units)


def _coming(at: TimeBounds | None, sentence: Sentence) -> TimeBounds | None:
    """Return a part of the day that is over already as the next day's: "by morning", told late at night."""
    if at is None or sentence.moment is None or at.latest > sentence.moment:
        return at
    today = local_day(at.earliest, CLOCK) == sentence.today and at.latest - at.earliest < timedelta(hours=12)
    return TimeBounds(at.earliest + timedelta(days=1), at.latest + timedelta(days=1)) if today else at


def _past(at: TimeBounds | None, sentence: Sentence) -> TimeBounds | None:
    """Return an hour that has not come yet as the day's before: "о 23:30", told in the morning."""
    if at is None or sentence.moment is None or at.earliest != at.latest:
        return at
    late = at.earliest - sentence.moment
    if timedelta(hours=1) < late < timedelta(days=1) and local_day(at.earliest, CLOCK) == sentence.today:
        return TimeBounds(at.earliest - timedelta(days=1), at.latest - timedelta(days=1))
    return at


def lies_ahead(at: TimeBounds | None, sentence: Sentence) -> bool:
    """Whether a time lies after the publication: a regime of tomorrow, or of this evening, is announced."""
    if at is None or sentence.today is None:
        return False
    later = sentence.moment is not None and at.earliest == at.latest and at.earliest > sentence.moment
    return later or local_day(at.earliest, CLOCK) > sentence.today
