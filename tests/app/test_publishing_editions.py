"""Embargoes and holds through the days: editions wait, later ones say what was set free, nothing tells a hold."""

from __future__ import annotations

import json
from datetime import date

import pytest

from feeds.observation import Statement
from monitor.app import day
from monitor.app.access import Monitor
from monitor.app.settings import SettingsError, load_settings
from monitor.store.publication import add_hold, logged, release_hold
from tests.app.test_corrected_editions import LVIV, SAYS, UNTIL, Desk
from tests.command import run_command
from tests.sayings import instant

STRUCK = SAYS | {
    "at": "2022-12-16T20:00+02:00",
    "until": "2022-12-16T23:00+02:00",
    "cause": "attack",
    "published": "2022-12-16T21:00+02:00",
    "text": "Kyiv lost power in an attack.",
}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(day, "draw_all", lambda report: [])
    return Desk(tmp_path)


def identity(desk, place="UA-30"):
    (found,) = (
        s.id
        for s in desk.monitor.internal_belief().said.values()
        if isinstance(s, Statement) and s.place == place
    )
    return found


def text(desk, number):
    found = (desk.monitor.data / "reports" / f"2022-12-{number}" / "report.txt").read_text(encoding="utf-8")
    return " ".join(found.split())


def test_an_edition_waits_and_the_next_one_says_what_was_released_from_embargo(desk):
    desk.hear(STRUCK)
    desk.edition(16)
    assert "Kyiv lost power" not in text(desk, 16)
    assert "Withheld for now: 1 saying (1 under embargo after an attack on infrastructure)." in text(desk, 16)

    told = desk.edition(17)
    assert "Kyiv, electricity, 16 December 2022: affected was unknown, is 3 h" in told
    assert "Cause: a saying released from embargo (Example Post; on 17 December 2022, 08:00). [1]" in told
    assert "Withheld for now: no saying." in text(desk, 17)
    assert desk.edition(18) == ""


def test_a_setting_can_end_the_wait_before_the_edition(desk):
    (desk.monitor.data / "settings.toml").write_text("embargo_hours_infrastructure = 10.5\n")
    desk.hear(STRUCK)

    desk.monitor = Monitor.at(desk.monitor.data)
    assert len(desk.monitor.belief(instant("17 07:00")).said) == 1
    assert len(desk.monitor.belief(instant("17 06:00")).said) == 0


def test_an_as_of_in_the_future_ends_no_embargo(desk):
    desk.hear(STRUCK)
    early = desk.monitor.publishing(desk.monitor.rules, instant("17 07:00"))

    assert early.belief().said == early.belief(instant("20 07:00")).said == {}
    assert desk.monitor.belief(instant("20 07:00")).said


def test_a_hold_made_before_the_edition_left_counts_though_its_as_of_is_earlier(desk):
    desk.hear(SAYS)
    add_hold(desk.monitor.engine, observation=identity(desk), reason="x", held_at=instant("17 09:00"))

    desk.edition(16)
    assert "without power" not in text(desk, 16)
    assert "1 held back by a person" in text(desk, 16)


def test_while_held_no_edition_tells_what_an_earlier_one_said_of_it(desk):
    desk.hear(SAYS, LVIV)
    desk.edition(16)
    number = add_hold(
        desk.monitor.engine, observation=identity(desk), reason="x", held_at=instant("17 09:00")
    )

    told = desk.edition(17)
    assert "Lviv" in told
    assert "Kyiv, electricity, 16 December" not in told
    release_hold(desk.monitor.engine, number, reason="", released_at=instant("19 06:00"))
    assert desk.edition(18) == "", "it stands as it was told"


def test_what_a_hold_kept_from_an_edition_is_told_as_released(desk):
    desk.hear(SAYS)
    number = add_hold(desk.monitor.engine, place="UA-30", reason="x", held_at=instant("16 20:00"))
    release_hold(desk.monitor.engine, number, reason="", released_at=instant("18 06:00"))
    desk.edition(16)

    assert "a saying released from hold (Example Post; on 18 December 2022, 06:00)" in desk.edition(17)


