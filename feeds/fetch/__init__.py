"""Asking over HTTP: the only place that opens a network connection.

Here belong limits, politeness, retries, redirects, which hosts may be asked, and what of an answer is kept.
Nothing here knows what an answer means (feeds.sources) or where it is stored (monitor).
"""

from feeds.fetch.arrival import Validators
from feeds.fetch.fetcher import PROJECT_PAGE, Answer, Fetcher, Limits, user_agent

__all__ = ["PROJECT_PAGE", "Answer", "Fetcher", "Limits", "Validators", "user_agent"]
