"""What is wrong with the data directory itself, as opposed to what a source sent."""

from __future__ import annotations


class DataBroken(Exception):
    """The store, the archive or the corrections cannot be used; the message names the file and why."""
