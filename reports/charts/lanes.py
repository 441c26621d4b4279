"""What one lane of the swimlanes shows: its blocks, what they say in words, and how much was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

import pandas as pd

from reports.charts.frames import rows_in
from reports.style import INKS, span_text

SERVICES = ("electricity", "heat", "water", "gas")
HURTING = ("outage", "emergency", "partial")
STATE_WORDS = {
    "outage": "outage",
    "emergency": "emergency",
    "partial": "partly restored",
    "scheduled": "scheduled",
    "on": "on",
    "unknown": "unknown",
}


@dataclass(frozen=True, kw_only=True)
class Block:
    """One state of one service over [start_at, end_at), with the share off as named (NaN: nothing said)."""

    start_at: datetime
    end_at: datetime
    state: str
    certain: bool = True
    named_low: float = math.nan
    named_high: float = math.nan
    also: str = ""
    """Milder states that may hold at the same time, separated by spaces."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """Blocks of one state and one share that touch, and the words that stand beside them."""

    start_at: datetime
    end_at: datetime
    state: str
    words: str
    certain: bool | None
    """Solid all through, pale all through, or None: partly each."""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One place and service: the blocks, the pale strips of its region, and the observed share."""

    place: str
    name: str
    service: str
    blocks: list[Block] = field(default_factory=list)
    strips: list[Block] = field(default_factory=list)
    seen: str = "seen ?"

    @property
    def told(self) -> bool:
        """Whether anything was said of the place itself."""
        return any(block.state != "unknown" for block in self.blocks)


def lanes_of(
    states: pd.DataFrame, inherited: pd.DataFrame, observed: pd.DataFrame, window: tuple[datetime, datetime]
) -> list[Lane]:
    """Return the lanes in the order of the frames: electricity always, other services where told of."""
    names: dict[str, str] = {}
    for row in rows_in(states):
        names.setdefault(str(row.place), str(row.place_name))
    for place in [*inherited["place"], *observed["place"]]:
        names.setdefault(str(place), str(place).rpartition("/")[2].replace("-", " ").title())
    blocks, strips = _by_lane(states, window), _by_lane(inherited, window)
    seen = {
        (str(row.place), str(row.service)): (row.observed_share_low, row.observed_share_high)
        for row in rows_in(observed)
    }
    lanes = []
    for place, name in names.items():
        for service in SERVICES:
            key = (place, service)
            lane = Lane(
                place=place,
                name=name,
                service=service,
                blocks=blocks.get(key, []),
                strips=strips.get(key, []),
                seen=f"seen {span_text(*seen[key])}" if key in seen else "seen ?",
            )
            if service == "electricity" or lane.told:
                lanes.append(lane)
    return lanes


def _by_lane(frame: pd.DataFrame, window: tuple[datetime, datetime]) -> dict[tuple[str, str], list[Block]]:
    lanes: dict[tuple[str, str], list[Block]] = {}
    for row in rows_in(frame):
        start_at, end_at = max(row.start_at, window[0]), min(row.end_at, window[1])
        if not start_at < end_at:
            continue
        block = Block(
            start_at=start_at,
            end_at=end_at,
            state=str(row.state),
            certain=bool(getattr(row, "certain", True)),
            named_low=float(getattr(row, "share_off_named_low", math.nan)),
            named_high=float(getattr(row, "share_off_named_high", math.nan)),
            also=str(getattr(row, "also", "")),
        )
        lanes.setdefault((str(row.place), str(row.service)), []).append(block)
    # The worst is painted last, and what is certain after what is possible, so nothing bad is ever hidden.
    worst = [*reversed(INKS), "unknown"]
    for blocks in lanes.values():
        blocks.sort(key=lambda block: (block.start_at, block.certain, worst.index(block.state)))
    return lanes


def painted(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks but the unknown ones, touching ones of one look joined, the worst painted last."""
    order = list(reversed(INKS))
    joined: dict[tuple[str, bool], list[Block]] = {}
    for block in sorted(blocks, key=lambda one: one.start_at):
        same = joined.setdefault((block.state, block.certain), [])
        if same and same[-1].end_at >= block.start_at:
            same[-1] = replace(same[-1], end_at=max(same[-1].end_at, block.end_at))
        else:
            same.append(block)
    known = (block for same in joined.values() for block in same if block.state != "unknown")
    return sorted(known, key=lambda block: (block.certain, order.index(block.state)))


def share_words(low: float, high: float) -> str:
    """Write a share off: "80% off", "30-50% off", "≤30% off", "≥50% off", or nothing."""
    if math.isnan(low) or math.isnan(high) or (low <= 0 and high >= 1):
        return ""
    if low <= 0 < high:
        return f"≤{span_text(high, high)} off"
    if high >= 1 > low:
        return f"≥{span_text(low, low)} off"
    return f"{span_text(low, high)} off"


def runs_of(blocks: Iterable[Block]) -> list[Run]:
    """Return the blocks joined where state and share stay the same, each with its words."""
    groups: list[list[Block]] = []
    for block in sorted(
        (block for block in blocks if block.state != "unknown"), key=lambda one: one.start_at
    ):
        last = groups[-1][-1] if groups else None
        if last and last.end_at >= block.start_at and _same(last, block):
            groups[-1].append(block)
        else:
            groups.append([block])
    runs: list[Run] = []
    hurt = False
    for group in groups:
        state = group[0].state
        words = _words(group, restored=state == "on" and hurt)
        looks = {block.certain for block in group}
        runs.append(
            Run(
                start_at=group[0].start_at,
                end_at=max(one.end_at for one in group),
                state=state,
                words=words,
                certain=looks.pop() if len(looks) == 1 else None,
            )
        )
        hurt = state in HURTING or (hurt and state == "scheduled")
    return runs


def _same(one: Block, other: Block) -> bool:
    return one.state == other.state and _said(one) == _said(other)


def _said(block: Block) -> tuple[str, str]:
    return share_words(block.named_low, block.named_high), block.also


def _words(group: list[Block], *, restored: bool) -> str:
    state, (share, also) = group[0].state, _said(group[0])
    if state == "on":
        words = "restored" if restored else "on"
    elif state in ("outage", "partial"):
        words = share or STATE_WORDS[state]
    else:
        words = STATE_WORDS[state] + (f", {share}" if share else "")
    return " + ".join([words, *(STATE_WORDS[name] for name in also.split() if name == "emergency")])
