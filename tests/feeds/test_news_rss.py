"""News feeds: entries as texts, dates that can be trusted, and what is no feed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import feeds.language
import feeds.spoken
from feeds.bounds import TimeBounds
from feeds.errors import FetchError, LayoutChanged
from feeds.observation import Document
from feeds.sources import news_rss
from feeds.sources.news_rss import FEEDS
from tests.texts import extract

CAPTURES = Path(__file__).parents[1] / "captures" / "news_rss"
FETCHED = datetime(2026, 1, 12, 21, 0, tzinfo=UTC)
PRAVDA = "https://www.pravda.com.ua/rss/view_news/"
INDEPENDENT = "https://kyivindependent.com/feed/"
RSS = (CAPTURES / "pravda.xml").read_text(encoding="utf-8")
ATOM = (CAPTURES / "independent.atom").read_text(encoding="utf-8")
DATE = "Mon, 12 Jan 2026 15:20:00 +0200"


@pytest.fixture(autouse=True)
def _phrases(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", extract)


def document(body, key=PRAVDA):
    content = body.encode() if isinstance(body, str) else body
    return Document(source="news_rss", key=key, url=key, body=content, fetched_at=FETCHED)


def parse(body, key=PRAVDA):
    return news_rss.parse(document(body, key))


def rss(*entries, head='<?xml version="1.0" encoding="UTF-8"?>', channel=""):
    return f'{head}<rss version="2.0"><channel>{channel}{"".join(entries)}</channel></rss>'


def entry(title="Місто атакували", guid="https://pravda.com.ua/1", date=DATE, more=""):
    return f"<item><title>{title}</title><guid>{guid}</guid><pubDate>{date}</pubDate>{more}</item>"


def only(*entries, key=PRAVDA, **more):
    (said,) = parse(rss(*entries, **more), key).observations
    return said


# Feeds and their entries


def test_an_entry_is_an_item_whether_it_states_something_or_not():
    parsed = parse(RSS)
    assert parsed.items == (
        "https://www.pravda.com.ua/news/2026/01/12/8000001/",
        "Ukrainska Pravda/8000002",
        "https://www.pravda.com.ua/news/2026/01/12/8000003/",
    )
    assert {said.item for said in parsed.observations} == set(parsed.items[:2])
    assert len(parsed.leftovers) == 5


def test_an_entry_without_an_id_goes_by_its_link():
    bare = f"<item><title>Місто атакували</title><link>https://pravda.com.ua/2</link><pubDate>{DATE}</pubDate></item>"
    said = only(bare)
    assert (said.item, said.url) == ("https://pravda.com.ua/2", "https://pravda.com.ua/2")


def test_a_bare_number_is_an_id_of_its_own_publisher():
    ids = {
        only(entry(guid="77", more="<link>https://x.example/77</link>"), key=key).item
        for key in (PRAVDA, INDEPENDENT)
    }
    assert ids == {"Ukrainska Pravda/77", "Kyiv Independent/77"}


def test_only_web_addresses_become_links():
    (back,) = [said for said in parse(ATOM, INDEPENDENT).observations if said.kind == "restoration"]
    assert back.url == INDEPENDENT


def test_the_first_of_two_entries_of_one_id_is_taken():
    parsed = parse(rss(entry("Місто атакували"), entry("Світло повернули всім")))
    assert [said.kind for said in parsed.observations] == ["attack"]
    assert parsed.leftovers == ("https://pravda.com.ua/1: given twice, the first is taken",)


def test_an_undated_entry_does_not_stand_in_the_way_of_its_double():
    parsed = parse(rss(entry(date=""), entry()))
    assert len(parsed.observations) == 1
    assert parsed.leftovers == ("https://pravda.com.ua/1: no date",)


# The words


def given_words(monkeypatch, body):
    given = []
    monkeypatch.setattr(feeds.spoken, "extract", lambda words, **hints: given.append((words, hints)) or [])
    parse(body)
    return given


def test_the_words_are_the_headline_and_the_text_as_seen(monkeypatch):
    (words, hints), *_ = given_words(monkeypatch, RSS)
    assert words == (
        "У Харкові зникло світло\n\nПоловина споживачів без світла.\n\n"
        "Застосовано аварійні відключення з 14:00\nу всій області."
    )
    assert hints == {
        "published": datetime(2026, 1, 12, 13, 20, tzinfo=UTC),
        "source": "Ukrainska Pravda (uk)",
    }


def test_a_headline_that_the_text_repeats_is_read_once(monkeypatch):
    words = [words for words, _ in given_words(monkeypatch, RSS)]
    assert words[1] == "Світло повернули всім, каже мер."


def test_the_full_text_goes_before_the_summary(monkeypatch):
    first, second = [words for words, _ in given_words(monkeypatch, ATOM)]
    assert first.startswith("Kharkiv goes dark\n\nHalf of the customers")
    assert second == "Power is back for everyone & more\n\nTrams run\n\nHeat follows"


def test_plain_text_keeps_its_angle_brackets(monkeypatch):
    without = ATOM[: ATOM.index("<content")] + ATOM[ATOM.index("</content>") + len("</content>") :]
    assert given_words(monkeypatch, without)[0][0] == "Kharkiv goes dark\n\nLess than 5 < 6 hours of light."


# Whose word it is


@pytest.mark.parametrize(
    ("key", "channel", "publisher"),
    [
        (PRAVDA, "", "Ukrainska Pravda"),
        ("https://www.ukrinform.net/rss/block-lastnews", "<title>x</title>", "Ukrinform"),
        ("https://ukrinform.net/rss/other", "", "Ukrinform"),
        ("saved.xml", "<link>https://kyivindependent.com/</link>", "Kyiv Independent"),
        ("saved.xml", "<title>The &lt;b&gt;Post&lt;/b&gt;</title>", "The Post"),
        ("saved.xml", "", "an unnamed feed"),
    ],
)
def test_a_feed_is_known_by_its_address_else_by_its_own_name(key, channel, publisher):
    said = only(entry(), key=key, channel=channel)
    assert (said.publisher, said.voice, said.said_by, said.doubt) == (publisher, "press", "", "")


def test_with_the_real_language_an_article_tells_of_its_place(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", feeds.language.extract)
    said = parse(RSS).observations
    assert {"outage", "emergency_shutdown"} <= {one.kind for one in said if one.place == "UA-63/kharkiv"}


# Dates


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Mon, 12 Jan 2026 15:20:00 +0200", "13:20"),
        ("Mon, 12 Jan 2026 15:20:00 +0200 (EET)", "13:20"),
        ("12 Jan 2026 15:20 GMT", "15:20"),
        ("Mon, 12 Jan 2026 15:20:00", "15:20"),
        ("Mon, 12 Jan 2026 08:20:00 EST", "13:20"),
        ("2026-01-12T15:20:00+02:00", "13:20"),
        ("2026-01-12T15:20:00.5Z", "15:20"),
        ("2026-01-12 15:20", "15:20"),
    ],
)
def test_a_date_is_read_with_its_zone_and_as_utc_without_one(date, moment):
    at = only(entry(date=date)).at
    assert f"{at.earliest:%H:%M}" == moment
    assert at.earliest.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 12 Jan 2026 15:20:00 EET",
        "12 січня 2026, 15:20",
        "Mon, 32 Jan 2026 15:20:00 GMT",
        "Mon, 12 Jan 2026 25:20:00 GMT",
        "2026-01-12",
        "12 Jan 2026",
        "15:20",
        "0001-01-01T00:00+05:00",
        "soon",
    ],
)
def test_a_date_that_cannot_be_trusted_leaves_the_entry_over(date):
    parsed = parse(rss(entry(date=date), entry(guid="https://pravda.com.ua/2")))
    assert parsed.items == ("https://pravda.com.ua/2",)
    assert parsed.leftovers == (f"https://pravda.com.ua/1: unreadable date {date!r}",)


def test_a_date_in_the_future_leaves_the_entry_over():
    soon = (FETCHED + timedelta(hours=23)).isoformat()
    late = (FETCHED + timedelta(hours=25)).isoformat()
    parsed = parse(rss(entry(date=soon), entry(guid="https://pravda.com.ua/2", date=late)))
    assert parsed.items == ("https://pravda.com.ua/1",)
    assert parsed.leftovers == (f"https://pravda.com.ua/2: a date in the future: {late!r}",)


def test_the_publication_goes_before_an_update():
    said = parse(ATOM, INDEPENDENT).observations[0]
    published = datetime(2026, 1, 12, 13, tzinfo=UTC)
    assert (said.kind, said.at) == ("outage", TimeBounds(published, published))


# What is no feed


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "neither RSS nor Atom"),
        (b"\n", "neither RSS nor Atom"),
        ('{"items":[]}', "neither RSS nor Atom .*not well-formed"),
        (
            "<!DOCTYPE html><html><head><title>x</title></head><body><p>Hi</p></body></html>",
            "neither .*<!DOCTYPE",
        ),
        ("<!DOCTYPE html><html><body><p>Hi<br></body></html>", "mismatched tag"),
        ("<?xml version='1.0'?><sitemap/>", "neither RSS nor Atom"),
        (rss("<item>").replace("</rss>", ""), "cut off|no entries"),
        (rss("<broken>"), "no entries, and not well-formed: .*mismatched tag"),
        (rss(entry(), entry())[:-70], "cut off: .*no element found|cut off: .*unclosed"),
        (RSS.encode()[: RSS.encode().index("Світло".encode()) + 1], "cut off"),
    ],
)
def test_another_shape_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem) as refused:
        parse(body)
    assert (refused.value.source, refused.value.document) == ("news_rss", PRAVDA)


def test_an_empty_feed_is_a_feed():
    parsed = parse(rss())
    assert parsed.observations == parsed.items == parsed.leftovers == parsed.drift == ()


def test_a_slip_in_the_markup_is_marked_and_the_entries_taken():
    parsed = parse(rss(entry("Fish & chips. Місто атакували")))
    assert len(parsed.observations) == len(parsed.items) == 1
    assert parsed.drift == ("a slip in the markup: not well-formed (invalid token)",)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "лол"}">' for n in range(9))


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE rss [{LAUGHS}]>",
        f'<!DOCTYPE rss [<!ENTITY l8 "{"А" * 9999}">]>',
        '<!doctype rss [<!entity l8 SYSTEM "file:///etc/hostname">]>',
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_entities_are_not_unfolded(head, charset):
    bomb = rss(entry("&l8;" * 9), head=f'<?xml version="1.0" encoding="{charset}"?>{head}')
    with pytest.raises(LayoutChanged, match="declares entities of its own"):
        parse(bomb.encode(charset))


def test_a_body_is_never_taken_for_a_file_name():
    with pytest.raises(LayoutChanged, match="neither RSS nor Atom"):
        parse(str(CAPTURES / "pravda.xml"))


# Charsets


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "windows-1251"),
        ("utf-8", "us-ascii"),
        ("utf-8-sig", "utf-8"),
        ("windows-1251", "windows-1251"),
        ("utf-16", "utf-16"),
    ],
)
def test_what_the_bytes_show_goes_before_what_they_declare(written, declared):
    parsed = parse(rss(entry(), head=f'<?xml version="1.0" encoding="{declared}"?>').encode(written))
    assert [said.quote for said in parsed.observations] == ["Місто атакували"]
    assert parsed.drift == ()


def test_a_wrong_charset_is_tolerated_and_marked():
    half = entry("Half of the customers are without power") + entry("Погода", guid="https://pravda.com.ua/2")
    parsed = parse(rss(half).encode("windows-1251"))
    assert [said.kind for said in parsed.observations] == ["outage"]
    assert parsed.drift == ("document declared as utf-8, but parsed as windows-1252",)


def test_what_a_garbled_feed_does_not_say_it_does_not_take_back():
    garbled = parse(rss(entry(), entry("Power is back for everyone", guid="urn:2")).encode("windows-1251"))
    assert garbled.items == ("urn:2",)
    assert parse(rss(entry("Погода"))).items == ("https://pravda.com.ua/1",)


def test_a_charset_without_a_name_is_refused():
    head = b'<?xml version="1.0" encoding="utf\xa48"?>'
    with pytest.raises(LayoutChanged, match="a charset that cannot be read"):
        parse(head + rss(entry(), head="").encode("windows-1251"))


# Asking


def test_every_feed_is_asked_and_an_unchanged_one_yields_nothing():
    answers = {address: document(RSS, address) for address in FEEDS if address != INDEPENDENT}
    taken = list(news_rss.fetch(answers.get, FETCHED))
    assert [one.key for one in taken] == [address for address in FEEDS if address != INDEPENDENT]


def test_a_feed_that_fails_does_not_stop_the_others():
    def get(address):
        if address == INDEPENDENT:
            raise FetchError("news_rss", address, "503", permanent=False)
        return document(RSS, address)

    taken = []
    with pytest.raises(FetchError, match=f"{INDEPENDENT}: 503") as failed:  # noqa: PT012
        for one in news_rss.fetch(get, None):
            taken.append(one.key)
    assert taken == [address for address in FEEDS if address != INDEPENDENT]
    assert not failed.value.permanent
