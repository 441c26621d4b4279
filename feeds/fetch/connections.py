"""Connections that go only where they were sent and end when their time is over.

The time-outs of requests count from one received byte to the next, so a host that drips headers or body
never meets them. Here every read from the socket asks first how much time is left.
"""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, ClassVar

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.connection import create_connection

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(kw_only=True)
class Line:
    """What the sockets of one session may do now: connect where, and until when."""

    clock: Callable[[], float]
    connect_s: float
    read_s: float
    until: float = 0.0
    """The moment of `clock` at which everything ends."""
    addresses: tuple[str, ...] = ()
    """The IP addresses that were checked for the host asked now."""

    def seconds(self, most: float) -> float:
        """Return the time that one step may take; TimeoutError when none is left."""
        left = min(most, self.until - self.clock())
        if left <= 0:
            raise TimeoutError("no time left")
        return left


class _TimedReads(io.RawIOBase):
    """The bytes of a socket, with the time that is left as the limit of each read."""

    def __init__(self, sock: socket.socket, line: Line) -> None:
        # Through makefile the socket knows that it is still read after its connection has let go of it.
        self._raw, self._sock, self._line = sock.makefile("rb", buffering=0), sock, line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        self._sock.settimeout(self._line.seconds(self._line.read_s))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _TimedSocket:
    """A connected socket, plain or TLS, whose answers are read through _TimedReads."""

    def __init__(self, sock: socket.socket, line: Line) -> None:
        self._sock, self._line = sock, line

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_TimedReads(self._sock, self._line))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _Timed(HTTPConnection):
    """A connection to one of the checked IP addresses; Host, SNI and certificate stay those of the name."""

    line: ClassVar[Line]

    def _new_conn(self) -> socket.socket:
        # To a proxy the way is the user's own choice: the target is looked up there.
        sock = super()._new_conn() if self.proxy else self._to_checked_address()
        sock.settimeout(self.line.seconds(self.line.connect_s))  # for the TLS handshake that follows
        return sock

    def _to_checked_address(self) -> socket.socket:
        failed: Exception = NewConnectionError(self, "no checked address")
        for address in self.line.addresses:
            try:
                seconds = self.line.seconds(self.line.connect_s)
                return create_connection((address, self.port), seconds, socket_options=self.socket_options)
            except TimeoutError:
                failed = ConnectTimeoutError(self, "no connection in time")
            except OSError as error:
                failed = NewConnectionError(self, "no connection")
                failed.__cause__ = error
        raise failed

    def connect(self) -> None:
        super().connect()
        self.sock = _TimedSocket(self.sock, self.line)


def _pools(own: Line) -> dict[str, type[HTTPConnectionPool]]:
    class Http(_Timed):
        line = own

    class Https(_Timed, HTTPSConnection):
        line = own

    class HttpPool(HTTPConnectionPool):
        ConnectionCls = Http

    class HttpsPool(HTTPSConnectionPool):
        ConnectionCls = Https

    return {"http": HttpPool, "https": HttpsPool}


class _Adapter(HTTPAdapter):
    def __init__(self, line: Line) -> None:
        self._own = _pools(line)
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._own

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = self._own
        return manager


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Leave redirects to the caller: requests would read the whole body of each, however large."""


def session_on(line: Line) -> requests.Session:
    """Return a session on a line: no cookies, no netrc, no redirects, no retries of its own.

    The certificate bundle of REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE is used where one is set.
    """
    session = _Session()
    # With trust_env requests would read netrc; what else it means is done here and in `proxies_for`.
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
    session.headers.clear()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = _Adapter(line)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def proxies_for(url: str) -> dict[str, str]:
    """Return the proxies that the user set for an address (HTTP_PROXY, NO_PROXY, …), mostly none."""
    found = dict(requests.utils.get_environ_proxies(url))
    return found if requests.utils.select_proxy(url, found) else {}
