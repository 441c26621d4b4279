"""Raw documents: kept byte for byte, once, under the hash of their content."""

from __future__ import annotations

import pytest

from monitor import archive


def test_bytes_come_back_as_they_went_in(tmp_path):
    body = "Київ, 40%\r\n\x00".encode()

    sha256 = archive.keep(tmp_path, body)

    assert archive.read(tmp_path, sha256) == body
    assert archive.keep(tmp_path, body) == sha256
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


def test_a_damaged_document_is_noticed(tmp_path):
    sha256 = archive.keep(tmp_path, b"one")
    other = archive.keep(tmp_path, b"two")
    archive.path_of(tmp_path, sha256).write_bytes(archive.path_of(tmp_path, other).read_bytes())

    with pytest.raises(archive.ArchiveError, match="not those of the name"):
        archive.read(tmp_path, sha256)


def test_a_missing_and_a_truncated_document_are_named(tmp_path):
    with pytest.raises(archive.ArchiveError, match="not in the archive"):
        archive.read(tmp_path, "0" * 64)
    sha256 = archive.keep(tmp_path, b"text" * 100)
    path = archive.path_of(tmp_path, sha256)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(archive.ArchiveError, match=sha256):
        archive.read(tmp_path, sha256)
