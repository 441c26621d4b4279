"""A comparison in words, which tell that two things went together and never that one made the other. Pure."""

from __future__ import annotations

from feeds.bounds import Bounds
from monitor.comparison.asked import Answer, Metric
from monitor.comparison.comparing import Change
from monitor.comparison.placebo import LEAST_DATES

UNIT: dict[Metric, str] = {
    "hours_off": "h a day",
    "hours_affected": "h a day",
    "customer_hours": "customer-hours a day",
    "price": "EUR/MWh",
}
NAMED: dict[Metric, str] = {
    "hours_off": "Hours off",
    "hours_affected": "Hours affected",
    "customer_hours": "Customer-hours off",
    "price": "Prices",
}
CAUTION = "This is an association in time: it does not say that the event made the difference."


def verdict(answer: Answer) -> str:
    """Return what a comparison says, in sentences: the difference, how unusual it is, what else happened."""
    comparison = answer.comparison
    if not comparison.change:
        return f"Not compared: {comparison.refused}."
    told = [_difference(answer, comparison.change), _placebo(comparison.change), _judged(comparison.change)]
    if answer.also:
        told.append(f"In the same windows: {'; '.join(f'{e.title} ({e.on})' for e in answer.also)}.")
    return " ".join([*told, CAUTION])


def _difference(answer: Answer, change: Change) -> str:
    metric, unit = answer.how.metric, UNIT[answer.how.metric]
    lower = change.estimate < 0
    if change.estimate == 0:
        head = f"{NAMED[metric]} were the same after as before"
    else:
        amount = f"{figure(abs(change.estimate))} {unit}"
        head = f"{NAMED[metric]} were {'lower' if lower else 'higher'} after than before by {amount}"
    ranges = "" if change.bounds.exact else f", {span(change.bounds)} as far as the days' ranges tell"
    return f"{head} (95% interval of the difference {span(change.wide_interval)}{ranges})."


def _placebo(change: Change) -> str:
    tried = change.placebo
    n = len(tried.dates)
    if tried.p_value is None:
        return (
            f"The history holds {n} other dates to compare at; with fewer than {LEAST_DATES} nothing can be "
            "told at the 5% level."
        )
    return (
        f"{tried.as_large} of {n} other dates show as large a difference (p = {tried.p_value:.3f}; "
        f"{tried.apart} of the dates have windows that share no day)."
    )


def _judged(change: Change) -> str:
    if change.placebo.p_value is None:
        return "So nothing is found."
    wanders = (
        "; a random walk cannot be ruled out, so the 99% interval decides"
        if change.persistence.wanders
        else ""
    )
    if change.found:
        return f"At the 5% level the difference is more than this history shows by chance{wanders}."
    return f"At the 5% level that is no more than this history shows by chance{wanders}."


def span(bounds: Bounds) -> str:
    """Word a range, one number where it is one."""
    low, high = figure(bounds.low), figure(bounds.high)
    return low if low == high else f"{low} to {high}"


def figure(value: float) -> str:
    """Word a number with two decimals, or with none from a thousand on."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value + 0.0:.2f}"
