"""What may leave, and since when: classes, hours, official sources, holds, and words too fine. Pure."""

from __future__ import annotations

from datetime import timedelta

import pytest

from feeds.observation import Indicator
from feeds.places import gazetteer
from monitor.attacks import event_class
from monitor.publication import Hold, PublishingRules, published, rulings
from tests.sayings import at, instant, said

NO_SERVICE = {"service": None}
HOME = {"quote": "A missile hit a residential building.", **NO_SERVICE}


def decided(*observations, when, now=None, rules=None, holds=()):
    """Return the rulings as of a time, by quote."""
    made = rulings(
        observations,
        at=instant(when),
        now=instant(now or when),
        rules=rules or PublishingRules(),
        holds=holds,
        ancestors=gazetteer().ancestors,
    )
    return {o.quote: ruling for o, ruling in zip(observations, made, strict=True)}


def choice(one, when, **more):
    return decided(one, when=when, **more)[one.quote].choice


def indicator(name, quote="x", **more):
    fields = {
        "source": "test", "place": "UA", "at": at("16 10:00"), "known_at": instant("16 10:01"), "quote": quote,
        "publisher": "Gazette", "url": "", "name": name, "value": 1.0, "unit": "missiles",
    }  # fmt: skip
    return Indicator(**{**fields, **more})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said("attack", "16 10:00"), "infrastructure"),
        (said("attack", "16 10:00", quote="Rockets hit the power grid", **NO_SERVICE), "infrastructure"),
        (said("attack", "16 10:00", quote="Удар по енергетиці", **NO_SERVICE), "infrastructure"),
        (said("attack", "16 10:00", quote="Ракета попала в подстанцию", **NO_SERVICE), "infrastructure"),
        (said("attack", "16 10:00", **HOME), "civilian"),
        (said("attack", "16 10:00", quote="Влучання у житловий будинок", **NO_SERVICE), "civilian"),
        (said("attack", "16 10:00", quote="Снаряд попал в школу", **NO_SERVICE), "civilian"),
        (
            said("attack", "16 10:00", quote="A home and a substation were hit", **NO_SERVICE),
            "infrastructure",
        ),
        (said("attack", "16 10:00", quote="Explosions in the city", **NO_SERVICE), "infrastructure"),
        (said("outage", "16 10:00", cause="attack"), "infrastructure"),
        (said("outage", "16 10:00", quote="No light after shelling"), "infrastructure"),
        (said("outage", "16 10:00", quote="Через обстріл немає світла"), "infrastructure"),
        (said("outage", "16 10:00", quote="Из-за удара нет света"), "infrastructure"),
        (said("outage", "16 10:00", cause="accident", quote="A missile was not the cause"), None),
        (said("outage", "16 10:00"), None),
        (said("emergency", "16 10:00", cause="attack", quote="after a strike"), None),
        (said("scheduled", "16 10:00", cause="attack"), None),
        (said("restored", "16 10:00", cause="attack", quote="after a strike"), None),
        (indicator("missiles_launched"), "infrastructure"),
        (indicator("objects_damaged"), "infrastructure"),
        (indicator("consumption_lost", "lost in the attack"), "infrastructure"),
        (indicator("deficit_share", "a deficit of a fifth"), None),
    ],
)
def test_the_class_of_an_event(one, expected):
    assert event_class(one) == expected


def test_an_outage_beside_an_attack_on_the_same_page_waits_too():
    strike = said("attack", "16 10:00", url="https://example.org/1")
    beside, elsewhere, other, earlier = (
        said("outage", when, url=url, quote=quote, place=place)
        for when, url, quote, place in (
            ("16 10:00", "https://example.org/1", "beside", "UA-30"),
            ("16 10:00", "https://example.org/2", "elsewhere", "UA-30"),
            ("16 10:00", "https://example.org/1", "other place", "UA-46"),
            ("16 09:00", "https://example.org/1", "earlier", "UA-30"),
        )
    )

    found = decided(strike, beside, elsewhere, other, earlier, when="16 11:00")
    assert [found[o.quote].choice for o in (beside, elsewhere, other, earlier)] == ["embargoed"] + [
        "published"
    ] * 3


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        (said("attack", "16 10:00"), "16 21:59", "16 22:00"),
        (said("attack", "16 10:00", **HOME), "16 12:59", "16 13:00"),
        (said("attack", "16 morning"), "16 23:59", "17 00:00"),
        (said("outage", "16", cause="attack"), "17 11:59", "17 12:00"),
        (said("outage", "16 10:00", until="16 20:00", cause="attack"), "16 21:59", "16 22:00"),
    ],
)
def test_the_embargo_counts_from_the_latest_time_at_which_it_can_have_been(one, before, after):
    assert (choice(one, before), choice(one, after)) == ("embargoed", "published")


