"""Hours of the day in figures and words: "10:30", "6 a.m.", "о п’ятій ранку", "half past nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeds.language.tokens import Token, listed

_CLOCK_TIME = re.compile(r"(\d{1,2})\s?[:;]\s?(\d{2})")


def hour_of_day(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Return the minutes and length of "6 a.m.", "10:30 pm", "9 ранку", "о 18-й"; None for anything else."""
    if half := _half_past(tokens, position):
        return half
    word = _HOURS.get(tokens[position].key)
    before = tokens[position - 1].key if position else ""
    clock = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", str(word) if word else tokens[position].text)
    if not clock or int(clock[1]) > 24 or int(clock[2] or 0) > 59:
        return None
    hour, minutes = int(clock[1]), int(clock[2] or 0)
    after = [token.key for token in tokens[position + 1 : position + 5] if token.text != "."]
    dots = sum(token.text == "." for token in tokens[position + 1 : position + 4])
    for words, shift in _HALVES:
        if tuple(after[: len(words)]) == words and 0 < hour <= 12:
            length = len(words) + (dots if len(words) > 1 else 0)
            return (hour % 12 + shift) * 60 + minutes, 1 + length
    if word and before in _AT_HOUR and (not after or after[0] in _AFTER_HOUR or not after[0][0].isalpha()):
        return hour * 60, 1
    if clock[2] or not after:
        return None
    if len(after) > 1 and after[0] in ("-", "–") and after[1] in _ORDINAL_ENDS:
        return hour * 60, 3
    o_clock = after[0] in _O_CLOCK or (before, after[0]) == ("на", "годину")
    return (hour * 60, 2) if o_clock else None


def is_hour(key: str) -> bool:
    """Whether a word can begin an hour in words: "п’ята", "five", "half past …"."""
    return key in _HOURS or key in ("half", "quarter", "пів")


def _half_past(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Return the minutes and length of "пів на десяту", "half past nine", "a quarter past nine"."""
    keys = [token.key for token in tokens[position : position + 3]]
    if len(keys) < 3 or keys[2] not in _HOURS:
        return None
    if keys[:2] == ["пів", "на"]:
        return _HOURS[keys[2]] * 60 - 30, 3
    if keys[1] == "past" and keys[0] in ("half", "quarter"):
        return _HOURS[keys[2]] * 60 + (30 if keys[0] == "half" else 15), 3
    return None


_HALVES: tuple[tuple[tuple[str, ...], int], ...] = (
    (("a", "m"), 0), (("p", "m"), 12), (("am",), 0), (("pm",), 12), (("ранку",), 0), (("ночі",), 0),
    (("вечора",), 12), (("дня",), 12), (("in", "the", "morning"), 0), (("in", "morning"), 0),
    (("in", "the", "evening"), 12), (("in", "the", "afternoon"), 12), (("at", "night"), 12),
    (("this", "morning"), 0), (("oclock",), 0), (("утра",), 0), (("ночи",), 0), (("вечера",), 12),
)  # fmt: skip


_HOURS = {
    word: hour
    for row in (
        "перша друга третя четверта пята шоста сьома восьма девята десята одинадцята дванадцята",
        "першої другої третьої четвертої пятої шостої сьомої восьмої девятої десятої одинадцятої дванадцятої",
        "першій другій третій четвертій пятій шостій сьомій восьмій девятій десятій одинадцятій дванадцятій",
        "першу другу третю четверту пяту шосту сьому восьму девяту десяту одинадцяту дванадцяту",
        "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        "часу двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати",
        "one two three four five six seven eight nine ten eleven twelve",
    )
    for hour, word in enumerate(row.split(), 1)
}
"""Hours in words; they are hours only before "ранку", "утра", "a.m." and the like."""


_AT_HOUR = frozenset(
    listed("at by until till since before after around from о об до після з від близько около к после")
)


_AFTER_HOUR = frozenset(
    listed(
        "tomorrow today this on and to until till in at завтра сьогодні сегодня й і та до в у ввечері зранку"
    )
)


_ORDINAL_ENDS = frozenset(listed("й ї та ту ма го ій"))


_O_CLOCK = frozenset(("годині", "часам"))


def minutes_of(token: Token) -> int | None:
    """Return the minutes since midnight of an hour of the clock, None for anything else."""
    clock = _CLOCK_TIME.fullmatch(token.text)
    if not clock or int(clock[1]) > 24 or int(clock[2]) > 59:
        return None
    return min(int(clock[1]) * 60 + int(clock[2]), 24 * 60)
