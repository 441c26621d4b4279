"""Random histories of one week: observations of every kind on one to three lanes, dense and nasty.

History number K of a seed depends on nothing but the seed and K.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, get_args

from feeds.bounds import Bounds, TimeBounds
from feeds.localtime import day_bounds, days_between
from feeds.observation import (
    BoundKind,
    Cut,
    Indicator,
    Observation,
    Phase,
    PlannedCut,
    Price,
    Quantity,
    Reading,
    Service,
    Statement,
    StatementKind,
    Unit,
    Voice,
)
from tests.campaigns.belief.times import HOUR, KYIV, MINUTE, WEEK, Clock, a_time, an_end, clock

PLACES = ("UA-30", "UA-63/kharkiv", "UA-63", "UA")
SHARES = (0.0, 0.01, 0.03, 0.1, 0.25, 0.3, 0.31, 0.5, 0.6, 0.97, 1.0)
COUNTS = (0.0, 3.0, 100.0, 5_000.0, 600_000.0)
BASES = (None, None, "customers", "people", "city")
KINDS = (*("outage",) * 6, *("restoration",) * 4, *("emergency_shutdown",) * 4, *("scheduled_shutdown",) * 5)
PHASES = {
    "restoration": (*("full",) * 4, *("partial",) * 4, "begins", "continues", "ends"),
    "outage": (*("begins",) * 5, *("continues",) * 4, *("partial",) * 2, *("ends",) * 2, "full"),
    "others": (*("begins",) * 5, *("continues",) * 3, "partial", *("ends",) * 3, "full"),
}
ENDINGS: tuple[Phase, ...] = ("full", "ends", "ends", "begins")
"""The phases of a week in which little but ends is told, again and again."""
MODALITIES = (*("actual",) * 17, "planned", "possible", "denied")

Lane = tuple[str, Service]


@dataclass(frozen=True, kw_only=True)
class History:
    """All that will ever be said of a week, and the time at which we look back on it."""

    seed: int
    index: int
    first: date
    observations: tuple[Observation, ...]
    as_of: datetime | None
    """None: when everything is known."""

    @property
    def known(self) -> list[Observation]:
        """What was known by then, each saying once, as a store holds it: since it was first met."""
        known = [one for one in self.observations if self.as_of is None or one.known_at <= self.as_of]
        first_met = {one.id: one for one in sorted(known, key=lambda one: one.known_at, reverse=True)}
        return list(first_met.values())

    @property
    def days(self) -> list[date]:
        """The local days of the week, and one either side."""
        return days_between(self.first - timedelta(days=1), self.first + timedelta(days=WEEK))


def history(seed: int, index: int) -> History:
    """Draw history number `index` of a seed."""
    random = Random(f"{seed}/{index}")
    week = clock(random)
    drawn: list[Observation] = []
    for lane in lanes(random):
        if random.random() < 0.35:
            drawn += readings(week, lane)
        drawn += [statement(week, lane) for _ in range(random.choice((0, 2, 6, 12, 24, 40)))]
        drawn += [draw(week, lane) for draw in random.choices(OTHERS, k=random.randrange(4))]
    again = [
        replace(one, known_at=late(week, one.at), locator="again") for one in drawn if random.random() < 0.04
    ]
    as_of = None if random.random() < 0.3 else week.start + random.randrange(10 * 1440) * MINUTE
    return History(seed=seed, index=index, first=week.first, observations=tuple(drawn + again), as_of=as_of)


def lanes(random: Random) -> list[Lane]:
    services: tuple[Service, ...] = get_args(Service)
    every = [(place, "electricity") for place in PLACES] + [("UA-30", service) for service in services[1:]]
    return random.sample(every, k=random.choice((1, 1, 2, 3)))


def late(week: Clock, at: TimeBounds) -> datetime:
    """When a saying came to be known: mostly soon, at times long after or before what it tells."""
    return at.latest + week.random.choice((0, 1, 60, 600, 3000, 7000, -60, -2000)) * MINUTE


def said(week: Clock, lane: Lane, at: TimeBounds) -> dict[str, Any]:
    """Draw what every observation has."""
    random = week.random
    return {
        "source": random.choice(("one", "two")),
        "place": None if random.random() < 0.03 else lane[0],
        "at": at,
        "known_at": late(week, at),
        "quote": random.choice(("it was said", "it was said again")),
        "publisher": random.choice(("Gazette", "Herald", "Operator")),
        "url": f"https://example.org/{random.randrange(4)}",
        "voice": random.choice(get_args(Voice)),
        "doubt": "only heard" if random.random() < 0.15 else "",
    }


def quantity(random: Random) -> Quantity | None:
    """Draw a share, a count, megawatts or nothing."""
    kind = random.random()
    bound: BoundKind = random.choice(get_args(BoundKind))
    if kind < 0.35:
        return None
    if kind < 0.75:
        unit: Unit = random.choice(("share_off", "share_off", "share_on"))
        return Quantity(value=random.choice(SHARES), unit=unit, bound=bound, base=random.choice(BASES))
    if kind < 0.95:
        counted: Unit = random.choice(("customers", "people", "households", "settlements"))
        return Quantity(value=random.choice(COUNTS), unit=counted, bound=bound, base=random.choice(BASES))
    return Quantity(value=random.choice(COUNTS), unit="megawatts", bound=bound)


def statement(week: Clock, lane: Lane) -> Statement:
    random, at = week.random, a_time(week)
    kind: StatementKind = (
        random.choice(KINDS) if random.random() < 0.95 else random.choice(("attack", "policy"))
    )
    phase: Phase | None = None
    if kind not in ("attack", "policy"):
        phase = random.choice(ENDINGS if week.ending else PHASES.get(kind, PHASES["others"]))
    return Statement(
        **said(week, lane, at),
        service=None if random.random() < 0.03 else lane[1],
        kind=kind,
        phase=phase,
        modality=random.choice(MODALITIES),
        quantity=quantity(random),
        until=an_end(week, at) if random.random() < 0.25 else None,
    )


def planned_cut(week: Clock, lane: Lane) -> PlannedCut:
    """Draw one revision of a plan."""
    random = week.random
    on = week.first + timedelta(days=random.randrange(WEEK))
    day = day_bounds(on, KYIV)
    start = day.earliest + random.randrange(20) * HOUR
    return PlannedCut(
        **{**said(week, lane, day), "place": lane[0]},
        service=lane[1],
        group=random.choice(("1.1", "2")),
        on=on,
        cuts=(Cut(start, start + 4 * HOUR, random.choice(("definite", "possible"))),) * random.randrange(2),
    )


def indicator(week: Clock, lane: Lane) -> Indicator:
    return Indicator(**said(week, lane, a_time(week)), name="deficit", value=0.3, unit="share_of_consumption")


def price(week: Clock, lane: Lane) -> Price:
    return Price(**said(week, lane, a_time(week)), product="day ahead", on=week.first, eur_mwh=120.0)


OTHERS: tuple[Callable[[Clock, Lane], Observation], ...] = (planned_cut, indicator, price)


def readings(week: Clock, lane: Lane) -> list[Observation]:
    """Draw the counts of one or two sources."""
    random = week.random
    drawn: list[Observation] = []
    for source in random.sample(("counter", "meter"), k=random.choice((1, 1, 2))):
        drawn += series(week, lane, source)
    return drawn


def series(week: Clock, lane: Lane, source: str) -> list[Observation]:
    """Draw one source's counts: runs with gaps about as long as a reading holds, dips and revisions."""
    random = week.random
    cadence = random.choice((15, 30, 60)) * MINUTE
    served = random.choice((None, 100, 1000))
    uneven = random.random() < 0.3
    moment = random.choice(week.anchors)
    drawn: list[Observation] = []
    for _ in range(random.choice((1, 4, 12, 40))):
        one = reading(
            week,
            lane,
            TimeBounds(moment, moment),
            (source, served, cadence * random.choice((1, 1, 2)) if uneven else cadence),
        )
        drawn.append(one)
        if random.random() < 0.1:
            drawn.append(
                replace(
                    one,
                    customers_out=customers(random),
                    known_at=one.known_at + random.choice((0, 5)) * MINUTE,
                )
            )
        moment += random.choices(
            (cadence, 2 * cadence, 3 * cadence, 3 * cadence + MINUTE, 10 * cadence, MINUTE),
            weights=(10, 3, 2, 1, 1, 1),
        )[0]
    return drawn


def customers(random: Random) -> Bounds:
    low = random.choice((0.0, 0.0, 1.0, 2.0, 40.0, 80.0, 100.0, 100.0, 500.0, 1500.0))
    return Bounds(low, random.choice((low, low, low, 4.0, 120.0) if low <= 4 else (low, low + 20)))


def reading(week: Clock, lane: Lane, at: TimeBounds, counter: tuple[str, int | None, timedelta]) -> Reading:
    source, served, cadence = counter
    return Reading(
        **{**said(week, lane, at), "source": source},
        service=lane[1],
        customers_out=customers(week.random),
        customers_served=None if week.random.random() < 0.1 else served,
        cadence=cadence,
    )
