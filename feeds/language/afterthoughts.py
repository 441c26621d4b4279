"""What a text changes in what it has said: fakes, the figure of a decision, lines of a rota, repetitions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from feeds.language.figures import figure_of
from feeds.language.making import made
from feeds.language.memory import Memory
from feeds.language.rules import SHUTDOWNS, Trigger, triggers
from feeds.language.statement import CLOCK, Extract
from feeds.language.units import Unit
from feeds.localtime import local_day

_QUEUE_LINE = re.compile(
    r"^\W*(?:(?:під)?черга|(?:под)?очередь|група|группа|queue|group|гпв)?\W*(\d(?:\.\d)?)[^\n]*\d{1,2}(?:[:;]\d\d)?\s?[-–—]\s?\d"
    r"|^\W*\d{1,2}[:;]\d\d\s?[-–—]\s?\d{1,2}[:;]\d\d\W+[^\n]*(?:черг|очеред|queue|group)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a rota: a queue with its hours, or hours with their queues."""


def rota(text: str, found: Sequence[Extract], memory: Memory) -> Extract | None:
    """Return the schedule that lines of queues and hours announce where no sentence says so."""
    lines = list(_QUEUE_LINE.finditer(text))
    if len(lines) < 2 or any(claim.kind in SHUTDOWNS for claim in found):
        return None
    places = memory.first or (memory.context.source_area,)
    trigger = Trigger("scheduled_shutdown", "state", 0, 0, ("electricity",))
    start, end = lines[0].span()
    when = (memory.frame_time, None)
    return made(text, places[0], "electricity", trigger, ("begins", "planned"), None, when, (start, end))


def calls_false(units: Sequence[Unit]) -> bool:
    """Whether a sentence only calls the one before it untrue: "Це фейк, повідомляє Укренерго"."""
    row = [unit.cls for unit in units[:4]]
    return "FAKE" in row and bool(units) and units[0].text in _THIS and not triggers(units)


_THIS = frozenset(
    ("це", "this", "that", "it", "такі", "ці", "насправді", "это", "такая", "така", "інформація")
)


def denied(claim: Extract) -> Extract:
    """Return a claim as one that is called untrue."""
    return replace(claim, modality="denied")


def complete(found: list[Extract], units: Sequence[Unit]) -> None:
    """Give a decision the figure that the sentence after it names: "The price was set at 180 euros"."""
    if found and found[-1].kind == "policy" and found[-1].quantity is None:
        amount, _ = figure_of(units, "policy", None)
        found[-1] = replace(found[-1], quantity=amount)


def once(found: Sequence[Extract]) -> list[Extract]:
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
