"""The notation of the rules: rows of classes as regular expressions.

A pattern is a row of classes: `A|B` is either, `A?` may be absent, `!A` is no A that follows, `>A` one that
follows and is not part of the pattern, `$` the end. `~3` is up to three units that end no clause; `~~3` may
cross commas, `~~~3` stands for a whole clause between two commas. `S` is a list of services ("power and
heat"), `SS` one without an "and" ("gas, light, water"), `SSS` one of three at least, `S2` one service other
than power.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from feeds.observation import Service, StatementKind

SERVICES: dict[str, Service] = {"POWER": "electricity", "HEAT": "heat", "WATER": "water", "GAS": "gas"}
SERVICES |= {"SUPPLY": "electricity"}
OBJECTS: dict[str, Service | None] = {
    "OBJE": "electricity",
    "OBJH": "heat",
    "OBJW": "water",
    "OBJG": "gas",
    "OBJC": None,
}
_SERVICE = "(?:POWER|HEAT|WATER|GAS|SUPPLY(?! (?:IN )?(?:POWER|HEAT|WATER|GAS))) "
_BEFORE = "(?:(?:IN|WITH|WITHOUT|NO|ALL) )?"
_LIST = (
    f"(?P<s>{_SERVICE}(?:(?:COMMA {_BEFORE}{_SERVICE})*"
    f"(?:COMMA (?=(?:AND |NEITHER |BUT )+{_BEFORE}{_SERVICE}(?!MAY |FUTURE )))?"
    f"(?:(?:AND|NEITHER|BUT) )+{_BEFORE}{_SERVICE})?)"
)
_LOOSE = f"(?P<s>{_SERVICE}(?:(?:COMMA|AND|NEITHER) {_BEFORE}{_SERVICE})+)"
_THREE = _LOOSE.replace(")+)", "){2,})")
_OBJECT = "(?P<o>(?:OBJE|OBJH|OBJW|OBJG|OBJC) )"
_BARRED = {
    1: "SEMI|COLON|BUT|WHICH|COMMA|DASH|OPEN|CLOSE",
    2: "SEMI|COLON|BUT|WHICH",
    3: "SEMI|COLON",
}
"""What a gap of `~`, `~~` or `~~~` does not cross."""


@dataclass(frozen=True)
class Rule:
    """One pattern and what it claims; `lean` is the sense of its words, before the clause is read.

    It can stand only in a sentence that has one class of each set of `needs`. Most sentences have not, so its
    expression is compiled when one does.
    """

    kind: StatementKind | None
    lean: str
    text: str
    services: tuple[Service | None, ...]
    needs: tuple[int, ...]

    def can_stand(self, said: int) -> bool:
        """Whether a sentence of these classes (a mask) has what the pattern needs."""
        for need in self.needs:  # noqa: SIM110, a generator here takes a third of the reader's time
            if not need & said:
                return False
        return True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression over a sentence's row of classes."""
        return _compiled(self.text)


_ALSO = {
    "RESTORED": "RESTORED|ENERGISED",
    "RESTORING": "RESTORING|ENERGISING",
    "RESTORE": "RESTORE|WILLRESTORE|ENERGISE|WILLENERGISE",
}
"""A class of the patterns that stands for several of the lexicon."""


def _compiled(text: str) -> re.Pattern[str]:
    parts = []
    for part in text.split():
        part = "|".join(_ALSO.get(name, name) for name in part.split("|"))
        if part == "S":
            parts.append(_LIST)
        elif part in ("SS", "SSS"):
            parts.append(_LOOSE if part == "SS" else _THREE)
        elif part == "S2":
            parts.append("(?P<s>(?:HEAT|WATER|GAS) )")
        elif part == "OBJ":
            parts.append(_OBJECT)
        elif part.startswith("!"):
            parts.append(f"(?!(?:{part[1:]}) )")
        elif part == "$":
            parts.append("$")
        elif part.startswith(">"):
            parts.append(f"(?={part[1:]} )")
        elif part.startswith("~"):
            barred = _BARRED[part.count("~")]
            parts.append(rf"(?:(?!(?:{barred}) )\w+ ){{0,{part.lstrip('~')}}}?")
        else:
            part = part.replace("OBJ|", "OBJE|OBJH|OBJW|OBJG|OBJC|")
            optional = part.endswith("?")
            parts.append(f"(?:(?:{part.rstrip('?')}) ){'?' if optional else ''}")
    return re.compile(r"(?:(?<= )|^)" + "".join(parts))


_BITS: dict[str, int] = {}


def mask(classes: Iterable[str]) -> int:
    """Return a set of classes as the bits of a number."""
    bits = 0
    for name in classes:
        bits |= _BITS.setdefault(name, 1 << len(_BITS))
    return bits


def _needs(text: str) -> tuple[int, ...]:
    """Return what a row must have for a pattern to stand in it."""
    return tuple(
        mask(_NAMED.get(part) or "|".join(_ALSO.get(name, name) for name in part.split("|")).split("|"))
        for part in text.split()
        if part[0].isalpha() and not part.endswith("?")
    )


_OBJECTS = tuple(OBJECTS)
_NAMED = {
    "S": tuple(SERVICES), "SS": tuple(SERVICES), "SSS": tuple(SERVICES), "S2": ("HEAT", "WATER", "GAS"),
    "OBJ": _OBJECTS, "OBJ|SYSTEM": (*_OBJECTS, "SYSTEM"),
}  # fmt: skip


def rules(
    kind: StatementKind | None,
    lean: str,
    *patterns: str,
    service: Service | tuple[Service, ...] | None = None,
) -> list[Rule]:
    """Return one rule for each pattern of a claim; without a service it is the one that the words name."""
    services = service if isinstance(service, tuple) else (service,) if service else ()
    return [Rule(kind, lean, pattern, services, _needs(pattern)) for pattern in patterns]
