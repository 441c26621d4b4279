"""The EU gas cap on a series of days: which conditions held, when it would have fired, how far it was.

The market correction mechanism of Regulation (EU) 2022/2578 fires when, on three trading days in a row, the
TTF front month settled above 180 EUR/MWh and at least 35 EUR/MWh above an LNG reference price. A day whose
price (or reference) nobody knows is a gap: it confirms nothing and ends no run, for it may have been either.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from feeds.bounds import Bounds
from monitor.policy import CAP_EUR_MWH, GAS_CAP, PolicyEvent

SPREAD_EUR_MWH = 35.0
"""How far above the reference price the second condition asks the price to be, at least (Article 4)."""
DAYS_IN_A_ROW = 3

Verdict = Literal["above", "not_above", "unknown"]


@dataclass(frozen=True, kw_only=True)
class CapDay:
    """One trading day: its settlement and its reference price in EUR/MWh, None where nobody told it."""

    on: date
    price_eur_mwh: Bounds | None
    reference_eur_mwh: float | None = None

    @property
    def spread_eur_mwh(self) -> Bounds | None:
        """How far the price is above the reference, None where either is unknown."""
        if self.price_eur_mwh is None or self.reference_eur_mwh is None:
            return None
        low, high = self.price_eur_mwh.low, self.price_eur_mwh.high
        # 180.1 - 145.1 must be 35, not 34.99999999999997.
        return Bounds(round(low - self.reference_eur_mwh, 6), round(high - self.reference_eur_mwh, 6))


def price_verdict(day: CapDay) -> Verdict:
    """Say whether the first condition held: surely above 180, surely not, or nobody can say."""
    if day.price_eur_mwh is None:
        return "unknown"
    if day.price_eur_mwh.low > CAP_EUR_MWH:
        return "above"
    return "not_above" if day.price_eur_mwh.high <= CAP_EUR_MWH else "unknown"


def verdict(day: CapDay, *, price_only: bool) -> Verdict:
    """Say whether both conditions held on a day, or the first alone: one that surely failed decides."""
    price = price_verdict(day)
    if price_only or price == "not_above":
        return price
    spread = day.spread_eur_mwh
    if spread is None:
        return "unknown"
    if spread.high < SPREAD_EUR_MWH:
        return "not_above"
    return price if spread.low >= SPREAD_EUR_MWH else "unknown"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Trading days on which the conditions held, over gaps, until one on which they surely did not."""

    confirmed_on: tuple[date, ...]
    unknown_on: tuple[date, ...]
    """The gaps between the first and the last confirmed day."""

    @property
    def completed_on(self) -> date | None:
        """The third confirmed day: the trigger, if every gap before it was above as well."""
        return self.confirmed_on[DAYS_IN_A_ROW - 1] if len(self.confirmed_on) >= DAYS_IN_A_ROW else None

    @property
    def certain_on(self) -> date | None:
        """The day that ends the first three confirmed days without a gap among them, if there are such."""
        streak = 0
        for on in sorted((*self.confirmed_on, *self.unknown_on)):
            streak = streak + 1 if on in self.confirmed_on else 0
            if streak == DAYS_IN_A_ROW:
                return on
        return None


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """The one time that a run fires the cap."""

    run: Run
    completed_on: date
    certain: bool
    """Three trading days in a row, all known; otherwise a gap among them may have been below."""


def runs(days: Iterable[CapDay], *, price_only: bool) -> Iterator[Run]:
    """Yield every run of a series of trading days in order (all of them: a gap is a day without a price)."""
    confirmed: list[date] = []
    unknown: list[date] = []
    for day in days:
        match verdict(day, price_only=price_only):
            case "above":
                confirmed.append(day.on)
            case "unknown":
                unknown.append(day.on)
            case "not_above":
                yield from _closed(confirmed, unknown)
                confirmed, unknown = [], []
    yield from _closed(confirmed, unknown)


def _closed(confirmed: Sequence[date], unknown: Sequence[date]) -> Iterator[Run]:
    if confirmed:
        inside = tuple(on for on in unknown if confirmed[0] < on < confirmed[-1])
        yield Run(confirmed_on=tuple(confirmed), unknown_on=inside)


def triggers(days: Iterable[CapDay], *, price_only: bool) -> list[Trigger]:
    """Return the trigger of every run that has three confirmed days, in order."""
    return [
        Trigger(run=run, completed_on=run.completed_on, certain=run.completed_on == run.certain_on)
        for run in runs(days, price_only=price_only)
        if run.completed_on
    ]


@dataclass(frozen=True, kw_only=True)
class Distance:
    """How far a trading day was from firing the cap; a negative distance is above the limit."""

    on: date
    price_eur_mwh: Bounds | None
    reference_eur_mwh: float | None
    to_price_limit_eur_mwh: Bounds | None
    to_spread_limit_eur_mwh: Bounds | None
    """None where the price or the reference is unknown."""
    days_in_run: int
    """Confirmed days of the run that no day has ended yet."""
    days_to_trigger: int
    """How many more trading days it takes at the very least; 0 once the run has fired."""
    last_above_on: date | None
    """The last day by then that is known to have been above 180."""


def distance(days: Sequence[CapDay], *, price_only: bool) -> Distance:
    """Return how far the last day of a series was; ValueError for a series without a day."""
    if not days:
        raise ValueError("no trading day to judge")
    last, confirmed = days[-1], 0
    for day in reversed(days):
        said = verdict(day, price_only=price_only)
        if said == "not_above":
            break
        confirmed += said == "above"
    return Distance(
        on=last.on,
        price_eur_mwh=last.price_eur_mwh,
        reference_eur_mwh=last.reference_eur_mwh,
        to_price_limit_eur_mwh=_below(CAP_EUR_MWH, last.price_eur_mwh),
        to_spread_limit_eur_mwh=_below(SPREAD_EUR_MWH, last.spread_eur_mwh),
        days_in_run=confirmed,
        days_to_trigger=max(0, DAYS_IN_A_ROW - confirmed),
        last_above_on=max((day.on for day in days if price_verdict(day) == "above"), default=None),
    )


def _below(limit: float, figure: Bounds | None) -> Bounds | None:
    if figure is None:
        return None
    low = -inf if figure.high == inf else round(limit - figure.high, 6)
    return Bounds(low, round(limit - figure.low, 6))


@dataclass(frozen=True, kw_only=True)
class CapDates:
    """From when to when the cap could fire; None where no such date is known."""

    applicable_on: date | None
    expired_on: date | None
    """The last day on which it could."""

    def phase(self, on: date) -> Literal["not applicable yet", "applicable", "expired"]:
        """Return what the cap was on a day."""
        if self.applicable_on is None or on < self.applicable_on:
            return "not applicable yet"
        return "expired" if self.expired_on and on > self.expired_on else "applicable"


def cap_dates(events: Iterable[PolicyEvent]) -> CapDates:
    """Take the dates of the cap out of the policy register, or out of what of it was known at a time."""
    stages = {event.stage: event.on for event in events if event.policy == GAS_CAP}
    return CapDates(applicable_on=stages.get("applicable"), expired_on=stages.get("expired"))
