"""The four charts of a report: each `draw_…` makes a figure from frames, each `describe_…` its alt text."""

from reports.charts.gas_cap import describe_gas_cap, draw_gas_cap
from reports.charts.hours_calendar import describe_hours_calendar, draw_hours_calendar
from reports.charts.restoration import describe_restoration, draw_restoration
from reports.charts.swimlanes import describe_swimlanes, draw_swimlanes

__all__ = [
    "describe_gas_cap",
    "describe_hours_calendar",
    "describe_restoration",
    "describe_swimlanes",
    "draw_gas_cap",
    "draw_hours_calendar",
    "draw_restoration",
    "draw_swimlanes",
]
