"""Asking over HTTP, against servers on the loopback: limits, politeness, redirects, secrets, and all that breaks."""

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import quote

import pytest
from werkzeug import Response

from feeds import fetch
from feeds.errors import FetchError
from feeds.fetch import Answer, Fetcher, Limits, Validators, hosts
from feeds.observation import Source

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
TOKEN = "s3cr3t/to ken+"


class Watch:
    """A clock that moves only while somebody sleeps on it."""

    def __init__(self):
        self.time = 1000.0
        self.sleeps = []

    def __call__(self):
        return self.time

    def sleep(self, seconds):
        self.sleeps.append(seconds)
        self.time += seconds


def source(name="feed", **given):
    return Source(id=name, title="", publisher="", home="", licence="", **given)


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def asker(watch):
    """Make Fetchers with a watch, and loopback allowed, and close them in the end."""
    made = []

    def make(*, real_time=False, known=None, **given):
        limits = {"allow_private_hosts": True} | given.pop("limits", {})
        if not real_time:
            given = {"clock": watch, "sleep": watch.sleep} | given
        given = {"now": lambda: NOW, "chance": lambda: 0.5} | given
        fetcher = Fetcher(limits=Limits(**limits), known=known or (lambda *_: None), **given)
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
    ):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def raw_server(*scripts):
    """Serve one connection per script, a function of the connected socket; yields its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve():
        for script in scripts:
            try:
                taken, _ = listening.accept()
            except OSError:
                return
            with taken, suppress(OSError):  # the other side had enough
                script(taken, over)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    over.set()
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(2)


def sends(*pieces, pause=0.0, reset=False):
    """A script: read the request, send pieces with a pause between them, close (with a reset)."""

    def script(taken, over):
        taken.recv(65536)
        for piece in pieces:
            taken.sendall(piece)
            if pause and over.wait(pause):
                return
        if reset:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    return script


def silent(taken, over):
    over.wait(5)


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngood"


def failure(get, url):
    with pytest.raises(FetchError) as failed:
        get(url)
    error = failed.value
    assert error.source == "feed"
    # No traceback of requests or urllib3 hangs on it.
    assert error.__cause__ is None
    assert error.__context__ is None
    return error


# What is asked and what comes


def test_a_document_holds_the_bytes_as_they_came(asker, httpserver):
    httpserver.expect_request("/a.json").respond_with_data(
        b'{"x": 1}\xff', headers={"ETag": '"v1"', "Last-Modified": "Sun, 22 Nov 2026 06:00:00 GMT"}
    )
    fetcher, url = asker(), httpserver.url_for("/a.json")
    document = fetcher.get_for(source())(url)
    assert (document.source, document.key, document.url) == ("feed", url, url)
    assert (document.body, document.fetched_at) == (b'{"x": 1}\xff', NOW)
    told = Validators(etag='"v1"', last_modified="Sun, 22 Nov 2026 06:00:00 GMT")
    assert fetcher.answers == [
        Answer(source="feed", url=url, at=NOW, status=200, validators=told, bytes=9, problem="", attempts=1)
    ]


def test_who_asks_is_said(asker, httpserver):
    httpserver.expect_request("/").respond_with_data("x")
    asker().get_for(source())(httpserver.url_for("/"))
    sent = httpserver.log[0][0].headers
    assert sent["User-Agent"].startswith("energy-impact-monitor/0.")
    assert f"(+{fetch.PROJECT_PAGE}; open-source outage monitor)" in sent["User-Agent"]
    assert sent["Accept-Encoding"] == "gzip"
    assert "If-None-Match" not in sent


def test_nothing_new_is_none(asker, httpserver):
    def answer(request):
        fresh = (
            request.headers.get("If-None-Match") == '"v1"' and request.headers["If-Modified-Since"] == "Sun"
        )
        return Response(status=304 if fresh else 200)

    httpserver.expect_request("/").respond_with_handler(answer)
    asked = []

    def known(*what):
        asked.append(what)
        return Validators(etag='"v1"', last_modified="Sun")

    fetcher, url = asker(known=known), httpserver.url_for("/")
    assert fetcher.get_for(source())(url) is None
    assert asked == [("feed", url)]
    assert [(a.status, a.validators, a.bytes, a.problem) for a in fetcher.answers] == [(304, None, 0, "")]


def test_nothing_new_to_one_who_knew_nothing_is_a_failure(asker, httpserver):
    httpserver.expect_request("/").respond_with_data("", status=304)
    assert failure(asker().get_for(source()), httpserver.url_for("/")).problem == "answered 304"


@pytest.mark.parametrize("etag", ['"caf\xe9"', '"' + "x" * 2000 + '"', ""])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(asker, etag):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: " + etag.encode("latin-1") + b"\r\n\r\n"
    with raw_server(sends(head)) as url:
        fetcher = asker()
        fetcher.get_for(source())(url)
    assert fetcher.answers[0].validators == Validators(etag=None, last_modified=None)


def test_a_validator_that_breaks_the_header_is_an_error_of_ours(asker, httpserver):
    broken = Validators(etag='"a"\r\nHost: other', last_modified=None)
    error = failure(asker(known=lambda *_: broken).get_for(source()), httpserver.url_for("/"))
    assert (error.problem, error.permanent) == ("a header has a value that cannot be sent", True)


def test_no_cookie_is_kept(asker, httpserver):
    httpserver.expect_request("/").respond_with_data("x", headers={"Set-Cookie": "who=me"})
    get = asker().get_for(source())
    get(httpserver.url_for("/"))
    get(httpserver.url_for("/"))
    assert all("Cookie" not in request.headers for request, _ in httpserver.log)


def test_netrc_is_not_read(asker, httpserver, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine localhost login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    httpserver.expect_request("/").respond_with_data("x")
    asker().get_for(source())(httpserver.url_for("/"))
    assert "Authorization" not in httpserver.log[0][0].headers


# Size


def test_an_answer_as_large_as_allowed_is_taken_and_one_byte_more_is_not(asker, httpserver):
    httpserver.expect_request("/10").respond_with_data(b"x" * 10)
    httpserver.expect_request("/11").respond_with_data(b"x" * 11)
    get = asker().get_for(source(max_bytes=10))
    assert get(httpserver.url_for("/10")).body == b"x" * 10
    error = failure(get, httpserver.url_for("/11"))
    assert (error.problem, error.permanent) == ("the answer is larger than 10 bytes", True)


def test_an_announced_length_is_refused_before_anything_is_read(asker):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"
    with raw_server(lambda taken, over: (sends(head)(taken, over), over.wait(5))) as url:
        assert "larger" in failure(asker().get_for(source()), url).problem


def test_an_unannounced_length_is_cut_while_it_comes(asker):
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    with raw_server(sends(head, *[b"x" * 10_000] * 1000)) as url:
        assert "larger" in failure(asker().get_for(source(max_bytes=50_000)), url).problem


def bomb(megabytes):
    squeezed = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(megabytes)) + squeezed.flush()


def test_a_gzip_bomb_stops_at_the_limit_with_little_memory(asker):
    body = bomb(200)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    with raw_server(sends(head, body)) as url:
        get = asker().get_for(source(max_bytes=1_000_000))
        tracemalloc.start()
        try:
            error = failure(get, url)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert (error.problem, error.permanent) == ("the answer is larger than 1,000,000 bytes", True)
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (gzip.compress(b"whole" * 100)[:-12], "cut short (asked 3 times)"),
        (b"this is no gzip at all", "the gzip encoding of the answer is broken"),
        (gzip.compress(b"x") + b"rubbish", "the gzip encoding of the answer is broken"),
        (gzip.compress(b"") * 1500, "too many parts"),
    ],
    ids=["short", "none", "rubbish behind", "many parts"],
)
def test_broken_gzip_is_a_failure(asker, httpserver, body, problem):
    httpserver.expect_request("/").respond_with_data(body, headers={"Content-Encoding": "gzip"})
    assert problem in failure(asker().get_for(source()), httpserver.url_for("/")).problem


@pytest.mark.parametrize(
    "body",
    [gzip.compress(b"a" * 300_000), gzip.compress(b"a" * 150_000) * 2, gzip.compress(b"a") * 9],
    ids=["one", "two", "nine"],
)
def test_gzip_is_undone_in_one_part_or_more(asker, httpserver, body):
    httpserver.expect_request("/").respond_with_data(body, headers={"Content-Encoding": "gzip"})
    assert asker().get_for(source())(httpserver.url_for("/")).body == gzip.decompress(body)


def test_an_empty_body_needs_no_gzip(asker, httpserver):
    httpserver.expect_request("/").respond_with_data(b"", headers={"Content-Encoding": "gzip"})
    assert asker().get_for(source())(httpserver.url_for("/")).body == b""


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, gzip", "unknown"])
def test_an_encoding_that_was_not_asked_for_is_refused(asker, httpserver, coding):
    httpserver.expect_request("/").respond_with_data(b"x", headers={"Content-Encoding": coding})
    error = failure(asker().get_for(source()), httpserver.url_for("/"))
    assert f"content encoding '{coding}' is not understood" in error.problem
    assert error.permanent


# Time


DRIP = {"read_s": 2.0, "total_s": 0.3, "run_s": 5.0, "pause_s": 0.0}


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", *[b"x"] * 100],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 100],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"0"] * 100],
        [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 90],
        [b"H", b"T", b"T", b"P", *[b" "] * 100],
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 100,
    ],
    ids=["body", "chunks", "chunk length", "headers", "status line", "continue"],
)
def test_a_drip_ends_with_the_time_of_the_ask(asker, pieces):
    with raw_server(sends(*pieces, pause=0.05)) as url:
        began = time.monotonic()
        error = failure(asker(real_time=True, limits=DRIP).get_for(source()), url)
        assert time.monotonic() - began < 2
    assert error.problem == "took longer than 0.3 s in all"
    assert not error.permanent


def test_a_drip_ends_by_the_clock_of_the_fetcher(asker, watch):
    """Nothing waits here: each piece moves the watch by a second."""
    pieces = threading.Event()

    def drip(taken, over):
        taken.recv(65536)
        taken.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not over.wait(0.002):
            taken.sendall(b"x")
            watch.time += 1
            pieces.set()

    with raw_server(drip) as url:
        error = failure(asker().get_for(source()), url)
    assert error.problem == "took longer than 15 s in all"
    assert pieces.is_set()


def test_a_silent_host_is_asked_again_while_time_lasts(asker):
    with raw_server(silent, silent, silent) as url:
        limits = {"read_s": 0.05, "total_s": 5.0, "pause_s": 0.0}
        error = failure(asker(real_time=True, limits=limits, chance=lambda: 0).get_for(source()), url)
    assert error.problem == "no answer in time (asked 3 times)"


def test_the_waiting_between_attempts_is_not_counted_as_asking(asker, watch, httpserver):
    httpserver.expect_ordered_request("/").respond_with_data("", status=503, headers={"Retry-After": "16"})
    httpserver.expect_ordered_request("/").respond_with_data("late")
    assert asker().get_for(source())(httpserver.url_for("/")).body == b"late"
    assert watch.sleeps == [16]


@pytest.mark.parametrize("at_once", [False, True])
def test_three_silent_hosts_end_with_the_run(asker, at_once):
    with raw_server(silent) as one, raw_server(silent) as two, raw_server(silent) as three:
        limits = {"run_s": 0.4, "pause_s": 0.0}
        began = time.monotonic()
        fetcher = asker(real_time=True, limits=limits)
        with ThreadPoolExecutor(3 if at_once else 1) as pool:
            asked = [pool.submit(failure, fetcher.get_for(source()), url) for url in (one, two, three)]
            problems = [ask.result().problem for ask in asked]
        assert time.monotonic() - began < 2
    assert problems == ["no time left in this run"] * 3
    assert len(fetcher.answers) == 3


def test_after_the_run_nobody_is_asked(asker, watch, httpserver):
    fetcher = asker()
    watch.time += 20
    error = failure(fetcher.get_for(source()), httpserver.url_for("/"))
    assert (error.problem, error.permanent) == ("no time left in this run", False)
    assert httpserver.log == []


def test_a_slow_look_up_is_cut_too(asker, monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: (over.wait(5), [])[1])
    fetcher = asker(real_time=True, limits={"run_s": 0.1})
    began = time.monotonic()
    assert failure(fetcher.get_for(source()), "http://feed.example/").problem == "no time left in this run"
    assert time.monotonic() - began < 2
    over.set()


# Asking again


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_trouble_is_asked_again_with_growing_waits(asker, watch, httpserver, status):
    httpserver.expect_ordered_request("/").respond_with_data("", status=status)
    httpserver.expect_ordered_request("/").respond_with_data("", status=status)
    httpserver.expect_ordered_request("/").respond_with_data("x")
    fetcher = asker(limits={"pause_s": 0.1})
    assert fetcher.get_for(source())(httpserver.url_for("/")).body == b"x"
    assert watch.sleeps == pytest.approx([0.25, 0.5])
    assert [(a.status, a.attempts, a.problem) for a in fetcher.answers] == [(200, 3, "")]


def test_the_wait_is_jittered_from_nothing_to_the_whole(asker, watch, httpserver):
    httpserver.expect_request("/").respond_with_data("", status=500)
    drawn = iter([0.0, 1.0])
    fetcher = asker(limits={"pause_s": 0.0}, chance=lambda: next(drawn))
    assert (
        failure(fetcher.get_for(source()), httpserver.url_for("/")).problem == "answered 500 (asked 3 times)"
    )
    assert watch.sleeps == [1.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 410, 418, 451])
def test_a_refusal_is_final(asker, httpserver, status):
    httpserver.expect_request("/").respond_with_data("", status=status)
    fetcher = asker()
    error = failure(fetcher.get_for(source()), httpserver.url_for("/"))
    assert (error.problem, error.permanent) == (f"answered {status}", True)
    assert [(a.status, a.attempts) for a in fetcher.answers] == [(status, 1)]


@pytest.mark.parametrize("status", [201, 204, 206, 300, 501, 505])
def test_another_answer_is_neither_a_document_nor_asked_again(asker, httpserver, status):
    httpserver.expect_request("/").respond_with_data("", status=status)
    error = failure(asker().get_for(source()), httpserver.url_for("/"))
    assert (error.problem, error.permanent) == (f"answered {status}", False)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("wish", ["7", format_datetime(NOW + timedelta(seconds=7), usegmt=True)])
def test_a_wish_to_wait_is_honoured(asker, watch, httpserver, wish):
    httpserver.expect_ordered_request("/").respond_with_data("", status=429, headers={"Retry-After": wish})
    httpserver.expect_ordered_request("/").respond_with_data("x")
    assert asker().get_for(source())(httpserver.url_for("/")).body == b"x"
    assert watch.sleeps == [7]


@pytest.mark.parametrize("wish", ["120", format_datetime(NOW + timedelta(seconds=120), usegmt=True)])
def test_a_wish_longer_than_the_run_fails_at_once_and_holds_for_all(asker, watch, httpserver, wish):
    httpserver.expect_request("/").respond_with_data("", status=503, headers={"Retry-After": wish})
    fetcher = asker()
    error = failure(fetcher.get_for(source()), httpserver.url_for("/"))
    assert error.problem == "answered 503 and asks to wait 120 s, longer than this run has left"
    assert not error.permanent
    error = failure(fetcher.get_for(source()), httpserver.url_for("/other"))
    assert error.problem == "no time left in this run for the host's next turn"
    assert watch.sleeps == []
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "wish", ["soon", "-5", "", "1.5", format_datetime(NOW - timedelta(days=1), usegmt=True)]
)
def test_a_wish_without_meaning_is_passed_over(asker, watch, httpserver, wish):
    httpserver.expect_ordered_request("/").respond_with_data("", status=429, headers={"Retry-After": wish})
    httpserver.expect_ordered_request("/").respond_with_data("x")
    assert asker().get_for(source())(httpserver.url_for("/")).body == b"x"
    assert watch.sleeps == [1.0]  # the pause


def test_no_wait_reaches_past_the_run(asker, watch, httpserver):
    httpserver.expect_request("/").respond_with_data("", status=500)
    fetcher = asker(limits={"run_s": 0.2})
    error = failure(fetcher.get_for(source()), httpserver.url_for("/"))
    assert error.problem == "answered 500; no time left in this run to ask again"
    assert watch.sleeps == []


# What breaks


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        (sends(reset=True), "the connection was reset"),
        (sends(), "the connection was closed without an answer"),
        (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"), "the answer broke off"),
        (sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"), "the answer broke off"),
        (sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "the answer broke off"),
        (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", reset=True), "the connection was reset"),
        (sends(b"\x00\xff\x07 rubbish\r\n\r\n"), "what came is no HTTP answer"),
        (sends(b"HTTP/1.1 abc\r\n\r\n"), "what came is no HTTP answer"),
        (sends(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"), "what came is no HTTP answer"),
        (sends(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"), "what came is no HTTP answer"),
    ],
    ids=[
        "reset",
        "closed",
        "short",
        "short chunk",
        "bad chunk",
        "reset in the body",
        "rubbish",
        "no status",
        "many headers",
        "long header",
    ],
)
def test_a_broken_answer_is_asked_again_and_told_in_few_words(asker, script, problem):
    with raw_server(script, script, script) as url:
        error = failure(asker().get_for(source()), url)
    assert error.problem == f"{problem} (asked 3 times)"
    assert str(error) == f"feed: {url}: {problem} (asked 3 times)"
    assert not error.permanent


def test_after_a_broken_answer_a_good_one_counts(asker):
    with raw_server(sends(reset=True), sends(OK)) as url:
        fetcher = asker()
        assert fetcher.get_for(source())(url).body == b"good"
    assert fetcher.answers[0].attempts == 2


def test_a_closed_port_is_told(asker):
    with raw_server() as url:
        pass
    assert failure(asker().get_for(source()), url).problem == "the connection was refused (asked 3 times)"


def test_a_host_without_an_address_is_told(asker):
    error = failure(asker().get_for(source()), f"http://{'a' * 70}.example/")
    assert error.problem in (
        "the host's name has no address (asked 3 times)",
        "the address cannot be read",  # the idna package looks first
    )


def test_tls_with_one_who_speaks_none_is_told(asker):
    script = sends(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with raw_server(script, script, script) as url:
        error = failure(asker().get_for(source()), url.replace("http:", "https:"))
    assert error.problem == "the TLS handshake failed (asked 3 times)"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of feed.example, and its key."""
    if not shutil.which("openssl") and not os.environ.get("CI"):
        pytest.skip("the openssl program makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    made = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    named = ["-subj", "/CN=feed.example", "-addext", "subjectAltName=DNS:feed.example"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(["openssl", *made, *named, *files], check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


def over_tls(certificate, seen, *pieces, pause=0.0):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda _, name, __: seen.append(name)

    def script(taken, over):
        with context.wrap_socket(taken, server_side=True) as wrapped:
            sends(*pieces, pause=pause)(wrapped, over)

    return script


def at_home(host, port, seconds):
    return ("127.0.0.1",)


def test_the_checked_address_is_asked_under_the_name(asker, certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    seen = []
    with raw_server(over_tls(certificate, seen, OK)) as url:
        url = url.replace("http://127.0.0.1", "https://feed.example")
        assert asker(look_up=at_home).get_for(source())(url).body == b"good"
    assert seen == ["feed.example"]


@pytest.mark.parametrize("host", ["feed.example", "other.example"])
def test_a_certificate_of_nobody_or_another_is_final(asker, certificate, monkeypatch, host):
    if host == "other.example":
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    with raw_server(over_tls(certificate, [], OK)) as url:
        error = failure(
            asker(look_up=at_home).get_for(source()), url.replace("http://127.0.0.1", f"https://{host}")
        )
    assert error.problem.startswith("the TLS certificate is not valid: ")
    assert error.permanent


def test_a_drip_over_tls_ends_too(asker, certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    script = over_tls(certificate, [], b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 90, pause=0.05)
    with raw_server(script) as url:
        url = url.replace("http://127.0.0.1", "https://feed.example")
        error = failure(asker(real_time=True, limits=DRIP, look_up=at_home).get_for(source()), url)
    assert error.problem == "took longer than 0.3 s in all"


def test_a_handshake_that_never_comes_ends_too(asker):
    with raw_server(silent) as url:
        limits = {"connect_s": 0.2, "attempts": 1}
        began = time.monotonic()
        error = failure(
            asker(real_time=True, limits=limits).get_for(source()), url.replace("http:", "https:")
        )
        assert time.monotonic() - began < 2
    assert error.problem == "no answer in time"


# Redirects


@pytest.fixture
def public_feed(monkeypatch):
    """Treat the name feed.example, served here, as public; every other host is judged as it is."""
    judged = hosts.not_public
    monkeypatch.setattr(
        hosts, "not_public", lambda host, found: "" if host == "feed.example" else judged(host, found)
    )

    def look_up(host, port, seconds):
        return ("127.0.0.1",) if host == "feed.example" else hosts.look_up(host, port, seconds)

    return {"limits": {"allow_private_hosts": False}, "look_up": look_up}


def at_feed(httpserver, path):
    return f"http://feed.example:{httpserver.port}{path}"


def redirect(httpserver, path, location, status=302):
    httpserver.expect_request(path).respond_with_data("", status=status, headers={"Location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(asker, httpserver, status):
    redirect(httpserver, "/old", "new?x=1#part", status)
    httpserver.expect_request("/new", query_string="x=1").respond_with_data("moved")
    fetcher, url = asker(), httpserver.url_for("/old")
    document = fetcher.get_for(source())(url)
    assert (document.body, document.url) == (b"moved", url)
    assert len(fetcher.answers) == 1


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://127.1:{port}/",
        "http://2130706433:{port}/",
        "http://0.0.0.0:{port}/",
        "http://localhost:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://[fe80::1]/",
        "//10.1.2.3/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(asker, httpserver, public_feed, target):
    redirect(httpserver, "/", target.format(port=httpserver.port))
    fetcher = asker(**public_feed)
    error = failure(fetcher.get_for(source()), at_feed(httpserver, "/"))
    assert "address" in error.problem or "loopback name" in error.problem
    assert error.permanent
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.0.0.1/"]
)
def test_the_first_host_is_judged_too(asker, url):
    error = failure(asker(limits={"allow_private_hosts": False}).get_for(source()), url)
    assert error.permanent


def test_a_name_that_leads_home_is_refused(asker):
    fetcher = asker(limits={"allow_private_hosts": False}, look_up=lambda *_: ("8.8.8.8", "192.168.1.1"))
    error = failure(fetcher.get_for(source()), "http://feed.example/")
    assert error.problem == "feed.example is at 192.168.1.1, a private address"


def test_a_name_is_looked_up_once_and_the_found_address_asked(asker, httpserver, public_feed):
    """Another answer a moment later, as in DNS rebinding, is never heard."""
    httpserver.expect_request("/").respond_with_data("x")
    heard = []

    def look_up(host, port, seconds):
        heard.append(host)
        return ("127.0.0.1",)

    assert asker(**public_feed | {"look_up": look_up}).get_for(source())(at_feed(httpserver, "/"))
    assert heard == ["feed.example"]
    assert httpserver.log[0][0].headers["Host"] == f"feed.example:{httpserver.port}"


def test_the_next_of_the_checked_addresses_is_tried(asker, httpserver):
    httpserver.expect_request("/").respond_with_data("x")
    get = asker(look_up=lambda *_: ("127.9.9.9", "127.0.0.1")).get_for(source())
    assert get(at_feed(httpserver, "/")).body == b"x"


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("/", "redirected in a circle"),
        ("ftp://feed.example/", "the address is neither http nor https"),
        ("file:///etc/passwd", "the address is neither http nor https"),
        ("http://me:pw@127.0.0.1/", "the address holds a user name or password"),
        ("http://[::1", "redirected to an address that cannot be read"),
        ("http://127.0.0.1:port/", "the address cannot be read"),
        ("", "answered 302 without saying where to"),
    ],
)
def test_a_redirect_to_nowhere_is_final(asker, location, problem):
    with raw_server(sends(f"HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n".encode())) as url:
        error = failure(asker().get_for(source()), url)
    assert (error.problem, error.permanent) == (problem, True)


def test_redirects_are_counted(asker, httpserver):
    for n in range(7):
        redirect(httpserver, f"/{n}", f"/{n + 1}")
    httpserver.expect_request("/7").respond_with_data("far")
    get = asker().get_for(source())
    assert get(httpserver.url_for("/2")).body == b"far"
    assert failure(get, httpserver.url_for("/1")).problem == "redirected more than 5 times"


def test_no_redirect_leaves_tls(asker, certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://feed.example/\r\nContent-Length: 0\r\n\r\n"
    with raw_server(over_tls(certificate, [], moved)) as url:
        url = url.replace("http://127.0.0.1", "https://feed.example")
        error = failure(asker(look_up=at_home).get_for(source()), url)
    assert (error.problem, error.permanent) == ("redirected from https to http", True)


def test_the_body_of_a_redirect_is_not_read(asker, httpserver):
    httpserver.expect_request("/new").respond_with_data("x")
    new = httpserver.url_for("/new").encode()
    head = b"HTTP/1.1 302 Found\r\nLocation: " + new + b"\r\n\r\n"
    with raw_server(lambda taken, over: (sends(head, b"x" * 1000)(taken, over), over.wait(5))) as url:
        began = time.monotonic()
        assert asker().get_for(source())(url).body == b"x"
        assert time.monotonic() - began < 1


def test_what_is_for_one_host_is_not_told_to_another(asker, httpserver):
    redirect(httpserver, "/here", "/there")
    redirect(httpserver, "/there", f"http://other.example:{httpserver.port}/away")
    redirect(httpserver, "/away", at_feed(httpserver, "/back"))
    httpserver.expect_request("/back").respond_with_data("x")
    fetcher = asker(
        known=lambda *_: Validators(etag='"v1"', last_modified="Sun"),
        headers={"feed": {"Authorization": "Bearer {token:KEY}", "x-key": "{token:KEY}"}},
        secrets={"KEY": TOKEN},
        look_up=at_home,
    )
    fetcher.get_for(source())(at_feed(httpserver, "/here"))
    names = ("Authorization", "X-Key", "If-None-Match", "If-Modified-Since")
    told = [[request.headers.get(name) for name in names] for request, _ in httpserver.log]
    everything = [f"Bearer {TOKEN}", TOKEN, '"v1"', "Sun"]
    assert told == [everything, everything, [None] * 4, [None] * 4]


# Politeness


def test_a_pause_lies_between_two_asks_of_one_host(asker, watch, httpserver):
    httpserver.expect_request("/").respond_with_data("x")
    fetcher = asker(limits={"pause_s": 3.0}, look_up=at_home)
    one, two = fetcher.get_for(source("one")), fetcher.get_for(source("two"))
    one(at_feed(httpserver, "/"))
    two(at_feed(httpserver, "/"))
    two(f"http://other.example:{httpserver.port}/")
    watch.time += 1
    one(f"http://FEED.example:{httpserver.port}/")
    assert watch.sleeps == [3.0, 2.0]


def test_the_pause_holds_for_sources_that_ask_at_once(asker, httpserver):
    httpserver.expect_request("/").respond_with_data("x")
    fetcher, url = asker(real_time=True, limits={"pause_s": 0.08}), httpserver.url_for("/")
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda n: fetcher.get_for(source(str(n)))(url), range(4)))
    assert time.monotonic() - began >= 0.24
    assert {document.source for document in got} == {"0", "1", "2", "3"}
    assert len(fetcher.answers) == 4


# Secrets


@pytest.fixture
def keyed():
    return {"secrets": {"KEY": TOKEN, "EMPTY": "", "OTHER": "never"}}


def test_a_token_is_filled_in_for_the_request_alone(asker, httpserver, keyed):
    httpserver.expect_request("/api").respond_with_data("x", headers={"ETag": f'"{TOKEN}"'})
    asked = []
    fetcher = asker(known=lambda *what: asked.append(what), **keyed)
    document = fetcher.get_for(source())(httpserver.url_for("/api?a=1&key={token:KEY}"))
    assert httpserver.log[0][0].args["key"] == TOKEN
    shown = httpserver.url_for("/api?a=1&key=***")
    assert (document.key, document.url, asked) == (shown, shown, [("feed", shown)])
    assert [(a.url, a.validators) for a in fetcher.answers] == [(shown, None)]


@pytest.mark.parametrize(
    "spelling", [TOKEN, quote(TOKEN), quote(TOKEN, safe=""), quote(TOKEN, safe="").lower()]
)
def test_a_secret_is_masked_however_it_is_written(asker, httpserver, keyed, spelling):
    httpserver.expect_request("/api").respond_with_data("x")
    document = asker(**keyed).get_for(source())(httpserver.url_for("/api") + "?key=" + spelling)
    assert document.key == document.url == httpserver.url_for("/api?key=***")


@pytest.mark.parametrize(
    "script",
    [
        sends(reset=True),
        sends(b"HTTP/1.1 404 No\r\n\r\n"),
        sends(b"HTTP/1.1 302 Found\r\nLocation: http://s3cr3t/to\r\n\r\n"),
        sends(b"HTTP/1.1 200 OK\r\nContent-Encoding: s3cr3t\r\n\r\n"),
        sends(b"s3cr3t rubbish\r\n\r\n"),
    ],
)
def test_no_error_tells_a_secret(asker, script):
    with raw_server(script, script, script) as url:
        fetcher = asker(secrets={"KEY": "s3cr3t"})
        error = failure(fetcher.get_for(source()), url + "?key={token:KEY}&again=s3cr3t")
    told = [str(error), repr(error), repr(vars(error)), repr(fetcher.answers), repr(fetcher)]
    assert all("s3cr3t" not in text.lower() for text in told)
    assert error.document == url + "?key=***&again=***"


@pytest.mark.parametrize("name", ["EMPTY", "MISSING"])
def test_a_token_that_is_not_set_is_named(asker, keyed, name):
    error = failure(asker(**keyed).get_for(source()), f"http://feed.example/?key={{token:{name}}}")
    assert (error.problem, error.permanent) == (f"no value is set for the token {name}", True)


@pytest.mark.parametrize(
    "url", ["http://me:pw@feed.example/", "ftp://feed.example/", "feed.example", "http://"]
)
def test_an_address_that_cannot_be_asked_is_final(asker, url):
    fetcher = asker()
    assert failure(fetcher.get_for(source()), url).permanent
    assert [(a.status, a.bytes) for a in fetcher.answers] == [(None, 0)]


# Proxies


def test_a_proxy_that_the_user_set_is_used(asker, monkeypatch):
    lines = []

    def proxy(taken, over):
        lines.append(taken.recv(65536).split(b"\r\n")[0])
        taken.sendall(OK)

    with raw_server(proxy) as url:
        monkeypatch.setenv("http_proxy", url)
        fetcher = asker(limits={"allow_private_hosts": False})
        assert fetcher.get_for(source())("http://feed.example/a").body == b"good"
        # What is spelled as a private address is refused there too.
        assert failure(fetcher.get_for(source()), "http://10.0.0.1/").permanent
    assert lines == [b"GET http://feed.example/a HTTP/1.1"]


def test_tls_goes_through_a_proxy_to_the_end(asker, certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    seen = []

    def proxy(taken, over):
        seen.append(taken.recv(65536).split(b"\r\n")[0])
        taken.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        over_tls(certificate, seen, OK)(taken, over)

    with raw_server(proxy) as url:
        monkeypatch.setenv("https_proxy", url)
        assert asker().get_for(source())("https://feed.example/").body == b"good"
    assert seen[0].startswith(b"CONNECT feed.example:443")
    assert seen[1] == "feed.example"


def test_no_proxy_is_honoured(asker, httpserver, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("no_proxy", "localhost,127.0.0.1")
    httpserver.expect_request("/").respond_with_data("x")
    assert asker().get_for(source())(httpserver.url_for("/")).body == b"x"


def test_a_proxy_that_is_not_there_is_told_without_its_password(asker, monkeypatch):
    with raw_server() as url:
        pass
    monkeypatch.setenv("http_proxy", url.replace("http://", "http://me:hidden@"))
    error = failure(asker().get_for(source()), "http://feed.example/")
    assert error.problem == "the proxy could not be used (asked 3 times)"
