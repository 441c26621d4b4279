"""The report as HTML and as text, from one context."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reports import words
from reports.drawing import Drawing
from reports.model import Report

TEXT_WIDTH = 78


def render_page(report: Report, charts: Sequence[Drawing]) -> str:
    """Return the edition as one HTML page that shows the charts lying beside it."""
    return _render("page.html.j2", report, charts)


def render_text(report: Report, charts: Sequence[Drawing]) -> str:
    """Return the edition as plain text, at most 78 columns wide but for addresses."""
    return _render("report.txt.j2", report, charts)


def render_mail(report: Report, charts: Sequence[Drawing]) -> str:
    """Return the edition as the HTML of a message, its charts referred to by content id."""
    return _render("mail.html.j2", report, charts)


def title(report: Report) -> str:
    """Return the title of an edition."""
    return f"Energy Impact Monitor, {words.day(report.on)}"


def _render(template: str, report: Report, charts: Sequence[Drawing]) -> str:
    context: dict[str, Any] = {
        "report": report,
        "charts": charts,
        "title": title(report),
        "day": words.day(report.on),
        "as_of": words.moment(report.as_of, report.zone),
        "short_day": words.short_day,
        "asked": _asked(report),
        "refs": _refs,
        "known_rows": [row for row in (*report.cities, *report.regions) if row.is_known],
        "unknown_names": [
            row.place_name for row in report.cities if not row.is_known and row.service == "electricity"
        ],
        "style": _style(),
    }
    return _environment().get_template(template).render(context).rstrip() + "\n"


def _asked(report: Report) -> str:
    """Say how many sources answered, and how many had no part in it."""
    answered = sum(line.state == "answered" for line in report.sources)
    silent = len(report.sources) - answered
    return f"all {answered} that were asked have answered" + (f", {silent} were not asked" if silent else "")


def _refs(numbers: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text, TEXT_WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


@cache
def _style() -> Markup:
    return Markup((resources.files("reports") / "templates" / "style.css").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=select_autoescape(["html.j2", "html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = _wrapped
    return environment
