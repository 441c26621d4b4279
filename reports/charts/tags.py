"""Labels on poles: short texts above a line of marks, moved until none covers another or a pole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.style import text_width_in

POLE_GAP_IN = 0.035
TEXT_GAP_IN = 0.09


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A text that belongs to one point along a line, in inches from the left."""

    x_in: float
    text: str
    size_pt: float
    bold: bool = False
    ink: str = ""

    @property
    def width_in(self) -> float:
        """The width of the text."""
        return text_width_in(self.text, self.size_pt, bold=self.bold)


@dataclass(frozen=True, kw_only=True)
class PlacedTag:
    """A tag in a row (0 is the lowest, nearest to the marks), its text starting at `left_in`."""

    tag: Tag
    row: int
    left_in: float


def place_tags(tags: Iterable[Tag], *, within: tuple[float, float], rows: int) -> list[PlacedTag]:
    """Place as many tags as fit into the rows; no text covers a text, and no pole runs through a text.

    Texts that lean right of their pole can be stacked from the right without a pole through a text, texts
    that lean left from the left. Every split into a right-leaning first part and a left-leaning rest is
    tried; the one that places most, in fewest rows, with most leaning right, is taken.
    """
    ordered = sorted(tags, key=lambda tag: tag.x_in)
    tries = [_place(ordered, split, within, rows) for split in range(len(ordered), -1, -1)]
    best = max(tries, key=lambda placed: (len(placed), -rows_of(placed)))
    return _straightened(sorted(best, key=lambda placed: placed.tag.x_in), within)


def rows_of(placed: Sequence[PlacedTag]) -> int:
    """Return how many rows the placed tags take."""
    return max((one.row + 1 for one in placed), default=0)


def _place(tags: Sequence[Tag], split: int, within: tuple[float, float], rows: int) -> list[PlacedTag]:
    placed: list[PlacedTag] = []
    leaning = [(tag, True) for tag in reversed(tags[:split])] + [(tag, False) for tag in tags[split:]]
    for tag, lean_right in leaning:
        candidates = (
            PlacedTag(tag=tag, row=row, left_in=left)
            for left in _lefts(tag, within, lean_right=lean_right)
            for row in range(rows)
        )
        free = next((one for one in candidates if not any(_clash(one, other) for other in placed)), None)
        if free is not None:
            placed.append(free)
    return placed


def _straightened(placed: list[PlacedTag], within: tuple[float, float]) -> list[PlacedTag]:
    """Turn each tag to the right of its pole, and down, where that is free: a label reads from its start."""
    for n in reversed(range(len(placed))):
        others = placed[:n] + placed[n + 1 :]
        left = placed[n].tag.x_in + POLE_GAP_IN
        if left + placed[n].tag.width_in <= within[1]:
            lower = (replace(placed[n], row=row, left_in=left) for row in range(placed[n].row + 1))
            placed[n] = next(
                (one for one in lower if not any(_clash(one, other) for other in others)), placed[n]
            )
    return placed


def _lefts(tag: Tag, within: tuple[float, float], *, lean_right: bool) -> list[float]:
    width = tag.width_in
    right_of, left_of = tag.x_in + POLE_GAP_IN, tag.x_in - POLE_GAP_IN - width
    wanted = [right_of, left_of] if lean_right else [left_of, right_of]
    inside = [left for left in wanted if within[0] <= left and left + width <= within[1]]
    # A text too long for either side is pushed in; its pole then ends below it.
    return inside or [min(max(tag.x_in - width / 2, within[0]), within[1] - width)]


def _clash(one: PlacedTag, other: PlacedTag) -> bool:
    if one.row == other.row and (
        one.left_in < other.left_in + other.tag.width_in + TEXT_GAP_IN
        and other.left_in < one.left_in + one.tag.width_in + TEXT_GAP_IN
    ):
        return True
    return _pole_through_text(one, other) or _pole_through_text(other, one)


def _pole_through_text(pole: PlacedTag, text: PlacedTag) -> bool:
    near = POLE_GAP_IN / 2
    return (
        text.row <= pole.row and text.left_in - near < pole.tag.x_in < text.left_in + text.tag.width_in + near
    )
