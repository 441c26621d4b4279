"""How far the gas market stood from the EU cap, in sentences with the prices that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from feeds.observation import Price
from monitor.gascap import (
    DAYS_IN_A_ROW,
    SPREAD_EUR_MWH,
    CapDates,
    CapDay,
    Distance,
    distance,
    price_verdict,
    triggers,
)
from monitor.gascap_series import series
from monitor.policy import CAP_EUR_MWH
from monitor.trading_days import is_known
from reports import words

PRICE_TELLS = timedelta(days=7)
"""How long a price still tells of the market of the day."""


def cap_sentences(prices: Sequence[Price], on: date, dates: CapDates) -> list[tuple[str, list[str]]]:
    """Return the sentences of a day, each with the ids behind it: the price, then what the rule makes of it.

    None where no price of the last week is known: an old price is no price of today. `prices` and `dates` are
    those known to the edition.
    """
    known = [price for price in prices if price.on <= on]
    if not known or known[-1].on <= on - PRICE_TELLS:
        return []
    last = known[-1]
    told = (
        f"Gas: {last.product}, {words.bounded(last.eur_mwh, last.bound)} EUR/MWh on {words.day(last.on)}, "
        f"{words.distance(last.eur_mwh, last.bound, CAP_EUR_MWH)}, the limit of the EU cap."
    )
    return [(told, [last.id]), *_by_the_rule(known, on, dates)]


def _by_the_rule(known: Sequence[Price], on: date, dates: CapDates) -> Iterable[tuple[str, list[str]]]:
    """Say what the rule asks for from here; nothing where the exchange's holidays are not known."""
    if dates.phase(on) == "expired" and dates.expired_on:
        yield f"The cap expired on {words.day(dates.expired_on)} and can no longer fire.", []
    elif is_known(known[0].on, on):
        days = series(known, {}, to=on).days
        if days:
            stood = distance(days, price_only=True)
            behind = [price.id for price in known if price.on == stood.last_above_on]
            parts = [*_run_words(days, stood), "no reference price is known to judge the second condition by"]
            yield f"By the rule of the cap {'; '.join([*parts, *_not_yet(dates, on)])}.", behind


def _run_words(days: Sequence[CapDay], stood: Distance) -> Iterable[str]:
    """Say how many days are still needed, and what is known of those above the limit, by the price alone."""
    spread = f"each at least {SPREAD_EUR_MWH:g} above the LNG reference price"
    asked = f"trading days in a row above {CAP_EUR_MWH:g}, {spread}"
    if stood.days_to_trigger == 0:
        yield f"its price condition was met on {words.day(triggers(days, price_only=True)[-1].completed_on)}"
    elif stood.days_in_run:
        yield f"firing takes at least {stood.days_to_trigger} more of {DAYS_IN_A_ROW} {asked}"
    elif price_verdict(days[-1]) == "not_above":
        yield f"no run was under way, and firing takes at least {DAYS_IN_A_ROW} {asked}"
    else:
        yield f"firing takes {DAYS_IN_A_ROW} {asked}"
        yield "whether a run was under way is unknown"
    if stood.last_above_on:
        yield f"the last day known to be above was {words.day(stood.last_above_on)}"
    else:
        yield "no day is known to have been above"


def _not_yet(dates: CapDates, on: date) -> list[str]:
    if dates.phase(on) != "not applicable yet":
        return []
    if dates.applicable_on is None:
        return ["the cap could not fire yet"]
    return [f"the cap cannot fire before {words.day(dates.applicable_on)}"]
