"""What is believed as a series of days: hours, customers, prices, each beside what was observed."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

import pytest

from feeds.bounds import Bounds
from feeds.localtime import at_hour, day_bounds
from feeds.observation import Price
from monitor.belief import believe
from monitor.comparison import compare
from monitor.comparison.asked import How, answers
from monitor.comparison.daily import lane_series, price_series
from monitor.comparison.verdict import CAUTION, verdict
from monitor.policy import event_named, register
from tests.monitor.counted import reading
from tests.sayings import KYIV, instant, said

LANE = ("UA-30", "electricity")


def believed(*observations):
    return believe(observations, as_of=None, clock_of=lambda _: KYIV)


def daily(metric, *observations, as_of=None):
    return {
        d.on.day: d for d in lane_series(believed(*observations).timeline(*LANE), metric, KYIV, as_of).days
    }


def hourly(first, days, out_of):
    """Counts of every hour, of 1,000 served; `out_of` tells how many are out on a day."""
    start, end = at_hour(first, 0, KYIV), at_hour(first + timedelta(days=days), 0, KYIV)
    hours = int((end - start).total_seconds()) // 3600
    moments = [start + timedelta(hours=n) for n in range(hours)]
    return [reading(at, out_of(at.astimezone(KYIV).date()), cadence=timedelta(hours=1)) for at in moments]


def test_what_was_not_observed_of_a_day_widens_it_and_is_no_supply():
    word = said("outage", "16 02:00", off=0.5)

    day = daily("hours_off", word)[16]

    assert (day.value.low, day.value.high) == pytest.approx((11, 13), abs=1e-4)
    assert day.observed_share == pytest.approx(22 / 24, abs=1e-6)
    assert day.usable
    affected = daily("hours_affected", word)[16].value
    assert (affected.low, affected.high) == pytest.approx((22, 24), abs=1e-4)
    assert not daily("hours_off", word)[17].usable


def test_a_day_that_is_not_over_is_no_day_of_the_series():
    words = [said("outage", f"{n} 00:00", off=0.5) for n in (16, 17, 18)]

    assert list(daily("hours_off", *words, as_of=instant("17 23:59"))) == [16]
    assert list(daily("hours_off", *words, as_of=instant("18 00:00"))) == [16, 17]


def test_customers_off_are_of_counts_and_of_certain_supply_and_else_unknown():
    off = [said("outage", f"{n} 00:00", count=(100, "customers")) for n in (16, 17)]
    back = [said("restored", "18 00:00")]

    days = daily("customer_hours", *off, *back)
    uncounted = daily("customer_hours", said("outage", "16 00:00", off=0.5))

    assert (days[16].value, days[16].usable) == (Bounds(2400, 2400), True)
    assert (days[18].value, days[18].usable) == (Bounds(0, 0), True)
    assert (uncounted[16].value, uncounted[16].usable) == (None, False)


def test_at_least_so_many_customers_have_no_upper_end_and_do_not_count():
    day = daily("customer_hours", said("outage", "16 00:00", count=(100, "customers"), bound="at_least"))[16]

    assert day.value is not None
    assert (day.value.low, day.value.high, day.usable) == (2400, inf, False)


@pytest.mark.parametrize("change", [date(2023, 3, 26), date(2022, 10, 30)])
def test_windows_of_a_week_with_a_day_of_23_or_25_hours(change):
    # Half of the customers are out every hour: hours off are half of a day's own length.
    told = hourly(change - timedelta(days=10), 20, lambda _: 500)
    series = lane_series(believed(*told).timeline(*LANE), "hours_off", KYIV, None)
    length = (day_bounds(change, KYIV).latest - day_bounds(change, KYIV).earliest).total_seconds() / 3600

    after_it = compare(series, change - timedelta(days=2), days=7)
    on_it = compare(series, change, days=7)

    assert length in (23, 25)
    assert len(after_it.before.usable) == len(after_it.after.usable) == 7
    assert after_it.change.estimate == pytest.approx((length - 24) / 2 / 7)
    assert on_it.change.estimate == pytest.approx(0)


def price(on, eur_mwh, bound="exact"):
    return Price(
        source="test", place=None, at=day_bounds(on, KYIV), known_at=day_bounds(on, KYIV).latest,
        quote=f"{on} {eur_mwh} {bound}", publisher="Gazette", url="", product="TTF front month", on=on,
        eur_mwh=eur_mwh, bound=bound,
    )  # fmt: skip


def test_prices_of_a_day_bound_each_other_and_weekends_are_no_days():
    friday, saturday, monday, tuesday = (date(2022, 12, n) for n in (16, 17, 19, 20))
    told = [
        price(friday, 110), price(friday, 112, "about"), price(friday, 90, "at_least"),
        price(saturday, 1), price(monday, 90, "at_least"), price(tuesday, 90, "at_least"),
        price(tuesday, 95, "at_most"),
    ]  # fmt: skip

    series = price_series(told, "TTF front month")

    assert {on: day.value for on, day in series.usable.items()} == {
        friday: Bounds(110, 112),
        tuesday: Bounds(90, 95),
    }
    assert series.calendar() == [friday, monday, tuesday]
    assert price_series(told, "TTF day ahead").days == ()


def test_a_verdict_tells_figures_other_events_and_no_cause():
    event = event_named("eu-gas-cap-agreed", register())
    days = [date(2022, 10, 1) + timedelta(days=n) for n in range(170)]
    told = [
        price(on, 100 + (n * 7) % 5 - 40 * (on > event.on)) for n, on in enumerate(days) if on.weekday() < 5
    ]

    (answer,) = answers(event, How(metric="price", days=10), believed(*told), (), register(), lambda _: KYIV)

    assert answer.comparison.change.estimate == pytest.approx(-40, abs=2)
    assert answer.comparison.change.found
    assert {other.id for other in answer.also} == {
        "ua-winter-aid-paris-event", "eu-gas-solidarity-adopted", "eu-gas-cap-adopted",
        "g7-crude-price-cap-in_force", "eu-seaborne-crude-embargo-in_force",
    }  # fmt: skip
    text = verdict(answer)
    assert "Prices were lower after than before by" in text
    assert (
        f"0 of {len(answer.comparison.change.placebo.dates)} other dates show as large a difference" in text
    )
    assert "Gas price cap adopted (2022-12-22)" in text
    assert text.endswith(CAUTION)
    assert "because" not in text


@pytest.mark.parametrize(("how", "named"), [({"days": 4}, "not 4"), ({"min_observed": 1.5}, "not at 1.5")])
def test_windows_and_shares_that_are_none_are_refused(how, named):
    with pytest.raises(ValueError, match=named):
        How(**how)
