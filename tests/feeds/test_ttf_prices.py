"""Front-month gas prices: Yahoo's chart and CSV, anybody's own CSV, and what is no front month."""

import contextlib
import json
from datetime import UTC, date, datetime
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest

from feeds.errors import FeedError, FetchError, LayoutChanged, UnknownValue
from feeds.localtime import day_bounds
from feeds.sources import ttf_prices
from feeds.sources.ttf_prices import ADDRESS, SOURCE
from tests.feeds.captured import ABSENT, CAPTURES, REAL, bent, held

FOLDER = CAPTURES / SOURCE.id
CHART = "2026-01-20T15:00:00+00:00"
TABLE = "2025-03-14T06:00:00+00:00"
NEW_YORK = ZoneInfo("America/New_York")
OWN = "date,eur_mwh\n2022-08-25,321.4\n2022-08-26,339.195\n"
YAHOO = (FOLDER / "yahoo_export.csv").read_text(encoding="utf-8")


def parse(body, key=ADDRESS, fetched_at=CHART):
    body = (
        body.encode()
        if isinstance(body, str)
        else body
        if isinstance(body, bytes)
        else json.dumps(body).encode()
    )
    return ttf_prices.parse(held(SOURCE.id, key, body, fetched_at))


def own(text, key="prices.csv"):
    return parse(text, key, TABLE)


def prices(parsed):
    return [(str(price.on), price.eur_mwh) for price in parsed.observations]


def chart():
    return json.loads((FOLDER / "chart.json").read_text(encoding="utf-8"))


def changed(change):
    body = chart()
    change(body["chart"]["result"][0])
    return body


def set_meta(**fields):
    return lambda result: result["meta"].update(fields)


def rows(*quotes, hour=0):
    """A chart of the given (day of January, price) rows."""

    def change(result):
        stamps = [datetime(2026, 1, day, hour, tzinfo=NEW_YORK) for day, _ in quotes]
        result["timestamp"] = [int(stamp.timestamp()) for stamp in stamps]
        result["indicators"]["quote"][0]["close"] = [price for _, price in quotes]

    return change


# The chart


def test_a_price_is_of_its_trading_day_and_known_since_it_was_fetched():
    first = parse(chart()).observations[0]
    assert (first.product, first.on, first.bound, first.place) == (
        "TTF front month",
        date(2026, 1, 14),
        "exact",
        None,
    )
    assert first.at == day_bounds(first.on, ZoneInfo("Europe/Amsterdam"))
    assert first.known_at == datetime.fromisoformat(CHART).astimezone(UTC)
    assert (first.item, first.publisher, first.url) == ("Yahoo Finance/2026-01-14", "Yahoo Finance", ADDRESS)


def test_prices_are_rounded_to_six_decimals():
    assert parse(chart()).observations[0].eur_mwh == 33.405001


def test_a_day_without_a_price_is_left_over_and_takes_nothing_back():
    parsed = parse(changed(rows((14, 33.4), (15, None))))
    assert (parsed.items, len(parsed.observations)) == (("Yahoo Finance/2026-01-14",), 1)
    assert parsed.leftovers == ("chart.result[0].indicators.quote[0].close[1]: no price on 2026-01-15",)


@pytest.mark.parametrize(
    ("zone", "on"), [("America/New_York", "2026-01-15"), ("Europe/London", "2026-01-16")]
)
def test_the_trading_day_is_that_of_the_exchange(zone, on):
    body = changed(rows((15, 34.0), hour=20))
    body["chart"]["result"][0]["meta"]["exchangeTimezoneName"] = zone
    assert prices(parse(body)) == [(on, 34.0)]


def test_without_a_zone_the_trading_day_is_new_yorks():
    body = changed(rows((15, 34.0), hour=23))
    del body["chart"]["result"][0]["meta"]["exchangeTimezoneName"]
    assert prices(parse(body)) == [("2026-01-15", 34.0)]


def test_the_running_quote_replaces_the_row_of_its_day_and_is_no_settlement_yet():
    parsed = parse(chart())
    assert prices(parsed)[-1] == ("2026-01-20", 36.275)
    assert parsed.observations[-1].doubt == "the day was not over when this was read"
    assert parsed.leftovers[-1].endswith("close[3]: an earlier quote than the running one on 2026-01-20")


