"""Which words make a claim: patterns over the classes of a sentence's units, tried in order.

A pattern is a row of classes: `A|B` is either, `A?` may be absent, `~3` is up to three units that end no
clause, `~~3` may cross commas, and `S` is a list of services ("power and heat", "світла, води й тепла").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.language.chunks import Unit, class_row
from feeds.observation import Service, StatementKind

SERVICES: dict[str, Service] = {"POWER": "electricity", "HEAT": "heat", "WATER": "water", "GAS": "gas"}
OBJECTS: dict[str, Service | None] = {
    "OBJE": "electricity", "OBJH": "heat", "OBJW": "water", "OBJG": "gas", "OBJC": None,
}  # fmt: skip
_SERVICE = "(?:POWER|HEAT|WATER|GAS) "
_BEFORE = "(?:(?:IN|WITH|WITHOUT|NO|ALL) )?"
_LIST = (
    f"(?P<s>{_SERVICE}(?:(?:COMMA {_BEFORE}{_SERVICE})*"
    f"(?:COMMA )?(?:(?:AND|NEITHER|BUT) )+{_BEFORE}{_SERVICE})?)"
)
_OBJECT = "(?P<o>(?:OBJE|OBJH|OBJW|OBJG|OBJC) )"
_ENDS_CLAUSE = "SEMI|COLON|BUT|WHICH"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what it claims; `lean` is the sense of its words, before the clause is read."""

    kind: StatementKind | None
    lean: str
    pattern: re.Pattern[str]
    services: tuple[Service | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A claim's words in a sentence: the units [first, last), and its services (None: critical infrastructure)."""

    kind: StatementKind
    lean: str
    first: int
    last: int
    services: tuple[Service | None, ...]


_ALSO = {"RESTORED": "RESTORED|ENERGISED", "RESTORE": "RESTORE|WILLRESTORE"}


def _compiled(text: str) -> re.Pattern[str]:
    parts = []
    for part in text.split():
        part = _ALSO.get(part, part)
        if part == "S":
            parts.append(_LIST)
        elif part == "OBJ":
            parts.append(_OBJECT)
        elif part.startswith("~"):
            barred = _ENDS_CLAUSE if part.startswith("~~") else f"{_ENDS_CLAUSE}|COMMA|DASH|OPEN|CLOSE"
            parts.append(rf"(?:(?!(?:{barred}) )\w+ ){{0,{part.lstrip('~')}}}?")
        else:
            optional = part.endswith("?")
            parts.append(f"(?:(?:{part.rstrip('?')}) ){'?' if optional else ''}")
    return re.compile(r"(?:(?<= )|^)" + "".join(parts))


def _rules(
    kind: StatementKind | None, lean: str, *patterns: str, service: Service | None = None
) -> list[Rule]:
    services = (service,) if service else ()
    return [Rule(kind, lean, _compiled(pattern), services) for pattern in patterns]


RULES: tuple[Rule, ...] = tuple(
    [
        *_rules(None, "", "INDUSTRY ~3 SCHEDCUT|GRAPH", "SCHEDCUT|GRAPH INDUSTRY", "WORKS ~6 CUT|DEENERG|WITHOUT",
                "CUT|DEENERG ~4 WORKS", "WITHOUT NO", "WITHOUT AGAIN"),
        *_rules("emergency_shutdown", "state", "EMERGCUT ~1 OPEN? EMERGCUT? CLOSE?", "EMERG w? POWER? AND? SCHED? CUT|DEENERG|GRAPH|SCHEDCUT",
                service="electricity"),
        *_rules("scheduled_shutdown", "ends", "CANCEL ~3 LIMIT ~2 S"),
        *_rules("scheduled_shutdown", "state", "S ~2 SCHEDCUT|SUPPLYSCHED ~1 CUT?", "SUPPLYSCHED ~1 S"),
        *_rules("scheduled_shutdown", "begins", "BACKTO ~2 SCHEDCUT|GRAPH", "BACKTO ~1 SCHED CUT?", service="electricity"),
        *_rules("scheduled_shutdown", "none", "NO|NEG ~1 CUT ~2 PLANNED|SCHED|FUTURE|INFORCE", "CUT ~1 NEG ~1 PLANNED|SCHED|FUTURE", "CUT NO", "NEG ~1 PLANNED|FUTURE ~2 CUT",
                service="electricity"),
        *_rules("scheduled_shutdown", "supply", "SUPPLYSCHED"),
        *_rules("scheduled_shutdown", "state", "SCHEDCUT w? OPEN? SCHEDCUT? CLOSE?", "SCHED w? POWER? CUT",
                "SCHED GRAPH", "GRAPH ~2 CUT", "CUT ~3 GRAPH", "GRAPH ~3 INFORCE|APPLIED|CANCEL|WILLAPPLY", service="electricity"),
        *_rules("scheduled_shutdown", "planned", "WILLAPPLY ~3 QUEUE SCHED? CUT?", "QUEUE ~2 CUT ~1 FUTURE", "WILLAPPLY COLON", "FUTURE ~2 CUTV",
                "CUTV ~3 FUTURE", service="electricity"),
        *_rules("scheduled_shutdown", "state", "QUEUE ~2 CUT", service="electricity"),
        *_rules("attack", "", "STRIKE ~8 OBJ", "OBJ ~4 STRIKE", "WEAPON ~4 DAMAGE ~3 OBJ", "WEAPON ~2 OBJ"),
        *_rules("attack", "damage", "DAMAGE ~4 OBJ", "OBJ ~5 DAMAGE"),
        *_rules("restoration", "planned", "RESTORED ~1 MAY S"),
        *_rules("restoration", "worked", "WORKED ~5 RESTORE S"),
        *_rules("restoration", "future", "RESTORE ~2 S", "S ~4 RESTORE"),
        *_rules("restoration", "future", "RESTORE w BEGAN", service="electricity"),
        *_rules("restoration", "critical", "OBJC ~4 HAVE S AGAIN", "FACILITY ~6 HAVE S AGAIN", "OBJC ~4 WITH S"),
        *_rules("restoration", "critical", "OBJC ~5 RESTORED", "RESTORED ~2 OBJC", service="electricity"),
        *_rules("restoration", "done", "S TIME? AGAIN? RESTORED", "RESTORED ~3 S", "S ~3 RESTORED"),
        *_rules("restoration", "doing", "RESTORING ~2 S", "S ~2 RESTORING"),
        *_rules("restoration", "doing", "OBJH ~6 RESTORED", "RESTORED ~2 OBJH", service="heat"),
        *_rules("restoration", "doing", "OBJW ~3 RESTORED", "RESTORED ~2 OBJW", service="water"),
        *_rules("restoration", "done", "RESTORED ~3 QTY", "QTY ~4 RESTORED", service="electricity"),
        *_rules("restoration", "done", "AGAIN ~1 WITH|HAVE ~1 S", "HAVE S AGAIN"),
        *_rules("restoration", "share", "WITH POWER ~1 QTY"),
        *_rules("restoration", "share", "QTY ~4 HAVE|FUTURE S", "QTY ~2 WITH S"),
        *_rules("outage", "state", "DEENERG ~1 OBJW", "OBJW ~1 DEENERG", service="water"),
        *_rules("outage", "lost", "S ~4 CUTV|DEENERG"),
        *_rules("outage", "lost", "LOST ~3 S", "S ~1 LOST", "TOOK ~5 WITHOUT ~2 S", "WITHOUT ~2 S LEFT", "LEFT ~3 WITHOUT ~2 S", "CUTV ~1 S", "S COMMA? WHICH? ~2 CUTV",
                "STOPPED ~1 SUPPLY? S", "SUPPLY? S ~4 STOPPED", "DEENERG S"),
        *_rules("outage", "state", "WITHOUT ~2 S", "NO ~1 S", "S ~2 NO", "NEITHER S", "TROUBLE ~2 S", "S ~1 TROUBLE"),
        *_rules("restoration", "done", "ENERGISED ~3 WHO", "WHO ~3 ENERGISED", "PLACE ~1 ENERGISED", service="electricity"),
        *_rules("outage", "lost", "SUFFER ~3 CUT", "CUT ~2 SUFFER", service="electricity"),
        *_rules("outage", "lost", "TOOK ~6 DARK", "CUTV ~2 QTY", "QTY ~2 CUTV", service="electricity"),
        *_rules("outage", "state", "DEENERG", "DARK", "BLACKOUT", "CUT ~1 MAY", "CUT IN? PLACE", service="electricity"),
        *_rules("outage", "listed", "COLON PART WHO PLACE", "COLON WHO PLACE", service="electricity"),
        *_rules("emergency_shutdown", "denied", "CUT ~3 CANCEL ~4 FAKE", "CANCEL ~2 CUT ~~3 FAKE", "FAKE ~4 CUT ~2 CANCEL", service="electricity"),
    ]
)  # fmt: skip


def triggers(units: Sequence[Unit]) -> list[Trigger]:
    """Return the claims of a sentence in its order; no word serves two, but a list of services may."""
    row = class_row(units)
    starts = [0, *accumulate(len(unit.cls) + 1 for unit in units)]
    taken: set[int] = set()
    found: list[Trigger] = []
    for rule in RULES:
        for first, last, match in _matches(rule, row, starts):
            core = {n for n in range(first, last) if units[n].cls in _TELLING}
            if core & taken:
                continue
            taken |= core
            if rule.kind is not None:
                found.append(Trigger(rule.kind, rule.lean, first, last, _services(rule, match)))
    return sorted(found, key=lambda trigger: (trigger.first, trigger.last))


_TELLING = frozenset(
    ["EMERGCUT", "EMERG", "SUPPLYSCHED", "WHO", "SCHEDCUT", "SCHED", "GRAPH", "CUT", "CUTV", "STRIKE", "RESTORE", "WILLRESTORE", "ENERGISED", "RESTORED", "RESTORING", "NO", "LOST", "TOOK", "WITHOUT", "DEENERG", "DARK", "BLACKOUT", "TROUBLE", "STOPPED", "WILLAPPLY", "WITH", "DAMAGE", "OBJE", "OBJH", "OBJW", "OBJG", "OBJC", "WORKS", "INDUSTRY", "NEITHER", "QUEUE", "NOT", "AGAIN"]
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
