"""What may leave, and since when: embargo, holds and places too fine to tell, decided in one place. Pure.

Every observation gets a ruling. What is embargoed or held is out of the published belief altogether, as if it
were not known yet; what is coarsened leaves without the words that tell a place finer than a city.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from feeds.observation import Observation, Statement, Voice
from monitor.attacks import EventClass, event_class, told_beside
from monitor.correctable import kind_of
from monitor.redaction import redact, redact_address

Choice = Literal["published", "embargoed", "held", "coarsened"]
WITHHELD: tuple[Choice, ...] = ("embargoed", "held")
"""What stays here."""
Ancestors = Callable[[str], Sequence[str]]
"""The oblast and the country of a place."""
OFFICIAL: tuple[Voice, ...] = ("operator", "authority")
WORDS = ("quote", "said_by", "publisher", "doubt", "corrected", "locator", "item")
"""The fields of an observation that hold a source's words or ours."""


@dataclass(frozen=True, kw_only=True)
class PublishingRules:
    """How long what is told of an attack waits, counted from the latest time at which it can have been."""

    civilian: timedelta = timedelta(hours=3)
    infrastructure: timedelta = timedelta(hours=12)
    by_kind: Mapping[str, timedelta] = field(default_factory=dict)
    """Instead of the class, for every observation of a kind ("attack", "indicator:missiles_launched")."""
    early_release: bool = True
    """Whether an official source that publishes the same ends the embargo."""

    def waits(self, kind: str, event: EventClass | None) -> tuple[EventClass, timedelta] | None:
        """Return the class under which a kind of observation waits, and how long; None for not at all."""
        if kind in self.by_kind:
            return event or "custom", self.by_kind[kind]
        if event == "civilian":
            return event, self.civilian
        return (event, self.infrastructure) if event else None


