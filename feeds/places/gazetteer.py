"""Looks places up by id or by any of their names, in three languages and in old and foreign spellings.

The tables lie beside this module, one file per country; nothing else is read.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal, cast
from zoneinfo import ZoneInfo

from feeds.errors import UnknownName

Kind = Literal["union", "country", "oblast", "city"]

HEADER = (
    "id,kind,parent,name_en,name_uk,name_ru,other_names,population,latitude,longitude,zone,"
    "katottg,geonames_id,centre_of,other_ids,valid_from,valid_until"
)
COLUMNS = tuple(HEADER.split(","))
"""The columns of a table of places, in their order."""

CLEARLY_LARGER = 10
"""How many times more people than the next city of its name the city has that a bare name means."""

_TABLE = re.compile(r"[a-z]{2}\.csv")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("'’ʼ`´‘ʹ′\u0301"),
        **dict.fromkeys("-‐‑–—_.\u00a0", " "),
        "ё": "е",
        "ґ": "г",
    }
)
_ACCENT_ON_LATIN = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_SHORT = {"обл": "область", "obl": "oblast"}
_SETTLEMENT_WORD = re.compile(r"(?:м|г|смт|пгт|місто|город|селище|city of|the city of|city) (?=.)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A country, a first-level unit of it, or a city, with its names and its clock."""

    id: str
    """ISO 3166-2, or "<subdivision>/<slug>" for a city in an oblast."""
    kind: Kind
    parent: str | None
    name_en: str
    name_uk: str
    name_ru: str
    """Empty where no sure Russian form is known."""
    other_names: tuple[str, ...] = ()
    """Old names and other spellings, and for an oblast its adjective and its short names."""
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    """WGS 84 degrees, for sanity checks and distances; never published."""
    zone: str
    katottg: str = ""
    """Code in the state codifier of Ukraine."""
    geonames_id: int | None = None
    centre_of: tuple[str, ...] = ()
    """What is governed from here: Kyiv is the centre of the country and of an oblast it does not lie in."""
    other_ids: tuple[str, ...] = ()
    """Ids that others use, or that a former name would give."""
    valid_from: date | None = None
    valid_until: date | None = None
    """The days [from, until) in which the place exists within these borders; None: always."""

    @property
    def clock(self) -> ZoneInfo:
        """The zone by which the place's days are cut."""
        return ZoneInfo(self.zone)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in every language, the main ones first."""
        return tuple(name for name in (self.name_uk, self.name_en, self.name_ru) if name) + self.other_names


class UnknownPlace(UnknownName):
    """Nothing in the gazetteer has this id or name."""

    def __init__(self, text: str, near: Iterable[str] = ()) -> None:
        self.text = text
        self.near = tuple(near)
        hint = f"; near: {', '.join(self.near)}" if self.near else ""
        super().__init__(f"no place is called {text!r}{hint}")


class AmbiguousPlace(UnknownName):
    """Several cities have this name and none is clearly the largest."""

    def __init__(self, text: str, candidates: Iterable[str], described: Iterable[str]) -> None:
        self.text = text
        self.candidates = tuple(candidates)
        super().__init__(f"{text!r} can be {' or '.join(described)}")


class Gazetteer:
    """All places known, by id and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.id: place for place in places}
        self._ids = {known.upper(): place.id for place in self for known in (place.id, *place.other_ids)}
        self._named: dict[str, list[Place]] = {}
        self._children: dict[str, list[Place]] = {}
        for place in self:
            for name in dict.fromkeys(map(fold, place.names)):
                self._named.setdefault(name, []).append(place)
            if place.parent:
                self._children.setdefault(place.parent, []).append(place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._places

    def get(self, place_id: str) -> Place:
        """Return the place of exactly this id; UnknownPlace otherwise."""
        try:
            return self._places[place_id]
        except KeyError:
            raise UnknownPlace(place_id, self._near(place_id)) from None

    def find(self, text: str) -> Place:
        """Return the place that a person means by an id in any case or by a name in any of the languages.

        Case, apostrophes, hyphens and dots do not matter. A name that a city shares with an oblast means the
        city; of several cities it means the one with ten times the people of the next. UnknownPlace names
        the nearest names, AmbiguousPlace the candidates.
        """
        if (place_id := self._ids.get(text.strip().upper())) is not None:
            return self._places[place_id]
        name = fold(text)
        found = self._named.get(name) or self._named.get(_SETTLEMENT_WORD.sub("", name, count=1), [])
        if not found:
            raise UnknownPlace(text, self._near(text))
        cities = [place for place in found if place.kind == "city"] or found
        ranked = sorted(cities, key=lambda place: (-(place.population or 0), place.id))
        if len(ranked) > 1 and not _clearly_larger(ranked[0], ranked[1:]):
            raise AmbiguousPlace(text, [place.id for place in ranked], map(self._described, ranked))
        return ranked[0]

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of everything that the place lies in, from its parent up to the country."""
        above = []
        parent = self.get(place_id).parent
        while parent is not None:
            above.append(parent)
            parent = self.get(parent).parent
        return tuple(above)

    def children(self, place_id: str) -> list[Place]:
        """Return the places directly in this one: of a country all its first-level units, by id."""
        return list(self._children.get(self.get(place_id).id, ()))

    def oblasts(self, country: str = "UA") -> list[Place]:
        """Return the first-level units of a country that are no city, by id."""
        return [place for place in self.children(country) if place.kind == "oblast"]

    def oblast_centres(self, country: str = "UA") -> list[Place]:
        """Return the cities from which the oblasts are governed, in the order of `oblasts`."""
        centres = {area: place for place in self for area in place.centre_of}
        return [centres[oblast.id] for oblast in self.oblasts(country) if oblast.id in centres]

    def capital(self, country: str = "UA") -> Place:
        """Return the city from which a country is governed."""
        capitals = [place for place in self if country in place.centre_of]
        if not capitals:
            raise UnknownPlace(f"no capital of {country!r} in the gazetteer")
        return capitals[0]

    def _described(self, place: Place) -> str:
        return f"{place.id} ({self._places[place.parent].name_en})" if place.parent else place.id

    def _near(self, text: str) -> list[str]:
        if "/" in text:
            return difflib.get_close_matches(text, self._places, n=3)
        shown = {name: place for name, places in self._named.items() for place in places[:1]}
        near = difflib.get_close_matches(fold(text), shown, n=3, cutoff=0.7)
        return [f"{name} ({shown[name].id})" for name in near]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of all tables in this package, read once."""
    folder = resources.files(__package__ or "feeds.places")
    tables = {item.name: item.read_text("utf-8") for item in folder.iterdir() if _TABLE.fullmatch(item.name)}
    return Gazetteer(place for _, table in sorted(tables.items()) for place in read_places(table))


def clock_of(place_id: str) -> ZoneInfo:
    """Return the zone in which the days of a place are cut."""
    return gazetteer().get(place_id).clock


def read_places(table: str) -> Iterable[Place]:
    """Read the CSV text of a table of places."""
    rows = csv.reader(table.splitlines())
    if (header := tuple(next(rows))) != COLUMNS:
        raise ValueError(f"not a table of places, its columns are {', '.join(header)}")
    return map(_read_place, rows)


def fold(name: str) -> str:
    """Return the key of a name: its case, accents, apostrophes and hyphens do not matter."""
    plain = name.casefold()
    if not plain.isascii():
        # Й and ї are letters of their own, so accents come off Latin letters only.
        plain = _ACCENT_ON_LATIN.sub("", unicodedata.normalize("NFKD", plain))
        plain = unicodedata.normalize("NFC", plain)
    words = plain.translate(_FOLDED).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def _read_place(fields: list[str]) -> Place:
    row = dict(zip(COLUMNS, fields, strict=True))
    return Place(
        id=row["id"],
        kind=cast(Kind, row["kind"]),
        parent=row["parent"] or None,
        name_en=row["name_en"],
        name_uk=row["name_uk"],
        name_ru=row["name_ru"],
        other_names=_split(row["other_names"]),
        population=int(row["population"]) if row["population"] else None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        zone=row["zone"],
        katottg=row["katottg"],
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        centre_of=_split(row["centre_of"]),
        other_ids=_split(row["other_ids"]),
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


def _clearly_larger(first: Place, others: Iterable[Place]) -> bool:
    """Whether the first has ten times the people of each other; unknown figures decide nothing."""
    return all(
        first.population is not None
        and other.population is not None
        and first.population >= CLEARLY_LARGER * other.population
        for other in others
    )
