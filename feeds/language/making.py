"""An extract made of its parts, with its quote cut out of the text."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.language.clauses import Clause, State, When
from feeds.language.rules import Trigger
from feeds.language.statement import Extract
from feeds.language.units import Unit
from feeds.observation import Quantity, Service


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


def extent(units: Sequence[Unit], clause: Clause, counted: Unit | None) -> tuple[int, int]:
    """Return where the words of a claim begin and end in the text: its trigger, figure and places."""
    first, last = clause.trigger.first, clause.trigger.last - 1
    while first < last and units[first].cls in ("COMMA", "BUT", "AND"):
        first += 1
    start, end = units[first].start, units[last].end
    for unit in [*units[clause.start : clause.end], *([counted] if counted else [])]:
        if unit is counted or unit.cls == "PLACE":
            start, end = min(start, unit.start), max(end, unit.end)
    return start, end
