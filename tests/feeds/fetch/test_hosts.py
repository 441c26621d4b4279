"""Which addresses may be asked: only hosts whose every IP address is public, and nothing else by any spelling."""

import socket
import threading

import pytest

from feeds.fetch import hosts
from feeds.fetch.failures import Failure

PRIVATE = [
    ("127.0.0.1", "loopback"),
    ("127.8.8.8", "loopback"),
    ("10.0.0.1", "private"),
    ("172.16.5.4", "private"),
    ("192.168.1.1", "private"),
    ("100.64.0.1", "non-public"),
    ("169.254.169.254", "link-local"),
    ("224.0.0.1", "multicast"),
    ("240.0.0.1", "private"),
    ("255.255.255.255", "private"),
    ("0.0.0.0", "unspecified"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("fc00::1", "private"),
    ("fec0::1", "private"),
    ("ff02::1", "multicast"),
    ("::ffff:10.0.0.1", "private"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:169.254.169.254", "link-local"),
    ("::127.0.0.1", "loopback"),
    ("2002:7f00:1::", "loopback"),
    ("2002:0a00:0001::1", "private"),
    ("64:ff9b::a00:1", "private"),
    ("64:ff9b::7f00:1", "loopback"),
    ("2001:db8::1", "private"),
]


@pytest.mark.parametrize(("address", "kind"), PRIVATE)
def test_an_address_that_is_not_public_is_named_with_its_kind(address, kind):
    assert hosts.not_public("feed.example", [address]) == f"feed.example is at {address}, a {kind} address"


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "104.16.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_a_public_address_may_be_asked(address):
    assert hosts.not_public("feed.example", [address]) == ""


def test_one_private_address_among_public_ones_is_enough():
    assert "10.0.0.1" in hosts.not_public("feed.example", ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "localhost",
        "LOCALHOST.",
        "printer.localhost",
    ],
)
def test_the_spelling_alone_can_tell(host):
    assert hosts.not_public_as_written(host)


@pytest.mark.parametrize("host", ["feed.example", "8.8.8.8", "[2606:4700::1111]", "localhost.example"])
def test_an_ordinary_name_tells_nothing(host):
    assert hosts.not_public_as_written(host) == ""


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://feed.example/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("feed.example/a", "neither http nor https"),
        ("", "neither http nor https"),
        ("http://", "no host"),
        ("http:///path", "no host"),
        ("http://feed.example:port/", "cannot be read"),
        ("http://feed.example:99999/", "cannot be read"),
        ("http://[::1/", "cannot be read"),
        ("http://me:secret@feed.example/", "user name or password"),
        ("http://me@feed.example/", "user name or password"),
        ("http://@feed.example/", "user name or password"),
        ("http://feed.example\\@10.0.0.1/", "user name or password"),
        ("http://feed.example/\r\nHost: other", "control characters"),
    ],
)
def test_other_addresses_are_refused(address, problem):
    with pytest.raises(Failure, match=problem) as refused:
        hosts.parts_of(address)
    assert refused.value.permanent


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "https://a.example/y", True),
        ("https://a.example/", "https://A.example:443/", True),
        ("http://a.example/", "https://a.example/", True),
        ("http://a.example:8080/", "https://a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("https://a.example/", "https://b.a.example/", False),
    ],
)
def test_what_is_one_host(one, other, same):
    assert hosts.same_host(hosts.parts_of(one), hosts.parts_of(other)) is same


def test_a_look_up_gives_each_address_once():
    assert hosts.look_up("127.0.0.1", 80, 1.0) == ("127.0.0.1",)


def test_a_resolver_that_does_not_answer_is_left_behind(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: (over.wait(5), [])[1])
    with pytest.raises(TimeoutError):
        hosts.look_up("feed.example", 80, 0.05)
    over.set()


def test_a_name_without_an_address_is_an_error():
    with pytest.raises(socket.gaierror):
        hosts.look_up("a" * 70 + ".example", 80, 1.0)
