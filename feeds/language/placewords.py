"""Names of places and the words beside them: "Sumy and Kharkiv regions", "the city of Kyiv"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from feeds.language.placenames import Spot, as_oblast
from feeds.language.units import Unit

_POINTERS = {
    "TOWN": Spot("town"),
    "OBLAST": Spot("region"),
    "SURROUNDS": Spot("region"),
    "CAPITAL": Spot("city", ("UA-30",), name="capital"),
    "NATION": Spot("nation", ("UA",)),
    "SOMEWHERE": Spot("somewhere"),
    "ELSEWHERE": Spot("elsewhere", ("UA",)),
    "FOREIGN": Spot("foreign"),
    "DISTRICT": Spot("district"),
    "VILLAGE": Spot("district"),
    "CENTRE": Spot("centre"),
    "BOTH": Spot("both"),
}
_PLURAL_OBLAST = frozenset(
    ("regions", "oblasts", "provinces", "областях", "областей", "області", "областям", "регіони")
)


def settled(units: Sequence[Unit]) -> list[Unit]:
    """Join a name with the word that says what it is, and turn words that point at a place into places."""
    settled: list[Unit] = []
    for position, unit in enumerate(units):
        before = settled[-1] if settled else None
        if unit.cls == "OBLAST" and before and _takes_oblast(before):
            _with_region(settled, unit)
            continue
        if _says_what(units, position, before):
            continue
        if unit.cls == "DISTRICT" and before and before.cls == "PLACE" and before.end + 1 == unit.start:
            _with_district(settled, unit)
            continue
        if unit.cls == "PLACE" and before and before.spots and before.spots[0] == _POINTERS["DISTRICT"]:
            settled.pop()
        if unit.cls == "OBLAST" and unit.text in _PLURAL_OBLAST - {"області"}:
            unit = replace(unit, cls="SOMEWHERE")
        if spot := _POINTERS.get(unit.cls):
            unit = Unit("PLACE", unit.start, unit.end, (spot,), text=unit.text)
        settled.append(unit)
    return [_weakened(settled, position) for position in range(len(settled))]


def _says_what(units: Sequence[Unit], position: int, before: Unit | None) -> bool:
    """Whether a word only says what the name beside it is: "the city of Kyiv", "Kyiv city", "місто Суми"."""
    unit = units[position]
    if unit.cls in ("TOWN", "VILLAGE") and _names_city(units, position + 1):
        return True
    of_next = position + 1 < len(units) and units[position + 1].text == "of"
    if unit.cls == "TOWN" and of_next and _names_city(units, position + 2):
        return True
    if unit.text == "of" and units[position - 1].cls == "TOWN" and _names_city(units, position + 1):
        return True
    return bool(unit.cls == "TOWN" and before and before.cls == "PLACE" and before.spots[-1].kind == "city")


def _takes_oblast(unit: Unit) -> bool:
    return unit.cls == "PLACE" and (_turns_list(unit) or unit.spots[-1].kind in ("oblast", "foreign"))


def _turns_list(unit: Unit) -> bool:
    return unit.spots[-1].stem is not None


def _with_region(settled: list[Unit], word: Unit) -> None:
    """Make oblasts of the names before "region", of the whole list before "regions"."""
    last = settled[-1]
    settled[-1] = replace(last, end=word.end, spots=(as_oblast(last.spots[0]),))
    if word.text in _PLURAL_OBLAST:
        _turn_back(settled, len(settled) - 1, _oblast_of)


def _with_district(settled: list[Unit], word: Unit) -> None:
    """Join a name with "district", and make of it what it names there: a raion or a city's quarter."""
    last = settled[-1]
    if word.text.startswith("район") and _ADJECTIVAL.search(last.text):
        _turn_back(settled, len(settled), _quarter_of)
    elif word.text in ("districts", "raions"):
        _turn_back(settled, len(settled), _raion_of)
    elif word.text in ("district", "raion"):
        settled[-1] = replace(last, spots=(_raion_of(last) or last.spots[0],))
    settled[-1] = replace(settled[-1], end=word.end)


def _turn_back(settled: list[Unit], end: int, turned: Callable[[Unit], Spot | None]) -> None:
    """Turn the names of a list from its end backwards, as far as `turned` makes a place of them."""
    for at in range(end - 1, -1, -1):
        unit = settled[at]
        if unit.cls == "PLACE" and (spot := turned(unit)):
            settled[at] = replace(unit, spots=(spot,))
        elif unit.cls not in ("COMMA", "AND"):
            return


def _oblast_of(unit: Unit) -> Spot | None:
    return as_oblast(unit.spots[0]) if _turns_list(unit) else None


def _raion_of(unit: Unit) -> Spot | None:
    """Return the oblast of the raion that is named after a town: "Mukachevo and Khust districts"."""
    town = unit.spots[0]
    if town.kind != "city" or not _bare(unit):
        return None
    return Spot("oblast", tuple(dict.fromkeys(found.split("/")[0] for found in town.ids)), name=town.name)


def _bare(unit: Unit) -> bool:
    """Whether a name has no "'s": "Nizhyn district" is a raion, "Kyiv's district" a part of Kyiv."""
    return unit.end - unit.start <= len(unit.text) + 1


_ADJECTIVAL = re.compile(r"(ськ|цьк|зьк|ск|цк)\w{1,3}$")


def _quarter_of(unit: Unit) -> Spot:
    """Return the district whose name is a town's elsewhere: "в Приморском и Ильичёвском районах"."""
    spot = unit.spots[0]
    return Spot("district") if spot.kind == "city" and _ADJECTIVAL.search(unit.text) else spot


def _names_city(units: Sequence[Unit], position: int) -> bool:
    return (
        position < len(units) and units[position].cls == "PLACE" and units[position].spots[0].kind == "city"
    )


def _weakened(units: Sequence[Unit], position: int) -> Unit:
    """Mark a name that belongs to an office or a house: "мер Харкова", "Kyiv regional governor"."""
    unit = units[position]
    if unit.cls != "PLACE" or unit.spots[0].kind not in ("city", "oblast", "town", "region", "district"):
        return unit
    before = units[position - 1].cls if position else ""
    following = [other.cls for other in units[position + 1 : position + 3]]
    office = before == "OFFICIAL" or following[:1] in (["OFFICIAL"], ["FACILITY"])
    office = office or following == ["w", "OFFICIAL"]
    if before == "EXCEPT" or (before == "IN" and position > 1 and units[position - 2].cls == "EXCEPT"):
        return replace(unit, spots=(Spot("except"),))
    return replace(unit, spots=(replace(unit.spots[0], weak=True),)) if office else unit
