"""Text -> claims, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from feeds.language.chunks import Unit, chunk
from feeds.language.claims import Clause, Sentence, claims, made
from feeds.language.figures import figure_of, goes_on, named_unit, pairs, quantity
from feeds.language.memory import Memory, Sense
from feeds.language.placenames import area_of
from feeds.language.patterns import SERVICES
from feeds.language.policies import policy
from feeds.language.rules import Trigger, triggers
from feeds.language.scopes import FOREIGN, Context, merged, place_groups, resolved, scopes
from feeds.language.statement import CLOCK, Extract
from feeds.language.states import sense
from feeds.language.times import local_date
from feeds.language.tokens import Token, sentences, tokenise
from feeds.language.whereabouts import places_of
from feeds.localtime import local_day
from feeds.observation import Service

_OPERATOR = re.compile("обленерго|водоканал|облэнерго|комуненерго|oblenergo|vodokanal")
_YEARS = re.compile("year|рок|рік|лет|год")


def extract(text: str, *, published: datetime | None, source: str = "") -> list[Extract]:
    """Return every claim of a text: outages, shutdowns, restorations, attacks on energy, energy policy.

    `published` settles weekdays and "yesterday", in Kyiv's clock; without it only full dates are times.
    `source` names the channel: an operator's own area stands in where the text names no place.
    """
    today = local_date(published)
    moment = published if published and published.tzinfo and (published.minute, published.second) != (0, 0) else None
    memory = Memory(Context(source_area=area_of(source)))
    found: list[Extract] = []
    since = 0
    words = tokenise(text)
    named = next((token.text for token in words if _OPERATOR.search(token.key)), None)
    if named and not memory.context.source_area:
        memory.context.source_area = area_of(named)
    for line, tokens in sentences(words):
        memory.enter(line)
        sentence = Sentence(text, chunk(tokens, today), today, moment)
        _complete(found, sentence.units)
        if _calls_false(sentence.units):
            found[since:] = [_denied(claim) for claim in found[since:]]
            continue
        since = len(found)
        found += _read(sentence, memory)
    if rota := _rota(text, words, found, memory, today):
        found.append(rota)
    return _once(found)


_QUEUE_LINE = re.compile(
    r"^\W*(?:(?:під)?черга|(?:под)?очередь|група|группа|queue|group|гпв)?\W*(\d(?:\.\d)?)[^\n]*\d{1,2}(?:[:;]\d\d)?\s?[-–—]\s?\d"
    r"|^\W*\d{1,2}[:;]\d\d\s?[-–—]\s?\d{1,2}[:;]\d\d\W+[^\n]*(?:черг|очеред|queue|group)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a rota: a queue with its hours, or hours with their queues."""


def _rota(
    text: str, words: Sequence[Token], found: Sequence[Extract], memory: Memory, today: date | None
) -> Extract | None:
    """Return the schedule that lines of queues and hours announce where no sentence says so."""
    lines = list(_QUEUE_LINE.finditer(text))
    if len(lines) < 2 or any(claim.kind in ("scheduled_shutdown", "emergency_shutdown") for claim in found):
        return None
    places = memory.first or (memory.context.source_area,)
    trigger = Trigger("scheduled_shutdown", "state", 0, 0, ("electricity",))
    start, end = lines[0].span()
    when = (memory.frame_time, None)
    return made(text, places[0], "electricity", trigger, ("begins", "planned"), None, when, (start, end))


def _calls_false(units: Sequence[Unit]) -> bool:
    """Whether a sentence says no more than that the one before it is untrue: "Це фейк, повідомляє Укренерго."."""
    row = [unit.cls for unit in units[:4]]
    return "FAKE" in row and bool(units) and units[0].text in _THIS and not triggers(units)


_THIS = frozenset(("це", "this", "that", "it", "такі", "ці", "насправді", "это", "такая", "така", "інформація"))


def _denied(claim: Extract) -> Extract:
    return replace(claim, modality="denied")


def _complete(found: list[Extract], units: Sequence[Unit]) -> None:
    """Give a decision the figure that the sentence after it names: "The price was set at 180 euros"."""
    if found and found[-1].kind == "policy" and found[-1].quantity is None:
        amount, _ = figure_of(units, "policy", None)
        found[-1] = replace(found[-1], quantity=amount)


