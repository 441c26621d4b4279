"""`python -m bench NAME [--json]`: run one benchmark and print its figures."""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Sequence

from bench.measuring import RUNS, Workload

BENCHMARKS = {"text": "bench.text"}
"""The module of each benchmark; named, not imported, because each brings its own peers along."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark that the command line names; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", choices=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"fresh processes per figure (default {RUNS})")
    parser.add_argument("--limit", type=int, help="the most inputs of a kind, to try the benchmark out")
    given = parser.parse_args(arguments)
    if given.runs < 1 or (given.limit is not None and given.limit < 1):
        parser.error("--runs and --limit are 1 or more")
    benchmark = importlib.import_module(BENCHMARKS[given.name])
    figures = benchmark.measure(Workload(runs=given.runs, limit=given.limit))
    print(json.dumps(figures, ensure_ascii=False) if given.json else "\n".join(benchmark.lines(figures)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
