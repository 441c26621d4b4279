"""What a reader sees of a piece of HTML: its words, with the line breaks that the markup makes."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "-comment"})
_LINES = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "div",
            "footer",
            "header",
            "main",
            "p",
            "pre",
            "section",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "figure", "figcaption"),
        *("dd", "dl", "dt", "li", "ol", "ul", "table", "tr"),
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def visible_words(markup: str) -> str:
    """Return the words of a fragment of HTML."""
    body = LexborHTMLParser(markup).body
    return words_of(body) if body else ""


def words_of(node: LexborNode) -> str:
    """Return the words of a node: a <br> breaks the line, a block stands on lines of its own.

    Space runs are one space as on the screen; a no-break space stays what it is.
    """
    found: list[str] = []
    # A stack of its own, for markup may be nested deeper than Python calls.
    left: list[LexborNode | str] = [node]
    while left:
        top = left.pop()
        if isinstance(top, str):
            found.append(top)
        elif top.tag == "-text":
            found.append(_SPACE.sub(" ", top.text_content or ""))
        elif top.tag == "br":
            found.append("\n")
        elif top.tag not in _UNSEEN:
            edge = ["\n"] if top.tag in _LINES else []
            left += [*edge, *reversed(list(top.iter(include_text=True))), *edge]
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
