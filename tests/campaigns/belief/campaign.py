"""`python -m tests.campaigns.belief`: the code against the oracle on random histories; exit code 1 if they differ.

Case number K of a seed depends on nothing but the seed and K: `--only K` compares it again and shrinks it,
whatever the number of cases and processes was.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from tests.campaigns.belief.agreement import compared
from tests.campaigns.belief.histories import History, history
from tests.campaigns.belief.short import in_short
from tests.campaigns.belief.stored import EVERY, told_differently

CHUNK, SHOWN = 25, 10


@dataclass(kw_only=True)
class Outcome:
    """What came of some cases; `first` are the first disagreements as (case, words)."""

    cases: int = 0
    observations: int = 0
    minutes_compared: int = 0
    disagreements: int = 0
    first: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Take in what came of other cases."""
        self.cases += other.cases
        self.observations += other.observations
        self.minutes_compared += other.minutes_compared
        self.disagreements += other.disagreements
        self.first = sorted(self.first + other.first)[:SHOWN]


def tried(drawn: History) -> Outcome:
    """Compare one history; every few also through a store."""
    came = compared(drawn)
    words = [str(one) for one in came.disagreements]
    if drawn.index % EVERY == 0:
        words += told_differently(drawn)
    return Outcome(
        cases=1,
        observations=len(drawn.observations),
        minutes_compared=came.minutes,
        disagreements=len(words),
        first=[(drawn.index, f"seed {drawn.seed}, case {drawn.index}, {one}") for one in words],
    )


def all_tried(seed: int, indexes: Iterable[int]) -> Outcome:
    """Compare the cases of these numbers in this process."""
    whole = Outcome()
    for index in indexes:
        whole.add(tried(history(seed, index)))
    return whole


def campaign(cases: int, seed: int, processes: int) -> Outcome:
    """Compare cases 0 to `cases` - 1; the outcome is the same for any number of processes."""
    chunks = [range(first, min(first + CHUNK, cases)) for first in range(0, cases, CHUNK)]
    whole = Outcome()
    if processes == 1:
        for chunk in chunks:
            whole.add(all_tried(seed, chunk))
        return whole
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for outcome in pool.imap_unordered(partial(all_tried, seed), chunks):
            whole.add(outcome)
    return whole


def shrunk(drawn: History) -> History:
    """Drop observations one by one while the two still differ, through the store only where nothing else does."""
    differ = compared_differs if compared_differs(drawn) else told_differently
    smaller = True
    while smaller:
        smaller = False
        for one in drawn.observations:
            left = tuple(other for other in drawn.observations if other is not one)
            fewer = replace(drawn, observations=left)
            if differ(fewer):
                drawn, smaller = fewer, True
    return drawn


def compared_differs(drawn: History) -> bool:
    return bool(compared(drawn).disagreements)


def again(seed: int, index: int) -> int:
    """Compare one case again and print its smallest form; return the exit code."""
    drawn = history(seed, index)
    before = tried(drawn)
    print(f"seed {seed}, case {index}: {before.observations} observations, as of {drawn.as_of or 'the end'}")
    if not before.disagreements:
        print(f"both say the same in {before.minutes_compared:,} minutes")
        return 0
    small = shrunk(drawn)
    for one in small.observations:
        print(f"  {one.place}/{getattr(one, 'service', None)} {in_short(one)}")
    print("\n".join(words for _, words in tried(small).first))
    return 1


def report(outcome: Outcome, seed: int, seconds: float) -> dict[str, Any]:
    """Return the outcome as a plain mapping."""
    return {
        "cases": outcome.cases,
        "seed": seed,
        "disagreements": outcome.disagreements,
        "first": [words for _, words in outcome.first],
        "minutes_compared": outcome.minutes_compared,
        "observations": outcome.observations,
        "seconds": round(seconds, 1),
    }


def written(seed: int, told: dict[str, Any], outcome: Outcome) -> str:
    """Return a report as lines for people, with what was said on the lanes of the first disagreements."""
    lines = [
        "{cases:,} cases (seed {seed}), {observations:,} observations, {minutes_compared:,} minutes, "
        "{disagreements:,} disagreements, {seconds} s".format(**told)
    ]
    lines += [f"  {words}" for words in told["first"]]
    for index in sorted({index for index, _ in outcome.first}):
        lines.append(f"  case {index}; --only {index} shrinks it:")
        lines += [
            f"    {one.place}/{getattr(one, 'service', None)} {in_short(one)}"
            for one in history(seed, index).known
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign that the command line names; return 1 where the two disagree."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.belief", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000, help="histories to compare (default 1,000)")
    parser.add_argument("--seed", type=int, default=1)
    cores = os.cpu_count() or 1
    parser.add_argument("--processes", type=int, default=cores, help="processes (default: all cores)")
    parser.add_argument("--only", type=int, metavar="K", help="compare this case again and shrink it")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args(arguments)
    if given.only is not None:
        return again(given.seed, given.only)
    start = time.perf_counter()
    outcome = campaign(given.cases, given.seed, given.processes)
    told = report(outcome, given.seed, time.perf_counter() - start)
    print(json.dumps(told, ensure_ascii=False) if given.json else written(given.seed, told, outcome))
    return 1 if outcome.disagreements else 0
