"""Asking live sources over HTTP, politely and within limits; nothing else opens a network connection.

A Fetcher is made for one run and ends with it. Every host on the way, redirects included, is looked up once
per request, refused where any of its IP addresses is not public, and connected to at exactly the addresses
that were checked, so a name that changes its address in between gains nothing. What remains: behind a proxy
that the user set in the environment the proxy looks names up, so there only addresses written out as such
(10.0.0.1, localhost) can be refused.
"""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import metadata

import requests
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from feeds.errors import FetchError
from feeds.fetch import hosts, tokens
from feeds.fetch.arrival import Arrival, Validators, arrival_of
from feeds.fetch.connections import Line, proxies_for, session_on
from feeds.fetch.failures import Failure, failure_of, timed_out
from feeds.fetch.turns import Turns
from feeds.observation import Document, Get, Source

PROJECT_PAGE = "https://github.com/energy-impact-monitor/energy-impact-monitor"
MOST_REDIRECTS = 5
FIRST_BACKOFF_S = 0.5
LONGEST_BACKOFF_S = 8.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long and how often a run asks; all times in seconds."""

    connect_s: float = 5.0
    read_s: float = 10.0
    """The longest silence between two pieces of an answer."""
    total_s: float = 15.0
    """All requests of one ask together, its retries and redirects included, the waiting between them not."""
    run_s: float = 20.0
    """All asks of one run, waiting included, counted from the making of its Fetcher."""
    attempts: int = 3
    pause_s: float = 1.0
    """At least this long between two asks of one host."""
    allow_private_hosts: bool = False
    """For tests alone."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of one ask."""

    source: str
    url: str
    at: datetime
    status: int | None
    """The last HTTP status, None where no answer came."""
    validators: Validators | None
    """Of a 200 alone; to be stored once its document is kept."""
    bytes: int
    problem: str = ""
    attempts: int = 1


@dataclass(kw_only=True)
class _Ask:
    """One ask under way."""

    source: Source
    shown: str
    at: datetime
    spent: float = 0.0
    attempts: int = 0
    status: int | None = None


