"""One measurement of the text reader or of its peer in a fresh process; prints one JSON object.

Only what the interpreter holds anyway is imported at the top: every import that a job needs is part of what
it measures.
"""

from __future__ import annotations

import os
import resource
import sys
import time

SHORT = "У Полтаві зникло світло."


def main() -> None:
    """Run the job that the first argument names, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    answer = {"first": first, "extract": extract_all, "pymorphy3": load_pymorphy3}[sys.argv[1]]()
    # Linux counts in KiB. The peak of a child is never below that of its parent, which stays small.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    import json

    print(json.dumps({**answer, "peak_mb": peak / 1e6}))


def first() -> dict[str, float]:
    """Return the seconds until the first short post is read: the import, the tables, one extraction."""
    start = time.perf_counter()
    from feeds.language.reader import extract

    extract(SHORT, published=None)
    return {"seconds": time.perf_counter() - start}


def extract_all() -> dict[str, float]:
    """Read each text of the input once: [text, ISO 8601 time of publication or null, source] each.

    The tables are loaded before the clock starts, and what their loading left in the caches of words is
    dropped: the texts meet them cold.
    """
    import json
    from datetime import datetime

    from feeds.language.reader import extract

    texts = [
        (text, published and datetime.fromisoformat(published), source)
        for text, published, source in json.load(sys.stdin)
    ]
    extract(SHORT, published=None)
    drop_caches()
    found = 0
    start = time.perf_counter()
    for text, published, source in texts:
        found += len(extract(text, published=published, source=source))
    return {"seconds": time.perf_counter() - start, "texts": len(texts), "statements": found}


def drop_caches() -> None:
    """Empty every cache of bounded size in feeds; unbounded ones hold the tables."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] != "feeds":
            continue
        for thing in vars(module).values():
            parameters = getattr(thing, "cache_parameters", None)
            if parameters and parameters()["maxsize"] is not None:
                thing.cache_clear()


def load_pymorphy3() -> dict[str, float]:
    """Return the seconds until the morphology library has parsed its first word."""
    start = time.perf_counter()
    import pymorphy3

    pymorphy3.MorphAnalyzer(lang="uk").parse("світло")
    return {"seconds": time.perf_counter() - start}


if __name__ == "__main__":
    main()
