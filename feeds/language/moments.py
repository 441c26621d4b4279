"""When a claim holds: by its clause, by what opens the sentence, by the strike or the heading above."""

from __future__ import annotations

from datetime import timedelta

from feeds.bounds import TimeBounds
from feeds.language.clauses import Clause, Sentence, State, When
from feeds.language.memory import Memory
from feeds.language.statement import CLOCK
from feeds.localtime import local_day


def when_of(sentence: Sentence, clause: Clause, state: State, memory: Memory) -> When:
    """Return the times of the clause, else those that open the sentence, else those of its strike."""
    trigger = clause.trigger
    future, reached = state[1] == "planned", trigger.kind == "restoration"
    opening = sentence.units[:2]
    if state[1] == "actual" and trigger.kind == "outage" and opening[0].text in _BY and opening[-1].time:
        reached = True  # "by 14:00 the number of … was"
    at, until = sentence.when(clause.start, clause.end, future, reached)
    if at is None and until is None and clause.start > 0:
        at, until = sentence.when(0, clause.lead, future, reached)
        at = at or (memory.sentence_time if trigger.lean == "lost" else None)
    if at is None and trigger.kind == "attack":
        at, _ = sentence.when(0, len(sentence.units))
    if state[1] == "actual" and trigger.kind in ("outage", "restoration"):
        at = _past(at, sentence)
    return at or (memory.frame_time if until is None and state[1] == "actual" else None), until


_BY = frozenset(("by", "на", "станом на", "к"))


def _past(at: TimeBounds | None, sentence: Sentence) -> TimeBounds | None:
    """Return an hour that would lie after the publication as the day's before.

    As in "о 23:30" told in the morning.
    """
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
