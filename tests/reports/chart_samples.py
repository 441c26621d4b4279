"""Synthetic frames in the shape that the charts take: a hard winter fortnight, a quiet one, a DST one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import nan
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from feeds.localtime import at_hour, day_bounds, days_between
from monitor.frames.warned import ALERT_COLUMNS, ALERT_DAY_COLUMNS
from reports.style import ChartFrame

KYIV = ZoneInfo("Europe/Kyiv")
WINTER = (date(2022, 12, 6), date(2022, 12, 19))
DST = (date(2022, 10, 23), date(2022, 10, 31))
CITIES = """\
UA-30 Kyiv, Київ; UA-63 Kharkiv, Харків; UA-51 Odesa, Одеса
UA-12 Dnipro, Дніпро; UA-23 Zaporizhzhia, Запоріжжя; UA-46 Lviv, Львів
UA-12 Kryvyi Rih, Кривий Ріг; UA-48 Mykolaiv, Миколаїв; UA-65 Kherson, Херсон
UA-53 Poltava, Полтава; UA-74 Chernihiv, Чернігів; UA-71 Cherkasy, Черкаси
UA-18 Zhytomyr, Житомир; UA-59 Sumy, Суми; UA-05 Vinnytsia, Вінниця
UA-35 Kropyvnytskyi, Кропивницький; UA-53 Kremenchuk, Кременчук; UA-56 Rivne, Рівне
UA-26 Ivano-Frankivsk, Івано-Франківськ; UA-61 Ternopil, Тернопіль; UA-07 Lutsk, Луцьк
UA-21 Uzhhorod, Ужгород; UA-77 Chernivtsi, Чернівці; UA-68 Khmelnytskyi, Хмельницький
UA-14 Kramatorsk, Краматорськ; UA-09 Sievierodonetsk, Сєвєродонецьк; UA-12 Nikopol, Нікополь
UA-32 Bila Tserkva, Біла Церква"""
# place, service, start and end (day and hour), state ("?": possible only), share off low and high
KYIV_CUTS = """\
UA-30/kyiv electricity 06T08 07T00 scheduled
UA-30/kyiv electricity 07T09 08T09 emergency
UA-30/kyiv electricity 08T09 09T24 scheduled
UA-30/kyiv electricity 12T07 12T24 scheduled
UA-30/kyiv electricity 14T09 15T09 on
UA-30/kyiv electricity 16T06 16T12 outage?
UA-30/kyiv electricity 16T12 16T18 outage
UA-30/kyiv electricity 16T18 16T24 partial 0.6 0.6
UA-30/kyiv electricity 17T00 17T09 partial 0.6 0.6
UA-30/kyiv electricity 17T09 18T08 partial 0.33 0.67
UA-30/kyiv electricity 18T08 19T04 partial 0 0.3
UA-30/kyiv electricity 19T04 19T08 emergency? 0.8 0.8
UA-30/kyiv electricity 19T08 19T24 emergency 0.8 0.8
UA-30/kyiv heat 16T12 16T18 outage
UA-30/kyiv heat 16T18 17T09 partial 0.67 0.67
UA-30/kyiv heat 17T09 17T20 partial 0.5 0.5
UA-30/kyiv heat 17T20 18T08 partial 0.25 0.25
UA-30/kyiv heat 18T08 19T08 on
UA-30/kyiv water 16T09 16T18 outage
UA-30/kyiv water 16T18 17T07 partial 0.67 0.67
UA-30/kyiv water 17T07 18T07 on"""
OTHER_CUTS = """\
UA-63/kharkiv electricity 16T08 16T10 outage?
UA-63/kharkiv electricity 16T10 16T20 outage 1 1
UA-63/kharkiv electricity 16T20 17T09 partial 0.15 0.45
UA-63/kharkiv electricity 17T09 18T09 on
UA-63/kharkiv electricity 19T03 19T24 emergency
UA-51/odesa electricity 10T04 11T06 outage 0.9 1
UA-51/odesa electricity 11T06 12T12 partial 0.3 0.6
UA-51/odesa electricity 12T12 13T12 emergency
UA-51/odesa electricity 13T12 14T12 emergency?
UA-51/odesa heat 10T06 11T18 outage
UA-12/dnipro electricity 19T06 19T24 emergency
UA-12/kryvyi-rih electricity 16T09 16T15 outage
UA-12/kryvyi-rih electricity 16T15 17T15 partial 0 0.5
UA-65/kherson electricity 06T08 11T10 partial 0.15 0.3
UA-53/poltava electricity 16T09 17T15 outage
UA-59/sumy electricity 16T12 17T12 outage?
UA-46/lviv electricity 06T06 09T24 scheduled
UA-05/vinnytsia electricity 13T08 14T08 on"""
DST_CUTS = """\
UA-30/kyiv electricity 24T07 26T24 scheduled
UA-30/kyiv electricity 27T07 28T07 emergency 0.3 0.5
UA-30/kyiv electricity 30T00 30T24 scheduled
UA-30/kyiv electricity 31T08 31T20 outage
UA-30/kyiv water 31T08 31T20 outage 0.8 0.8
UA-63/kharkiv electricity 30T02 30T05 outage?"""
# place, service, earliest and latest, share on low, high and figure, base, publisher ("!": disputed)
SAYINGS = """\
UA-30/kyiv electricity 16T18 16T24 0.4 0.4 0.4 residents Babel
UA-30/kyiv electricity 17T06 17T12 0.67 0.67 0.67 residents !Russian Free Press
UA-30/kyiv electricity 17T06 17T12 0.33 0.33 0.33 residents !Babel
UA-30/kyiv electricity 18T08 18T12 0.7 1 0.7 residents Euromaidan Press
UA-30/kyiv heat 16T18 16T24 0.33 0.33 0.33 residents Babel
UA-30/kyiv heat 17T06 17T12 0.5 0.5 0.5 residents Babel
UA-30/kyiv heat 17T20 17T21 0.75 0.75 0.75 households Kyiv Independent
UA-30/kyiv heat 18T06 18T12 1 1 1 city Babel
UA-30/kyiv water 16T18 16T24 0.33 0.33 0.33 residents Babel
UA-30/kyiv water 17T06 17T12 1 1 1 residents Babel
UA-63/kharkiv electricity 16T19 16T21 0.55 0.85 - customers DTEK
UA-63/kharkiv electricity 17T09 17T09 1 1 1 customers Suspilne
UA-65/kherson electricity 06T08 06T20 0.7 0.85 - city Suspilne
UA-65/kherson electricity 11T08 11T12 0.85 0.95 0.9 customers Kyiv Independent"""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Every frame of one window, and what stands around the charts."""

    states: pd.DataFrame
    inherited: pd.DataFrame
    policies: pd.DataFrame
    observed: pd.DataFrame
    hours: pd.DataFrame
    shares: pd.DataFrame
    prices: pd.DataFrame
    cap_stages: pd.DataFrame
    window: tuple[date, date]
    lead_place: str
    frame_of: ChartFrame
    beside: dict[str, pd.DataFrame] = field(default_factory=dict)
    """Alerts, alerts by day and attacks of the lead city; empty: nobody looked."""


