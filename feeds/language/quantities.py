"""Figures: how many customers, people, households or settlements, or which share of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.language.numerals import SMALL, read_number, stands
from feeds.language.tokens import Token, listed
from feeds.observation import BoundKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts.

    `unit` is "share" until the claim says of which side, "" where none is named, "nothing" for hours,
    deficits and other things that are not supplied.
    """

    value: float
    unit: str
    bound: BoundKind = "exact"
    base: str | None = None


_UNITS = {
    "customers": "абонент споживач клієнт клиент точек потребител consumer customer subscriber user client",
    "people": "людей люди людин осіб мешкан жител человек resident people inhabitant person",
    "households": "родин осел домівк домівок сімей сімї домогосподарств квартир помешкан двор семей "
    "домовладени домохозяйств household famil home flat premises dwelling propert apartment",
    "settlements": "settlement village hamlet localit",
    "buildings": "будин багатоповерх house building high rise домов дома жилых",
    "megawatts": "мвт мегават mw megawatt гвт",
    "queues": "черг підчерг queue stage очеред",
    "weapons": "ракет дрон drone missile rocket шахед бпла безпілотник shahed бомб bomb каб",
    "nothing": "годин хвилин hour minute день днів дні day район області областей region грн гривень dollar "
    "градус degree км km metro пункт бригад crew лікарн hospital шкіл school місяц week тижн year рок разів "
    "times боєприпас district округ устан кв вт kw",
}
_UNIT_STEMS = tuple((unit, listed(stems)) for unit, stems in _UNITS.items())
_HOUSES = ("block", "building", "будин", "домов")
_VILLAGES = frozenset(listed("сіл село села селах сел поселков селищ селища хуторів villages towns"))
_OFF = ("знеструмлен", "відключен", "обесточен", "отключен")
_TOWNSFOLK = ("киян", "киевлян", "одесит", "харківян", "львівян", "дніпрян", "kyivan", "українц", "ukrainian")
"""Words that are both the people counted and the place."""

_CITY_OF = re.compile(
    "(київ|харків|одес|львів|дніпр|запоріз|миколаїв|херсон|черніг|сум|полтав|киев|харьков|львов"
    "|днепр|запорож|николаев|чернигов)[а-яіїє]*[сз]?ь?к(их|ими|им)"
)
"""Adjectives of the large cities in the plural."""
_STOPS = frozenset(
    listed(
        "of із зі из с від от для у в in на і та and з по за were was have are is the from without "
        "без boiler power energy "
        "насосні насосних котельні теплові електричні"
    )
)
"""Words after which a number counts nothing that follows."""

_PHRASES: dict[BoundKind, str] = {
    "at_least": "понад, over, more than, at least, щонайменше, не менше, не менш, більше, більш як, "
    "більш ніж, свыше, более, более чем, no fewer than, минимум, мінімум, upwards of",
    "at_most": "up to, до, at most, less than, fewer than, менше, не більше, щонайбільше, under, "
    "no more than, не более, максимум, as many as",
    "about": "близько, about, around, some, майже, nearly, almost, roughly, приблизно, орієнтовно, около, "
    "почти, примерно, approximately, approx, під, порядку, ледь не",
}
_BOUNDS = {phrase.strip(): bound for bound, phrases in _PHRASES.items() for phrase in phrases.split(",")}
_NOT_OF_SUPPLY = listed(
    "споживан consumption дефіцит deficit use demand потужност capacity потреби потребу потребі "
    "генерац потребления обсяг"
)


def read_figure(tokens: Sequence[Token], position: int) -> tuple[Figure | None, int]:
    """Return the figure that begins at a position and its length in tokens; (None, 0) where none does."""
    number = read_number(tokens, position)
    if number is None:
        return None, 0
    value, after = number.value, number.after
    bound = _bound(tokens, position)
    if number.part:
        return _share(tokens, position, value, after, bound)
    if percent := _percent(tokens, after):
        return _share(tokens, position, value / 100, after + percent, bound)
    unit, end = _unit(tokens, after)
    in_total = _in_total(tokens, end, unit, value)
    if in_total:
        return Figure(in_total[0], "share", bound, unit or None), in_total[1] - position
    return Figure(value, unit, bound), end - position


