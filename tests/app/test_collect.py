"""Collecting: what is kept, counted and noted when a source answers well, badly or not at all."""

from __future__ import annotations

import pytest

from feeds.catalog import Feed
from feeds.errors import LayoutChanged
from feeds.observation import Document, Parsed, Source
from monitor import archive
from monitor.app.collect import collect, ingest, word_collected
from monitor.store import attempts, facts
from monitor.store.connection import open_store
from tests.sayings import instant, said

NOW = instant("20 07:00")
LIVE = Source(id="live", title="Live", publisher="L", home="https://example.org/live", licence="test")


@pytest.fixture
def engine(tmp_path):
    return open_store(tmp_path)


def parse_lines(document: Document) -> Parsed:
    """A format of one word a line; anything but "outage" is refused."""
    lines = document.body.decode().split()
    if lines != ["outage"] * len(lines):
        raise LayoutChanged(document.source, document.key, f"unknown word {lines!r}")
    found = tuple(said("outage", f"16 1{n}:00", known_at=document.fetched_at) for n, _ in enumerate(lines))
    return Parsed(observations=found, drift=("colour",) if len(lines) > 1 else (), leftovers=())


def document(body: bytes, at: str = "16 20:00") -> Document:
    return Document(source="live", key="k", url=LIVE.home, body=body, fetched_at=instant(at))


FEED = Feed(source=LIVE, parse=parse_lines)
LIVE_FEED = Feed(source=LIVE, parse=parse_lines, fetch=lambda get, since: [get(LIVE.home)])


def test_a_document_that_cannot_be_read_is_kept_and_named(engine, tmp_path):
    done = ingest(engine, tmp_path, FEED, [document(b"<html>")], at=NOW)

    assert done.failed
    assert done.problem == "live: k: unknown word ['<html>']"
    assert archive.read(tmp_path, document(b"<html>").sha256) == b"<html>"
    assert facts.count(engine) == {"documents": 1, "observations": 0}
    assert attempts.last_attempts(engine)["live"].outcome == "failed"


def test_of_several_documents_the_good_ones_are_taken(engine, tmp_path):
    done = ingest(engine, tmp_path, FEED, [document(b"<html>"), document(b"outage", "16 21:00")], at=NOW)

    assert (done.outcome, done.new_observations) == ("failed", 1)
    assert len(facts.told(engine)) == 1


def test_a_new_field_is_drift_taken_and_marked(engine, tmp_path):
    done = ingest(engine, tmp_path, FEED, [document(b"outage outage")], at=NOW)

    assert done.outcome == "new"
    assert done.drift == ("colour",)
    assert attempts.last_attempts(engine)["live"].problem == "new field colour"
    assert "new fields: colour" in word_collected(done)


def test_the_second_time_nothing_is_new(engine, tmp_path):
    ingest(engine, tmp_path, FEED, [document(b"outage")], at=NOW)

    assert ingest(engine, tmp_path, FEED, [document(b"outage")], at=NOW).outcome == "unchanged"


def test_offline_skips_a_live_source_and_that_is_no_failure(engine, tmp_path):
    (done,) = collect(engine, tmp_path, [LIVE_FEED], at=NOW, fetcher=None)

    assert (done.outcome, done.failed) == ("skipped", False)
    assert attempts.last_attempts(engine) == {}
