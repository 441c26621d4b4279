"""The built tables of forms, looked up unparsed: a post needs a few of their fifty thousand lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def _lines(name: str) -> list[str]:
    """Return the lines of a table, which the build has sorted as they are written."""
    return Path(__file__).with_name(name).read_text("utf-8").split("\n")


def rows(name: str, start: str) -> Iterator[list[str]]:
    """Yield the fields of the lines that begin with a whole word or form."""
    lines = _lines(name)
    for at in range(bisect_left(lines, start), len(lines)):
        line = lines[at]
        if not line.startswith(start):
            return
        if line[len(start) : len(start) + 1] in ("\t", " "):
            yield line.split("\t")
