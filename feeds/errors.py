"""What can go wrong while reading a source; every error names the source, the document and the value."""

from __future__ import annotations


class FeedError(Exception):
    """A source could not be read as its format promises."""

    def __init__(self, source: str, document: str, problem: str) -> None:
        super().__init__(f"{source}: {document}: {problem}")
        self.source = source
        self.document = document
        self.problem = problem


class FetchError(FeedError):
    """The document did not arrive; `permanent` says that asking again will not help."""

    def __init__(self, source: str, document: str, problem: str, *, permanent: bool) -> None:
        super().__init__(source, document, problem)
        self.permanent = permanent


class LayoutChanged(FeedError):
    """The document arrived but its shape is not the known one (a field is missing, it is not JSON, …)."""


class UnknownValue(FeedError):
    """The shape is right but one value has no known meaning (a new code, an unknown place, a bad date)."""


class UnknownName(LookupError):
    """Somebody asked for a source or a place by a name that means none, or more than one."""