def _read(sentence: Sentence, memory: Memory) -> Iterator[Extract]:
    if not sentence.units:
        return
    units, paragraph = sentence.units, memory.paragraph
    units = sentence.units = [_named(units, position, memory) for position in range(len(units))]
    said = {unit.cls for unit in units}
    if len(units) > 1 and units[0].cls in SERVICES and units[1].cls in ("COLON", "DASH"):
        memory.service = SERVICES[units[0].cls]
    memory.energy = memory.energy or bool(said & _ENERGY)
    memory.struck = memory.struck or "STRIKE" in said
    memory.weather = memory.weather or "WEATHER" in said
    if any(unit.cls == "PLACE" and unit.spots[0].kind in ("city", "oblast") for unit in units):
        paragraph.works = paragraph.history = False  # the works and the old days were told of elsewhere
    paragraph.works = paragraph.works or "WORKS" in said
    paragraph.exercise = paragraph.exercise or "EXERCISE" in said
    memory.context.national = memory.context.national or "NATIONAL" in said
    paragraph.history = paragraph.history or _is_history(units)
    clauses = [] if paragraph.exercise or paragraph.history else _clauses(units, memory.last, memory.struck)
    places = places_of(units, clauses, memory.context)
    memory.first = memory.first or memory.context.places
    decided = None if paragraph.exercise else policy(units)
    if decided:
        yield _decision(sentence, decided)
    if units[-1].cls == "COLON" or (not clauses and len(units) <= _SHORT) or _dates_first(units):
        memory.frame_time = sentence.when(0, len(units))[0] or memory.frame_time
    if not clauses and "LISTING" in said and memory.last:
        yield from _more_places(sentence, memory, memory.last)
    elif not clauses and memory.heading and not paragraph.history:
        yield from _more_places(sentence, memory, memory.heading)
    elif not clauses and memory.counted and not paragraph.history and goes_on(units):
        yield from _more_places(sentence, memory, memory.counted)
    if clauses:
        memory.heading = _heading(units, clauses[-1], memory)
    memory.unit = named_unit(units) or memory.unit
    for clause, held in zip(clauses, places, strict=True):
        if not (decided and clause.trigger.kind == "attack"):
            yield from claims(sentence, clause, held, memory)
    if said & {"STRIKE", "WEAPON"}:
        paragraph.struck = True
        paragraph.strike_time = sentence.when(0, len(units))[0] or paragraph.strike_time


_SHORT = 8
"""Up to how many units a sentence without a claim is a heading, whose time is that of what follows."""


def _dates_first(units: Sequence[Unit]) -> bool:
    """Whether a sentence opens with its own time as a live blog does: "11:05 — …"."""
    return len(units) > 1 and units[0].time is not None and units[1].cls in ("DASH", "COLON")


_ENERGY = frozenset(("POWER", "SYSTEM", "NATIONAL", "SCHEDCUT", "EMERGCUT", "CUT", "OBJE"))


def _named(units: Sequence[Unit], position: int, memory: Memory) -> Unit:
    """Return a unit, a pronoun as the service that it stands for: "it is back", "немає її й у Стрию".

    What is applied or lifted is a regime, not a service: such pronouns stay.
    """
    unit = units[position]
    if unit.cls != "PRON":
        return unit
    here = [SERVICES[other.cls] for other in units[:position] if other.cls in SERVICES]
    meant = here[-1] if here else memory.service
    if not meant:
        return unit
    if position and units[position - 1].cls == "WHICH":
        return unit  # "the plant that feeds them"
    near = {other.cls for other in units[max(0, position - 2) : position + 4]}
    if near & _OF_SUPPLY and not near & {"CANCEL", "APPLIED"}:
        name = next(name for name, service in SERVICES.items() if service == meant)
        return replace(unit, cls=name)
    return unit


_OF_SUPPLY = frozenset(("NO", "RESTORED", "RESTORING", "WILLRESTORE", "LOST", "STOPPED", "WITHOUT", "HAVE", "RESTORE"))


