"""What `energy-monitor corrections` prints: each correction, what it touches, and whether its guard holds."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from monitor.app.corrected import Checked
from monitor.app.show import utc


def print_corrections(found: Sequence[Checked], console: Console) -> None:
    """Print every correction with what it changes, how many observations it touches and whether it holds."""
    table = Table()
    for column in ("id", "status", "of", "field", "from", "to", "touches", "guard", "reason"):
        table.add_column(column, overflow="fold")
    for one in found:
        c = one.correction
        table.add_row(
            c.id,
            c.status,
            f"{c.source}, {c.place or 'no place'}, {c.on}, {c.kind}",
            c.field,
            *c.cells,
            str(one.touches),
            "finds nothing" if one.problem else "holds",
            f"{c.reason} {c.url}".strip(),
        )
    console.print(table)
    for one in found:
        if one.problem:
            console.print(one.problem, markup=False, highlight=False)


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
