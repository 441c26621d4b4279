"""What is finer than a city is found in three languages, and harmless words are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from feeds.catalog import catalog, curated_table
from feeds.places import gazetteer
from monitor.redaction import RULES, WITHHELD, found_in, redact, redact_address

CAPTURES = Path(__file__).parents[1] / "captures"
FOUND = {
    "map link": """
        see https://maps.google.com/?q=50.45,30.52
        https://goo.gl/maps/abcd
        https://www.google.com/maps/@50.45,30.52,15z
        https://example.org/?ll=50.4501,30.5234
        geo:50.45,30.52
        ///stock.paper.lamp
    """,
    "coordinates in degrees and minutes": """
        48°27'30"N 35°02'10"E
        50°27′ пн. ш. 30°31′ сх. д.
        N50°27.0' E30°31.4'
        50 градусов 27 минут
        50 degrees 27 minutes north
    """,
    "coordinates in decimal degrees": """
        50.4501, 30.5234
        удар: 50,4501; 30,5234
        at 50.45, 30.52
        N 50.45 E 30.52
        широта 50.45
        latitude 50.45
    """,
    "grid reference": """
        36UUA 23456 87654
        36U UA 2345 8765
        36U 324567 5589123
    """,
    "plus code": """
        9G2GCG2F+2X
        FG2F+2X Kyiv
    """,
    "street address": """
        пожежа на вул. Перемоги, 12 у Полтаві
        влучання у дім на вулиці Шевченка 5
        пр-т Науки, 14
        на площі Ринок, 1
        на проспекте Гагарина, 20
        Удар по ул. Ленина, д. 5
        A missile hit 12 Shevchenko Street
        near Peremohy Avenue
        у будинку: будинок 5
    """,
    "power line": """
        лінія 750 кВ Рівне – Київ
        the 750 kV line Rivne – Kyiv
    """,
    "facility": """
        Удар по ТЕЦ-5 у Харкові
        пошкоджено ТЕЦ‑6
        На Зміївській ТЕС пожежа
        підстанція «Київська» 750 кВ
        ПС 330 кВ Новокиївська
        лікарня № 4 без світла
        повреждена ТЭЦ-4
        Удар по Трипольской ТЭС
        Удар по подстанции Южная
        CHP-6 was hit
        substation Pivdenna 750 kV
        The Pivdenna substation was damaged
        Zaporizhzhia NPP was cut off
        Kurakhove thermal power plant
        hospital No. 5
    """,
}
HARMLESS = """
    Emergency shutdowns in Kyiv from 16:00
    Three thermal power plants were hit
    The power plant was damaged
    A pumping station in Dnipro is off
    Ukrainian power plants produce less
    Several substations of 330 kV were hit
    from 10,000, 20,000 and 45,000 customers
    prices 108.5, 110.2
    16.12.2022, 18.12.2022
    temperature -5°C
    Wall Street Journal wrote
    Group 3.1 from 10:00 to 14:00
    unit 3 was stopped
    ГПВ черги 1.1, 2.2
    Після удару по підстанції у Львові
    площа відключень 500 км
    У Києві ТЕЦ працюють
    Атомна електростанція працює
    будинки без світла: 300 будинків
    завод у Харкові
    В Киеве электростанции работают
    Половина домов без света, 40 домов
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, all_ in FOUND.items() for text in lines(all_)]
)
def test_a_place_finer_than_a_city_is_withheld_by_its_rule(rule, text):
    assert rule in found_in(text)
    assert WITHHELD in redact(text)
    assert redact(redact(text)) == redact(text)


def test_every_rule_has_its_texts():
    assert [rule.name for rule in RULES] == list(FOUND)


@pytest.mark.parametrize("text", lines(HARMLESS))
def test_harmless_words_stay(text):
    assert redact(text) == text
    assert list(found_in(text)) == []


def test_the_rest_of_the_sentence_stays():
    assert (
        redact("Удар по ТЕЦ-5 у Харкові, 40% без світла") == f"Удар по {WITHHELD} у Харкові, 40% без світла"
    )
    assert redact("The Pivdenna substation was hit") == f"The {WITHHELD} was hit"


def test_no_word_of_the_shipped_tables_is_changed():
    said = [
        o for f in catalog().values() if f.source.table for o in f.parse(curated_table(f.source)).observations
    ]
    words = {text for o in said for text in (o.quote, o.said_by, o.doubt, o.publisher, o.url, o.locator)}

    assert len(words) > 900
    assert {text for text in words if redact(text) != text} == set()


def test_no_quote_of_the_captured_sources_is_changed():
    quotes = set()
    for path in CAPTURES.rglob("*.json"):
        answer = json.loads(path.read_text(encoding="utf-8"))
        rows = answer.get("observations", ()) if isinstance(answer, dict) else ()
        quotes |= {row["quote"] for row in rows if "quote" in row}

    assert len(quotes) > 50
    assert {quote for quote in quotes if redact(quote) != quote} == set()


def test_an_address_of_a_page_stays_and_one_of_a_map_does_not():
    assert redact_address("https://t.me/s/kharkivenergy/123") == "https://t.me/s/kharkivenergy/123"
    assert redact_address("https://www.google.com/maps/@50.45,30.52,15z") == ""


def test_names_of_places_are_no_finer_than_a_city():
    assert {place.kind for place in gazetteer()} <= {"union", "country", "oblast", "city"}
    assert [p.id for p in gazetteer() for name in p.names if redact(name) != name] == []
