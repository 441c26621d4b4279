"""Air alerts beside belief: whose they are, when anybody looked, and that they make no state."""

from __future__ import annotations

from datetime import date

import pytest

from feeds.bounds import Bounds, TimeBounds
from feeds.observation import Alert, Document
from feeds.places import gazetteer
from monitor.alerts import Heard, alert_days, concerning
from monitor.app.access import Monitor
from monitor.belief import believe
from monitor.frames.warned import local_days
from monitor.store import alerts, facts
from monitor.store.publication import add_hold
from tests.sayings import KYIV, at, instant, said

HEADER = "id,status,known_at,ended_at,source,place,on,kind,field,expect,value,reason,url"


def alert(start: str, end: str | None, place: str = "UA-63", level: str = "oblast", **more) -> Alert:
    until = more.pop("until", at(end) if end else None)
    return Alert(
        source="alerts_csv", place=place, at=at(start), known_at=instant("20 06:00"), publisher="Sirens",
        quote=f"Air alert, {place}: {start}", url="", area=place, level=level, until=until, **more,
    )  # fmt: skip


def heard(*said_: Alert, place: str = "UA-63/kharkiv", looked=(("01 00:00", "20 00:00"),)) -> Heard:
    return Heard(place=place, said=said_, looked=tuple((instant(a), instant(b)) for a, b in looked))


def hours(of: Heard, day: int = 16) -> tuple[int, Bounds]:
    (found,) = alert_days(of, [date(2022, 12, day)], KYIV)
    return found.alerts, found.hours


def test_an_alert_of_the_oblast_or_the_city_is_of_all_the_city_and_one_of_a_raion_perhaps():
    of_oblast, of_city = (
        alert("16 01:00", "16 02:00"),
        alert("16 04:00", "16 04:30", "UA-63/kharkiv", "hromada"),
    )

    assert hours(heard(of_oblast, of_city)) == (2, Bounds(1.5, 1.5))
    assert hours(heard(of_oblast, alert("16 03:00", "16 06:00", level="raion"))) == (2, Bounds(1.0, 4.0))


def test_an_alert_of_a_city_is_of_a_part_of_its_oblast():
    of_city = alert("16 04:00", "16 06:00", "UA-63/kharkiv", "hromada")

    assert hours(heard(of_city, place="UA-63")) == (1, Bounds(0.0, 2.0))


def test_alerts_that_overlap_are_one_and_a_day_is_cut_at_local_midnight():
    both = heard(alert("15 23:00", "16 01:00"), alert("16 00:30", "16 03:00"))

    assert hours(both, 15) == (1, Bounds(1.0, 1.0))
    assert hours(both, 16) == (1, Bounds(3.0, 3.0))


def test_a_guessed_end_gives_a_range_of_hours():
    guessed = TimeBounds(instant("16 04:00"), instant("16 04:30"))

    assert hours(heard(alert("16 04:00", None, until=guessed, naive=True))) == (1, Bounds(0.0, 0.5))


def test_an_alert_without_an_end_lasts_at_most_as_long_as_anybody_looked():
    still_on = heard(alert("16 20:00", None), looked=[("16 00:00", "16 22:00")])

    assert hours(still_on) == (1, Bounds(0.0, 2.0))


def test_an_alert_that_began_in_the_last_row_is_not_lost():
    (found,) = alert_days(
        heard(alert("16 22:00", None), looked=[("16 00:00", "16 22:00")]), [date(2022, 12, 16)], KYIV
    )

    assert found.alerts == 1
    assert found.hours.low == 0


def test_a_day_on_which_nobody_looked_is_no_quiet_day():
    silent = heard(looked=[("16 12:00", "17 00:00")])
    found = alert_days(silent, [date(2022, 12, day) for day in (15, 16, 17)], KYIV)

    assert [(d.on.day, d.alerts, d.looked_hours, d.day_hours) for d in found] == [(16, 0, 12.0, 24.0)]


def test_whose_alerts_concern_a_place():
    above = gazetteer().ancestors

    assert concerning("UA-63/kharkiv", above("UA-63/kharkiv"), ()) == ("UA-63/kharkiv", "UA-63")
    assert concerning("UA-63", above("UA-63"), ["UA-63/kharkiv"]) == ("UA-63", "UA-63/kharkiv")
    assert concerning("UA", above("UA"), ["UA-30"]) == ()


@pytest.fixture
def monitor(tmp_path) -> Monitor:
    opened = Monitor.at(tmp_path)
    told = [
        alert("16 01:00", "16 02:00"),
        alert("18 01:00", "18 02:00", "UA-53"),
        alert("19 05:00", "19 05:30", "UA-63/kharkiv", "hromada"),
    ]
    file = Document(source="alerts_csv", key="a.csv", url="", body=b"1", fetched_at=instant("20 06:00"))
    facts.record(opened.engine, file, told)
    spoken = Document(source="test", key="post", url="", body=b"2", fetched_at=instant("16 12:00"))
    facts.record(opened.engine, spoken, [said("outage", "16 10:00"), said("attack", "16", place="UA")])
    return opened


