"""Daily front-month prices of gas at the Dutch hub TTF: Yahoo's chart, its CSV, or anybody's own CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from feeds.errors import UnknownValue
from feeds.inquiry import ask_each
from feeds.json_document import Value, read_json
from feeds.localtime import day_bounds, local_day
from feeds.observation import BoundKind, Document, Get, Parsed, Price, Source
from feeds.table import Row, read_rows

ADDRESS = "https://query1.finance.yahoo.com/v8/finance/chart/TTF=F?interval=1d&range=1y"
SOURCE = Source(
    id="ttf_prices",
    title="TTF front-month gas price by trading day",
    publisher="Yahoo Finance",
    home=ADDRESS,
    licence="of the market's publisher; single facts with a link",
    zone="Europe/Amsterdam",
    cadence=timedelta(days=1),
)
PRODUCT = "TTF front month"
SYMBOL = "TTF=F"
EXCHANGE = "America/New_York"
"""The clock on which Yahoo stamps a trading day of this contract unless it names another."""

MOST_DAYS_NEAREST = 40
"""A contract is the front month for a month, and a few days more when a weekend lies at its ends."""

YAHOO, BESIDE_YAHOO = ("Date", "Close"), ("Open", "High", "Low", "Adj Close", "Volume")
OWN, BESIDE_OWN = ("date", "eur_mwh"), ("bound", "publisher", "url")

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ANOTHER = re.compile(
    r"day[\W_]*ahead|within[\W_]*day|intraday|(?:quarter|season|year)[\W_]*ahead"
    r"|(?<![a-z])(?:spot|maturity|expiry|expiration|delivery)(?![a-z])"
    r"|(?<![a-z])ttf[fghjkmnquvxz]\d\d(?!\d)|\.nym"
    rf"|(?<![a-z])(?:{_MONTH})[\W_]?(?:20)?\d\d(?!\d)"
    r"|(?<![a-z0-9])(?:cal|q[1-4]|sum|win)-?\d\d(?!\d)",
    re.IGNORECASE,
)
"""What in a file's name or header says that it holds another product than the front month."""
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?")


@dataclass(frozen=True, kw_only=True)
class _Quote:
    on: date
    eur_mwh: float | None
    """None on a day without a price."""
    where: str
    publisher: str
    url: str
    bound: BoundKind = "exact"
    without: str = "no price"
    """Why it has none."""


def fetch(get: Get, since: datetime | None) -> Iterator[Document]:
    """Ask for the chart of the last year."""
    return ask_each(get, (ADDRESS,))


def parse(document: Document) -> Parsed:
    """Read one price per trading day, in EUR/MWh, known since it was fetched.

    Three shapes are known: Yahoo's chart JSON, its CSV (Date, Close: the day is the date as written) and any
    CSV of date, eur_mwh and perhaps bound, publisher, url. A day without a price is left over and takes
    nothing back. Raises LayoutChanged for another shape and UnknownValue for a value without a known meaning,
    for two prices of one day, and for what is plainly another product than the front month.
    """
    is_chart = document.body.lstrip().startswith((b"{", b"["))
    quotes, drift = _chart(read_json(document)) if is_chart else _table(document)
    by_day: dict[date, _Quote] = {}
    leftovers = []
    for quote in quotes:
        _check(document, quote, by_day.get(quote.on))
        if quote.eur_mwh is None:
            leftovers.append(f"{quote.where}: {quote.without} on {quote.on}")
        else:
            by_day.setdefault(quote.on, quote)
    return Parsed(
        observations=tuple(
            _price(document, quote, quote.eur_mwh) for quote in by_day.values() if quote.eur_mwh
        ),
        items=tuple(_item(quote) for quote in by_day.values()),
        leftovers=tuple(leftovers),
        drift=drift,
    )


def _check(document: Document, quote: _Quote, before: _Quote | None) -> None:
    problem = ""
    if quote.on > local_day(document.fetched_at, SOURCE.clock):
        problem = f"{quote.on} is after the time of fetching"
    elif quote.eur_mwh is not None and quote.eur_mwh <= 0:
        problem = f"{quote.eur_mwh} is no price of the front month"
    elif (
        before
        and quote.eur_mwh is not None
        and (before.eur_mwh, before.bound) != (quote.eur_mwh, quote.bound)
    ):
        problem = f"{quote.eur_mwh} on {quote.on}, which {before.where} gives as {before.eur_mwh}"
    if problem:
        raise UnknownValue(document.source, document.key, f"{quote.where}: {problem}")


def _item(quote: _Quote) -> str:
    """Each publisher's day is an item: a public series does not take the place of somebody's licensed one."""
    return f"{quote.publisher}/{quote.on}"


def _price(document: Document, quote: _Quote, eur_mwh: float) -> Price:
    at = day_bounds(quote.on, SOURCE.clock)
    return Price(
        source=SOURCE.id,
        place=None,
        at=at,
        known_at=document.fetched_at,
        quote=f"{PRODUCT} on {quote.on}: {eur_mwh} EUR/MWh",
        publisher=quote.publisher,
        url=quote.url,
        locator=quote.where,
        item=_item(quote),
        doubt="the day was not over when this was read" if document.fetched_at < at.latest else "",
        product=PRODUCT,
        on=quote.on,
        eur_mwh=eur_mwh,
        bound=quote.bound,
    )


