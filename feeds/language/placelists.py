"""Lists of places as one unit, with the regions and the oblasts that they are told to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeds.language.placenames import Spot, as_oblast
from feeds.language.units import Unit

_CYRILLIC_IN = frozenset(("у", "в", "на"))


def lists_joined(units: Sequence[Unit]) -> list[Unit]:
    """Join a list of places into one unit: "Sumy, Kharkiv and the city of Kyiv"."""
    joined: list[Unit] = []
    position = 0
    while position < len(units):
        unit = units[position]
        position += 1
        if unit.cls != "PLACE" or unit.spots[0].weak:
            joined.append(unit)
            continue
        start, closed = position - 1, False
        while (step := _continues(units, position) or _within(units, position)) is not None:
            glue = [between.cls for between in units[position:step]]
            if glue == ["COMMA", "IN"] and (closed or not _governed(units, start)):
                break  # "…, Дружківка та Костянтинівка, у Добропіллі": the list is over, a clause begins
            closed = closed or ("AND" in glue and units[step].spots[0].kind != "region")
            position = step + 1
            if unit.spots[0].kind == "except" or _around(unit.spots[-1], units[step].spots[0]):
                unit = replace(unit, end=units[step].end)
                continue
            unit = replace(unit, spots=unit.spots + units[step].spots, end=units[step].end)
        joined.append(unit)
    return joined


def parts_dropped(units: Sequence[Unit]) -> list[Unit]:
    """Leave out a city's quarters that are towns elsewhere: "в Чернігові на Масанах, Бобровиці"."""
    kept = list(units)
    for position, unit in enumerate(units):
        if unit.cls != "PLACE" or unit.spots[0].kind != "city" or not position:
            continue
        at = position - 1
        while at > 0 and units[at].cls in ("COMMA", "AND", "w"):
            at -= 1
        city = units[at - 1] if at else None
        if units[at].text == "на" and city and city.cls == "PLACE" and city.spots[0].kind == "city":
            kept[position] = replace(unit, spots=(Spot("except"),))
    return kept


def _governed(units: Sequence[Unit], start: int) -> bool:
    """Whether a list of places is one of "in …"."""
    return start > 0 and units[start - 1].cls in ("IN", "ALL", "PART", "WITH")


def _continues(units: Sequence[Unit], position: int) -> int | None:
    """Return where the list of places that stands before `position` goes on, None where it ends."""
    glue = [unit.cls for unit in units[position : position + 5]]
    if glue[:3] == ["COMMA", "IN", "PLACE"] and units[position + 1].text not in _CYRILLIC_IN:
        return None
    for pattern in (
        ["COMMA", "PLACE"],
        ["AND", "PLACE"],
        ["COMMA", "AND", "PLACE"],
        ["COMMA", "IN", "PLACE"],
        ["AND", "IN", "PLACE"],
        ["AND", "PART", "PLACE"],
        ["AND", "IN", "PART", "IN", "PLACE"],
        ["AND", "PART", "IN", "PLACE"],
        ["COMMA", "NEITHER", "PLACE"],
        ["COMMA", "NEITHER", "IN", "PLACE"],
        ["NEITHER", "PLACE"],
    ):
        if glue[: len(pattern)] == pattern:
            step = position + len(pattern) - 1
            return None if units[step].spots[0].weak else step
    return None


def regions_turned(units: list[Unit]) -> list[Unit]:
    """Make oblasts of names that a sentence tells are regions: "four regions: Lviv, Odesa and Vinnytsia"."""
    turned = list(units)
    oblasts = sum(unit.cls == "PLACE" and unit.spots[0].kind == "oblast" for unit in units)
    for position, unit in enumerate(units):
        if unit.cls != "PLACE" or not all(spot.stem for spot in unit.spots):
            continue
        before = units[max(0, position - 7) : position]
        announced = any(_says_region(other.text) for other in before)
        parted = any(other.cls == "COLON" for other in before) or _named_after(units, position)
        counted = [other.cls for other in units[position + 1 : position + 2]] == ["QTY"]
        counted = counted or [other.cls for other in before[-2:]] == ["QTY", "IN"]
        if (announced and parted) or (counted and oblasts >= 2):
            turned[position] = replace(unit, spots=tuple(as_oblast(spot) for spot in unit.spots))
    return turned


def _says_region(text: str) -> bool:
    return "region" in text or "област" in text


def _named_after(units: Sequence[Unit], position: int) -> bool:
    """Whether counted regions are named right after a comma: "two regions only, Zhytomyr and Kharkiv"."""
    before = units[max(0, position - 4) : position]
    return (
        bool(before)
        and before[-1].cls in ("COMMA", "DASH", "OPEN")
        and any(unit.cls == "NOT" and "region" in unit.text for unit in before)
    )


def counted_joined(units: Sequence[Unit]) -> list[Unit]:
    """Join a list with the one that it counts ahead: "Kyiv city and nine regions: Chernihiv, Sumy and …"."""
    found = list(units)
    position = 0
    while position < len(found):
        row = tuple(unit.cls for unit in found[position : position + 6]) if found[position].spots else ()
        length = next((len(glue) for glue in _COUNTED if row[: len(glue)] == glue), 0)
        said = " ".join(unit.text for unit in found[position + 1 : position + length - 1])
        if length and _says_region(said):
            first, last = found[position], found[position + length - 1]
            oblasts = tuple(as_oblast(spot) for spot in last.spots)
            whole = replace(first, spots=first.spots + oblasts, end=last.end)
            found[position : position + length] = [whole]
        position += 1
    return found


_COUNTED = (
    ("PLACE", "AND", "NOT", "COLON", "PLACE"),
    ("PLACE", "AND", "NOT", "OPEN", "PLACE"),
    ("PLACE", "AND", "QTY", "PLACE", "COLON", "PLACE"),
)


def _within(units: Sequence[Unit], position: int) -> int | None:
    """Return where the oblast of the city before `position` is named: "Konotop, Sumy region"."""
    for step in (position, position + 1):
        glue = [unit.cls for unit in units[position:step]]
        if step < len(units) and units[step].cls == "PLACE" and glue in ([], ["IN"], ["COMMA"], ["OPEN"]):
            return step if _around(units[position - 1].spots[-1], units[step].spots[0]) else None
    return None


def _around(city: Spot, oblast: Spot) -> bool:
    """Whether an oblast is that of a city."""
    return (
        city.kind == "city"
        and oblast.kind == "oblast"
        and len(oblast.ids) == 1
        and any(found.startswith(f"{oblast.ids[0]}/") for found in city.ids)
    )
