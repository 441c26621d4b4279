"""Comparisons before and after a policy event as a tidy frame, the metric's unit in the column names."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from monitor.comparison.asked import Answer, Metric
from monitor.comparison.comparing import Change
from monitor.comparison.verdict import verdict
from monitor.comparison.windows import Window
from monitor.frames.table import ends, framed

UNIT: dict[Metric, str] = {
    "hours_off": "hours_per_day",
    "hours_affected": "hours_per_day",
    "customer_hours": "customer_hours_per_day",
    "price": "eur_mwh",
}
HEAD = [
    "event", "event_on", "place", "of", "metric", "refused", "found", "before_first_on", "before_last_on",
    "after_first_on", "after_last_on", "window_days", "before_usable_days", "after_usable_days",
    "before_usable_share", "after_usable_share", "min_observed_share",
]  # fmt: skip
TAIL = [
    "block_days_before", "block_days_after", "autocorrelation", "wanders", "placebo_dates",
    "placebo_dates_apart", "placebo_as_large", "p_value", "also", "verdict",
]  # fmt: skip


def comparison_columns(metric: Metric) -> list[str]:
    """Return the columns of a metric's frame."""
    pairs = ("before_mean", "after_mean", "difference", "interval_95", "interval_95_wide", "interval_99_wide")
    unit = UNIT[metric]
    measured = [f"{name}_{unit}_{end}" for name in pairs for end in ("low", "high")]
    return [*HEAD, f"difference_{unit}", *measured, *TAIL]


def comparison_frame(answers: Sequence[Answer], metric: Metric) -> pd.DataFrame:
    """Return a row per comparison; one that is refused has its reason in `refused` and no figures."""
    columns = comparison_columns(metric)
    frame = framed([_row(answer) for answer in answers], columns)
    figures = [f"difference_{UNIT[metric]}", "autocorrelation", "p_value"]
    return frame.astype(dict.fromkeys(figures, "float64"))


def _row(answer: Answer) -> tuple[object, ...]:
    found = answer.comparison
    before, after = found.before, found.after
    return (
        answer.event.id, answer.event.on, answer.place, answer.of, answer.how.metric, found.refused,
        found.change.found if found.change else None, before.first, before.last, after.first, after.last,
        len(before.dates), len(before.usable), len(after.usable), before.usable_share, after.usable_share,
        found.min_observed, *_figures(before, after, found.change),
        tuple(event.id for event in answer.also), verdict(answer),
    )  # fmt: skip


def _figures(before: Window, after: Window, change: Change | None) -> tuple[object, ...]:
    if change is None:
        return (None,) * (1 + 12 + 8)
    lasting, tried = change.persistence, change.placebo
    pairs = (
        before.mean, after.mean, change.bounds, change.interval, change.wide_interval, change.strict_interval,
    )  # fmt: skip
    return (
        change.estimate, *ends(*pairs), *change.blocks, lasting.rho,
        lasting.wanders, len(tried.dates), tried.apart, tried.as_large, tried.p_value,
    )  # fmt: skip
