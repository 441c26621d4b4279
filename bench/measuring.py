"""What every benchmark shares: fresh processes on one core, medians, and the keys of the answer."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""What lies beside the repository and is not part of it; may be absent."""

RUNS = 5
"""Fresh processes per figure, of which the median counts: one stall of the machine moves nothing."""

KEYS = ("ours_s", "bound_s", "peers_s", "peak_mb")
"""What every benchmark answers: our seconds, those of what cannot be beaten (None where nothing bounds it),
those of each peer by its name (None where it is not installed), and our peak of memory in MB (1e6 bytes)."""

Figures = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Workload:
    """How much is measured: fresh processes per figure, and the most inputs of a kind (None: all)."""

    runs: int = RUNS
    limit: int | None = None


def fresh(script: Path, job: str, given: object = None) -> Mapping[str, float]:
    """Run `script job` in a new Python process on one core, and return the JSON object that it prints.

    `given` goes to its standard input as JSON. The script is run by its path and not with -m, which would
    import half of what it is to measure; RuntimeError carries what it wrote when it failed.
    """
    done = subprocess.run(
        [sys.executable, "-P", str(script), job],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script.name} {job} failed:\n{done.stderr}")
    answer: Mapping[str, float] = json.loads(done.stdout)
    return answer


def median(runs: Sequence[Mapping[str, float]], key: str) -> float:
    """Return the median over the runs of what each answered under a key."""
    return statistics.median(run[key] for run in runs)


def ratio(ours: float, peer: float | None) -> float | None:
    """Return ours over the peer's, None where there is no peer."""
    return ours / peer if peer else None