def test_the_same_price_twice_is_one():
    assert prices(parse(changed(rows((14, 33.4), (14, 33.4), (15, 34.0))))) == [
        ("2026-01-14", 33.4),
        ("2026-01-15", 34.0),
    ]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (set_meta(symbol="TTFF24.NYM"), r'meta\.symbol: "TTFF24\.NYM": unknown; known: TTF=F'),
        (set_meta(currency="USD"), r'meta\.currency: "USD"'),
        (set_meta(dataGranularity="1h"), r'meta\.dataGranularity: "1h"'),
        (set_meta(exchangeTimezoneName="Mars/Olympus"), "unknown exchangeTimezoneName"),
        (set_meta(exchangeTimezoneName="../etc"), "unknown exchangeTimezoneName"),
        (rows((14, "33.4")), r'close\[0\]: "33\.4": not a number'),
        (rows((14, True)), "not a number"),
        (rows((14, -1.5)), r"close\[0\]: -1\.5 is no price of the front month"),
        (rows((14, 0)), "is no price of the front month"),
        (
            rows((14, 33.4), (14, 33.5), (15, 34)),
            r"close\[1\]: 33\.5 on 2026-01-14, which .*close\[0\] gives as 33\.4",
        ),
        (rows((21, 33.4)), r"2026-01-21 is after the time of fetching"),
        (lambda result: result.update(timestamp=[10**15] * 5), r"timestamp\[0\]: .*not an epoch"),
        (lambda result: result.update(timestamp=["2026-01-14"] * 5), r"timestamp\[0\]: .*not a whole number"),
    ],
)
def test_a_value_of_the_chart_without_meaning_is_refused_by_name(change, named):
    with pytest.raises(UnknownValue, match=named):
        parse(changed(change))


def without(name):
    return changed(lambda result: result.pop(name))


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            {"chart": {"result": None, "error": {"code": "Not Found", "description": "No data found"}}},
            "No data found",
        ),
        ({"chart": {"result": None, "error": None}}, "result: not a list: null"),
        ({"chart": {"result": [], "error": None}}, "0 results, not one"),
        ({"finance": {"error": "Unauthorized"}}, "no 'chart'"),
        ([], "body: not an object"),
        (without("timestamp"), "no 'timestamp'"),
        (without("indicators"), "no 'indicators'"),
        (without("meta"), "no 'meta'"),
        (changed(lambda result: result["meta"].pop("symbol")), "no 'symbol'"),
        (changed(lambda result: result["timestamp"].pop()), "4 times for 5 prices"),
        (changed(lambda result: result["indicators"].update(quote=[])), "5 times for 0 prices"),
        (changed(lambda result: result["indicators"].update(quote=[{}])), "no 'close'"),
        (json.dumps(chart())[:-40], "not JSON"),
        (json.dumps(chart()).encode("utf-16"), "not UTF-8"),
        (b"", "columns missing"),
        (b"Too Many Requests\r\n", "columns missing"),
        (b"<!DOCTYPE html><html>spot the captcha</html>", "a web page"),
    ],
)
def test_another_shape_is_refused(body, problem):
    with pytest.raises(LayoutChanged, match=problem):
        parse(body)


def test_whatever_part_is_bent_the_error_is_typed():
    for body in bent(chart()):
        with contextlib.suppress(FeedError):
            parse(body)


def test_new_fields_of_the_chart_are_drift():
    body = changed(lambda result: result.update(comparisons=[]))
    assert parse(body).drift == ("comparisons",)


# Tables


def test_the_day_of_an_export_is_the_date_as_written_in_any_season():
    assert prices(parse(YAHOO, "export.csv", TABLE)) == [
        ("2025-03-07", 39.857002),
        ("2025-03-10", 41.254),
        ("2025-03-12", 42.31),
    ]


def test_an_own_table_needs_a_date_and_a_price():
    parsed = own(OWN)
    assert prices(parsed) == [("2022-08-25", 321.4), ("2022-08-26", 339.195)]
    assert {(price.publisher, price.bound) for price in parsed.observations} == {("prices.csv", "exact")}
    assert parsed.items == ("prices.csv/2022-08-25", "prices.csv/2022-08-26")


def test_an_own_table_may_say_more():
    first, second = own(
        "date,eur_mwh,bound,publisher,url\n2022-08-25,321.4,about,ICE,https://ice.example\n2022-08-26,300,at_least,,\n"
    ).observations
    assert (first.bound, first.publisher, first.url) == ("about", "ICE", "https://ice.example")
    assert (second.bound, second.publisher, second.url) == (
        "at_least",
        "prices.csv",
        "https://example.org/prices.csv",
    )


def test_a_new_column_is_drift():
    parsed = own(
        OWN.replace("eur_mwh", "eur_mwh,desk").replace("321.4", "321.4,a").replace("339.195", "339.195,b")
    )
    assert parsed.drift == ("desk",)
    assert parsed.observations == own(OWN).observations


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("321.4", "-321.4", "line 2, column eur_mwh"),
        ("321.4", "high", "line 2, column eur_mwh"),
        ("321.4", "1e3", "line 2, column eur_mwh"),
        ("321.4", "0", "line 2: 0.0 is no price"),
        ("2022-08-25", "25.08.2022", "line 2, column date"),
        ("2022-08-25", "2022-08-26", "line 3: 339.195 on 2022-08-26, which line 2 gives as 321.4"),
        ("2022-08-25", "2025-03-15", "line 2: 2025-03-15 is after the time of fetching"),
    ],
)
def test_a_cell_without_meaning_is_refused_by_name(old, new, named):
    with pytest.raises(UnknownValue, match=named):
        own(OWN.replace(old, new, 1))


