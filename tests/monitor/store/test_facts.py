"""Facts: append-only, each once, and read back as they were known at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from feeds.observation import Document, Indicator
from monitor.store import facts
from monitor.store.connection import STORE_FILE, StoreError, open_store
from monitor.store.schema import NEWEST, metadata
from tests.sayings import at, instant, said


@pytest.fixture
def engine(tmp_path):
    return open_store(tmp_path)


def document(body: str, fetched: str, key: str = "post/1") -> Document:
    return Document(
        source="test",
        key=key,
        url=f"https://example.org/{key}",
        body=body.encode(),
        fetched_at=instant(fetched),
    )


def claims(engine, as_of=None):
    return sorted(o.quote for o in facts.told(engine, as_of and instant(as_of)))


def test_the_same_document_adds_nothing_the_second_time(engine):
    word = said("outage", "16 10:00")

    first = facts.record(engine, document("a", "16 11:00"), [word])
    second = facts.record(engine, document("a", "16 12:00"), [word])

    assert (first.new_document, first.new_observations) == (True, 1)
    assert (second.new_document, second.new_observations) == (False, 0)
    assert facts.count(engine) == {"documents": 1, "observations": 1}


def test_an_observation_comes_back_as_it_was_said(engine):
    word = said(
        "partly back", "16 evening", on=0.4, bound="about", cause="attack", said_by="mayor", doubt="hm"
    )
    figure = Indicator(
        source="test", place="UA", at=at("16"), known_at=instant("17 00:00"), quote="deficit", publisher="G",
        url="", name="deficit_share", value=0.3, unit="share_of_consumption",
    )  # fmt: skip
    facts.record(engine, document("a", "16 20:00"), [word, figure])

    back = {o.id: o for o in facts.told(engine)}

    assert back == {word.id: word, figure.id: figure}


def test_as_of_knows_nothing_later(engine):
    facts.record(
        engine,
        document("a", "16 11:00", "post/1"),
        [said("outage", "16 10:00", known_at=instant("16 11:00"))],
    )
    facts.record(
        engine,
        document("b", "17 11:00", "post/2"),
        [said("restored", "17 10:00", known_at=instant("17 11:00"))],
    )

    assert claims(engine, "16 10:59") == []
    assert claims(engine, "17 10:59") == ["outage 16 10:00"]
    assert claims(engine, "17 11:00") == ["outage 16 10:00", "restored 17 10:00"]


def test_an_edited_post_speaks_from_its_own_time_on_and_the_old_one_stays_known_before(engine):
    half = said("still off", "16 10:00", off=0.5, known_at=instant("16 11:00"))
    third = said("still off", "16 10:05", off=0.33, known_at=instant("16 15:00"))
    facts.record(engine, document("half", "16 11:00"), [half])
    facts.record(engine, document("a third", "16 15:00"), [third])

    assert claims(engine, "16 14:00") == [half.quote]
    assert claims(engine) == [third.quote]


def test_a_newer_version_that_could_not_be_read_does_not_silence_the_older_one(engine):
    facts.record(engine, document("good", "16 11:00"), [said("outage", "16 10:00")])
    facts.record(engine, document("<html>", "16 12:00"), [], understood=False)

    assert claims(engine) == ["outage 16 10:00"]


def test_an_unreadable_document_speaks_once_it_is_read_well(engine):
    facts.record(engine, document("odd", "16 11:00"), [], understood=False)
    facts.record(engine, document("odd", "16 11:00"), [said("outage", "16 10:00")])

    assert claims(engine) == ["outage 16 10:00"]


def test_a_curated_table_made_later_knows_each_fact_from_its_publication(engine):
    fact = said("outage", "16 10:00", known_at=instant("16 23:00"))
    table = document("table", "16 10:00", "table.csv")
    later = Document(**{**vars_of(table), "fetched_at": table.fetched_at + timedelta(days=1000)})
    facts.record(engine, later, [fact])

    assert claims(engine, "16 22:00") == []
    assert claims(engine, "17 00:00") == [fact.quote]


def vars_of(doc: Document) -> dict:
    return {n: getattr(doc, n) for n in ("source", "key", "url", "body", "fetched_at", "published_at")}


def test_known_at_is_the_first_time_whatever_the_order_of_arrival(engine):
    early = said("outage", "16 10:00", known_at=instant("16 11:00"))
    late = said("outage", "16 10:00", known_at=instant("18 11:00"))
    assert early.id == late.id
    facts.record(engine, document("late", "18 11:00", "post/9"), [late])
    facts.record(engine, document("early", "16 11:00", "post/1"), [early])

    assert [o.known_at for o in facts.told(engine)] == [instant("16 11:00")]


def test_provenance_leads_to_the_archived_bytes(engine):
    word = said("outage", "16 10:00", locator="line 7")
    doc = document("a", "16 11:00")
    facts.record(engine, doc, [word])

    found = facts.provenance(engine, [word.id])[word.id]

    assert (found.sha256, found.locator, found.url) == (doc.sha256, "line 7", doc.url)


def test_migrations_and_tables_say_the_same(engine):
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_the_newest_revision_is_the_last_migration():
    config = Config()
    config.set_main_option("script_location", "monitor.store:migrations")

    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_tables_are_strict(engine):
    with engine.connect() as connection:
        loose = connection.execute(
            sa.text("select name from pragma_table_list where schema='main' and type='table' and strict=0")
        ).scalars()
        assert set(loose) <= {"alembic_version", "sqlite_schema", "sqlite_sequence"}


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    engine = open_store(tmp_path)
    with engine.begin() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    engine.dispose()

    with pytest.raises(StoreError, match="newer version"):
        open_store(tmp_path)


def test_a_file_that_is_no_store_is_refused_by_name(tmp_path):
    (tmp_path / STORE_FILE).write_text("not a database, but long enough to be taken for one" * 20)

    with pytest.raises(StoreError, match=STORE_FILE):
        open_store(tmp_path)


def test_a_naive_time_never_reaches_the_store(engine):
    with pytest.raises((ValueError, sa.exc.StatementError), match="naive"):
        facts.told(engine, instant("16 10:00").replace(tzinfo=None))


def post(number: int, text: str, known: str):
    return said("outage", f"16 {number:02d}:00", item=f"post/{number}", quote=text, known_at=instant(known))


def test_a_page_that_rolls_on_forgets_no_post(engine):
    first, second = [post(1, "one", "16 11:00"), post(2, "two", "16 11:00")], [post(3, "three", "16 15:00")]
    facts.record(engine, document("page 1 2", "16 11:00", "page"), first, items=["post/1", "post/2"])
    facts.record(
        engine, document("page 2 3", "16 15:00", "page"), [*first[1:], *second], items=["post/2", "post/3"]
    )

    assert claims(engine) == ["one", "three", "two"]


def test_an_edited_or_emptied_item_replaces_only_itself(engine):
    facts.record(
        engine,
        document("page", "16 11:00", "page"),
        [post(1, "one", "16 11:00"), post(2, "two", "16 11:00")],
        items=["post/1", "post/2"],
    )
    facts.record(
        engine,
        document("edited", "16 15:00", "page"),
        [post(1, "ONE", "16 15:00")],
        items=["post/1", "post/2"],
    )

    assert claims(engine) == ["ONE"]
    assert claims(engine, "16 12:00") == ["one", "two"]


def test_what_comes_back_after_a_change_speaks_again(engine):
    a, b = said("outage", "16 10:00", quote="a"), said("outage", "16 10:30", quote="b")
    for body, word, seen in (("A", a, "16 11:00"), ("B", b, "16 12:00"), ("A", a, "16 13:00")):
        facts.record(engine, document(body, seen), [word])

    assert claims(engine) == ["a"]
    assert claims(engine, "16 12:30") == ["b"]
    assert facts.count(engine)["documents"] == 2


def test_any_order_of_arrival_gives_the_same_answer(tmp_path):
    from itertools import permutations

    a, b = said("outage", "16 10:00", quote="a"), said("outage", "16 10:30", quote="b")
    sights = [("A", a, "16 11:00"), ("B", b, "16 12:00"), ("A", a, "16 13:00")]
    answers = set()
    for number, order in enumerate(permutations(sights)):
        engine = open_store(tmp_path / str(number))
        for body, word, seen in order:
            facts.record(engine, document(body, seen), [word])
        answers.add((*claims(engine), "|", *claims(engine, "16 12:30"), "|", *claims(engine, "16 11:30")))
    assert answers == {("a", "|", "b", "|", "a")}
