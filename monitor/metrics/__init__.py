"""Timelines, curves and durations to figures, each with its bounds; one module for each school of figures."""

from monitor.metrics.hours import COUNTED, Counted, DayHours, day_hours, observed_share

__all__ = ["COUNTED", "Counted", "DayHours", "day_hours", "observed_share"]