def test_an_edition_made_again_leaves_out_errata_about_what_is_held_since(desk):
    desk.hear(SAYS)
    desk.edition(16)
    desk.correct(UNTIL)
    assert "affected was 6 h, is 12 h" in desk.edition(17)
    number = add_hold(
        desk.monitor.engine, observation=identity(desk), reason="x", held_at=instant("20 09:00")
    )

    assert desk.edition(17, deliver=False) == ""
    release_hold(desk.monitor.engine, number, reason="", released_at=instant("21 06:00"))
    assert "affected was 6 h, is 12 h" in desk.edition(17, deliver=False)


def test_making_an_edition_again_logs_nothing_new(desk):
    desk.hear(STRUCK)
    desk.edition(16)
    before = logged(desk.monitor.engine)
    desk.edition(16)

    assert [row.door for row in before] == ["edition 2022-12-16"]
    assert logged(desk.monitor.engine) == before


def test_the_command_holds_lists_and_releases(desk):
    desk.hear(SAYS)
    where = ("--data", str(desk.monitor.data))

    def off() -> list[float]:
        frame = Monitor.at(desk.monitor.data).hours("Kyiv", first=date(2022, 12, 16), last=date(2022, 12, 16))
        return frame[frame.layer == "outage"].hours_affected_low.tolist()

    assert run_command("hold", "list", *where).out == "no holds\n"
    assert off() == [6.0]
    added = run_command(
        "hold", "add", "--place", "Kyiv", "--kind", "outage", "--from", "2022-12-16T00:00Z",
        "--to", "2022-12-17T00:00Z", "--reason", "asked by the city", "--by", "Olena", *where,
    )  # fmt: skip
    assert (added.code, added.out) == (0, "hold 1\n")
    assert off() == [0.0]
    listed = run_command("hold", "list", *where).out
    assert "1: UA-30, outage from 2022-12-16T00:00:00Z to 2022-12-17T00:00:00Z; held" in listed
    assert "by Olena: asked by the city" in listed

    assert run_command("hold", "release", "1", "--reason", "told by the city", *where).code == 0
    (row,) = json.loads(run_command("hold", "list", "--format", "json", *where).out)
    assert (row["place"], row["reason"], row["by"]) == ("UA-30", "asked by the city", "Olena")
    assert row["released_at"] >= row["held_at"]
    assert off() == [6.0]
    again = run_command("hold", "release", "1", *where)
    assert (again.code, "released before" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "either --observation or --place"),
        (("--observation", "a", "--place", "Kyiv"), "either --observation or --place"),
        (("--observation", "nobody"), "'nobody'"),
        (("--observation", "nobody", "--kind", "outage"), "go with --place"),
        (("--place", "Nowhereville"), "Nowhereville"),
        (("--place", "Kyiv", "--kind", "statement"), "'statement'"),
        (("--place", "Kyiv", "--from", "2022-12-17T00:00Z", "--to", "2022-12-16T00:00Z"), "is not after"),
    ],
)
def test_a_hold_that_cannot_be_is_one_line_and_exit_2(tmp_path, options, word):
    result = run_command("hold", "add", *options, "--reason", "x", "--data", str(tmp_path))

    assert result.code == 2
    assert word in result.err
    assert "Traceback" not in result.err


def test_releasing_what_is_not_there_says_so(tmp_path):
    result = run_command("hold", "release", "7", "--data", str(tmp_path))

    assert (result.code, "there is no hold 7" in result.err) == (2, True)


@pytest.mark.parametrize(
    "line",
    [
        "embargo_hours_civilian = -1",
        "embargo_hours_by_kind = {bang = 3}",
        "embargo_hours_by_kind = {attack = -3}",
    ],
)
def test_a_bad_setting_is_named(tmp_path, line):
    (tmp_path / "settings.toml").write_text(line + "\n")

    with pytest.raises(SettingsError, match=line.split(" = ")[0]):
        load_settings(tmp_path)
