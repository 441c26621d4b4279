"""Figures, times and statements in words: the one place where a report rounds and names.

Ranges use an en dash, shares are whole per cent, hours have at most one decimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from math import isinf
from zoneinfo import ZoneInfo

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.localtime import PARTS_OF_DAY, at_hour, day_bounds, local_day
from feeds.observation import BoundKind, Indicator, Quantity, Statement
from monitor.figures import OBSERVED, read

SERVICE = {"electricity": "electricity", "heat": "heat", "water": "water", "gas": "gas"}
LAYER = {
    "outage": "outage",
    "emergency": "emergency shutdowns",
    "scheduled": "scheduled shutdowns",
    "together": "any interruption",
}
STATE = {
    "outage": "outage",
    "emergency": "emergency shutdowns",
    "partial": "partly restored",
    "scheduled": "scheduled shutdowns",
    "on": "supplied",
    "unknown": "unknown",
}
_UNIT = {
    "customers": "customers",
    "people": "people",
    "households": "households",
    "settlements": "settlements",
    "megawatts": "MW",
    "eur_mwh": "EUR/MWh",
}
_BOUND = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}


def day(on: date) -> str:
    """Word a date: 19 December 2022."""
    return f"{on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """Word a date inside a known year: 19 Dec."""
    return f"{on.day} {on:%b}"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """Word an instant on the local clock: 20 December 2022, 07:00."""
    local = at.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M}"


def when(at: TimeBounds, zone: ZoneInfo) -> str:
    """Word a time as precisely as it is known: "16 Dec, evening", "17 Dec, 20:37", "18 Dec"."""
    first = at.earliest.astimezone(zone)
    on = first.date()
    if at.exact:
        return f"{short_day(on)}, {first:%H:%M}"
    if at == day_bounds(on, zone):
        return short_day(on)
    for part, (start, end) in PARTS_OF_DAY.items():
        if at == TimeBounds(at_hour(on, start, zone), at_hour(on, end, zone)):
            return f"{short_day(on)}, {part}"
    last = at.latest.astimezone(zone)
    until = f"{last:%H:%M}" if local_day(at.latest, zone) == on else f"{short_day(last.date())}, {last:%H:%M}"
    return f"{short_day(on)}, {first:%H:%M} to {until}"


def number(value: float) -> str:
    """Word a number with thin grouping and no needless decimals: 1,200,000 or 108.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def percent(share: float) -> str:
    """Word a share of one as whole per cent."""
    return f"{round(100 * share)}%"


def hours(range_: Bounds) -> str:
    """Word hours with bounds: "24 h", "6–24 h", "up to 24 h"."""
    low, high = _hour(range_.low), _hour(range_.high)
    if low == high:
        return f"{low} h"
    return f"up to {high} h" if range_.low == 0 else f"{low}–{high} h"


