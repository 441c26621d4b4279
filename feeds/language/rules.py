"""Which words make a claim: patterns over the classes of a sentence's units, tried in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.language.patterns import OBJECTS, SERVICES, Rule, mask
from feeds.language.rules_events import EVENTS
from feeds.language.rules_regimes import REGIMES
from feeds.language.tokens import listed
from feeds.language.units import Unit, class_row
from feeds.observation import Service, StatementKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A claim's words: the units [first, last), and its services (None: critical infrastructure)."""

    kind: StatementKind
    lean: str
    first: int
    last: int
    services: tuple[Service | None, ...]


SHUTDOWNS: frozenset[StatementKind] = frozenset(("emergency_shutdown", "scheduled_shutdown"))
"""The kinds of claim that tell of a regime."""

RULES: tuple[Rule, ...] = (*REGIMES, *EVENTS)
"""The grammar: no word serves two patterns, so the more telling stand first."""


_BY_NEEDS = [((*rule.needs, -1)[0], (*rule.needs, -1, -1)[1], rule) for rule in RULES]
"""The rules with the first two things that each needs: most fall at these in any sentence."""


def triggers(units: Sequence[Unit]) -> list[Trigger]:
    """Return the claims of a sentence in its order; no word serves two, but a list of services may."""
    row = class_row(units)
    starts = [0, *accumulate(len(unit.cls) + 1 for unit in units)]
    taken: set[int] = set()
    found: list[Trigger] = []
    said = mask({unit.cls for unit in units})
    for rule in [rule for one, two, rule in _BY_NEEDS if one & said and two & said]:
        if not rule.can_stand(said):
            continue
        for first, last, match in _matches(rule, row, starts):
            core = {n for n in range(first, last) if units[n].cls in _TELLING}
            if core & taken:
                continue
            taken |= core
            if rule.kind is not None:
                found.append(Trigger(rule.kind, rule.lean, first, last, _services(rule, match)))
    found += [_over(trigger, units) for trigger in found if trigger.lean == "over"]
    return sorted(found, key=lambda trigger: (trigger.first, trigger.last))


def _over(trigger: Trigger, units: Sequence[Unit]) -> Trigger:
    """Return the schedules that an emergency gives way to: "from emergency cuts to the hourly ones"."""
    return Trigger(
        "scheduled_shutdown", "begins", trigger.last, min(trigger.last + 2, len(units)), ("electricity",)
    )


_TELLING = frozenset(
    listed(
        "EMERGCUT EMERG SUPPLYSCHED WHO SCHEDCUT SCHED GRAPH CUT CUTV STRIKE RESTORE WILLRESTORE "
        "ENERGISED RESTORED RESTORING NO LOST TOOK WITHOUT DEENERG DARK BLACKOUT TROUBLE STOPPED "
        "WILLAPPLY WITH DAMAGE WORKS INDUSTRY NEITHER QUEUE NOT AGAIN DARKEN DEPRIVE GOT TAP "
        "RADIATOR WAIT RATION HAVE ENERGISING ENERGISE WILLENERGISE LIT FREEZE MODE PRON AFFECTED "
        "SITE RESTORATION"
    )
)


def _matches(rule: Rule, row: str, starts: list[int]) -> Iterator[tuple[int, int, re.Match[str]]]:
    at = 0
    while match := rule.pattern.search(row, at):
        first, last = bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end() - 1)
        yield first, last, match
        at = starts[first + 1]


def _services(rule: Rule, match: re.Match[str]) -> tuple[Service | None, ...]:
    if rule.services:
        return rule.services
    groups = match.groupdict()
    if groups.get("s"):
        named = [SERVICES[name] for name in groups["s"].split() if name in SERVICES]
        return tuple(dict.fromkeys(named))
    return (OBJECTS[groups["o"].strip()],) if groups.get("o") else ("electricity",)


def is_supply(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Whether a claim only says "supply": of what was named before, of electricity where nothing was."""
    said = {unit.cls for unit in units[trigger.first : trigger.last]}
    return "SUPPLY" in said and not said & (SERVICES.keys() - {"SUPPLY"})
