"""The built table of names: what it holds, and that building it again changes nothing."""

from __future__ import annotations

import importlib
from importlib import resources

from feeds.places import gazetteer


def rows() -> list[tuple[str, str, list[str]]]:
    table = resources.files("feeds.language").joinpath("place_forms.tsv").read_text("utf-8")
    split = [line.split("\t") for line in table.splitlines()]
    return [(form, kind, ids.split("|")) for form, kind, ids in split]


def test_every_id_is_in_the_gazetteer() -> None:
    known = gazetteer()
    assert not [(form, ids) for form, _, ids in rows() if not all(place in known for place in ids)]


def test_every_place_of_ukraine_has_a_form() -> None:
    named = {place for _, _, ids in rows() for place in ids}
    assert not [place.id for place in gazetteer() if place.id.startswith("UA") and place.id not in named]


def test_every_oblast_has_an_adjective_or_a_noun_and_cases_of_its_centre() -> None:
    forms = {place: [form for form, _, ids in rows() if place in ids] for place in ("UA-63", "UA-63/kharkiv")}
    assert {"харківська", "харківській", "харківщині"} <= set(forms["UA-63"])
    assert {"харкова", "харкові", "харковом", "харькове", "kharkov"} <= set(forms["UA-63/kharkiv"])


def test_building_again_changes_nothing() -> None:
    built = importlib.import_module("feeds.language.build.places").build()
    assert built == resources.files("feeds.language").joinpath("place_forms.tsv").read_text("utf-8")
