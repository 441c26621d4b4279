"""The gazetteer: what is in it, how places are found, and what it says when it cannot tell."""

import csv
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feeds.places import AmbiguousPlace, UnknownPlace, gazetteer
from feeds.places.gazetteer import read_places
from feeds.places.romanise import romanise, slug

SHARED = Path(__file__).parents[3] / "shared"

PLACES = gazetteer()
UKRAINE = [place for place in PLACES if place.id[:2] == "UA"]
CITIES = [place for place in UKRAINE if place.kind == "city"]
LARGE = [city for city in CITIES if (city.population or 0) >= 10_000]


def found(text):
    return PLACES.find(text).id


# What is in the table


def test_ukraine_has_the_27_units_of_iso_3166_2():
    units = [place.id for place in PLACES.children("UA")]
    assert len(units) == 27
    assert units == sorted(units)
    assert all(re.fullmatch(r"UA-\d\d", unit) for unit in units)
    assert {"UA-43", "UA-30", "UA-40"} < set(units)


def test_kyiv_and_sevastopol_are_cities_and_units_at_once():
    assert {place.id for place in PLACES.children("UA") if place.kind == "city"} == {"UA-30", "UA-40"}
    assert len(PLACES.oblasts()) == 25


def test_the_table_holds_every_larger_city():
    assert len(LARGE) == 395
    assert len(CITIES) >= 500


@pytest.mark.parametrize(
    "occupied", ["UA-43/kerch", "UA-40", "UA-09/luhansk", "UA-14/mariupol", "UA-23/melitopol"]
)
def test_occupied_places_are_in_ukraine(occupied):
    assert PLACES.ancestors(occupied)[-1] == "UA"


@pytest.mark.parametrize("city", LARGE, ids=lambda city: city.id)
def test_a_larger_city_has_names_and_lies_in_ukraine(city):
    assert re.fullmatch("[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’ -]+", city.name_uk)
    assert re.fullmatch("[A-Za-z -]+", city.name_en)
    assert 44.3 < city.latitude < 52.4
    assert 22.1 < city.longitude < 40.3


def test_a_russian_name_is_spelled_in_russian_or_empty():
    for place in UKRAINE:
        assert re.fullmatch("[А-Яа-яЁё -]*", place.name_ru), place.id
    assert sum(not city.name_ru for city in CITIES) <= 10


def test_an_id_is_the_oblast_and_the_romanised_name():
    for city in CITIES:
        if city.id not in {"UA-30", "UA-40", "UA-23/bilmak"}:
            assert city.id == f"{city.parent}/{slug(city.name_uk)}"
            assert city.name_en == romanise(city.name_uk)


def test_a_renamed_place_keeps_the_id_under_which_it_was_labelled():
    bilmak = PLACES.get("UA-23/bilmak")
    assert bilmak.name_uk == "Кам’янка"
    assert "UA-23/kamianka" in bilmak.other_ids


def test_no_id_code_or_geonames_number_stands_for_two_places():
    ids = [known for place in PLACES for known in (place.id, *place.other_ids)]
    codes = [place.katottg for place in UKRAINE if place.katottg]
    numbers = [place.geonames_id for place in UKRAINE if place.geonames_id]
    for keys in (ids, codes, numbers):
        assert len(keys) == len(set(keys))


def test_every_parent_is_in_the_table():
    assert all(place.parent in PLACES for place in UKRAINE if place.id != "UA")


def test_the_people_of_the_units_add_up_to_the_country():
    units = sum(place.population or 0 for place in PLACES.children("UA") if place.id != "UA-40")
    assert units == PLACES.get("UA").population == 41_167_335


