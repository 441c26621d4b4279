"""Free spots for small labels beside points: never on a text or a point, rarely on a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, right, top and bottom in inches."""

APART_IN, GAP_IN = 0.03, 0.05
LINE_COST_IN = 0.07
"""How much farther a label may go to stay off one line."""


@dataclass(frozen=True, kw_only=True)
class Spots:
    """What is taken in a panel so far: boxes that no label may touch, and lines that it should not."""

    within: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)

    def block(self, left: float, right: float, top: float, bottom: float) -> None:
        """Keep labels off a box."""
        self.taken.append((left, right, top, bottom))

    def cross(self, left: float, right: float, top: float, bottom: float) -> None:
        """Ask labels to stay off an upright or level line where they can."""
        self.lines.append((left, right, top, bottom))

    def free_spot(self, beside: Box, width: float, height: float) -> tuple[float, float] | None:
        """Take the best free spot for a label beside a box and return its middle; None where all is full."""
        best: tuple[float, Box] | None = None
        for far, box in _around(beside, width, height):
            if not self._inside(box) or any(_touch(box, other) for other in self.taken):
                continue
            cost = far + LINE_COST_IN * sum(_touch(box, line) for line in self.lines)
            if best is None or cost < best[0]:
                best = (cost, box)
        if best is None:
            return None
        left, right, top, bottom = best[1]
        self.taken.append((left - APART_IN, right + APART_IN, top, bottom))
        return (left + right) / 2, (top + bottom) / 2

    def _inside(self, box: Box) -> bool:
        left, right, top, bottom = self.within
        return left <= box[0] and box[1] <= right and top <= box[2] and box[3] <= bottom


def _around(beside: Box, width: float, height: float) -> Iterator[tuple[float, Box]]:
    """Yield boxes beside a box with how far they are: right, left, above, below, the corners, and farther."""
    left, right, top, bottom = beside
    level = (top + bottom) / 2
    columns = [(right + GAP_IN, 0.0), (left - GAP_IN - width, 0.05), ((left + right - width) / 2, 0.02)]
    rows = [(level - height / 2, 0.0), (top - GAP_IN - height, 0.03), (bottom + GAP_IN, 0.04)]
    for step in range(4):
        for x, far_x in columns:
            for y, far_y in rows:
                away = step * height * 0.5 * (1 if y > level - height / 2 else -1)
                if x == columns[2][0] and y == rows[0][0] and step == 0:
                    continue
                corner = 0.05 if x != columns[2][0] and y != rows[0][0] else 0.0
                yield far_x + far_y + corner + abs(away), (x, x + width, y + away, y + away + height)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
