"""The key below a chart: small boxes with a word each, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.style import MARGIN_IN, SMALL_PT, WIDTH_IN, Sheet, fill, text_width_in, write

BOX_IN, LINE_IN = 0.27, 0.22
ATTACK_INK = "#1c1c22"


@dataclass(frozen=True, kw_only=True)
class Swatch:
    """One box of the key: the look of a state and what it stands for."""

    words: str
    state: str
    certain: bool = True
    thin: bool = False
    starts_line: bool = False
    cross: Literal["", "filled", "open"] = ""
    """A cross in place of the box."""

    @property
    def width_in(self) -> float:
        """The box, its words and the space after them."""
        return BOX_IN + 0.06 + text_width_in(self.words, SMALL_PT) + 0.2


def key_height_in(swatches: Sequence[Swatch]) -> float:
    """Return the height that a key takes."""
    return (max(line for _, line, _ in _laid(swatches)) + 1) * LINE_IN


def draw_key(sheet: Sheet, swatches: Sequence[Swatch], y_in: float) -> None:
    """Draw the key from a height of the sheet downwards."""
    for swatch, line, x in _laid(swatches):
        middle = y_in + (line + 0.5) * LINE_IN
        half = 0.022 if swatch.thin else 0.065
        if swatch.cross:
            draw_cross(sheet, x + BOX_IN / 2, middle, filled=swatch.cross == "filled")
        else:
            fill(sheet, (x, x + BOX_IN), (middle - half, middle + half), swatch.state, certain=swatch.certain)
        write(sheet, x + BOX_IN + 0.06, middle, swatch.words, size_pt=SMALL_PT)


def draw_cross(sheet: Sheet, x_in: float, y_in: float, *, filled: bool) -> None:
    """Draw the mark of an attack that was reported: filled where the place itself was named."""
    face = ATTACK_INK if filled else "white"
    sheet.page.plot(
        [x_in],
        [y_in],
        color=ATTACK_INK,
        marker="X",
        markersize=8,
        markerfacecolor=face,
        markeredgewidth=0.9,
        zorder=5,
    )


def _laid(swatches: Sequence[Swatch]) -> list[tuple[Swatch, int, float]]:
    laid: list[tuple[Swatch, int, float]] = []
    x, line = MARGIN_IN, 0
    for swatch in swatches:
        if swatch.starts_line or (x > MARGIN_IN and x + swatch.width_in - 0.2 > WIDTH_IN - MARGIN_IN):
            x, line = MARGIN_IN, line + 1
        laid.append((swatch, line, x))
        x += swatch.width_in
    return laid
