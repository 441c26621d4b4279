"""One claim of a sentence: its clause, place and words made into extracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from feeds.bounds import TimeBounds
from feeds.language.chunks import Unit
from feeds.language.figures import figure_of, named_unit, pairs, quantity
from feeds.language.memory import Memory
from feeds.language.rules import Trigger
from feeds.language.scopes import FOREIGN, resolved
from feeds.language.statement import Extract
from feeds.language.states import sense
from feeds.language.times import resolve
from feeds.observation import Modality, Phase, Quantity, Service

Places = tuple[str | None, ...]
When = tuple[TimeBounds | None, TimeBounds | None]
State = tuple[Phase | None, Modality]

_CAUSES = frozenset(
    ["через", "після", "внаслідок", "because", "due", "after", "since", "наслідки", "причина", "from", "follow", "latest"]
)
_PLURALS = ("s", "ів", "атак", "и", "ами", "ах", "ов", "ing")
_OPENS, _CLOSES = '«“"„', '»”"“'
_ELSEWHERE = frozenset(("TRANSPORT", "TELECOM", "GENERATOR"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger in its sentence with the units [start, end) it owns.

    Figures may stand as far as `beyond`, past the strike that a clause gives as its cause; times may stand
    before `lead`, where the sentence's first claim begins.
    """

    trigger: Trigger
    start: int
    end: int
    beyond: int
    lead: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The units of a sentence, the text they stand in, and the day of its publication."""

    text: str
    units: Sequence[Unit]
    today: date | None

    def when(self, start: int, end: int, future: bool = False, reached: bool = False) -> When:
        """Return (at, until) by the expressions of time in units[start:end]."""
        words = [unit.time for unit in self.units[start:end] if unit.time]
        return resolve(words, self.today, future, reached)


def claims(sentence: Sentence, clause: Clause, held: Places, memory: Memory) -> Iterator[Extract]:
    """Yield what a clause claims: one extract for each place, service and figure of a list."""
    trigger, units = clause.trigger, sentence.units
    scope = units[clause.start : clause.end]
    default = named_unit(units[: clause.end])
    amount, counted = figure_of(scope, trigger.kind, default)
    if amount is None and trigger.kind == "outage":
        amount, counted = figure_of(units[clause.end : clause.beyond], trigger.kind, None)
    if FOREIGN in held or not _holds(sentence, clause, held, memory, amount):
        return
    partly = amount is not None or any(unit.figure and unit.figure.unit == "buildings" for unit in scope)
    state = sense(trigger, units, clause.start, clause.end, partly)
    if state is None:
        return
    when = _when(sentence, clause, state, memory)
    if trigger.kind == "attack":
        if when[0] is None and _only_cause(units, trigger):
            return
        memory.sentence_time = when[0] or memory.paragraph.strike_time
        when = (memory.sentence_time, when[1])
    services = (memory.service,) if trigger.lean == "supply" and memory.service else trigger.services
    memory.service = services[-1] or memory.service
    memory.paragraph.outage = memory.paragraph.outage or trigger.kind == "outage"
    trigger = replace(trigger, services=services)
    clause = replace(clause, trigger=trigger)
    listed = pairs(scope) if trigger.kind == "outage" else []
    if len(listed) > 1 or (listed and counted and scope[listed[0][0]] is not counted):
        yield from _listed(sentence, clause, listed, memory, state, when)
        return
    span = _extent(units, clause, counted)
    for place in held:
        for service in services:
            yield made(sentence.text, place, service, trigger, state, amount, when, span)


def _holds(sentence: Sentence, clause: Clause, held: Places, memory: Memory, amount: Quantity | None) -> bool:
    """Whether the words are a claim at all: no title, no repair works, no trams, and somewhere."""
    trigger, units, paragraph = clause.trigger, sentence.units, memory.paragraph
    near = {unit.cls for unit in units[max(0, trigger.first - 2) : trigger.last + 2]}
    if near & _ELSEWHERE and trigger.kind != "attack":
        return False
    if trigger.lean == "damage":
        here = {unit.cls for unit in units}
        return paragraph.struck or bool(here & {"STRIKE", "WEAPON"})
    if paragraph.works and trigger.kind in ("outage", "scheduled_shutdown"):
        return False
    if trigger.lean == "listed" and not paragraph.outage:
        return False
    if held == (None,) and amount is None and not _unnamed(units[clause.start : clause.end]):
        return False
    return not _is_title(sentence.text, units, trigger)


def _when(sentence: Sentence, clause: Clause, state: State, memory: Memory) -> When:
    """Return the times of the clause, else those that open the sentence, else those of its strike."""
    trigger = clause.trigger
    future, reached = state[1] == "planned", trigger.kind == "restoration" and state[1] == "actual"
    at, until = sentence.when(clause.start, clause.end, future, reached)
    if at is None and until is None and clause.start > 0:
        at, until = sentence.when(0, clause.lead, future, reached)
        at = at or (memory.sentence_time if trigger.lean == "lost" else None)
    return at, until


def _listed(
    sentence: Sentence,
    clause: Clause,
    listed: Sequence[tuple[int, int]],
    memory: Memory,
    state: State,
    when: When,
) -> Iterator[Extract]:
    """Yield one claim for each place of a list with its own figure, and one for the total before it."""
    units, trigger = sentence.units, clause.trigger
    scope = units[clause.start : clause.end]
    unit = named_unit(scope) or named_unit(units)
    paired = {position for position, _ in listed}
    total, counted = figure_of([one for n, one in enumerate(scope) if n not in paired], trigger.kind, None)
    for service in trigger.services:
        if total:
            span = _extent(units, clause, counted)
            yield made(sentence.text, "UA", service, trigger, state, total, when, span)
        for figure_at, place_at in listed:
            figure = scope[figure_at].figure
            amount = quantity(figure, trigger.kind, unit) if figure else None
            first, last = sorted((scope[figure_at], scope[place_at]), key=lambda one: one.start)
            for place in resolved(scope[place_at].spots, memory.context):
                if amount and place != FOREIGN:
                    span = (first.start, last.end)
                    yield made(sentence.text, place, service, trigger, state, amount, when, span)


def _is_title(text: str, units: Sequence[Unit], trigger: Trigger) -> bool:
    """Whether the words are the name of something: a play «Без світла»."""
    start, end = units[trigger.first].start, units[trigger.last - 1].end
    return start > 0 and end < len(text) and text[start - 1] in _OPENS and text[end] in _CLOSES


def _unnamed(units: Sequence[Unit]) -> bool:
    """Whether a clause speaks of regions that it does not name."""
    return any(spot.kind == "somewhere" for unit in units for spot in unit.spots)


def _only_cause(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Whether attacks are only the reason of something else: "because of strikes on energy facilities"."""
    before = units[max(0, trigger.first - 3) : trigger.last]
    struck = [unit.text for unit in units[trigger.first : trigger.last] if unit.cls == "STRIKE"]
    several = any(word.endswith(_PLURALS) for word in struck)
    return several and any(word in _CAUSES for unit in before for word in unit.text.split())


def _extent(units: Sequence[Unit], clause: Clause, counted: Unit | None) -> tuple[int, int]:
    """Return where the words of a claim begin and end in the text: its trigger, figure and places."""
    first, last = clause.trigger.first, clause.trigger.last - 1
    start, end = units[first].start, units[last].end
    for unit in [*units[clause.start : clause.end], *([counted] if counted else [])]:
        if unit is counted or unit.cls == "PLACE":
            start, end = min(start, unit.start), max(end, unit.end)
    return start, end


def made(
    text: str,
    place: str | None,
    service: Service | None,
    trigger: Trigger,
    state: State,
    amount: Quantity | None,
    when: When,
    span: tuple[int, int],
) -> Extract:
    """Return one extract with its quote cut out of the text."""
    return Extract(
        place=place,
        service=service,
        kind=trigger.kind,
        phase=state[0],
        modality=state[1],
        quantity=amount,
        at=when[0],
        until=when[1],
        quote=text[span[0] : span[1]],
        start=span[0],
        end=span[1],
    )
