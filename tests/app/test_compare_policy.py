"""`compare-policy` and its Python interface: refused on the facts of the showcase, compared on made-up prices."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

import monitor
from monitor.app import exits
from tests.command import run_command

EVENT = date(2022, 12, 19)


def asked(data, *arguments):
    return run_command("compare-policy", *arguments, "--data", str(data))


@pytest.fixture(scope="module")
def prices(tmp_path_factory):
    """A data directory of made-up prices: noise around 120, and 40 EUR/MWh less from the event on."""
    folder = tmp_path_factory.mktemp("prices")
    rng, first = np.random.default_rng(1), EVENT - timedelta(days=200)
    lines = ["date,eur_mwh"]
    for on in (first + timedelta(days=n) for n in range(401)):
        if on.weekday() < 5:
            lines.append(f"{on},{120 - 40 * (on >= EVENT) + 5 * rng.standard_normal():.2f}")
    (folder / "own.csv").write_text("\n".join(lines), encoding="utf-8")
    data = folder / "data"
    taken = run_command(
        "ingest", "ttf_prices", str(folder / "own.csv"), "--fetched-at", "2023-08-01T07:00Z",
        "--data", str(data),
    )  # fmt: skip
    assert taken.code == 0, taken.err
    return data


def test_too_little_observed_is_refused_with_both_shares(showcase):
    result = asked(showcase, "eu-gas-cap-agreed", "Kyiv", "--service", "electricity", "--format", "json")

    told = json.loads(result.out)
    assert result.code == exits.INCOMPLETE == 3
    assert told["event"]["on"] == "2022-12-19"
    (refused,) = told["comparisons"]
    assert (refused["result"], refused["change"]) == ("refused", None)
    for side in ("before", "after"):
        assert refused[side]["usable_share"] < told["min_observed"] == 0.5
        assert f"{refused[side]['usable_days']} of 28 days {side}" in refused["reason"]
    assert "eu-gas-cap-adopted" in {event["id"] for event in refused["also"]}


def test_a_refusal_for_people_names_the_shares_too(showcase):
    result = asked(showcase, "eu-gas-cap-agreed", "Київ", "--metric", "customer_hours")

    assert result.code == 3
    assert "Not compared: too little was observed" in result.out
    assert "0 of 28 days after (0%)" in result.out


def test_a_step_of_prices_is_told_with_its_figures(prices):
    result = asked(prices, "eu-gas-cap agreed", "--metric", "price", "--format", "json", "--seed", "7")

    told = json.loads(result.out)
    (one,) = told["comparisons"]
    change = one["change"]
    assert (result.code, one["result"], told["unit"]) == (0, "compared", "EUR/MWh")
    assert change["found"]
    assert change["difference"] == pytest.approx(one["after"]["mean"][0] - one["before"]["mean"][0])
    assert change["interval_95"][0] < -40 < change["interval_95"][1] < 0
    placebo = change["placebo"]
    assert placebo["p_value"] == pytest.approx((placebo["as_large"] + 1) / (placebo["dates"] + 1))
    assert (
        asked(prices, "eu-gas-cap-agreed", "--metric", "price", "--format", "json", "--seed", "7").out
        == result.out
    )


def test_the_words_for_people_tell_difference_interval_and_other_dates(prices):
    result = asked(prices, "eu-gas-cap-agreed", "Kyiv", "--metric", "price")

    assert result.code == 0
    for words in (
        "Prices were lower after than before by",
        "95% interval",
        "other dates",
        "does not say that",
    ):
        assert words in result.out


def test_as_of_before_the_prices_were_known_there_is_nothing_to_compare(prices):
    result = asked(prices, "eu-gas-cap-agreed", "--metric", "price", "--as-of", "2023-07-01T00:00Z")

    assert result.code == 3
    assert "0 of 28 days before (0%)" in result.out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("eu-gas-cap", "Kyiv"), "eu-gas-cap-agreed"),
        (("eu-ua-energy-support-fund-event", "Kyiv"), "only the month"),
        (("eu-gas-cap-agreed", "Atlantis"), "Atlantis"),
        (("eu-gas-cap-agreed",), "name one"),
        (("eu-gas-cap-agreed", "Kyiv", "--window", "4"), "--window"),
        (("eu-gas-cap-agreed", "Kyiv", "--min-observed", "2"), "--min-observed"),
        (("eu-gas-cap-agreed", "Kyiv", "--metric", "joy"), "joy"),
        (("eu-gas-cap-agreed", "Kyiv", "--as-of", "2022-12-01T00:00Z"), "eu-gas-cap-proposed"),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(showcase, arguments, named):
    result = asked(showcase, *arguments)

    assert result.code == 2
    assert named in result.err


def test_python_gets_a_row_for_each_comparison(prices, showcase):
    frame = monitor.open(prices).compare_policy("eu-gas-cap-agreed", metric="price", window_days=20)
    refused = monitor.open(showcase).compare_policy("eu-gas-cap-agreed", "Kyiv")

    assert isinstance(frame, pd.DataFrame)
    (row,) = frame.itertuples()
    assert (row.found, row.refused, row.window_days, row.metric) == (True, "", 20, "price")
    assert row.difference_eur_mwh == pytest.approx(row.after_mean_eur_mwh_low - row.before_mean_eur_mwh_low)
    assert row.interval_95_eur_mwh_low < row.difference_eur_mwh < row.interval_95_eur_mwh_high < 0
    assert row.p_value <= 0.05
    assert list(refused.of) == ["electricity", "heat", "water"]
    assert refused.refused.str.contains("too little was observed").all()
    assert refused.difference_hours_per_day.isna().all()
    assert refused.found.isna().all()
