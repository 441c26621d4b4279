"""Text -> claims, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import datetime

from feeds.language.afterthoughts import calls_false, complete, denied, once, rota
from feeds.language.among import says_worst
from feeds.language.areas import area_of
from feeds.language.chunks import chunk
from feeds.language.claims import claims
from feeds.language.clauses import Clause, Sentence, State
from feeds.language.figures import figure_of, goes_on, named_unit
from feeds.language.going_on import SHORT, dates_first, heading_of, more_places, named, so_did
from feeds.language.making import made
from feeds.language.memory import Memory
from feeds.language.policies import policy
from feeds.language.rules import SHUTDOWNS, Trigger, triggers
from feeds.language.scopes import Context, merged, scopes
from feeds.language.statement import Extract
from feeds.language.times import local_date
from feeds.language.tokens import sentences, tokenise
from feeds.language.units import Unit
from feeds.language.whereabouts import places_of
from feeds.observation import Service

_OPERATOR = re.compile("обленерго|водоканал|облэнерго|комуненерго|oblenergo|vodokanal")
_YEAR = re.compile(r"19\d\d|20[012]\d")
_YEARS = re.compile("year|рок|рік|лет|год")


def extract(text: str, *, published: datetime | None, source: str = "") -> list[Extract]:
    """Return every claim of a text: outages, shutdowns, restorations, attacks on energy, energy policy.

    `published` settles weekdays and "yesterday", in Kyiv's clock; without it only full dates are times.
    `source` names the channel: an operator's own area stands in where the text names no place.
    """
    today = local_date(published)
    moment = (
        published
        if published and published.tzinfo and (published.minute, published.second) != (0, 0)
        else None
    )
    memory = Memory(Context(source_area=area_of(source)))
    found: list[Extract] = []
    since = 0
    words = tokenise(text)
    operator = next((token.text for token in words if _OPERATOR.search(token.key)), None)
    if operator and not memory.context.source_area:
        memory.context.source_area = area_of(operator)
    for line, tokens in sentences(words):
        memory.enter(line)
        sentence = Sentence(text, chunk(tokens, today), today, moment, memory.frame_day)
        complete(found, sentence.units)
        if calls_false(sentence.units):
            found[since:] = [denied(claim) for claim in found[since:]]
            continue
        since = len(found)
        found += _read(sentence, memory)
    if schedule := rota(text, found, memory):
        found = [claim for claim in found if claim.kind != "outage" or claim.quantity]
        found.append(schedule)
    return once(found)


def _read(sentence: Sentence, memory: Memory) -> Iterator[Extract]:
    if not sentence.units:
        return
    units, paragraph = sentence.units, memory.paragraph
    units = sentence.units = [named(units, position, memory) for position in range(len(units))]
    said = {unit.cls for unit in units}
    memory.hear(units, said, old=_is_history(units))
    clauses = [] if paragraph.exercise or paragraph.history else _clauses(units, memory.last, memory.struck)
    places = places_of(units, clauses, memory.context)
    memory.first = memory.first or memory.context.places
    decided = None if paragraph.exercise else policy(units)
    if decided:
        yield _decision(sentence, decided)
    yield from _gone_on(sentence, clauses, said, memory)
    memory.unit = named_unit(units) or memory.unit
    for clause, held in zip(clauses, places, strict=True):
        if not (decided and clause.trigger.kind == "attack"):
            yield from so_did(sentence, (clause.start, clause.trigger.first), memory)
            yield from claims(sentence, clause, held, memory)
            yield from so_did(sentence, (clause.trigger.last, clause.end), memory)
    if units[0].text == "станом" or (len(units) > 2 and [unit.text for unit in units[:2]] == ["as", "of"]):
        paragraph.as_of = sentence.when(0, 4)[0]
    if said & {"STRIKE", "WEAPON"}:
        paragraph.struck = True
        paragraph.strike_time = sentence.when(0, len(units))[0] or paragraph.strike_time


def _gone_on(
    sentence: Sentence, clauses: Sequence[Clause], said: Set[str], memory: Memory
) -> Iterator[Extract]:
    """Yield what a sentence without words of its own adds to an earlier one; keep what its heading says."""
    units = sentence.units
    if units[-1].cls == "COLON" or (not clauses and len(units) <= SHORT) or dates_first(units):
        memory.frame_time = sentence.when(0, len(units))[0] or memory.frame_time
        memory.frame_day = sentence.day() or memory.frame_day
    if clauses:
        memory.heading = heading_of(units, clauses[-1], memory)
    elif memory.last and "LISTING" in said:
        yield from more_places(sentence, memory, memory.last)
    elif memory.heading and not memory.paragraph.history:
        yield from more_places(sentence, memory, memory.heading)
    elif memory.counted and not memory.paragraph.history and (goes_on(units) or says_worst(units)):
        yield from more_places(sentence, memory, memory.counted)


def _is_history(units: Sequence[Unit]) -> bool:
    """Whether a sentence names a year before the full-scale war."""
    for position, unit in enumerate(units):
        years_ago = (
            unit.text in ("ago", "тому", "назад") and position and _YEARS.search(units[position - 1].text)
        )
        if unit.cls == "HISTORY" or years_ago:
            return True
    return any(
        unit.figure is not None
        and 1900 < unit.figure.value < 2022
        and (
            _YEARS.search(unit.text)
            or (_YEAR.fullmatch(unit.text) and position and _dates(units[position - 1]))
        )
        for position, unit in enumerate(units)
    )


def _dates(unit: Unit) -> bool:
    """Whether a bare number after a word is a year: "in 2014"; "2000 – на Сумщині" counts."""
    return unit.cls in ("IN", "WITH", "TIME", "WHICH")


def _clauses(units: Sequence[Unit], last: tuple[Trigger, State] | None, struck: bool) -> list[Clause]:
    found = merged(units, triggers(units))
    owned = scopes(units, found)
    lead = found[0].first if found else 0
    clauses: list[Clause] = []
    regime = last[0] if last else None
    for number, (trigger, (start, end)) in enumerate(zip(found, owned, strict=True)):
        trigger = _meant(trigger, units, (start, end), regime, struck)
        if trigger.lean == "alike":
            if not clauses:
                continue
            trigger = replace(trigger, kind=clauses[-1].trigger.kind)
        if trigger.kind in SHUTDOWNS:
            regime = trigger
        cause = number + 1 < len(found) and found[number + 1].kind == "attack"
        clauses.append(Clause(trigger, start, end, owned[number + 1][1] if cause else end, lead))
    return clauses


def _meant(
    trigger: Trigger, units: Sequence[Unit], own: tuple[int, int], regime: Trigger | None, struck: bool
) -> Trigger:
    """Return a trigger as what its clause and the text before make of it."""
    core = units[trigger.first : trigger.last]
    ahead = any(unit.ahead for unit in core)
    power = trigger.kind == "outage" and trigger.services == ("electricity",)
    if power and _by_queue(units[own[0] : own[1]]):
        return replace(trigger, kind="scheduled_shutdown", lean="state")
    if power and ahead and trigger.lean == "lost" and any(unit.cls == "CUTV" for unit in core):
        return replace(trigger, kind="scheduled_shutdown", lean="planned")
    if struck and trigger.lean == "none" and _spares(core):
        return replace(trigger, kind="outage", lean="unhurt")
    if trigger.lean == "announced" and not ahead:
        return replace(trigger, kind="outage", lean="lost")
    if regime and trigger.lean in ("limit", "theirs"):
        return replace(trigger, kind=regime.kind, services=regime.services, lean="state")
    return trigger


def _spares(units: Sequence[Unit]) -> bool:
    """Whether nobody was cut off: "households have not been disconnected"; not "will not be"."""
    said = {unit.cls for unit in units}
    return {"WHO", "NEG", "CUTV"} <= said and not any(unit.ahead for unit in units)


def _by_queue(units: Sequence[Unit]) -> bool:
    """Whether what goes dark are the queues of a rota: "у темряві будуть три черги"."""
    return any(
        unit.cls == "QUEUE" or (unit.figure is not None and "queues" in (unit.figure.unit, unit.figure.base))
        for unit in units
    )


def _decision(sentence: Sentence, decided: tuple[str, Service]) -> Extract:
    units = sentence.units
    place, service = decided
    amount, _ = figure_of(units, "policy", None)
    trigger = Trigger("policy", "", 0, len(units), (service,))
    at, _until = sentence.when(0, len(units))
    span = (units[0].start, units[-1].end)
    return made(sentence.text, place, service, trigger, (None, "actual"), amount, (at, None), span)