def _chart(body: Value) -> tuple[list[_Quote], tuple[str, ...]]:
    chart = body.member("chart")
    if error := chart.get("error"):
        raise chart.changed(f"the source reports an error: {error.shown}")
    results = chart.member("result").elements()
    if len(results) != 1:
        raise chart.changed(f"{len(results)} results, not one")
    result, meta = results[0], results[0].member("meta")
    for name, known in (("symbol", SYMBOL), ("currency", "EUR"), ("dataGranularity", "1d")):
        if name == "symbol" or meta.get(name):
            meta.member(name).one_of((known,))
    zone, stamps = _zone(meta), result.member("timestamp").elements()
    quotes = result.member("indicators").member("quote").elements()
    closes = quotes[0].member("close").elements() if quotes else []
    if len(stamps) != len(closes):
        raise result.changed(f"{len(stamps)} times for {len(closes)} prices")
    drift = body.beside(("chart",)) | chart.beside(("result", "error"))
    found = [
        _Quote(
            on=_trading_day(stamp, zone),
            eur_mwh=None if close.held is None else round(close.number(), 6),
            where=close.path,
            publisher=SOURCE.publisher,
            url=body.document.url,
        )
        for stamp, close in zip(stamps, closes, strict=True)
    ]
    if len(found) > 1 and found[-1].eur_mwh and found[-1].on == found[-2].on:
        # While the exchange is open, and for some time after, Yahoo adds the running quote to the day's row.
        found[-2] = replace(found[-2], eur_mwh=None, without="an earlier quote than the running one")
    return found, tuple(sorted(drift | result.beside(("meta", "timestamp", "indicators"))))


def _zone(meta: Value) -> ZoneInfo:
    named = meta.get("exchangeTimezoneName")
    try:
        return ZoneInfo(named.text() if named else EXCHANGE)
    except (KeyError, ValueError, OSError) as error:
        raise meta.refuse("unknown exchangeTimezoneName") from error


def _trading_day(stamp: Value, zone: ZoneInfo) -> date:
    try:
        return datetime.fromtimestamp(stamp.integer(), zone).date()
    except (ValueError, OverflowError, OSError) as error:
        raise stamp.refuse("not an epoch in seconds") from error


def _table(document: Document) -> tuple[list[_Quote], tuple[str, ...]]:
    name = document.key.rsplit("/", 1)[-1]
    header = document.body.lstrip().partition(b"\n")[0].decode("utf-8", "replace")
    yahoo = {"Date", "Close"} <= {cell.strip() for cell in header.split(",")}
    columns, beside = (YAHOO, BESIDE_YAHOO) if yahoo else (OWN, BESIDE_OWN)
    for part, text in (("file name", name), ("header", header)):
        if (word := _ANOTHER.search(text)) and not header.startswith("<"):
            problem = f"{part} {text.strip()!r}: {word[0]!r} is not the front month"
            raise UnknownValue(document.source, document.key, problem)
    rows, others = read_rows(document, columns)
    _refuse_one_contract(document, rows, others)
    read = _yahoo if yahoo else _own
    return [read(document, row) for row in rows], tuple(other for other in others if other not in beside)


def _refuse_one_contract(document: Document, rows: list[Row], others: tuple[str, ...]) -> None:
    """Refuse a table of which a column names one and the same contract for longer than it is the nearest."""
    days = sorted(row.cells[_day_column(row)][:10] for row in rows)
    for column in others:
        named = {row.cells[column] for row in rows}
        contract = named.pop() if len(named) == 1 else ""
        if _ANOTHER.search(contract) and _apart(days[0], days[-1]) > MOST_DAYS_NEAREST:
            problem = f"column {column}: {contract!r} on every day from {days[0]} to {days[-1]}"
            raise UnknownValue(
                document.source, document.key, f"{problem}: one maturity is not the front month"
            )


def _day_column(row: Row) -> str:
    return YAHOO[0] if YAHOO[0] in row.cells else OWN[0]


def _apart(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0  # a day that can't be read is refused by name where its row is read


def _yahoo(document: Document, row: Row) -> _Quote:
    written = _STAMP.fullmatch(row.cells["Date"])
    if not written:
        raise row.refuse("Date", "not a day (2022-12-16, or 2022-12-16 00:00:00-05:00)")
    try:
        on = date.fromisoformat(written[1])
    except ValueError as error:
        raise row.refuse("Date", str(error)) from error
    silent = row.cells["Close"] in ("", "null")
    return _Quote(
        on=on,
        eur_mwh=None if silent else round(row.number("Close"), 6),
        where=f"line {row.line}",
        publisher=SOURCE.publisher,
        url=document.url,
    )


def _own(document: Document, row: Row) -> _Quote:
    bound: BoundKind = row.one_of("bound", get_args(BoundKind)) if row.cells.get("bound") else "exact"
    return _Quote(
        on=row.day("date"),
        eur_mwh=round(row.number("eur_mwh"), 6) if row.cells["eur_mwh"] else None,
        where=f"line {row.line}",
        publisher=row.cells.get("publisher") or document.key,
        url=(row.address("url") if "url" in row.cells else "") or document.url,
        bound=bound,
    )
