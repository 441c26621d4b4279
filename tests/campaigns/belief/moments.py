"""Rules 1 to 6 of docs/belief.md, as they are written: from statements to the moments of a layer.

Nothing of monitor/ is used here: this is a second reading of the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import CountedUnit, Phase, Statement

LAYER_OF = {
    "outage": "outage",
    "restoration": "outage",
    "emergency_shutdown": "emergency",
    "scheduled_shutdown": "scheduled",
}
GOES_ON = ("continues", "partial", "full")
PHASE_ORDER = {"begins": 0, "continues": 1, "partial": 2, "full": 3, "ends": 3}
VOICE_ORDER = {"operator": 0, "authority": 1, "press": 2, "unofficial": 3}
SAME = 0.02
"""Shares no further apart than two points say the same."""
NONE_OFF = Bounds(0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A cluster: statements of one moment, the first being the one whose word is followed."""

    at: TimeBounds
    said: tuple[Statement, ...]
    overrules: bool = False
    """An emergency that stands among the moments of the scheduled layer."""

    @property
    def phase(self) -> Phase | None:
        return self.said[0].phase

    @property
    def until(self) -> TimeBounds | None:
        first = self.said[0]
        return None if first.kind == "restoration" else first.until

    @property
    def share(self) -> Bounds | None:
        """The hull of the shares that are named."""
        named = [share_named(one) for one in self.said]
        return hull(share for share in named if share is not None)

    @property
    def counts(self) -> dict[CountedUnit, Bounds]:
        """The hull of the counts that are named, unit by unit."""
        found: dict[CountedUnit, Bounds] = {}
        for one in self.said:
            counted = count_named(one)
            if counted is not None:
                unit, off = counted
                found[unit] = found[unit].hull(off) if unit in found else off
        return found


def hull(ranges: Iterable[Bounds]) -> Bounds | None:
    whole = None
    for one in ranges:
        whole = one if whole is None else whole.hull(one)
    return whole


def makes_state(one: Statement) -> bool:
    return (
        one.place is not None
        and one.service is not None
        and one.modality == "actual"
        and one.kind in LAYER_OF
    )


def moment_of(one: Statement) -> TimeBounds:
    """Rule 1."""
    if one.kind == "restoration" and one.until is not None:
        return TimeBounds(one.at.earliest, max(one.at.latest, one.until.latest))
    return one.at


def names_in_quantity(one: Statement) -> bool:
    return one.quantity is not None and one.quantity.unit in ("share_off", "share_on")


def share_named(one: Statement) -> Bounds | None:
    """Rule 3, naming a share."""
    if names_in_quantity(one):
        return one.quantity.share_off()
    return NONE_OFF if one.phase in ("full", "ends") else None


def base_named(one: Statement) -> str | None:
    return one.quantity.base if names_in_quantity(one) else None


def count_named(one: Statement) -> tuple[CountedUnit, Bounds] | None:
    """Rule 12: a restoration's count is of those who came back and counts nothing off."""
    if one.kind == "restoration" or one.quantity is None:
        return None
    return one.quantity.count()


def in_order(said: Iterable[Statement]) -> list[Statement]:
    """Rule 2."""
    return sorted(
        said,
        key=lambda one: (moment_of(one).middle, PHASE_ORDER[one.phase], moment_of(one).earliest, one.id),
    )


def joins(one: Statement, at: TimeBounds, cluster: Sequence[Statement]) -> bool:
    """Rule 3."""
    if not at.overlaps(moment_of(one)):
        return False
    if any((other.publisher, other.url) == (one.publisher, one.url) for other in cluster):
        return False
    begin = [other.phase == "begins" for other in [*cluster, one]]
    if any(begin) and not all(begin):
        return False
    naming = [other for other in cluster if share_named(other) is not None]
    if not any(begin) and (not naming or share_named(one) is None):
        return False
    bases = {base_named(other) for other in naming} - {None}
    return base_named(one) is None or bases <= {base_named(one)}


def clusters(said: Iterable[Statement]) -> list[Moment]:
    """Rules 3 and 4."""
    found: list[tuple[TimeBounds, list[Statement]]] = []
    for one in in_order(said):
        at = moment_of(one)
        if found and joins(one, *found[-1]):
            time, cluster = found[-1]
            both = TimeBounds(max(time.earliest, at.earliest), min(time.latest, at.latest))
            found[-1] = (both, [*cluster, one])
        else:
            found.append((at, [one]))
    return [Moment(at=at, said=tuple(sorted(cluster, key=rank))) for at, cluster in found]


def rank(one: Statement) -> tuple[object, ...]:
    """Rule 4."""
    return (one.doubt != "", VOICE_ORDER[one.voice], one.at.latest - one.at.earliest, one.id)


def narrowed(moments: Sequence[Moment]) -> list[Moment]:
    """Rule 5, of moments that are in order."""
    return [
        replace(
            moment,
            at=TimeBounds(
                max(one.at.earliest for one in moments[: place + 1]),
                min(one.at.latest for one in moments[place:]),
            ),
        )
        for place, moment in enumerate(moments)
    ]


def beginnings_first(moments: Sequence[Moment]) -> list[Moment]:
    """Rule 5: what goes on or comes back had begun before."""
    done: list[Moment] = []
    rest = list(moments)
    while rest:
        if rest[0].phase in GOES_ON and not rest[0].overrules and not is_open(done, rest[0]):
            begin = [one for one in rest if one.phase == "begins" and not one.overrules][:1]
            passed = rest[: rest.index(begin[0])] if begin else []
            if begin and not [one for one in passed if one.at.latest < begin[0].at.earliest]:
                rest.remove(begin[0])
                rest.insert(0, begin[0])
        done.append(rest.pop(0))
    return done


def is_open(done: Sequence[Moment], one: Moment) -> bool:
    """Rules 5 and 7, of a cluster that does not begin."""
    if not done or done[-1].overrules or done[-1].phase in ("full", "ends"):
        return False
    return one.at.earliest - done[-1].at.latest <= timedelta(days=7)


def by_middle(moments: Iterable[Moment], first: Callable[[Moment], int]) -> list[Moment]:
    return sorted(moments, key=lambda moment: (moment.at.middle, first(moment)))


def moments_of_layer(said: Iterable[Statement], layer: str) -> list[Moment]:
    """Rules 2 to 6: what happened in one layer of a lane, in order."""
    said = list(said)
    own = clusters(one for one in said if LAYER_OF[one.kind] == layer)
    overruling: list[Moment] = []
    if layer == "scheduled":
        emergencies = clusters(one for one in said if LAYER_OF[one.kind] == "emergency")
        overruling = [replace(one, overrules=True) for one in emergencies if one.phase == "begins"]
    ordered = by_middle(overruling + own, lambda moment: 0 if moment.overrules else 1)
    return narrowed(beginnings_first(ordered))


def conflicts(said: Iterable[Statement]) -> set[frozenset[str]]:
    """Rule 4: the sayings of each cluster that names shares more than two points apart."""
    said = list(said)
    found = set()
    for layer in set(LAYER_OF.values()):
        for moment in clusters(one for one in said if LAYER_OF[one.kind] == layer):
            naming = {one.id: share_named(one) for one in moment.said if share_named(one) is not None}
            # To six digits, as the shares themselves: 32 per cent is two points from 30, not a little more.
            apart = [round(a.apart(b), 6) for a in naming.values() for b in naming.values()]
            if any(points > SAME for points in apart):
                found.add(frozenset(naming))
    return found