# Finding places


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Київ", "UA-30"),
        ("Киев", "UA-30"),
        ("Kiev", "UA-30"),
        ("Kyiv city", "UA-30"),
        ("м. Київ", "UA-30"),
        ("Харків", "UA-63/kharkiv"),
        ("Kharkiv", "UA-63/kharkiv"),
        ("Харьков", "UA-63/kharkiv"),
        ("Kharkov", "UA-63/kharkiv"),
        ("Lvov", "UA-46/lviv"),
        ("Odessa", "UA-51/odesa"),
        ("Nikolaev", "UA-48/mykolaiv"),
        ("Zaporozhye", "UA-23/zaporizhzhia"),
        ("Ivano-Frankovsk", "UA-26/ivano-frankivsk"),
        ("Chernigov", "UA-74/chernihiv"),
        ("Rovno", "UA-56/rivne"),
        ("Vinnitsa", "UA-05/vinnytsia"),
        ("Cherkassy", "UA-71/cherkasy"),
        ("Artemivsk", "UA-14/bakhmut"),
        ("Белая Церковь", "UA-32/bila-tserkva"),
        ("Україна", "UA"),
        ("Евросоюз", "EU"),
    ],
)
def test_a_place_is_found_in_three_languages_and_old_spellings(text, place_id):
    assert found(text) == place_id


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv oblast",
        "Kharkiv region",
        "Kharkivska",
        "Kharkivshchyna",
        "Kharkov region",
        "Харківська область",
        "Харківська обл.",
        "Харківщина",
        "Харьковская область",
        "Харьковщина",
        "ua-63",
    ],
)
def test_an_oblast_has_many_names(text):
    assert found(text) == "UA-63"


@pytest.mark.parametrize(
    "text",
    ["Кривий Ріг", "кривий ріг", "Кривий-Ріг", "Kryvyi Rih", "KRYVYY RIH", "Krivoy Rog", "ua-12/Kryvyi-Rih"],
)
def test_case_and_hyphens_do_not_matter(text):
    assert found(text) == "UA-12/kryvyi-rih"


@pytest.mark.parametrize("apostrophe", ["’", "'", "ʼ", "`", ""])
def test_apostrophes_do_not_matter(apostrophe):
    assert found(f"Куп{apostrophe}янськ") == "UA-63/kupiansk"


@pytest.mark.parametrize(
    ("city", "city_id", "oblast", "oblast_id"),
    [
        ("Kyiv", "UA-30", "Kyivska", "UA-32"),
        ("Дніпро", "UA-12/dnipro", "Дніпропетровська область", "UA-12"),
        ("Днепропетровск", "UA-12/dnipro", "Dnipro region", "UA-12"),
        ("Kirovohrad", "UA-35/kropyvnytskyi", "Kirovohrad oblast", "UA-35"),
        ("Кропивницький", "UA-35/kropyvnytskyi", "Кіровоградщина", "UA-35"),
        ("Запоріжжя", "UA-23/zaporizhzhia", "Zaporizka", "UA-23"),
        ("Луцьк", "UA-07/lutsk", "Волинь", "UA-07"),
    ],
)
def test_a_bare_name_is_the_city_and_never_its_oblast(city, city_id, oblast, oblast_id):
    assert (found(city), found(oblast)) == (city_id, oblast_id)


def test_a_former_name_or_its_id_leads_to_the_renamed_city():
    assert found("Новомосковськ") == found("UA-12/novomoskovsk") == "UA-12/samar"
    assert found("Krasnohrad") == "UA-63/berestyn"
    assert found("Червоноград") == "UA-46/sheptytskyi"


def test_slavutych_belongs_to_kyiv_oblast_though_it_lies_in_another():
    assert found("UA-74/slavutych") == found("Славутич") == "UA-32/slavutych"


def test_of_two_cities_the_much_larger_one_is_meant():
    assert found("Миколаїв") == "UA-48/mykolaiv"
    assert PLACES.get("UA-46/mykolaiv").name_uk == "Миколаїв"


def test_two_cities_of_like_size_are_ambiguous():
    with pytest.raises(AmbiguousPlace, match=r"'Городок'.*UA-46/horodok \(Lviv oblast\)") as error:
        PLACES.find("Городок")
    assert set(error.value.candidates) == {"UA-46/horodok", "UA-68/horodok"}


def test_a_name_that_was_another_city_in_2022_is_ambiguous():
    with pytest.raises(AmbiguousPlace):
        PLACES.find("Первомайськ")


