"""`python -m docs`: write the figures of the worked examples into the pages, each between its two marks."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from docs.amounts import AMOUNTS
from docs.comparing import COMPARING
from docs.lanes import LANES
from docs.restoring import RESTORING

FOLDER = Path(__file__).parent
PAGES = ("belief.md", "policy.md")
EXAMPLES = {**LANES, **AMOUNTS, **RESTORING, **COMPARING}
_MARKED = re.compile(r"<!-- example: (?P<name>[\w-]+) -->\n.*?<!-- end -->", re.DOTALL)


def built(page: str) -> str:
    """Return the text of a page with the figures of today's code; KeyError names an example there is not."""
    return _MARKED.sub(
        lambda m: f"<!-- example: {m['name']} -->\n{EXAMPLES[m['name']]().strip()}\n<!-- end -->", page
    )


def main() -> int:
    """Rewrite the pages; say which changed."""
    for name in PAGES:
        path = FOLDER / name
        old = path.read_text(encoding="utf-8")
        new = built(old)
        path.write_text(new, encoding="utf-8")
        print(f"docs/{name}: {'unchanged' if new == old else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
