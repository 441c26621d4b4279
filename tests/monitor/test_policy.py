"""The register of policy events: its dates, since when they were known, and the sayings that speak of them."""

from __future__ import annotations

from datetime import date

import pytest

from feeds.errors import UnknownName
from feeds.localtime import read_utc
from monitor.policy import between, event_named, known_by, matched, register
from tests.sayings import KYIV, at, said

CAP = {e.stage: e for e in register() if e.policy == "eu-gas-cap"}


def test_the_stages_of_the_gas_cap_are_different_dates():
    assert {stage: CAP[stage].on.isoformat() for stage in CAP if stage != "event"} == {
        "proposed": "2022-11-22",
        "agreed": "2022-12-19",
        "adopted": "2022-12-22",
        "in_force": "2023-02-01",
        "applicable": "2023-02-15",
        "prolonged": "2023-12-21",
        "expired": "2025-01-31",
    }


def test_on_the_morning_after_the_agreement_only_proposal_and_agreement_are_known():
    known = known_by(read_utc("2022-12-20T05:00Z"), KYIV)

    assert [e.stage for e in known if e.policy == "eu-gas-cap"] == ["proposed", "agreed"]


def test_a_date_set_in_advance_is_known_before_it_comes():
    known = known_by(read_utc("2023-01-10T05:00Z"), KYIV)

    assert {"in_force", "applicable"} <= {e.stage for e in known if e.policy == "eu-gas-cap"}


def test_an_event_known_by_its_month_stands_on_no_day():
    months = [e for e in register() if e.precision == "month"]

    assert months
    assert between(months, date(2022, 1, 1), date(2030, 1, 1)) == []


def policy_saying(quote: str, **more):
    fields = {
        "kind": "policy",
        "phase": None,
        "service": "gas",
        "place": "EU",
        "quote": quote,
        "at": at("19"),
    }
    return said("attack", "19", **{**fields, **more})


def test_the_agreement_told_by_an_article_is_the_registers_own_and_counted_once():
    saying = policy_saying(
        "E.U. energy ministers on Monday reached an agreement to cap gas prices at 180 euros"
    )

    found = matched(between(list(register()), date(2022, 12, 10), date(2022, 12, 20)), [saying], KYIV)

    assert found == {CAP["agreed"].id: (saying.id,)}


def test_another_day_another_place_or_other_words_match_nothing():
    events = list(register())
    wrong_day = policy_saying("energy ministers agreed to cap gas prices", at=at("18"))
    wrong_place = policy_saying("energy ministers agreed to cap gas prices", place="UA")
    other_words = policy_saying("new sanctions were discussed")

    assert matched(events, [wrong_day, wrong_place, other_words], KYIV) == {}


@pytest.mark.parametrize(
    "name", ["eu-gas-cap-agreed", "eu-gas-cap agreed", "eu-gas-cap:agreed", " eu-gas-cap/agreed "]
)
def test_an_event_is_found_by_its_id_or_by_its_policy_and_stage(name):
    assert event_named(name, register()) == CAP["agreed"]


def test_an_id_that_others_continue_means_itself():
    assert event_named("ua-electricity-exports-event", register()).on == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("eu-gas", "eu-gas-cap-agreed, eu-gas-cap-applicable"),
        ("", "eu-gas-cap-agreed"),
        ("eu-gas-cap", "eu-gas-cap-agreed"),
        ("ua-electricity-exports event", "ua-electricity-exports-event, ua-electricity-exports-event-2"),
        ("eu-ua-energy-support-fund-event", "only the month"),
    ],
)
def test_a_name_without_one_day_is_refused_with_what_is_known(name, told):
    with pytest.raises(UnknownName, match=told):
        event_named(name, register())


def test_an_event_not_yet_known_has_no_name():
    known = known_by(read_utc("2022-12-01T00:00Z"), KYIV)

    with pytest.raises(UnknownName, match="eu-gas-cap-proposed"):
        event_named("eu-gas-cap-agreed", known)
