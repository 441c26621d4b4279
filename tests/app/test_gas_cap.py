"""`energy-monitor gas-cap`: known answers on the real series, and what it refuses."""

import json
from datetime import date, timedelta

import pytest

from monitor.trading_days import holidays, trading_days
from tests.command import run_command
from tests.feeds.captured import ABSENT, REAL

YAHOO = REAL / "gas" / "yahoo_TTF_F_2017-2023.csv"
ACER = REAL / "gas" / "acer_lng_des_daily_2023-01_03.csv"
real = pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)

US_HOLIDAYS_OF_2022 = (
    "2022-01-17",
    "2022-02-21",
    "2022-05-30",
    "2022-06-20",
    "2022-07-04",
    "2022-09-05",
    "2022-11-24",
)


def ask(*arguments):
    result = run_command("gas-cap", *map(str, arguments), "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def written(folder, rows, name="prices.csv", header="date,eur_mwh"):
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def flat(first, prices):
    days = trading_days(
        date.fromisoformat(first), date.fromisoformat(first) + timedelta(days=2 * len(prices) + 9)
    )
    return [f"{on},{price}" for on, price in zip(days, prices, strict=False)]


@real
def test_the_real_series_would_have_fired_three_times():
    answer = ask("--prices", YAHOO, "--price-only")

    assert [
        (t["completed_on"], t["began_on"], t["confirmed_days"], t["certain"]) for t in answer["triggers"]
    ] == [
        ("2022-03-08", "2022-03-04", 3, True),
        ("2022-07-28", "2022-07-26", 43, True),  # 44 with 5 September
        ("2022-09-29", "2022-09-27", 4, True),
    ]
    assert [t["gaps_inside"] for t in answer["triggers"]] == [[], ["2022-09-05"], []]
    assert all(t["legal"].startswith("would have fired") for t in answer["triggers"])
    assert answer["days_above"] == 53
    assert (answer["first"], answer["last"]) == ("2017-10-23", "2023-01-30")
    assert answer["last_day"]["last_above_on"] == "2022-09-30"


@real
def test_of_the_53_days_one_lies_in_2021():
    assert ask("--prices", YAHOO, "--price-only", "--from", "2022-01-01")["days_above"] == 52
    assert (
        ask("--prices", YAHOO, "--price-only", "--from", "2021-12-21", "--to", "2021-12-21")["days_above"]
        == 1
    )


@real
def test_american_holidays_are_gaps_and_the_exchanges_own_are_not():
    gaps = set(ask("--prices", YAHOO, "--price-only")["gaps"])

    assert set(US_HOLIDAYS_OF_2022) <= gaps
    assert not gaps & {on.isoformat() for on in holidays()}
    assert len(gaps) == 35


@real
def test_without_a_reference_the_second_condition_is_not_guessed():
    answer = ask("--prices", YAHOO)

    assert answer["triggers"] == []
    assert (
        "No reference price is known, so the second condition can't be judged on any day."
        in answer["assumptions"]
    )


@real
def test_acers_markers_stand_for_the_reference_and_it_is_said():
    answer = ask("--prices", YAHOO, "--reference", ACER, "--from", "2023-01-19")

    assert answer["reference_gaps"] == []
    assert answer["last_day"]["reference_eur_mwh"] == 53.52
    assert answer["last_day"]["to_spread_limit_eur_mwh"] == 33.364002
    assert any("mean of ACER's two LNG assessments" in line for line in answer["assumptions"])


@real
def test_prices_of_2022_day_by_day_cannot_be_a_days_ahead_series(tmp_path):
    body = YAHOO.read_text(encoding="utf-8").replace("2022-07-27 00:00", "2022-07-30 00:00")
    path = tmp_path / "market.csv"
    path.write_text(body, encoding="utf-8")

    result = run_command("gas-cap", "--prices", str(path))

    assert result.code == 2
    assert "2022-07-30 (Saturday): a weekend" in result.err


@pytest.mark.parametrize(
    ("first", "options", "legal"),
    [
        (
            "2022-06-01",
            ["--price-only"],
            "would have fired: before 2023-02-15, the first day on which it could",
        ),
        ("2023-06-01", ["--price-only"], "could fire: the price alone; the second condition is not judged"),
        ("2023-06-01", [], "fired by this series"),
        ("2025-06-02", [], "expired: after 2025-01-31, its last day"),
    ],
)
def test_what_a_trigger_means_by_the_law_of_its_day(tmp_path, first, options, legal):
    prices = written(tmp_path, flat(first, [200] * 3))
    reference = written(tmp_path, flat(first, [150] * 3), "lng.csv", "date,reference_eur_mwh")

    (trigger,) = ask("--prices", prices, "--reference", reference, *options)["triggers"]

    assert trigger["legal"] == legal


def test_a_trigger_over_a_gap_says_so(tmp_path):
    rows = flat("2023-06-01", [200] * 5)
    prices = written(tmp_path, [rows[0], *rows[2:]])

    (trigger,) = ask("--prices", prices, "--price-only")["triggers"]

    assert (trigger["completed_on"], trigger["certain"], trigger["certain_on"]) == (
        "2023-06-06",
        False,
        "2023-06-07",
    )
    assert trigger["gaps_inside"] == ["2023-06-02"]


def test_a_window_cuts_no_run(tmp_path):
    prices = written(tmp_path, flat("2023-06-01", [200] * 5))

    assert ask("--prices", prices, "--price-only", "--from", "2023-06-06")["triggers"] == []
    late = ask("--prices", prices, "--price-only", "--from", "2023-06-02", "--to", "2023-06-05")
    assert [t["began_on"] for t in late["triggers"]] == ["2023-06-01"]
    early = ask("--prices", prices, "--price-only", "--to", "2023-06-02")
    assert (early["triggers"], early["last_day"]["days_to_trigger"]) == ([], 1)


def test_the_window_ends_in_gaps_where_the_series_goes_on_and_at_its_last_price_otherwise(tmp_path):
    prices = written(tmp_path, ["2023-06-01,100", "2023-06-07,100"])

    assert ask("--prices", prices, "--price-only", "--to", "2023-06-05")["gaps"] == [
        "2023-06-02",
        "2023-06-05",
    ]
    assert ask("--prices", prices, "--price-only", "--to", "2023-07-05")["last"] == "2023-06-07"


def test_a_year_without_a_calendar_can_be_left_out(tmp_path):
    prices = written(tmp_path, ["2016-12-30,30"])
    result = run_command("gas-cap", "--prices", str(prices), "--to", "2016-12-01")

    assert (result.code, "no price of a trading day to 2016-12-01" in result.err) == (2, True)


def test_a_bound_is_a_range_in_the_answer(tmp_path):
    prices = written(tmp_path, ["2023-06-01,200,at_least"], header="date,eur_mwh,bound")
    day = ask("--prices", prices, "--price-only")["last_day"]

    assert (day["price_eur_mwh"], day["to_price_limit_eur_mwh"]) == ([200.0, None], [None, -20.0])


def test_the_prices_held_are_used_as_known_at_a_time(showcase):
    answer = ask("--as-of", "2022-12-20T05:00Z", "--data", showcase)

    assert (answer["first"], answer["last"], answer["days_above"]) == ("2022-08-26", "2022-12-19", 3)
    assert answer["last_day"]["to_price_limit_eur_mwh"] == [66.075, 76.925]
    assert answer["applicable"] == "not applicable yet: the first day on which it can fire is not known"


def test_as_of_leaves_out_the_rows_of_a_file_whose_day_was_not_over(tmp_path):
    prices = written(tmp_path, flat("2023-06-01", [200] * 3))

    assert ask("--prices", prices, "--as-of", "2023-06-05T12:00Z", "--price-only")["last"] == "2023-06-02"


def test_the_table_says_the_same(tmp_path):
    prices = written(tmp_path, flat("2023-06-01", [200, 200, 200, 170]))
    result = run_command("gas-cap", "--prices", str(prices), "--price-only")

    assert result.code == 0
    assert "2023-06-05  3 days from 2023-06-01 to 2023-06-05\n              certain: three" in result.out
    assert "to the limit of 180: 10 EUR/MWh" in result.out


@pytest.mark.parametrize(
    ("rows", "name", "header", "named"),
    [
        (
            ["2023-06-01,high"],
            "p.csv",
            "date,eur_mwh",
            "p.csv: line 2, column eur_mwh: 'high': not a plain number",
        ),
        (
            ["2023-06-01,30", "2023-06-03,30"],
            "p.csv",
            "date,eur_mwh",
            "p.csv: line 3: 30 on 2023-06-03 (Saturday)",
        ),
        (["2022-12-26,30"], "p.csv", "date,eur_mwh", "p.csv: line 2: 30 on 2022-12-26 (Monday): Boxing Day"),
        (
            ["2016-12-30,30"],
            "p.csv",
            "date,eur_mwh",
            "p.csv: 2016-12-30: the exchange holidays are known from",
        ),
        (["2023-06-01,30"], "ttf_day_ahead.csv", "date,eur_mwh", "'day_ahead' is not the front month"),
        (["2023-06-01,30,2023-12"], "p.csv", "date,eur_mwh,expiry", "'expiry' is not the front month"),
        (
            ["2023-06-01,30,TTFZ23", "2023-08-01,30,TTFZ23"],
            "p.csv",
            "date,eur_mwh,symbol",
            "column symbol: 'TTFZ23' on every day from 2023-06-01 to 2023-08-01",
        ),
        (["2023-06-01,"], "p.csv", "date,eur_mwh", "p.csv: no price of a trading day"),
    ],
)
def test_a_file_that_is_no_front_month_series_is_refused_by_name(tmp_path, rows, name, header, named):
    result = run_command("gas-cap", "--prices", str(written(tmp_path, rows, name, header)))

    assert result.code == 2
    assert named in result.err


def test_a_reference_file_is_refused_by_name_and_line(tmp_path):
    prices = written(tmp_path, flat("2023-06-01", [200]))
    reference = written(tmp_path, ["2023-06-01,dear"], "lng.csv", "date,reference_eur_mwh")

    bad = run_command("gas-cap", "--prices", str(prices), "--reference", str(reference))
    absent = run_command("gas-cap", "--prices", str(prices), "--reference", str(tmp_path / "no.csv"))

    assert (bad.code, absent.code) == (2, 2)
    assert "lng.csv: line 2, column reference_eur_mwh: 'dear'" in bad.err
    assert "no.csv: No such file" in absent.err


def test_a_window_without_a_price_is_refused(tmp_path):
    prices = written(tmp_path, flat("2023-06-01", [200]))
    result = run_command("gas-cap", "--prices", str(prices), "--from", "2024-01-01")

    assert (result.code, "no price of a trading day from 2024-01-01" in result.err) == (2, True)
