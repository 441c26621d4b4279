"""Which words make a claim: patterns over the classes of a sentence's units, tried in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.language.chunks import Unit, class_row
from feeds.language.patterns import OBJECTS, SERVICES, Rule, mask, rules
from feeds.language.tokens import listed
from feeds.observation import Service, StatementKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A claim's words: the units [first, last), and its services (None: critical infrastructure)."""

    kind: StatementKind
    lean: str
    first: int
    last: int
    services: tuple[Service | None, ...]


RULES: tuple[Rule, ...] = (
    *rules(
        None,
        "",
        "INDUSTRY ~3 SCHEDCUT|GRAPH",
        "INDUSTRY ~6 QUEUE",
        "SCHEDCUT|GRAPH INDUSTRY",
        "WORKS ~6 CUT|DEENERG|WITHOUT",
        "CUT|DEENERG ~4 WORKS",
        "WITHOUT NO",
        "NOT WITHOUT ~1 S AND|COMMA ~2 QTY WITH POWER|HEAT|WATER",
        "NOT WITHOUT ~1 S",
        "DASH NO ~1 LIMIT",
        "OBJW|OBJH ~2 NEG STOPPED|DEENERG|CUTV",
        "NO ~1 POWER TROUBLE|USE",
        "NO ~1 S ~2 QUEUE",
        "ADDRESS ~~4 SCHEDCUT|GRAPH|CUT",
        "SCHEDCUT|GRAPH ~2 ADDRESS",
    ),
    *rules(
        "emergency_shutdown",
        "state",
        "EMERGCUT ~1 OPEN? EMERGCUT? CLOSE?",
        "EMERG w? POWER? AND? SCHED? CUT|DEENERG|GRAPH|SCHEDCUT",
        "APPLIED|INFORCE|CANCEL|BEGAN|CHANGED|BACKTO ~2 EMERG",
        "EMERG ~3 APPLIED|INFORCE|CANCEL|WILLAPPLY|MAY",
        "PLACE DASH EMERG",
        "EMERG MODE",
        "EMERG LIMIT",
        "EMERG COMMA ~~~8 COMMA ~1 CANCEL|INFORCE",
        "EMERG ~1 CUTV",
        "CUT|CUTV ~4 EMERG",
        service="electricity",
    ),
    *rules(
        "emergency_shutdown",
        "denied",
        "CUT ~3 CANCEL ~4 FAKE",
        "CANCEL ~2 CUT ~~3 FAKE",
        "FAKE ~4 CUT ~2 CANCEL",
        service="electricity",
    ),
    *rules("emergency_shutdown", "over", "EMERG CUT? ~1 IN|BACKTO >SCHED|SCHEDCUT|GRAPH", service="electricity"),
    *rules("scheduled_shutdown", "ends", "CANCEL ~3 LIMIT ~2 S"),
    *rules("scheduled_shutdown", "state", "STOPPED|LIMIT ~1 USE ~1 POWER", service="electricity"),
    *rules(
        "scheduled_shutdown",
        "state",
        "GOT|RESTORING|RESTORED|HAVE|WILLRESTORE ~1 S ~3 RATION|SUPPLYSCHED",
        "S ~5 SCHEDCUT|SUPPLYSCHED|RATION ~1 CUT?",
        "S DASH SUPPLYSCHED",
        "SUPPLYSCHED ~3 S",
        "RATION ~2 S",
        "S ~3 RATION",
    ),
    *rules("scheduled_shutdown", "state", "TAP ~4 SUPPLYSCHED", service="water"),
    *rules("outage", "state", "S2 ~1 FUTURE ~2 CUTV|DEENERG"),
    *rules(
        "scheduled_shutdown",
        "begins",
        "BACKTO ~2 SCHEDCUT|GRAPH",
        "BACKTO ~1 SCHED CUT?",
        "GRAPH|SCHEDCUT ~2 RESTORING|RESTORED|WILLRESTORE",
        service="electricity",
    ),
    *rules(
        "scheduled_shutdown",
        "none",
        "NO|NEG ~1 CUT ~5 PLANNED|SCHED|FUTURE|INFORCE",
        "CUT ~1 NEG ~1 PLANNED|SCHED|FUTURE",
        "CUT ~3 NO",
        "NEG CUT ~6 NO",
        "CANCEL ~2 CUT",
        "WITHOUT ~1 SCHED|POWER? CUT",
        "WITHOUT ~1 SCHEDCUT",
        "WHO ~2 NEG CUTV|STOPPED",
        "WHO ~2 CANCEL",
        "LIMIT ~4 NEG",
        "NO ~1 POWER? LIMIT",
        "NO ~2 SCHEDCUT|GRAPH",
        "SCHEDCUT|GRAPH ~2 NO",
        "NEG ~1 CUTV|STOPPED ~3 WHO|ALL",
        "CUTV|STOPPED ~2 WHO ~2 NEG",
        "LIMIT ~1 POWER ~6 CANCEL",
        "CUT ~3 CANCEL",
        "NEG ~1 PLANNED|FUTURE ~2 CUT",
        service="electricity",
    ),
    *rules("scheduled_shutdown", "supply", "SCHED SUPPLY"),
    *rules("scheduled_shutdown", "supply", "SUPPLYSCHED"),
    *rules(
        "scheduled_shutdown",
        "state",
        "SCHEDCUT w? OPEN? SCHEDCUT? CLOSE?",
        "SCHED w? POWER? CUT",
        "SCHED GRAPH|QUEUE",
        "GRAPH ~4 TIME ~1 COLON",
        "GRAPH ~2 MAY CANCEL",
        "QUEUE ~2 INFORCE|STILL",
        "NEG QUEUE ~3 CUTV",
        "SCHEDCUT|GRAPH COMMA ~~~8 COMMA ~1 CANCEL|INFORCE|WILLAPPLY",
        "INFORCE|BACKTO|AGAIN|APPLIED|WILLAPPLY ~2 GRAPH",
        "CUTV ~2 NEG FUTURE",
        "GRAPH ~1 NORMAL",
        "GRAPH ~2 CUT",
        "CUT|CUTV|DARKEN ~3 GRAPH|SCHED",
        "SCHED|GRAPH ~2 CUTV",
        "GRAPH ~3 INFORCE|APPLIED|CANCEL|WILLAPPLY|STOPPED|BEGAN",
        service="electricity",
    ),
    *rules("outage", "none", "NEG FUTURE CUTV ~2 S", "NEG CUTV ~2 S"),
    *rules(
        "scheduled_shutdown",
        "planned",
        "WILLAPPLY ~5 QUEUE SCHED? CUT?",
        "CUTV ~4 QUEUE",
        "CUTV|DARKEN COLON ~~~14 QUEUE",
        "QUEUE ~2 WILLAPPLY",
        "QUEUE ~2 CUT ~1 FUTURE",
        "WILLAPPLY COLON",
        "FUTURE ~2 CUTV",
        "CUTV ~3 FUTURE",
        service="electricity",
    ),
    *rules("scheduled_shutdown", "theirs", "PRON ~2 CANCEL|APPLIED|INFORCE|BEGAN", service="electricity"),
    *rules("scheduled_shutdown", "limit", "LIMIT ~3 INFORCE|CANCEL|WILLAPPLY|APPLIED|BEGAN|STOPPED", service="electricity"),
    *rules("scheduled_shutdown", "announced", "CUTV|DARKEN ~2 COLON $", service="electricity"),
    *rules("scheduled_shutdown", "state", "QUEUE ~2 CUT", "INFORCE ~2 QUEUE", service="electricity"),
    *rules(
        "attack",
        "none",
        "NO|NEG|WITHOUT ALL|PART|w? DAMAGE ~3 OBJ|SYSTEM",
        "OBJ|SYSTEM ~5 NEG ~1 STRIKE|DAMAGE",
        "NO ~1 STRIKE ~2 OBJ|SYSTEM",
        "NEG|NO|WITHOUT ~2 STRIKE ~3 OBJ|SYSTEM",
        "STRIKE NEG ~1 OBJ|SYSTEM",
        "DAMAGE ~2 OBJ|SYSTEM ~4 NO !POWER|WATER|HEAT|GAS|SUPPLY",
        service="electricity",
    ),
    *rules(
        "outage",
        "none",
        "NO|WITHOUT ~1 CUT|DEENERG ~4 STRIKE|WEAPON",
        "STRIKE|WEAPON ~~4 NO|WITHOUT ~1 CUT|DEENERG",
        "DEENERG ~5 NO|NEG",
        service="electricity",
    ),
    *rules("attack", "", "STRIKE ~4 SYSTEM", service="electricity"),
    *rules("attack", "", "STRIKE ~8 OBJ", "OBJ ~6 STRIKE", "WEAPON ~6 DAMAGE ~5 OBJ", "WEAPON ~2 OBJ"),
    *rules("attack", "", "S ~1 SITE ~6 STRIKE", "STRIKE ~6 S ~1 SITE"),
    *rules("attack", "damage", "S ~1 SITE ~6 DAMAGE", "DAMAGE ~4 S ~1 SITE"),
    *rules("attack", "", "OBJ ~2 WEAPON", "OBJ ~3 DAMAGE ~3 WEAPON"),
    *rules("attack", "", "OBJ WHICH ~~~6 STRIKE", "OBJ COMMA ~~~5 COMMA DAMAGE ~2 STRIKE|WEAPON"),
    *rules("attack", "damage", "DAMAGE ~5 OBJ", "OBJ ~6 DAMAGE"),
    *rules("outage", "unhurt", "WHO ~3 NEG ~2 AFFECTED|CUTV|DAMAGE", "NEG ~1 AFFECTED ~2 WHO", "NEG HAVE ~1 CUTV"),
    *rules("outage", "spared", "TROUBLE ~2 S ~2 NO", "TROUBLE ~2 S ~4 NEG SUFFER", "NO ~1 TROUBLE ~2 S"),
    *rules(None, "", "NEG SUFFER ~2 TROUBLE"),
    *rules("outage", "lost", "S ~2 STOPPED RESTORE|INFORCE"),
    *rules("outage", "lost", "S ~1 NEG INFORCE", "NEG INFORCE ~1 S"),
    *rules("outage", "lost", "OBJH|RADIATOR ~2 NEG INFORCE", "NEG INFORCE ~1 OBJH", service="heat"),
    *rules("outage", "lost", "OBJW ~2 NEG INFORCE", "NEG INFORCE ~1 OBJW", service="water"),
    *rules("outage", "none", "S ~3 CUTV ~1 NEG FUTURE", "WITHOUT ~1 S NEG LEFT", "NEG LEFT? WITHOUT ~2 S"),
    *rules("outage", "none", "FAKE ~4 CUT", "CUT ~~6 FAKE", service="electricity"),
    *rules("outage", "none", "NEG QTY ~4 CUTV|WITHOUT|DEENERG", service="electricity"),
    *rules("outage", "lost", "LOST|NO ~3 COLON SS"),
    *rules("outage", "state", "WITHOUT ~2 SSS", "NO ~1 SSS"),
    *rules("outage", "lost", "LOST ~1 SS AND !POWER|HEAT|WATER|GAS"),
    *rules("restoration", "done", "RESTORED|HAVE ~3 COLON SS"),
    *rules("restoration", "done", "ALREADY ~1 HAVE ~1 S", "ALL ~~6 HAVE ~1 S"),
    *rules("outage", "none", "S ~2 NEG LOST|DARKEN|CUTV|DEENERG", "NEG LOST|DARKEN|CUTV ~3 S"),
    *rules(
        "outage",
        "unrestored",
        "S ~3 NEG RESTORED|RESTORING|GOT|HAVE",
        "NEG RESTORED|RESTORING|GOT|HAVE ~3 S",
        "QTY|WHO ~2 NEG ENERGISED",
        "NEG ENERGISED|ENERGISING ~2 WHO|QTY",
        "NEG MAY RESTORE ~2 S",
        "S ~2 MAY NEG RESTORE",
    ),
    *rules("outage", "unfed", "NEG WILLRESTORE|WILLENERGISE ~2 S", "S ~3 NEG WILLRESTORE|WILLENERGISE"),
    *rules("restoration", "planned", "RESTORED ~1 MAY S"),
    *rules("restoration", "worked", "WORKED ~5 RESTORE S", "S ~2 WORKED ~1 RESTORE"),
    *rules("restoration", "future", "RESTORE ~3 S", "S ~4 RESTORE"),
    *rules(
        "restoration",
        "future",
        "WILLENERGISE|ENERGISE ~3 WHO|ALL|QTY|PLACE|PART",
        "WHO|ALL|QTY ~3 WILLENERGISE|ENERGISE",
        service="electricity",
    ),
    *rules("restoration", "future", "RESTORE w BEGAN", service="electricity"),
    *rules("restoration", "critical", "OBJC ~4 HAVE S AGAIN", "FACILITY ~6 HAVE S AGAIN", "OBJC ~4 WITH S"),
    *rules("restoration", "critical", "OBJC ~5 RESTORED", "RESTORED ~2 OBJC", service="electricity"),
    *rules("restoration", "done", "S TIME? AGAIN? RESTORED", "RESTORED ~3 S", "S ~3 RESTORED"),
    *rules("restoration", "done", "S ~2 BACKTO !SCHED|SCHEDCUT|GRAPH|EMERG|EMERGCUT"),
    *rules("restoration", "doing", "RESTORING ~2 S", "S ~2 RESTORING"),
    *rules("restoration", "doing", "OBJH ~6 RESTORED", "RESTORED ~2 OBJH", service="heat"),
    *rules("restoration", "doing", "OBJW ~3 RESTORED", "RESTORED ~2 OBJW", service="water"),
    *rules("restoration", "done", "RESTORED ~3 QTY", "QTY ~4 RESTORED", service="electricity"),
    *rules(
        "restoration",
        "done",
        "AGAIN ~1 WITH|HAVE ~1 S",
        "HAVE ~1 S AGAIN",
        "BROUGHT ~1 S AGAIN|BACKTO",
        "SUPPLY S ~3 BEGAN",
        "BEGAN ~2 SUPPLY S",
        "S IS ~3 ALL",
        "S HAVE ~1 ALL",
        "S IS WITH|TIME",
        "S ~2 ALREADY IS",
        "ALL WITH S",
        "WITH POWER ~1 ALL",
        "GOT ~1 S",
        "S ~2 GOT",
    ),
    *rules("restoration", "planned", "S FUTURE AGAIN", "S FUTURE IN PLACE|WHO", "S ~2 FUTURE ~1 BEGAN", "FUTURE ~1 BEGAN ~1 S"),
    *rules("restoration", "done", "TAP ~3 RESTORED", "RESTORED ~2 TAP", service="water"),
    *rules("restoration", "done", "RADIATOR ~4 WARM", "WARM ~1 RADIATOR", service="heat"),
    *rules("restoration", "share", "WITH POWER ~1 QTY"),
    *rules("restoration", "share", "QTY ~4 HAVE|FUTURE S", "QTY ~2 WITH S", "S IS ~2 QTY", "S ~2 HAVE ~2 QTY", "HAVE S ~2 QTY", "S HAVE COLON"),
    *rules("restoration", "done", "PLACE ~2 LIT", "LIT ~1 PLACE", service="electricity"),
    *rules("restoration", "done", "PLACE|WHO AGAIN? WITH S", "AGAIN WITH S"),
    *rules("restoration", "share", "QTY ~2 LIT", "LIT ~2 QTY", service="electricity"),
    *rules("outage", "state", "DEENERG ~1 OBJW", "OBJW ~1 DEENERG", service="water"),
    *rules("outage", "lost", "OBJW ~1 LOST ~1 S", service="water"),
    *rules("outage", "lost", "OBJH AND OBJW ~3 STOPPED|LOST", "OBJW AND OBJH ~3 STOPPED|LOST", service=("heat", "water")),
    *rules("outage", "lost", "OBJW ~3 STOPPED|LOST", "STOPPED|LOST ~2 OBJW", service="water"),
    *rules("outage", "lost", "OBJH ~3 STOPPED|LOST", "STOPPED|LOST ~2 OBJH", service="heat"),
    *rules("outage", "state", "TAP ~3 DRY", "TAP ~3 LOST|STOPPED|CUTV", "STOPPED ~1 IN? TAP", "DRY ~1 TAP", "WITHOUT|NO ~1 TAP", service="water"),
    *rules("outage", "state", "RADIATOR ~3 COOL", "COOL ~1 RADIATOR", service="heat"),
    *rules("outage", "lost", "S ~4 CUTV|DEENERG"),
    *rules(
        "outage",
        "lost",
        "LOST|DARKEN ~4 S",
        "S ~5 LOST|DARKEN",
        "DEPRIVE ~4 S",
        "S ~2 DEPRIVE",
        "TOOK ~5 WITHOUT ~2 S",
        "WITHOUT ~2 S LEFT",
        "LEFT ~3 WITHOUT ~2 S",
        "CUTV|CUTS ~1 S",
        "S COMMA? WHICH? ~2 CUTV",
        "STOPPED ~1 SUPPLY? S",
        "SUPPLY? S ~4 STOPPED",
        "DEENERG S",
    ),
    *rules(
        "outage",
        "state",
        "WITHOUT ~2 S",
        "NO ~1 S",
        "S ~2 NO",
        "NEITHER S",
        "TROUBLE ~2 S",
        "S ~5 TROUBLE",
        "CUT IN S",
        "S RESTORING ~1 TROUBLE",
        "TROUBLE ~1 RESTORING ~1 S",
    ),
    *rules(
        "restoration",
        "done",
        "ENERGISED ~3 WHO|ALL",
        "ALL ~3 ENERGISED",
        "WHO ~3 ENERGISED",
        "QTY ~3 ENERGISED",
        "ENERGISED ~3 QTY",
        "PLACE ~1 ENERGISED",
        "ENERGISED ~1 PLACE",
        service="electricity",
    ),
    *rules("outage", "lost", "SUFFER ~3 CUT", "CUT STRIKE IN? PLACE", "CUT ~2 SUFFER", service="electricity"),
    *rules("outage", "lost", "TOOK ~6 DARK", "TOOK ~4 CUT|BLACKOUT", service="electricity"),
    *rules("outage", "lost", "PLACE|WHO ~2 DARKEN", "DARKEN ~2 PLACE|WHO", service="electricity"),
    *rules("outage", "counted", "CUTV|DARKEN ~2 QTY", "QTY ~2 CUTV|DARKEN", service="electricity"),
    *rules("outage", "counted", "CUTV|DEENERG ~4 COLON QTY", "CUTV|DEENERG ~6 COLON PLACE DASH QTY", service="electricity"),
    *rules("outage", "waiting", "QTY ~4 WAIT", "NUMBER ~6 QTY", "WHO|PLACE ~2 WAIT IN PRON", service="electricity"),
    *rules("outage", "lost", "PLACE ~2 CUTV", "CUTV ~1 PLACE", service="electricity"),
    *rules(
        "outage",
        "state",
        "DEENERG",
        "DARK",
        "BLACKOUT",
        "CUT ~1 MAY",
        "CUT IN? PLACE",
        service="electricity",
    ),
    *rules("scheduled_shutdown", "state", "APPLIED ~1 CUT", service="electricity"),
    *rules("scheduled_shutdown", "planned", "CUT ~3 FUTURE ~2 APPLIED|INFORCE", service="electricity"),
    *rules("scheduled_shutdown", "state", "INFORCE ~1 SCHED", service="electricity"),
    *rules("scheduled_shutdown", "row", "TIME DASH|COLON QUEUE", service="electricity"),
    *rules("outage", "beside", "CUT|CUTV WHO", "WHO ~1 CUTV", "WHO CUT"),
    *rules("outage", "state", "COLD", "WHO|QTY|PLACE ~2 FREEZE", "WHO|QTY ~1 STILL|LEFT COOL", service="heat"),
    *rules("restoration", "doing", "PART RESTORATION ~1 S", "INFORCE|BEGAN RESTORATION ~1 S"),
    *rules("restoration", "planned", "RESTORATION ~1 DASH|COLON TIME", service="electricity"),
    *rules("restoration", "process", "PART RESTORATION", "RESTORATION ~1 INFORCE"),
    *rules("outage", "state", "IN PLACE ~1 CUT", service="electricity"),
    *rules("outage", "listed", "COLON PART WHO PLACE", "COLON WHO PLACE", "PLACE OPEN QTY CLOSE", service="electricity"),
    *rules("attack", "none", "DAMAGE ~3 OBJ|SYSTEM ~3 NO|NEG", service="electricity"),
)


def triggers(units: Sequence[Unit]) -> list[Trigger]:
    """Return the claims of a sentence in its order; no word serves two, but a list of services may."""
    row = class_row(units)
    starts = [0, *accumulate(len(unit.cls) + 1 for unit in units)]
    taken: set[int] = set()
    found: list[Trigger] = []
    said = mask({unit.cls for unit in units})
    for rule in RULES:
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
    return Trigger("scheduled_shutdown", "begins", trigger.last, min(trigger.last + 2, len(units)), ("electricity",))


_TELLING = frozenset(
    listed(
        "EMERGCUT EMERG SUPPLYSCHED WHO SCHEDCUT SCHED GRAPH CUT CUTV STRIKE RESTORE WILLRESTORE "
        "ENERGISED RESTORED RESTORING NO LOST TOOK WITHOUT DEENERG DARK BLACKOUT TROUBLE STOPPED "
        "WILLAPPLY WITH DAMAGE WORKS INDUSTRY NEITHER QUEUE NOT AGAIN DARKEN DEPRIVE GOT TAP RADIATOR WAIT RATION HAVE ENERGISING ENERGISE WILLENERGISE LIT FREEZE MODE PRON AFFECTED SITE RESTORATION"
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
