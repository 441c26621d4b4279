"""One step of a sentence, and a sentence as a row of classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from feeds.language.placenames import Spot
from feeds.language.quantities import Figure
from feeds.language.timewords import TimeWord


@dataclass(frozen=True, slots=True)
class Unit:
    """One step of a sentence: its class, where it is written, and the value of a place, figure or time.

    A verb that is `ahead` speaks of what is to come by its own form: "вимикатимуть".
    """

    cls: str
    start: int
    end: int
    spots: tuple[Spot, ...] = ()
    figure: Figure | None = None
    time: TimeWord | None = None
    text: str = ""
    ahead: bool = False


def class_row(units: Iterable[Unit]) -> str:
    """Return the classes of the units as one string, a blank after each."""
    return "".join(f"{unit.cls} " for unit in units)
