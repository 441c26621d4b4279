"""Before and after an event: one daily series, two windows, and whether the difference says anything.

Pure. What is told is that two things went together, never that one made the other.
"""

from __future__ import annotations

from monitor.comparison.comparing import Change, Comparison, compare
from monitor.comparison.windows import DaySeries, DayValue, Window

__all__ = ["Change", "Comparison", "DaySeries", "DayValue", "Window", "compare"]
