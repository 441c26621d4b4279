"""Asking several addresses of one source, so that one that fails does not silence the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feeds.errors import FetchError
from feeds.observation import Document, Get


def ask_each(get: Get, addresses: Iterable[str]) -> Iterator[Document]:
    """Yield what is new at each address, then raise the first FetchError if there was one."""
    failed: FetchError | None = None
    for address in addresses:
        try:
            document = get(address)
        except FetchError as error:
            failed = failed or error
            continue
        if document is not None:
            yield document
    if failed is not None:
        raise failed
