"""What a text has said so far, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from feeds.bounds import TimeBounds
from feeds.language.scopes import Context
from feeds.observation import Service


@dataclass(slots=True)
class Paragraph:
    """What a paragraph has brought up: strikes, exercises, works at addresses, an outage."""

    struck: bool = False
    strike_time: TimeBounds | None = None
    exercise: bool = False
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
    service: Service | None = None

    def enter(self, line: int) -> None:
        """Begin a sentence; a new line forgets its paragraph, and the place unless only one was named so far."""
        self.sentence_time = None
        if line == self.line:
            return
        self.line, self.paragraph = line, Paragraph()
        context = self.context
        if len(context.named) > 1 or context.foreign:
            context.forget()
