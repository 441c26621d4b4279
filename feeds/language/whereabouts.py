"""Where each claim of a sentence holds: its own places, those beside it, or what the text is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeds.language.clauses import Clause, Places
from feeds.language.figures import COUNTS
from feeds.language.placenames import Spot
from feeds.language.scopes import FOREIGN, Context, oblasts_of, place_groups, resolved
from feeds.language.units import Unit

_VAGUE = 100
"""How many units nearer a pointing word must stand than a name to win over it."""

_STRUCK = 20
"""How much nearer "after the shelling of X" must stand: X was struck, the claim may be of more."""


def places_of(units: Sequence[Unit], clauses: Sequence[Clause], context: Context) -> list[Places]:
    """Return where each claim holds, and leave in the context what the sentence was about."""
    _point(units, context)
    held: list[Places] = []
    for number, clause in enumerate(clauses):
        own = own_places(units, clause, context)
        if not own and clause.trigger.kind == "attack" and number + 1 < len(clauses):
            beside = own_places(units, clauses[number + 1], context)
            own = beside if len(beside) == 1 else ()
        if not own and held:
            own = _of_all(held[-1]) if clause.trigger.kind == "attack" else held[-1]
        if not own and len(context.places) != 1:
            later = (own_places(units, other, context) for other in clauses[number + 1 :])
            own = next((places for places in later if places), ())
            if clause.trigger.kind == "attack" and len(own) > 1:
                own = ()
        held.append(own or _inherited(units, clause, context))
        if own and own != (None,) and FOREIGN not in own:
            context.places = own  # "the districts" of the next clause are those of this one's city
    _remember(place_groups(units, 0, len(units)), context)
    if held and held[0] != (None,) and FOREIGN not in held[0]:
        context.places = held[0]
    return held


def _point(units: Sequence[Unit], context: Context) -> None:
    """Let "the city" of a sentence be that of the official who speaks in it: "Мер Житомира: у місті …"."""
    spots = [unit.spots[0] for unit in units if unit.cls == "PLACE"]
    if any(spot.kind in ("town", "region", "district") for spot in spots):
        _name([spot for spot in spots if spot.weak], context)


def _of_all(places: Places) -> Places:
    """Return the places of a strike that names none itself: of many beside it that went dark, the oblast."""
    around = oblasts_of(places)
    return places if len(places) <= 2 else (around.pop(),) if len(around) == 1 else ()


def own_places(units: Sequence[Unit], clause: Clause, context: Context) -> Places:
    """Return the places that the clause itself names: the nearest list, names before pointers."""
    trigger = clause.trigger
    best: Places = ()
    nearest: int | None = None
    for position, spots in place_groups(units, clause.start, clause.end):
        if position < trigger.first:
            _name(spots, context)
        places = resolved(spots, context)
        if not places:
            continue
        vague = places in (("UA",), (None,), (FOREIGN,)) or all(
            spot.kind in ("town", "district", "unknown") for spot in spots
        )
        away = trigger.first - position if position < trigger.first else position - trigger.last + 1
        struck = position > 0 and units[position - 1].cls in ("STRIKE", "WEAPON") and trigger.kind != "attack"
        counted = places == ("UA",) and any(
            unit.cls == "QTY" for unit in units[max(0, position - 2) : position]
        )
        distance = away + (_VAGUE if vague and not counted else 0) + (_STRUCK if struck else 0)
        if nearest is None or distance < nearest:
            best, nearest = places, distance
        elif _narrows(best, places) and not struck and _reaches(units, trigger.last, position):
            best = places  # "in Luhansk region the gas stopped in Kreminna": the towns are meant
    return best


def _narrows(best: Places, places: Places) -> bool:
    """Whether the places are towns of the one oblast that has been found."""
    return len(best) == 1 and all(place and place.startswith(f"{best[0]}/") for place in places)


def _reaches(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether no mark parts the words of a claim from a place after them."""
    return start <= end and not {"COMMA", "SEMI", "DASH"} & {unit.cls for unit in units[start:end]}


def _inherited(units: Sequence[Unit], clause: Clause, context: Context) -> Places:
    """Return the place of the text so far, else that of the official who speaks, else that of the source.

    A figure after a list of places is a sum: of the country, for all the text says.
    """
    counted = any(unit.figure and unit.figure.unit in COUNTS for unit in units[clause.start : clause.end])
    if counted and len(context.places) > 1:
        around = oblasts_of(context.places)
        return (around.pop() if len(around) == 1 else "UA",)
    if context.places:
        return context.places
    if context.foreign:
        return (FOREIGN,)
    weak = [unit.spots[0] for unit in units if unit.cls == "PLACE" and unit.spots[0].weak]
    if weak and (places := resolved([replace(weak[0], weak=False)], context)):
        return places
    return (context.source_area or ("UA" if context.national else None),)


def _name(spots: Sequence[Spot], context: Context) -> None:
    for spot in spots:
        if spot.kind in ("city", "oblast") and spot.ids:
            context.remember(spot.ids[0])


def _remember(groups: Sequence[tuple[int, tuple[Spot, ...]]], context: Context) -> None:
    """Keep the sentence's places for the next one: its first list is what it is about."""
    for _, spots in reversed(groups):
        _name(spots, context)
        places = resolved(spots, context)
        if places == (FOREIGN,):
            context.foreign, context.places = True, ()
        elif places and places not in (("UA",), (None,)):
            context.places, context.foreign = places, False
