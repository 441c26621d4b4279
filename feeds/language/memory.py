"""What a text has said so far, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from feeds.bounds import TimeBounds
from feeds.language.clauses import Places, State
from feeds.language.patterns import SERVICES
from feeds.language.rules import Trigger
from feeds.language.scopes import Context
from feeds.language.units import Unit
from feeds.observation import Service
from feeds.observation import Unit as QuantityUnit

_ENERGY = frozenset(("POWER", "SYSTEM", "NATIONAL", "SCHEDCUT", "EMERGCUT", "CUT", "OBJE"))


@dataclass(slots=True)
class Paragraph:
    """What a paragraph has brought up: strikes, exercises, works at addresses, an outage."""

    struck: bool = False
    strike_time: TimeBounds | None = None
    as_of: TimeBounds | None = None
    """The hour by which its first figures were counted: "станом на 18:00"."""
    exercise: bool = False
    history: bool = False
    works: bool = False
    outage: bool = False


@dataclass(slots=True)
class Memory:
    """The places, the paragraph and the service that a text has named last."""

    context: Context
    line: int = -1
    paragraph: Paragraph = field(default_factory=Paragraph)
    sentence_time: TimeBounds | None = None
    """When the strike of the present sentence was: what it "cut off" went off then."""
    frame_time: TimeBounds | None = None
    """The day or hour of a heading: "26 серпня.", "Оновлення на 17:35:", "Situation at 10:00"."""
    frame_day: date | None = None
    """The day that a heading names, to which hours alone below it belong."""
    service: Service | None = None
    energy: bool = False
    """Whether the text is about energy at all: "limits are in force" are then those of supply."""
    struck: bool = False
    """Whether it has told of a strike."""
    weather: bool = False
    """Whether it has told of a storm, ice or an accident, that damage as well."""
    first: Places = ()
    """The places that the text named first."""
    unit: QuantityUnit | None = None
    """What it has counted last: "in Volyn – 62" counts the same."""
    sentence_service: Service | None = None
    heading: tuple[Trigger, State] | None = None
    """What a line that ends in a colon says of the places in the lines below it."""
    counted: tuple[Trigger, State] | None = None
    """The last outage or restoration: "in Volyn – 62" goes on with it."""
    last: tuple[Trigger, State] | None = None
    """The regime that was told of last: "so far in …" names more of its places."""

    def hear(self, units: Sequence[Unit], said: Set[str], old: bool) -> None:
        """Take in what a sentence speaks of, before its claims are read; `old` tells of years long past."""
        paragraph = self.paragraph
        if len(units) > 1 and units[0].cls in SERVICES and units[1].cls in ("COLON", "DASH"):
            self.service = SERVICES[units[0].cls]
        self.energy = self.energy or bool(said & _ENERGY)
        self.struck = self.struck or "STRIKE" in said
        self.weather = self.weather or "WEATHER" in said
        self.context.national = self.context.national or "NATIONAL" in said
        if any(unit.cls == "PLACE" and unit.spots[0].kind in ("city", "oblast") for unit in units):
            paragraph.works = paragraph.history = False  # the works and the old days were told of elsewhere
        paragraph.works = paragraph.works or "WORKS" in said
        paragraph.exercise = paragraph.exercise or "EXERCISE" in said
        paragraph.history = paragraph.history or old

    def enter(self, line: int) -> None:
        """Begin a sentence; a new line forgets the last one, and its place unless it is the only one yet."""
        self.sentence_time = self.sentence_service = None
        if line == self.line:
            return
        self.line, self.paragraph, self.counted = line, Paragraph(), None
        context = self.context
        if len(context.named) > 1 or context.foreign:
            context.forget()
