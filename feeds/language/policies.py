"""Decisions on energy: who decided, and on what."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.language.tokens import listed
from feeds.language.units import Unit
from feeds.observation import Service

_TRADE = ("експорт", "імпорт", "export", "import", "экспорт", "импорт", "electricity export")
_ACTS = frozenset(listed("APPLIED STOPPED CANCEL RESTORED RESTORING CHANGED BEGAN SUFFER"))
_CAPS = (
    "price cap",
    "market correction mechanism",
    "gas cap",
    "price caps",
    "стеля цін",
    "стелю цін",
    "граничні ціни",
    "граничну ціну",
    "потолок цен",
)
_MINISTERS = ("мін", "минист", "минэнерго", "energy minist")
_ENERGY = frozenset(listed("SYSTEM POWER USE OBJC OBJE TOPIC GENERATOR SCHEDCUT GRAPH"))


def policy(units: Sequence[Unit]) -> tuple[str, Service] | None:
    """Return (place, service) of the decision that a sentence tells of; None where it tells of none.

    Household tariffs are no energy policy here, nor is what a foreign government decides.
    """
    said = {unit.cls for unit in units}
    ordered = "STATE" in said and any(unit.text == "ordered" for unit in units)
    trade = ordered or (any(unit.text.startswith(_TRADE) for unit in units) and said & _ACTS)
    europe = "EUROPE" in said or any("european" in unit.text for unit in units)
    cap = europe and said & _ACTS and any(unit.text.endswith(_CAPS) for unit in units)
    if not ("DECIDED" in said or trade or cap) or "TARIFF" in said or _undecided(units):
        return None
    if any("market correction" in unit.text for unit in units):
        return "EU", "gas"
    if "EUROPE" in said:
        return (
            ("EU", "gas")
            if said & {"GASTOPIC", "GAS", "OBJG"}
            else ("EU", "electricity")
            if said & {"POWER", "USE"}
            else None
        )
    state = "STATE" in said or any(u.cls == "NATIONAL" and u.text.startswith(_MINISTERS) for u in units)
    if state and said & _ENERGY and "FOREIGN" not in said and not _abroad(units):
        return "UA", "gas" if said & {"GASTOPIC", "GAS"} and "POWER" not in said else "electricity"
    return None


def _undecided(units: Sequence[Unit]) -> bool:
    """Whether the deciding is denied: "has not approved"."""
    row = [unit.cls for unit in units]
    return any("NEG" in row[max(0, at - 3) : at] for at, name in enumerate(row) if name == "DECIDED")


def _abroad(units: Sequence[Unit]) -> bool:
    decided = next(
        (n for n, unit in enumerate(units) if unit.cls in ("DECIDED", "STATE", "EUROPE")), len(units)
    )
    return any(spot.kind == "foreign" for unit in units[: decided + 3] for spot in unit.spots)
