"""Strict reading of a JSON document: a refusal names the source, the document, the path and the value."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from feeds.errors import LayoutChanged, UnknownValue
from feeds.observation import Document

Known = TypeVar("Known", bound=str)

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One value of a JSON document and the path to it.

    Its readers raise LayoutChanged where another shape stands (a field is missing, a list for an object) and
    UnknownValue for a single value without a known meaning.
    """

    document: Document
    path: str
    held: object

    def changed(self, problem: str) -> LayoutChanged:
        """Return the error that names this path where the shape is not the known one."""
        return LayoutChanged(self.document.source, self.document.key, f"{self.path or 'body'}: {problem}")

    def refuse(self, why: str) -> UnknownValue:
        """Return the error that names this path and its value."""
        problem = f"{self.path or 'body'}: {self.shown}: {why}"
        return UnknownValue(self.document.source, self.document.key, problem)

    @property
    def shown(self) -> str:
        """The value as it is written, cut short."""
        try:
            written = json.dumps(self.held, ensure_ascii=False)
        except RecursionError:
            return "something nested very deeply"
        return written if len(written) <= 80 else written[:79] + "…"

    def members(self) -> dict[str, Value]:
        """Return the fields of an object by name, in their order."""
        if not isinstance(self.held, dict):
            raise self.changed(f"not an object: {self.shown}")
        return {name: self._under(f".{name}", held) for name, held in self.held.items()}

    def elements(self) -> list[Value]:
        """Return the elements of a list."""
        if not isinstance(self.held, list):
            raise self.changed(f"not a list: {self.shown}")
        return [self._under(f"[{n}]", held) for n, held in enumerate(self.held)]

    def get(self, name: str) -> Value | None:
        """Return a field of an object, None where it is missing or null."""
        found = self.members().get(name)
        return None if found is None or found.held is None else found

    def member(self, name: str) -> Value:
        """Return a field that an object must have."""
        members = self.members()
        if name not in members:
            held = ", ".join(list(members)[:8]) or "nothing"
            raise self.changed(f"no {name!r} among its fields ({held})")
        return members[name]

    def beside(self, known: Iterable[str]) -> set[str]:
        """Return the names of the fields of an object that are not among the known ones."""
        return set(self.members()) - set(known)

    def text(self) -> str:
        """Return a text that is not empty."""
        if not isinstance(self.held, str) or not self.held:
            raise self.refuse("not a text")
        return self.held

    def one_of(self, known: Sequence[Known]) -> Known:
        """Return the known word that stands here."""
        for word in known:
            if word == self.held:
                return word
        raise self.refuse(f"unknown; known: {', '.join(known)}")

    def integer(self) -> int:
        """Return a whole number."""
        if not isinstance(self.held, int) or isinstance(self.held, bool):
            raise self.refuse("not a whole number")
        return self.held

    def number(self) -> float:
        """Return a finite number."""
        try:
            if isinstance(self.held, int | float) and not isinstance(self.held, bool):
                number = float(self.held)
                if math.isfinite(number):
                    return number
        except OverflowError:
            pass
        raise self.refuse("not a number")

    def moment(self) -> datetime:
        """Return an ISO 8601 time with an offset or Z, in UTC."""
        try:
            moment = datetime.fromisoformat(self.text())
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise self.refuse("not an ISO 8601 time") from error
        raise self.refuse("a time without an offset")

    def past(self, moment: datetime, tolerance: timedelta) -> datetime:
        """Return the moment read here, refused where it lies later than its fetching by more than that."""
        if moment > self.document.fetched_at + tolerance:
            raise self.refuse(f"after the time of fetching, {self.document.fetched_at.isoformat()}")
        return moment

    def _under(self, step: str, held: object) -> Value:
        return Value(document=self.document, path=(self.path + step).removeprefix("."), held=held)


def read_json(document: Document) -> Value:
    """Return the body as a JSON value.

    LayoutChanged says that it is none: not UTF-8, empty, a web page, cut off, a field named twice, half a
    character.
    """

    def changed(problem: str) -> LayoutChanged:
        return LayoutChanged(document.source, document.key, problem)

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            raise changed(f"a field is named twice: {max(names, key=names.count)!r}")
        return found

    def no_number(word: str) -> float:
        raise changed(f"not JSON: {word} stands for a number")

    try:
        text = document.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise changed(f"not UTF-8: byte {document.body[error.start]:#04x} at {error.start}") from error
    if not text.strip():
        raise changed("an empty body")
    if text.lstrip().startswith("<"):
        raise changed(f"a web page, not JSON: {text.lstrip()[:40]!r}")
    try:
        held = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
        if _SURROGATE.search(text):
            json.dumps(held, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise changed("half a character: a surrogate on its own, which no text can hold") from error
    except (ValueError, RecursionError) as error:
        raise changed(f"not JSON: {error}"[:200]) from error
    return Value(document=document, path="", held=held)