def test_alerts_come_back_as_they_were_said_and_no_other_question_loads_them(monitor):
    assert {o.kind_name for o in facts.told(monitor.engine)} == {"statement"}
    back = alerts.told_of(monitor.engine, ["UA-53"], instant("20 00:00"))
    assert back == [alert("18 01:00", "18 02:00", "UA-53")]
    assert alerts.told_of(monitor.engine, ["UA-53"], instant("18 00:00")) == []


def test_a_file_covers_the_time_from_its_first_row_to_its_last_for_the_places_that_it_names(monitor):
    assert alerts.looked(monitor.engine, ["UA-53"]) == [(instant("16 01:00"), instant("19 05:00"))]
    assert alerts.looked(monitor.engine, ["UA-43"]) == []
    assert alerts.looked(monitor.engine, ["UA-53"], instant("20 05:59")) == []


def test_a_later_file_replaces_the_days_that_it_holds(monitor):
    newer = Document(source="alerts_csv", key="b.csv", url="", body=b"3", fetched_at=instant("20 08:00"))
    first = Document(source="alerts_csv", key="c.csv", url="", body=b"4", fetched_at=instant("20 07:00"))
    day = {"item": "official 2022-12-17"}
    facts.record(monitor.engine, first, [alert("17 01:00", "17 02:00", "UA-05", **day)])
    facts.record(monitor.engine, newer, [alert("17 01:00", "17 02:20", "UA-05", **day)])

    (stands,) = alerts.told_of(monitor.engine, ["UA-05"], instant("20 00:00"))
    assert stands.until == at("17 02:20")


def test_alerts_make_no_state_and_are_shown_by_day(monitor):
    belief = monitor.belief()
    of_city = monitor.heard("UA-63/kharkiv", instant("20 00:00"))
    hearing = belief.hearing(of_city)

    assert set(hearing.timelines) == set(belief.timelines) == {("UA-30", "electricity")}
    assert len(hearing.said) == len(belief.said) + 2
    table = monitor.alerts("Kharkiv", first=date(2022, 12, 16), last=date(2022, 12, 19))
    assert list(table["alerts"]) == [1, 0, 0, 1]
    assert list(table["hours_alert_low"]) == [1.0, 0.0, 0.0, 0.5]
    assert monitor.alerts(
        "Kharkiv", first=date(2022, 12, 16), last=date(2022, 12, 19), as_of=instant("20 05:00")
    ).empty


def test_a_withdrawn_alert_is_gone(monitor):
    row = (
        "A-1,applied,2022-12-20T09:00+02:00,,alerts_csv,UA-63,2022-12-16,alert,withdrawn,16 01:00,,no siren,"
    )
    (monitor.data / "corrections.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")

    assert [a.place for a in monitor.heard("UA-63/kharkiv", instant("20 00:00")).said] == ["UA-63/kharkiv"]
    assert len(monitor.heard("UA-63/kharkiv", instant("20 00:00"), instant("20 06:30")).said) == 2


def test_attacks_of_the_country_are_listed_by_the_day_and_denied_ones_never(monitor):
    table = monitor.attacks("Kyiv", first=date(2022, 12, 14), last=date(2022, 12, 16))

    assert list(table[["first_on", "last_on", "said_of"]].itertuples(index=False, name=None)) == [
        (date(2022, 12, 16), date(2022, 12, 16), "UA")
    ]
    assert monitor.attacks("Kyiv", first=date(2022, 12, 17), last=date(2022, 12, 18)).empty
    denied = said("attack", "16", place="UA-30", modality="denied")
    belief = monitor.belief()
    again = believe([*belief.said.values(), denied], as_of=None, clock_of=lambda _: KYIV)
    assert denied not in again.attacks(["UA-30", "UA"], instant("16 00:00"), instant("17 00:00"))


def test_a_time_that_ends_at_midnight_lies_in_the_day_before():
    assert local_days(said("attack", "16 evening"), KYIV) == (date(2022, 12, 16), date(2022, 12, 16))
    two_days = TimeBounds(instant("16 22:00"), instant("17 03:00"))
    across = said("attack", "16", at=two_days)
    assert local_days(across, KYIV) == (date(2022, 12, 16), date(2022, 12, 17))


def test_policies_of_a_window_are_those_known_by_then_that_concern_the_place(monitor):
    winter = dict(zip(("first", "last"), (date(2022, 10, 10), date(2022, 12, 31)), strict=True))
    whole = monitor.policies("UA", **winter)
    then = monitor.policies("UA", **winter, as_of=instant("15 00:00"))

    assert set(then["event"]) < set(whole["event"])
    assert (then["known_on"] < date(2022, 12, 15)).all()
    assert list(whole["on"]) == sorted(whole["on"])
    assert {part for where in whole["jurisdiction"] for part in where.split("/")} >= {"EU", "UA"}


def test_an_alert_that_a_human_holds_leaves_by_no_door(monitor):
    days = {"first": date(2022, 12, 16), "last": date(2022, 12, 16)}
    before = monitor.alerts("Kharkiv", **days)

    add_hold(monitor.engine, reason="asked for", held_at=instant("20 07:00"), place="UA-63", kind="alert")

    assert list(before["alerts"]) == [1]
    assert monitor.heard("UA-63/kharkiv", instant("21 00:00")).said == ()
    assert list(monitor.alerts("Kharkiv", **days)["alerts"]) == [0]
