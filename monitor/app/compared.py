"""What `energy-monitor compare-policy` works out and prints: before and after an event of the register."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console

from feeds.bounds import Bounds
from feeds.observation import Service
from feeds.places import clock_of, gazetteer
from monitor.app.access import Monitor
from monitor.app.written import utc
from monitor.comparison.asked import Answer, How, answers
from monitor.comparison.comparing import Change
from monitor.comparison.verdict import UNIT, figure, span, verdict
from monitor.comparison.windows import DAY_OBSERVED, Window
from monitor.policy import PolicyEvent, event_named, known_by, register

REGISTER_CLOCK = ZoneInfo("Europe/Kyiv")
"""On which a day of the register ends, as in the editions."""


def compared(
    monitor: Monitor, event: str, place: str | None, service: Service | None, how: How, as_of: datetime | None
) -> list[Answer]:
    """Compare the lanes of a place (None: every lane) around an event, as known at a time."""
    known = register() if as_of is None else known_by(as_of, REGISTER_CLOCK)
    found = event_named(event, known)
    if how.metric == "price":
        return answers(found, how, monitor.belief(as_of), (), known, clock_of)
    return answers(found, how, *monitor.asked(place, service, as_of), known, clock_of)


def print_comparisons(found: Sequence[Answer], console: Console) -> None:
    """Print each comparison: the verdict, then the figures behind it."""
    for answer in found:
        for line in _told(answer):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        console.print()


def _told(answer: Answer) -> list[str]:
    whose = f"{_name(answer.place)}, {answer.of}" if answer.place else answer.of
    compared, unit = answer.comparison, UNIT[answer.how.metric]
    lines = [f"{answer.event.title} ({answer.event.id}, {compared.on}): {answer.how.metric}, {whose}"]
    for name, window in (("before", compared.before), ("after", compared.after)):
        mean = f", mean {span(window.mean)} {unit}" if compared.change else ""
        usable = f"{len(window.usable)} of {len(window.dates)} days usable"
        lines.append(f"  {name}: {window.first} to {window.last}, {usable}{mean}")
    lines.append("  the day of the event itself is on neither side")
    if compared.change:
        lines += _measured(compared.change, unit)
    return [*lines, f"  {verdict(answer)}"]


def _measured(change: Change, unit: str) -> list[str]:
    lasting = change.persistence
    wanders = " (a random walk cannot be ruled out)" if lasting.wanders else ""
    return [
        f"  difference: {figure(change.estimate)} {unit}, by the days' ranges {span(change.bounds)}",
        f"  95% interval: {span(change.interval)}, with the days' ranges {span(change.wide_interval)}; "
        f"99%: {span(change.strict_interval)}",
        f"  blocks of {change.blocks[0]} and {change.blocks[1]} days, autocorrelation from day to day "
        f"{lasting.rho:.2f}{wanders}",
    ]


def _name(place: str) -> str:
    return f"{gazetteer().get(place).name_en} ({place})"


def comparisons_json(found: Sequence[Answer], as_of: datetime | None) -> str:
    """Return comparisons as JSON: figures, or the reason of a refusal, and the verdict in words."""
    event, how = found[0].event, found[0].how
    answer = {
        "event": {**_event(event), "source": event.source, "url": event.url, "confidence": event.confidence},
        "metric": how.metric,
        "unit": UNIT[how.metric],
        "window_days": how.days,
        "day_observed_share": DAY_OBSERVED,
        "min_observed": how.min_observed,
        "seed": how.seed,
        "as_of": as_of and utc(as_of),
        "comparisons": [_comparison(one) for one in found],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _event(event: PolicyEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "policy": event.policy,
        "stage": event.stage,
        "on": event.on.isoformat(),
        "title": event.title,
    }


def _comparison(one: Answer) -> dict[str, Any]:
    found = one.comparison
    return {
        "place": one.place,
        "of": one.of,
        "result": "refused" if found.refused else "compared",
        "reason": found.refused or None,
        "before": _window(found.before, measured=not found.refused),
        "after": _window(found.after, measured=not found.refused),
        "change": found.change and _change(found.change),
        "also": [_event(event) for event in one.also],
        "verdict": verdict(one),
    }


def _window(window: Window, *, measured: bool) -> dict[str, Any]:
    return {
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "days": len(window.dates),
        "usable_days": len(window.usable),
        "usable_share": window.usable_share,
        "mean": _pair(window.mean) if measured else None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "difference": change.estimate,
        "difference_bounds": _pair(change.bounds),
        "interval_95": _pair(change.interval),
        "interval_95_wide": _pair(change.wide_interval),
        "interval_99_wide": _pair(change.strict_interval),
        "block_days": list(change.blocks),
        "autocorrelation": change.persistence.rho,
        "wanders": change.persistence.wanders,
        "placebo": {
            "dates": len(change.placebo.dates),
            "dates_apart": change.placebo.apart,
            "as_large": change.placebo.as_large,
            "p_value": change.placebo.p_value,
        },
        "found": change.found,
    }


def _pair(bounds: Bounds) -> list[float]:
    return [bounds.low, bounds.high]
