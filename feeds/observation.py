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
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

import msgspec

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.quantity import COUNTED_UNITS as COUNTED_UNITS
from feeds.quantity import BoundKind as BoundKind
from feeds.quantity import CountedUnit as CountedUnit
from feeds.quantity import Quantity as Quantity
from feeds.quantity import Unit as Unit

Service = Literal["electricity", "heat", "water", "gas"]
StatementKind = Literal[
    "outage", "emergency_shutdown", "scheduled_shutdown", "restoration", "attack", "policy"
]
Phase = Literal["begins", "continues", "ends", "partial", "full"]
Modality = Literal["actual", "planned", "possible", "denied"]
Level = Literal["oblast", "raion", "hromada"]
Voice = Literal["operator", "authority", "press", "unofficial"]


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


@dataclass(frozen=True, kw_only=True)
class Alert(Said):
    """An air alert, on from `at`: a warning, which says nothing of a strike and nothing of supply."""

    kind_name: ClassVar[str] = "alert"

    area: str
    """What was warned, in the source's words."""
    level: Level
    """What kind of area that is; of a raion, and of a hromada around no known city, `place` is the oblast."""
    until: TimeBounds | None = None
    """When it ended; None: it was still on when the source was read."""
    naive: bool = False
    """Nobody told the end: the source guessed it, so `until` is a range."""

    @property
    def of_part(self) -> bool:
        """Whether only a part of `place` was warned."""
        return self.level != "oblast" and "/" not in (self.place or "")


Observation = Statement | PlannedCut | Reading | Indicator | Price | Alert
KINDS: dict[str, type[Observation]] = {
    cls.kind_name: cls for cls in (Statement, PlannedCut, Reading, Indicator, Price, Alert)
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
