"""The one gate: whatever leaves is made from a belief that was let through here, and the log says so.

Nothing else reads facts to believe them; a test holds the other modules to that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import sqlalchemy as sa

from feeds.observation import Alert, Observation
from feeds.places import clock_of, gazetteer
from monitor.app.corrected import check_corrections, corrections_of
from monitor.belief import Belief, believe
from monitor.causes import Freed
from monitor.correctable import WITHDRAWN
from monitor.corrections import Correction, apply_corrections, taken_out
from monitor.publication import PublishingRules, Ruling, published, rulings
from monitor.redaction import redact, redact_address
from monitor.store import facts
from monitor.store import publication as ledger


@dataclass(frozen=True, kw_only=True)
class Published:
    """What may leave as of a time, and what was decided about the rest."""

    belief: Belief
    rulings: tuple[Ruling, ...]
    taken_out: Mapping[str, str]
    """The sayings that corrections keep out of belief, with id and reason."""

    @cached_property
    def kept_back(self) -> frozenset[str]:
        """The ids of what is embargoed or held; for reckoning only, never for print."""
        return frozenset(r.observation for r in self.rulings if r.withheld)

    @cached_property
    def withheld(self) -> dict[str, int]:
        """How many sayings are kept back, by class: all that a reader is told of them."""
        return dict(sorted(Counter(r.counted_as for r in self.rulings if r.withheld).items()))

    @cached_property
    def freed(self) -> dict[str, Freed]:
        """The sayings that leave later than they were known: since when, and what kept them back."""
        return {
            r.observation: Freed(r.freed_at, r.freed_from)
            for r in self.rulings
            if r.freed_at and r.freed_from
        }


def publish(
    engine: sa.Engine,
    data: Path,
    as_of: datetime | None,
    *,
    now: datetime,
    rules: PublishingRules,
    door: str,
) -> Published:
    """Return what may leave `now` of what was known at `as_of` (None: by now), and log what was decided.

    `door` names what it leaves by: an edition, a command, Python.
    """
    told, corrections = _known(engine, data, as_of)
    corrected = apply_corrections(corrections, told, as_of, clock_of=clock_of)
    decided = _decided(engine, corrected, as_of, now=now, rules=rules, door=door)
    return Published(
        belief=believe(published(corrected, decided), as_of=as_of, clock_of=clock_of),
        rulings=tuple(decided),
        taken_out=_taken_out(corrections, told, as_of),
    )


def publish_alerts(
    engine: sa.Engine,
    data: Path,
    told: Iterable[Alert],
    as_of: datetime | None,
    *,
    now: datetime,
    rules: PublishingRules,
    door: str,
) -> tuple[Alert, ...]:
    """Return the air alerts that may leave `now`, in time order; they are loaded apart from the rest."""
    corrected = apply_corrections(corrections_of(data), told, as_of, clock_of=clock_of)
    decided = _decided(engine, corrected, as_of, now=now, rules=rules, door=door)
    leaving = (one for one in published(corrected, decided) if isinstance(one, Alert))
    return tuple(sorted(leaving, key=lambda alert: (alert.at.earliest, alert.id)))


def _decided(
    engine: sa.Engine,
    corrected: Sequence[Observation],
    as_of: datetime | None,
    *,
    now: datetime,
    rules: PublishingRules,
    door: str,
) -> list[Ruling]:
    """Decide on observations and log it; an as-of in the future ends no embargo."""
    at = now if as_of is None else min(as_of, now)
    decided = rulings(
        corrected,
        at=at,
        now=now,
        rules=rules,
        holds=ledger.holds(engine),
        ancestors=gazetteer().ancestors,
    )
    ledger.log(engine, door, at, decided)
    return decided


def believe_all(engine: sa.Engine, data: Path, as_of: datetime | None) -> Belief:
    """Return everything believed, also what must not leave: for the operator alone."""
    told, corrections = _known(engine, data, as_of)
    corrected = apply_corrections(corrections, told, as_of, clock_of=clock_of)
    return believe(corrected, as_of=as_of, clock_of=clock_of)


def traced(engine: sa.Engine, ids: Iterable[str]) -> dict[str, facts.Provenance]:
    """Return the archived documents behind sayings, without words that tell a place finer than a city."""
    return {
        identity: replace(found, url=redact_address(found.url), locator=redact(found.locator))
        for identity, found in facts.provenance(engine, ids).items()
    }


def _known(
    engine: sa.Engine, data: Path, as_of: datetime | None
) -> tuple[list[Observation], tuple[Correction, ...]]:
    corrections = corrections_of(data)
    if as_of is None:
        check_corrections(engine, corrections)
    return facts.told(engine, as_of), corrections


def _taken_out(
    corrections: Iterable[Correction], told: Sequence[Observation], as_of: datetime | None
) -> dict[str, str]:
    ending = [c for c in corrections if c.field == WITHDRAWN and c.counts(as_of)]
    found = taken_out(ending, told, as_of, clock_of=clock_of) if ending else {}
    return {identity: redact(why) for identity, why in found.items()}
