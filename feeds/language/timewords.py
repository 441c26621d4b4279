"""Expressions of time in words: dates, weekdays, "yesterday", parts of the day, "з 10:15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from feeds.language.hours import hour_of_day, is_hour, minutes_of
from feeds.language.tokens import Token, listed

_MONTHS = (
    ("січн", "jan", "январ"),
    ("лют", "feb", "феврал"),
    ("берез", "mar", "март"),
    ("квіт", "apr", "апрел"),
    ("трав", "may", "ма"),
    ("черв", "jun", "июн"),
    ("лип", "jul", "июл"),
    ("серп", "aug", "август"),
    ("верес", "sep", "сентяб"),
    ("жовт", "oct", "октяб"),
    ("листопад", "nov", "нояб"),
    ("груд", "dec", "декаб"),
)
_MONTH_ENDS = re.compile(
    r"(січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    r"|(jan|febr)uary|march|april|may|june|july|august|(septem|octo|novem|decem)ber"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_WEEKDAYS = (
    ("понеділ", "monday", "понедельник"),
    ("вівтор", "tuesday", "вторник"),
    ("серед", "wednesday", "сред"),
    ("четвер", "thursday", "четверг"),
    ("пятниц", "friday"),
    ("субот", "saturday", "суббот"),
    ("неділ", "sunday", "воскресен"),
)
_WEEKDAY_FORMS = re.compile(
    r"(понеділ\w+|вівтор\w+|серед[уа]|четвер|четверг[ауі]?|пятниц\w+|субот\w+|неділ[яюі]|mondays?|tuesdays?"
    r"|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|понедельник\w*|вторник\w*|среду"
    r"|четверг[ауе]?|четвергом|суббот\w+|воскресень\w+)"
)
_RELATIVE = {
    "сьогодні": 0,
    "today": 0,
    "сегодня": 0,
    "вчора": -1,
    "учора": -1,
    "yesterday": -1,
    "вчера": -1,
    "завтра": 1,
    "tomorrow": 1,
    "позавчора": -2,
}
_WEEKEND = frozenset(listed("weekend вихідних вихідні вихідними выходные выходных"))
_NOON = frozenset(listed("noon midday опівдні полудень полудня полдень полудню"))
_MIDNIGHT = frozenset(listed("midnight опівночі полуночи"))
_PARTS = {
    "dawn": "morning",
    "predawn": "morning",
    "pre dawn": "morning",
    "daybreak": "morning",
    "sunrise": "morning",
    "світанку": "morning",
    "світанок": "morning",
    "рассвете": "morning",
    "рассвета": "morning",
    "nightfall": "evening",
    "dusk": "evening",
    "сутінків": "evening",
    "вночі": "night",
    "уночі": "night",
    "ночі": "night",
    "overnight": "night",
    "ночью": "night",
    "ніч": "night",
    "ночь": "night",
    "вранці": "morning",
    "зранку": "morning",
    "ранок": "morning",
    "ранку": "morning",
    "morning": "morning",
    "утром": "morning",
    "уранці": "morning",
    "вдень": "afternoon",
    "afternoon": "afternoon",
    "удень": "afternoon",
    "днем": "afternoon",
    "ввечері": "evening",
    "увечері": "evening",
    "evening": "evening",
    "надвечір": "evening",
    "обіду": "afternoon",
    "обеду": "afternoon",
    "пополудні": "afternoon",
    "evenings": "evening",
    "вечора": "evening",
    "вечором": "evening",
    "tonight": "evening",
    "вечером": "evening",
    "вечір": "evening",
}
_END = frozenset(("кінця", "конца", "end"))
_OF_DAY = (("дня",), ("доби",), ("суток",), ("of", "the", "day"), ("of", "today"))
_DAY_ADJECTIVES = {
    "сьогоднішн": 0,
    "вчорашн": -1,
    "учорашн": -1,
    "завтрашн": 1,
    "сегодняшн": 0,
    "вчерашн": -1,
}
_ADJECTIVES = {
    "ранков": "morning",
    "вранішн": "morning",
    "нічн": "night",
    "вечірн": "evening",
    "ночн": "night",
}
_AND = frozenset(("and", "та", "і", "й", "и"))
_FOR = frozenset(listed("на for next наступного наступної следующий следующую"))
_TO = frozenset(listed("до to till until by по"))


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What one expression says: a day, a part of one, or an hour; `ends` marks an upper limit."""

    day: date | None = None
    weekday: int | None = None
    shift: int | None = None
    part: str | None = None
    minutes: int | None = None
    ends: bool = False
    weekend: bool = False
    onward: bool = False
    """Whether it is a day for which something is said: "the rota for Thursday"."""


def read_time(tokens: Sequence[Token], position: int, today: date | None) -> tuple[TimeWord | None, int]:
    """Return the expression of time that begins at a position and its length; (None, 0) where none does."""
    token = tokens[position]
    if not _may_begin(token.key):
        return None, 0
    before = tokens[position - 1].key if position else ""
    # "by Wednesday's attack" is no limit
    ends = before in _TO and not token.text.lower().endswith(("'s", "’s"))
    key = token.key
    if clock := _clock(tokens, position, ends):
        return clock
    if key[0].isdigit() or key[0].isalpha():
        found = _date(tokens, position, today, ends)
        if found[0]:
            return found
    if key in _END and (of := next((words for words in _OF_DAY if _follow(tokens, position, words)), ())):
        return TimeWord(shift=0, ends=True), 1 + len(of)
    if _WEEKDAY_FORMS.fullmatch(key):
        day = next(n for n, stems in enumerate(_WEEKDAYS) if key.startswith(stems))
        return TimeWord(weekday=day, ends=ends, onward=before in _FOR), 1
    if key == "last" and position + 1 < len(tokens) and tokens[position + 1].key == "night":
        return TimeWord(shift=0, part="night"), 2
    word = _day_or_part(key, before)
    return (replace(word, ends=ends), 1) if word else (None, 0)


