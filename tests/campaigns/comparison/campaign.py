"""`python -m tests.campaigns.comparison`: what the comparison finds where nothing is, and where a step is.

Exit code 1 if it finds anything in more than one of twenty random walks, or misses more than one of twenty steps
of three standard deviations.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from monitor.comparison import DaySeries, compare
from tests.campaigns.comparison.histories import (
    DAYS,
    EVENT,
    autoregression,
    noise,
    random_walk,
    series,
    stepped,
    trend,
)

STEP_SD = 3.0
TOLERATED = 0.05
Drawn = Callable[[np.random.Generator], DaySeries]
EMPTY: dict[str, Drawn] = {
    "random_walk": lambda rng: series(random_walk(rng)),
    "random_walk_with_gaps": lambda rng: series(random_walk(rng), rng.random(DAYS)),
    "noise": lambda rng: series(noise(rng)),
    "autoregression": lambda rng: series(autoregression(rng, 0.8)),
    "trend": lambda rng: series(trend(rng)),
}
WANDERING = ("random_walk", "random_walk_with_gaps")
"""What is judged; the other empty histories may err at the nominal 5%, and their counts are told."""
STEPS: dict[str, Drawn] = {
    "step": lambda rng: series(stepped(noise(rng), STEP_SD)),
    "step_with_gaps": lambda rng: series(stepped(noise(rng), STEP_SD), rng.random(DAYS)),
    "step_in_autoregression": lambda rng: series(stepped(autoregression(rng, 0.6), STEP_SD)),
}


def finds(drawn: Drawn, seed: int, **settings: Any) -> bool:
    """Whether the comparison finds a difference in the history of a seed."""
    change = compare(drawn(np.random.default_rng(seed)), EVENT, seed=seed, **settings).change
    return change is not None and change.found


def naive(seed: int, days: int = 28) -> bool:
    """Whether Welch's t test, which takes days for independent, finds a difference in the random walk."""
    values = random_walk(np.random.default_rng(seed))
    before, after = values[DAYS // 2 - days : DAYS // 2], values[DAYS // 2 + 1 : DAYS // 2 + 1 + days]
    error = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / days)
    return bool(abs(after.mean() - before.mean()) > 2 * error)


def campaign(seeds: range) -> dict[str, Any]:
    """Count what is found over some seeds, kind of history by kind."""
    found = Counter(dict.fromkeys((*EMPTY, *STEPS), 0))
    for seed in seeds:
        for name, drawn in {**EMPTY, **STEPS}.items():
            found[name] += finds(drawn, seed)
    held = all(found[name] <= TOLERATED * len(seeds) for name in WANDERING)
    held = held and all(found[name] >= (1 - TOLERATED) * len(seeds) for name in STEPS)
    return {
        "seeds": len(seeds),
        "first_seed": seeds.start,
        **{f"{name}_found": count for name, count in found.items()},
        "random_walk_found_by_t_test": sum(naive(seed) for seed in seeds),
        "step_sd": STEP_SD,
        "days": DAYS,
        "held": held,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign that the command line names; return 1 where the method does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.comparison", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="histories of each kind (default 100)")
    parser.add_argument("--first-seed", type=int, default=0, help="the seeds from this one on (default 0)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    told = campaign(range(given.first_seed, given.first_seed + given.seeds))
    told["seconds"] = round(time.perf_counter() - start, 1)
    print(json.dumps(told) if given.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if told["held"] else 1
