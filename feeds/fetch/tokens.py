"""Secret values in addresses and headers: filled in for the request alone, masked everywhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, quote_plus

from feeds.fetch.failures import Failure

MASK = "***"
_PLACEHOLDER = re.compile(r"\{token:([^{}]*)\}")


def filled_address(text: str, secrets: Mapping[str, str]) -> str:
    """Return an address with each {token:NAME} replaced by its value, percent-encoded; Failure if unset."""
    return _PLACEHOLDER.sub(lambda found: quote(_value(found[1], secrets), safe=""), text)


def filled_header(text: str, secrets: Mapping[str, str]) -> str:
    """Return a header's value with each {token:NAME} replaced by its value; Failure if unset."""
    return _PLACEHOLDER.sub(lambda found: _value(found[1], secrets), text)


def masked(text: str, secrets: Mapping[str, str]) -> str:
    """Return a text with *** for every placeholder and for every secret value, however it is encoded."""
    text = _PLACEHOLDER.sub(MASK, text)
    for value in sorted(filter(None, secrets.values()), key=len, reverse=True):
        for spelling in sorted(
            {value, quote(value), quote(value, safe=""), quote_plus(value)}, key=len, reverse=True
        ):
            text = re.sub(re.escape(spelling), MASK, text, flags=re.IGNORECASE)
    return text


def _value(name: str, secrets: Mapping[str, str]) -> str:
    if not (value := secrets.get(name)):
        raise Failure(f"no value is set for the token {name}", permanent=True)
    return value