def alarmed(starts: int = 3) -> Sample:
    """Return the winter fortnight with air alerts: so many a day, the last three days not looked at."""
    of = winter(5)
    looked = (at_hour(WINTER[0], 0, KYIV), at_hour(date(2022, 12, 16), 14, KYIV))
    rows = [("UA-30/kyiv", *looked, "looked")]
    for on in days_between(WINTER[0], date(2022, 12, 15)):
        for n in range(starts):
            start = at_hour(on, 0, KYIV) + n * timedelta(hours=24 / starts)
            rows.append(("UA-30/kyiv", start, start + timedelta(hours=12 / starts), "part"))
            rows.append(("UA-30/kyiv", start, start + timedelta(hours=8 / starts), "whole"))
    days = [
        ("UA-30/kyiv", on, starts, 8.0, 12.0, 24.0, 24.0, ())
        for on in days_between(WINTER[0], date(2022, 12, 15))
    ]
    days.append(("UA-30/kyiv", date(2022, 12, 16), 0, 0.0, 0.0, 24.0, 14.0, ()))
    told = [
        ("UA-30/kyiv", date(2022, 12, 7), date(2022, 12, 7), "UA-30/kyiv", "Kyiv"),
        ("UA-30/kyiv", date(2022, 12, 7), date(2022, 12, 7), "UA", "Ukraine"),
        ("UA-30/kyiv", date(2022, 12, 10), date(2022, 12, 11), "UA", "Ukraine"),
        ("UA-30/kyiv", date(2022, 12, 19), date(2022, 12, 20), "UA", "Ukraine"),
    ]
    beside = {
        "alerts": pd.DataFrame(rows, columns=ALERT_COLUMNS),
        "alert_days": pd.DataFrame(days, columns=ALERT_DAY_COLUMNS),
        "attacks": pd.DataFrame(told, columns=["place", "first_on", "last_on", "said_of", "said_of_name"]),
    }
    return replace(of, beside=beside)


