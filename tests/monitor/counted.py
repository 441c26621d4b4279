"""Short ways to count customers in tests: `reading("16 18:00", 400)` is a utility's count in Kyiv."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import Reading
from tests.sayings import instant

QUARTER = timedelta(minutes=15)


def reading(when: str | datetime, out: float | tuple[float, float], **more: Any) -> Reading:
    moment = instant(when) if isinstance(when, str) else when
    low, high = out if isinstance(out, tuple) else (out, out)
    fields: dict[str, Any] = {
        "source": "utility", "place": "UA-30", "service": "electricity", "at": TimeBounds(moment, moment),
        "known_at": moment, "quote": f"{out} out", "publisher": "utility", "url": "", "voice": "operator",
        "customers_out": Bounds(low, high), "customers_served": 1000, "cadence": QUARTER,
    }  # fmt: skip
    return Reading(**{**fields, **more})


def series(start: str, *counts: float | tuple[float, float], **more: Any) -> list[Reading]:
    first = instant(start)
    return [reading(first + n * QUARTER, out, **more) for n, out in enumerate(counts)]
