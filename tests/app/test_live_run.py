"""A run with live sources on loopback: one that answers, others that fail in their ways."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

import feeds.catalog
from feeds.catalog import Feed
from feeds.errors import UnknownValue
from feeds.fetch import Fetcher, Limits
from feeds.observation import Parsed, Source
from monitor.app import asking, day
from monitor.app import collect as collecting
from monitor.app.access import Monitor
from monitor.app.settings import Settings
from monitor.store import facts
from tests.sayings import said

NOW = datetime(2022, 12, 20, 5, 30, tzinfo=UTC)


def parse(document):
    """One status a document: {"status": "outage"}; anything else is an error naming it."""
    try:
        status = json.loads(document.body)["status"]
    except ValueError as error:
        raise feeds.errors.LayoutChanged(document.source, document.key, f"not JSON: {error}") from None
    if status != "outage":
        raise UnknownValue(document.source, document.key, f"status {status!r}")
    word = said("outage", "19 12:00", known_at=document.fetched_at, source=document.source)
    return Parsed(observations=(word,))


def live(name: str, url: str) -> Feed:
    source = Source(
        id=name, title=name.title(), publisher="P", home=url, licence="test", cadence=timedelta(minutes=15)
    )
    return Feed(source=source, parse=parse, fetch=lambda get, since: [d for d in [get(url)] if d])


@pytest.fixture
def monitor(tmp_path, httpserver, monkeypatch):
    """A monitor whose live sources are on loopback: one good, four bad."""
    answers = {
        "good": (200, '{"status": "outage"}'),
        "gone": (404, "no"),
        "html": (200, "<html>moved</html>"),
        "cut": (200, '{"status": "out'),
        "odd": (200, '{"status": "Apocalypse"}'),
    }
    found = {}
    for name, (status, body) in answers.items():
        httpserver.expect_request(f"/{name}").respond_with_data(body, status=status, headers={"ETag": '"1"'})
        found[name] = live(name, httpserver.url_for(f"/{name}"))
    monkeypatch.setattr(day, "catalog", lambda: found)
    monkeypatch.setattr(asking, "new_fetcher", _fetcher)
    return Monitor.at(tmp_path)


def _fetcher(monitor: Monitor) -> Fetcher:
    return Fetcher(
        limits=Limits(allow_private_hosts=True, pause_s=0, attempts=1),
        known=lambda source, url: collecting.validators.known(monitor.engine, source, url),
        now=lambda: NOW,
    )


def run(monitor: Monitor):
    told = []
    done = day.run_day(
        monitor,
        Settings(),
        date(2022, 12, 19),
        now=NOW,
        offline=False,
        as_of=NOW,
        tell=lambda step, words: told.append(words),
    )
    return done, told


def test_the_good_source_is_taken_and_each_failure_is_one_line_and_in_the_header(monitor):
    done, told = run(monitor)

    failures = {s.source: s.problem for s in done.sources if s.failed}
    assert set(failures) == {"gone", "html", "cut", "odd"}
    assert "404" in failures["gone"]
    assert "Apocalypse" in failures["odd"]
    assert all("\n" not in line for line in told)
    assert done.exit_code == 3
    assert facts.count(monitor.engine)["observations"] == 1
    text = (done.folder / "report.txt").read_text(encoding="utf-8")
    for name in ("Gone", "Html", "Cut", "Odd"):
        assert f"{name}: failed" in text
    assert "supply lost" in text


def test_what_could_not_be_read_is_kept(monitor):
    run(monitor)

    assert facts.count(monitor.engine)["documents"] == 4, "all but the one that never came"


def test_only_what_was_read_well_is_asked_for_conditionally(monitor, httpserver):
    run(monitor)
    httpserver.clear_log()
    run(monitor)

    conditional = {request.path for request, _ in httpserver.log if "If-None-Match" in request.headers}
    assert conditional == {"/good"}


def test_a_document_over_the_limit_is_a_failure_and_kept(tmp_path):
    from dataclasses import replace

    from feeds.observation import Document

    feed = live("big", "https://example.org/big")
    small = Feed(source=replace(feed.source, max_bytes=10), parse=feed.parse)
    monitor = Monitor.at(tmp_path)
    document = Document(source="big", key="file.json", url="", body=b'{"status": "outage"}', fetched_at=NOW)

    done = collecting.ingest(monitor.engine, tmp_path, small, [document], at=NOW)

    assert done.failed
    assert "file.json: 20 bytes, more than the 10" in done.problem
    assert facts.count(monitor.engine) == {"documents": 1, "observations": 0}
