"""Ways to break a text, each drawn from the random numbers that it is given and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from feeds.language.tokens import listed

LONGEST = 2_000
"""Characters of a broken text: longer ones are cut, so that one input costs what another does."""

_PIECES = (
    re.compile(r"(?s)."),
    re.compile(r"\s+|\S+"),
    re.compile(r"[^.!?…\n]+[.!?…\n]*|[.!?…\n]+"),
    re.compile(r"[^\n]+\n?|\n"),
)
"""Characters, words with the blanks between them, sentences, lines: every text is the sum of its pieces."""

_NUMBERS = listed(
    "0 00 7 007 40 60% 100% 101% 999% -5 1,5 1.5.5 1,234,567 12.12 1 000 000 10⁶ 3²⁴ x² ½ ¾ Ⅷ ⑤ ٤٥ ٢٠٢٢ ०१२ "
    "１２３ 𝟙𝟚 二十 1e5 1e999 NaN inf -inf 0x1F 4294967296 99999999999999999999 1/0"
)
_SCALES = ("", "", " тис.", " млн", " млрд", " тисяч мільйонів", " million million", "%", " МВт", " євро")
_DATES = (
    "29.02.2023",
    "31.04",
    "00.00.0000",
    "99.99.99",
    "01.01.0001",
    "31.12.9999",
    "1 січня",
    "31 грудня 9999 року",
    "30 лютого",
    "December 31, 2099",
    "29 February",
    "у неділю, 31 листопада",
    "25 березня 2023 о 03:30",
    "30.10.2022 03:30",
    "24:00",
    "24:59",
    "00:00",
    "25:61",
    "3;30",
    "з 23:00 до 01:00",
    "10–12",
    "з 9 до 26",
    "3–",
    "з 10:00 по 09:00",
    "від вечора до ранку",
    "вчора завтра",
    "позавчора вночі",
    "у вихідні",
    "до понеділка",
    "٠٣:٣٠",
    "١٢.١٢.٢٠٢٢",
    "10 years ago",
    "у 1986 році",
)
_UNICODE = (
    "\u00b4",
    "\u02bc",
    "`",
    "‘",
    "′",
    "\u0301",
    "\u0306\u0308\u0301",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u200e",
    "\u200f",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u00a0",
    "\u202f",
    "\u2003",
    "\u3000",
    "\u2028",
    "\u2029",
    "\u0085",
    "\x00",
    "\x0b",
    "\x1f",
    "\r\n",
    "\t",
    "שלום",
    "مرحبا",
    "⚡️",
    "🔴",
    "👩‍🚒",
    "🇺🇦",
    "👍🏽",
    "1️⃣",
    "²",
    "³",
    "₂",
    "٣",
    "߅",
    "ǅ",
    "ß",
    "İ",
    "ﬁ",
    "ꙮ",
    "Ꙁ",
    "𝔘",
    "漢字",
    "_",
    "__",
    "#світло",
    "@dtek",
    "https://t.me/x?y=1",
    "…",
    "—",
    "«",
    "»",
    "(",
    ")",
    "/",
    "\\",
    "%",
    "№",
    ";",
    ":",
    ".",
    "..",
    "'s",
    "’s",
)
_WORDS = listed(
    "не ні без досі більше не частково повністю якщо може можливо завтра область району місто Київ Суми "
    "Малин Кракові Варшаві Україна столиці фейк навчання світло воду тепло газ аварійні екстрені графіки "
    "відключення скасовано відновили подано шахед по підстанції об’єкт критичної інфраструктури not no "
    "without power restored Kyiv region oblast outage emergency shutdown attack substation half third 20% "
    "of in one five нет света отключения восстановили области"
)
_APOSTROPHES, _BLANKS = "'’ʼ`´‘ʹ′\u0301", "    \t\u00a0\u202f\u2009\u200b\u3000\n"
_HYPHENS = "-‐\u2011‒–—−\u00ad"
_RESPELLED = (_APOSTROPHES, _BLANKS, _HYPHENS, "іiї", "еeєё", "гґ", "оo0", "сc", ".…。", "::;")
"""Characters that are typed for one another."""


def rearranged(random: Random, text: str, other: str) -> str:
    """Delete, repeat or swap characters, words, sentences or lines."""
    pieces = random.choice(_PIECES).findall(text)
    if not pieces:
        return text
    here, there = random.randrange(len(pieces)), random.randrange(len(pieces))
    match random.randrange(3):
        case 0:
            del pieces[here : here + random.randint(1, 3)]
        case 1:
            pieces.insert(there, pieces[here])
        case _:
            pieces[here], pieces[there] = pieces[there], pieces[here]
    return "".join(pieces)


def spliced(random: Random, text: str, other: str) -> str:
    """Put the end of another text behind the beginning of this one."""
    glue = random.choice(("", " ", "\n", ", ", ". "))
    return text[: random.randint(0, len(text))] + glue + other[random.randint(0, len(other)) :]


def inserted(random: Random, text: str, other: str) -> str:
    """Put a number, a date, an odd character or a word of the trade anywhere, or between two words."""
    at = random.randint(0, len(text))
    if random.random() < 0.6:
        at = text.find(" ", at) + 1 or at
        return f"{text[:at]}{_oddity(random)} {text[at:]}"
    return text[:at] + _oddity(random) + text[at:]


def _oddity(random: Random) -> str:
    match random.randrange(6):
        case 0:
            return random.choice(_NUMBERS) + random.choice(_SCALES)
        case 1:
            # As many digits as no float holds, now and then.
            figure = str(random.randint(0, 10 ** random.choice((1, 3, 6, 12, 40, 400))))
            return figure + random.choice(_SCALES)
        case 2:
            return random.choice(_DATES)
        case 3:
            return random.choice(_WORDS)
        case _:
            return random.choice(_UNICODE) * random.choice((1, 1, 1, 2, 30))


def renumbered(random: Random, text: str, other: str) -> str:
    """Write another number where one stands."""
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    number = random.choice(numbers)
    return text[: number.start()] + random.choice((*_NUMBERS, "9" * 400)) + text[number.end() :]


def respelled(random: Random, text: str, other: str) -> str:
    """Type apostrophes, blanks, hyphens and letters that look alike for one another."""
    alike = random.choice(_RESPELLED)
    change = random.choice((0.1, 1.0))
    return "".join(
        random.choice(alike) if letter in alike and random.random() < change else letter for letter in text
    )


def recased(random: Random, text: str, other: str) -> str:
    """Change the case of a stretch, or of every letter by chance."""
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    changes: Sequence[Callable[[str], str]] = (str.upper, str.lower, str.title, str.swapcase)
    if random.random() < 0.3:
        return "".join(random.choice(changes)(letter) for letter in text)
    return text[:start] + random.choice(changes)(text[start:end]) + text[end:]


OPERATORS = (rearranged, rearranged, rearranged, spliced, inserted, inserted, renumbered, respelled, recased)
"""Each takes (random, text, other text) and returns a text; what comes twice is drawn twice as often."""


def broken(random: Random, texts: Sequence[str]) -> str:
    """Return one of the texts after one to eight changes; untouched now and then."""
    text = random.choice(texts)
    if len(text) > LONGEST:
        start = random.randrange(len(text) - LONGEST)
        text = text[start : start + LONGEST]
    for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4, 6, 8))):
        text = random.choice(OPERATORS)(random, text, random.choice(texts))
    return text[:LONGEST]


def shorter(text: str) -> Iterator[str]:
    """Yield the text without a piece of it: halves first, single characters last."""
    length = len(text)
    step = length
    while step:
        for start in range(0, length, step):
            yield text[:start] + text[start + step :]
        step //= 2
