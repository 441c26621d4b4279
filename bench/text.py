"""The text reader, `feeds.language.reader.extract`: posts a second, and how long the first one takes.

Its peer is the morphology library that it does without at run time: both pay for their tables before the
first word, so the first extraction of a fresh process (`ours_s`) stands against `pymorphy3_load`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.measuring import SHARED, Figures, Workload, fresh, median, ratio
from bench.posts import WORDS, posts

CHILD = Path(__file__).with_name("text_child.py")
DEV = SHARED / "extraction" / "dev.jsonl"
POSTS, SEED = 2_000, 20221219
PUBLISHED = "2022-12-19T12:00:00+02:00"
PEER = "pymorphy3_load"
BAR = {"first_ratio_at_most": 1.5, "posts_per_s_at_least": 500.0}
"""What the reader is held to: ready soon after the morphology library, and a year of posts in minutes."""

Row = tuple[str, str | None, str]
"""A text, its time of publication (ISO 8601 with an offset, None: unknown) and its source."""


def measure(workload: Workload) -> Figures:
    """Return the figures of the reader: medians of `workload.runs` fresh processes each, on one core."""
    dev = passages(DEV, workload.limit)
    made = [(text, PUBLISHED, "") for text in posts(min(POSTS, workload.limit or POSTS), SEED)]
    sets = {name: rows for name, rows in (("dev", dev), ("generated", made)) if rows}
    jobs: dict[str, tuple[str, Sequence[Row] | None]] = {"first": ("first", None)}
    if find_spec("pymorphy3") and find_spec("pymorphy3_dicts_uk"):
        jobs[PEER] = ("pymorphy3", None)
    jobs |= {name: ("extract", rows) for name, rows in sets.items()}
    runs: dict[str, list[Any]] = {name: [] for name in jobs}
    # In turns, so that a slow minute of the machine falls on ours and on the peer alike.
    for _ in range(workload.runs):
        for name, (job, rows) in jobs.items():
            runs[name].append(fresh(CHILD, job, rows))
    first = median(runs["first"], "seconds")
    peer = median(runs[PEER], "seconds") if PEER in runs else None
    return {
        "name": "text",
        "ours_s": first,
        "bound_s": None,
        "peers_s": {PEER: peer},
        "peak_mb": max(median(runs[name], "peak_mb") for name in sets),
        "posts_per_s": {
            name: len(sets[name]) / median(runs[name], "seconds") if name in sets else None
            for name in ("dev", "generated")
        },
        "first_extract_s": first,
        "first_ratio": ratio(first, peer),
        "bar": BAR,
        "posts": {name: len(rows) for name, rows in sets.items()},
        "runs": workload.runs,
        "absent": absent(has_dev=bool(dev), has_peer=peer is not None),
    }


def passages(file: Path, limit: int | None = None) -> list[Row]:
    """Return the labelled passages, each text once, [] where they are not beside the repository.

    A publication that is a date is taken as its noon in Kyiv.
    """
    if not file.exists():
        return []
    rows: dict[str, Row] = {}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["text"], (row["text"], _moment(row["published"]), row["source"] or ""))
    return list(rows.values())[:limit]


def _moment(written: str | None) -> str | None:
    if written is None:
        return None
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        moment = moment.replace(hour=12, tzinfo=ZoneInfo("Europe/Kyiv"))
    return moment.isoformat()


def absent(*, has_dev: bool, has_peer: bool) -> list[str]:
    """Return what could not be measured here, each with the reason."""
    missing = [] if has_dev else [f"dev: the labelled passages are absent ({DEV})"]
    return missing + ([] if has_peer else [f"{PEER}: pymorphy3 is not installed (extra `places`)"])


def lines(figures: Figures) -> Iterable[str]:
    """Yield the figures as a table for people."""
    count, rate, bar = figures["posts"], figures["posts_per_s"], figures["bar"]
    peer, part = figures["peers_s"][PEER], figures["first_ratio"]
    yield f"text reader, medians of {figures['runs']} fresh processes on one core, caches cold"
    yield _line("what", "measured", "unit", "bar")
    if "dev" in count:
        yield _line(f"labelled passages ({count['dev']})", f"{rate['dev']:,.0f}", "posts/s")
    yield _line(
        f"generated posts ({count['generated']:,} of {WORDS} words)",
        f"{rate['generated']:,.0f}",
        "posts/s",
        f"at least {bar['posts_per_s_at_least']:,.0f}",
    )
    yield _line("import and first extraction", f"{figures['first_extract_s'] * 1e3:,.0f}", "ms")
    if part is not None:
        yield _line("pymorphy3: import, load, first parse", f"{peer * 1e3:,.0f}", "ms")
        at_most = f"at most {bar['first_ratio_at_most']:.2f}"
        yield _line("first extraction / pymorphy3", f"{part:.2f}", "times", at_most)
    yield _line("peak memory", f"{figures['peak_mb']:,.0f}", "MB")
    yield from (f"not measured: {reason}" for reason in figures["absent"])


def _line(what: str, measured: str, unit: str, bar: str = "") -> str:
    return f"  {what:<40}{measured:>10} {unit:<10}{bar}".rstrip()
