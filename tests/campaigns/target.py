"""What a campaign of broken inputs needs to know of one parser."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
"""The root of the repository; ../shared may lie beside it."""


class Broken(AssertionError):
    """What was read breaks a promise; the words name the promise and never quote the input."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """One parser. Its functions stand at the top of a module, so that other processes find them by name.

    `make` draws one input, by the given random numbers alone; `check` reads it, returns how many statements
    it held, and raises Broken or whatever the parser let out; `smaller` yields simpler variants of an input,
    the boldest first.
    """

    make: Callable[[Random], Any]
    check: Callable[[Any], int]
    smaller: Callable[[Any], Iterator[Any]]


def draw(target: Target, seed: int, index: int) -> Any:
    """Return input number `index` of a campaign; it depends on no other input."""
    return target.make(Random(f"{seed}:{index}"))


def problem(target: Target, value: Any) -> str | None:
    """Return what is wrong with how an input is read, None where nothing is.

    The same fault gives the same words: a promise, or the error with the line of ours that let it out.
    """
    try:
        target.check(value)
    except Broken as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__} {_origin(error)}"
    return None


def _origin(error: Exception) -> str:
    """Return the deepest frame of this repository in which an error came up."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT)]
    frame = (ours or frames)[-1]
    return f"in {frame.name} ({Path(frame.filename).name}:{frame.lineno})"


def shrunk(target: Target, value: Any, attempts: int = 4_000) -> Any:
    """Return a small input with the same problem: variants are taken as long as one still has it."""
    wanted = problem(target, value)
    while True:
        for variant in target.smaller(value):
            attempts -= 1
            if attempts < 0:
                return value
            if problem(target, variant) == wanted:
                value = variant
                break
        else:
            return value