@dataclass(frozen=True, kw_only=True)
class Hold:
    """A human keeps back one observation, or everything of a place, a kind and a stretch of time."""

    id: int
    observation: str | None = None
    place: str | None = None
    """With everything that lies in it."""
    kind: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    """Of the time at which it happened: [start, end); None: open."""
    reason: str
    by: str = ""
    held_at: datetime
    released_at: datetime | None = None
    released_because: str = ""

    def stands(self, at: datetime) -> bool:
        """Whether it had been made and not released at a time."""
        return self.held_at <= at and (self.released_at is None or at < self.released_at)

    def covers(self, said: Observation, ancestors: Ancestors) -> bool:
        """Whether an observation is what it keeps back."""
        if self.observation is not None:
            return said.id == self.observation
        if said.place is None or (said.place != self.place and self.place not in ancestors(said.place)):
            return False
        until = said.until if isinstance(said, Statement) else None
        begun = self.end is None or said.at.earliest < self.end
        ended = self.start is not None and (until or said.at).latest < self.start
        return begun and not ended and self.kind in (None, kind_of(said))


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What was decided about one observation, and why."""

    observation: str
    choice: Choice
    reason: str = ""
    """Empty where no rule speaks of it."""
    counted_as: str = ""
    """Of what is withheld: the class of its event, or "held"; all that a reader is told of it."""
    freed_at: datetime | None = None
    """Of what leaves and was kept back after it was known: since when it may leave."""
    freed_from: Literal["embargo", "hold", ""] = ""
    """"embargo" or "hold": what kept it back until then."""

    @property
    def withheld(self) -> bool:
        """Whether it stays here."""
        return self.choice in WITHHELD


def rulings(
    observations: Sequence[Observation],
    *,
    at: datetime,
    now: datetime,
    rules: PublishingRules,
    holds: Iterable[Hold] = (),
    ancestors: Ancestors,
) -> list[Ruling]:
    """Decide for every observation, in their order, as of `at`; what leaves does so `now`.

    The observations are those known by `at`, corrected. A hold counts if it stood at `at`, and also if it
    stands now: what a human keeps back today doesn't leave as the belief of an earlier time.
    """
    mine = list(holds)
    beside = told_beside(observations)
    held = {o.id: [h for h in mine if h.covers(o, ancestors)] for o in observations} if mine else {}
    kept = {i for i, found in held.items() if any(h.stands(at) or h.stands(now) for h in found)}
    official = _official(o for o in observations if o.id not in kept)
    found = []
    for said in observations:
        waits = rules.waits(kind_of(said), event_class(said, beside=said.id in beside))
        about = held.get(said.id, ())
        if said.id in kept:
            found.append(_held(said, [h for h in about if h.stands(at) or h.stands(now)]))
        else:
            found.append(_ruled(said, at, waits, official if rules.early_release else {}, about))
    return found


def _held(said: Observation, holds: Sequence[Hold]) -> Ruling:
    reason = "; ".join(f"hold {h.id}: {h.reason}" for h in holds)
    return Ruling(observation=said.id, choice="held", reason=reason, counted_as="held")


def _ruled(
    said: Observation,
    at: datetime,
    waits: tuple[EventClass, timedelta] | None,
    official: Mapping[tuple[str, str | None], Sequence[Observation]],
    holds: Sequence[Hold],
) -> Ruling:
    """Rule on an observation that no hold keeps back."""
    freed: Literal["embargo", "hold", ""] = ""
    reasons, since = [], said.known_at
    if waits:
        event, length = waits
        until = said.at.latest + length
        told = f"{event}: {_hours(length)} from {_utc(said.at.latest)}"
        same = [o for o in official.get((kind_of(said), said.place), ()) if _same(o, said)]
        first = min(same, key=lambda o: (o.known_at, o.id), default=None)
        over = min(until, first.known_at) if first else until
        if at < over:
            why = f"embargo until {_utc(until)} ({told})"
            return Ruling(observation=said.id, choice="embargoed", reason=why, counted_as=event)
        how = f"official: {first.id}" if first and over < until else f"embargo over at {_utc(until)}"
        reasons.append(f"{how} ({told})")
        if over > since:
            freed, since = "embargo", over
    ended = max((h.released_at for h in holds if h.released_at and h.released_at <= at), default=None)
    if ended and ended > since:
        freed, since = "hold", ended
        reasons.append(f"released from hold {', '.join(str(h.id) for h in holds)}")
    coarse = coarsened(said) is not said
    return Ruling(
        observation=said.id,
        choice="coarsened" if coarse else "published",
        reason="; ".join([*reasons, *(["a place finer than a city is withheld"] if coarse else [])]),
        freed_at=since if freed else None,
        freed_from=freed,
    )


def _official(observations: Iterable[Observation]) -> dict[tuple[str, str | None], list[Observation]]:
    """Return what official sources tell as a fact, by kind and place."""
    found: dict[tuple[str, str | None], list[Observation]] = defaultdict(list)
    for said in observations:
        actual = not isinstance(said, Statement) or said.modality == "actual"
        if said.voice in OFFICIAL and actual and not said.doubt:
            found[kind_of(said), said.place].append(said)
    return found


def _same(official: Observation, said: Observation) -> bool:
    """Whether an official source tells the same: of an outage also of the same service."""
    if official.id == said.id:
        return True
    if said.place is None or not official.at.overlaps(said.at):
        return False
    if not isinstance(official, Statement) or not isinstance(said, Statement):
        return True
    return said.kind != "outage" or official.service == said.service


def published(observations: Iterable[Observation], rulings_: Iterable[Ruling]) -> Iterator[Observation]:
    """Yield the observations that may leave, in the words in which they may."""
    for said, ruling in zip(observations, rulings_, strict=True):
        if not ruling.withheld:
            yield coarsened(said) if ruling.choice == "coarsened" else said


def coarsened(said: Observation) -> Observation:
    """Return an observation without words that tell a place finer than a city, itself where it has none.

    It keeps its id. An address that leads to a place on a map is left out.
    """
    words = {name: text for name in WORDS if (text := getattr(said, name))}
    changed: dict[str, Any] = {name: redact(text) for name, text in words.items() if redact(text) != text}
    if redact_address(said.url) != said.url:
        changed["url"] = ""
    return replace(said, original=said.id, **changed) if changed else said


def _hours(length: timedelta) -> str:
    return f"{length.total_seconds() / 3600:g} h"


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%MZ}"
