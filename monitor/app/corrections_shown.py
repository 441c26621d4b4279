"""What `energy-monitor corrections` prints: each correction, what it touches, and whether its guard holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich.console import Console

from monitor.app.corrected import Checked
from monitor.app.written import utc
from monitor.correctable import WITHDRAWN


def print_corrections(found: Sequence[Checked], console: Console) -> None:
    """Print every correction with what it changes, how many observations it touches and whether it holds."""
    for one in found:
        for line in _told(one):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _told(one: Checked) -> Iterator[str]:
    c = one.correction
    until = f" to {utc(c.ended_at)}" if c.ended_at else ""
    guard = "its guard finds nothing" if one.problem else "its guard holds"
    observations = "observation" if one.touches == 1 else "observations"
    yield f"{c.id}: {c.status}, from {utc(c.known_at)}{until}; touches {one.touches} {observations}, {guard}"
    yield f"    {c.source}, {c.place or 'no place'}, {c.on}, {c.kind}"
    if c.field == WITHDRAWN:
        yield f"    taken out of belief: {c.cells[0]!r}"
    else:
        yield f"    {c.field}: {c.cells[0] or 'nothing'} -> {c.cells[1] or 'nothing'}"
    yield f"    {c.reason} {c.url}".rstrip()
    if one.problem:
        yield f"    {one.problem}"


def corrections_json(found: Sequence[Checked]) -> str:
    """Return the same as JSON, with the times at which each counts."""
    rows = [
        {
            "id": c.id,
            "status": c.status,
            "known_at": utc(c.known_at),
            "ended_at": c.ended_at and utc(c.ended_at),
            "source": c.source,
            "place": c.place,
            "on": c.on.isoformat(),
            "kind": c.kind,
            "field": c.field,
            "expect": c.cells[0],
            "value": c.cells[1],
            "reason": c.reason,
            "url": c.url,
            "file": c.file,
            "line": c.line,
            "touches": one.touches,
            "guard_holds": not one.problem,
            "problem": one.problem,
        }
        for one in found
        for c in (one.correction,)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
