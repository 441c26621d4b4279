"""What one request brought, by the status and headers of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from feeds.fetch.body import read_body
from feeds.fetch.failures import Failure

RETRIED = frozenset({429, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a host gave with a document so that we can ask whether it has changed since."""

    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A document (200), nothing new (304) or the next address (a redirect)."""

    status: int
    body: bytes = b""
    validators: Validators | None = None
    location: str = ""


def arrival_of(response: requests.Response, *, max_bytes: int, now: datetime) -> Arrival:
    """Read what an answer brings; Failure for a status that brings nothing."""
    status, headers = response.status_code, response.headers
    if status == 200:
        body = read_body(response.raw, max_bytes=max_bytes)
        return Arrival(status=status, body=body, validators=_validators(headers))
    sent = response.request.headers
    if status == 304 and ("If-None-Match" in sent or "If-Modified-Since" in sent):
        return Arrival(status=status)
    if status in REDIRECTS:
        if not (location := headers.get("Location", "").strip()):
            raise Failure(f"answered {status} without saying where to", permanent=True)
        return Arrival(status=status, location=_utf8(location))
    if status in RETRIED:
        raise Failure(
            f"answered {status}", again=True, after=retry_after(headers.get("Retry-After", ""), now)
        )
    raise Failure(f"answered {status}", permanent=400 <= status < 500)


def retry_after(text: str, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header (a number or an HTTP date), None where it says nothing."""
    text = text.strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(
        etag=_fit_to_send_back(headers.get("ETag", "")),
        last_modified=_fit_to_send_back(headers.get("Last-Modified", "")),
    )


def _fit_to_send_back(value: str) -> str | None:
    value = value.strip()
    return value if value and len(value) <= 1024 and value.isascii() and value.isprintable() else None


def _utf8(header: str) -> str:
    """Return a header as UTF-8, which hosts mean, where http.client read Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
