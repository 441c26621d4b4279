"""Texts saved by hand: what they state, since when, and what is no text; the rules that all texts share."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import feeds.language
import feeds.spoken
from feeds.bounds import TimeBounds
from feeds.errors import LayoutChanged, UnknownValue
from feeds.observation import Document
from feeds.sources import text_file
from feeds.spoken import first_words
from tests.texts import extract

CAPTURES = Path(__file__).parents[1] / "captures" / "text_file"
PUBLISHED = datetime(2026, 1, 12, 16, 30, tzinfo=UTC)
FETCHED = datetime(2026, 1, 13, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _phrases(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", extract)


def document(words, published_at=PUBLISHED, fetched_at=FETCHED):
    body = words.encode() if isinstance(words, str) else words
    return Document(
        source="text_file",
        key="article.txt",
        url="https://example.org/a",
        body=body,
        fetched_at=fetched_at,
        published_at=published_at,
    )


def only(words, **more):
    (said,) = text_file.parse(document(words, **more)).observations
    return said


def exactly(moment):
    return TimeBounds(moment, moment)


def test_every_quote_stands_where_its_locator_says():
    words = (CAPTURES / "article.txt").read_text(encoding="utf-8")
    for said in text_file.parse(document(words)).observations:
        start, end = map(int, said.locator.removeprefix("chars ").split("-"))
        assert words[start:end] == said.quote


# When it was


def test_a_state_without_a_time_is_that_of_its_publication():
    said = only("Половина споживачів без світла.")
    assert (said.at, said.known_at, said.doubt) == (exactly(PUBLISHED), FETCHED, "")


def test_a_time_in_the_text_goes_before_that_of_the_publication():
    assert only("Застосовано аварійні відключення з 14:00").at == exactly(
        datetime(2026, 1, 12, 12, tzinfo=UTC)
    )


def test_without_a_publication_it_is_dated_by_its_reading_and_doubtful():
    said = only("Половина споживачів без світла.", published_at=None)
    assert said.at == exactly(FETCHED)
    assert said.doubt == "the text bears no date: taken as said when we read it"


def test_a_publication_in_another_zone_is_the_same_moment():
    kyiv = PUBLISHED.astimezone(timezone(timedelta(hours=2)))
    assert only("Половина споживачів без світла.", published_at=kyiv).at == exactly(PUBLISHED)


def test_a_fact_dated_after_its_publication_is_kept_with_doubt():
    said = only("Застосовано аварійні відключення з 23:00")
    assert said.at == exactly(datetime(2026, 1, 12, 21, tzinfo=UTC))
    assert said.doubt == "told as a fact, but dated after its publication"


def test_a_denial_dated_after_its_publication_is_doubtful_too():
    assert only("Про відключення брешуть з 23:00").doubt


def test_a_plan_lies_ahead_without_doubt():
    said = only("Завтра діятимуть графіки з 08:00 до 22:00")
    assert (said.modality, said.at.earliest > PUBLISHED, said.doubt) == ("planned", True, "")
    assert said.until == exactly(datetime(2026, 1, 13, 20, tzinfo=UTC))


def test_a_day_that_is_not_over_raises_no_doubt():
    said = only("Місто атакували сьогодні")
    assert said.at.earliest < PUBLISHED < said.at.latest
    assert said.doubt == ""


def test_what_ended_before_it_was_told_is_doubtful():
    said = only("Половина споживачів без світла до 10:00")
    assert said.doubt == "it ends before it starts"


# Who, where and what


def test_an_attack_and_a_policy_are_kept_without_a_service():
    attack, policy = text_file.parse(document("Місто атакували. Уряд ухвалив рішення")).observations
    assert [(said.kind, said.service, said.phase) for said in (attack, policy)] == [
        ("attack", None, None),
        ("policy", None, None),
    ]
    assert policy.place is None


def test_a_saved_text_speaks_as_the_press():
    said = only("Місто атакували")
    assert (said.publisher, said.said_by, said.voice) == ("a saved text", "", "press")
    assert said.url == "https://example.org/a"


def test_the_same_words_twice_are_one_saying():
    parsed = text_file.parse(document("Місто атакували. Місто атакували."))
    assert [said.locator for said in parsed.observations] == ["chars 0-15"]


def test_a_text_that_states_nothing_is_left_over_by_its_beginning():
    parsed = text_file.parse(document("Мороз\n" + "до кінця тижня, " * 10))
    assert parsed.observations == ()
    assert parsed.leftovers == (f"article.txt: Мороз {('до кінця тижня, ' * 10)[:74]}…",)
    assert first_words(" two \n words ") == "two words"


def test_with_the_real_language_every_quote_stands_in_the_text(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", feeds.language.extract)
    words = (CAPTURES / "article.txt").read_text(encoding="utf-8")
    said = text_file.parse(document(words)).observations
    assert {one.kind for one in said} >= {"outage", "emergency_shutdown"}
    for one in said:
        start, end = map(int, one.locator.removeprefix("chars ").split("-"))
        assert words[start:end] == one.quote


# What is no text


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("Місто атакували".encode("cp1251"), "not UTF-8: byte 0xf1 at 2"),
        ("Місто атакували".encode("utf-16"), "not UTF-8|NUL"),
        ("plain".encode("utf-16-le"), "a NUL byte at 1"),
        ("Місто атакували".encode()[:-1], "not UTF-8: byte 0xd0 at 27"),
        (b"a\x00b", "not a text: a NUL byte at 1"),
        ("М\ufffdсто", "a lost character at 1"),
        ("<!DOCTYPE html><p>Місто", "a web page, not its text: '<!DOCTYPE html>"),
        ("\n <html><body>Місто", "a web page"),
        ('<?xml version="1.0"?><rss/>', "a web page"),
        ("Місто атакували</p><p>Уряд", "a web page, not its text: '</p>"),
    ],
)
def test_anything_but_a_text_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem) as refused:
        text_file.parse(document(body))
    assert (refused.value.source, refused.value.document) == ("text_file", "article.txt")


@pytest.mark.parametrize(
    "words", ["\ufeffМісто атакували", "Температура <5 і > 2: Місто атакували", "Місто атакували\r\n"]
)
def test_a_plain_text_is_one_however_odd(words):
    assert only(words).quote == "Місто атакували"


def test_a_publication_in_the_future_is_refused():
    assert only("Місто атакували", published_at=FETCHED + timedelta(hours=23))
    with pytest.raises(UnknownValue, match=r"published_at: 2026-01-14T06:00:00\+00:00: in the future"):
        text_file.parse(document("Місто атакували", published_at=FETCHED + timedelta(hours=25)))
