"""The way in from pandas: rows with their columns by name, and days whatever type holds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

import pandas as pd


def rows_in(frame: pd.DataFrame) -> Iterable[Any]:
    """Return the rows of a frame, each column an attribute; a missing column fails where it is read."""
    return cast("Iterable[Any]", frame.itertuples(index=False))


def day(value: date) -> date:
    """Return a day as a plain date, from a date or from a timestamp of pandas."""
    return value.date() if isinstance(value, datetime) else value
