"""What we believe: facts kept append-only, and everything worked out from them as known at a time.

Here belong the store and the archive of what was said, the resolution of sayings into episodes, timelines,
metrics, the gas cap and the policy register. Nothing here reads a source's format (feeds), and nothing
here draws or words anything (reports). The roof that ties all three is `monitor.app`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.app.access import Monitor

__version__ = "0.1.0"


def open(data: str | Path) -> Monitor:  # noqa: A001 - `monitor.open(data)` is the documented way in
    """Open a data directory for reading from Python; see `monitor.app.access.Monitor`.

    Imported on first use, so that `import monitor` costs nothing.
    """
    from monitor.app.access import Monitor

    return Monitor.at(data)
