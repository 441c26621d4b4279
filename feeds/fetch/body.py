"""The body of an answer, read piece by piece so that no answer takes more memory than its source may."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from urllib3 import BaseHTTPResponse

from feeds.fetch.failures import Failure

PIECE = 65_536
MOST_MEMBERS = 1000
"""How many gzip files an answer may string together; each costs time, even an empty one."""
_GZIP = 16 + zlib.MAX_WBITS


def read_body(raw: BaseHTTPResponse, *, max_bytes: int) -> bytes:
    """Return the decoded body of an answer of at most `max_bytes`; Failure for a larger or broken one.

    Only gzip is asked for and understood. It is undone here, since a few kilobytes of it can hold gigabytes.
    """
    coding = raw.headers.get("Content-Encoding", "").strip().lower()
    length = raw.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > max_bytes:
        raise _too_large(max_bytes)
    if coding in ("", "identity"):
        pieces = _pieces(raw, max_bytes)
    elif coding in ("gzip", "x-gzip"):
        pieces = _unzipped(_pieces(raw, max_bytes))
    else:
        raise Failure(f"the content encoding {coding[:40]!r} is not understood", permanent=True)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > max_bytes:
            raise _too_large(max_bytes)
    return bytes(body)


def _pieces(raw: BaseHTTPResponse, max_bytes: int) -> Iterator[bytes]:
    """Yield the bytes as they came; they are limited too, as gzip can also hold nothing, endlessly."""
    came = 0
    while piece := raw.read(PIECE, decode_content=False):
        came += len(piece)
        if came > max_bytes:
            raise _too_large(max_bytes)
        yield piece


def _unzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    decoder, members = zlib.decompressobj(_GZIP), 0
    for piece in pieces:
        rest, members = piece, members or 1
        while rest:
            if decoder.eof:
                decoder, members = zlib.decompressobj(_GZIP), members + 1
            if members > MOST_MEMBERS:
                raise Failure("the gzip encoding of the answer has too many parts", permanent=True)
            yield _step(decoder, rest)
            rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
    while members and not decoder.eof:
        if not (more := _step(decoder, b"")):
            raise Failure("the gzip encoding of the answer is cut short", again=True)
        yield more


def _step(decoder: zlib._Decompress, given: bytes) -> bytes:
    try:
        return decoder.decompress(given, PIECE)
    except zlib.error:
        raise Failure("the gzip encoding of the answer is broken") from None


def _too_large(max_bytes: int) -> Failure:
    return Failure(f"the answer is larger than {max_bytes:,} bytes", permanent=True)
