"""Corrections and errata through the whole day: facts in, editions out, each difference told once."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from feeds.catalog import find
from feeds.observation import Document
from feeds.sources.chronicle_csv import COLUMNS
from monitor.app import day
from monitor.app.access import Monitor
from monitor.app.collect import ingest
from monitor.app.rebuild import rebuild
from monitor.app.settings import Settings
from monitor.corrections import CorrectionError
from monitor.store import editions, errata
from reports.page import render_mail
from tests.command import run_command
from tests.monitor.test_corrections import table
from tests.sayings import instant

SETTINGS = Settings(followed=("Kyiv", "Lviv"))
SAYS = {
    "at": "2022-12-16T08:00+02:00",
    "until": "2022-12-16T14:00+02:00",
    "place": "UA-30",
    "service": "electricity",
    "kind": "outage",
    "phase": "begins",
    "modality": "actual",
    "voice": "press",
    "publisher": "Example Post",
    "url": "https://news.example/1",
    "published": "2022-12-16T15:00+02:00",
    "text": "Kyiv is without power from eight to two.",
}
LVIV = SAYS | {
    "place": "UA-46/lviv",
    "publisher": "Lviv Post",
    "url": "https://news.example/2",
    "published": "2022-12-17T12:00+02:00",
    "text": "Lviv was without power on Friday from eight to two.",
}
UNTIL = {
    "source": "chronicle_csv",
    "field": "until",
    "expect": SAYS["until"],
    "value": "2022-12-16T20:00+02:00",
    "reason": "the page says eight in the evening",
    "known_at": "2022-12-18T06:00+02:00",
}


class Desk:
    """A monitor whose chronicle grows, and its editions without their charts."""

    def __init__(self, data: Path) -> None:
        self.monitor = Monitor.at(data)

    def hear(self, *rows: dict[str, str]) -> None:
        """Take in a version of the chronicle; it speaks from its first day on."""
        lines = [COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)]
        body = "\n".join(",".join(cells) for cells in lines).encode()
        held = instant("25 07:00") + timedelta(hours=len(rows))
        one = Document(
            source="chronicle_csv", key="chronicle.csv", url="", body=body, fetched_at=held, published_at=None
        )
        assert not ingest(
            self.monitor.engine, self.monitor.data, find("chronicle_csv"), [one], at=held
        ).failed

    def read(self, number: int, text: str, at: str) -> None:
        """Take in a saved text."""
        one = Document(
            source="text_file",
            key=f"{number}.txt",
            url=f"https://news.example/text/{number}",
            body=text.encode(),
            fetched_at=instant(at),
            published_at=instant(at),
        )
        assert not ingest(
            self.monitor.engine, self.monitor.data, find("text_file"), [one], at=instant(at)
        ).failed

    def correct(self, *rows: dict[str, str]) -> None:
        """Write the user's own corrections."""
        (self.monitor.data / "corrections.csv").write_bytes(table(*rows))

    def edition(self, number: int, *, deliver: bool = True) -> str:
        """Make the edition of a day of December at its hour, and return what its text tells of earlier ones."""
        on = date(2022, 12, number)
        report, charts, folder = day.make_edition(self.monitor, SETTINGS, on, now=instant("28 07:00"))
        if deliver:
            day.deliver(self.monitor, SETTINGS, report, charts)
        plain = (folder / "report.txt").read_text(encoding="utf-8")
        assert max(len(line) for line in plain.splitlines() if "http" not in line) <= 78
        section, html = (
            "Corrections to earlier editions",
            (folder / "report.html").read_text(encoding="utf-8"),
        )
        pages = [html, render_mail(report, charts), plain.replace(section.upper(), section)]
        assert all((section in page) == bool(report.errata) for page in pages)
        text = " ".join(plain.split())
        _, found, after = text.partition("CORRECTIONS TO EARLIER EDITIONS ")
        return after.split(" WHERE SOURCES DISAGREE")[0] if found else ""

    def digests(self) -> dict[str, str]:
        """Return the digest of every file of editions and outbox."""
        folders = (self.monitor.data / name for name in ("reports", "outbox"))
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(day, "draw_all", lambda report: [])
    return Desk(tmp_path)


