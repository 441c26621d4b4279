"""The edition of 19 December 2022, end to end: what a newcomer holds after one command."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from monitor import archive
from monitor.store import editions, facts
from monitor.store.connection import open_store
from tests.command import run_command

DAY = "2022-12-19"


def page(showcase: Path) -> str:
    return (showcase / "reports" / DAY / "report.html").read_text(encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    files = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("store.sqlite")]
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_an_edition_is_four_charts_a_page_a_text_and_one_message(showcase):
    names = {p.name for p in (showcase / "reports" / DAY).iterdir()}

    assert names == {
        "swimlanes.png",
        "hours.png",
        "restoration.png",
        "gas_cap.png",
        "report.html",
        "report.txt",
    }
    assert len(list((showcase / "outbox").glob("*.eml"))) == 1


def test_a_second_run_adds_no_fact_and_changes_no_byte(showcase):
    before, count = digests(showcase), facts.count(open_store(showcase))

    result = run_command("run", "--date", DAY, "--offline", "--data", str(showcase), "--json")

    assert json.loads(result.out)["new_observations"] == 0
    assert digests(showcase) == before
    assert facts.count(open_store(showcase)) == count


def test_another_directory_gets_the_same_bytes(showcase, tmp_path):
    run_command("run", "--date", DAY, "--offline", "--data", str(tmp_path))

    assert digests(tmp_path) == digests(showcase)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.images: list[dict[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.add(found["id"])
        if tag == "a":
            self.targets.append(found["href"])
        if tag == "img":
            self.images.append(found)


def links(showcase: Path) -> _Links:
    parser = _Links()
    parser.feed(page(showcase))
    return parser


def test_every_citation_leads_to_an_evidence_entry(showcase):
    found = links(showcase)
    local = [target.removeprefix("#") for target in found.targets if target.startswith("#")]

    assert len(local) > 50
    assert set(local) <= found.ids


def test_every_evidence_entry_leads_to_an_archived_document(showcase):
    hashes = set(re.findall(r'<code title="([0-9a-f]{64})">', page(showcase)))

    assert hashes
    for sha256 in hashes:
        assert hashlib.sha256(archive.read(showcase, sha256)).hexdigest() == sha256


def test_every_chart_has_its_words_and_lies_beside_the_page(showcase):
    images = links(showcase).images

    assert [i["src"] for i in images] == ["swimlanes.png", "hours.png", "restoration.png", "gas_cap.png"]
    assert all(len(i["alt"]) > 80 for i in images)
    assert all((showcase / "reports" / DAY / i["src"]).exists() for i in images)


def test_the_page_tells_the_as_of_and_no_wall_clock(showcase):
    text = page(showcase)

    assert "What was known at 20 December 2022, 07:00" in text
    assert "2026" not in re.sub(r"<code.*?</code>", "", text)


def test_the_text_says_what_happened(showcase):
    text = (showcase / "reports" / DAY / "report.txt").read_text(encoding="utf-8")
    flat = " ".join(text.split())

    assert "about 20% of people supplied" in flat
    assert "Emergency shutdowns applied (electricity): Cherkasy oblast" in flat
    assert "in 24 of the 25 followed cities" in flat
    assert "about 71.5 EUR/MWh below 180, the limit of the EU cap. " in flat
    assert "no run was under way, and firing takes at least 3 trading days in a row above 180" in flat
    assert "the last day known to be above was 6 September 2022" in flat
    assert "no reference price is known to judge the second condition by; the cap could not fire yet." in flat
    assert "67% off (Babel)" in flat
    assert "33% off (Russian Free Press)" in flat
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 78


def test_a_deficit_is_told_as_a_deficit_and_not_as_homes_without_power(showcase):
    text = " ".join((showcase / "reports" / DAY / "report.txt").read_text(encoding="utf-8").split())

    assert "Kyiv: deficit of capacity, about 50%" in text
    assert "50% of" not in text.split("THE DAY IN FIGURES")[1].split("SAID OF THE SYSTEM")[0]


def test_attacks_are_told_by_the_day_and_of_no_place_finer_than_a_city(showcase):
    text = page(showcase) + (showcase / "reports" / DAY / "report.txt").read_text(encoding="utf-8")

    assert "Attacks reported: 16 Dec (Ukraine), 19 Dec (Ukraine)" in text
    (night,) = re.findall(
        r"Ukraine, electricity: attack \((.*?)\)", " ".join(text.split()).split("16 Dec).")[-1]
    )
    assert night == "19 Dec"


def test_the_message_is_text_and_html_with_its_charts_inside(showcase):
    (path,) = (showcase / "outbox").glob("*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    html = message.get_body(("html",)).get_content()
    cids = {
        part["Content-ID"].strip("<>") for part in message.walk() if part.get_content_type() == "image/png"
    }

    assert message.get_content_type() == "multipart/alternative"
    assert message["Date"].datetime.isoformat() == "2022-12-20T05:00:00+00:00"
    assert message.get_body(("plain",)).get_content().startswith("ENERGY IMPACT MONITOR")
    assert set(re.findall(r'src="cid:([^"]+)"', html)) == cids
    assert len(cids) == 4


def test_what_the_edition_says_is_kept_as_rows(showcase):
    from datetime import date

    rows = editions.figures_of(open_store(showcase), date(2022, 12, 19))

    assert rows["UA-30/electricity/2022-12-19/hours_affected/together"] == "0..24"
    assert rows["UA-30/heat/2022-12-19/hours_off/outage"] == "0..0.72"
    assert rows["UA-46/lviv/electricity/2022-12-19/hours_affected/together"] == "unknown", "it was shown so"
    assert not any(name.startswith("UA-46/electricity") for name in rows), "an unknown region is not shown"


def told(showcase: Path, place: str, *more: str) -> dict:
    result = run_command("timeline", place, "--format", "json", "--data", str(showcase), *more)
    assert result.code == 0, result.err
    return json.loads(result.out)


def service(answer: dict, name: str) -> dict:
    return next(s for s in answer["services"] if s["service"] == name)


def state_at(answer: dict, name: str, moment: str) -> dict:
    return next(i for i in service(answer, name)["intervals"] if i["start_at"] <= moment < i["end_at"])


def test_kyiv_16_to_18_december_reads_as_published(showcase):
    kyiv = told(showcase, "Kyiv", "--from", "2022-12-16", "--to", "2022-12-19")

    assert state_at(kyiv, "electricity", "2022-12-17T00:00:00Z")["share_off_named"] == [0.6, 0.6]
    assert state_at(kyiv, "electricity", "2022-12-17T12:00:00Z")["share_off_named"] == [0.33, 0.67]
    assert state_at(kyiv, "electricity", "2022-12-18T12:00:00Z")["share_off"] == [0.0, 0.3]
    monday = state_at(kyiv, "electricity", "2022-12-19T12:00:00Z")
    assert (monday["state"], monday["share_off_named"], monday["also"]) == (
        "outage",
        [0.8, 0.8],
        ["emergency"],
    )
    assert state_at(kyiv, "water", "2022-12-17T00:00:00Z")["share_off_named"] == [0.67, 0.67]
    assert state_at(kyiv, "water", "2022-12-17T12:00:00Z")["state"] == "on"
    assert state_at(kyiv, "heat", "2022-12-17T12:00:00Z")["share_off_named"] == [0.5, 0.5]
    assert state_at(kyiv, "heat", "2022-12-17T20:00:00Z")["share_off_named"] == [0.25, 0.25]
    assert state_at(kyiv, "heat", "2022-12-18T12:00:00Z")["state"] == "on"


def test_the_two_figures_of_17_december_are_shown_as_a_conflict(showcase):
    (conflict,) = service(
        told(showcase, "Kyiv", "--from", "2022-12-17", "--to", "2022-12-17"), "electricity"
    )["conflicts"]

    assert sorted(side["share_off"][0] for side in conflict["sides"]) == [0.33, 0.67]
    assert "doubtful" in conflict["reason"]


def test_kharkiv_lags_its_oblast_on_16_december_and_both_are_back_on_the_17th(showcase):
    city = told(showcase, "Kharkiv", "--from", "2022-12-16", "--to", "2022-12-17")
    oblast = told(showcase, "Kharkiv oblast", "--from", "2022-12-16", "--to", "2022-12-17")

    assert state_at(city, "electricity", "2022-12-16T18:00:00Z")["share_off_named"] == [0.45, 0.45]
    assert state_at(oblast, "electricity", "2022-12-16T18:00:00Z")["share_off_named"] == [0.15, 0.15]
    for place in (city, oblast):
        assert state_at(place, "electricity", "2022-12-17T12:00:00Z")["state"] == "on"


def test_kyiv_24_to_27_november_each_share_on_its_own_base(showcase):
    kyiv = told(showcase, "Kyiv", "--service", "electricity", "--from", "2022-11-24", "--to", "2022-11-27")
    at = {
        "2022-11-24T08:00:00Z": (0.7, "city"),
        "2022-11-25T12:00:00Z": (0.6, "households"),
        "2022-11-26T11:00:00Z": (0.25, "people"),
    }

    for moment, (share, base) in at.items():
        shown = state_at(kyiv, "electricity", moment)
        assert shown["share_off_named"] == [share, share], moment
        assert base in shown["base"]
    assert state_at(kyiv, "electricity", "2022-11-27T08:00:00Z")["state"] == "partial"


def test_as_of_saturday_morning_knows_nothing_later(showcase):
    then = told(showcase, "Kyiv", "--as-of", "2022-12-17T06:00Z")

    assert then["to"] == "2022-12-17T06:00:00Z"
    assert then["evidence"]
    assert all(said["known_at"] <= "2022-12-17T06:00:00Z" for said in then["evidence"].values())
    assert state_at(then, "electricity", "2022-12-17T05:00:00Z")["share_off_named"] == [0.6, 0.6]


@pytest.mark.parametrize("form", ["table", "csv"])
def test_the_other_forms_show_the_same_place(showcase, form):
    result = run_command("timeline", "Київ", "--format", form, "--data", str(showcase))

    assert result.code == 0
    assert "UA-30" in result.out
