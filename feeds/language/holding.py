"""Whether the words of a trigger are a claim at all: no title, no repair works, no trams, and somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.language.clauses import Clause, Places, Sentence
from feeds.language.memory import Memory
from feeds.language.rules import Trigger
from feeds.language.tokens import listed
from feeds.language.units import Unit
from feeds.observation import Quantity

_OPENS, _CLOSES = '«“"„', '»”"“'


_CAUSES = frozenset(
    listed("через після внаслідок because due after since наслідки причина from follow latest")
)


_PLURALS = ("s", "ів", "атак", "и", "ами", "ах", "ов", "ing")


_FACILITIES = (
    "обєкт",
    "енергообєкт",
    "критичн",
    "energy facilit",
    "critical",
    "energy site",
    "объект",
    "power facilit",
)
"""What is damaged by strikes where no storm or accident is told of."""


_ELSEWHERE = frozenset(("TRANSPORT", "TELECOM", "GENERATOR"))


def holds(sentence: Sentence, clause: Clause, held: Places, memory: Memory, amount: Quantity | None) -> bool:
    """Whether the words are a claim at all: no title, no repair works, no trams, and somewhere."""
    trigger, units, paragraph = clause.trigger, sentence.units, memory.paragraph
    near = {unit.cls for unit in units[max(0, trigger.first - 2) : trigger.last]}
    core = {unit.cls for unit in units[trigger.first : trigger.last]}
    if (core if trigger.kind == "attack" else near) & _ELSEWHERE:
        return False
    if trigger.kind == "attack":
        if any(unit.cls == "HABIT" for unit in units[clause.start : clause.end]):
            return False
        if trigger.lean == "damage":
            return _is_by_strike(units, trigger, memory)
    if paragraph.works and trigger.kind in ("outage", "scheduled_shutdown"):
        return False
    if not _leans_well(units, trigger, memory, amount):
        return False
    if held == (None,) and amount is None and not _placed_vaguely(units[clause.start : clause.end]):
        return False
    return not _is_title(sentence.text, units, trigger)


def _leans_well(units: Sequence[Unit], trigger: Trigger, memory: Memory, amount: Quantity | None) -> bool:
    """Whether the text has told of what words that need more than themselves lean on."""
    told = memory.paragraph.outage
    match trigger.lean:
        case "counted":
            return amount is not None and not _UNPOWERED & {unit.cls for unit in units}
        case "beside":
            return not _UNPOWERED & {unit.cls for unit in units}
        case "waiting":
            return amount is not None and bool(memory.counted or told)
        case "limit" | "process":
            return memory.energy
        case "unhurt" | "spared":
            return memory.paragraph.struck or memory.struck
        case "listed":
            return told
        case "theirs":
            return False
    return True


_UNPOWERED = frozenset(("TELECOM", "TRANSPORT"))


def _is_by_strike(units: Sequence[Unit], trigger: Trigger, memory: Memory) -> bool:
    """Whether what is damaged was struck: the text says so, or it is a facility and no storm is told of."""
    here = {unit.cls for unit in units}
    facility = any(unit.text.startswith(_FACILITIES) for unit in units[trigger.first : trigger.last])
    told = memory.paragraph.struck or bool(here & {"STRIKE", "WEAPON"})
    return told or ((facility or memory.struck) and not memory.weather)


def _is_title(text: str, units: Sequence[Unit], trigger: Trigger) -> bool:
    """Whether the words are the name of something: a play «Без світла»."""
    start, end = units[trigger.first].start, units[trigger.last - 1].end
    return start > 0 and end < len(text) and text[start - 1] in _OPENS and text[end] in _CLOSES


def _placed_vaguely(units: Sequence[Unit]) -> bool:
    """Whether a clause speaks of regions or of a city that it does not name, or of a day at least."""
    if any(unit.time and unit.time.minutes is None for unit in units):
        return True
    return any(spot.kind in ("somewhere", "town") for unit in units for spot in unit.spots)


def only_cause(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Whether attacks are only the reason of something else: "because of strikes on energy facilities"."""
    before = units[max(0, trigger.first - 3) : trigger.last]
    struck = [unit.text for unit in units[trigger.first : trigger.last] if unit.cls == "STRIKE"]
    several = any(word.endswith(_PLURALS) for word in struck)
    return several and any(word in _CAUSES for unit in before for word in unit.text.split())
