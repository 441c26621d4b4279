"""What a sentence takes from the ones before it: pronouns, headings, and lists that go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from feeds.language.clauses import Clause, Sentence, State
from feeds.language.figures import figure_of, named_unit, pairs, quantity
from feeds.language.making import made
from feeds.language.memory import Memory
from feeds.language.patterns import SERVICES
from feeds.language.rules import Trigger
from feeds.language.scopes import FOREIGN, place_groups, resolved
from feeds.language.statement import Extract
from feeds.language.states import sense
from feeds.language.tokens import listed
from feeds.language.units import Unit

SHORT = 8
"""Up to how many units a sentence without a claim is a heading, whose time is that of what follows."""


def dates_first(units: Sequence[Unit]) -> bool:
    """Whether a sentence opens with its own time as a live blog does: "11:05 — …"."""
    return len(units) > 1 and units[0].time is not None and units[1].cls in ("DASH", "COLON")


def named(units: Sequence[Unit], position: int, memory: Memory) -> Unit:
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
    if position and (units[position - 1].cls == "WHICH" or units[position - 1].text == "of"):
        return unit  # "the plant that feeds them", "4,000 of them"
    if unit.text in _PEOPLE and position + 1 < len(units):
        return unit  # "they have …"
    near = {other.cls for other in units[max(0, position - 2) : position + 4]}
    if near & _OF_SUPPLY and not near & {"CANCEL", "APPLIED"}:
        name = next(name for name, service in SERVICES.items() if service == meant)
        return replace(unit, cls=name)
    return unit


_PEOPLE = frozenset(("they", "вони", "они"))
_OF_SUPPLY = frozenset(
    listed("NO WITHOUT LOST STOPPED HAVE RESTORE RESTORED RESTORING WILLRESTORE ENERGISED")
)


def heading_of(units: Sequence[Unit], clause: Clause, memory: Memory) -> tuple[Trigger, State] | None:
    """Return what a line that ends in a colon says of the lines below it; None for any other line."""
    if units[-1].cls != "COLON":
        return memory.heading if clause.trigger.kind == "attack" else None
    state = sense(clause.trigger, units, clause.start, clause.end, with_figure=False)
    return (clause.trigger, state) if state else None


def so_did(sentence: Sentence, stretch: tuple[int, int], memory: Memory) -> Iterator[Extract]:
    """Yield a claim again for the place that shares its lot: "Kyiv lost power; so did the whole of Lviv"."""
    for position in range(*stretch):
        if sentence.units[position].cls == "SODID" and memory.counted:
            units = sentence.units[position + 1 : position + 5]
            yield from more_places(replace(sentence, units=units), memory, memory.counted)


def more_places(sentence: Sentence, memory: Memory, said: tuple[Trigger, State]) -> Iterator[Extract]:
    """Yield again what was said last, for the places that a sentence adds: "so far in Kyiv and Odesa"."""
    trigger, state = said
    units = sentence.units
    unit_named = named_unit(units) or memory.unit
    figures = {place: figure for figure, place in pairs(units)}
    at, until = sentence.when(0, len(units))
    when = at or memory.frame_time, until
    for position, spots in place_groups(units, 0, len(units)):
        unit = units[position]
        counted = units[figures[position]] if position in figures else None
        amount = quantity(counted.figure, trigger.kind, unit_named) if counted and counted.figure else None
        if counted is None:
            amount, counted = figure_of(units, trigger.kind, unit_named)
        first, last = sorted((unit, counted or unit), key=lambda one: one.start)
        for place in resolved(spots, memory.context):
            if place and place != FOREIGN:
                for service in trigger.services:
                    span = (first.start, last.end)
                    yield made(sentence.text, place, service, trigger, state, amount, when, span)
