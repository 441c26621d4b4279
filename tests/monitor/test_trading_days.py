"""The exchange's calendar: which weekdays are no trading days, how that is known, and where it ends."""

from datetime import date, timedelta

import pytest

from monitor.trading_days import FIRST_ON, LAST_ON, OutsideCalendar, holidays, is_trading_day, trading_days


def easter_sunday(year):
    """Gauss's rule as Butcher wrote it down, apart from the table it checks."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    step = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * step) // 433
    n = (h + step - 7 * m + 90) // 25
    return date(year, n, (h + step - 7 * m + 33 * n + 19) % 32)


def test_the_table_holds_the_five_feasts_of_every_year_where_they_fall_on_a_weekday():
    expected = {}
    for year in range(2017, 2027):
        easter = easter_sunday(year)
        feasts = {
            date(year, 1, 1): "New Year's Day",
            easter - timedelta(days=2): "Good Friday",
            easter + timedelta(days=1): "Easter Monday",
            date(year, 12, 25): "Christmas Day",
            date(year, 12, 26): "Boxing Day",
        }
        expected |= {on: name for on, name in feasts.items() if on.weekday() < 5}

    assert {on: holiday.name for on, holiday in holidays().items()} == expected


def test_every_holiday_says_how_far_it_can_be_trusted():
    for holiday in holidays().values():
        assert holiday.confidence in ("repeated", "no_row", "sister", "rule")
        assert bool(holiday.source) == bool(holiday.url) == (holiday.confidence != "rule")


@pytest.mark.parametrize(
    "on",
    [
        "2022-09-05",
        "2022-07-04",
        "2022-11-24",
        "2022-08-29",
        "2022-05-02",
        "2022-09-19",
        "2022-04-27",
        "2022-12-27",
    ],
)
def test_american_british_and_dutch_holidays_are_trading_days(on):
    assert is_trading_day(date.fromisoformat(on))


@pytest.mark.parametrize(
    "on", ["2022-04-15", "2022-04-18", "2022-12-26", "2022-12-24", "2022-12-25", "2024-01-01"]
)
def test_weekends_and_the_exchanges_own_holidays_are_not(on):
    assert not is_trading_day(date.fromisoformat(on))


def test_a_week_over_easter_has_three_trading_days():
    assert trading_days(date(2022, 4, 14), date(2022, 4, 20)) == [
        date(2022, 4, 14),
        date(2022, 4, 19),
        date(2022, 4, 20),
    ]


@pytest.mark.parametrize("on", [FIRST_ON - timedelta(days=1), LAST_ON + timedelta(days=1)])
def test_a_day_outside_the_table_is_refused_by_name(on):
    with pytest.raises(
        OutsideCalendar, match=f"^{on}: the exchange holidays are known from 2017-01-01 to 2026"
    ):
        is_trading_day(on)
    assert not is_trading_day(FIRST_ON)  # a Sunday, but one that is known
    assert is_trading_day(LAST_ON)
