"""Which sayings make one episode, when it began and ended, and what happens where they disagree."""

from __future__ import annotations

import random

from feeds.bounds import Bounds
from monitor.resolve import resolve
from tests.sayings import at, said


def only(statements, layer="outage"):
    found = [e for e in resolve(statements).episodes if e.layer == layer]
    assert len(found) == 1, found
    return found[0]


def test_a_loss_a_partial_and_a_full_restoration_are_one_episode_and_then_supply():
    story = [
        said("outage", "16 10:00"),
        said("partly back", "16 19:00", on=0.4),
        said("restored", "18 08:00"),
    ]

    outage, supply = only(story), only(story, "on")

    assert (outage.start, outage.end) == (at("16 10:00"), at("18 08:00"))
    assert [m.share_off for m in outage.mentions] == [Bounds(0, 1), Bounds(0.6, 0.6)]
    assert [m.partial for m in outage.mentions] == [False, True]
    assert supply.start == at("18 08:00")
    assert supply.end is None


def test_an_end_that_nobody_reported_stays_open():
    assert only([said("outage", "16 10:00")]).end is None


def test_a_first_word_of_recovery_opens_an_episode_whose_beginning_nobody_told():
    episode = only([said("partly back", "16 evening", on=0.4)])

    assert episode.start is None
    assert episode.mentions[0].share_off == Bounds(0.6, 0.6)


def test_a_restoration_without_any_loss_told_still_implies_one():
    episode = only([said("restored", "16 morning")])

    assert (episode.mentions, episode.start, episode.end) == ((), None, at("16 morning"))


def test_works_as_normal_implies_no_loss_before():
    assert [e.layer for e in resolve([said("normal", "16 morning")]).episodes] == ["on"]


def test_the_same_beginning_from_two_outlets_is_one_episode_with_both_kept():
    one = said("outage", "16", publisher="A", url="a")
    two = said("outage", "16 morning", publisher="B", url="b")

    episode = only([one, two])

    assert len(episode.mentions) == 1
    assert episode.start == at("16 morning"), "the time that both allow"
    assert episode.evidence == tuple(sorted([one.id, two.id]))


def test_a_restoration_bounds_the_loss_before_it():
    episode = only(
        [said("outage", "16"), said("partly back", "16 09:00", on=0.4), said("restored", "17 08:00")]
    )
    later = only([said("outage", "16 morning"), said("partly back", "16 09:00", on=0.4)])

    assert len(episode.mentions) == 2
    assert later.start.latest == at("16 09:00").latest, "what came back at nine was lost by nine"


def test_a_word_within_a_week_still_speaks_of_the_open_episode():
    assert only([said("outage", "10 10:00"), said("restored", "16 10:00")]).end == at("16 10:00")


def test_a_fresh_loss_after_the_word_has_lapsed_is_a_new_episode_and_the_old_one_is_censored():
    story = [said("outage", "10 10:00"), said("outage", "12 10:00"), said("restored", "12 20:00")]

    first, second = [e for e in resolve(story).episodes if e.layer == "outage"]

    assert first.end is None
    assert second.end == at("12 20:00")


def test_a_loss_during_recovery_is_a_relapse_of_the_same_episode():
    story = [
        said("outage", "16 10:00"),
        said("partly back", "17 08:00", on=0.7),
        said("outage", "17 20:00", off=0.8),
        said("restored", "18 10:00"),
    ]

    episode = only(story)

    assert episode.relapses == 1
    assert [m.partial for m in episode.mentions] == [False, True, False]


def test_still_off_without_a_figure_keeps_the_share_named_before():
    episode = only([said("outage", "16 10:00", off=0.7), said("still off", "16 20:00")])

    assert episode.mentions[-1].share_off == Bounds(0.7, 0.7)


def test_a_partial_restoration_without_a_figure_can_only_have_lowered_the_share():
    episode = only([said("outage", "16 10:00", off=0.7), said("partly back", "16 20:00")])

    assert episode.mentions[-1].share_off == Bounds(0, 0.7)


def test_two_shares_of_the_same_morning_are_a_conflict_and_the_hull_gives_the_bounds():
    two_thirds = said("partly back", "17 morning", on=0.67, publisher="A", url="a", voice="authority")
    one_third = said("partly back", "17 morning", on=0.33, publisher="B", url="b", doubt="mistranslated")

    result = resolve([one_third, two_thirds])

    (conflict,) = result.conflicts
    assert conflict.chosen == two_thirds.id
    assert "doubtful" in conflict.reason
    assert {i for i, _ in conflict.sides} == {one_third.id, two_thirds.id}
    (episode,) = result.episodes
    assert episode.mentions[0].share_off == Bounds(0.33, 0.67)
    assert episode.mentions[0].figure == 0.33


def test_shares_that_agree_within_rounding_are_no_conflict():
    a = said("partly back", "17 morning", on=0.67, publisher="A", url="a")
    b = said("partly back", "17 morning", on=0.66, publisher="B", url="b")

    assert resolve([a, b]).conflicts == ()


def test_shares_of_different_bases_are_never_compared():
    homes = said("still off", "17", off=0.6, base="households", publisher="A", url="a")
    people = said("still off", "17", off=0.25, base="people", publisher="B", url="b")

    assert resolve([homes, people]).conflicts == ()


def test_fully_restored_against_nearly_ninety_per_cent_is_a_conflict():
    full = said("restored", "23 21:30", publisher="A", url="a")
    nearly = said("partly back", "23 21:30", on=0.9, bound="about", base="city", publisher="B", url="b")

    assert len(resolve([full, nearly]).conflicts) == 1


def test_two_figures_on_one_page_are_a_sequence_not_a_conflict():
    a = said("still off", "26 morning", off=0.25, url="same")
    b = said("still off", "26 09:30", off=0.10, url="same")

    assert resolve([a, b]).conflicts == ()


def test_restored_beside_emergency_shutdowns_are_two_layers_at_once():
    """Odesa, 12 December 2022: supply of all restored, emergency shutdowns still in force."""
    result = resolve([said("restored", "12"), said("still emergency", "12")])

    assert {e.layer for e in result.episodes} == {"outage", "on", "emergency"}
    assert next(e for e in result.episodes if e.layer == "on").end is None


def test_planned_possible_and_denied_make_no_state():
    result = resolve(
        [
            said("scheduled", "16 06:00", modality="planned"),
            said("emergency", "16", modality="possible"),
            said("normal", "16", modality="denied"),
        ]
    )

    assert result.episodes == ()
    assert len(result.plans) == 1
    assert len(result.notes) == 2


def test_attacks_and_sayings_without_a_place_make_no_episode():
    assert resolve([said("attack", "16"), said("outage", "16", place=None)]).episodes == ()


def test_any_order_of_arrival_gives_the_same_belief():
    story = [
        said("outage", "16"),
        said("partly back", "16 evening", on=0.4, publisher="A", url="a"),
        said("partly back", "16 evening", on=0.33, publisher="B", url="b"),
        said("emergency", "16 20:00"),
        said("partly back", "17 morning", on=0.67),
        said("outage", "17 18:00", off=0.8),
        said("emergency over", "18 10:00"),
        said("restored", "18"),
    ]
    expected = resolve(story)
    shuffle = random.Random(7)
    for _ in range(50):
        shuffle.shuffle(story)
        assert resolve(story) == expected


def test_restored_over_the_weekend_is_some_moment_of_the_weekend():
    episode = only([said("outage", "16"), said("partly back", "17", until="18")])

    assert (episode.mentions[-1].at.earliest, episode.mentions[-1].at.latest) == (
        at("17").earliest,
        at("18").latest,
    )