@pytest.mark.parametrize("village", ["Oleksandrivka", "Олександрівка", "Александровка"])
def test_none_of_the_many_oleksandrivkas_is_taken_for_a_city(village):
    # GeoNames lists Oleksandrivka among the other names of the city of Donetsk.
    with pytest.raises(UnknownPlace):
        PLACES.find(village)


def test_an_unknown_name_is_told_the_nearest_ones():
    with pytest.raises(UnknownPlace, match=r"'Kremenchuhk'.*UA-53/kremenchuk"):
        PLACES.find("Kremenchuhk")


@pytest.mark.parametrize("nothing", ["", "  ", "м.", "(national)", "ua-99"])
def test_what_names_no_place_is_unknown(nothing):
    with pytest.raises(UnknownPlace, match=re.escape(repr(nothing))):
        PLACES.find(nothing)


def test_get_takes_an_exact_id_only():
    assert PLACES.get("UA-53/kremenchuk").name_en == "Kremenchuk"
    with pytest.raises(UnknownPlace, match="UA-53/kremenchug"):
        PLACES.get("UA-53/kremenchug")
    with pytest.raises(UnknownPlace):
        PLACES.get("Kremenchuk")


# What lies where


@pytest.mark.parametrize(
    ("place_id", "above"),
    [("UA-63/izium", ("UA-63", "UA")), ("UA-32/brovary", ("UA-32", "UA")), ("UA-30", ("UA",)), ("UA", ())],
)
def test_ancestors_go_from_the_parent_to_the_country(place_id, above):
    assert PLACES.ancestors(place_id) == above


def test_each_oblast_has_one_centre_in_the_order_of_the_oblasts():
    centres = PLACES.oblast_centres()
    assert [centre.centre_of[-1] for centre in centres] == [oblast.id for oblast in PLACES.oblasts()]
    assert {"UA-30", "UA-12/dnipro", "UA-07/lutsk", "UA-21/uzhhorod", "UA-43/simferopol"} < {
        c.id for c in centres
    }


def test_the_children_of_an_oblast_are_its_cities():
    assert "UA-53/kremenchuk" in [city.id for city in PLACES.children("UA-53")]
    assert PLACES.children("UA-53/kremenchuk") == []


@pytest.mark.parametrize("place_id", ["UA", "UA-30", "UA-21/uzhhorod", "UA-23/zaporizhzhia", "UA-43/kerch"])
def test_all_of_ukraine_lives_by_one_clock(place_id):
    assert PLACES.get(place_id).clock == ZoneInfo("Europe/Kyiv")


def test_a_table_with_other_columns_is_refused():
    with pytest.raises(ValueError, match="id, name"):
        read_places("id,name\nUA,Ukraine\n")


# Against what others gave us, and against its own inputs


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled passages are not beside this repository")
def test_every_place_of_the_labelled_passages_is_known():
    passages = map(json.loads, (SHARED / "extraction" / "dev.jsonl").read_text(encoding="utf-8").splitlines())
    statements = [statement for passage in passages for statement in passage["statements"]]
    named = {statement["place"] for statement in statements}
    accepted = {place for said in statements for place in (said.get("accept") or {}).get("place", [])}
    for place_id in named - {None}:
        assert place_id in PLACES, place_id
    for place_id in accepted - {None, "*"}:
        assert found(place_id)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the chronicle of events is not beside this repository")
def test_every_place_of_the_chronicle_is_known():
    with (SHARED / "facts" / "events.csv").open(encoding="utf-8", newline="") as table:
        events = list(csv.DictReader(table))
    for event in events:
        oblast = None if event["oblast"].startswith("(") else PLACES.find(event["oblast"])
        city = PLACES.find(event["city"]) if event["city"] else None
        assert city is None or city == oblast or city.parent == oblast.id


def test_a_rebuild_changes_nothing():
    from feeds.places.build import HERE, build

    assert build() == (HERE / "ua.csv").read_text(encoding="utf-8")
