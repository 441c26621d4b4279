"""The shapes of what was said: a source, a document, and the kinds of observation read out of it.

All are frozen and keyword-only. An observation's id is a hash of what it says and who says it, so the same
saying met twice is one observation, in any order of arrival.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from math import inf
from typing import ClassVar, Literal, get_args
from zoneinfo import ZoneInfo

import msgspec

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds

Service = Literal["electricity", "heat", "water", "gas"]
StatementKind = Literal[
    "outage", "emergency_shutdown", "scheduled_shutdown", "restoration", "attack", "policy"
]
Phase = Literal["begins", "continues", "ends", "partial", "full"]
Modality = Literal["actual", "planned", "possible", "denied"]
BoundKind = Literal["exact", "about", "at_least", "at_most"]
Unit = Literal[
    "customers", "people", "households", "settlements", "share_off", "share_on", "megawatts", "eur_mwh"
]
CountedUnit = Literal["customers", "people", "households", "settlements"]
"""What is counted when a number of them is off; none is ever converted into another."""
Voice = Literal["operator", "authority", "press", "unofficial"]

ABOUT = 0.05
"""Half-width of a share that a source calls "about", "almost" or "around": five points either way."""
ABOUT_A_COUNT = 0.1
"""The same of a count, as a part of it: "about 600,000" is 540,000 to 660,000."""
COUNTED_UNITS: tuple[CountedUnit, ...] = get_args(CountedUnit)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One public source: who publishes, through which channel, how often, and on which clock."""

    id: str
    title: str
    publisher: str
    home: str
    licence: str
    zone: str = "Europe/Kyiv"
    cadence: timedelta | None = None
    """How often something new is expected; None for a finished table that never goes stale."""
    table: str | None = None
    """The file under feeds/tables/ of a curated source; None where the source is asked over the network."""
    retrieved_on: date | None = None
    """The day on which a curated table was last put together."""
    max_bytes: int = 20_000_000
    """The largest answer that is read; a larger one is a failure, not a truncation."""

    @property
    def clock(self) -> ZoneInfo:
        """The zone in which the source's own dates are meant."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One answer of a source, byte for byte.

    `key` names what was asked for (an address, a file); a later document with the same key is a new version
    of it. `fetched_at` is when we held it, `published_at` when its author says to have published it.
    """

    source: str
    key: str
    url: str
    body: bytes
    fetched_at: datetime
    published_at: datetime | None = None

    @cached_property
    def sha256(self) -> str:
        """The address of the bytes in the archive."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def id(self) -> str:
        """One version of one document: the same bytes met again are the same version."""
        return _digest([self.source, self.key, self.sha256, self.published_at])


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


@dataclass(frozen=True, kw_only=True)
class Said:
    """What every observation has: who said it, where it stands, and since when we can have known it."""

    source: str
    place: str | None
    """ISO 3166-2 code, "<subdivision>/<slug>" for a city, a country code; None where no place was named."""
    at: TimeBounds
    known_at: datetime
    quote: str
    publisher: str
    url: str
    locator: str = ""
    """Where in the document it stands: a line, a post, a path."""
    item: str = ""
    """Which of the document's items says it (see Parsed.items); empty where the document is one item."""
    said_by: str = ""
    voice: Voice = "press"
    doubt: str = ""
    """Why the saying is doubtful; empty where nothing speaks against it."""
    original: str = ""
    """The id to keep: of the saying as it was read, where a correction or a coarser wording made this
    one out of it."""
    corrected: str = ""
    """Which correction changed it, and why; empty where it stands as it was read."""

    kind_name: ClassVar[str]
    set_later: ClassVar[frozenset[str]] = frozenset({"original", "corrected"})
    """Fields that no source fills."""
    not_in_key: ClassVar[frozenset[str]] = frozenset({"known_at", "locator", "item"}) | set_later

    @cached_property
    def id(self) -> str:
        """A hash of everything said, but not of when we met it or on which line; a correction keeps it."""
        return self.original or _digest(
            [
                self.kind_name,
                *((f.name, getattr(self, f.name)) for f in fields(self) if f.name not in self.not_in_key),
            ]
        )


@dataclass(frozen=True, kw_only=True)
class Statement(Said):
    """A claim in words about a service at a place: cut, emergency, schedule, restoration, attack, policy."""

    kind_name: ClassVar[str] = "statement"

    service: Service | None
    kind: StatementKind
    phase: Phase | None
    modality: Modality
    quantity: Quantity | None = None
    until: TimeBounds | None = None
    cause: str = ""

    @property
    def share_off(self) -> Bounds:
        """The share without supply that it names, [0, 1] where it names none."""
        return (self.quantity and self.quantity.share_off()) or NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Cut:
    """One planned stretch without supply, half-open; "possible" is the source's own word for a maybe."""

    start: datetime
    end: datetime
    likely: Literal["definite", "possible"] = "definite"


@dataclass(frozen=True, kw_only=True)
class PlannedCut(Said):
    """One revision of a schedule: the planned cuts of one group (queue) on one local day, perhaps none.

    `at` is that day. A plan makes nothing on or off.
    """

    kind_name: ClassVar[str] = "planned_cut"

    service: Service
    group: str
    on: date
    cuts: tuple[Cut, ...]
    source_updated_at: datetime | None = None
    """When the source says to have changed it; a fresh fetch can hold a stale plan."""


@dataclass(frozen=True, kw_only=True)
class Reading(Said):
    """What a utility's count of a place showed at one moment, `at` being exact.

    It holds until the source's next reading of the place, at most for three cadences.
    """

    kind_name: ClassVar[str] = "reading"

    service: Service
    customers_out: Bounds
    """A masked small number is a range, [1, 4] or [0, 4]."""
    customers_served: int | None = None
    """How many customers the place has in this source; None where it does not say."""
    cadence: timedelta
    """How often the source counts anew."""


@dataclass(frozen=True, kw_only=True)
class Indicator(Said):
    """A named figure of a place that is no interruption by itself: a deficit, hours of supply, missiles."""

    kind_name: ClassVar[str] = "indicator"

    name: str
    value: float | None
    """None where the source names no figure ("significant")."""
    unit: str
    bound: BoundKind = "exact"


@dataclass(frozen=True, kw_only=True)
class Price(Said):
    """A price of a traded product on a day, in EUR/MWh."""

    kind_name: ClassVar[str] = "price"

    product: str
    on: date
    eur_mwh: float
    bound: BoundKind = "exact"


Observation = Statement | PlannedCut | Reading | Indicator | Price
KINDS: dict[str, type[Observation]] = {
    cls.kind_name: cls for cls in (Statement, PlannedCut, Reading, Indicator, Price)
}


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """What one document yielded: the observations, and what was there but not understood as one."""

    observations: tuple[Observation, ...]
    items: tuple[str, ...] = ()
    """What the document speaks for, item by item (a post, a group's day), also those it says nothing of now.

    A later document that holds an item replaces all that was said of it before, and leaves other items as
    they are. Empty: the document is one item, named by its key.
    """
    leftovers: tuple[str, ...] = ()
    drift: tuple[str, ...] = ()
    """Fields beside the known ones: the data were taken, the source is marked."""


Get = Callable[[str], Document | None]
"""How a source asks: an address in, the document that answered out, None where nothing has changed.

Raises FetchError. The document's key and url are the address.
"""


def _digest(key: object) -> str:
    return hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:24]
