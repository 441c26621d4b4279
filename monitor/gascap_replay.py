"""The gas cap day by day: inactive, active with its bidding limit, deactivated, suspended. Pure.

After the third day the limit holds from the next trading day on, for at least 20 working days, and ends once
the reference price was below 145 EUR/MWh on three working days in a row. Two readings are ours: the working
days are those of the exchange, and after an end the three days that fire it anew are counted afresh.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from monitor.gascap import DAYS_IN_A_ROW, SPREAD_EUR_MWH, CapDates, CapDay, verdict

FLOOR_EUR_MWH = 145.0
"""A lower reference price counts as this much in the bidding limit; below it the cap can be deactivated."""
STAY_DAYS = 20
"""How many working days the bidding limit stays at least."""

State = Literal["not applicable yet", "inactive", "active", "suspended", "expired"]


@dataclass(frozen=True, kw_only=True)
class CapState:
    """What the cap was on a trading day."""

    on: date
    state: State
    fired: bool = False
    """Whether the conditions were met for the third day: the limit holds from the next trading day on."""
    active_days: int = 0
    """The working days on which the limit has held, this one included."""
    bidding_limit_eur_mwh: float | None = None
    """None while inactive, and while active without a reference price, when it is 180 or more."""
    deactivated: bool = False
    """Whether this is the last day of the limit."""


def bidding_limit_eur_mwh(reference_eur_mwh: float) -> float:
    """Return the highest bid while the cap is active: 35 above the reference, or above 145 if more."""
    return round(max(reference_eur_mwh, FLOOR_EUR_MWH) + SPREAD_EUR_MWH, 6)


def replay(
    days: Sequence[CapDay], dates: CapDates, *, price_only: bool, suspended_on: date | None = None
) -> list[CapState]:
    """Run the cap over trading days (all of a stretch, gaps among them), one state per day.

    `suspended_on` is the first day on which a decision to suspend is in force; from then on it stays so. As
    in a run, a day without a price or a reference confirms nothing and ends no count.
    """
    found: list[CapState] = []
    confirmed = low = active_days = 0
    active = False
    for day in days:
        state = _state(day.on, dates, suspended_on, active)
        if state == "active":
            active_days += 1
            low = _count(low, _is_low(day))
            ends = active_days >= STAY_DAYS and low >= DAYS_IN_A_ROW
            found.append(_active(day, active_days, ends))
            if ends:
                active = False
                confirmed = 0
            continue
        active = False
        said = verdict(day, price_only=price_only)
        confirmed = _count(confirmed, None if said == "unknown" else said == "above")
        # The third day itself must be one on which the cap can fire; the two before it need not.
        fires = state == "inactive" and confirmed >= DAYS_IN_A_ROW and said == "above"
        found.append(CapState(on=day.on, state=state, fired=fires))
        if fires:
            active, active_days, low = True, 0, 0
    return found


def _state(on: date, dates: CapDates, suspended_on: date | None, active: bool) -> State:
    phase = dates.phase(on)
    if phase != "applicable":
        return phase
    if suspended_on and on >= suspended_on:
        return "suspended"
    return "active" if active else "inactive"


def _active(day: CapDay, active_days: int, ends: bool) -> CapState:
    reference = day.reference_eur_mwh
    return CapState(
        on=day.on,
        state="active",
        active_days=active_days,
        bidding_limit_eur_mwh=None if reference is None else bidding_limit_eur_mwh(reference),
        deactivated=ends,
    )


def _is_low(day: CapDay) -> bool | None:
    return None if day.reference_eur_mwh is None else day.reference_eur_mwh < FLOOR_EUR_MWH


def _count(so_far: int, holds: bool | None) -> int:
    """Count a day that confirms, forget all at one that does not, keep the count over an unknown one."""
    if holds is None:
        return so_far
    return so_far + 1 if holds else 0
