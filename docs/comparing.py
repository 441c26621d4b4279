"""Worked examples of before and after a policy event: refusals of the chronicle, and made-up histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from docs.telling import CITY, pair, table, winter
from feeds.bounds import Bounds
from feeds.places import clock_of
from monitor.comparison import Change, Comparison, DaySeries, DayValue, compare
from monitor.comparison.asked import Answer, How, answers
from monitor.comparison.daily import lane_series
from monitor.comparison.verdict import verdict
from monitor.policy import event_named, register

EVENT = event_named("eu-gas-cap-agreed", register())
FIRST, DAYS = EVENT.on - timedelta(days=182), 365


def refused() -> str:
    """Kyiv's electricity around the agreement on the gas cap."""
    (answer,) = answers(EVENT, How(), winter(), [(CITY, "electricity")], register(), clock_of)
    found = answer.comparison
    rows = [
        (name, f"{w.first} to {w.last}", len(w.dates), len(w.usable), f"{w.usable_share:.0%}")
        for name, w in (("before", found.before), ("after", found.after))
    ]
    told = table(("side", "days", "in all", "usable", "share"), rows)
    others = "; ".join(f"{event.title} ({event.on})" for event in answer.also)
    return f"{told}\n\n> {verdict(answer)}\n\nThe register dates to the same windows: {others}."


def refused_everywhere() -> str:
    """Every event of the register and every lane of the chronicle."""
    events = [event for event in register() if event.precision == "day"]
    lines = winter().timelines.items()
    series = [lane_series(line, "hours_off", clock_of(place), None) for (place, _), line in lines]
    found = [compare(one, event.on) for one in series for event in events]
    refusals = sum(one.change is None for one in found)
    best = max(min(one.before.usable_share, one.after.usable_share) for one in found)
    most = max(len(one.usable) for one in series)
    return (
        f"{len(events)} events with a day, {len(series)} services of places: {len(found):,} comparisons of "
        f"hours off, {refusals:,} of them refused. The best observed pair of windows has {best:.0%} usable "
        f"days on its weaker side; no service has more than {most} usable days in the winter."
    )


def _made_up(values: Sequence[float], spread: float, unseen: Sequence[bool]) -> DaySeries:
    days = tuple(
        DayValue(
            on=FIRST + timedelta(days=n),
            value=Bounds(max(0.0, v - spread), v + spread),
            observed_share=0.0 if unseen[n] else 1.0,
        )
        for n, v in enumerate(values)
    )
    return DaySeries(days=days)


def _told(found: Comparison) -> tuple[str, Change]:
    if found.change is None:
        raise ValueError("the example is observed enough")
    answer = Answer(event=EVENT, how=How(), place=CITY, of="electricity", comparison=found, also=())
    return verdict(answer), found.change


def compared() -> str:
    """A made-up year with three hours less from the event on, a fifth of its days unseen."""
    rng = np.random.default_rng(1)
    noise = rng.standard_normal(DAYS)
    values = [float(8 + 1.2 * x - 3 * (FIRST + timedelta(days=n) >= EVENT.on)) for n, x in enumerate(noise)]
    found = compare(_made_up(values, 0.25, list(rng.random(DAYS) < 0.2)), EVENT.on)
    words, change = _told(found)
    tried = change.placebo
    rows = [
        ("usable days before", f"{len(found.before.usable)} of {len(found.before.dates)}"),
        ("usable days after", f"{len(found.after.usable)} of {len(found.after.dates)}"),
        ("mean before", pair(found.before.mean, "h a day")),
        ("mean after", pair(found.after.mean, "h a day")),
        ("difference of the middles", f"{change.estimate:.3f} h a day"),
        ("difference, wherever the days lay", pair(change.bounds, "h a day")),
        ("95% interval of the middles", pair(change.interval, "h a day")),
        ("95% interval, wherever the days lay", pair(change.wide_interval, "h a day")),
        ("autocorrelation from day to day", f"{change.persistence.rho:.2f}"),
        ("blocks", f"{change.blocks[0]} days before, {change.blocks[1]} after"),
        ("other dates", f"{len(tried.dates)}, of which {tried.apart} share no day"),
        ("as large a difference at", f"{tried.as_large} of them, p = {tried.p_value:.3f}"),
    ]
    return f"{table(('figure', 'value'), rows)}\n\n> {words}"


def wandering() -> str:
    """A made-up random walk, which a plain test takes for a step."""
    walk = 60 + np.random.default_rng(5).standard_normal(DAYS).cumsum()
    found = compare(_made_up([float(x) for x in walk], 0.0, [False] * DAYS), EVENT.on)
    words, change = _told(found)
    before, after = (np.array([d.middle for d in w.usable]) for w in (found.before, found.after))
    error = float(np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / len(before)))
    plain = Bounds(change.estimate - 2 * error, change.estimate + 2 * error)
    rows = [
        ("difference", f"{change.estimate:.2f}"),
        ("95% interval of a t test, which takes days for independent", pair(plain)),
        ("95% interval", pair(change.wide_interval)),
        ("99% interval", pair(change.strict_interval)),
        (
            "other dates with as large a difference",
            f"{change.placebo.as_large} of {len(change.placebo.dates)}",
        ),
    ]
    return f"{table(('figure', 'value'), rows)}\n\n> {words}"


COMPARING = {
    "refused-comparison": refused,
    "refused-everywhere": refused_everywhere,
    "compared": compared,
    "wandering": wandering,
}