def test_hours_can_be_set_by_class_and_by_kind():
    rules = PublishingRules(
        civilian=timedelta(hours=1),
        infrastructure=timedelta(hours=2),
        by_kind={"emergency_shutdown": timedelta(hours=1), "indicator:missiles_launched": timedelta(hours=5)},
    )
    home, grid, notice = (
        said("attack", "16 10:00", **HOME),
        said("attack", "16 10:00"),
        said("emergency", "16 10:00"),
    )
    waves = indicator("missiles_launched")

    for one, over in ((home, "11:00"), (grid, "12:00"), (notice, "11:00"), (waves, "15:00")):
        before = f"16 {int(over[:2]) - 1}:59"
        assert (choice(one, before, rules=rules), choice(one, f"16 {over}", rules=rules)) == (
            "embargoed",
            "published",
        )
    assert decided(notice, when="16 10:30", rules=rules)[notice.quote].counted_as == "custom"
    assert choice(notice, "16 10:30") == "published"


PRESS = said("outage", "16 10:00", cause="attack", quote="press")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "published"),
        ({"voice": "operator"}, "published"),
        ({"at": at("16 morning")}, "published"),
        ({"voice": "unofficial"}, "embargoed"),
        ({"place": "UA-32"}, "embargoed"),
        ({"kind": "emergency_shutdown"}, "embargoed"),
        ({"service": "heat"}, "embargoed"),
        ({"at": at("16 09:00")}, "embargoed"),
        ({"modality": "denied"}, "embargoed"),
        ({"doubt": "perhaps a fake"}, "embargoed"),
        ({"known_at": instant("16 11:01")}, "embargoed"),
    ],
)
def test_an_official_source_that_tells_the_same_releases_it(change, expected):
    fields = {"voice": "authority", "known_at": instant("16 10:30"), "quote": "official", "cause": "attack"}
    official = said("outage", "16 10:00", **{**fields, **change})
    known = [PRESS] + [official] * (official.known_at <= instant("16 11:00"))

    found = decided(*known, when="16 11:00")["press"]
    assert found.choice == expected
    if expected == "published":
        assert (found.freed_at, found.freed_from) == (instant("16 10:30"), "embargo")
        assert official.id in found.reason
        assert choice(PRESS, "16 11:00", rules=PublishingRules(early_release=False)) == "embargoed"


def test_with_early_release_off_even_an_official_word_waits():
    official = said("attack", "16 10:00", voice="operator")

    assert choice(official, "16 11:00") == "published"
    assert choice(official, "16 11:00", rules=PublishingRules(early_release=False)) == "embargoed"


def test_a_held_official_word_releases_nothing():
    official = said("outage", "16 10:00", cause="attack", voice="authority", quote="official")
    hold = Hold(id=1, observation=official.id, reason="x", held_at=instant("16 10:30"))

    found = decided(PRESS, official, when="16 11:00", holds=[hold])
    assert (found["press"].choice, found["official"].choice) == ("embargoed", "held")


def test_an_embargo_that_was_over_when_it_became_known_has_freed_nothing():
    late = said("attack", "16 10:00", known_at=instant("17 10:00"))

    assert decided(late, when="17 11:00")[late.quote].freed_at is None


def hold(**more):
    return Hold(**{"id": 1, "place": "UA-63", "reason": "r", "held_at": instant("16 12:00"), **more})


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, True),
        ({"place": "UA"}, True),
        ({"place": "UA-63/kharkiv"}, True),
        ({"place": "UA-30"}, False),
        ({"kind": "outage"}, True),
        ({"kind": "restoration"}, False),
        ({"start": instant("16 10:00")}, True),
        ({"start": instant("16 14:01")}, False),
        ({"end": instant("16 10:01")}, True),
        ({"end": instant("16 10:00")}, False),
    ],
)
def test_a_hold_covers_what_lies_in_its_place_kind_and_time(more, held):
    one = said("outage", "16 10:00", until="16 14:00", place="UA-63/kharkiv")

    assert (choice(one, "16 13:00", holds=[hold(**more)]) == "held") is held


def test_a_hold_counts_from_when_it_was_made_until_its_release_and_stands_for_every_earlier_time():
    one = said("outage", "16 10:00", place="UA-63")
    ended = hold(released_at=instant("16 14:00"))

    assert [choice(one, when, now="17 07:00", holds=[ended]) for when in ("16 11:59", "16 12:00", "16 14:00")] == [
        "published", "held", "published",
    ]  # fmt: skip
    assert choice(one, "16 11:59", now="16 13:00", holds=[ended]) == "held", "it stands now"
    after = decided(one, when="16 15:00", holds=[ended])[one.quote]
    assert (after.freed_at, after.freed_from) == (instant("16 14:00"), "hold")


def test_a_hold_outlasts_an_embargo():
    strike = said("attack", "16 10:00", place="UA-63")

    assert choice(strike, "18 10:00", holds=[hold()]) == "held"


def test_only_words_are_coarsened_and_the_id_stays():
    one = said(
        "outage", "16 10:00", off=0.4, quote="ТЕЦ-5: 50.4501, 30.5234", said_by="ТЕЦ-5", url="geo:50.45,30.52"
    )
    plain = said("outage", "16 10:00")
    made = rulings(
        [one, plain], at=instant("17 10:00"), now=instant("17 10:00"), rules=PublishingRules(),
        ancestors=gazetteer().ancestors,
    )  # fmt: skip
    left, same = published([one, plain], made)

    assert [r.choice for r in made] == ["coarsened", "published"]
    assert (left.id, left.quantity, left.url) == (one.id, one.quantity, "")
    assert (left.quote, left.said_by) == ("[place withheld]: [place withheld]", "[place withheld]")
    assert same is plain