def test_a_later_saying_makes_an_erratum_once_with_its_cause(desk):
    desk.hear(SAYS, LVIV)
    assert desk.edition(16) == ""

    assert desk.edition(17) == (
        "- Lviv, electricity, 16 December 2022: affected was unknown, is 6 h; average customer off was "
        "unknown, is up to 6 h; coverage was not observed, is 25%; outage was not named, is 6 h. Cause: a "
        "saying known later (Lviv Post; on 17 December 2022, 12:00). [1]"
    )
    assert desk.edition(18) == ""


def test_a_saved_text_that_comes_later_makes_one_too(desk):
    desk.read(1, "У Києві 16 грудня не було світла з 8:00 до 14:00.", "16 20:00")
    desk.edition(16)
    desk.read(2, "У Львові 16 грудня не було світла з 8:00 до 14:00.", "17 12:00")

    told = desk.edition(17)

    assert told.count("16 December") == 1
    assert "Lviv, electricity, 16 December 2022: affected was unknown, is 6 h" in told
    assert desk.edition(18) == ""


def test_a_correction_makes_an_erratum_by_its_name_once(desk):
    desk.hear(SAYS)
    desk.edition(16)
    desk.correct(UNTIL)

    assert desk.edition(17) == (
        "- Kyiv, electricity, 16 December 2022: affected was 6 h, is 12 h; average customer off was up to 6 h, "
        "is up to 12 h; coverage was 25%, is 50%; outage was 6 h, is 12 h. "
        "Cause: correction C-001: the page says eight in the evening. [1]"
    )
    assert desk.edition(18) == ""
    text = (desk.monitor.data / "reports" / "2022-12-17" / "report.txt").read_text(encoding="utf-8")
    assert "Corrected: C-001: the page says eight in the evening." in " ".join(text.split())


def test_a_correction_that_was_wrong_itself_is_told_again_when_it_ends(desk):
    desk.hear(SAYS)
    desk.edition(16)
    desk.correct(UNTIL | {"status": "withdrawn", "ended_at": "2022-12-18T20:00+02:00"})

    assert "affected was 6 h, is 12 h" in desk.edition(17)
    told = desk.edition(18)
    assert "affected was 12 h, is 6 h" in told
    assert "no longer corrected by C-001: the page says eight in the evening" in told
    assert desk.edition(19) == ""


def test_a_saying_taken_out_is_told_with_its_reason(desk):
    desk.hear(SAYS)
    desk.edition(16)
    desk.correct(
        UNTIL | {"field": "withdrawn", "expect": "from eight to two", "value": "", "reason": "a fake"}
    )

    assert "affected was 6 h, is unknown" in (told := desk.edition(17))
    assert "Cause: correction C-001: a fake." in told


def test_making_editions_again_changes_no_byte(desk):
    desk.hear(SAYS, LVIV)
    desk.correct(UNTIL)
    for number in (16, 17, 18):
        desk.edition(number, deliver=number == 16)
    before = desk.digests()
    for number in (18, 17, 16):
        desk.edition(number, deliver=False)

    assert desk.digests() == before


def test_a_delivered_edition_tells_what_it_told_whatever_came_after(desk):
    desk.hear(SAYS)
    desk.edition(16)
    desk.correct(UNTIL)
    told = desk.edition(17)
    desk.correct(UNTIL | {"value": "2022-12-16T18:00+02:00"})

    assert desk.edition(17, deliver=False) == told
    assert "affected was 12 h, is 10 h" in desk.edition(18)


def test_what_was_not_delivered_was_not_told(desk):
    desk.hear(SAYS, LVIV)
    desk.edition(16, deliver=False)
    assert desk.edition(17) == ""

    desk.edition(16)
    told = desk.edition(18, deliver=False)
    assert "Lviv, electricity, 16 December" in told
    assert desk.edition(19) == told, "the one of the 18th never went out"


def test_before_the_correction_the_old_belief_stands(desk):
    desk.hear(SAYS)
    desk.correct(UNTIL)

    def affected(as_of):
        as_of = as_of and instant(as_of)
        frame = desk.monitor.hours("Kyiv", first=date(2022, 12, 16), last=date(2022, 12, 16), as_of=as_of)
        return frame[frame.layer == "together"].hours_affected_low.tolist()

    assert [affected(at) for at in ("18 05:59", "18 06:00", None)] == [[6.0], [12.0], [12.0]]


