"""Belief as tidy pandas frames, units in the column names: the way out for people and for charts.

Pure. Times are UTC, half-open; shares are 0 to 1; every row names its evidence by observation ids.
"""

from __future__ import annotations

from monitor.frames.comparing import comparison_frame
from monitor.frames.episodes import conflict_frame, decision_frame, episode_frame
from monitor.frames.lanes import HOURS_COLUMNS, amount_frame, hours_frame, inherited_frame, state_frame
from monitor.frames.measures import (
    curve_frame,
    index_frame,
    milestone_frame,
    process_frame,
    survival_frame,
)
from monitor.frames.table import csv_bytes
from monitor.frames.told import against_plan_frame, indicator_frame, plan_frame, share_frame
from monitor.frames.warned import alert_day_frame, alert_frame, attack_frame, policy_frame

__all__ = [
    "HOURS_COLUMNS",
    "against_plan_frame",
    "alert_day_frame",
    "alert_frame",
    "amount_frame",
    "attack_frame",
    "comparison_frame",
    "conflict_frame",
    "csv_bytes",
    "curve_frame",
    "decision_frame",
    "episode_frame",
    "hours_frame",
    "index_frame",
    "indicator_frame",
    "inherited_frame",
    "milestone_frame",
    "plan_frame",
    "policy_frame",
    "process_frame",
    "share_frame",
    "state_frame",
    "survival_frame",
]