@lru_cache(maxsize=50_000)
def _may_begin(key: str) -> bool:
    """Whether an expression of time can begin with a word: most cannot, and every word is asked."""
    return bool(
        key[0].isdigit()
        or is_hour(key)
        or key in _OPENINGS
        or _WEEKDAY_FORMS.fullmatch(key)
        or _MONTH_ENDS.fullmatch(key)
        or _day_or_part(key, "in")
    )


_OPENINGS = _NOON | _MIDNIGHT | _END | {"last"}


def _clock(tokens: Sequence[Token], position: int, ends: bool) -> tuple[TimeWord, int] | None:
    """Read an hour of the clock, in figures or in words; None for anything else."""
    if hour := hour_of_day(tokens, position):
        return TimeWord(minutes=hour[0], ends=ends), hour[1]
    key = tokens[position].key
    if key in _NOON or key in _MIDNIGHT:
        return TimeWord(minutes=12 * 60 if key in _NOON else 24 * 60 if ends else 0, ends=ends), 1
    minutes = minutes_of(tokens[position])
    if minutes is None:
        return None
    dashed = position >= 2 and tokens[position - 1].key in ("-", "–", "—")
    return TimeWord(
        minutes=minutes, ends=ends or (dashed and minutes_of(tokens[position - 2]) is not None)
    ), 1


def _follow(tokens: Sequence[Token], position: int, words: tuple[str, ...]) -> bool:
    after = tokens[position + 1 : position + 1 + len(words)]
    return tuple(token.key for token in after) == words


def _day_or_part(key: str, before: str) -> TimeWord | None:
    """Read "yesterday", "вчорашній", "overnight", "weekend"; None for anything else."""
    if key in _WEEKEND:
        return TimeWord(weekend=True)
    if key in _RELATIVE:
        return TimeWord(shift=_RELATIVE[key])
    for start, days in _DAY_ADJECTIVES.items():
        if key.startswith(start):
            return TimeWord(shift=days)
    if stem := next((stem for stem in _ADJECTIVES if key.startswith(stem)), None):
        return TimeWord(part=_ADJECTIVES[stem])
    if key in _PARTS and not (key == "ночі" and before.isdigit()):
        return TimeWord(part=_PARTS[key])
    if key == "night" and before in ("the", "at", "by", "during", "in"):
        return TimeWord(part="night")
    return None


def _date(
    tokens: Sequence[Token], position: int, today: date | None, ends: bool
) -> tuple[TimeWord | None, int]:
    """Read "18 грудня 2022", "December 18", "18.12.2022" or "18.12"."""
    text = tokens[position].text
    after = tokens[position + 1 : position + 4]
    if numeric := re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?", text):
        day, month, written = int(numeric[1]), int(numeric[2]), numeric[3]
        if not written and not re.fullmatch(r"\d{2}\.\d{2}", text):
            return None, 0
        year = int(written) + (2000 if len(written) == 2 else 0) if written else None
        return _dated(day, month, year, today, ends), 1
    if (
        re.fullmatch(r"\d{1,2}", text)
        and len(after) > 2
        and (after[0].text in "-–—" or after[0].key in _AND)
        and after[1].text.isdigit()
        and _MONTH_ENDS.fullmatch(after[2].key)
    ):
        return _dated(int(text), _month(after[2].key), None, today, ends), 4
    if re.fullmatch(r"\d{1,2}", text) and after and _MONTH_ENDS.fullmatch(after[0].key):
        year = _year(after[1:])
        return _dated(int(text), _month(after[0].key), year, today, ends), (3 if year else 2)
    key = tokens[position].key
    if text[0].isupper() and _MONTH_ENDS.fullmatch(key) and after and re.fullmatch(r"\d{1,2}", after[0].text):
        year = _year(after[2:])
        return _dated(int(after[0].text), _month(key), year, today, ends), (4 if year else 2)
    return None, 0


def _year(tokens: Sequence[Token]) -> int | None:
    """Return the year that stands first, None where no year of a post does."""
    return int(tokens[0].text) if tokens and re.fullmatch(r"20\d\d", tokens[0].text) else None


def _month(key: str) -> int:
    return next(n for n, stems in enumerate(_MONTHS, 1) if key.startswith(stems))


YEARS = range(1990, 2101)
"""Years that a date of a post can have; anything else is a number or a mistake."""


def _dated(day: int, month: int, year: int | None, today: date | None, ends: bool) -> TimeWord | None:
    """Return the date; without a year it is the one nearest to the publication."""
    if year and year not in YEARS:
        return None
    years = [year] if year else [today.year - 1, today.year, today.year + 1] if today else []
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, day))
        except ValueError:
            continue
    if not days:
        return None
    nearest = min(days, key=lambda found: abs((found - today).days) if today else 0)
    return TimeWord(day=nearest, ends=ends)
