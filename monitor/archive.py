"""Raw documents, byte for byte: named by their content, compressed, written once.

The bytes reach the disk before the store's row does, so a row never points at nothing; a file without a row
is only a leftover of a crash.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import zstandard

from monitor.atomic import write_whole
from monitor.errors import DataBroken

ARCHIVE = "archive"
_LEVEL = 10


class ArchiveError(DataBroken):
    """An archived document is missing or its bytes are not those of its name."""


def path_of(data: Path, sha256: str) -> Path:
    """Return where the document with this hash lies."""
    return data / ARCHIVE / sha256[:2] / f"{sha256}.zst"


def keep(data: Path, body: bytes) -> str:
    """Store bytes and return their SHA-256; bytes that are there already are not written again."""
    sha256 = hashlib.sha256(body).hexdigest()
    path = path_of(data, sha256)
    if path.exists():
        return sha256
    write_whole(path, zstandard.ZstdCompressor(level=_LEVEL).compress(body))
    return sha256


def read(data: Path, sha256: str) -> bytes:
    """Return the bytes of a document; ArchiveError when they are missing or damaged."""
    path = path_of(data, sha256)
    try:
        body = zstandard.ZstdDecompressor().decompress(path.read_bytes())
    except FileNotFoundError:
        raise ArchiveError(f"{path}: not in the archive") from None
    except zstandard.ZstdError as error:
        raise ArchiveError(f"{path}: {error}") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ArchiveError(f"{path}: the bytes are not those of the name")
    return body
