"""Citing: every sentence and figure carries the numbers of the sayings that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from feeds.observation import Alert, Indicator, Observation, Price, Reading, Statement
from feeds.places import gazetteer
from monitor.belief import Belief
from monitor.frames.warned import local_days
from monitor.store.facts import Provenance
from reports import words


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One saying as a report cites it: who said what, when, where it was published, and our archived copy."""

    number: int
    observation: str
    what: str
    when: str
    said_by: str
    publisher: str
    url: str
    quote: str
    doubt: str
    corrected: str
    """Which correction changed it, and why; its quote and page are those of the saying as it was read."""
    sha256: str
    locator: str


@dataclass
class Citations:
    """Numbers sayings in the order in which the report first cites them."""

    belief: Belief
    zone: ZoneInfo
    _numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of sayings, giving new ones where needed; in time order for a reader."""
        ordered = sorted(ids, key=lambda i: (self.belief.said[i].at.middle, i))
        return tuple(sorted(self._numbers.setdefault(i, len(self._numbers) + 1) for i in ordered))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids cited so far, by number."""
        return tuple(self._numbers)

    def list(self, provenance: Mapping[str, Provenance]) -> tuple[Evidence, ...]:
        """Return everything cited so far, by number, with the archived documents behind it."""
        return tuple(
            _evidence(number, self.belief.said[i], provenance[i], self.zone)
            for i, number in self._numbers.items()
        )


def _evidence(number: int, said: Observation, source: Provenance, zone: ZoneInfo) -> Evidence:
    return Evidence(
        number=number,
        observation=said.id,
        what=_what(said),
        when=_when(said, zone),
        said_by=said.said_by,
        publisher=said.publisher,
        url=said.url,
        quote=said.quote,
        doubt=said.doubt,
        corrected=said.corrected,
        sha256=source.sha256,
        locator=source.locator,
    )


def _when(said: Observation, zone: ZoneInfo) -> str:
    """Word the time of a saying; that of an attack by the day alone, as the charts have it."""
    if isinstance(said, Price):
        return words.short_day(said.on)
    if isinstance(said, Statement) and said.kind == "attack":
        return " to ".join(dict.fromkeys(words.short_day(on) for on in local_days(said, zone)))
    return words.when(said.at, zone)


def _what(said: Observation) -> str:
    if isinstance(said, Price):
        return f"{said.product}: {words.bounded(said.eur_mwh, said.bound)} EUR/MWh"
    place = place_name(said.place) if said.place else "place not named"
    if isinstance(said, Statement):
        return f"{place}, {said.service or 'energy'}: {words.statement(said)}"
    if isinstance(said, Indicator):
        return f"{place}: {words.indicator(said) or said.name.replace('_', ' ')}"
    if isinstance(said, Reading):
        return f"{place}, {said.service}: {words.counted(said.customers_out, 'customers')} out"
    if isinstance(said, Alert):
        return f"{place}: air alert" + (f" in a part of it ({said.area})" if said.of_part else "")
    return f"{place}: plan of group {said.group}"


def place_name(place: str) -> str:
    """Return the English name of a place."""
    return gazetteer().get(place).name_en
