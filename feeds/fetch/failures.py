"""Why an ask failed, in a few words of our own, and whether asking again at once can help.

The messages of requests and urllib3 hold whole addresses, so none of their text is passed on.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator

import requests
from urllib3 import exceptions as urllib3


class Failure(Exception):
    """An attempt that brought no document; `again` says that another attempt is worth its time."""

    def __init__(
        self,
        problem: str,
        *,
        permanent: bool = False,
        again: bool = False,
        after: float | None = None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.permanent = permanent
        self.again = again
        self.after = after
        """Seconds for which the host asked to be left alone."""


# The first row whose type is among the causes speaks, so the more telling ones come first.
_AGAIN: tuple[tuple[type[BaseException], str], ...] = (
    (requests.exceptions.ProxyError, "the proxy could not be used"),
    (socket.gaierror, "the host's name has no address"),
    (ConnectionRefusedError, "the connection was refused"),
    (urllib3.NewConnectionError, "the host cannot be reached"),  # in some versions a kind of the next
    (urllib3.ConnectTimeoutError, "no connection in time"),
    (TimeoutError, "no answer in time"),
    (urllib3.TimeoutError, "no answer in time"),
    (ssl.SSLError, "the TLS handshake failed"),
    (http.client.RemoteDisconnected, "the connection was closed without an answer"),
    (ConnectionError, "the connection was reset"),
    (http.client.IncompleteRead, "the answer broke off"),
    (urllib3.IncompleteRead, "the answer broke off"),
    (http.client.HTTPException, "what came is no HTTP answer"),
    (urllib3.ProtocolError, "what came is no HTTP answer"),
    (requests.exceptions.ConnectionError, "the host cannot be reached"),
    (urllib3.HTTPError, "the host cannot be reached"),
)

_NEVER: tuple[tuple[type[BaseException], str], ...] = (
    (requests.exceptions.InvalidHeader, "a header has a value that cannot be sent"),
    (requests.exceptions.InvalidProxyURL, "the address of the proxy cannot be read"),
    (requests.exceptions.InvalidURL, "the address cannot be read"),
    (requests.exceptions.MissingSchema, "the address cannot be read"),
    (urllib3.LocationValueError, "the address cannot be read"),
    (UnicodeError, "the address cannot be read"),
)


def failure_of(error: Exception) -> Failure:
    """Return what an error of the network libraries means, without any of their own text."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failure(f"the TLS certificate is not valid: {cause.verify_message}", permanent=True)
    for known, words in _NEVER:
        if any(isinstance(cause, known) for cause in causes):
            return Failure(words, permanent=True)
    for known, words in _AGAIN:
        if any(isinstance(cause, known) for cause in causes):
            return Failure(words, again=True)
    return Failure(f"could not be asked ({type(error).__name__})")


def timed_out(error: Exception) -> bool:
    """Return whether a time limit ended the attempt."""
    return any(isinstance(cause, TimeoutError | urllib3.TimeoutError) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    met: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in met:
            continue
        met.add(id(cause))
        yield cause
        waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]
