"""What an edition says of the gas cap: the price and its distance, then what the rule makes of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from feeds.localtime import day_bounds
from feeds.observation import Price
from monitor.gascap import CapDates
from reports.cap_told import cap_sentences

APPLICABLE = CapDates(applicable_on=date(2023, 2, 15), expired_on=date(2025, 1, 31))
UNKNOWN = CapDates(applicable_on=None, expired_on=None)


def prices(**by_day):
    """Prices of June 2023 by day, written d1=200."""
    found = []
    for name, eur_mwh in by_day.items():
        on = date(2023, 6, int(name[1:]))
        at = day_bounds(on, ZoneInfo("Europe/Amsterdam"))
        found.append(
            Price(
                source="s",
                place=None,
                at=at,
                known_at=datetime(2023, 7, 1, tzinfo=UTC),
                quote="q",
                publisher="p",
                url="",
                product="TTF front month",
                on=on,
                eur_mwh=float(eur_mwh),
            )
        )
    return found


def rule(known, day, dates=APPLICABLE):
    (_, (text, _)) = cap_sentences(known, date(2023, 6, day), dates)
    return text


def test_the_price_and_its_distance_come_first():
    ((text, ids), _) = cap_sentences(prices(d1=200, d2=108.5), date(2023, 6, 2), APPLICABLE)

    assert text == (
        "Gas: TTF front month, 108.5 EUR/MWh on 2 June 2023, 71.5 EUR/MWh below 180, the limit of the EU cap."
    )
    assert ids == [prices(d2=108.5)[0].id]


def test_below_the_limit_no_run_is_under_way():
    text = rule(prices(d1=200, d2=108.5), 2)

    assert text == (
        "By the rule of the cap no run was under way, and firing takes at least 3 trading days in a row above "
        "180, each at least 35 above the LNG reference price; the last day known to be above was 1 June 2023; "
        "no reference price is known to judge the second condition by."
    )


@pytest.mark.parametrize(
    ("known", "day", "words"),
    [
        (prices(d1=200, d2=200), 2, "firing takes at least 1 more of 3 trading days in a row"),
        (prices(d1=200, d2=200), 4, "firing takes at least 1 more of 3 trading days in a row"),  # a Sunday
        (prices(d1=200, d2=200, d5=200, d6=200), 6, "its price condition was met on 5 June 2023"),
        (prices(d1=100), 2, "whether a run was under way is unknown"),
        (prices(d1=100), 1, "no day is known to have been above"),
    ],
)
def test_what_is_known_of_a_run(known, day, words):
    assert words in rule(known, day)


def test_the_price_above_is_the_evidence_of_the_second_sentence():
    (_, (_, ids)) = cap_sentences(prices(d1=200, d2=108.5), date(2023, 6, 2), APPLICABLE)

    assert ids == [prices(d1=200)[0].id]


def test_whether_it_can_fire_by_the_dates_that_are_known():
    later = CapDates(applicable_on=date(2023, 9, 1), expired_on=None)

    assert rule(prices(d1=100), 1, UNKNOWN).endswith("; the cap could not fire yet.")
    assert rule(prices(d1=100), 1, later).endswith("; the cap cannot fire before 1 September 2023.")
    over = CapDates(applicable_on=date(2023, 2, 15), expired_on=date(2023, 5, 31))
    assert rule(prices(d1=100), 1, over) == "The cap expired on 31 May 2023 and can no longer fire."


def test_a_price_to_come_or_an_old_one_tells_nothing():
    assert cap_sentences(prices(d20=200), date(2023, 6, 19), APPLICABLE) == []
    assert cap_sentences(prices(d1=200), date(2023, 6, 8), APPLICABLE) == []
    assert len(cap_sentences(prices(d1=200), date(2023, 6, 7), APPLICABLE)) == 2


def test_in_a_year_without_a_calendar_only_the_price_is_told():
    (one,) = prices(d1=100)
    later = Price(**{**vars(one), "on": date(2027, 1, 4)})

    assert len(cap_sentences([later], date(2027, 1, 4), UNKNOWN)) == 1
