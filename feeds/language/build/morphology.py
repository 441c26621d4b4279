"""The dictionaries that the tables are built with; nothing at run time needs them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3


@cache
def analyser(language: str) -> Any:
    """Return the dictionary of "uk" or "ru"."""
    return pymorphy3.MorphAnalyzer(lang=language)