def _percent(tokens: Sequence[Token], position: int) -> int:
    """Return how many tokens say "percent" at a position."""
    if position < len(tokens) and tokens[position].key.startswith(("%", "percent", "відсот", "процент")):
        return 1
    return 2 if stands(tokens, position, "per cent") else 0


def _bound(tokens: Sequence[Token], position: int) -> BoundKind:
    while position and tokens[position - 1].key in _BEFORE_NUMBER:
        position -= 1
    for length in (3, 2, 1):
        words = " ".join(token.key for token in tokens[max(0, position - length) : position])
        if words in _BOUNDS:
            return _BOUNDS[words]
    return "exact"


_BEFORE_NUMBER = frozenset(listed("a the у в in"))


def _unit(tokens: Sequence[Token], position: int) -> tuple[str, int]:
    """Return what is counted and the position after it; up to two adjectives may stand between."""
    for at in range(position, min(position + 3, len(tokens))):
        key = tokens[at].key
        if key.startswith(_TOWNSFOLK):
            return "people", at
        if at == position and _CITY_OF.match(key) and (counted := _unit(tokens, at + 1)[0]):
            return counted, at  # "шість тисяч київських домів" names the city too
        if at == position and key.startswith(_OFF) and (counted := _unit(tokens, at + 1)[0]):
            return counted, at  # "46 тисяч знеструмлених споживачів" tells of an outage too
        if not key[0].isalpha() or (tokens[at].capital and len(key) > 3):
            break
        if key.startswith("населен") or stands(tokens, at, "н п"):
            return "settlements", min(at + 2, len(tokens))
        if key in _VILLAGES:
            return "settlements", at + 1
        unit = next((unit for unit, stems in _UNIT_STEMS if key.startswith(stems)), None)
        if unit:
            houses = at + 1 < len(tokens) and tokens[at + 1].key.startswith(_HOUSES)
            return ("buildings", at + 2) if houses else (unit, at + 1)
        if at == position and key in ("euro", "euros", "євро", "евро"):
            return "eur_mwh", at + 1
        if key in _STOPS:
            break
    return "", position


def _in_total(tokens: Sequence[Token], at: int, unit: str, value: float) -> tuple[float, int] | None:
    """Read "four homes in five" and "one in five homes": a share written as so many of so many."""
    if (stands(tokens, at, "in") and (unit or value < 10)) or any(
        stands(tokens, at, of) for of in ("із", "з", "из")
    ):
        whole = SMALL.get(tokens[at + 1].key) if at + 1 < len(tokens) else None
        if whole and whole > value:
            return value / whole, _unit(tokens, at + 2)[1]
    return None


def _of_use(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the share tokens[start:at] is one of consumption, capacity or a deficit.

    A change "by 60%" is looked for through its whole clause: "consumption in the city has to fall by 60%".
    """
    first = max(0, start - 4)
    if start and tokens[start - 1].key in _CHANGED_BY:
        first = start - 1
        while first and start - first < 12 and tokens[first - 1].key[0].isalnum():
            first -= 1
    around = (*tokens[first:start], *tokens[at : at + 3])
    return any(
        token.key.startswith(_NOT_OF_SUPPLY) and not token.key.startswith(("потребит", "user"))
        for token in around
    )


_CHANGED_BY = frozenset(listed("by на to до"))


def _share(
    tokens: Sequence[Token], start: int, value: float, at: int, bound: BoundKind
) -> tuple[Figure | None, int]:
    if _of_use(tokens, start, at) or not 0 <= value <= 1:
        return Figure(value, "nothing", bound), at - start
    unit, after = _unit(tokens, at)
    if not unit and at < len(tokens) and tokens[at].key in ("of", "від", "from"):
        unit, after = _unit(tokens, at + 1)
        after = after if unit else at
    return Figure(value, "share", bound, unit if unit not in ("nothing", "") else None), after - start
