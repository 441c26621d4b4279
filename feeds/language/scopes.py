"""How far each claim of a sentence reaches, and where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from feeds.language.placenames import Spot, centre_of
from feeds.language.rules import SHUTDOWNS, Trigger
from feeds.language.tokens import listed
from feeds.language.units import Unit

_RANK = {"SEMI": 6, "BUT": 5, "WHICH": 3, "COMMA": 3, "DASH": 3, "COLON": 3, "OPEN": 2, "AND": 2}
_SWITCHING = frozenset(("CUT", "CUTV", "DEENERG"))
FOREIGN = "foreign"


@dataclass(slots=True)
class Context:
    """What the text has named so far: a sentence without a place of its own is about the last one."""

    source_area: str | None
    places: tuple[str | None, ...] = ()
    city: str | None = None
    oblast: str | None = None
    named: set[str] = field(default_factory=set)
    foreign: bool = False
    national: bool = False

    def forget(self) -> None:
        """Start a paragraph anew: nothing has been named."""
        self.places, self.city, self.oblast, self.foreign = (), None, None, False
        self.named = set()

    def remember(self, place_id: str) -> None:
        """Keep what "the city" and "the region" point at."""
        self.named.add(place_id)
        if "/" in place_id:
            self.city, self.oblast = place_id, place_id.split("/")[0]
        elif place_id in ("UA-30", "UA-40"):
            self.city, self.oblast = place_id, oblast_around(place_id)
        elif place_id != "UA":
            self.oblast = place_id


def merged(units: Sequence[Unit], found: Sequence[Trigger]) -> list[Trigger]:
    """Join neighbours that say the same of one clause: "дві черги … погодинних відключень"."""
    kept: list[Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        if last and trigger.lean == "listed" and last.kind == "outage":
            continue
        if last and (last.kind, last.services) == (trigger.kind, trigger.services):
            between = units[last.last : trigger.first]
            marks = {unit.cls for unit in between} & (_RANK.keys() | {"PLACE"})
            if not marks or (marks == {"COLON"} and trigger.kind == "scheduled_shutdown"):
                lean = last.lean if last.lean != "state" or trigger.lean == "row" else trigger.lean
                kept[-1] = replace(last, last=max(last.last, trigger.last), lean=lean)
                continue
        kept.append(trigger)
    return [
        trigger
        for trigger in kept
        if not _only_says_how(units, trigger, kept) and not _of_them(units, trigger, kept)
    ]


def _of_them(units: Sequence[Unit], trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether an outage only says whose supply came back: "the homes that had been without gas"."""
    restored = any(other.kind == "restoration" and other.first < trigger.first for other in found)
    before = {unit.text for unit in units[max(0, trigger.first - 2) : trigger.first]}
    return trigger.kind == "outage" and restored and bool(before & _RELATIVE)


_RELATIVE = frozenset(listed("які яких що кого яким who that which которые которых кто"))