class Fetcher:
    """Asks for one run: it owns the sessions, the run's end and each host's next turn.

    Sources may ask from several threads at once. Each thread has a session of its own, since those of
    requests share state without a lock; turns, limits and `answers` are common to all.
    """

    def __init__(
        self,
        *,
        limits: Limits = Limits(),
        known: Callable[[str, str], Validators | None],
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        secrets: Mapping[str, str] = {},
        headers: Mapping[str, Mapping[str, str]] = {},
        chance: Callable[[], float] = random.random,
        look_up: Callable[[str, int, float], tuple[str, ...]] = hosts.look_up,
    ) -> None:
        self.answers: list[Answer] = []
        self._limits, self._known, self._now = limits, known, now
        self._clock, self._chance, self._look_up = clock, chance, look_up
        self._secrets, self._headers = dict(secrets), headers
        self._turns = Turns(clock=clock, sleep=sleep, run_s=limits.run_s, pause_s=limits.pause_s)
        self._here, self._sessions = threading.local(), list[requests.Session]()

    def get_for(self, source: Source) -> Get:
        """Return how a source asks: a Document, None where nothing changed, FetchError otherwise.

        An address may hold {token:NAME}; the document's key and url show *** in its place.
        """
        return lambda address: self._get(source, address)

    def close(self) -> None:
        """Close the connections that are still open."""
        for session in self._sessions:
            session.close()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _get(self, source: Source, address: str) -> Document | None:
        ask = _Ask(source=source, shown=tokens.masked(address, self._secrets), at=self._now())
        try:
            came = self._persist(ask, address)
        except Failure as failure:
            problem, permanent = tokens.masked(failure.problem, self._secrets), failure.permanent
        else:
            self._note(ask, came)
            if came.status == 304:
                return None
            here = ask.shown
            return Document(source=source.id, key=here, url=here, body=came.body, fetched_at=self._now())
        if ask.attempts > 1:
            problem += f" (asked {ask.attempts} times)"
        self._note(ask, None, problem)
        # Raised out here, so that no error of the libraries, which hold whole addresses, hangs on it.
        raise FetchError(source.id, ask.shown, problem, permanent=permanent)

    def _note(self, ask: _Ask, came: Arrival | None, problem: str = "") -> None:
        validators = came.validators if came else None
        told = f"{validators.etag} {validators.last_modified}" if validators else ""
        if tokens.masked(told, self._secrets) != told:
            validators = None  # a host that puts our token into its ETag is asked without
        self.answers.append(
            Answer(
                source=ask.source.id,
                url=ask.shown,
                at=ask.at,
                status=ask.status,
                validators=validators,
                bytes=len(came.body) if came else 0,
                problem=problem,
                attempts=ask.attempts,
            )
        )

    def _persist(self, ask: _Ask, address: str) -> Arrival:
        """Attempt until something comes, up to the number of attempts and the end of the run."""
        url = tokens.filled_address(address, self._secrets)
        not_before = self._clock()
        while True:
            ask.attempts += 1
            try:
                return self._attempt(ask, url, not_before)
            except Failure as failure:
                if not failure.again:
                    raise
                not_before = self._again_at(ask, failure)

    def _again_at(self, ask: _Ask, failure: Failure) -> float:
        """Return when to attempt again; Failure where the attempts or the time of the run are used up."""
        after, now = failure.after, self._clock()
        if after is not None and now + after >= self._turns.ends:
            wish = f"asks to wait {after:.0f} s, longer than this run has left"
            raise Failure(f"{failure.problem} and {wish}")
        if ask.attempts >= self._limits.attempts:
            raise failure
        not_before = now + (self._backoff(ask.attempts) if after is None else after)
        if not_before >= self._turns.ends:
            raise Failure(f"{failure.problem}; no time left in this run to ask again")
        return not_before

    def _backoff(self, attempts: int) -> float:
        """Return a wait with full jitter, so that many askers of one host do not return together."""
        return self._chance() * min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * 2.0 ** (attempts - 1))

    def _attempt(self, ask: _Ask, address: str, not_before: float) -> Arrival:
        """Ask once and follow redirects; Failure tells whether to attempt again."""
        here, url, met = hosts.parts_of(address), hosts.led_to(address, ""), set[str]()
        headers = {"User-Agent": user_agent(), "Accept": "*/*", "Accept-Encoding": "gzip"}
        own = self._headers_for_host(ask)
        self._turns.take(here.host or "", not_before)
        for _ in range(MOST_REDIRECTS + 1):
            met.add(url)
            came = self._request(ask, url, {**headers, **own})
            if not came.location:
                return came
            url = hosts.led_to(url, came.location)
            if url in met:
                raise Failure("redirected in a circle", permanent=True)
            there = hosts.parts_of(url)
            if here.scheme == "https" and there.scheme == "http":
                raise Failure("redirected from https to http", permanent=True)
            if not hosts.same_host(here, there):
                own = {}
            if here.host != there.host:  # within a host a redirect belongs to the ask
                self._turns.take(there.host or "", self._clock())
            here = there
        raise Failure(f"redirected more than {MOST_REDIRECTS} times", permanent=True)

    def _headers_for_host(self, ask: _Ask) -> dict[str, str]:
        """Return what only the asked host may see: credentials and what it told us about its document."""
        given = self._headers.get(ask.source.id, {})
        headers = {name: tokens.filled_header(value, self._secrets) for name, value in given.items()}
        if known := self._known(ask.source.id, ask.shown):
            if known.etag:
                headers["If-None-Match"] = known.etag
            if known.last_modified:
                headers["If-Modified-Since"] = known.last_modified
        return headers

    def _request(self, ask: _Ask, url: str, headers: Mapping[str, str]) -> Arrival:
        """Make one request, without following where it points, in what is left of the ask and the run."""
        limits, began = self._limits, self._clock()
        session, line = self._session()
        line.until = min(self._turns.ends, began + limits.total_s - ask.spent)
        ask.status = None
        try:
            prepared = session.prepare_request(requests.Request("GET", url, headers=dict(headers)))
            sent_to = hosts.parts_of(prepared.url or "")
            proxies = proxies_for(prepared.url or "")
            line.addresses = self._checked(sent_to, line, proxied=bool(proxies))
            wait = (line.seconds(limits.connect_s), line.seconds(limits.read_s))
            with closing(session.send(prepared, stream=True, timeout=wait, proxies=proxies)) as response:
                ask.status = response.status_code
                return arrival_of(response, max_bytes=ask.source.max_bytes, now=self._now())
        except Failure as failure:
            if failure.after is not None:
                self._turns.leave_alone(hosts.parts_of(url).host or "", failure.after)
            raise
        except (
            requests.RequestException,
            HTTPError,
            http.client.HTTPException,
            OSError,
            ValueError,
        ) as error:
            if timed_out(error) and self._clock() >= line.until - 0.005:
                over = line.until >= self._turns.ends
                late = "no time left in this run" if over else f"took longer than {limits.total_s:g} s in all"
                raise Failure(late) from None
            raise failure_of(error) from None
        finally:
            ask.spent += self._clock() - began

    def _checked(self, target: Url, line: Line, *, proxied: bool) -> tuple[str, ...]:
        """Return the IP addresses to connect to; Failure where one is not public."""
        host = (target.host or "").strip("[]")
        refused, found = "", tuple[str, ...]()
        if not self._limits.allow_private_hosts:
            refused = hosts.not_public_as_written(host)
        if not refused and not proxied:
            found = self._look_up(host, hosts.port_of(target), line.seconds(self._limits.connect_s))
            if not self._limits.allow_private_hosts:
                refused = hosts.not_public(host, found)
        if refused:
            raise Failure(refused, permanent=True)
        return found

    def _session(self) -> tuple[requests.Session, Line]:
        """Return the session of this thread, with the line that its sockets are on."""
        if not hasattr(self._here, "line"):
            limits = self._limits
            self._here.line = Line(clock=self._clock, connect_s=limits.connect_s, read_s=limits.read_s)
            self._here.session = session_on(self._here.line)
            self._sessions.append(self._here.session)
        return self._here.session, self._here.line


@cache
def user_agent() -> str:
    """Return who we say we are: name, version and a page with a contact."""
    try:
        version = metadata.version("energy-impact-monitor")
    except metadata.PackageNotFoundError:
        version = "unknown"
    return f"energy-impact-monitor/{version} (+{PROJECT_PAGE}; open-source outage monitor)"
