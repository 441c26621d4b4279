"""Whose turn it is at a host: asks of all sources and threads keep a pause between them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from feeds.fetch.failures import Failure


class Turns:
    """The next free moment of each host in one run, which ends at a fixed moment of its clock."""

    def __init__(
        self, *, clock: Callable[[], float], sleep: Callable[[float], None], run_s: float, pause_s: float
    ) -> None:
        self.ends = clock() + run_s
        self._clock, self._sleep, self._pause_s = clock, sleep, pause_s
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}

    def take(self, host: str, not_before: float) -> None:
        """Wait for the host's next turn; Failure, without waiting, where it comes after the run's end."""
        with self._lock:
            now = self._clock()
            turn = max(now, not_before, self._next.get(host, now))
            if turn >= self.ends:
                late = " for the host's next turn" if now < self.ends else ""
                raise Failure(f"no time left in this run{late}")
            self._next[host] = turn + self._pause_s
        # The turn is ours already, so the others need not stand behind this sleep.
        if turn > now:
            self._sleep(turn - now)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Put off everybody's next turn at a host that asked for it."""
        with self._lock:
            turn = self._clock() + seconds
            self._next[host] = max(turn, self._next.get(host, turn))
