"""A figure as it was said: its value, its unit, how it bounds the truth, and what a share is a share of."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal, get_args

from feeds.bounds import Bounds

BoundKind = Literal["exact", "about", "at_least", "at_most"]
Unit = Literal[
    "customers", "people", "households", "settlements", "share_off", "share_on", "megawatts", "eur_mwh"
]
CountedUnit = Literal["customers", "people", "households", "settlements"]
"""What is counted when a number of them is off; none is ever converted into another."""

ABOUT = 0.05
"""Half-width of a share that a source calls "about", "almost" or "around": five points either way."""
ABOUT_A_COUNT = 0.1
"""The same of a count, as a part of it: "about 600,000" is 540,000 to 660,000."""
COUNTED_UNITS: tuple[CountedUnit, ...] = get_args(CountedUnit)


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A figure as it was said: shares are 0 to 1, everything else is in its own unit."""

    value: float
    unit: Unit
    bound: BoundKind = "exact"
    base: str | None = None
    """What a share is a share of: customers, people, households, city, oblast, settlements, buildings."""

    def share_off(self) -> Bounds | None:
        """Return the share without supply as bounds, or None where no share was said."""
        if self.unit not in ("share_off", "share_on"):
            return None
        low, high = self._range(ABOUT, 1.0)
        off = (low, high) if self.unit == "share_off" else (1 - high, 1 - low)
        return Bounds(round(max(0.0, off[0]), 6), round(min(1.0, off[1]), 6))

    def figure_off(self) -> float | None:
        """Return the share without supply as the number that was named, None for a limit or no share."""
        if self.bound in ("at_least", "at_most") or self.unit not in ("share_off", "share_on"):
            return None
        return self.value if self.unit == "share_off" else round(1 - self.value, 6)

    def count(self) -> tuple[CountedUnit, Bounds] | None:
        """Return how many were counted, of what, or None where no customers, people, ... were counted."""
        if self.unit not in COUNTED_UNITS:
            return None
        low, high = self._range(ABOUT_A_COUNT * self.value, inf)
        return self.unit, Bounds(round(low, 6), round(high, 6))

    def _range(self, about: float, ceiling: float) -> tuple[float, float]:
        match self.bound:
            case "exact":
                return self.value, self.value
            case "about":
                return self.value - about, self.value + about
            case "at_least":
                return self.value, ceiling
            case "at_most":
                return 0.0, self.value
