"""A sentence as a row of units: places (lists of them as one), figures, times, and words by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from feeds.language.lexicon import classify
from feeds.language.placelists import counted_joined, lists_joined, parts_dropped, regions_turned
from feeds.language.placenames import Spot, read_place, unknown_place
from feeds.language.placewords import settled
from feeds.language.quantities import Figure, read_figure
from feeds.language.timewords import TimeWord, read_time
from feeds.language.tokens import Token
from feeds.language.units import Unit

_MARKS = {
    ",": "COMMA",
    ";": "SEMI",
    ":": "COLON",
    "–": "DASH",
    "—": "DASH",
    "-": "DASH",
    "(": "OPEN",
    ")": "CLOSE",
}
_MARKS |= {"/": "AND", "&": "AND"}
_UNSAID = frozenset("\"'«»“”„’‘*_#\u200d\ufe0f")
_COUNTED = {"nothing": "NOT", "queues": "QUEUE", "weapons": "WEAPON"}


def chunk(tokens: Sequence[Token], today: date | None) -> list[Unit]:
    """Return the units of one sentence."""
    units: list[Unit] = []
    position = 0
    while position < len(tokens):
        unit, length = _unit(tokens, position, today, units)
        if unit:
            units.append(unit)
        position += length
    named = lists_joined(parts_dropped(settled(_having(_timed(units)))))
    return counted_joined(regions_turned(named))


def _unit(
    tokens: Sequence[Token], position: int, today: date | None, units: Sequence[Unit]
) -> tuple[Unit | None, int]:
    token = tokens[position]
    if token.text in _UNSAID or token.text == "." or token.key in ("the", "its"):
        return None, 1
    if token.text in _MARKS:
        return Unit(_MARKS[token.text], token.start, token.end, text=token.text), 1
    word, length = read_time(tokens, position, today)
    if word:
        if units and units[-1].time and units[-1].time.ends and units[-1].end + 1 >= token.start:
            word = replace(word, ends=True)  # "by Sunday evening" is one limit
        return _made("TIME", tokens, position, length, time=word), length
    figure, length = read_figure(tokens, position)
    if figure:
        return _made(_COUNTED.get(figure.unit, "QTY"), tokens, position, length, figure=figure), length
    phrase, length = classify(tokens, position)
    name = phrase.name
    spot, taken = read_place(tokens, position)
    if spot and (name not in ("FOREIGN", "EMERGCUT", "OBJE") or taken >= length):
        return _made("PLACE", tokens, position, taken, spots=(spot,)), taken
    if name == "w" and unknown_place(tokens, position):
        return _made("PLACE", tokens, position, 1, spots=(Spot("unknown"),)), 1
    return _made(name, tokens, position, length, ahead=phrase.ahead), length


def _made(
    name: str,
    tokens: Sequence[Token],
    position: int,
    length: int,
    spots: tuple[Spot, ...] = (),
    figure: Figure | None = None,
    time: TimeWord | None = None,
    ahead: bool = False,
) -> Unit:
    first, last = tokens[position], tokens[position + length - 1]
    text = " ".join(token.key for token in tokens[position : position + length])
    return Unit(name, first.start, last.end, spots, figure, time, text, ahead)


def _timed(units: Sequence[Unit]) -> list[Unit]:
    """Make "since" before a time a word that ends no clause; "after Friday's strikes" ends one."""
    found = list(units)
    for position, (unit, after) in enumerate(pairwise(units)):
        beyond = units[position + 2].cls if position + 2 < len(units) else ""
        if unit.text in _SINCE and after.cls == "TIME" and beyond not in ("STRIKE", "WEAPON", "DAMAGE"):
            found[position] = replace(unit, cls="IN")
    return found


_SINCE = frozenset(("since", "until", "till", "before", "after", "після", "после"))


def _having(units: Sequence[Unit]) -> list[Unit]:
    return [
        replace(unit, cls=_of_having(units, position)) if unit.cls == "MUST" else unit
        for position, unit in enumerate(units)
    ]


def _of_having(units: Sequence[Unit], position: int) -> str:
    """Return what "мають" says: to have power ("мають світло") or to be about to ("мають увімкнути")."""
    after = [unit.cls for unit in units[position + 1 : position + 5]]
    if any(name in _INFINITIVES for name in after):
        return "FUTURE"
    near = {unit.cls for unit in units[max(0, position - 4) : position + 4]}
    return "HAVE" if near & _HAD else "FUTURE"


_HAD = frozenset(("POWER", "HEAT", "WATER", "GAS", "SCHEDCUT", "EMERGCUT"))
_INFINITIVES = frozenset(("RESTORE", "ENERGISE", "CUTV", "CANCEL", "APPLIED", "INFORCE"))
