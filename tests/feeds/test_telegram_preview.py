"""Preview pages of Telegram channels: the text of each post, edits, whose word it is, and how pages are asked."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import feeds.language
import feeds.spoken
from feeds.errors import FetchError, LayoutChanged, UnknownValue
from feeds.observation import Document
from feeds.sources import telegram_preview
from feeds.sources.telegram_preview import CHANNELS, PAGES
from tests.texts import extract

CAPTURES = Path(__file__).parents[1] / "captures" / "telegram_preview"
REAL = Path(__file__).parents[2] / ".." / "shared" / "real" / "telegram"
FETCHED = datetime(2026, 1, 12, 21, 0, tzinfo=UTC)
PAGE = (CAPTURES / "kharkivenergy.html").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _phrases(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", extract)


def document(page, key="https://t.me/s/kharkivenergy", fetched_at=FETCHED):
    body = page.encode() if isinstance(page, str) else page
    return Document(source="telegram_preview", key=key, url=key, body=body, fetched_at=fetched_at)


def parse(page):
    return telegram_preview.parse(document(page))


def post(inner, name="kharkivenergy/7", at="2026-01-12T12:00:00+00:00", more=""):
    """One message as a bare fragment; `inner` stands in its bubble."""
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {more}" data-post="{name}">{inner}'
        f'<a class="tgme_widget_message_date" href="https://t.me/{name}"><time datetime="{at}"></time></a>'
        "</div></div>"
    )


def text(words):
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


def words_read(inner):
    """What the language layer is given of one post, by way of what is left over of it."""
    (line,) = parse(post(text(inner))).leftovers
    return line.removeprefix("kharkivenergy/7: ")


# Pages and their posts


def test_every_post_is_an_item_and_names_itself():
    parsed = parse(PAGE)
    assert parsed.items == tuple(f"kharkivenergy/{n}" for n in (3101, 3102, 3104, 3105, 3106))
    for said in parsed.observations:
        assert said.url == f"https://t.me/{said.item}"
        assert re.fullmatch(rf"{said.item}, chars \d+-\d+", said.locator)


def test_a_nested_text_is_read_once():
    said = [one for one in parse(PAGE).observations if one.item == "kharkivenergy/3102"]
    assert [one.quote for one in said] == ["Половина споживачів без світла"]


def test_a_reply_does_not_repeat_what_it_answers():
    said = [one for one in parse(PAGE).observations if one.item == "kharkivenergy/3104"]
    assert [(one.kind, one.phase) for one in said] == [
        ("emergency_shutdown", "ends"),
        ("scheduled_shutdown", "begins"),
    ]


def test_a_video_without_text_is_an_item_that_says_nothing():
    parsed = parse(PAGE)
    assert "kharkivenergy/3105" in parsed.items
    assert {one.item for one in parsed.observations} == set(parsed.items) - {"kharkivenergy/3105"}
    assert parsed.leftovers == parsed.drift == ()


def test_an_edit_comes_under_the_same_item_with_another_saying():
    before, after = parse(PAGE), parse((CAPTURES / "kharkivenergy_edited.html").read_text(encoding="utf-8"))
    assert set(before.items) <= set(after.items)

    def said(parsed, number):
        return {one.id: one for one in parsed.observations if one.item == f"kharkivenergy/{number}"}

    (first,), (second,) = said(before, 3101).values(), said(after, 3101).values()
    assert first.id != second.id
    assert (first.at.earliest.hour, second.at.earliest.hour) == (12, 11)
    assert len(said(before, 3102)) == 1
    assert said(after, 3102) == {}
    assert said(before, 3104).keys() == said(after, 3104).keys()


def test_the_words_are_those_on_the_screen():
    assert (
        words_read("a<br/>b<br>c <b>bold</b> &amp; &lt;d&gt;\n   <a href='/'>#e</a>") == "a b c bold & <d> #e"
    )
    assert words_read("<blockquote>quoted</blockquote>then<p>more</p>") == "quoted then more"


def test_a_line_break_parts_lines(monkeypatch):
    given = []
    monkeypatch.setattr(feeds.spoken, "extract", lambda words, **hints: given.append((words, hints)) or [])
    parse(PAGE)
    words, hints = given[0]
    assert words == (
        "⚡Увага!\n\nЗастосовано аварійні відключення з 14:00.\nГрафіки не\u00a0діють & черги не рахуємо."
    )
    assert hints == {
        "published": datetime(2026, 1, 12, 12, 6, 30, tzinfo=UTC),
        "source": "t.me/kharkivenergy (Харківобленерго)",
    }


@pytest.mark.parametrize(
    "inner",
    [
        '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Місто атакували?</div></div>',
        '<a class="tgme_widget_message_photo_wrap"><div class="tgme_widget_message_photo"></div></a>',
        '<div class="tgme_widget_message_sticker_wrap">Місто атакували</div>',
        '<div class="tgme_widget_message_voice_player"></div>',
    ],
)
def test_polls_and_other_media_have_no_text(inner):
    parsed = parse(post(inner))
    assert (parsed.items, parsed.observations) == (("kharkivenergy/7",), ())
    assert parsed.leftovers == parsed.drift == ()


def test_a_service_message_says_nothing_and_needs_no_date():
    pinned = post(text("Харківобленерго pinned «Місто атакували»"), more="service_message")
    parsed = parse(re.sub("<a .*</a>", "", pinned) + post(text("Місто атакували"), name="kharkivenergy/8"))
    assert parsed.items == ("kharkivenergy/7", "kharkivenergy/8")
    assert [one.item for one in parsed.observations] == ["kharkivenergy/8"]
    assert parsed.leftovers == ()


def test_a_post_that_states_nothing_is_left_over_by_its_beginning():
    assert parse(post(text("Мороз <br/>" + "до кінця тижня, " * 9))).leftovers == (
        f"kharkivenergy/7: Мороз {('до кінця тижня, ' * 9)[:74]}…",
    )


def test_a_post_with_neither_text_nor_media_marks_the_source():
    """Renamed classes would otherwise look like a silent channel."""
    parsed = parse(post('<div class="new_text">Місто атакували</div>'))
    assert parsed.drift == ("a post with neither text nor known media (kharkivenergy/7)",)
    assert parsed.items == ("kharkivenergy/7",)


# Whose word it is


@pytest.mark.parametrize(
    ("channel", "publisher", "voice"),
    [
        ("Ukrenergo", "Ukrenergo", "operator"),
        ("ukrenergo", "Ukrenergo", "operator"),
        ("poltavaOE", "Poltavaoblenergo", "operator"),
        ("VA_Kyiv", "Kyiv city military administration", "authority"),
        ("dsns_telegram", "State Emergency Service", "authority"),
    ],
)
def test_a_known_channel_speaks_with_its_own_voice(channel, publisher, voice):
    (said,) = parse(post(text("Місто атакували"), name=f"{channel}/7")).observations
    assert (said.publisher, said.said_by, said.voice, said.doubt) == (publisher, publisher, voice, "")


def test_the_hint_can_give_the_place():
    (said,) = parse(post(text("Застосовано аварійні відключення"), name="Ukrenergo/4914")).observations
    assert said.place == "UA"


def test_an_unknown_channel_is_unofficial_and_doubtful():
    (said,) = parse(post(text("Місто атакували"), name="someone/7")).observations
    assert (said.publisher, said.said_by, said.voice) == ("t.me/someone", "", "unofficial")
    assert said.doubt == "unofficial: a channel that nobody vouches for"


def test_a_forwarded_post_says_from_whom():
    (said,) = [one for one in parse(PAGE).observations if one.item == "kharkivenergy/3106"]
    assert (said.publisher, said.voice) == ("Kharkivoblenergo", "operator")
    assert (said.said_by, said.doubt) == ("Олег Синєгубов", "forwarded from Олег Синєгубов")


def test_a_forwarded_post_of_a_hidden_author():
    head = '<div class="tgme_widget_message_forwarded_from">Forwarded from <span>Хтось</span></div>'
    (said,) = parse(post(head + text("Місто атакували"))).observations
    assert said.doubt == "forwarded from Хтось"


@pytest.mark.parametrize(
    ("name", "head", "hint"),
    [
        ("kharkivenergy/7", "", "t.me/kharkivenergy (Харківобленерго)"),
        ("someone_in_kharkiv/7", "", ""),
        ("kharkivenergy/7", '<a href="https://t.me/Ukrenergo/9">Ukrenergo</a>', "t.me/Ukrenergo (Укренерго)"),
        ("kharkivenergy/7", '<a href="https://t.me/synegubov/9">Олег</a>', ""),
        ("kharkivenergy/7", "<span>Хтось</span>", ""),
    ],
)
def test_only_a_known_speaker_lends_its_own_area(monkeypatch, name, head, hint):
    hints = []
    monkeypatch.setattr(feeds.spoken, "extract", lambda words, **more: hints.append(more["source"]) or [])
    named = re.sub(r"<(a|span)", r'<\1 class="tgme_widget_message_forwarded_from_name"', head)
    forwarded = (
        f'<div class="tgme_widget_message_forwarded_from">Forwarded from {named}</div>' if head else ""
    )
    parse(post(forwarded + text("Місто атакували"), name=name))
    assert hints == [hint]


def test_with_the_real_language_a_bare_announcement_is_of_the_operators_own_area(monkeypatch):
    monkeypatch.setattr(feeds.spoken, "extract", feeds.language.extract)
    said = parse(PAGE).observations
    first = next(one for one in said if one.item == "kharkivenergy/3101")
    assert (first.place, first.kind, first.phase) == ("UA-63", "emergency_shutdown", "begins")
    assert first.at.earliest == datetime(2026, 1, 12, 12, tzinfo=UTC)
    assert {one.item for one in said} <= set(parse(PAGE).items)


# Strict reading

FRAGMENT = post(text("Місто атакували"))


def test_the_fragment_as_it_is_reads_well():
    assert len(parse(FRAGMENT).observations) == 1


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (PAGE.encode("cp1251", "replace"), "not UTF-8"),
        (PAGE.encode("utf-16"), "not UTF-8|NUL"),
        ("{}", "no posts: .*'{}'"),
        ("<!DOCTYPE html><html><body><h1>Not here</h1></body></html>", "no posts: the layout changed, or"),
        (PAGE.replace("data-post=", "data-id="), "no posts"),
        (PAGE.replace("js-message_text", "js-words"), "no text in any post, nor media in kharkivenergy/3101"),
        (PAGE[: PAGE.index("kharkivenergy/3105")], "cut off: the page does not end"),
        (FRAGMENT[: FRAGMENT.index("<time")], "post kharkivenergy/7: no date"),
        (FRAGMENT.replace(" datetime=", " data-time="), "post kharkivenergy/7: no date"),
    ],
)
def test_another_shape_is_refused(page, problem):
    with pytest.raises(LayoutChanged, match=problem) as refused:
        parse(page)
    assert (refused.value.source, refused.value.document) == (
        "telegram_preview",
        "https://t.me/s/kharkivenergy",
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kharkivenergy/7", "kharkivenergy", "data-post: 'kharkivenergy': not channel/number"),
        ("kharkivenergy/7", "", "data-post: ''"),
        ("kharkivenergy/7", "a/b/7", "data-post: 'a/b/7'"),
        ("12:00:00+00:00", "12:00:00", "post kharkivenergy/7, datetime: .*2026-01-12T12:00:00'"),
        ("2026-01-12", "2026-13-12", "post kharkivenergy/7, datetime: "),
        ("2026-01-12T12:00:00+00:00", "yesterday", "datetime: .*'yesterday'"),
        ("2026-01-12", "2026-01-14", r"datetime: '2026-01-14T12:00:00\+00:00': in the future"),
    ],
)
def test_a_value_without_meaning_is_refused_by_name(old, new, problem):
    with pytest.raises(UnknownValue, match=problem):
        parse(FRAGMENT.replace(old, new))


def test_a_channel_without_posts_is_no_failure_but_is_told():
    page = '<html><body><div class="tme_no_messages_found">No posts found</div></body></html>'
    parsed = parse(page)
    assert parsed.items == parsed.observations == ()
    assert parsed.leftovers == (
        "https://t.me/s/kharkivenergy: says that it has no posts, or was asked too often",
    )


# Asking


class Site:
    """A channel of 20 posts a page, one post an hour, the newest of number `last` at the time of fetching."""

    def __init__(self, last=200, broken=(), link_only=False):
        self.last, self.broken, self.link_only, self.asked = last, broken, link_only, []

    def get(self, address):
        self.asked.append(address)
        channel = address.removeprefix("https://t.me/s/").split("?")[0]
        if channel in self.broken:
            raise FetchError("telegram_preview", address, "404 Not Found", permanent=self.broken[channel])
        before = int(address.split("before=")[1]) if "before=" in address else self.last + 1
        numbers = [n for n in range(before - 20, before) if n > 0]
        posts = "".join(
            post(text("x"), f"{channel}/{n}", (FETCHED - timedelta(hours=self.last - n)).isoformat())
            for n in numbers
        )
        return document(self._more(channel, numbers) + posts, key=address)

    def _more(self, channel, numbers):
        if not numbers or numbers[0] == 1:
            return ""
        link = f"/s/{channel}?before={numbers[0]}"
        if self.link_only:
            return f'<link rel="prev" href="{link}">'
        return f'<a class="tme_messages_more" href="{link}" data-before="{numbers[0]}"></a>'


def asked(site, since):
    """The pages asked of the first channel; every channel is asked alike."""
    list(telegram_preview.fetch(site.get, since))
    pages = [address.removeprefix("https://t.me/s/") for address in site.asked]
    return pages[: len(pages) // len(CHANNELS)]


def test_the_first_time_one_page_of_each_channel_is_asked():
    site = Site()
    documents = list(telegram_preview.fetch(site.get, None))
    assert [one.key for one in documents] == [f"https://t.me/s/{name}" for name in CHANNELS]


@pytest.mark.parametrize("link_only", [False, True])
def test_pages_go_back_to_posts_older_than_asked_for(link_only):
    site = Site(link_only=link_only)
    since = FETCHED - timedelta(hours=45)
    assert asked(site, since) == ["Ukrenergo", "Ukrenergo?before=181", "Ukrenergo?before=161"]


def test_at_most_five_pages_are_asked():
    assert len(asked(Site(last=2000), FETCHED - timedelta(days=365))) == PAGES == 5


def test_the_first_page_of_a_channel_is_the_end():
    assert asked(Site(last=30), FETCHED - timedelta(days=365)) == ["Ukrenergo", "Ukrenergo?before=11"]


def test_a_page_that_points_to_itself_is_not_asked_for_ever():
    page = document(PAGE.replace('data-before="3101"', 'data-before="9"'))
    calls = []
    list(telegram_preview.fetch(lambda address: calls.append(address) or page, FETCHED - timedelta(days=99)))
    assert len(calls) == 2 * len(CHANNELS)


def test_a_channel_where_nothing_changed_yields_nothing():
    assert list(telegram_preview.fetch(lambda address: None, FETCHED)) == []


def test_what_is_no_page_is_handed_on_to_be_refused():
    (*_, last) = telegram_preview.fetch(lambda address: document(b"\x00", key=address), FETCHED)
    with pytest.raises(LayoutChanged):
        telegram_preview.parse(last)


@pytest.mark.parametrize(
    ("broken", "permanent"),
    [({"kyivoda": True}, True), ({"kyivoda": True, "VA_Kyiv": False}, False)],
)
def test_a_channel_that_fails_does_not_stop_the_others(broken, permanent):
    taken = []
    with pytest.raises(FetchError, match=r"https://t\.me/s/kyivoda: 404 Not Found") as failed:
        taken.extend(one.key for one in telegram_preview.fetch(Site(broken=broken).get, None))
    assert failed.value.permanent is permanent
    assert all(name in failed.value.problem for name in broken)


def test_what_came_before_and_after_a_failure_is_kept():
    taken = []
    with pytest.raises(FetchError):  # noqa: PT012
        for one in telegram_preview.fetch(Site(broken={"kyivoda": True}).get, None):
            taken.append(one.key)
    assert taken == [f"https://t.me/s/{name}" for name in CHANNELS if name != "kyivoda"]


# Samples that nobody here wrote


@pytest.mark.skipif(not REAL.is_dir(), reason="the real samples are not beside this repository")
@pytest.mark.parametrize(
    ("name", "item", "words"),
    [
        ("message_text.html", "topwar_official/70991", "Неопознанный летающий объект замечен в 160 – 200 км"),
        ("message_link_preview.html", "oper_goblin/22360", "https://vnnews.ru/"),
        ("message_media_forwarded_from.html", "oper_goblin/22358", "Британская разведка выяснила"),
        (
            "message_media_photo_and_video.html",
            "anna_news/46908",
            "Ночью над Белгородом сбили 3 беспилотника Они",
        ),
        ("message_poll.html", "it_begin/488", None),
    ],
)
def test_a_real_fragment_reads(name, item, words):
    parsed = telegram_preview.parse(
        document((REAL / name).read_bytes(), name, datetime(2023, 3, 1, tzinfo=UTC))
    )
    assert (parsed.items, parsed.observations, parsed.drift) == ((item,), (), ())
    assert [line.startswith(f"{item}: {words}") for line in parsed.leftovers] == ([True] if words else [])
