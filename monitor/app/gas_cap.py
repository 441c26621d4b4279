"""The gas cap asked for on the command line: prices and references in, the answer and its assumptions out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.catalog import find
from feeds.errors import FeedError
from feeds.lng_reference import ReferencePrices, read_references
from feeds.observation import Document, Price
from monitor.app.documents import documents_of
from monitor.app.exits import Misused
from monitor.gascap import (
    CapDates,
    CapDay,
    Distance,
    Trigger,
    cap_dates,
    distance,
    price_verdict,
    triggers,
)
from monitor.gascap_series import Series, objection, series
from monitor.policy import known_by, register
from monitor.trading_days import OutsideCalendar

PRICES = "ttf_prices"
UNCHECKED_FROM = date(2023, 12, 25)
"""The first exchange holiday that no price and no schedule has confirmed."""
ZONE = ZoneInfo("Europe/Brussels")
"""The clock by which a date of the register became public."""


@dataclass(frozen=True, kw_only=True)
class CapAnswer:
    """What the cap's rule makes of a series, over the window that was asked for."""

    price_only: bool
    first_on: date
    last_on: date
    triggers: tuple[Trigger, ...]
    days_above: int
    """Trading days of the window that are known to be above 180."""
    gaps: tuple[date, ...]
    reference_gaps: tuple[date, ...]
    last_day: Distance
    dates: CapDates
    assumptions: tuple[str, ...]


def prices_of_file(file: Path, now: datetime, as_of: datetime | None) -> list[Price]:
    """Read front-month prices as the source reads them; with `as_of`, those of days that were over by then.

    Misused names the file, the line and the value that can't be used.
    """
    feed = find(PRICES)
    found: list[Price] = []
    try:
        for document in documents_of(feed.source, [file], fetched_at=now, published_at=None):
            found += [one for one in feed.parse(document).observations if isinstance(one, Price)]
    except FeedError as error:
        raise Misused(f"{file}: {error.problem}") from None
    return [price for price in found if as_of is None or price.at.latest <= as_of]


def references_of_file(file: Path, now: datetime) -> ReferencePrices:
    """Read reference prices; Misused names the file, the line and the value that can't be used."""
    try:
        body = file.read_bytes()
        return read_references(
            Document(source="lng_reference", key=file.name, url="", body=body, fetched_at=now)
        )
    except OSError as error:
        raise Misused(f"{file}: {error.strerror}") from None
    except FeedError as error:
        raise Misused(f"{file}: {error.problem}") from None


def judged(
    prices: Iterable[Price],
    references: ReferencePrices | None,
    *,
    file: Path | None,
    price_only: bool,
    first: date | None,
    last: date | None,
    as_of: datetime | None,
) -> CapAnswer:
    """Judge prices (from `file`, or of the store) by the rule, and tell of the window first..last.

    Runs are followed from the series' own first day on, so that a window does not cut one. Misused for a
    series that is not the front month, without a price in the window, or outside the exchange's calendar.
    """
    where = str(file) if file else "the prices held"
    found = _placed(list(prices), references, where, last)
    if file and (problem := objection(found)):
        raise Misused(f"{where}: {problem}")
    days = found.days
    shown = [day for day in days if first is None or day.on >= first]
    if not shown:
        raise Misused(f"{where}: no price of a trading day{_window_words(first, last)}")
    fired = triggers(days, price_only=price_only)
    return CapAnswer(
        price_only=price_only,
        first_on=shown[0].on,
        last_on=shown[-1].on,
        triggers=tuple(one for one in fired if one.completed_on >= shown[0].on),
        days_above=sum(price_verdict(day) == "above" for day in shown),
        gaps=tuple(day.on for day in shown if day.price_eur_mwh is None),
        reference_gaps=() if price_only else tuple(day.on for day in shown if day.reference_eur_mwh is None),
        last_day=distance(days, price_only=price_only),
        dates=cap_dates(known_by(as_of, ZONE) if as_of else register()),
        assumptions=tuple(_assumed(found, references, file, price_only, shown)),
    )


def _placed(
    prices: Sequence[Price], references: ReferencePrices | None, where: str, last: date | None
) -> Series:
    """Put the prices up to a day on the trading days."""
    kept = [price for price in prices if last is None or price.on <= last]
    # Days without a price before the window's end are gaps, but only where the series goes on after them.
    end = min(last, max(price.on for price in prices)) if last and prices else None
    try:
        return series(kept, references.eur_mwh if references else {}, to=end)
    except OutsideCalendar as error:
        raise Misused(f"{where}: {error}; --to judges the days before") from None


def _window_words(first: date | None, last: date | None) -> str:
    return f"{f' from {first}' if first else ''}{f' to {last}' if last else ''}"


def _assumed(
    found: Series,
    references: ReferencePrices | None,
    file: Path | None,
    price_only: bool,
    shown: Sequence[CapDay],
) -> Iterator[str]:
    """Say what the answer takes for granted, a line each."""
    yield "The closing price of a day is taken as its settlement price."
    if file:
        yield "No row of the file names its contract: all are taken as the front month of their day."
    else:
        yield "The prices held are single quotes of a front month, each with its source; most days have none."
    if shown[-1].on >= UNCHECKED_FROM:
        yield "The exchange holidays since 25 December 2023 follow the rule of earlier years, unchecked."
    yield from _set_aside(found, shown)
    if price_only:
        yield "Only the first condition is judged, the price above 180."
    elif references is None:
        yield "No reference price is known, so the second condition can't be judged on any day."
    elif references.markers:
        yield _marker_words(references.markers)


def _set_aside(found: Series, shown: Sequence[CapDay]) -> Iterator[str]:
    """Name the prices of the window that are no settlement, by why they are none."""
    days: dict[str, list[str]] = defaultdict(list)
    for one in found.aside:
        if shown[0].on <= one.price.on <= shown[-1].on:
            days[one.why].append(f"{one.price.on} ({one.price.eur_mwh:g})")
    for why, prices in days.items():
        yield f"Set aside, {why}: {', '.join(prices)}."


def _marker_words(markers: Mapping[date, int]) -> str:
    single = sum(count == 1 for count in markers.values())
    return (
        "The reference is taken as the mean of ACER's two LNG assessments, north-west and south Europe "
        f"({single} of {len(markers)} days have one of them only); the rule's own reference also takes in "
        "north-east Asia and the NBP front month."
    )


def legal_words(trigger: Trigger, dates: CapDates, *, price_only: bool) -> str:
    """Say what a trigger of the series means by the law of its day."""
    match dates.phase(trigger.completed_on):
        case "not applicable yet":
            since = dates.applicable_on
            before = (
                f"before {since}, the first day on which it could" if since else "its first day is not known"
            )
            return f"would have fired: {before}"
        case "expired":
            return f"expired: after {dates.expired_on}, its last day"
        case _:
            if price_only:
                return "could fire: the price alone; the second condition is not judged"
            return (
                "fired by this series" if trigger.certain else "could fire: a gap inside may have been below"
            )