@pytest.mark.parametrize("stamp", ["07/03/2025", "2025-02-30", "2025-03-07T00:00:00Z"])
def test_a_stamp_of_another_form_is_refused(stamp):
    with pytest.raises(UnknownValue, match="line 2, column Date"):
        parse(YAHOO.replace("2025-03-07 00:00:00-05:00", stamp), "export.csv", TABLE)


# What is no front month


@pytest.mark.parametrize(
    "key",
    [
        "TTFF24.NYM.csv",
        "ttfz22.csv",
        "ttf_day-ahead.csv",
        "TTF Day Ahead 2022.csv",
        "ttf_spot.csv",
        "ttf-jan-23.csv",
        "TTF January 2023.csv",
        "ttf_Q1-23.csv",
        "ttf_cal24.csv",
        "ttf_year-ahead.csv",
    ],
)
def test_a_file_named_after_another_product_is_refused(key):
    for body in (OWN, YAHOO):
        with pytest.raises(UnknownValue, match=r"file name .* is not the front month"):
            own(body, key)


@pytest.mark.parametrize(
    "header", ["date,eur_mwh,delivery", "date,eur_mwh,maturity", "date,eur_mwh,Dec-22", "date,ttf_day_ahead"]
)
def test_a_header_that_names_another_product_is_refused(header):
    with pytest.raises(UnknownValue, match=r"header .* is not the front month"):
        own(header + "\n2022-08-25,321.4,2022-09\n")


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        ("TTFV22,2022-08-01", "TTFV22,2022-09-30", "column symbol: 'TTFV22' on every day from 2022-08-01 to"),
        ("TTFU22,2022-08-01", "TTFV22,2022-09-30", ""),  # it rolls
        ("TTFU22,2022-08-01", "TTFU22,2022-08-26", ""),  # no longer than it is the nearest
        ("TTF=F,2022-08-01", "TTF=F,2022-09-30", ""),
    ],
)
def test_one_maturity_for_longer_than_it_is_the_nearest_is_refused(first, last, problem):
    table = f"symbol,date,eur_mwh\n{first},200\n{last},190\n"
    if problem:
        with pytest.raises(UnknownValue, match=problem):
            own(table)
    else:
        assert len(own(table).observations) == 2


@pytest.mark.parametrize(
    "key",
    [
        "yahoo_TTF_F_2017-2023.csv",
        "market_2022.csv",
        "2022-08.csv",
        "ttf.csv",
        "summary22.csv",
        "decade20.csv",
    ],
)
def test_ordinary_names_are_taken(key):
    assert len(own(OWN, key).observations) == 2


# Asking


def test_the_chart_is_asked_for_once():
    document = held(SOURCE.id, ADDRESS, b"{}", CHART)
    assert list(ttf_prices.fetch({ADDRESS: document}.get, None)) == [document]
    assert list(ttf_prices.fetch(lambda address: None, None)) == []


def test_a_failure_to_ask_is_raised():
    def get(address):
        raise FetchError(SOURCE.id, address, "429", permanent=False)

    with pytest.raises(FetchError, match="429"):
        list(ttf_prices.fetch(get, None))


# Real files


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
def test_the_real_export_reads_with_its_known_figures():
    name = "yahoo_TTF_F_2017-2023.csv"
    parsed = parse((REAL / "gas" / name).read_bytes(), name, "2026-11-22T00:00:00+00:00")
    by_day = {str(price.on): price.eur_mwh for price in parsed.observations}
    assert (len(by_day), parsed.leftovers, parsed.drift) == (1327, (), ())
    assert sum(price > 180 for price in by_day.values()) == 53
    assert max(by_day, key=by_day.__getitem__) == "2022-08-26"
    assert (round(by_day["2022-12-19"], 1), "2022-09-05" in by_day) == (108.5, False)
    assert round(fmean(price for day, price in by_day.items() if day.startswith("2022-08")), 2) == 235.96


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
@pytest.mark.parametrize(
    "name", ["acer_lng_des_daily_2023-01_03.csv", "eia_weekly_jkm_minus_ttf_usd_mmbtu.csv"]
)
def test_other_gas_tables_are_no_front_month(name):
    with pytest.raises(FeedError):
        parse((REAL / "gas" / name).read_bytes(), name, "2026-11-22T00:00:00+00:00")
