"""Claims of several figures: one for each place ("Сумська – 67"), the sum before them, a later count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from feeds.language.among import oblast_of_all, of_settlements
from feeds.language.clauses import Clause, Sentence, State, When
from feeds.language.figures import COUNTS, figure_of, named_unit, pairs, quantity
from feeds.language.making import extent, made
from feeds.language.memory import Memory
from feeds.language.scopes import FOREIGN, resolved
from feeds.language.statement import Extract
from feeds.language.units import Unit


def figures_by_place(units: Sequence[Unit], clause: Clause, counted: Unit | None) -> list[tuple[int, int]]:
    """Return (figure, place) positions in the clause where it gives its places their own figures."""
    if clause.trigger.kind not in ("outage", "restoration"):
        return []
    scope = units[clause.start : clause.end]
    found = pairs(scope)
    if len(found) != 1:
        return found
    only = scope[found[0][0]]
    houses = only.figure is not None and only.figure.unit == "buildings"
    return found if not houses and _is_total(counted) and only is not counted else []


def _is_total(counted: Unit | None) -> bool:
    return bool(counted and counted.figure and counted.figure.unit in COUNTS)


def listed_claims(
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
            span = extent(units, clause, counted)
            yield made(sentence.text, whole, service, trigger, state, total, when, span)
        for figure_at, place_at in listed:
            figure = scope[figure_at].figure
            amount = quantity(figure, trigger.kind, unit) if figure else None
            first, last = sorted((scope[figure_at], scope[place_at]), key=lambda one: one.start)
            for place in resolved(scope[place_at].spots, memory.context):
                houses = figure is not None and figure.unit == "buildings"
                if (amount or houses) and place != FOREIGN:
                    span = (first.start, last.end)
                    (place,) = of_settlements((place,), amount)
                    yield made(sentence.text, place, service, trigger, state, amount, when, span)


def _place_of_total(scope: Sequence[Unit], paired: Set[int], memory: Memory) -> str | None:
    """Return where a sum before a list holds: the place beside it, the oblast of all, else the country."""
    for position, unit in enumerate(scope):
        if unit.cls == "PLACE" and position not in paired and not unit.spots[0].weak:
            found = resolved(unit.spots, memory.context)
            if len(found) == 1 and found[0] not in (FOREIGN, None):
                return found[0]
    listed = [place for n in paired if scope[n].spots for place in resolved(scope[n].spots, memory.context)]
    return oblast_of_all(listed)


def later_figure(sentence: Sentence, clause: Clause, place: str | None, memory: Memory) -> Iterator[Extract]:
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
            when = sentence.when(at + 1, at + 2 + rest.index(counted), reached=True)
            trigger = replace(clause.trigger, lean="waiting")
            for service in clause.trigger.services:
                span = (rest[0].start, counted.end)
                yield made(
                    sentence.text, place, service, trigger, ("continues", "actual"), amount, when, span
                )
        return