def winter(cities: int = 28, *, ukrainian: bool = False) -> Sample:
    """Return the fortnight of 6 to 19 December 2022 for some number of cities."""
    prices = "2022-12-08 138 about, 2022-12-13 135 at_most, 2022-12-19 108.5 about"
    places = _places(cities, ukrainian=ukrainian)
    return _sample(f"{KYIV_CUTS}\n{OTHER_CUTS}", places, WINTER, SAYINGS, prices)


def quiet() -> Sample:
    """Return the same fortnight without a word of anything."""
    return _sample("", _places(28), WINTER)


def clock_change() -> Sample:
    """Return 23 to 31 October 2022: summer time ends on the 30th, a day of 25 hours."""
    return _sample(DST_CUTS, _places(28), DST, prices="2022-10-24 99.2 exact")


def peak_prices() -> Sample:
    """Return a summer window with prices above the cap, some of them limits only."""
    prices = (
        "2022-08-19 244.55 exact, 2022-08-22 250 at_least, 2022-08-26 339.2 exact, 2022-09-09 210 at_most"
    )
    return _sample("", _places(1), (date(2022, 8, 15), date(2022, 9, 9)), prices=prices)


def _places(count: int, *, ukrainian: bool = False) -> dict[str, str]:
    named = {}
    for city in CITIES.replace("\n", "; ").split("; "):
        en, uk = city[6:].split(", ")
        named[f"{city[:5]}/{en.lower().replace(' ', '-')}"] = uk if ukrainian else en
    for n in range(len(named), count):
        named[f"UA-99/town-{n + 1}"] = f"Town number {n + 1}"
    return dict(list(named.items())[:count])


def _sample(
    cuts: str, places: dict[str, str], window: tuple[date, date], sayings: str = "", prices: str = ""
) -> Sample:
    states = states_frame(cuts, places, window)
    told = states[states["state"] != "unknown"]
    last = window[1].day
    region = (
        f"UA-18/zhytomyr electricity {last}T05 {last}T24 emergency\n"
        f"UA-35/kropyvnytskyi electricity {last}T05 {last}T24 emergency\n"
        f"UA-32/bila-tserkva electricity {last - 2}T00 {last}T00 outage 0.5 0.5"
    )
    inherited = states_frame(region if cuts else "", places, window)
    return Sample(
        states=states,
        inherited=inherited[inherited["state"] != "unknown"],
        observed=_observed(told, places, window),
        hours=_hours(told, places, window),
        policies=policies_frame(),
        shares=_shares(sayings, places),
        prices=prices_frame(prices),
        cap_stages=cap_stages_frame(),
        window=window,
        lead_place="UA-30/kyiv",
        frame_of=ChartFrame(
            title=f"What was known of power, heat and water from {window[0]} to {window[1]}",
            subtitle="Synthetic sample of the test suite, made after published reports.",
            source_line="Sources: Ukrenergo, city mayors and oblast administrations, quoted by Babel, the "
            "Kyiv Independent and Ukrinform; every word is archived with its hash.",
            as_of=at_hour(window[1] + timedelta(days=1), 7, KYIV),
            zone=KYIV,
        ),
    )


def _at(written: str, month: date) -> datetime:
    day, hour = written.split("T")
    return at_hour(month.replace(day=int(day)), int(hour), KYIV)


def states_frame(cuts: str, places: dict[str, str], window: tuple[date, date]) -> pd.DataFrame:
    """Return the frame of states; a place without a cut gets one unknown row of electricity."""
    rows: list[tuple[object, ...]] = []
    for line in cuts.splitlines():
        place, service, first, last, state, *share = line.split()
        if place in places:
            low, high = (float(part) for part in share or ("nan", "nan"))
            span = (_at(first, window[0]), _at(last, window[0]))
            certain = not state.endswith("?")
            rows.append(
                (
                    place,
                    places[place],
                    service,
                    *span,
                    state.strip("?"),
                    certain,
                    low,
                    high,
                    low,
                    high,
                    "residents",
                    "",
                )
            )
    told = {row[0] for row in rows}
    start, end = at_hour(window[0], 0, KYIV), at_hour(window[1], 24, KYIV)
    rows += [
        (place, name, "electricity", start, end, "unknown", True, nan, nan, nan, nan, "", "")
        for place, name in places.items()
        if place not in told
    ]
    rows.sort(key=lambda row: list(places).index(str(row[0])))
    columns = (
        "place place_name service start_at end_at state certain share_off_low share_off_high "
        "share_off_named_low share_off_named_high base also"
    )
    return pd.DataFrame(rows, columns=columns.split())