def _only_says_how(units: Sequence[Unit], trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether "switched off" belongs to a regime that the same clause names: "вимкнули за графіком"."""
    beside = {other.kind for other in found if other is not trigger}
    if trigger.lean == "row":
        return bool(beside & SHUTDOWNS)
    if trigger.lean == "beside" and beside & {"restoration", "outage"}:
        return True
    if trigger.kind != "outage" or not any(
        unit.cls in _SWITCHING for unit in units[trigger.first : trigger.last]
    ):
        return False
    for other in found:
        if other.kind in SHUTDOWNS:
            low, high = min(trigger.last, other.last), max(trigger.first, other.first)
            if not any(unit.cls in _RANK for unit in units[low:high]):
                return True
    return False


def scopes(units: Sequence[Unit], found: Sequence[Trigger]) -> list[tuple[int, int]]:
    """Return the units [from, to) that each claim owns, cut at the strongest marks between them."""
    if not found:
        return []
    cuts = [0]
    for left, right in pairwise(found):
        cuts.append(max(cuts[-1], _cut(units, left.last, right.first)))
    return list(zip(cuts, [*cuts[1:], len(units)], strict=True))


def _opens_clause(units: Sequence[Unit], position: int, end: int) -> bool:
    """Whether a word after a comma begins a clause that lasts: ", where …", not ", which is hit daily, …"."""
    last = not any(unit.cls == "COMMA" for unit in units[position:end])
    return units[position].cls in ("AND", "BUT") or (units[position].cls == "WHICH" and last)


def _cut(units: Sequence[Unit], start: int, end: int) -> int:
    if end < len(units) and units[end].cls == "COMMA":
        return end  # the words of the second claim begin with it
    best, at = 0, max(start, end)
    for position in range(start, end):
        rank = _RANK.get(units[position].cls, 0)
        if rank == 3 and position + 1 < end and _opens_clause(units, position + 1, end):
            rank = 4
        if rank > best:
            best, at = rank, position
    if best:
        return at
    # No mark between them: what leads up to the second claim ("after the night's …") is its own.
    while at - 1 >= start and (
        units[at - 1].cls in ("IN", "TIME", "ALL", "PART", "MAY")
        or (units[at - 1].cls == "PLACE" and len(units[at - 1].spots) > 1 and units[at - 2].cls != "IN")
    ):
        at -= 1
    return at


def place_groups(units: Sequence[Unit], start: int, end: int) -> list[tuple[int, tuple[Spot, ...]]]:
    """Return the lists of places that a stretch names, with the position of each; offices are left out."""
    return [
        (position, unit.spots)
        for position, unit in enumerate(units[start:end], start)
        if unit.cls == "PLACE" and not unit.spots[0].weak
    ]


def resolved(spots: Sequence[Spot], context: Context) -> tuple[str | None, ...]:
    """Return the ids that a list of places means here, FOREIGN for a place abroad; None for unnamed regions.

    The list's own names decide; "the city" and a raion take the context, unnamed regions count only alone.
    """
    ids: list[str | None] = []
    around: str | None = None
    beside = {spot.ids[0].split("/")[0] for spot in spots if len(spot.ids) == 1}
    for spot in spots:
        # "Odesa and its surroundings": the region is that of the city just named.
        if spot.kind == "region" and around:
            meant: tuple[str | None, ...] = (oblast_around(around),)
        elif spot.kind == "centre":
            meant = (centre_of(oblast_around(around) if around else context.oblast or context.source_area),)
        elif spot.kind == "both":
            meant = context.places if len(context.places) == 2 else ()
        else:
            meant = (_one(spot, context, beside),)
        for found in meant:
            around = found if found and found != FOREIGN else around
            if found and found not in ids:
                ids.append(found)
    named = [found for found in ids if found not in ("UA", FOREIGN)]
    if named:
        return tuple(named)
    if ids:
        return (ids[0],)
    return (None,) if any(spot.kind == "somewhere" for spot in spots) else ()


def oblasts_of(places: Iterable[str | None]) -> set[str]:
    """Return the oblasts that places lie in or are; Kyiv and Sevastopol are their own."""
    return {place.split("/")[0] for place in places if place}


def oblast_around(place_id: str) -> str | None:
    """Return the oblast in which or around which a place lies."""
    return {"UA-30": "UA-32", "UA-40": "UA-43", "UA": None}.get(place_id, place_id.split("/")[0])


def _one(spot: Spot, context: Context, beside: Set[str] = frozenset()) -> str | None:
    if spot.kind == "foreign":
        return FOREIGN
    if spot.kind == "unknown":
        # A village or a street where a place of ours is known, somewhere abroad where none is.
        return None if context.places or context.named or context.source_area else FOREIGN
    if spot.kind == "town":
        only = context.places[0] if len(context.places) == 1 else None
        return only if only and ("/" in only or only in ("UA-30", "UA-40")) else context.city or only
    if spot.kind == "region":
        return context.oblast or context.source_area
    if spot.kind == "district":
        return _district(spot, context, beside)
    if not spot.ids:
        return None
    # Of places of one name the one meant is that of the oblast just named, of the list, or of the channel.
    for oblasts in ({context.oblast}, beside, {context.source_area}):
        near = [found for found in spot.ids if found.split("/")[0] in oblasts]
        if near:
            return near[0]
    return spot.ids[0]


def _district(spot: Spot, context: Context, beside: Set[str]) -> str | None:
    """Return the oblast of a raion, or the city whose district has this name.

    A name that both have means the city's where the text is about that city.
    """
    here = context.places[0] if len(context.places) == 1 else None
    if here in spot.ids or not spot.ids:
        return here
    raions = [found for found in spot.ids if "/" not in found and found not in ("UA-30", "UA-40")]
    if raions:
        known = [context.oblast, *beside, context.source_area]
        return next((oblast for oblast in known if oblast in raions), raions[0])
    return spot.ids[0] if len(spot.ids) == 1 else here