def _hour(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def share_range(range_: Bounds) -> str:
    """Word a share with bounds: "80%", "33–67%", "at most 30%"."""
    low, high = percent(range_.low), percent(range_.high)
    if range_ == NOTHING_SAID:
        return "not stated"
    if low == high:
        return low
    if range_.low == 0:
        return f"at most {high}"
    if range_.high == 1:
        return f"at least {low}"
    return f"{low.removesuffix('%')}–{high}"


def counted(range_: Bounds, unit: str) -> str:
    """Word how many are off: "1,200 customers", "1 to 4 customers", "at least 45,000 people"."""
    low = number(range_.low)
    if range_.exact:
        return f"{low} {_UNIT[unit]}"
    if isinf(range_.high):
        return f"at least {low} {_UNIT[unit]}"
    high = number(range_.high)
    return f"at most {high} {_UNIT[unit]}" if range_.low == 0 else f"{low} to {high} {_UNIT[unit]}"


def observed(range_: Bounds) -> str:
    """Word an observed share; where nobody looked it says so, never a zero like a measurement."""
    if range_.high == 0:
        return "not observed"
    low, high = percent(range_.low), percent(range_.high)
    if range_.low == 0:
        return f"observed up to {high}"
    return f"observed {low}" if low == high else f"observed {low.removesuffix('%')}–{high}"


FIGURE = {
    "hours_affected/together": "affected",
    "hours_off/together": "average customer off",
    "observed_share": "coverage",
    "hours_affected/outage": LAYER["outage"],
    "hours_affected/emergency": LAYER["emergency"],
    "hours_affected/scheduled": LAYER["scheduled"],
}
"""The figures of a day that a report prints, by the names of the ledger of editions."""


def figure(name: str, value: str) -> str:
    """Word a figure of the ledger as a report prints it; a layer without hours is not printed at all."""
    range_ = read(value)
    if name == OBSERVED:
        return observed(range_ or Bounds(0.0, 0.0))
    if not name.endswith("/together") and (range_ is None or range_.high == 0):
        return "not named"
    return "unknown" if range_ is None else hours(range_)


def distance(eur_mwh: float, bound: BoundKind, limit: float) -> str:
    """Word how far a price is from a limit, with the certainty that its bound allows.

    A lower limit already above it is that much above or more; one below it bounds the gap instead.
    """
    gap = eur_mwh - limit
    side, other = ("above", "below") if gap > 0 else ("below", "above")
    sure = {
        "exact": "",
        "about": "about ",
        "at_least": "at least " if gap > 0 else "at most ",
        "at_most": "at most " if gap > 0 else "at least ",
    }[bound]
    open_end = f", or {other} it" if sure == "at most " else ""
    return f"{sure}{round(abs(gap), 6):g} EUR/MWh {side} {limit:g}{open_end}"


def quantity(said: Quantity) -> str:
    """Word a quantity in its own unit: "about 20% of people supplied", "at least 1,500,000 people"."""
    if said.unit in ("share_off", "share_on"):
        of = f" of {base(said.base)}" if said.base else ""
        side = "off" if said.unit == "share_off" else "supplied"
        return f"{_BOUND[said.bound]}{percent(said.value)}{of} {side}"
    return f"{bounded(said.value, said.bound)} {_UNIT[said.unit]}"


def base(name: str) -> str:
    """Word what a share is a share of."""
    return {"city": "the city", "oblast": "the oblast", "country": "the country"}.get(name, name)


_KIND = {
    ("outage", "begins"): "supply lost",
    ("outage", "continues"): "without supply",
    ("outage", "ends"): "works as normal",
    ("emergency_shutdown", "begins"): "emergency shutdowns applied",
    ("emergency_shutdown", "continues"): "emergency shutdowns in force",
    ("emergency_shutdown", "ends"): "emergency shutdowns cancelled",
    ("scheduled_shutdown", "begins"): "scheduled shutdowns applied",
    ("scheduled_shutdown", "continues"): "scheduled shutdowns in force",
    ("scheduled_shutdown", "ends"): "no scheduled shutdowns",
    ("restoration", "partial"): "partly restored",
    ("restoration", "full"): "fully restored",
}
_MODALITY = {"actual": "", "planned": "planned: ", "possible": "possible: ", "denied": "denied: "}


def statement(said: Statement) -> str:
    """Word what a statement claims, without its place: "partly restored, about 40% of people supplied"."""
    if said.quantity is None:
        return claim(said)
    only = "only " if said.kind == "outage" and said.quantity.unit == "share_on" else ""
    return f"{claim(said)}, {only}{quantity(said.quantity)}"


def claim(said: Statement) -> str:
    """Word a statement without its figure: "partly restored", "possible: emergency shutdowns applied"."""
    kind = _KIND.get((said.kind, said.phase or ""), said.kind.replace("_", " "))
    return f"{_MODALITY[said.modality]}{kind}"


def sentence_case(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def bounded(value: float, bound: BoundKind) -> str:
    """Word a number with its bound: "at least 250"."""
    return f"{_BOUND[bound]}{number(value)}"


_WITHHELD = {
    "infrastructure": "under embargo after an attack on infrastructure",
    "civilian": "under embargo after an attack on civilian objects",
    "custom": "under embargo by the settings",
    "held": "held back by a person",
}


def withheld(counts: Mapping[str, int]) -> str:
    """Word how many sayings are kept back, by class: "3 sayings (1 held back by a person, 2 under ...)"."""
    if not counts:
        return "no saying"
    total = sum(counts.values())
    parts = ", ".join(f"{counts[name]} {told}" for name, told in _WITHHELD.items() if name in counts)
    return f"{total} {'saying' if total == 1 else 'sayings'} ({parts})"


_INDICATOR = {
    "deficit_share": "deficit of capacity",
    "consumption_lost": "consumption lost",
    "consumption_cut_ordered": "consumption to be cut",
    "capacity_to_critical_sites": "capacity that goes to critical sites",
    "capacity_to_households": "capacity that goes to households",
    "system_state_of_emergency": "state of emergency of the power system",
    "outage_hours": "hours off at a stretch",
    "supply_hours": "hours of supply at a stretch",
}
"""Indicators that a report tells of; those of attacks are told by frames and the command line only."""


def indicator(said: Indicator) -> str | None:
    """Word a figure that is no interruption: "deficit of capacity, about 50%"; None for one not told."""
    name = _INDICATOR.get(said.name)
    if name is None:
        return None
    if said.value is None:
        return f"{name}, without a figure"
    if said.unit == "state":
        return f"{name}, {'declared' if said.value else 'lifted'}"
    value = percent(said.value) if said.unit.startswith("share_of") else f"{number(said.value)} h"
    return f"{name}, {_BOUND[said.bound]}{value}"


def listed(names: list[str], most: int = 0) -> str:
    """Word a list: "A, B and C"; beyond `most` names (0: no limit) the rest is counted."""
    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
