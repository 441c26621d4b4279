"""One claim of a sentence: its clause, place and words made into extracts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from feeds.language.among import (
    among,
    beside_settlements,
    is_sum,
    of_settlements,
    of_the_country,
    places_among,
    shared,
    total_place,
)
from feeds.language.clauses import Clause, Places, Sentence, State, When
from feeds.language.figures import figure_of, named_unit
from feeds.language.holding import holds, only_cause
from feeds.language.listings import figures_by_place, later_figure, listed_claims
from feeds.language.making import extent, made
from feeds.language.memory import Memory
from feeds.language.moments import lies_ahead, when_of
from feeds.language.rules import SHUTDOWNS, Trigger, is_supply
from feeds.language.scopes import FOREIGN, resolved
from feeds.language.statement import Extract
from feeds.language.states import sense
from feeds.language.units import Unit
from feeds.observation import Quantity, Service


def claims(sentence: Sentence, clause: Clause, held: Places, memory: Memory) -> Iterator[Extract]:
    """Yield what a clause claims: one extract for each place, service and figure of a list."""
    trigger, units = clause.trigger, sentence.units
    held = _of_the_system(held, units[trigger.first : trigger.last])
    amount, counted = _amount(units, clause, memory)
    if FOREIGN in held or not holds(sentence, clause, held, memory, amount):
        return
    state = _state(units, clause, amount)
    if state is None:
        return
    when = when_of(sentence, clause, state, memory)
    if trigger.kind in SHUTDOWNS and state[1] == "actual" and lies_ahead(when[0], sentence):
        state = ("ends" if state[0] == "ends" else "begins", "planned")
    if trigger.kind == "attack":
        placed = any(unit.cls == "PLACE" for unit in units[clause.start : trigger.last])
        if when[0] is None and not placed and only_cause(units, trigger):
            return
        when = _when_struck(units, when, memory)
    clause = replace(clause, trigger=replace(trigger, services=_services(units, trigger, memory)))
    _keep(clause.trigger, state, memory)
    if listed := figures_by_place(units, clause, counted):
        yield from listed_claims(sentence, clause, listed, memory, state, when)
    else:
        yield from _spread(sentence, clause, held, memory, state, when, (amount, counted))


def _amount(units: Sequence[Unit], clause: Clause, memory: Memory) -> tuple[Quantity | None, Unit | None]:
    """Return the figure of a clause and the unit that holds it."""
    trigger = clause.trigger
    default = named_unit(units[: clause.end]) or (memory.unit if trigger.lean == "waiting" else None)
    found = figure_of(_own_part(units, clause), trigger.kind, default, memory.unit)
    if found[0] is None and trigger.kind == "outage":
        return figure_of(units[clause.end : clause.beyond], trigger.kind, None)
    return found


def _state(units: Sequence[Unit], clause: Clause, amount: Quantity | None) -> State | None:
    """Return phase and modality of a clause; supply to a share of consumers has come back in part."""
    partly = amount is not None or any(
        unit.cls == "QTY" or any(spot.kind == "district" and not spot.weak for spot in unit.spots)
        for unit in units[clause.start : clause.end]
    )
    state = sense(clause.trigger, units, clause.start, clause.end, partly)
    share = amount is not None and amount.unit == "share_on" and amount.value < 1
    return ("partial", state[1]) if state and clause.trigger.kind == "restoration" and share else state


def _when_struck(units: Sequence[Unit], when: When, memory: Memory) -> When:
    """Return the times of a strike, and keep when it was for what it cut off.

    A strike without a time of its own was at that of the paragraph's.
    """
    placed = any(unit.cls == "PLACE" for unit in units)
    memory.sentence_time = when[0] or (None if placed else memory.paragraph.strike_time)
    return memory.sentence_time, when[1]


def _spread(
    sentence: Sentence,
    clause: Clause,
    held: Places,
    memory: Memory,
    state: State,
    when: When,
    figure: tuple[Quantity | None, Unit | None],
) -> Iterator[Extract]:
    """Yield a claim for every place where it holds; a sum stands once, beside the places it is a sum of."""
    units, trigger = sentence.units, clause.trigger
    amount, counted = figure
    after = next((n for n, unit in enumerate(units) if unit is counted), clause.end)
    some = among(units, after, clause.end) if is_sum(amount) and trigger.kind == "outage" else []
    parts = places_among(units, some, memory.context)
    held = (_in_the_region(units, after, memory) if is_sum(amount) else ()) or held
    if parts:
        held = total_place(held, tuple(place for _, place in parts))
    held = of_the_country(held, amount, memory.context)
    span = extent(units, clause, counted)
    told: list[tuple[str | None, Quantity | None, tuple[int, int]]] = [
        (place, None, (units[at].start, units[at].end)) for at, place in parts
    ]
    told += [(place, None, span) for place in beside_settlements(units, held, amount)]
    own_figure = None if shared(units, held, amount) else amount
    for place, own, quoted in [*told, *((place, own_figure, span) for place in of_settlements(held, amount))]:
        for service in trigger.services:
            yield made(sentence.text, place, service, trigger, state, own, when, quoted)
    if trigger.kind == "outage" and amount and len(held) == 1:
        yield from later_figure(sentence, clause, held[0], memory)


def _in_the_region(units: Sequence[Unit], counted: int, memory: Memory) -> Places:
    """Return the oblast in which consumers are counted: "near X, 34,000 customers in the region"."""
    near = units[counted + 1 : counted + 3]
    if [unit.cls for unit in near] != ["IN", "PLACE"] or near[1].spots[0].kind != "region":
        return ()
    return tuple(place for place in resolved(near[1].spots, memory.context) if place)


def _of_the_system(held: Places, core: Sequence[Unit]) -> Places:
    """Return the country for what is said of the energy system itself without a place."""
    return ("UA",) if held == (None,) and any(unit.cls == "SYSTEM" for unit in core) else held


def _keep(trigger: Trigger, state: State, memory: Memory) -> None:
    """Leave in the memory what the next claims may lean on."""
    memory.service = trigger.services[-1] or memory.service
    memory.sentence_service = trigger.services[-1] or memory.sentence_service
    memory.last = (trigger, state) if trigger.kind in SHUTDOWNS else None
    if trigger.kind in ("outage", "restoration"):
        memory.counted = (trigger, state)
    memory.paragraph.outage = memory.paragraph.outage or trigger.kind == "outage"


def _own_part(units: Sequence[Unit], clause: Clause) -> Sequence[Unit]:
    """Return the clause between a "but" before its words and one after them: those count against it."""
    start, end = clause.start, clause.end
    for position in range(clause.start, clause.end):
        if units[position].cls in ("BUT", "SEMI"):
            if position >= clause.trigger.last:
                end = position
                break
            start = position
    return units[start:end]


def _services(units: Sequence[Unit], trigger: Trigger, memory: Memory) -> tuple[Service | None, ...]:
    """Return what a claim is about, from what was named before it where its own words name nothing."""
    if trigger.lean in ("supply", "unhurt") and memory.service:
        return (memory.service,)
    if trigger.lean in ("counted", "waiting") and memory.paragraph.outage:
        power = any(unit.cls in ("POWER", "OBJE", "SYSTEM") for unit in units)
        return trigger.services if power else (memory.service or "electricity",)
    if trigger.lean == "beside" and memory.sentence_service:
        return (memory.sentence_service,)
    if is_supply(units, trigger) or _as_before(units, trigger, memory.service):
        return (memory.service or "electricity",)
    if trigger.kind == "attack" and memory.sentence_service in ("gas", "heat"):
        core = units[trigger.first : trigger.last]
        if trigger.services == ("water",) and any(_PIPE.search(unit.text) for unit in core):
            return (memory.sentence_service,)  # "no gas since Sunday, when shelling damaged a pipeline"
    return trigger.services


_PIPE = re.compile("pipeline|mains|трубопров|магістрал|магистрал")


def _as_before(units: Sequence[Unit], trigger: Trigger, service: Service | None) -> bool:
    """Whether a restoration is of what was spoken of before: "the blocks will be connected tomorrow"."""
    said = {unit.cls for unit in units[trigger.first : trigger.last]}
    if trigger.kind != "restoration" or said & _OWN:
        return False
    return service in ("gas", "heat") or (service is not None and "RESTORATION" in said)


_OWN = frozenset(("POWER", "HEAT", "WATER", "GAS", "OBJH", "OBJW", "OBJC", "LIT"))
