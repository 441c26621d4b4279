"""`python -m tests.campaigns.fuzz`: parsers on broken inputs; exit code 1 where one breaks a promise.

Input number N of a seed depends on nothing but the seed, N and the captured texts: `--only N` reads it again
and shrinks it, whatever the number of inputs and processes was.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.campaigns.target import Target, draw, problem, shrunk
from tests.campaigns.texts import TEXT

SOURCES = {"text": TEXT}
"""What can be tried, by its name; each parser of feeds joins with one row."""

CHUNK = 250
"""Inputs that a process takes at a time."""

SHOWN, SHRUNK = 10, 50
"""Failures that are shown in full, and distinct problems that are shrunk and shown."""


@dataclass(kw_only=True)
class Outcome:
    """What came of some inputs: memory stays flat, because only the first failures are kept.

    `failures` are the first as (index, problem), `problems` the count and the first index of every distinct
    one, `slowest` the (seconds, index) of the input that took longest.
    """

    inputs: int = 0
    statements: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    problems: dict[str, tuple[int, int]] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, -1)

    def add(self, other: Outcome) -> None:
        """Take in what came of other inputs."""
        self.inputs += other.inputs
        self.statements += other.statements
        self.failures = sorted(self.failures + other.failures)[:SHOWN]
        self.slowest = max(self.slowest, other.slowest)
        for words, (count, index) in other.problems.items():
            known, first = self.problems.get(words, (0, index))
            self.problems[words] = (known + count, min(first, index))


def tried(target: Target, seed: int, indexes: Iterable[int]) -> Outcome:
    """Read the inputs of these numbers in this process."""
    outcome = Outcome()
    # Once beforehand: the slowest input is not the one that loads the tables.
    problem(target, draw(target, seed, 0))
    for index in indexes:
        value = draw(target, seed, index)
        start = time.perf_counter()
        one = Outcome(inputs=1)
        try:
            one.statements = target.check(value)
        except Exception:
            words = problem(target, value) or "gone when read again"
            one.failures, one.problems = [(index, words)], {words: (1, index)}
        one.slowest = (time.perf_counter() - start, index)
        outcome.add(one)
    return outcome


def campaign(target: Target, inputs: int, seed: int, jobs: int) -> Outcome:
    """Read inputs 0 to `inputs` - 1, in `jobs` processes; the outcome is the same for any number of them."""
    chunks = [range(first, min(first + CHUNK, inputs)) for first in range(0, inputs, CHUNK)]
    whole = Outcome()
    if jobs == 1:
        for chunk in chunks:
            whole.add(tried(target, seed, chunk))
        return whole
    # Spawned, not forked: each process has the caches of a fresh one.
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for outcome in pool.imap_unordered(partial(tried, target, seed), chunks):
            whole.add(outcome)
    return whole


def report(name: str, target: Target, outcome: Outcome, seed: int, seconds: float) -> dict[str, Any]:
    """Return the outcome as a plain mapping, with a smallest example of each distinct problem."""
    ranked = sorted(outcome.problems.items(), key=lambda item: -item[1][0])
    return {
        "source": name,
        "seed": seed,
        "inputs": outcome.inputs,
        "statements": outcome.statements,
        "failed": sum(count for count, _ in outcome.problems.values()),
        "inputs_per_s": round(outcome.inputs / seconds, 1),
        "slowest": {"seconds": round(outcome.slowest[0], 4), "index": outcome.slowest[1]},
        "problems": [
            {
                "problem": words,
                "count": count,
                "index": first,
                "smallest": repr(shrunk(target, draw(target, seed, first))),
            }
            for words, (count, first) in ranked[:SHRUNK]
        ],
        "failures": [
            {"index": index, "problem": words, "input": repr(draw(target, seed, index))}
            for index, words in outcome.failures
        ],
    }


def again(name: str, target: Target, seed: int, index: int) -> int:
    """Read one input again and print it, its smallest form and where it fails; return the exit code."""
    value = draw(target, seed, index)
    print(f"{name}, seed {seed}, input {index}: {value!r}")
    if problem(target, value) is None:
        print(f"fine, {target.check(value)} statements")
        return 0
    small = shrunk(target, value)
    print(f"smallest: {small!r}")
    try:
        target.check(small)
    except Exception:
        print(traceback.format_exc())
    return 1


def written(told: dict[str, Any]) -> str:
    """Return the report of one source as lines for people."""
    lines = [
        "{source}: {inputs:,} inputs (seed {seed}), {statements:,} statements, {failed:,} failed, "
        "{inputs_per_s:,.0f} inputs/s".format(**told)
    ]
    lines += [
        "  {count:,} x {problem}\n    input {index}: {smallest}".format(**one) for one in told["problems"]
    ]
    lines += ["  failed {index}: {problem}\n    {input}".format(**one) for one in told["failures"]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign that the command line names; return 1 where an input failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.fuzz", description=__doc__)
    parser.add_argument("--source", choices=SOURCES, help="one of the sources; all of them without it")
    parser.add_argument("--inputs", type=int, default=10_000, help="inputs per source (default 10,000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: all cores)"
    )
    parser.add_argument("--only", type=int, metavar="INDEX", help="read this input again and shrink it")
    parser.add_argument("--json", action="store_true", help="one JSON list, an object per source")
    given = parser.parse_args(arguments)
    chosen = {given.source: SOURCES[given.source]} if given.source else SOURCES
    if given.only is not None:
        return max(again(name, target, given.seed, given.only) for name, target in chosen.items())
    reports = []
    for name, target in chosen.items():
        start = time.perf_counter()
        outcome = campaign(target, given.inputs, given.seed, given.jobs)
        reports.append(report(name, target, outcome, given.seed, time.perf_counter() - start))
    print(json.dumps(reports, ensure_ascii=False) if given.json else "\n".join(map(written, reports)))
    return 1 if any(told["failed"] for told in reports) else 0


if __name__ == "__main__":
    raise SystemExit(main())
