"""What frames share: their shape, and their bytes as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import pandas as pd

from feeds.bounds import Bounds

ClockOf = Callable[[str], ZoneInfo]
Rows = Sequence[tuple[object, ...]]
_FIGURES = ("share_", "hours_", "count_", "_low", "_high")


def framed(rows: Rows, columns: list[str], times: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return rows as a frame: `times` as UTC to the microsecond, figures as floats even if none is known."""
    frame = pd.DataFrame(list(rows), columns=columns)
    for column in columns:
        if column.startswith(_FIGURES[:3]) or column.endswith(_FIGURES[3:]):
            frame[column] = frame[column].astype("float64")
    for column in times:
        frame[column] = pd.to_datetime(frame[column], utc=True).astype("datetime64[us, UTC]")
    return frame


def ends(*pairs: Bounds | None) -> tuple[float | None, ...]:
    """Return the low and the high of each pair, in order; two Nones for one that there is not."""
    return tuple(end for pair in pairs for end in ((pair.low, pair.high) if pair else (None, None)))


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a frame as CSV, times in ISO 8601 with Z, evidence ids separated by spaces."""
    flat = table.assign(evidence=[" ".join(ids) for ids in table["evidence"]])
    return flat.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%dT%H:%M:%SZ").encode()
