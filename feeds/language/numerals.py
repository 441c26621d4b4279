"""Numbers as they are written: "150 000", "1,5 млн", "пів мільйона", "a million and a half", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from feeds.language.tokens import Token, listed

_BIG = {"тис": 1e3, "тыс": 1e3, "thousand": 1e3, "k": 1e3, "млн": 1e6, "million": 1e6, "hundred": 1e2}
_BIG_STEMS = {
    "тисяч": 1e3,
    "тысяч": 1e3,
    "мільйон": 1e6,
    "миллион": 1e6,
    "сотень": 1e2,
    "сотен": 1e2,
    "десятків": 10,
    "десятков": 10,
}
_UNITS = (
    "один два три чотири пять шість сім вісім девять десять одинадцять дванадцять тринадцять чотирнадцять "
    "пятнадцять шістнадцять сімнадцять вісімнадцять девятнадцять",
    "одна дві троє четверо пятеро шестеро семеро восьмеро девятеро десятеро",
    "одне",
    "одного двох трьох чотирьох пяти шести семи восьми девяти десяти одинадцяти дванадцяти тринадцяти "
    "чотирнадцяти пятнадцяти шістнадцяти сімнадцяти вісімнадцяти девятнадцяти",
    "один две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "одного двух трех четырех",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS = (
    "двадцять тридцять сорок пятдесят шістдесят сімдесят вісімдесят девяносто",
    "двадцяти тридцяти сорока пятдесяти шістдесяти сімдесяти вісімдесяти девяноста",
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
    "twenty thirty forty fifty sixty seventy eighty ninety",
)
_HUNDREDS = (
    "сто двісті триста чотириста пятсот шістсот сімсот вісімсот девятсот",
    "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "ста двохсот трьохсот чотирьохсот пятисот шестисот семисот восьмисот девятисот",
)
SMALL = {word: n for row in _UNITS for n, word in enumerate(row.split(), 1)}
"""Whole numbers up to nineteen in words, folded, and the tens and hundreds below."""
SMALL |= {"обидва": 2, "обидві": 2, "обоє": 2, "оба": 2, "обе": 2, "dozen": 12, "десяток": 10}
SMALL |= {word: 10 * n for row in _TENS for n, word in enumerate(row.split(), 2)}
SMALL |= {word: 100 * n for row in _HUNDREDS for n, word in enumerate(row.split(), 1)}

_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4}
_FRACTIONS |= {"наполовину": 1 / 2}
_FRACTIONS |= {"треть": 1 / 3, "трети": 1 / 3, "третями": 1 / 3, "чверть": 1 / 4}
_FRACTIONS |= {"fifth": 1 / 5, "fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10}
_FRACTION_STEMS = {
    "половин": 1 / 2,
    "третин": 1 / 3,
    "чверт": 1 / 4,
    "четверть": 1 / 4,
}
_WORDED = {
    "пів мільйона": 5e5,
    "half a million": 5e5,
    "half million": 5e5,
    "півмільйона": 5e5,
    "полмиллиона": 5e5,
    "quarter of a million": 2.5e5,
    "a million and a half": 1.5e6,
    "one million and a half": 1.5e6,
    "півтора мільйона": 1.5e6,
    "полтора миллиона": 1.5e6,
    "півтори тисячі": 1.5e3,
    "мільйон": 1e6,
    "миллион": 1e6,
    "million": 1e6,
    "thousand": 1e3,
    "hundred": 1e2,
    "сотня": 1e2,
    "сотню": 1e2,
    "тисяча": 1e3,
    "тисячу": 1e3,
}
_WORDED_FROM = {
    first: [(words, value) for words, value in _WORDED.items() if words.split()[0] == first]
    for first in {words.split()[0] for words in _WORDED}
}


_EACH = frozenset(listed("every each кожен кожний кожна кожне кожного каждый каждая каждое каждого"))
_EACH_OF = {
    word: whole
    for row in (
        "second third fourth fifth",
        "другий третій четвертий пятий",
        "друга третя четверта пята",
        "друге третє четверте пяте",
        "другого третього четвертого пятого",
        "второй третий четвертый пятый",
        "вторая третья четвертая пятая",
    )
    for whole, word in enumerate(row.split(), 2)
}
"""The wholes of "every second consumer"."""


class Number(NamedTuple):
    """A number, whether it is a part of a whole, and the position after its words."""

    value: float
    part: bool
    after: int


def read_number(tokens: Sequence[Token], position: int) -> Number | None:
    """Return the number that begins at a position, None where none does."""
    key = tokens[position].key
    if key in _EACH and position + 1 < len(tokens) and (whole := _EACH_OF.get(tokens[position + 1].key)):
        return Number(1 / whole, True, position + 2)
    for words, worded in _WORDED_FROM.get(key, ()):
        if stands(tokens, position, words):
            return Number(worded, False, position + len(words.split()))
    first, _, second = key.partition(" ")
    if first in SMALL and (part := _fraction(second)) is not None:
        return Number(SMALL[first] * part, True, position + 1)
    if (part := _fraction(key)) is not None and not _ordinal(tokens, position):
        return Number(part, True, position + 1)
    value, after = _plain(tokens, position)
    if value is None:
        return None
    if after < len(tokens) and value < 10 and (part := _fraction(tokens[after].key)) is not None:
        return Number(value * part, True, after + 1)
    while after < len(tokens) and (times := _multiplier(tokens[after].key)):
        value, after = value * times, after + 1
    return Number(float(value), False, after)


def _plain(tokens: Sequence[Token], position: int) -> tuple[float | None, int]:
    """Return the number in figures or in words ("двісті сорок п’ять") and the position after it."""
    key = tokens[position].key
    if key[0].isdigit():
        return _digits(tokens[position].text), position + 1
    value, after = _worded(key), position + 1
    step = value
    while value is not None and step is not None and step >= 20 and after < len(tokens):
        step = _lesser(_worded(tokens[after].key), step)
        if step is not None:
            value, after = value + step, after + 1
    return value, after


def _worded(key: str) -> float | None:
    """Return a number word, "forty five" of one hyphened word too."""
    first, _, second = key.partition(" ")
    if second and first in SMALL and second in SMALL and SMALL[first] >= 20 > SMALL[second]:
        return float(SMALL[first] + SMALL[second])
    return float(SMALL[key]) if key in SMALL else None


def _lesser(value: float | None, before: float) -> float | None:
    """Return a number that goes on the one before it: forty after two hundred, five after forty."""
    limit = 100 if before >= 100 else 10
    return value if value is not None and value < limit else None


def stands(tokens: Sequence[Token], position: int, phrase: str) -> bool:
    """Whether the folded words of a phrase stand at a position."""
    words = phrase.split()
    return [token.key for token in tokens[position : position + len(words)]] == words


_LONGEST = 14
"""More figures than this count nothing on earth."""


def _digits(text: str) -> float | None:
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if len(plain) > _LONGEST:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return float(plain.replace(",", ""))
    plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain, re.ASCII) else None


_COUNTED_OFF = frozenset(
    listed("day days time times week month night year winter such consecutive straight unit attack strike")
)


def _ordinal(tokens: Sequence[Token], position: int) -> bool:
    """Whether "third" counts off and is no part: "for a third day"."""
    after = tokens[position + 1].key if position + 1 < len(tokens) else ""
    return tokens[position].key in _FRACTIONS and after in _COUNTED_OFF


def _fraction(key: str) -> float | None:
    if key in _FRACTIONS:
        return _FRACTIONS[key]
    return next((value for stem, value in _FRACTION_STEMS.items() if key.startswith(stem)), None)


def _multiplier(key: str) -> float | None:
    if key in _BIG:
        return _BIG[key]
    return next((value for stem, value in _BIG_STEMS.items() if key.startswith(stem)), None)
