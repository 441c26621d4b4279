"""Texts of several sentences, sources, times and the properties that hold for any text."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.language import Extract, as_json, extract

MONDAY = datetime.fromisoformat("2022-12-19T12:00:00+02:00")


def keys(
    text: str, published: datetime | None = MONDAY, source: str = ""
) -> list[tuple[str | None, str | None, str]]:
    return [
        (found.place, found.service, found.kind)
        for found in extract(text, published=published, source=source)
    ]


def only(text: str, published: datetime | None = MONDAY, source: str = "") -> Extract:
    (found,) = extract(text, published=published, source=source)
    return found


# --- where


def test_a_city_named_once_is_the_place_of_the_sentences_after_it() -> None:
    text = "У Чернігові пролунали вибухи. Місто без світла. Опалення теж немає."
    assert keys(text) == [("UA-74/chernihiv", "electricity", "outage"), ("UA-74/chernihiv", "heat", "outage")]


def test_the_region_is_that_of_the_city() -> None:
    text = "У Кременчуці зупинили котельні. Області бракує енергії: без світла 40 тисяч споживачів області."
    assert keys(text) == [("UA-53/kremenchuk", "heat", "outage"), ("UA-53", "electricity", "outage")]


def test_an_operators_channel_stands_in_for_a_place() -> None:
    text = "Застосовано графіки аварійних відключень."
    assert keys(text, source="t.me/kharkivenergy (Харківобленерго)") == [
        ("UA-63", "electricity", "emergency_shutdown")
    ]
    assert keys(text) == []


def test_a_named_place_wins_over_the_channel() -> None:
    text = "У Полтавській області скасовано ГАВ."
    assert keys(text, source="t.me/kharkivenergy (Харківобленерго)") == [
        ("UA-53", "electricity", "emergency_shutdown")
    ]


def test_a_list_item_is_about_its_own_place() -> None:
    text = "Ситуація на вечір:\n— Київ: воду повернули;\n— Сумщина: без світла 12 тисяч абонентів;\n— Рівне: тепло є."
    assert keys(text) == [("UA-30", "water", "restoration"), ("UA-59", "electricity", "outage")]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("у Києві", "UA-30"),
        ("на Київщині", "UA-32"),
        ("у Київській області", "UA-32"),
        ("у Київській обл.", "UA-32"),
        ("у столиці", "UA-30"),
        ("у Кривому Розі", "UA-12/kryvyi-rih"),
        ("у м. Кам’янське", "UA-12/kamianske"),
        ("на Запоріжжі", "UA-23"),
        ("у Запоріжжі", "UA-23/zaporizhzhia"),
        ("у Ніжинському районі", "UA-74"),
        ("в Печерському районі", "UA-30"),
        ("на Прикарпатті", "UA-26"),
        ("у Славутичі", "UA-32/slavutych"),
        ("в Николаеве", "UA-48/mykolaiv"),
    ],
)
def test_places_in_any_case(words: str, place: str) -> None:
    assert keys(f"Сьогодні {words} зникло світло.") == [(place, "electricity", "outage")]


@pytest.mark.parametrize(
    "text",
    [
        "Одеська залізниця затримує потяги: немає струму в контактній мережі.",
        "У Варшаві зникло світло.",
        "Після аварії в Іспанії без світла мільйони людей. Енергетики обіцяють відновити електропостачання.",
    ],
)
def test_other_countries_and_railways_are_not_meant(text: str) -> None:
    assert keys(text) == []


def test_an_unknown_name_is_abroad_unless_a_place_of_ours_is_known() -> None:
    assert keys("У Кракові без світла 10 тисяч мешканців.") == []
    assert keys("На Сумщині обстріли. У Юнаківці без світла 300 осель.") == [
        ("UA-59", "electricity", "outage")
    ]


def test_a_name_that_is_a_word_needs_more_than_a_capital() -> None:
    assert keys("Мені вже третій день без світла важко, але всі живі.") == []
    assert keys("Без світла Суми й Малин.") == [
        ("UA-59/sumy", "electricity", "outage"),
        ("UA-18/malyn", "electricity", "outage"),
    ]


# --- when


def test_what_was_before_the_war_is_not_told() -> None:
    assert keys("У 2015 році Крим лишився без світла.") == []


def test_a_weekday_is_the_last_one_and_a_plan_the_next_one() -> None:
    past = as_json(only("У п’ятницю Суми лишилися без світла."))
    ahead = as_json(only("У п’ятницю на Сумщині діятимуть графіки погодинних відключень."))
    assert (past["at"], ahead["at"], ahead["modality"]) == ("2022-12-16", "2022-12-23", "planned")


def test_a_weekday_corrects_the_month_of_its_own_date() -> None:
    published = datetime.fromisoformat("2026-02-16T20:00:00+02:00")
    text = "У вівторок, 17 січня, з 00:00 до 24:00 на Харківщині будуть діяти графіки погодинних відключень."
    found = as_json(only(text, published))
    assert (found["at"], found["until"]) == ("2026-02-17T00:00+02:00", "2026-02-18T00:00+02:00")


def test_a_mistyped_hour_is_read() -> None:
    assert as_json(only("О 02;00 у Львові скасовано екстрені відключення."))["at"] == "2022-12-19T02:00+02:00"


def test_without_a_day_of_publication_only_full_dates_are_times() -> None:
    assert as_json(only("Вчора в Умані зникло світло.", None))["at"] is None
    assert as_json(only("16 грудня 2022 року в Умані зникло світло.", None))["at"] == "2022-12-16"


def test_summer_and_winter_offsets() -> None:
    july = datetime.fromisoformat("2024-07-24T12:00:00+03:00")
    assert as_json(only("З 16:00 у Львові застосовано ГАВ.", july))["at"] == "2024-07-24T16:00+03:00"


# --- how much


@pytest.mark.parametrize(
    ("figure", "value", "unit", "bound"),
    [
        ("150 000 споживачів", 150_000, "customers", "exact"),
        ("близько 1,5 млн споживачів", 1_500_000, "customers", "about"),
        ("понад 130 тис. родин", 130_000, "households", "at_least"),
        ("пів мільйона людей", 500_000, "people", "exact"),
        ("до 40% абонентів", 0.4, "share_off", "at_most"),
        ("третина міста", 0.3333, "share_off", "exact"),
        ("12 населених пунктів", 12, "settlements", "exact"),
        ("12 н.п.", 12, "settlements", "exact"),
    ],
)
def test_figures(figure: str, value: float, unit: str, bound: str) -> None:
    quantity = only(f"У Хмельницькому без світла {figure}.").quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.bound) == (value, unit, bound)


@pytest.mark.parametrize("figure", ["320 будинків", "дві черги", "4 години"])
def test_what_counts_no_supply_is_no_figure(figure: str) -> None:
    assert only(f"У Хмельницькому без світла {figure}.").quantity is None


def test_two_figures_at_two_times_are_two_claims() -> None:
    text = "Вночі в Сумах були без світла 22 тисячі абонентів. Зараз без світла в Сумах 3,5 тисячі абонентів."
    assert [found.quantity.value for found in extract(text, published=MONDAY) if found.quantity] == [
        22_000,
        3_500,
    ]


# --- traps of the field


def test_power_restored_beside_emergency_cuts_is_two_claims() -> None:
    text = "Power is fully restored in Odesa. Emergency shutdowns continue."
    assert [(found.kind, found.phase) for found in extract(text, published=MONDAY)] == [
        ("restoration", "full"),
        ("emergency_shutdown", "continues"),
    ]


def test_a_cut_of_consumption_is_no_outage() -> None:
    assert keys("Energy companies in Kyiv were told to reduce consumption by 60%.") == []


def test_the_share_with_power_is_a_share_on() -> None:
    found = only("In Kyiv 20% of consumers have power.")
    assert found.quantity is not None
    assert (found.quantity.unit, found.quantity.value) == ("share_on", 0.2)
    assert found.quantity.base == "customers"


def test_industry_limits_are_no_household_cut() -> None:
    text = "Завтра у Полтавській області для промисловості діятимуть графіки обмеження потужності."
    assert keys(text) == []


def test_a_power_cut_abroad_does_not_hide_one_at_home() -> None:
    assert keys("Молдова втратила живлення на годину. У Черкасах досі немає світла.") == [
        ("UA-71/cherkasy", "electricity", "outage")
    ]


# --- any text


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_quoted(text: str) -> None:
    for found in extract(text, published=MONDAY):
        assert found.quote == text[found.start : found.end]


_WORDS = tuple(
    word
    for line in (
        "Київ Харківщина область без світла води тепла не буде аварійні відключення скасовано 40% 12 тис. абонентів",
        "о 10:15 завтра у п’ятницю , . : — « » Odesa region lost power and heat emergency outages were cancelled",
        "restored fake Сум Ніжинський район удар по підстанції мають може якщо у Кракові ( ) ;",
    )
    for word in [*line.split(), "\n"]
)


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_the_same_text_says_the_same_and_is_quoted(text: str) -> None:
    first, second = extract(text, published=MONDAY), extract(text, published=MONDAY)
    assert first == second
    for found in first:
        assert found.quote == text[found.start : found.end] != ""
        as_json(found)
