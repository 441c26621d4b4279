"""How JSON writes a time."""

from __future__ import annotations

from datetime import datetime


def utc(moment: datetime) -> str:
    """Write a UTC time as JSON has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
