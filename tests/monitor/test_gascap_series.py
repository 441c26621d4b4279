"""Prices on trading days: gaps, several sources, what is no settlement, and what is no front month."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

import pytest

from feeds.bounds import Bounds
from feeds.localtime import day_bounds
from feeds.observation import Price
from monitor.gascap_series import objection, series
from monitor.trading_days import OutsideCalendar

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def price(on, eur_mwh, bound="exact", *, publisher="P", known_at=datetime(2026, 1, 1, tzinfo=UTC)):
    day = date.fromisoformat(on)
    return Price(
        source="ttf_prices",
        place=None,
        at=day_bounds(day, AMSTERDAM),
        known_at=known_at,
        quote="q",
        publisher=publisher,
        url="",
        locator="line 7",
        product="TTF front month",
        on=day,
        eur_mwh=eur_mwh,
        bound=bound,
    )


def told(found):
    return {day.on.isoformat(): day.price_eur_mwh for day in found.days}


def test_every_trading_day_from_the_first_to_the_last_price_is_there():
    found = series([price("2022-12-28", 83.0), price("2022-12-23", 92.0)], {date(2022, 12, 28): 110.0})

    assert told(found) == {"2022-12-23": Bounds(92, 92), "2022-12-27": None, "2022-12-28": Bounds(83, 83)}
    assert found.gaps == [date(2022, 12, 27)]
    assert found.reference_gaps == [date(2022, 12, 23), date(2022, 12, 27)]


def test_it_can_be_asked_to_reach_further_than_its_last_price():
    found = series([price("2022-12-19", 108.5)], {}, to=date(2022, 12, 21))

    assert found.gaps == [date(2022, 12, 20), date(2022, 12, 21)]


def test_nothing_told_is_no_day():
    assert series([], {}, to=date(2022, 12, 21)).days == ()


@pytest.mark.parametrize(
    ("bound", "bounds"),
    [
        ("exact", Bounds(200, 200)),
        ("about", Bounds(190, 210)),
        ("at_least", Bounds(200, inf)),
        ("at_most", Bounds(0, 200)),
    ],
)
def test_a_bound_is_what_the_price_can_have_been(bound, bounds):
    assert told(series([price("2022-12-19", 200.0, bound)], {})) == {"2022-12-19": bounds}


@pytest.mark.parametrize(
    ("other", "bounds"),
    [
        (price("2022-08-26", 250.0, "at_least", publisher="Q"), Bounds(339.195, 339.195)),
        (price("2022-08-26", 341.0, publisher="Q"), Bounds(339.195, 341.0)),
    ],
)
def test_two_sources_narrow_a_price_or_leave_it_open_where_they_differ(other, bounds):
    assert told(series([price("2022-08-26", 339.195), other], {})) == {"2022-08-26": bounds}


def test_a_running_quote_is_no_settlement():
    evening = datetime(2022, 12, 20, 15, tzinfo=UTC)
    found = series([price("2022-12-19", 108.5), price("2022-12-20", 200.0, known_at=evening)], {})

    assert list(told(found)) == ["2022-12-19"]
    assert [(one.why, one.foreign) for one in found.aside] == [("the day was not over", False)]


def test_a_close_carried_over_a_holiday_is_set_aside():
    found = series([price("2022-04-14", 95.62), price("2022-04-18", 95.62), price("2022-04-19", 93.0)], {})

    assert list(told(found)) == ["2022-04-14", "2022-04-19"]
    assert [one.price.on.isoformat() for one in found.aside] == ["2022-04-18"]
    assert objection(found) is None


@pytest.mark.parametrize(
    ("on", "named"), [("2022-04-16", "(Saturday): a weekend"), ("2022-04-18", "(Monday): Easter Monday")]
)
def test_a_day_ahead_series_has_prices_when_the_exchange_is_closed(on, named):
    found = series([price("2022-04-14", 95.62), price(on, 99.0)], {})

    assert objection(found).startswith(f"line 7: 99 on {on} {named}")


def test_a_year_without_a_calendar_is_refused():
    with pytest.raises(OutsideCalendar, match="2027-01-04"):
        series([price("2027-01-04", 30.0)], {})


def test_another_product_is_no_front_month():
    day_ahead = replace(price("2022-12-19", 108.5), product="TTF day ahead")

    assert series([day_ahead], {}).days == ()


def test_the_order_of_the_prices_does_not_matter():
    days = [price(str(date(2022, 12, 5) + timedelta(days=n)), 100.0 + n) for n in range(5)]

    assert series(reversed(days), {}) == series(days, {})
