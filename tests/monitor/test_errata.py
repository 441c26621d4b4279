"""Errata: what a reader was told against what is believed now, each difference once, with its cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from feeds.observation import Statement
from feeds.places import clock_of
from monitor.belief import Belief, believe
from monitor.errata import Change, Erratum, Told, compare
from monitor.figures import SAYINGS, key, lane_days, lane_of, read, resting_on, stored
from monitor.metrics import day_hours
from reports import words
from tests.sayings import KYIV, instant, said

LANE = ("UA-30", "electricity")
ON = date(2022, 12, 16)
OUTAGE = said("outage", "16 10:00", off=0.4, until="16 14:00", known_at=instant("16 11:00"))
LONGER = said(
    "still off", "16 14:00", off=0.4, until="16 18:00", known_at=instant("18 10:00"), publisher="Babel"
)
NEXT_DAY = said("outage", "17 10:00", off=0.4, until="17 14:00", known_at=instant("17 10:30"))


def belief(*sayings: Statement) -> Belief:
    return believe(sayings, as_of=None, clock_of=clock_of)


def told(*sayings: Statement, on: date = ON, errata: Sequence[Erratum] = (), **changed: str) -> Told:
    """The edition of a day, of which these sayings were known; made at 07:00 on the day after."""
    days = lane_days(belief(*sayings), [LANE], clock_of)[LANE]
    named = days.figures(on) | {SAYINGS: resting_on(belief(*sayings), days, on)}
    figures = {key(LANE, on, name): value for name, value in named.items()} | changed
    as_of = instant(f"{on.day + 1} 07:00")
    return Told(on=on, as_of=as_of, figures=figures, lanes=(LANE,), errata=tuple(errata))


def errata(
    *editions: Told, now: Sequence[Statement], on: date = date(2022, 12, 18), taken_out=None
) -> tuple[Erratum, ...]:
    """The errata of the edition of a day, given the editions that went out and what is believed now."""
    return compare(
        belief(*now),
        editions,
        on=on,
        as_of=instant(f"{on.day + 1} 07:00"),
        clock_of=clock_of,
        taken_out=taken_out or {},
        shown=words.figure,
        word_causes=lambda found: "; ".join(
            " ".join([c.why, *c.publishers, c.correction]).strip() for c in found
        ),
    )


def test_nothing_new_is_no_erratum():
    assert errata(told(OUTAGE), now=[OUTAGE]) == ()


def test_what_changed_is_listed_per_lane_and_day_with_what_was_told():
    (one,) = errata(told(OUTAGE), now=[OUTAGE, LONGER])

    assert (one.on, one.lane, one.cause) == (ON, LANE, "known later Babel")
    assert one.changes == (
        Change(figure="hours_affected/together", was="4..4", now="8..8"),
        Change(figure="hours_off/together", was="1.6..1.6", now="3.2..3.2"),
        Change(figure="observed_share", was="0.166667..0.166667", now="0.333333..0.333333"),
        Change(figure="hours_affected/outage", was="4..4", now="8..8"),
    )
    assert one.evidence == (LONGER.id,)


def test_what_was_unknown_and_is_known_now_is_an_erratum_and_the_other_way_round():
    (known,) = errata(told(), now=[OUTAGE])
    (unknown,) = errata(told(OUTAGE), now=[])

    assert [(c.was, c.now) for c in known.changes][:2] == [("unknown", "4..4"), ("unknown", "1.6..1.6")]
    assert (known.cause, unknown.cause) == ("taken in late Gazette", "gone")
    assert [c.figure for c in known.changes] == [c.figure for c in unknown.changes]
    assert "hours_affected/emergency" not in {c.figure for c in known.changes}, "neither named then nor now"


@pytest.mark.parametrize(
    ("was", "differs"),
    [("4.01..4.04", False), ("4..4.049", False), ("4..4.06", True), ("3.94..4", True), ("4..4", False)],
)
def test_dust_that_no_reader_would_see_is_no_difference(was, differs):
    edition = told(OUTAGE, **{key(LANE, ON, "hours_affected/together"): was})

    assert bool(errata(edition, now=[OUTAGE])) == differs


def test_what_is_stored_keeps_all_that_belief_computes():
    for hours in (0.123456, 23.654321, 25.0, 1 / 3):
        exact = round(hours, 6)
        range_ = read(stored(replace(day_hours(belief().timeline(*LANE), ON, KYIV)[0].hours_off, high=exact)))
        assert range_ is not None
        assert range_.high == exact


def test_a_difference_is_told_once_unless_the_figure_moves_again():
    first = told(OUTAGE)
    (one,) = errata(first, now=[OUTAGE, LONGER], on=date(2022, 12, 17))
    second = told(OUTAGE, LONGER, on=date(2022, 12, 17), errata=[one])

    assert errata(first, second, now=[OUTAGE, LONGER]) == ()
    assert errata(first, second, now=[OUTAGE, LONGER], on=date(2022, 12, 20)) == ()


def test_a_figure_that_moves_again_starts_from_what_was_last_told():
    first = told(OUTAGE)
    (one,) = errata(first, now=[OUTAGE, LONGER], on=date(2022, 12, 17))
    second = told(OUTAGE, LONGER, on=date(2022, 12, 17), errata=[one])

    (back,) = errata(first, second, now=[OUTAGE])

    assert (back.changes[0].was, back.changes[0].now) == ("8..8", "4..4")
    assert back.cause == "gone"


def test_an_edition_made_late_does_not_tell_what_a_later_one_has_told():
    first = told(OUTAGE)
    (one,) = errata(first, now=[OUTAGE, LONGER], on=date(2022, 12, 18))
    later = told(on=date(2022, 12, 18), errata=[one])

    assert errata(first, later, now=[OUTAGE, LONGER], on=date(2022, 12, 17)) == ()


def test_what_was_told_with_more_known_is_no_error_of_an_earlier_as_of():
    hasty = replace(told(OUTAGE, LONGER), as_of=instant("25 12:00"))

    assert errata(hasty, now=[OUTAGE]) == ()


def test_making_it_again_gives_the_same():
    edition = told(OUTAGE)

    assert errata(edition, now=[OUTAGE, LONGER]) == errata(edition, now=[LONGER, OUTAGE])


def test_newest_day_first():
    editions = [told(), told(on=date(2022, 12, 17))]

    assert [e.on.day for e in errata(*editions, now=[OUTAGE, NEXT_DAY])] == [17, 16]


def corrected(word: Statement, **changed) -> Statement:
    return replace(word, original=word.id, corrected="C-001: misread", **changed)


def test_a_correction_is_the_cause_by_its_name_and_so_is_its_end():
    right = corrected(OUTAGE, quantity=None)
    (made,) = errata(told(OUTAGE), now=[right])
    (ended,) = errata(told(right), now=[OUTAGE])

    assert made.cause == "correction C-001: misread"
    assert made.evidence == (OUTAGE.id,)
    assert ended.cause == "correction ended C-001: misread"


def test_a_correction_that_takes_a_saying_out_or_moves_it_away_is_the_cause():
    moved = corrected(OUTAGE, place="UA-32")
    (away,) = errata(told(OUTAGE), now=[moved])
    (out,) = errata(told(OUTAGE), now=[], taken_out={OUTAGE.id: "C-002: a fake"})
    (here,) = errata(told(), now=[corrected(replace(OUTAGE, place="UA-32"), place="UA-30")])

    assert away.cause == here.cause == "correction C-001: misread"
    assert out.cause == "correction C-002: a fake"


def test_an_edited_post_is_gone_and_known_later():
    edited = replace(OUTAGE, quote="edited", until=LONGER.until, known_at=instant("17 12:00"))

    (one,) = errata(told(OUTAGE), now=[edited])

    assert one.cause == "gone; known later Gazette"
    assert one.evidence == (edited.id,)


def test_the_words_of_the_next_day_are_no_cause_where_something_nearer_is():
    next_word = replace(NEXT_DAY, known_at=instant("17 10:30"))

    (one,) = errata(told(OUTAGE), now=[OUTAGE, LONGER, next_word])

    assert one.cause == "known later Babel"


def test_the_same_sayings_read_differently_are_a_change_of_method():
    edition = told(OUTAGE, **{key(LANE, ON, "hours_affected/together"): "4..24"})

    (one,) = errata(edition, now=[OUTAGE])

    assert (one.cause, one.evidence) == ("method", ())


def test_an_edition_whose_sayings_were_not_kept_is_reckoned_from_its_as_of():
    edition = told(OUTAGE)
    old = replace(edition, figures={k: v for k, v in edition.figures.items() if not k.endswith(SAYINGS)})

    (one,) = errata(old, now=[OUTAGE, LONGER])

    assert one.cause == "known later Babel"


def test_a_figure_is_found_by_its_place_service_and_day():
    assert lane_of(key(("UA-46/lviv", "heat"), ON, "hours_off/together")) == ("UA-46/lviv", "heat")
    with pytest.raises(ValueError, match="nonsense"):
        lane_of("nonsense")


def test_a_lane_by_days_gives_the_hours_of_the_whole_timeline():
    sayings = [OUTAGE, LONGER, NEXT_DAY, said("restored", "17 20:00"), said("outage", "14 evening")]
    whole = belief(*sayings)
    days = lane_days(whole, [LANE], clock_of)[LANE]

    for n in range(8):
        on = date(2022, 12, 12) + timedelta(days=n)
        assert days.hours(on) == day_hours(whole.timeline(*LANE), on, KYIV)
