"""What a text is found to say: one claim, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.localtime import local_day
from feeds.observation import Modality, Phase, Quantity, Service, StatementKind

CLOCK = ZoneInfo("Europe/Kyiv")
"""The zone in which texts about Ukraine mean their days and hours."""


@dataclass(frozen=True, kw_only=True)
class Extract:
    """One claim of a text; `quote` is text[start:end], the words it rests on.

    `place` is None where the text names none, `at` and `until` where it gives no day or time.
    """

    place: str | None
    service: Service | None
    kind: StatementKind
    phase: Phase | None
    modality: Modality
    quantity: Quantity | None
    at: TimeBounds | None
    until: TimeBounds | None
    quote: str
    start: int
    end: int


def as_json(found: Extract) -> dict[str, Any]:
    """Return the claim as the plain mapping that `energy-monitor extract` prints.

    Times known to the minute become datetimes with the offset of Kyiv, any vaguer ones the local date.
    """
    quantity = found.quantity
    return {
        "place": found.place,
        "service": found.service,
        "kind": found.kind,
        "phase": found.phase,
        "modality": found.modality,
        "quantity": quantity and {"value": quantity.value, "unit": quantity.unit, "bound": quantity.bound},
        "at": _written(found.at),
        "until": _written(found.until),
        "quote": found.quote,
    }


def _written(moment: TimeBounds | None) -> str | None:
    if moment is None:
        return None
    if moment.exact:
        return moment.earliest.astimezone(CLOCK).isoformat(timespec="minutes")
    return local_day(moment.earliest, CLOCK).isoformat()
