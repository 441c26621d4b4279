"""What a timeline amounts to, in the field's own measures; one module for each school of figures.

Pure functions; every figure is a pair of bounds.
"""

from __future__ import annotations

from monitor.metrics.hours import COUNTED, Counted, DayHours, day_hours, observed_share

__all__ = ["COUNTED", "Counted", "DayHours", "day_hours", "observed_share"]
