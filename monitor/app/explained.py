"""What `energy-monitor explain` prints: a state with the words, decisions and pages that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console

from feeds.bounds import TimeBounds
from feeds.localtime import read_utc
from feeds.observation import Service
from feeds.places import Place, gazetteer
from monitor.app.access import Monitor
from monitor.app.exits import Misused
from monitor.app.meant import lanes_of
from monitor.app.show import (
    amounts,
    conflict_json,
    conflict_words,
    evidence_json,
    interval_json,
    note_json,
    saying,
)
from monitor.app.written import utc
from monitor.belief import Belief
from monitor.episode import Decision
from monitor.explaining import Explanation, Standing, explain
from monitor.states import display_state
from reports import words

Cited = dict[str, int]


def moment_of(text: str, place: Place) -> datetime:
    """Read an instant: ISO 8601 with an offset, or without one on the place's own clock."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None and len(text) > len("2022-12-16"):
            return moment.replace(tzinfo=place.clock).astimezone(read_utc("2000-01-01T00:00Z").tzinfo)
        return read_utc(text)
    except ValueError:
        raise Misused(f"not a time like 2022-12-16T19:00 or 2022-12-16T17:00Z: {text!r}") from None


def explanations(
    monitor: Monitor, name: str, at: str, service: Service | None, as_of: datetime | None
) -> tuple[Place, Belief, list[Explanation]]:
    """Explain what is shown of every service of a place at an instant."""
    place = gazetteer().find(name)
    belief, moment = monitor.belief(as_of, door="explain"), moment_of(at, place)
    return (
        place,
        belief,
        [
            explain(belief, lane, moment, place.clock, gazetteer().ancestors)
            for lane in lanes_of(belief, place, service)
        ],
    )


def print_explanations(
    place: Place, belief: Belief, found: Sequence[Explanation], monitor: Monitor, console: Console
) -> None:
    """Print each explanation, then every saying that it names with its page and archived copy."""
    cited: Cited = {}
    for one in found:
        for line in _told(one, place, belief, cited):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        console.print()
    documents = monitor.provenance(cited)
    for identity, number in cited.items():
        said, kept = belief.said[identity], documents[identity]
        kept_as = f"known since {said.known_at:%Y-%m-%d %H:%M} UTC, archived as {kept.sha256} {kept.locator}"
        told = f"{saying(number, said, place.clock)}\n    {kept_as}"
        console.print(told, markup=False, highlight=False, soft_wrap=True)


def _told(one: Explanation, place: Place, belief: Belief, cited: Cited) -> Iterator[str]:
    zone = place.clock
    as_of = f", as known at {words.moment(one.as_of, zone)}" if one.as_of else ""
    sure = "" if one.shown.certain else " (possibly)"
    yield f"{place.name_en} ({place.id}), {one.lane[1]}, {words.moment(one.at, zone)}{as_of}:"
    named = amounts(one.shown)
    yield f"  {words.STATE[one.shown.state]}{sure}{f': {named} off' if named else ''}"
    if not one.standing:
        yield "  Nobody's word stands at this time; that is no sign of supply."
    for word in one.standing:
        why = "because" if word.followed else "earlier, superseded"
        yield f"  {why}: {_word(word, zone)} {_cite(word.evidence, cited)}"
    if one.lapsed:
        yield f"  the last word before: {_word(one.lapsed, zone)} {_cite(one.lapsed.evidence, cited)}"
    for above, piece in one.inherited:
        of = gazetteer().get(above).name_en
        sure = "" if piece.certain else " (possibly)"
        state = words.STATE[display_state(piece)]
        yield f"  said of {of}, not of this place: {state}{sure} {_cite(piece.evidence, cited)}"
    if one.planned:
        plan = one.planned
        maybe = f", {plan.possibly_off} possibly" if plan.possibly_off else ""
        over = "; an emergency overrules the plan" if plan.overruled else ""
        yield (
            f"  planned: {plan.off} of {plan.groups} groups off{maybe}{over}; a plan makes no state "
            f"{_cite(plan.evidence, cited)}"
        )
    yield from (f"  decided: {_decision(d, zone)} {_cite(d.evidence, cited)}" for d in one.decisions)
    for conflict in one.conflicts:
        sides = _cite([side for side, _ in conflict.sides], cited)
        yield f"  conflict: {conflict_words(conflict, belief)} {sides}"
    for note in one.notes:
        yield f"  told: {words.statement(note)}; no state follows from it {_cite([note.id], cited)}"


def _word(word: Standing, zone: ZoneInfo) -> str:
    stands = f"stands from {_bounds(word.from_, zone)} until {_bounds(word.until, zone)}"
    measured = f" by the counts of {word.episode.measured_by}" if word.episode.measured_by else ""
    return f"{words.STATE[word.state]}{measured}, {stands}"


def _bounds(at: TimeBounds, zone: ZoneInfo) -> str:
    if at.exact:
        return words.when(at, zone)
    edges = [words.when(TimeBounds(t, t), zone) for t in (at.earliest, at.latest)]
    return f"(between {edges[0]} and {edges[1]})"


def _decision(decision: Decision, zone: ZoneInfo) -> str:
    return f"{decision.layer} {decision.verdict}, {words.when(decision.at, zone)}: {decision.reason}"


def _cite(ids: Sequence[str], cited: Cited) -> str:
    numbers = sorted(cited.setdefault(identity, len(cited) + 1) for identity in ids)
    return f"[{', '.join(map(str, numbers))}]"


def explanations_json(place: Place, belief: Belief, found: Sequence[Explanation], monitor: Monitor) -> str:
    """Return explanations as JSON, with every saying that they name and its archived document."""
    cited = {identity for one in found for identity in one.cited}
    answer = {
        "place": place.id,
        "name": place.name_en,
        "zone": place.zone,
        "at": utc(found[0].at),
        "as_of": belief.as_of and utc(belief.as_of),
        "services": [_explanation(one) for one in found],
        "evidence": evidence_json(belief, monitor, cited),
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _explanation(one: Explanation) -> dict[str, Any]:
    shown = {k: v for k, v in interval_json(one.shown).items() if k not in ("start_at", "end_at")}
    return {
        "service": one.lane[1],
        **shown,
        "because": [_standing(word) for word in one.standing],
        "last_word_before": one.lapsed and _standing(one.lapsed),
        "inherited": [
            {"place": above, "state": display_state(p), "certain": p.certain, "evidence": list(p.evidence)}
            for above, p in one.inherited
        ],
        "planned": one.planned
        and {
            "groups_off": one.planned.off,
            "groups_possibly_off": one.planned.possibly_off,
            "groups": one.planned.groups,
            "overruled": one.planned.overruled,
            "evidence": list(one.planned.evidence),
        },
        "decisions": [
            {
                "layer": d.layer,
                "verdict": d.verdict,
                "at": [utc(d.at.earliest), utc(d.at.latest)],
                "reason": d.reason,
                "chosen": d.chosen or None,
                "evidence": list(d.evidence),
            }
            for d in one.decisions
        ],
        "conflicts": [conflict_json(c) for c in one.conflicts],
        "notes": [note_json(note) for note in one.notes],
    }


def _standing(word: Standing) -> dict[str, Any]:
    return {
        "state": word.state,
        "certain": word.certain,
        "from": [utc(word.from_.earliest), utc(word.from_.latest)],
        "until": [utc(word.until.earliest), utc(word.until.latest)],
        "followed": word.followed,
        "measured_by": word.episode.measured_by or None,
        "evidence": list(word.evidence),
    }
