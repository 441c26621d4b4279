"""Why a state is what it is."""

from __future__ import annotations

from datetime import timedelta

from feeds.bounds import TimeBounds
from feeds.localtime import day_bounds
from feeds.observation import Cut, PlannedCut
from monitor.belief import believe
from monitor.explaining import explain
from tests.monitor.counted import series
from tests.sayings import KYIV, instant, said

LANE = ("UA-30", "electricity")


def explained(when, *observations, above=()):
    belief = believe(observations, as_of=None, clock_of=lambda _: KYIV)
    return explain(belief, LANE, instant(when), KYIV, lambda _: list(above))


def test_the_word_that_stands_is_told_with_its_bounds():
    word = said("outage", "16 morning", off=0.6)

    (standing,) = explained("16 14:00", word).standing

    assert (standing.state, standing.certain, standing.evidence) == ("outage", True, (word.id,))
    assert standing.from_ == TimeBounds(instant("16 06:00"), instant("16 12:00"))
    assert standing.until == TimeBounds(instant("17 06:00"), instant("17 12:00"))


def test_a_superseded_word_is_told_as_such_after_the_one_that_is_followed():
    first, second = said("outage", "16 06:00", off=0.6), said("still off", "16 10:00", off=0.4)

    told = explained("16 14:00", first, second).standing

    assert [(w.evidence, w.followed) for w in told] == [((second.id,), True), ((first.id,), False)]


def test_where_nothing_stands_the_last_word_is_named():
    old = said("outage", "10 06:00")

    found = explained("12 06:00", old)

    assert (found.shown.state, found.standing) == ("unknown", ())
    assert found.lapsed is not None
    assert found.lapsed.evidence == (old.id,)
    assert found.lapsed.until.latest == instant("11 06:00")


def test_a_word_older_than_a_week_explains_nothing():
    assert explained("20 06:00", said("outage", "10 06:00")).lapsed is None


def test_what_ended_lately_is_told():
    story = [said("emergency", "16 06:00"), said("emergency over", "16 18:00")]

    found = explained("16 20:00", *story)

    assert found.shown.state == "unknown"
    assert "ended" in {d.verdict for d in found.decisions}
    assert story[1].id in found.cited


def test_words_of_the_oblast_are_inherited_not_counted():
    above = said("emergency", "16 06:00", place="UA")

    found = explained("16 10:00", above, above=["UA"])

    assert found.shown.state == "unknown"
    assert [(place, piece.layer) for place, piece in found.inherited] == [("UA", "emergency")]


def test_a_plan_is_told_with_how_many_groups_and_what_overrules_it():
    day = day_bounds(instant("16 12:00").date(), KYIV)
    cut = Cut(instant("16 10:00"), instant("16 14:00"))
    plans = [
        PlannedCut(
            source="p", place="UA-30", at=day, known_at=day.earliest, quote="", publisher="", url="", service="electricity",
            group=group, on=instant("16 12:00").date(), cuts=cuts,
        )
        for group, cuts in (("1.1", (cut,)), ("1.2", ()))
    ]  # fmt: skip

    alone = explained("16 12:00", *plans)
    overruled = explained("16 12:00", *plans, said("emergency", "16 11:00"))

    assert alone.planned is not None
    assert (alone.shown.state, alone.planned.off, alone.planned.groups) == ("unknown", 1, 2)
    assert not alone.planned.overruled
    assert overruled.planned is not None
    assert overruled.planned.overruled


def test_a_count_is_told_with_its_source_and_hand_over():
    (standing,) = explained("16 10:20", *series("16 10:00", 400, 300)).standing

    assert standing.episode.measured_by == "utility"
    assert standing.from_.earliest == instant("16 10:15")
    assert standing.until.latest == instant("16 10:15") + timedelta(minutes=45)


def test_a_disagreement_and_a_note_are_told():
    a = said("partly back", "17 morning", on=0.67, publisher="A", url="a")
    b = said("partly back", "17 morning", on=0.33, publisher="B", url="b")
    maybe = said("emergency", "17", modality="possible")

    found = explained("17 13:00", a, b, maybe)

    assert [{i for i, _ in c.sides} for c in found.conflicts] == [{a.id, b.id}]
    assert [note.id for note in found.notes] == [maybe.id]
    assert {a.id, b.id, maybe.id} <= set(found.cited)
