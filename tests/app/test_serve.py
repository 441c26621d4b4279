"""The daemon as a real process: it goes on duty, makes what is due, and stops when told to."""

from __future__ import annotations

import signal
import subprocess
import sys

from monitor.store import duty
from monitor.store.connection import open_store


def test_it_finishes_the_job_under_way_and_ends_well(tmp_path):
    command = [sys.executable, "-c", "from monitor.app.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "serve", "--offline", "--data", str(tmp_path)], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "on duty" in line:
            break
    process.send_signal(signal.SIGTERM)
    rest = process.stderr.read()

    assert process.wait(timeout=60) == 0
    assert "Traceback" not in rest
    assert set(duty.states(open_store(tmp_path)).values()) <= {"due", "done"}, "no half edition"
