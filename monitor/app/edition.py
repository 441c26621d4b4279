"""An edition on disk: the charts, the page and the text of one day, and its messages in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from monitor.atomic import write_whole
from reports.drawing import Drawing
from reports.mail import compose
from reports.model import Report
from reports.page import render_page, render_text

REPORTS = "reports"
OUTBOX = "outbox"


def write_edition(data: Path, report: Report, charts: Sequence[Drawing]) -> Path:
    """Write the folder of an edition and return it; the page comes last, when all that it shows is there."""
    folder = data / REPORTS / report.on.isoformat()
    for chart in charts:
        write_whole(folder / chart.file, chart.png)
    write_whole(folder / "report.txt", render_text(report, charts).encode())
    write_whole(folder / "report.html", render_page(report, charts).encode())
    return folder


def write_message(
    data: Path, report: Report, charts: Sequence[Drawing], *, sender: str, recipient: str
) -> tuple[Path, str]:
    """Write the message of an edition to one recipient into the outbox; return its path and Message-ID."""
    message = compose(report, charts, sender=sender, recipient=recipient)
    path = data / OUTBOX / f"{report.on}-{_file_name(recipient)}.eml"
    write_whole(path, message.as_bytes())
    return path, str(message["Message-ID"])


def _file_name(recipient: str) -> str:
    """An address as part of a file name: whatever could leave the folder is replaced."""
    return "".join(letter if letter.isalnum() or letter in ".-_" else "-" for letter in recipient)
