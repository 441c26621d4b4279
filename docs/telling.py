"""What the worked examples share: the winter that the chronicle tells, small made-up facts, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from feeds.bounds import Bounds, TimeBounds
from feeds.catalog import curated_table, find
from feeds.localtime import at_hour, day_bounds, read_time_bounds
from feeds.observation import Cut, Observation, PlannedCut, Reading, Statement
from feeds.places import clock_of
from monitor.belief import Belief, believe
from monitor.states import StateInterval, states
from reports import words

KYIV = ZoneInfo("Europe/Kyiv")
CITY = "UA-30"
DAY = date(2022, 12, 20)


@cache
def winter() -> Belief:
    """Return what is believed of the winter 2022-23 from the shipped chronicle alone."""
    feed = find("chronicle_csv")
    return belief(feed.parse(curated_table(feed.source)).observations)


def belief(observations: Iterable[Observation]) -> Belief:
    """Return what these observations amount to."""
    return believe(observations, as_of=None, clock_of=clock_of)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def moment(at: datetime) -> str:
    """Word an instant on Kyiv's clock."""
    return f"{at.astimezone(KYIV):%d %b %H:%M}"


def timeline(of: Belief, place: str, first: date, last: date, service: str = "electricity") -> str:
    """Return what is shown of a lane over some days, as a table."""
    start, end = at_hour(first, 0, KYIV), at_hour(last, 24, KYIV)
    shown = states(of.timeline(place, service), start, end)  # type: ignore[arg-type]
    rows = [
        (moment(s.start), moment(s.end), words.STATE[s.state], "yes" if s.certain else "possibly", off(s))
        for s in shown
    ]
    return table(("from", "to", "state", "certain", "named as off"), rows)


def off(shown: StateInterval) -> str:
    """Word the shares named, each of its own base, and the counts."""
    shares = [
        f"{words.share_range(s.named or s.off)}{f' of {s.base}' if s.base else ''}" for s in shown.shares
    ]
    return "; ".join([*shares, *(words.counted(c.off, c.unit) for c in shown.counts)])


def pair(bounds: Bounds, unit: str = "") -> str:
    """Word bounds as "low to high", one number where they are equal."""
    ends = [f"{end:,.4g}" if abs(end) < 10000 else f"{end:,.0f}" for end in (bounds.low, bounds.high)]
    ends = [end.replace("inf", "unbounded") for end in ends]
    return f"{ends[0] if bounds.exact else ' to '.join(ends)}{f' {unit}' if unit else ''}"


def said(kind: str, phase: str, at: str, **more: object) -> Statement:
    """Return a made-up statement about Kyiv's electricity on 20 December 2022, at "10:00" or "morning"."""
    when = _at(at)
    fields: dict[str, object] = {
        "source": "example", "place": CITY, "service": "electricity", "at": when, "known_at": when.latest,
        "quote": f"{kind} {phase} {at}", "publisher": "example", "url": f"{kind}/{phase}/{at}",
        "kind": kind, "phase": phase, "modality": "actual",
    }  # fmt: skip
    return Statement(**{**fields, **more})  # type: ignore[arg-type]


def _at(text: str) -> TimeBounds:
    if ":" not in text:
        return read_time_bounds(f"{DAY} {text}", KYIV)
    exact = clock(text)
    return TimeBounds(exact, exact)


def clock(text: str) -> datetime:
    """Return a time of 20 December 2022 on Kyiv's clock as UTC."""
    hour, minute = text.split(":")
    return at_hour(DAY, int(hour), KYIV) + timedelta(minutes=int(minute))


def reading(at: str, out: float | tuple[float, float], served: int = 1000) -> Reading:
    """Return a made-up count of Kyiv's customers out, of 1,000 served, taken every quarter of an hour."""
    when, low_high = clock(at), out if isinstance(out, tuple) else (out, out)
    return Reading(
        source="utility",
        place=CITY,
        at=TimeBounds(when, when),
        known_at=when,
        quote=f"{out} out",
        publisher="utility",
        url="",
        service="electricity",
        voice="operator",
        customers_out=Bounds(*low_high),
        customers_served=served,
        cadence=timedelta(minutes=15),
    )


def planned(group: str, *cuts: tuple[str, str]) -> PlannedCut:
    """Return a made-up plan of a group for 20 December 2022."""
    return PlannedCut(
        source="plan",
        place=CITY,
        at=day_bounds(DAY, KYIV),
        known_at=at_hour(DAY, 0, KYIV),
        quote="",
        publisher="operator",
        url="",
        service="electricity",
        group=group,
        on=DAY,
        cuts=tuple(Cut(clock(a), clock(b)) for a, b in cuts),
    )