def test_the_ledgers_keep_the_unknown_and_the_errata(desk):
    desk.hear(SAYS, LVIV)
    desk.edition(16)
    desk.edition(17)

    rows = editions.figures_of(desk.monitor.engine, date(2022, 12, 16))
    (one,) = errata.errata_of(desk.monitor.engine, date(2022, 12, 17))
    assert rows["UA-46/lviv/electricity/2022-12-16/hours_off/together"] == "unknown"
    assert (one.place, one.changes[0].was, one.changes[0].now) == ("UA-46/lviv", "unknown", "6..6")


def test_a_guard_that_finds_nothing_stops_rebuild_and_belief_but_no_old_as_of(desk):
    desk.hear(SAYS)
    desk.correct(UNTIL | {"expect": "2022-12-16T15:00+02:00"})

    for believe in (desk.monitor.belief, lambda: rebuild(desk.monitor)):
        with pytest.raises(CorrectionError, match=r"C-001.*15:00.*found: outage '2022-12-16T14:00\+02:00'"):
            believe()
    assert desk.monitor.belief(instant("17 07:00")).said


def test_what_a_source_has_replaced_still_answers_a_guard(desk):
    desk.hear(SAYS)
    desk.correct(UNTIL)
    desk.hear(SAYS | {"until": "2022-12-16T20:00+02:00"}, LVIV)

    assert len(desk.monitor.belief().said) == 2


def test_a_shipped_correction_waits_until_its_source_was_read(desk, monkeypatch):
    from monitor.app import corrected

    monkeypatch.setattr(corrected, "OWN", "none.csv")
    (desk.monitor.data / "shipped").mkdir()
    (desk.monitor.data / "shipped" / "corrections.csv").write_bytes(
        table(UNTIL | {"expect": "2022-12-16T15:00+02:00"})
    )
    monkeypatch.setattr(corrected.resources, "files", lambda package: desk.monitor.data / "shipped")
    desk.monitor.belief()

    desk.hear(SAYS)
    with pytest.raises(CorrectionError, match=r"monitor/corrections\.csv"):
        desk.monitor.belief()


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({}, 0, ("holds", "C-001")),
        ({"expect": "2022-12-16T15:00+02:00"}, 1, ("finds nothing", "nothing to correct")),
        ({"expect": "2022-12-16T15:00+02:00", "status": "proposed"}, 0, ("finds nothing", "proposed")),
    ],
)
def test_the_command_lists_them_and_says_whether_they_hold(desk, change, code, words):
    desk.hear(SAYS)
    desk.correct(UNTIL | change)

    result = run_command("corrections", "--data", str(desk.monitor.data))

    assert result.code == code
    assert all(word in result.out for word in words)


def test_without_any_the_command_says_so(tmp_path):
    result = run_command("corrections", "--data", str(tmp_path))

    assert (result.code, result.out) == (0, "no corrections\n")


@pytest.mark.parametrize("command", [("rebuild",), ("corrections",), ("timeline", "Kyiv")])
def test_a_bad_file_is_one_line_naming_the_cell_and_exit_1(command, desk):
    desk.correct(UNTIL | {"status": "maybe"})

    result = run_command(*command, "--data", str(desk.monitor.data))

    assert result.code == 1
    assert all(word in result.err for word in ("corrections.csv", "line 2", "C-001", "status", "'maybe'"))
    assert "Traceback" not in result.err


def test_the_timeline_shows_what_was_corrected(desk):
    desk.hear(SAYS)
    desk.correct(UNTIL)
    asked = (
        "timeline",
        "Kyiv",
        "--from",
        "2022-12-16",
        "--to",
        "2022-12-16",
        "--data",
        str(desk.monitor.data),
    )

    for form in ("json", "table"):
        shown = " ".join(run_command(*asked, "--format", form).out.split())
        assert "C-001: the page says eight in the evening" in shown
        assert SAYS["text"] in shown, "the quote is that of the saying as it was read"
