"""A sentence that names its own place, service and time says the same whatever stands before it.

What leans on its paragraph is another matter: an attack without a time, damage without a strike, a raion.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.language import Extract, extract

MONDAY = datetime.fromisoformat("2022-12-19T12:00:00+02:00")

UKRAINIAN = (
    (
        "Сьогодні {} зникло світло.",
        "Без електропостачання {} залишилися понад 45 тисяч споживачів.",
        "Станом на 11:00 {} знеструмлені 63 населені пункти.",
        "Аварійні відключення {} скасовано.",
        "З 16:00 {} застосовано графіки аварійних відключень.",
        "Екстрені відключення {} тривають.",
        "Завтра {} діятимуть графіки погодинних відключень.",
        "Завтра {} графіки погодинних відключень не застосовуватимуться.",
        "Другу добу {} немає опалення.",
        "Уночі {} відновили водопостачання для третини абонентів.",
        "Вже {} повністю відновили теплопостачання.",
        "Через негоду {} без газу лишилися 300 родин.",
        "Лише 30% споживачів {} мають світло.",
        "Воду {} обіцяють подати до вечора.",
        "У разі нових обстрілів {} можуть бути застосовані аварійні відключення.",
        "Учора о 03:40 {} ракета влучила в підстанцію.",
        "Унаслідок нічної атаки {} знеструмлень немає.",
    ),
    (
        "у Полтаві",
        "на Сумщині",
        "у Києві",
        "на Київщині",
        "у Харківській області",
        "в Одесі",
        "у місті Рівне",
        "у Кривому Розі",
        "на Закарпатті",
        "у Ніжині",
        "у Шостці",
        "в Ізмаїлі",
        "на Волині",
        "у Вінниці",
        "у Хмельницькій області",
    ),
)
ENGLISH = (
    (
        "Power was restored to 40% of customers in {}.",
        "Emergency shutdowns were introduced in {} at 14:30.",
        "About 12,000 people in {} are without water.",
        "Heating was fully restored in {} on Sunday.",
        "Tomorrow hourly outage schedules will be in force in {}.",
        "The emergency shutdowns in {} were cancelled.",
        "A missile hit a power substation in {} on Friday morning.",
        "More than 5,000 households in {} have no gas.",
        "Emergency outages are possible in {}.",
        "Despite the raid, no power cuts were reported in {}.",
    ),
    (
        "Kharkiv",
        "Lviv region",
        "Kyiv",
        "Odesa oblast",
        "Dnipro",
        "Kherson",
        "Zhytomyr",
        "Uman",
        "Cherkasy region",
    ),
)
RUSSIAN = (
    (
        "Сегодня в {} пропал свет.",
        "Без воды в {} остаются 12 тысяч абонентов.",
        "Аварийные отключения в {} отменены.",
        "С 16:00 в {} введены экстренные отключения.",
        "Ночью в {} восстановили электроснабжение для половины абонентов.",
        "Завтра в {} будут действовать графики почасовых отключений.",
    ),
    ("Николаеве", "Харьковской области", "Одессе", "Киеве", "Днепре", "Черниговской области", "Запорожье"),
)


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two to five sentences of one language, each about its own place, and the same in another order."""
    templates, places = draw(st.sampled_from((UKRAINIAN, ENGLISH, RUSSIAN)))
    count = draw(st.integers(2, 5))
    told = draw(st.lists(st.sampled_from(templates), min_size=count, max_size=count, unique=True))
    where = draw(st.lists(st.sampled_from(places), min_size=count, max_size=count, unique=True))
    sentences = [template.format(place) for template, place in zip(told, where, strict=True)]
    return sentences, draw(st.permutations(sentences))


def said(found: Extract) -> tuple[Any, ...]:
    """All of a claim but where it stands in the text."""
    return (
        found.place,
        found.service,
        found.kind,
        found.phase,
        found.modality,
        found.quantity,
        found.at,
        found.until,
        found.quote,
    )


@pytest.mark.parametrize("between", ["\n", " "], ids=["lines", "paragraph"])
@given(both=orders())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_unrelated_sentences_say_the_same_in_any_order(
    between: str, both: tuple[list[str], list[str]]
) -> None:
    one, other = ({said(found) for found in extract(between.join(text), published=MONDAY)} for text in both)
    assert one == other
    assert len(one) >= len(both[0])
