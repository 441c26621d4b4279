"""Holds and the publication log are kept for ever, each decision once."""

from __future__ import annotations

import pytest

from monitor.publication import Ruling
from monitor.store.connection import open_store
from monitor.store.publication import add_hold, holds, log, logged, release_hold
from tests.sayings import instant

FIRST, SECOND = instant("17 07:00"), instant("18 07:00")


@pytest.fixture
def engine(tmp_path):
    return open_store(tmp_path)


def ruling(choice, reason="r", observation="a"):
    return Ruling(observation=observation, choice=choice, reason=reason)


def rows(engine):
    return [(r.door, r.observation, r.decision, r.decided_at) for r in logged(engine)]


def test_a_hold_comes_back_with_its_release(engine):
    first = add_hold(engine, observation="a", reason="why", by="Olena", held_at=FIRST)
    second = add_hold(
        engine, place="UA-30", kind="outage", start=FIRST, end=SECOND, reason="why", held_at=FIRST
    )
    assert release_hold(engine, second, reason="told by the city", released_at=SECOND)

    one, other = holds(engine)
    assert (one.id, one.observation, one.by, one.released_at) == (first, "a", "Olena", None)
    assert (other.place, other.kind, other.start, other.end) == ("UA-30", "outage", FIRST, SECOND)
    assert (other.released_at, other.released_because) == (SECOND, "told by the city")


def test_a_hold_is_released_once_and_one_that_is_not_there_never(engine):
    number = add_hold(engine, observation="a", reason="why", held_at=FIRST)

    assert release_hold(engine, number, reason="", released_at=FIRST)
    assert not release_hold(engine, number, reason="again", released_at=SECOND)
    assert holds(engine)[0].released_at == FIRST
    with pytest.raises(KeyError):
        release_hold(engine, number + 1, reason="", released_at=FIRST)


def test_what_is_kept_back_is_noted_once_by_every_door(engine):
    for door, at in (("edition 2022-12-16", FIRST), ("edition 2022-12-16", SECOND), ("timeline", SECOND)):
        log(engine, door, at, [ruling("held")])

    assert rows(engine) == [("edition 2022-12-16", "a", "held", FIRST), ("timeline", "a", "held", SECOND)]


def test_what_leaves_is_noted_when_it_first_does(engine):
    assert log(engine, "rebuild", FIRST, [ruling("published"), ruling("coarsened", observation="b")]) == 2
    assert (
        log(engine, "edition 2022-12-16", SECOND, [ruling("published"), ruling("coarsened", observation="b")])
        == 0
    )
    log(engine, "timeline", SECOND, [ruling("published", "another reason")])

    assert rows(engine) == [
        ("rebuild", "a", "published", FIRST), ("rebuild", "b", "coarsened", FIRST),
        ("timeline", "a", "published", SECOND),
    ]  # fmt: skip


def test_what_no_rule_speaks_of_is_not_noted(engine):
    assert log(engine, "rebuild", FIRST, [ruling("published", "")]) == 0
    assert rows(engine) == []
