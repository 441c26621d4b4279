"""A report as an e-mail message: text, HTML and the charts inside it, the same bytes for the same report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

import css_inline

from reports.drawing import Drawing
from reports.model import Report
from reports.page import render_mail, render_text, title


def compose(report: Report, charts: Sequence[Drawing], *, sender: str, recipient: str) -> EmailMessage:
    """Return the summary mail of an edition: multipart/alternative, charts by content id.

    The date is the edition's as-of and every boundary follows from the content, so that composing twice
    gives the same bytes. ValueError names an address that is none.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = title(report)
    message["From"] = _address(sender)
    message["To"] = _address(recipient)
    message["Date"] = format_datetime(report.as_of)
    message["Message-ID"] = message_id(report, sender, recipient)
    message["List-Id"] = "Energy Impact Monitor daily <daily.energy-monitor.localhost>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_text(report, charts))
    message.add_alternative(css_inline.inline(render_mail(report, charts)), subtype="html")
    html = message.get_payload(1)
    assert isinstance(html, MIMEPart)
    for chart in charts:
        html.add_related(
            chart.png, "image", "png", cid=f"<{chart.cid}>", filename=chart.file, disposition="inline"
        )
    _fix_boundaries(message, str(message["Message-ID"]))
    return message


def message_id(report: Report, sender: str, recipient: str) -> str:
    """Return the one Message-ID of an edition for a recipient."""
    domain = _address(sender).domain
    who = hashlib.sha256(recipient.encode()).hexdigest()[:16]
    return f"<{report.on}.{who}@{domain}>"


def _address(text: str) -> Address:
    name, spec = parseaddr(text)
    if "@" not in spec:
        raise ValueError(f"not an e-mail address: {text!r}")
    return Address(display_name=name, addr_spec=spec)


def _fix_boundaries(message: EmailMessage, seed: str) -> None:
    """Replace the random boundaries of the standard library by ones that follow from the message's id."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        digest = hashlib.sha256(f"{seed}/{number}".encode()).hexdigest()[:32]
        part.set_boundary(f"=_{digest}")
