"""What a text has said so far, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from feeds.bounds import TimeBounds
from feeds.language.rules import Trigger
from feeds.language.scopes import Context
from feeds.observation import Modality, Phase, Service
from feeds.observation import Unit as QuantityUnit


Sense = tuple[Phase | None, Modality]


@dataclass(slots=True)
class Paragraph:
    """What a paragraph has brought up: strikes, exercises, works at addresses, an outage."""

    struck: bool = False
    strike_time: TimeBounds | None = None
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
    service: Service | None = None
    energy: bool = False
    """Whether the text is about energy at all: "limits are in force" are then those of supply."""
    struck: bool = False
    """Whether it has told of a strike."""
    weather: bool = False
    """Whether it has told of a storm, ice or an accident, that damage as well."""
    first: tuple[str | None, ...] = ()
    """The places that the text named first."""
    unit: QuantityUnit | None = None
    """What it has counted last: "in Volyn – 62" counts the same."""
    sentence_service: Service | None = None
    heading: tuple[Trigger, Sense] | None = None
    """What a line that ends in a colon says of the places in the lines below it."""
    counted: tuple[Trigger, Sense] | None = None
    """The last outage or restoration: "in Volyn – 62" goes on with it."""
    last: tuple[Trigger, Sense] | None = None
    """The regime that was told of last: "so far in …" names more of its places."""

    def enter(self, line: int) -> None:
        """Begin a sentence; a new line forgets the last one, and its place unless it is the only one yet."""
        self.sentence_time = self.sentence_service = None
        if line == self.line:
            return
        self.line, self.paragraph, self.counted = line, Paragraph(), None
        context = self.context
        if len(context.named) > 1 or context.foreign:
            context.forget()
