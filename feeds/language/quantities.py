"""Figures in words and digits: how many customers, people, households, settlements, or which share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.language.tokens import Token
from feeds.observation import BoundKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `unit` is "share" until the claim says of which side, "" where none is named."""

    value: float
    unit: str
    bound: BoundKind = "exact"
    base: str | None = None


_UNITS = {
    "customers": "абонент споживач клієнт consumer customer subscriber user client потребител абонентск",
    "people": "людей люди людин осіб мешкан жител resident people inhabitant человек person жителей",
    "households": "родин осел сімей сімї домогосподарств квартир household famil home homes flat apartment семей "
    "домовладени помешкан",
    "settlements": "settlement village hamlet",
    "buildings": "будин багатоповерх house building high rise домов дома жилых",
    "megawatts": "мвт мегават mw megawatt гвт",
    "eur_mwh": "",
    "queues": "черг підчерг queue stage очеред",
    "weapons": "ракет дрон drone missile rocket шахед бпла безпілотник shahed бомб bomb каб",
    "nothing": "годин хвилин hour minute день днів дні day days район області областей region "
    "грн гривень dollar градус degree км km metro станці station пункт "
    "бригад crew лікарн hospital шкіл school трансформатор generator генератор people's місяц week тижн year рок "
    "разів times боєприпас об’єкт енергооб’єкт site котел boiler district округ устан million's кв вт kw",
}
_SETTLEMENTS = re.compile(r"(населен|нас$|населенн)")
_BIG = {"тис": 1e3, "тисяч": 1e3, "тыс": 1e3, "тысяч": 1e3, "thousand": 1e3, "млн": 1e6, "мільйон": 1e6}
_BIG |= {"миллион": 1e6, "million": 1e6, "k": 1e3, "сот": 1e2, "hundred": 1e2}
_SMALL_UK = "один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять".replace(
    "’", ""
).split()
_SMALL_UK2 = "одна дві троє четверо п’ятеро шестеро семеро восьмеро".replace("’", "").split()
_SMALL_RU = ["один", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать"]
_SMALL_EN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SMALL = {w: n for ws in (_SMALL_UK, _SMALL_UK2, _SMALL_RU, _SMALL_EN) for n, w in enumerate(ws, 1)}
_SMALL |= {"двох": 2, "трьох": 3, "чотирьох": 4, "двадцять": 20, "twenty": 20, "тридцять": 30, "thirty": 30}
_SMALL |= {"сорок": 40, "forty": 40, "пятдесят": 50, "fifty": 50, "сто": 100, "сотні": 100}
_FRACTIONS = {"половин": 0.5, "half": 0.5, "третин": 1 / 3, "third": 1 / 3, "thirds": 1 / 3, "чверт": 0.25}
_FRACTIONS |= {"quarter": 0.25, "quarters": 0.25, "tenth": 0.1, "tenths": 0.1, "трет": 1 / 3, "четверт": 0.25}
_FRACTIONS |= {"fifth": 0.2, "fifths": 0.2, "десят": 0.1, "пят": 0.2, "десяти": 0.1}
_FRACTION_STEMS = ("половин", "третин", "чверт", "четверть", "треть", "трети")
_EXACT_FRACTIONS = {"half", "third", "thirds", "quarter", "quarters", "tenth", "tenths", "fifth", "fifths"}
_PERCENT = ("%", "percent", "відсот", "процент", "per")

_BOUNDS: tuple[tuple[BoundKind, tuple[str, ...]], ...] = (
    ("at_least", ("понад", "over", "more than", "at least", "щонайменше", "не менше", "більше", "більш як", "no fewer than",
                  "не менш", "свыше", "более", "минимум", "мінімум", "більш ніж", "более чем", "upwards of")),
    ("at_most", ("up to", "до", "at most", "less than", "fewer than", "менше", "не більше", "щонайбільше", "under",
                 "no more than", "не более", "максимум", "as many as")),
    ("about", ("близько", "about", "around", "some", "майже", "nearly", "almost", "roughly", "приблизно", "орієнтовно",
               "около", "почти", "примерно", "approximately", "approx", "під", "порядку", "ледь не")),
)  # fmt: skip
_NOT_OF_SUPPLY = ("споживан", "consumption", "дефіцит", "deficit", "use", "demand", "потужност", "capacity", "потреб",
                  "генерац", "потребления", "обсяг")  # fmt: skip


def read_figure(tokens: Sequence[Token], position: int) -> tuple[Figure | None, int]:
    """Return the figure that begins at a position and its length in tokens; (None, 0) where none does.

    A figure that counts something else (hours, queues, drones, a deficit) has the unit "nothing".
    """
    number = _number(tokens, position)
    if number is None:
        return None, 0
    value, at, kind = number
    bound = _bound(tokens, position)
    if kind == "share":
        return _share(tokens, position, value, at, bound)
    if at < len(tokens) and tokens[at].key.startswith(_PERCENT):
        at += 2 if tokens[at].key == "per" and at + 1 < len(tokens) else 1
        return _share(tokens, position, value / 100, at, bound)
    unit, after = _unit(tokens, at)
    in_total = _in_total(tokens, after, unit, value)
    if in_total:
        return Figure(in_total[0], "share", bound, unit), in_total[1] - position
    return Figure(value, unit, bound), after - position


def _number(tokens: Sequence[Token], position: int) -> tuple[float, int, str] | None:
    token = tokens[position]
    at = position + 1
    key = token.key
    if token.text[0].isdigit():
        if (value := _digits(token.text)) is None:
            return None
    elif key in ("півтора", "півтори", "полтора"):
        value = 1.5
    elif key.startswith(("півмільйон", "полмиллион")):
        return 5e5, at, "count"
    elif key in ("пів", "half") and _next_is(tokens, at, "мільйона", "a million", "million", "миллиона"):
        return 5e5, at + (2 if tokens[at].key == "a" else 1), "count"
    elif key in ("a", "one") and _next_is(tokens, at, "million and a half"):
        return 1.5e6, at + 4, "count"
    elif key == "quarter" and _next_is(tokens, at, "of a million"):
        return 2.5e5, at + 3, "count"
    elif key in ("мільйон", "million", "миллион", "тисяча", "тысяча") and not _is_number(
        tokens, position - 1
    ):
        return (1e6 if key[0] == "м" or key[0] == "m" else 1e3), at, "count"
    elif (fraction := _fraction(key)) is not None:
        return fraction, at, "share"
    elif key in _SMALL:
        value = float(_SMALL[key])
    else:
        return None
    if at < len(tokens) and (part := _fraction(tokens[at].key)) is not None and value < 10:
        return value * part, at + 1, "share"
    while at < len(tokens) and (big := _multiplier(tokens[at].key)):
        value *= big
        at += 1
        if at < len(tokens) and tokens[at].text == ".":
            at += 1
    if value >= 1e6 and _next_is(tokens, at, "and a half"):
        return value * 1.5, at + 3, "count"
    return value, at, "count"


def _digits(text: str) -> float | None:
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if ":" in plain or ";" in plain:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return float(plain.replace(",", ""))
    plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _fraction(key: str) -> float | None:
    if key in _EXACT_FRACTIONS:
        return _FRACTIONS[key]
    if key.startswith(_FRACTION_STEMS) and not key.startswith(("третьо", "третя")):
        return next(value for stem, value in _FRACTIONS.items() if key.startswith(stem))
    return None


def _multiplier(key: str) -> float | None:
    if key in _BIG:
        return _BIG[key]
    return next(
        (_BIG[stem] for stem in ("тисяч", "тысяч", "мільйон", "миллион") if key.startswith(stem)), None
    )


def _is_number(tokens: Sequence[Token], position: int) -> bool:
    return position >= 0 and (tokens[position].text[0].isdigit() or tokens[position].key in _SMALL)


def _next_is(tokens: Sequence[Token], position: int, *phrases: str) -> bool:
    for phrase in phrases:
        words = phrase.split()
        if [token.key for token in tokens[position : position + len(words)]] == words:
            return True
    return False


def _bound(tokens: Sequence[Token], position: int) -> BoundKind:
    if position and tokens[position - 1].key in ("a", "the"):
        position -= 1
    for length in (3, 2, 1):
        words = " ".join(token.key for token in tokens[max(0, position - length) : position])
        for bound, phrases in _BOUNDS:
            if words in phrases:
                return bound
    return "exact"


def _unit(tokens: Sequence[Token], position: int) -> tuple[str, int]:
    """Return what is counted and the position after it; up to two adjectives may stand between."""
    for at in range(position, min(position + 3, len(tokens))):
        key = tokens[at].key
        if key.startswith(_TOWNSFOLK):
            return "people", at
        if not key[0].isalpha() or (tokens[at].capital and len(key) > 3):
            break
        if key == "н" and at + 1 < len(tokens) and tokens[at + 1].key == "п":
            return "settlements", at + 2
        if _SETTLEMENTS.match(key):
            return "settlements", at + 2
        for unit, stems in _UNIT_STEMS:
            if key.startswith(stems):
                if at + 1 < len(tokens) and tokens[at + 1].key.startswith(
                    ("block", "building", "будин", "домов")
                ):
                    return "buildings", at + 2
                return unit, at + 1
        if key in ("сіл", "сел", "села", "villages", "towns") or (key.startswith("населен")):
            return "settlements", at + 1
        if at == position and key in ("euro", "euros", "євро", "€"):
            return "eur_mwh", at + 1
        if key in _STOPS:
            break
    return "", position


_TOWNSFOLK = ("киян", "киевлян", "одесит", "харківян", "львівян", "дніпрян", "kyivan", "українц", "ukrainian")
_STOPS = frozenset(["of", "у", "в", "in", "на", "і", "та", "and", "з", "по", "за", "were", "was", "have", "are", "is", "the", "from", "without", "без"])
_UNIT_STEMS = tuple((unit, tuple(stems.replace("’", "").split())) for unit, stems in _UNITS.items() if stems)


def _in_total(tokens: Sequence[Token], at: int, unit: str, value: float) -> tuple[float, int] | None:
    """Read "four homes in five": a share written as so many of so many."""
    if (_next_is(tokens, at, "in") and (unit or value < 10)) or _next_is(tokens, at, "із", "з", "из"):
        of = tokens[at + 1].key if at + 1 < len(tokens) else ""
        if of in _SMALL and _SMALL[of] > value:
            return value / _SMALL[of], _unit(tokens, at + 2)[1]
    return None


def _share(
    tokens: Sequence[Token], start: int, value: float, at: int, bound: BoundKind
) -> tuple[Figure | None, int]:
    around = [token.key for token in tokens[at : at + 3]]
    before = [token.key for token in tokens[max(0, start - 4) : start]]
    if any(word.startswith(_NOT_OF_SUPPLY) for word in around + before) or not 0 <= value <= 1:
        return Figure(value, "nothing", bound), at - start
    unit, after = _unit(tokens, at)
    if not unit and at < len(tokens) and tokens[at].key in ("of", "від", "from"):
        unit, after = _unit(tokens, at + 1)
        after = after if unit else at
    return Figure(value, "share", bound, unit if unit not in ("nothing", "") else None), after - start
