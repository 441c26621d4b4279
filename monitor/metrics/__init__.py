"""What a timeline amounts to, in the field's own measures: every figure a pair of bounds, pure functions."""

from __future__ import annotations

from monitor.metrics.hours import COUNTED, Counted, DayHours, day_hours, observed_share

__all__ = ["COUNTED", "Counted", "DayHours", "day_hours", "observed_share"]
