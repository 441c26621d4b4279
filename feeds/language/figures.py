"""Which figure belongs to which claim, and which figure to which place of a list."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.language.quantities import Figure
from feeds.language.tokens import listed
from feeds.language.units import Unit
from feeds.observation import Quantity, StatementKind
from feeds.observation import Unit as QuantityUnit

COUNTS: tuple[QuantityUnit, ...] = ("customers", "people", "households", "settlements")
_WHO: tuple[tuple[tuple[str, ...], QuantityUnit], ...] = (
    (("споживач", "абонент", "consumer", "customer", "subscriber", "потребител", "клієнт"), "customers"),
    (("мешкан", "жител", "people", "resident", "людей"), "people"),
    (("родин", "осел", "household", "famil", "home", "квартир"), "households"),
    (("населен", "settlement"), "settlements"),
)


_MANY = 1000
_VERBS = frozenset(listed("were was had have has been are is of уже вже ще еще было було"))


def named_unit(units: Sequence[Unit]) -> QuantityUnit | None:
    """Return what a stretch counts: the unit of its first figure that has one, else the first such word."""
    for unit in units:
        if unit.figure and unit.figure.unit in COUNTS:
            return next(known for known in COUNTS if known == unit.figure.unit)
        if unit.cls == "WHO":
            return next((name for stems, name in _WHO if unit.text.startswith(stems)), None)
    return None


def figure_of(
    units: Sequence[Unit],
    kind: StatementKind,
    default: QuantityUnit | None,
    before: QuantityUnit | None = None,
) -> tuple[Quantity | None, Unit | None]:
    """Return the first figure that can be a claim's, and its unit.

    A bare number counts the default; a large one, without a default, what was counted before.
    """
    for position, unit in enumerate(units):
        if unit.cls != "QTY" or not unit.figure:
            continue
        after = units[position + 1] if position + 1 < len(units) else None
        # "7 областях" and "12 шахт" count what follows, "117,000 were reconnected" what was counted before.
        other = after is not None and (
            after.cls == "PLACE" or (after.cls == "w" and after.text not in _VERBS)
        )
        counts = default or (before if unit.figure.value >= _MANY else None)
        if (unit.figure.unit or not other) and (made := quantity(unit.figure, kind, counts)):
            return made, unit
    return None, None


def quantity(figure: Figure, kind: StatementKind, default: QuantityUnit | None) -> Quantity | None:
    """Return a figure as a claim of this kind means it; None where it counts nothing that is supplied."""
    if kind == "policy":
        for wanted in ("eur_mwh", "megawatts"):
            if figure.unit == wanted:
                return Quantity(value=figure.value, unit=wanted, bound=figure.bound)
        return None
    if kind == "attack":
        return None
    if figure.unit == "share":
        side: QuantityUnit = "share_on" if kind == "restoration" else "share_off"
        return Quantity(value=round(figure.value, 4), unit=side, bound=figure.bound, base=figure.base)
    for known in COUNTS:
        if figure.unit == known:
            return Quantity(value=figure.value, unit=known, bound=figure.bound)
    if figure.unit == "" and default and figure.value >= 3:
        return Quantity(value=figure.value, unit=default, bound=figure.bound)
    return None


def goes_on(units: Sequence[Unit]) -> bool:
    """Whether a sentence only adds places and their figures: "У Стрию — ще вісім тисяч"."""
    row = [unit.cls for unit in units]
    words = sum(name not in _GLUE for name in row)
    return bool(pairs(units)) and words <= 3


_GLUE = frozenset(listed("PLACE QTY IN AND COMMA DASH COLON OPEN CLOSE STILL PART TIME SEMI WHO ALL"))


def pairs(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return (figure, place) positions where each place has its own: "Сумська – 67", "59 in Kyiv region"."""
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for position, unit in enumerate(units):
        if unit.cls != "QTY" or _counts_else(units, position):
            continue
        before = [other.cls for other in units[max(0, position - 2) : position]]
        if before in (["PLACE", "DASH"], ["PLACE", "COLON"], ["PLACE", "OPEN"]):
            place: int | None = position - 2
        elif before == ["IN", "PLACE"]:
            place = position - 1
        else:
            place = _place_after(units, position)
        if place is None:
            place = _place_before(units, position)
        if place is not None and place not in taken and any(spot.ids for spot in units[place].spots):
            taken.add(place)
            found.append((position, place))
    return found


def _counts_else(units: Sequence[Unit], position: int) -> bool:
    """Whether a bare figure counts the word after it: "п’ять ліній"."""
    figure, after = units[position].figure, units[position + 1] if position + 1 < len(units) else None
    bare = figure is not None and not figure.unit
    return bare and after is not None and after.cls == "w" and after.text not in _VERBS


def _place_before(units: Sequence[Unit], position: int) -> int | None:
    """Return the place up to three words before: "на Рівненщині знеструмлено 81 село", "Стрий — ще 8"."""
    for step in range(position - 1, max(-1, position - 5), -1):
        if units[step].cls == "PLACE" and not units[step].spots[0].weak:
            return step
        dash = units[step].cls in ("DASH", "COLON") and step and units[step - 1].cls == "PLACE"
        if units[step].cls in _BREAKS and not dash:
            return None
    return None


_BREAKS = frozenset(listed("COMMA SEMI COLON DASH OPEN CLOSE QTY BUT WHICH"))


def _place_after(units: Sequence[Unit], position: int) -> int | None:
    row = [other.cls for other in units[position + 1 : position + 4]]
    figure = units[position].figure
    bare = figure is not None and not figure.unit
    if bare and row[:1] == ["PLACE"] and units[position + 1].spots[0].kind == "district":
        return None  # "у трьох громадах Лубенського району" counts the hromadas
    for glue in (["DASH", "IN", "PLACE"], ["DASH", "PLACE"]):
        if row[: len(glue)] == glue:
            return position + len(glue)
    for step in range(position + 1, min(position + 6, len(units))):
        if units[step].cls in _BREAKS:
            return None
        if units[step].cls == "PLACE" and not units[step].spots[0].weak:
            return step if step + 1 == len(units) or units[step + 1].cls != "DASH" else None
    return None
