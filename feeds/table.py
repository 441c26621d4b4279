"""Strict reading of a curated CSV table: a refusal names the source, the document, the line and the value."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.errors import LayoutChanged, UnknownValue
from feeds.localtime import day_bounds, read_time_bounds, read_utc
from feeds.observation import Document

Known = TypeVar("Known", bound=str)

_NUMBER = re.compile(r"\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3}(/[a-z0-9]+(-[a-z0-9]+)*)?)?")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table; its readers raise UnknownValue for a cell without a known meaning."""

    source: str
    document: str
    line: int
    cells: dict[str, str]

    def refuse(self, column: str, why: str) -> UnknownValue:
        """Return the error that names this line, the column and its value."""
        problem = f"line {self.line}, column {column}: {self.cells[column]!r}: {why}"
        return UnknownValue(self.source, self.document, problem)

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        if not self.cells[column]:
            raise self.refuse(column, "must not be empty")
        return self.cells[column]

    def empty(self, *columns: str) -> None:
        """Refuse the first of these columns that says something where nothing can be said."""
        for column in columns:
            if self.cells[column]:
                raise self.refuse(column, "must be empty here")

    def one_of(self, column: str, known: Sequence[Known]) -> Known:
        """Return the known word that the cell holds."""
        for word in known:
            if word == self.cells[column]:
                return word
        raise self.refuse(column, f"unknown; known: {', '.join(known)}")

    def number(self, column: str) -> float:
        """Return a finite number that is not negative, written in plain digits."""
        if not _NUMBER.fullmatch(self.cells[column]) or not math.isfinite(float(self.cells[column])):
            raise self.refuse(column, "not a plain number")
        return float(self.cells[column])

    def places(self, column: str) -> list[str | None]:
        """Return the place ids between semicolons; an empty cell is one place that nobody named."""
        if not self.cells[column]:
            return [None]
        places = self.cells[column].split(";")
        if any(not _PLACE.fullmatch(place) for place in places) or len(set(places)) < len(places):
            raise self.refuse(column, "not place ids such as UA-30;UA-63/kharkiv, each once")
        return list(places)

    def address(self, column: str) -> str:
        """Return a web address, or nothing."""
        if self.cells[column] and not self.cells[column].startswith(("https://", "http://")):
            raise self.refuse(column, "not a web address")
        return self.cells[column]

    def day(self, column: str) -> date:
        """Return a date."""
        try:
            if not _DAY.fullmatch(self.cells[column]):
                raise ValueError("not a date (2022-12-16)")
            return date.fromisoformat(self.cells[column])
        except ValueError as error:
            raise self.refuse(column, str(error)) from error

    def time(self, column: str, zone: ZoneInfo) -> TimeBounds:
        """Return a time as precisely as it is written."""
        try:
            return read_time_bounds(self.cells[column], zone)
        except (ValueError, OverflowError) as error:
            raise self.refuse(column, str(error)) from error

    def known_at(self, column: str, zone: ZoneInfo) -> datetime:
        """Return since when a published fact is known: its time, or the end of a bare date's local day."""
        if _DAY.fullmatch(self.cells[column]):
            return day_bounds(self.day(column), zone).latest
        try:
            return read_utc(self.cells[column])
        except (ValueError, OverflowError) as error:
            raise self.refuse(column, str(error)) from error


def read_rows(
    document: Document, columns: Sequence[str], *, may_be_empty: bool = False
) -> tuple[list[Row], tuple[str, ...]]:
    """Return the rows of a CSV table and the columns beside the known ones.

    LayoutChanged says that the body is not such a table: not UTF-8, empty, a web page, a column missing or
    named twice, a line with too few or too many cells.
    """

    def changed(problem: str) -> LayoutChanged:
        return LayoutChanged(document.source, document.key, problem)

    try:
        text = document.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise changed(f"not UTF-8: byte {document.body[error.start]:#04x} at {error.start}") from error
    if text.lstrip().startswith("<"):
        raise changed(f"a web page, not a table: {text.lstrip()[:40]!r}")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        header = next(reader, [])
        if missing := [name for name in columns if name not in header]:
            raise changed(f"columns missing: {', '.join(missing)}; header: {header!r}"[:300])
        if len(set(header)) < len(header):
            raise changed(f"a column is named twice: {header!r}")
        for cells in reader:
            if len(cells) != len(header):
                problem = f"{len(cells)} cells for {len(header)} columns: {cells!r}"
                raise changed(f"line {reader.line_num}: {problem}")
            rows.append(
                Row(
                    source=document.source,
                    document=document.key,
                    line=reader.line_num,
                    cells=dict(zip(header, cells, strict=True)),
                )
            )
    except csv.Error as error:
        raise changed(f"line {reader.line_num}: {error}") from error
    if not rows and not may_be_empty:
        raise changed("no rows below the header")
    return rows, tuple(name for name in header if name not in columns)