def _heading(units: Sequence[Unit], clause: Clause, memory: Memory) -> tuple[Trigger, Sense] | None:
    """Return what a line that ends in a colon says of the lines below it; None for any other line."""
    if units[-1].cls != "COLON":
        return memory.heading if clause.trigger.kind == "attack" else None
    state = sense(clause.trigger, units, clause.start, clause.end, with_figure=False)
    return (clause.trigger, state) if state else None


def _more_places(sentence: Sentence, memory: Memory, said: tuple[Trigger, Sense]) -> Iterator[Extract]:
    """Yield again what was said last, for the places that the next sentence adds: "so far in Kyiv and Odesa"."""
    trigger, state = said
    units = sentence.units
    unit_named = named_unit(units) or memory.unit
    listed = {place: figure for figure, place in pairs(units)}
    at, until = sentence.when(0, len(units))
    when = at or memory.frame_time, until
    for position, spots in place_groups(units, 0, len(units)):
        unit = units[position]
        counted = units[listed[position]] if position in listed else None
        amount = quantity(counted.figure, trigger.kind, unit_named) if counted and counted.figure else None
        if counted is None:
            amount, counted = figure_of(units, trigger.kind, unit_named)
        first, last = sorted((unit, counted or unit), key=lambda one: one.start)
        for place in resolved(spots, memory.context):
            if place and place != FOREIGN:
                for service in trigger.services:
                    span = (first.start, last.end)
                    yield made(sentence.text, place, service, trigger, state, amount, when, span)


def _is_history(units: Sequence[Unit]) -> bool:
    """Whether a sentence names a year before the full-scale war."""
    for position, unit in enumerate(units):
        years_ago = (
            unit.text in ("ago", "тому", "назад") and position and _YEARS.search(units[position - 1].text)
        )
        if unit.cls == "HISTORY" or years_ago:
            return True
    return any(
        unit.figure and 1900 < unit.figure.value < 2022 and (not unit.figure.unit or _YEARS.search(unit.text))
        for unit in units
    )


def _clauses(units: Sequence[Unit], last: tuple[Trigger, Sense] | None, struck: bool) -> list[Clause]:
    found = merged(units, triggers(units))
    owned = scopes(units, found)
    lead = found[0].first if found else 0
    clauses = []
    for number, (trigger, (start, end)) in enumerate(zip(found, owned, strict=True)):
        if trigger.kind == "outage" and trigger.services == ("electricity",) and _by_queue(units[start:end]):
            trigger = replace(trigger, kind="scheduled_shutdown", lean="state")
        if struck and trigger.lean == "none" and _spares(units[trigger.first : trigger.last]):
            trigger = replace(trigger, kind="outage", lean="unhurt")
        if trigger.lean == "announced" and not any(unit.ahead for unit in units[trigger.first : trigger.last]):
            trigger = replace(trigger, kind="outage", lean="lost")
        if trigger.lean in ("limit", "theirs") and last:
            trigger = replace(trigger, kind=last[0].kind, services=last[0].services, lean="state")
        cause = number + 1 < len(found) and found[number + 1].kind == "attack"
        clauses.append(Clause(trigger, start, end, owned[number + 1][1] if cause else end, lead))
    return clauses


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


def _once(found: Sequence[Extract]) -> list[Extract]:
    """Return each claim once: a mention that adds nothing to an earlier one is the same claim."""
    kept: list[Extract] = []
    for claim in found:
        same = next((number for number, earlier in enumerate(kept) if _same(earlier, claim)), None)
        if same is None:
            kept.append(claim)
            continue
        earlier = kept[same]
        kept[same] = replace(
            earlier,
            quantity=earlier.quantity or claim.quantity,
            at=earlier.at or claim.at,
            until=earlier.until or claim.until,
        )
    return kept


def _same(one: Extract, other: Extract) -> bool:
    if (one.place, one.service, one.kind, one.modality) != (
        other.place,
        other.service,
        other.kind,
        other.modality,
    ):
        return False
    if one.phase != other.phase and one.kind != "outage":
        return False
    if one.kind == "scheduled_shutdown" and one.quantity == other.quantity and one.at and other.at:
        return local_day(one.at.earliest, CLOCK) == local_day(other.at.earliest, CLOCK)
    figures = one.quantity is None or other.quantity is None or one.quantity == other.quantity
    return figures and (one.at is None or other.at is None or one.at.overlaps(other.at))
