"""A short campaign of the comparison: nothing in random walks, every step, and that a naive test errs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from monitor.comparison.bootstrap import drawn_errors
from tests.campaigns.comparison import campaign


def test_random_walks_hold_nothing_and_steps_are_found() -> None:
    told = campaign.campaign(range(40))

    assert told["seeds"] == 40
    assert told["random_walk_found"] <= 2
    assert told["random_walk_with_gaps_found"] <= 2
    assert told["trend_found"] <= 2
    assert min(told["step_found"], told["step_with_gaps_found"], told["step_in_autoregression_found"]) >= 38
    assert told["random_walk_found_by_t_test"] > 20
    assert told["held"]


def test_without_regard_for_autocorrelation_random_walks_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("monitor.comparison.persistence.WANDERS_ABOVE", 0.0)
    monkeypatch.setattr("monitor.comparison.placebo.Placebo.p_value", 0.01)
    monkeypatch.setattr("monitor.comparison.comparing.drawn_errors", forgetful)

    assert sum(campaign.finds(campaign.EMPTY["random_walk"], seed) for seed in range(20)) > 10


def forgetful(series: Any, before: Any, after: Any, rho: float, *, seed: int) -> Any:
    return drawn_errors(series, before, after, 0.0, seed=seed)


def test_the_command_line_reports_and_exits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert campaign.main(["--seeds", "3", "--first-seed", "1000", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seeds"], told["first_seed"], told["step_found"]) == (3, 1000, 3)

    monkeypatch.setattr(campaign, "STEP_SD", 0.0)
    assert campaign.main(["--seeds", "3"]) == 1
    assert "step_found: 0" in capsys.readouterr().out
