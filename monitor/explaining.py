"""Why a state is what it is: the words that stand at an instant, those that lapsed, and what was decided.

Pure. Nothing here decides anything anew: it looks up what the belief rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.localtime import local_day
from feeds.observation import Statement
from monitor.belief import Belief
from monitor.episode import Conflict, Decision, Episode, Lane
from monitor.states import STATES, State, StateInterval, states
from monitor.timeline import LayerInterval, words

STORY = timedelta(days=7)
"""How far back a lapsed word, or a decision that ended something, still explains anything."""
_ENDING = ("ended", "overruled", "lapsed", "noise")
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A word that stands (or last stood) at the instant: what it reports, and from when to when."""

    state: State
    certain: bool
    from_: TimeBounds
    until: TimeBounds
    followed: bool
    """Whether it may be the latest word of its episode; an earlier one still stands but is not followed."""
    episode: Episode
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlannedNow:
    """How many groups of the schedule were planned to be off at the instant."""

    off: int
    possibly_off: int
    groups: int
    overruled: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A state at an instant with everything that it rests on."""

    lane: Lane
    at: datetime
    as_of: datetime | None
    shown: StateInterval
    standing: tuple[Standing, ...]
    lapsed: Standing | None
    """Where nothing stands: the last word that did, within a week."""
    inherited: tuple[tuple[str, LayerInterval], ...]
    planned: PlannedNow | None
    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[Statement, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sayings that it names, in the order of telling."""
        told = (
            *(i for word in (*self.standing, *([self.lapsed] if self.lapsed else [])) for i in word.evidence),
            *(i for _, piece in self.inherited for i in piece.evidence),
            *(i for decision in self.decisions for i in decision.evidence),
            *(side for conflict in self.conflicts for side, _ in conflict.sides),
            *(note.id for note in self.notes),
            *(self.planned.evidence if self.planned else ()),
        )
        return tuple(dict.fromkeys(told))


def explain(
    belief: Belief, lane: Lane, at: datetime, zone: ZoneInfo, ancestors: Callable[[str], Sequence[str]]
) -> Explanation:
    """Explain the state shown of a lane at an instant (aware UTC)."""
    (shown,) = states(belief.timeline(*lane), at, at + _TICK)
    mine = [e for e in belief.resolution.episodes if (e.place, e.service) == lane]
    told = [word for episode in mine for word in _words(episode, at, zone)]
    standing = sorted((w for w in told if w.from_.earliest <= at < w.until.latest), key=_worst_first)
    gone = [w for w in told if w.until.latest <= at <= w.until.latest + STORY]
    lapsed = max(gone, key=lambda w: (w.until.latest, w.evidence), default=None) if not standing else None
    ids = {i for word in (*standing, *([lapsed] if lapsed else [])) for i in word.evidence}
    return Explanation(
        lane=lane,
        at=at,
        as_of=belief.as_of,
        shown=shown,
        standing=tuple(standing),
        lapsed=lapsed,
        inherited=tuple(
            (above, p) for above, p in belief.inherited(*lane, ancestors) if p.start <= at < p.end
        ),
        planned=_planned(belief, lane, at, zone, standing),
        decisions=tuple(d for d in belief.resolution.decisions if _of(d, lane) and _tells(d, ids, at)),
        conflicts=tuple(c for c in belief.resolution.conflicts if _of(c, lane) and _differs(c, ids, at)),
        notes=tuple(_notes(belief, lane, at)),
    )


def _words(episode: Episode, at: datetime, zone: ZoneInfo) -> Iterator[Standing]:
    """Return each mention of an episode as a word; an end of the episode cuts words, but not counts."""
    end = None if episode.measured_by else episode.end
    for word in words(episode, zone):
        mention = word.mention
        until = TimeBounds(
            max(word.from_, min(word.lapses, end.earliest) if end else word.lapses),
            max(word.by, min(word.gone, end.latest) if end else word.gone),
        )
        yield Standing(
            state="partial" if episode.layer == "outage" and mention.partial else episode.layer,
            certain=mention.sure and word.by <= at < until.earliest,
            from_=TimeBounds(word.from_, word.by),
            until=until,
            followed=word.latest(at),
            episode=episode,
            evidence=mention.evidence,
        )
    if not episode.mentions and end:
        yield Standing(
            state="outage",
            certain=False,
            from_=TimeBounds(end.earliest, end.earliest),
            until=TimeBounds(end.earliest, end.latest),
            followed=True,
            episode=episode,
            evidence=episode.evidence,
        )


def _worst_first(word: Standing) -> tuple[object, ...]:
    return STATES.index(word.state), not word.followed, word.from_.earliest, word.evidence


def _of(about: Decision | Conflict, lane: Lane) -> bool:
    return (about.place, about.service) == lane


def _tells(decision: Decision, ids: set[str], at: datetime) -> bool:
    """Whether a decision explains the instant: it chose among the standing words, or it lately ended others.

    What conflicts decided is told with the conflicts.
    """
    if decision.verdict in ("figure chosen", "denied"):
        return False
    recent = decision.at.earliest <= at <= decision.at.latest + STORY
    return bool(ids & set(decision.evidence)) or (recent and decision.verdict in _ENDING)


def _differs(conflict: Conflict, ids: set[str], at: datetime) -> bool:
    now = conflict.at.earliest <= at <= conflict.at.latest
    return now or any(side in ids for side, _ in conflict.sides)


def _planned(
    belief: Belief, lane: Lane, at: datetime, zone: ZoneInfo, standing: Sequence[Standing]
) -> PlannedNow | None:
    day = belief.planned.get((*lane, local_day(at, zone)))
    if day is None:
        return None
    now = [{cut.likely for cut in plan.cuts if cut.start <= at < cut.end} for plan in day.plans]
    return PlannedNow(
        off=sum("definite" in likely for likely in now),
        possibly_off=sum(likely == {"possible"} for likely in now),
        groups=day.groups,
        overruled=any(word.state == "emergency" for word in standing),
        evidence=day.evidence,
    )


def _notes(belief: Belief, lane: Lane, at: datetime) -> Iterator[Statement]:
    """Return what was planned, held possible or denied for the instant: told, but never a state."""
    for said in sorted(
        (*belief.resolution.plans, *belief.resolution.notes), key=lambda s: (s.at.earliest, s.id)
    ):
        if (said.place, said.service) == lane and said.at.earliest <= at < (said.until or said.at).latest:
            yield said
