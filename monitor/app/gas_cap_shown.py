"""What `energy-monitor gas-cap` prints: triggers, gaps, the distance on the last day, what is assumed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from math import isinf
from typing import Any

from rich.console import Console

from feeds.bounds import Bounds
from monitor.app.gas_cap import CapAnswer, legal_words
from monitor.gascap import CapDates, Distance, Trigger

MOST_DAYS = 8
"""How many days of a list are printed in full; JSON has all."""


def cap_json(answer: CapAnswer) -> str:
    """Return the answer as JSON: days in ISO form, prices in EUR/MWh, a figure with bounds as [low, high]."""
    return json.dumps(
        {
            "conditions": _conditions(answer),
            "first": answer.first_on.isoformat(),
            "last": answer.last_on.isoformat(),
            "triggers": [_trigger(one, answer) for one in answer.triggers],
            "days_above": answer.days_above,
            "gaps": _iso(answer.gaps),
            "reference_gaps": _iso(answer.reference_gaps),
            "last_day": _distance(answer.last_day),
            "applicable": _applicable_words(answer.dates, answer.last_on),
            "expired": _expired_words(answer.dates, answer.last_on),
            "assumptions": list(answer.assumptions),
        },
        ensure_ascii=False,
        indent=1,
    )


def _conditions(answer: CapAnswer) -> str:
    return "price" if answer.price_only else "price and spread"


def _trigger(one: Trigger, answer: CapAnswer) -> dict[str, Any]:
    run = one.run
    return {
        "completed_on": one.completed_on.isoformat(),
        "began_on": run.confirmed_on[0].isoformat(),
        "last_above_on": run.confirmed_on[-1].isoformat(),
        "confirmed_days": len(run.confirmed_on),
        "gaps_inside": _iso(run.unknown_on),
        "certain": one.certain,
        "certain_on": run.certain_on and run.certain_on.isoformat(),
        "legal": legal_words(one, answer.dates, price_only=answer.price_only),
    }


def _distance(day: Distance) -> dict[str, Any]:
    return {
        "on": day.on.isoformat(),
        "price_eur_mwh": _figure(day.price_eur_mwh),
        "reference_eur_mwh": day.reference_eur_mwh,
        "to_price_limit_eur_mwh": _figure(day.to_price_limit_eur_mwh),
        "to_spread_limit_eur_mwh": _figure(day.to_spread_limit_eur_mwh),
        "days_in_run": day.days_in_run,
        "days_to_trigger": day.days_to_trigger,
        "last_above_on": day.last_above_on and day.last_above_on.isoformat(),
    }


def _figure(bounds: Bounds | None) -> float | list[float | None] | None:
    if bounds is None:
        return None
    if bounds.exact:
        return bounds.low
    return [None if isinf(end) else end for end in (bounds.low, bounds.high)]


def _iso(days: Iterable[date]) -> list[str]:
    return [on.isoformat() for on in days]


def _applicable_words(dates: CapDates, last_on: date) -> str:
    if dates.applicable_on is None:
        return "not applicable yet: the first day on which it can fire is not known"
    if last_on < dates.applicable_on:
        return f"not applicable yet: it can fire from {dates.applicable_on}"
    return f"can fire from {dates.applicable_on}"


def _expired_words(dates: CapDates, last_on: date) -> str:
    if dates.expired_on is None:
        return "no last day is known"
    if last_on > dates.expired_on:
        return f"expired: its last day was {dates.expired_on}"
    return f"not expired: its last day is {dates.expired_on}"


def print_cap(answer: CapAnswer, console: Console) -> None:
    """Print the answer in lines that a terminal can hold."""
    for line in _lines(answer):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _lines(answer: CapAnswer) -> Iterator[str]:
    span = f"{answer.first_on} to {answer.last_on}"
    yield f"EU gas cap, {span}, judged by {_conditions(answer)}"
    yield f"  {_applicable_words(answer.dates, answer.last_on)}"
    yield f"  {_expired_words(answer.dates, answer.last_on)}"
    yield f"days above 180: {answer.days_above}"
    yield "triggers:" if answer.triggers else "triggers: none"
    for one in answer.triggers:
        run = one.run
        days = f"{len(run.confirmed_on)} days from {run.confirmed_on[0]} to {run.confirmed_on[-1]}"
        inside = f", gaps inside: {_listed(run.unknown_on)}" if run.unknown_on else ""
        yield f"  {one.completed_on}  {days}{inside}"
        yield f"              {_certainty(one)}"
        yield f"              {legal_words(one, answer.dates, price_only=answer.price_only)}"
    yield f"trading days without a price: {_listed(answer.gaps)}"
    if not answer.price_only:
        yield f"trading days without a reference price: {_listed(answer.reference_gaps)}"
    yield from _last_day(answer.last_day)
    yield "assumed:"
    yield from (f"  {line}" for line in answer.assumptions)


def _certainty(one: Trigger) -> str:
    if one.certain:
        return "certain: three trading days in a row, all known"
    later = f"on {one.run.certain_on} for certain" if one.run.certain_on else "no three known days in a row"
    return f"uncertain: a gap lies among the three; {later}"


def _listed(days: Iterable[date]) -> str:
    told = list(days)
    if not told:
        return "none"
    rest = f" and {len(told) - MOST_DAYS} more" if len(told) > MOST_DAYS else ""
    return f"{', '.join(on.isoformat() for on in told[:MOST_DAYS])}{rest}"


def _last_day(day: Distance) -> Iterator[str]:
    yield f"on {day.on}: {_words(day.price_eur_mwh, 'no price')}"
    if day.to_price_limit_eur_mwh:
        yield f"  to the limit of 180: {_words(day.to_price_limit_eur_mwh, '')} (negative: above it)"
    if day.to_spread_limit_eur_mwh:
        yield f"  to 35 above the reference: {_words(day.to_spread_limit_eur_mwh, '')} (negative: above it)"
    yield f"  days of a run: {day.days_in_run}; trading days to a trigger, at least: {day.days_to_trigger}"
    yield f"  last known above 180: {day.last_above_on or 'on no day'}"


def _words(bounds: Bounds | None, nothing: str) -> str:
    if bounds is None:
        return nothing
    if bounds.exact:
        return f"{bounds.low:g} EUR/MWh"
    if isinf(bounds.high):
        return f"{bounds.low:g} EUR/MWh or more"
    if isinf(bounds.low):
        return f"{bounds.high:g} EUR/MWh or less"
    return f"{bounds.low:g} to {bounds.high:g} EUR/MWh"
