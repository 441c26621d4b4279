"""The places that a sum names only as some of its own: "ten million people, most of them in Vinnytsia"."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.language.clauses import Places
from feeds.language.figures import COUNTS, pairs
from feeds.language.scopes import FOREIGN, Context, oblast_around, oblasts_of, place_groups, resolved
from feeds.language.tokens import listed
from feeds.language.units import Unit
from feeds.observation import Quantity

_INCLUDING = frozenset(("including", "зокрема", "включно з", "в том числе", "включая"))
_WORST = frozenset(("hardest hit", "worst hit", "worst affected"))
_AFTER_PLACES = frozenset(("included", "hit hardest", *_WORST))
_NEAR = frozenset(listed("IN PART WHO OF DEENERG CUTV w"))
"""What may stand between "most of all" and the places."""

_OF_A_COUNTRY = {"people": 3_500_000, "customers": 2_000_000, "households": 2_000_000}
"""Counts that no oblast and no city has."""


def among(units: Sequence[Unit], start: int, end: int) -> list[int]:
    """Return where in units[start:end] lists of places stand that a sum only gives as some of its own."""
    figured = {place for _, place in pairs(units[start:end])}
    found = []
    for position, _ in place_groups(units, start, end):
        if position - start not in figured and (
            _led_to(units, start, position) or _closed(units, position, end)
        ):
            found.append(position)
    return found


def says_worst(units: Sequence[Unit]) -> bool:
    """Whether a sentence tells where something told before is at its worst."""
    return any(_is_worst(unit) for unit in units)


def _is_worst(unit: Unit) -> bool:
    return unit.cls == "WORST" or unit.text in _WORST


def _led_to(units: Sequence[Unit], start: int, position: int) -> bool:
    for step in range(position - 1, max(start, position - 5) - 1, -1):
        if _is_worst(units[step]) or units[step].text in _INCLUDING:
            return True
        if units[step].cls not in _NEAR:
            return False
    return False


def _closed(units: Sequence[Unit], position: int, end: int) -> bool:
    """Whether words after the places say it: "Lviv and Ternopil regions included", "… as the worst hit"."""
    after = [unit.text for unit in units[position + 1 : min(end, position + 4)]]
    return any(text in _AFTER_PLACES for text in after[:2]) or (
        after[:1] == ["as"] and after[-1] in _AFTER_PLACES
    )


def total_place(held: Places, some: Places) -> Places:
    """Return where a sum holds of which the places `some` are only a part: the others, else the country."""
    others = tuple(place for place in held if place not in some)
    if others and others != (None,):
        return others
    return (oblast_of_all(some),)


def oblast_of_all(places: Sequence[str | None]) -> str:
    """Return the oblast in which all of these cities lie, else the country."""
    around = oblasts_of(places)
    return around.pop() if len(around) == 1 and all(place and "/" in place for place in places) else "UA"


def of_the_country(held: Places, amount: Quantity | None, context: Context) -> Places:
    """Return the country for a count that no part of it has, where no place is named."""
    if held == (None,) and amount is not None and not context.foreign:
        least = _OF_A_COUNTRY.get(amount.unit)
        if least is not None and amount.value >= least:
            return ("UA",)
    return held


def places_among(units: Sequence[Unit], positions: Sequence[int], context: Context) -> list[tuple[int, str]]:
    """Return the places of these lists, each with the position of its list."""
    return [
        (position, place)
        for position in positions
        for place in resolved(units[position].spots, context)
        if place and place not in (FOREIGN, "UA")
    ]


def is_sum(amount: Quantity | None) -> bool:
    """Whether an amount counts consumers or places, of which a list may be a part."""
    return amount is not None and amount.unit in COUNTS


def shared(units: Sequence[Unit], held: Places, amount: Quantity | None) -> bool:
    """Whether a sum is that of several oblasts together, of none of them alone: no figure is given twice."""
    each = any(unit.text in _EACH for unit in units)
    return is_sum(amount) and len(oblasts_of(held)) > 1 and not each


_EACH = frozenset(listed("each every кожній кожному кожен кожна кожного каждой каждом каждый каждая"))


def of_settlements(held: Places, amount: Quantity | None) -> Places:
    """Return the oblasts of cities beside which settlements are counted: no city has villages."""
    if amount is None or amount.unit != "settlements":
        return held
    return tuple(dict.fromkeys(oblast_around(place) if place and "/" in place else place for place in held))


def beside_settlements(units: Sequence[Unit], held: Places, amount: Quantity | None) -> Places:
    """Return the cities that went off with the settlements around: "Kherson and ten more settlements"."""
    if amount is None or amount.unit != "settlements":
        return ()
    row = [unit.cls for unit in units]
    glued = any(
        row[at] == "PLACE" and row[at + 1] == "AND" and "QTY" in row[at + 2 : at + 4]
        for at in range(len(row) - 2)
    )
    return tuple(place for place in held if place and "/" in place) if glued else ()
