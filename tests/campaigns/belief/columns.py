"""What the oracle and what the code say of each minute of a lane, under the same names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import numpy as np

from monitor.states import states
from monitor.timeline import LayerInterval, Timeline
from monitor.together import share_of_layer, share_together
from tests.campaigns.belief.oracle import CUTS, MINUTE, STATES, Verdicts

Columns = dict[str, np.ndarray]


def oracle_columns(oracle: Verdicts) -> Columns:
    """Return all that the oracle says per minute."""
    columns = {
        "known certainly": oracle.known_certain,
        "known possibly": oracle.known_possible,
        "state": oracle.state,
        "state certain": oracle.state_certain,
    }
    for name, share in oracle.shares.items():
        columns |= {f"{name} share low": share.low, f"{name} share high": share.high}
    for layer in (*CUTS, "on"):
        mine = [one for one in oracle.pieces if one.layer == layer]
        nothing = np.zeros(len(oracle.state))
        columns |= {
            f"{layer} possible": sum((one.possible for one in mine), nothing),
            f"{layer} certain": sum((one.certain for one in mine), nothing),
            f"{layer} partial": sum((one.partial & one.possible for one in mine), nothing),
            f"{layer} lows": sum((np.where(one.possible, one.low, 0.0) for one in mine), nothing),
            f"{layer} highs": sum((np.where(one.possible, one.high, 0.0) for one in mine), nothing),
        }
    return columns


def code_columns(line: Timeline, oracle: Verdicts) -> Columns:
    """Return all that the code says per minute, under the same names."""
    size, first = len(oracle.state), oracle.first
    last = first + size * MINUTE
    columns: Columns = {name: np.zeros(size) for name in oracle_columns(oracle)}
    columns["state"] += STATES.index("unknown")
    for known in line.known:
        here = stretch(known, first, size)
        columns["known possibly"][here] += 1
        columns["known certainly"][here] += known.certain
    for shown in states(line, first, last):
        here = stretch(shown, first, size)
        columns["state"][here] = STATES.index(shown.state)
        columns["state certain"][here] = shown.certain and shown.state != "unknown"
    for one in line.layers:
        here = stretch(one, first, size)
        columns[f"{one.layer} possible"][here] += 1
        columns[f"{one.layer} certain"][here] += one.certain
        columns[f"{one.layer} partial"][here] += one.partial
        columns[f"{one.layer} lows"][here] += one.share_off.low
        columns[f"{one.layer} highs"][here] += one.share_off.high
    fill_shares(columns, line.layers, first)
    return columns


def stretch(span: Any, first: datetime, size: int) -> slice:
    """Return the minutes of a stretch of the code; none of them may begin within a minute."""
    edges = [(moment - first) / MINUTE for moment in (span.start, span.end)]
    assert all(edge == int(edge) for edge in edges), f"within a minute: {span}"
    start, end = (min(max(int(edge), 0), size) for edge in edges)
    return slice(start, end)


def fill_shares(columns: Columns, layers: Sequence[LayerInterval], first: datetime) -> None:
    """Ask the code for the share of each layer and of all together between any two of its edges."""
    size = len(columns["state"])
    spans = [(one, stretch(one, first, size)) for one in layers if one.layer in CUTS]
    edges = sorted({edge for _, span in spans for edge in (span.start, span.stop)})
    for start, end in pairwise(edges):
        here = [one for one, span in spans if span.start <= start < span.stop]
        named = {layer: [one for one in here if one.layer == layer] for layer in CUTS}
        shares = {layer: share_of_layer(mine) for layer, mine in named.items() if mine}
        if here:
            shares["together"] = share_together(here)
        for name, share in shares.items():
            columns[f"{name} share low"][start:end] = share.low
            columns[f"{name} share high"][start:end] = share.high
