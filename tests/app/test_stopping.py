"""Stop signals reach the one who waits, before and while he does, from any thread."""

from __future__ import annotations

import os
import signal
from threading import Thread

import pytest

from monitor.app.stopping import STOPS, told_to_stop


@pytest.mark.parametrize("number", STOPS)
def test_a_signal_before_the_wait_is_not_lost(number):
    with told_to_stop() as wait:
        os.kill(os.getpid(), number)
        wait()


@pytest.mark.parametrize("number", STOPS)
def test_a_signal_from_another_thread_ends_the_wait(number):
    with told_to_stop() as wait:
        other = Thread(target=os.kill, args=(os.getpid(), number))
        other.start()
        wait()
        other.join()


def test_the_handlers_of_before_are_back_afterwards():
    before = [signal.getsignal(number) for number in STOPS]

    with told_to_stop():
        assert [signal.getsignal(number) for number in STOPS] != before

    assert [signal.getsignal(number) for number in STOPS] == before
