"""The showcase edition, made once for all tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run_command


@pytest.fixture(scope="session")
def showcase(tmp_path_factory) -> Path:
    """A data directory in which the edition of 19 December 2022 was made from the shipped facts."""
    data = tmp_path_factory.mktemp("showcase")
    result = run_command("run", "--date", "2022-12-19", "--offline", "--data", str(data))
    assert result.code == 0, result.err
    return data
