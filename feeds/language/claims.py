"""One claim of a sentence: its clause, place and words made into extracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import timedelta

from feeds.bounds import TimeBounds
from feeds.language.among import among, is_sum, of_the_country, places_among, total_place
from feeds.language.clauses import Clause, Places, Sentence, State, When
from feeds.language.figures import COUNTS, figure_of, named_unit, pairs, quantity
from feeds.language.holding import holds, only_cause
from feeds.language.memory import Memory
from feeds.language.rules import Trigger, is_supply
from feeds.language.scopes import FOREIGN, oblast_around, resolved
from feeds.language.statement import CLOCK, Extract
from feeds.language.states import sense
from feeds.language.units import Unit
from feeds.localtime import local_day
from feeds.observation import Quantity, Service

_REGIMES = ("emergency_shutdown", "scheduled_shutdown")


def claims(sentence: Sentence, clause: Clause, held: Places, memory: Memory) -> Iterator[Extract]:
    """Yield what a clause claims: one extract for each place, service and figure of a list."""
    trigger, units = clause.trigger, sentence.units
    held = _of_the_system(held, units[trigger.first : trigger.last])
    scope = units[clause.start : clause.end]
    default = named_unit(units[: clause.end]) or (memory.unit if trigger.lean == "waiting" else None)
    amount, counted = figure_of(_own_part(units, clause), trigger.kind, default, memory.unit)
    if amount is None and trigger.kind == "outage":
        amount, counted = figure_of(units[clause.end : clause.beyond], trigger.kind, None)
    if FOREIGN in held or not holds(sentence, clause, held, memory, amount):
        return
    partly = amount is not None or any(
        unit.cls == "QTY" or any(spot.kind == "district" for spot in unit.spots) for unit in scope
    )
    state = sense(trigger, units, clause.start, clause.end, partly)
    if state is None:
        return
    if trigger.kind == "restoration" and amount and amount.unit == "share_on" and amount.value < 1:
        state = ("partial", state[1])
    when = _when(sentence, clause, state, memory)
    if trigger.kind in _REGIMES and state[1] == "actual" and _ahead(when[0], sentence):
        state = ("ends" if state[0] == "ends" else "begins", "planned")
    if trigger.kind == "attack":
        placed = any(unit.cls == "PLACE" for unit in units[clause.start : trigger.last])
        if when[0] is None and not placed and only_cause(units, trigger):
            return
        placed = any(unit.cls == "PLACE" for unit in units)
        memory.sentence_time = when[0] or (None if placed else memory.paragraph.strike_time)
        when = (memory.sentence_time, when[1])
    if is_supply(units, trigger) or _as_before(units, trigger, memory.service):
        trigger = replace(trigger, services=(memory.service or "electricity",))
    trigger = replace(trigger, services=_services(trigger, memory))
    _keep(trigger, state, memory)
    clause = replace(clause, trigger=trigger)
    listed = pairs(scope) if trigger.kind in ("outage", "restoration") else []
    houses = len(listed) == 1 and _figure_unit(scope[listed[0][0]]) == "buildings"
    beside = bool(listed) and not houses and _is_total(counted) and scope[listed[0][0]] is not counted
    if len(listed) > 1 or beside:
        yield from _listed(sentence, clause, listed, memory, state, when)
        return
    some = among(units, clause.start, clause.end) if is_sum(amount) and trigger.kind == "outage" else []
    parts = places_among(units, some, memory.context)
    if parts:
        held = total_place(held, tuple(place for _, place in parts))
    held = of_the_country(held, amount, memory.context)
    span = _extent(units, clause, counted)
    for position, place in parts:
        for service in trigger.services:
            quoted = (units[position].start, units[position].end)
            yield made(sentence.text, place, service, trigger, state, None, when, quoted)
    for place in _beside_settlements(units, held, amount):
        for service in trigger.services:
            yield made(sentence.text, place, service, trigger, state, None, when, span)
    for place in _of_settlements(held, amount):
        for service in trigger.services:
            yield made(sentence.text, place, service, trigger, state, amount, when, span)
    if trigger.kind == "outage" and amount and len(held) == 1:
        yield from _later(sentence, clause, held[0], memory)


def _later(sentence: Sentence, clause: Clause, place: str | None, memory: Memory) -> Iterator[Extract]:
    """Yield the second figure of a sentence: "без струму 14 300 абонентів, о 17:00 їх лишалося 2 100"."""
    units = sentence.units
    for at in range(clause.trigger.last, clause.end - 2):
        if units[at].cls != "COMMA" or units[at + 1].cls not in ("TIME", "IN", "STILL"):
            continue
        rest = units[at + 1 : min(clause.end, at + 9)]
        timed = next((n for n, unit in enumerate(rest) if unit.cls == "TIME"), None)
        counted = next((unit for unit in rest[timed or 0 :] if unit.cls == "QTY"), None)
        if (
            timed is None
            or counted is None
            or any(unit.cls in ("PLACE", "COMMA") for unit in rest[: rest.index(counted)])
        ):
            return
        amount, _ = figure_of([counted], "outage", memory.unit)
        if amount:
            when = sentence.when(at + 1, at + 2 + rest.index(counted))
            trigger = replace(clause.trigger, lean="waiting")
            for service in clause.trigger.services:
                span = (rest[0].start, counted.end)
                yield made(
                    sentence.text, place, service, trigger, ("continues", "actual"), amount, when, span
                )
        return


def _of_settlements(held: Places, amount: Quantity | None) -> Places:
    """Return the oblasts of cities beside which settlements are counted: no city has villages."""
    if amount is None or amount.unit != "settlements":
        return held
    return tuple(dict.fromkeys(oblast_around(place) if place and "/" in place else place for place in held))


def _beside_settlements(units: Sequence[Unit], held: Places, amount: Quantity | None) -> Places:
    """Return the cities that went off with the settlements around: "Kherson and ten more settlements"."""
    if amount is None or amount.unit != "settlements":
        return ()
    row = [unit.cls for unit in units]
    glued = any(
        row[at] == "PLACE" and row[at + 1] == "AND" and "QTY" in row[at + 2 : at + 4]
        for at in range(len(row) - 2)
    )
    return tuple(place for place in held if place and "/" in place) if glued else ()


def _of_the_system(held: Places, core: Sequence[Unit]) -> Places:
    """Return the country for what is said of the energy system itself without a place."""
    return ("UA",) if held == (None,) and any(unit.cls == "SYSTEM" for unit in core) else held


def _services(trigger: Trigger, memory: Memory) -> tuple[Service | None, ...]:
    """Return what a claim is about, from what was named before it where its own words name nothing."""
    if trigger.lean in ("supply", "unhurt") and memory.service:
        return (memory.service,)
    if trigger.lean == "beside" and memory.sentence_service:
        return (memory.sentence_service,)
    return trigger.services


def _as_before(units: Sequence[Unit], trigger: Trigger, service: Service | None) -> bool:
    """Whether a restoration is of what was spoken of before: "the blocks will be connected tomorrow"."""
    said = {unit.cls for unit in units[trigger.first : trigger.last]}
    if trigger.kind != "restoration" or said & _OWN:
        return False
    return service in ("gas", "heat") or (service is not None and "RESTORATION" in said)


_OWN = frozenset(("POWER", "HEAT", "WATER", "GAS", "OBJH", "OBJW", "OBJC", "LIT"))


def _keep(trigger: Trigger, state: State, memory: Memory) -> None:
    """Leave in the memory what the next claims may lean on."""
    memory.service = trigger.services[-1] or memory.service
    memory.sentence_service = trigger.services[-1] or memory.sentence_service
    memory.last = (trigger, state) if trigger.kind in _REGIMES else None
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


def _figure_unit(unit: Unit) -> str:
    return unit.figure.unit if unit.figure else ""


def _is_total(counted: Unit | None) -> bool:
    return bool(counted and counted.figure and counted.figure.unit in COUNTS)


def _ahead(at: TimeBounds | None, sentence: Sentence) -> bool:
    """Whether a time lies after the publication: a regime of tomorrow, or of this evening, is announced."""
    if at is None or sentence.today is None:
        return False
    later = sentence.moment is not None and at.earliest == at.latest and at.earliest > sentence.moment
    return later or local_day(at.earliest, CLOCK) > sentence.today


_BY = frozenset(("by", "на", "станом на", "к"))


def _when(sentence: Sentence, clause: Clause, state: State, memory: Memory) -> When:
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


def _past(at: TimeBounds | None, sentence: Sentence) -> TimeBounds | None:
    """Return an hour that would lie after the publication as the day's before: "о 23:30" told in the morning."""
    if at is None or sentence.moment is None or at.earliest != at.latest:
        return at
    late = at.earliest - sentence.moment
    if timedelta(hours=1) < late < timedelta(days=1) and local_day(at.earliest, CLOCK) == sentence.today:
        return TimeBounds(at.earliest - timedelta(days=1), at.latest - timedelta(days=1))
    return at


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
    whole = _place_of_total(scope, paired | {place for _, place in listed}, memory)
    for service in trigger.services:
        if total:
            span = _extent(units, clause, counted)
            yield made(sentence.text, whole, service, trigger, state, total, when, span)
        for figure_at, place_at in listed:
            figure = scope[figure_at].figure
            amount = quantity(figure, trigger.kind, unit) if figure else None
            first, last = sorted((scope[figure_at], scope[place_at]), key=lambda one: one.start)
            for place in resolved(scope[place_at].spots, memory.context):
                houses = figure is not None and figure.unit == "buildings"
                if (amount or houses) and place != FOREIGN:
                    span = (first.start, last.end)
                    (place,) = _of_settlements((place,), amount)
                    yield made(sentence.text, place, service, trigger, state, amount, when, span)


def _place_of_total(scope: Sequence[Unit], paired: Set[int], memory: Memory) -> str | None:
    """Return where a sum before a list holds: the place beside it, the oblast of all, else the country."""
    for position, unit in enumerate(scope):
        if unit.cls == "PLACE" and position not in paired and not unit.spots[0].weak:
            found = resolved(unit.spots, memory.context)
            if len(found) == 1 and found[0] not in (FOREIGN, None):
                return found[0]
    listed = [place for n in paired if scope[n].spots for place in resolved(scope[n].spots, memory.context)]
    around = {place.split("/")[0] for place in listed if place}
    return next(iter(around)) if len(around) == 1 and all("/" in (place or "") for place in listed) else "UA"


def _extent(units: Sequence[Unit], clause: Clause, counted: Unit | None) -> tuple[int, int]:
    """Return where the words of a claim begin and end in the text: its trigger, figure and places."""
    first, last = clause.trigger.first, clause.trigger.last - 1
    while first < last and units[first].cls in ("COMMA", "BUT", "AND"):
        first += 1
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