def _overlap(row: Any, start: datetime, end: datetime) -> float:
    return max(0.0, (min(row.end_at, end) - max(row.start_at, start)).total_seconds() / 3600)


def _hours(told: pd.DataFrame, places: dict[str, str], window: tuple[date, date]) -> pd.DataFrame:
    layers = {"outage": ("outage", "partial"), "emergency": ("emergency",), "scheduled": ("scheduled",)}
    layers["together"] = tuple(state for states in layers.values() for state in states)
    rows = []
    for place, name in places.items():
        power = [row for row in told[told["service"] == "electricity"].itertuples() if row.place == place]
        for on in days_between(*window):
            day = day_bounds(on, KYIV)
            length = (day.latest - day.earliest).total_seconds() / 3600
            parts = [(row, _overlap(row, day.earliest, day.latest)) for row in power]
            seen = [sum(h for row, h in parts if row.certain or every) / length for every in (False, True)]
            for layer, members in layers.items():
                mine = [(row, h) for row, h in parts if row.state in members]
                held = [sum(h for row, h in mine if row.certain or every) for every in (False, True)]
                rows.append((place, name, "electricity", on, layer, *held, *seen, length))
    columns = (
        "place place_name service on layer hours_affected_low hours_affected_high observed_share_low "
        "observed_share_high day_hours"
    )
    return pd.DataFrame(rows, columns=columns.split())


def _observed(told: pd.DataFrame, places: dict[str, str], window: tuple[date, date]) -> pd.DataFrame:
    start, end = at_hour(window[0], 0, KYIV), at_hour(window[1], 24, KYIV)
    rows = []
    for place in places:
        for service in ("electricity", "heat", "water"):
            mine = [row for row in told.itertuples() if row.place == place and row.service == service]
            if mine or service == "electricity":
                held = [[row for row in mine if row.certain or every] for every in (False, True)]
                seen = (sum(_overlap(row, start, end) for row in some) for some in held)
                rows.append(
                    (place, service, *(hours * 3600 / (end - start).total_seconds() for hours in seen))
                )
    return pd.DataFrame(rows, columns=["place", "service", "observed_share_low", "observed_share_high"])


def policies_frame() -> pd.DataFrame:
    """Return policy events, two of them on the last day of the winter window."""
    rows = [
        (date(2022, 10, 28), "Ukraine: day of limits in seven oblasts", "in force", "restrictions"),
        (date(2022, 12, 13), "Paris conference for Ukraine's winter", "agreed", "aid"),
        (date(2022, 12, 19), "EU: political agreement on the gas price cap", "agreed", "gas cap"),
        (date(2022, 12, 19), "EU: gas solidarity, Regulation 2022/2576", "adopted", "solidarity"),
    ]
    return pd.DataFrame(rows, columns=["on", "title", "stage", "policy"])


def cap_stages_frame() -> pd.DataFrame:
    """Return the six dates of the gas cap."""
    dates = (
        "2022-11-22 proposed, 2022-12-19 agreed, 2022-12-22 adopted, 2023-02-01 in force, "
        "2023-02-15 applicable, 2025-01-31 expired"
    )
    rows = [
        (date.fromisoformat(one[:10]), f"Gas cap {one[11:]}", one[11:], "gas cap")
        for one in dates.split(", ")
    ]
    return pd.DataFrame(rows, columns=["on", "title", "stage", "policy"])


def prices_frame(written: str) -> pd.DataFrame:
    """Return sourced prices, written as "2022-12-19 108.5 about", with commas between."""
    split = [one.split() for one in written.split(", ") if one]
    rows = [(date.fromisoformat(on), float(price), bound) for on, price, bound in split]
    return pd.DataFrame(rows, columns=["on", "eur_mwh", "bound"])


def _shares(sayings: str, places: dict[str, str]) -> pd.DataFrame:
    rows = []
    for line in sayings.splitlines():
        place, service, first, last, low, high, figure, base, publisher = line.split(maxsplit=8)
        if place not in places:
            continue
        earliest, latest = _at(first, WINTER[0]), _at(last, WINTER[0])
        share = (float(low), float(high), nan if figure == "-" else float(figure))
        words = (base, publisher.strip("!"), publisher.startswith("!"), 1)
        times = (earliest, latest, latest + timedelta(hours=24))
        rows.append((place, places[place], service, *times, *share, *words))
    columns = (
        "place place_name service at_earliest at_latest valid_until share_on_low share_on_high "
        "share_on_figure base publisher conflict episode"
    )
    return pd.DataFrame(rows, columns=columns.split())
