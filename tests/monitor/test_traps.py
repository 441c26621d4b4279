"""The traps that real reports set, each followed from the words to the belief."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from feeds.bounds import Bounds
from feeds.localtime import day_bounds, read_utc
from feeds.observation import Document, Indicator, Statement
from feeds.places import clock_of
from feeds.spoken import Text, statements
from monitor.belief import Belief, believe
from monitor.metrics import day_hours
from monitor.states import StateInterval, states
from tests.sayings import KYIV, at, instant, said


def told(*words: str, published: str, voice="operator") -> list[Statement]:
    """Return what texts say that were published one after another, a minute apart."""
    found: list[Statement] = []
    for number, text in enumerate(words):
        published_at = read_utc(published)
        document = Document(
            source="test",
            key=str(number),
            url="",
            body=text.encode(),
            fetched_at=published_at,
            published_at=published_at,
        )
        page = Text(
            words=text, published_at=published_at, publisher=f"P{number}", url=f"u{number}", voice=voice
        )
        found += statements(document, page)
    return found


def belief(*observations) -> Belief:
    return believe(observations, as_of=None, clock_of=clock_of)


def shown(what: Belief, place: str, moment: str, service="electricity") -> StateInterval:
    when = read_utc(moment)
    start, end = when, when.replace(minute=when.minute + 1)
    return states(what.timeline(place, service), start, end)[0]


def layers(what: Belief, place: str, moment: datetime) -> set[str]:
    return {p.layer for p in what.timeline(place, "electricity").layers if p.start <= moment < p.end}


def test_fully_restored_beside_emergency_shutdowns_continue_are_two_states_at_once():
    words = told(
        "Power supply to all consumers in Odesa has been restored. Emergency shutdowns in Odesa continue.",
        published="2022-12-12T16:00Z",
    )

    odesa = belief(*words)

    assert {s.kind for s in words} == {"restoration", "emergency_shutdown"}
    assert layers(odesa, "UA-51/odesa", read_utc("2022-12-12T16:30Z")) >= {"on", "emergency"}
    assert shown(odesa, "UA-51/odesa", "2022-12-12T16:30Z").state == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "Emergency shutdowns in Kyiv: consumption in the capital has to be reduced by 60%.",
        "Аварійні відключення у Києві: споживання в столиці потрібно скоротити на 60%.",
    ],
)
def test_reduce_consumption_by_60_per_cent_is_not_60_per_cent_without_power(text):
    kyiv = belief(*told(text, published="2022-11-28T09:00Z"))

    state = shown(kyiv, "UA-30", "2022-11-28T10:00Z")
    assert (state.state, state.shares) == ("emergency", ())


def test_20_per_cent_have_power_is_80_per_cent_off():
    words = told("Only 20% of consumers in Kherson have electricity.", published="2022-11-28T09:00Z")

    assert shown(belief(*words), "UA-65/kherson", "2022-11-28T10:00Z").share_off == Bounds(0.8, 0.8)


@pytest.mark.parametrize(
    "text",
    [
        "Critical infrastructure in Lviv has been supplied with power.",
        "Об'єкти критичної інфраструктури Львова заживлено.",
    ],
)
def test_critical_infrastructure_is_on_is_not_homes(text):
    before = told("Весь Львів без електропостачання.", published="2022-11-23T13:00Z")

    lviv = belief(*before, *told(text, published="2022-11-23T15:00Z"))

    state = shown(lviv, "UA-46/lviv", "2022-11-23T16:00Z")
    assert state.state in ("outage", "partial"), "homes may still be off"
    assert state.share_off is not None
    assert state.share_off.high == 1


def test_customers_people_households_and_settlements_are_never_converted():
    units = {"customers": 1000, "people": 2500, "households": 900, "settlements": 7}
    kyiv = belief(*(said("still off", "16 10:00", url=unit, count=(n, unit)) for unit, n in units.items()))

    state = states(kyiv.timeline("UA-30", "electricity"), instant("16 12:00"), instant("16 12:01"))[0]

    assert {c.unit: c.off for c in state.counts} == {unit: Bounds(n, n) for unit, n in units.items()}
    assert state.share_off == Bounds(0, 1), "no count is a share of anything"


def test_blackouts_cancelled_denied_as_a_fake_on_27_december_2022_ends_nothing():
    emergency = told("Emergency shutdowns have been applied in Kyiv.", published="2022-12-27T08:00Z")
    fake = told("Повідомлення про скасування відключень у Києві - фейк.", published="2022-12-27T10:00Z")

    kyiv = belief(*emergency, *fake)

    assert [s.modality for s in fake] == ["denied"]
    assert shown(kyiv, "UA-30", "2022-12-27T12:00Z").state == "emergency"
    assert [n.id for n in kyiv.resolution.notes] == [fake[0].id]


def test_a_denial_contradicts_what_somebody_else_says_and_changes_no_state():
    lost = said("outage", "16 10:00", publisher="A", url="a")
    no = said("outage", "16 10:00", modality="denied", publisher="B", url="b")

    both = belief(lost, no)

    assert both.timelines == belief(lost).timelines
    (conflict,) = both.resolution.conflicts
    assert (conflict.about, conflict.chosen) == ("denial", lost.id)
    assert "denied" in {d.verdict for d in both.resolution.decisions}


@pytest.mark.parametrize(
    "text",
    [
        "Emergency shutdowns may be applied in Kyiv today.",
        "Сьогодні у Києві можливі аварійні відключення.",
    ],
)
def test_may_be_applied_is_not_an_event(text):
    kyiv = belief(*told(text, published="2022-12-20T07:00Z"))

    assert kyiv.resolution.notes
    assert shown(kyiv, "UA-30", "2022-12-20T12:00Z").state == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "No outages are planned in Zhytomyr region tomorrow.",
        "Завтра на Житомирщині відключення не плануються.",
    ],
)
def test_no_outages_planned_is_not_restored(text):
    before = told("Житомир без електропостачання.", published="2022-12-19T06:00Z")

    zhytomyr = belief(*before, *told(text, published="2022-12-19T16:00Z"))

    assert not [e for e in zhytomyr.resolution.episodes if e.layer == "on" or e.end]
    assert shown(zhytomyr, "UA-18", "2022-12-20T10:00Z").state == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Emergency shutdowns in Kyiv were cancelled, we return to the hourly schedules.",
        "Аварійні відключення у Києві скасовано, повертаємося до погодинних графіків.",
    ],
)
def test_a_cancelled_emergency_that_returns_to_schedules_is_scheduled_not_on(text):
    before = told("Emergency shutdowns have been applied in Kyiv.", published="2022-12-20T06:00Z")

    kyiv = belief(*before, *told(text, published="2022-12-20T10:00Z"))

    assert shown(kyiv, "UA-30", "2022-12-20T09:00Z").state == "emergency"
    assert shown(kyiv, "UA-30", "2022-12-20T11:00Z").state == "scheduled"
    assert not [e for e in kyiv.resolution.episodes if e.layer == "on"]


def test_a_source_that_mistypes_its_own_date_is_followed_by_the_doubtful_word_last():
    friday = said("outage", "16", publisher="A", url="a")
    mistyped = said(
        "outage", "16 morning", publisher="B", url="b", doubt="calls the Friday the 17th", voice="operator"
    )

    (episode,) = belief(friday, mistyped).resolution.episodes

    assert episode.evidence == tuple(sorted([friday.id, mistyped.id])), "kept, and counted once"
    (decision,) = [d for d in belief(friday, mistyped).resolution.decisions if d.verdict == "counted once"]
    assert decision.chosen == friday.id
    assert "doubtful" in decision.reason


def test_a_digest_tells_of_friday_on_monday():
    words = told("On Friday evening Kharkiv lost power supply.", published="2022-12-19T08:00Z")

    (episode,) = belief(*words).resolution.episodes

    assert episode.start is not None
    assert day_bounds(date(2022, 12, 16), KYIV).earliest <= episode.start.earliest
    assert episode.start.latest <= day_bounds(date(2022, 12, 16), KYIV).latest


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kyiv is without power.", "UA-30"),
        ("Kyiv region is without power.", "UA-32"),
        ("Дніпро без світла.", "UA-12/dnipro"),
        ("Дніпропетровщина без світла.", "UA-12"),
        ("Kiev is without power.", "UA-30"),
        ("Dnepropetrovsk region is without power.", "UA-12"),
        ("Kirovohrad region is without power.", "UA-35"),
        ("У Кропивницькому немає світла.", "UA-35/kropyvnytskyi"),
        ("У Києві немає світла.", "UA-30"),
        ("На Одещині немає світла.", "UA-51"),
    ],
)
def test_city_and_oblast_share_a_name_in_old_and_new_spellings_and_every_case(text, place):
    where = belief(*told(text, published="2022-12-20T08:00Z"))

    assert set(where.timelines) == {(place, "electricity")}


def test_an_oblast_says_nothing_of_its_cities_hours():
    oblast = belief(*told("Kharkiv region is without power.", published="2022-12-20T08:00Z"))
    city = oblast.timeline("UA-63/kharkiv", "electricity")

    inherited = oblast.inherited("UA-63/kharkiv", "electricity", lambda _: ["UA-63", "UA"])

    assert all(row.hours_affected == Bounds(0, 0) for row in day_hours(city, date(2022, 12, 20), KYIV))
    assert [(above, piece.layer, piece.share_off) for above, piece in inherited] == [
        ("UA-63", "outage", Bounds(0, 1))
    ]


def test_counters_of_attack_waves_disagree_and_each_stands_under_its_counter():
    waves = [
        Indicator(
            source="test", place="UA", at=at("16"), known_at=instant("17 00:00"), quote=f"the {n}th", publisher=who,
            url="", said_by=who, name="attack_wave_number", value=n, unit="ordinal",
        )
        for n, who in ((7, "Kyiv Independent"), (9, "Ukrenergo"))
    ]  # fmt: skip

    kept = belief(*waves)

    assert {(i.said_by, i.value) for i in kept.indicators} == {("Kyiv Independent", 7), ("Ukrenergo", 9)}
    assert kept.timelines == {}
