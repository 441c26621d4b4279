"""The daemon as a real process: it goes on duty, makes what is due, and stops when told to."""

from __future__ import annotations

import signal
import subprocess
import sys
from threading import Timer

from monitor.store import duty
from monitor.store.connection import open_store


def test_it_finishes_the_job_under_way_and_ends_well(tmp_path):
    command = [sys.executable, "-c", "from monitor.app.cli import main; main()"]
    arguments = [*command, "serve", "--offline", "--data", str(tmp_path)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        watchdog = Timer(60, process.kill)
        watchdog.start()
        next(line for line in process.stderr if "on duty" in line)
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
        watchdog.cancel()

    assert process.returncode == 0
    assert "Traceback" not in rest
    engine = open_store(tmp_path)
    assert set(duty.states(engine).values()) <= {"due", "done"}, "no half edition"
    engine.dispose()
