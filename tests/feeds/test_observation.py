"""Observations: what their ids hold, and shares as bounds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from feeds.bounds import Bounds
from feeds.observation import Document, Quantity
from tests.sayings import instant, said


def test_the_same_saying_has_the_same_id_whenever_and_wherever_we_met_it():
    one = said("outage", "16 10:00")
    again = said("outage", "16 10:00", known_at=one.known_at + timedelta(days=3), locator="line 9")
    assert one.id == again.id


@pytest.mark.parametrize(
    "change", [{"off": 0.4}, {"place": "UA-46"}, {"publisher": "Other"}, {"doubt": "unsure"}]
)
def test_anything_said_differently_is_another_saying(change):
    assert said("outage", "16 10:00").id != said("outage", "16 10:00", **change).id


@pytest.mark.parametrize(
    ("value", "unit", "bound", "off"),
    [
        (0.6, "share_off", "exact", Bounds(0.6, 0.6)),
        (0.2, "share_on", "exact", Bounds(0.8, 0.8)),
        (0.7, "share_on", "at_least", Bounds(0.0, 0.3)),
        (0.5, "share_off", "at_least", Bounds(0.5, 1.0)),
        (0.4, "share_off", "at_most", Bounds(0.0, 0.4)),
        (0.2, "share_on", "about", Bounds(0.75, 0.85)),
        (1.0, "share_on", "about", Bounds(0.0, 0.05)),
        (600_000, "people", "exact", None),
        (1_200, "settlements", "at_least", None),
    ],
)
def test_a_share_of_those_supplied_is_the_rest_off_and_counts_are_no_share(value, unit, bound, off):
    assert Quantity(value=value, unit=unit, bound=bound).share_off() == off


def test_a_document_is_named_by_its_bytes():
    a, b = (
        Document(source="s", key="k", url="u", body=body, fetched_at=instant("16 10:00"))
        for body in (b"1", b"2")
    )
    assert a.id != b.id
    assert a.sha256 == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
