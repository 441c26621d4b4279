"""Being told to stop: SIGTERM and Ctrl-C as something to wait for, whichever thread they reach."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STOPS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def told_to_stop() -> Iterator[Callable[[], None]]:
    """Give a function that returns once the process is told to stop, also if that was before it was called.

    Blocking the signals and waiting for them is not enough: a library's threads that began before us (those
    of numpy) do not block them, and the kernel may kill the process through one of these. A handler that sets
    an Event can deadlock with the thread that waits for it. So the interpreter writes the signal into a pipe.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = {number: signal.signal(number, _noted) for number in STOPS}
    previous = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield lambda: _read(reading)
    finally:
        signal.set_wakeup_fd(previous)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reading)
        os.close(writing)


def _noted(_number: int, _frame: object) -> None:
    """Do nothing: the number is in the pipe already."""


def _read(reading: int) -> None:
    """Wait for one byte; a handler that runs meanwhile does not end the wait."""
    os.read(reading, 1)
