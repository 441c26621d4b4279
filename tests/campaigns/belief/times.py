"""Random times of one week that collide on purpose: the same, touching, around one middle, a memory apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from feeds.bounds import TimeBounds
from feeds.localtime import PARTS_OF_DAY, at_hour, day_bounds, local_day

KYIV = ZoneInfo("Europe/Kyiv")
DAYS_OF_CHANGE = (date(2022, 10, 30), date(2023, 3, 26))
WEEK = 7
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WIDTHS = (2, 30, 60, 61, 120, 360, 720, 1440)
"""Widths of a range in minutes."""
OFFSETS = (0, 0, 1, -1, 30, 60, -60, 180, 360, 1440, 1441, -1440, 2880)
"""How far from an anchor in minutes: near it, and just within and just beyond what is remembered."""


@dataclass(kw_only=True)
class Clock:
    """The week of a history, the few moments around which its times gather, and the times used so far."""

    random: Random
    first: date
    anchors: list[datetime]
    collide: float
    ending: bool
    used: list[TimeBounds] = field(default_factory=list)

    @property
    def start(self) -> datetime:
        return day_bounds(self.first, KYIV).earliest

    @property
    def end(self) -> datetime:
        return day_bounds(self.first + timedelta(days=WEEK - 1), KYIV).latest

    def inside(self, moment: datetime) -> datetime:
        return min(max(moment, self.start), self.end)


def clock(random: Random) -> Clock:
    """Draw a week; in a good part of them the local clock is changed."""
    first = date(2022, 10, 1) + timedelta(days=random.randrange(240))
    if random.random() < 0.45:
        first = random.choice(DAYS_OF_CHANGE) - timedelta(days=random.randrange(WEEK))
    start = day_bounds(first, KYIV).earliest
    anchors = [start + random.randrange(WEEK * 1440) * MINUTE for _ in range(random.randint(1, 5))]
    anchors.append(day_bounds(first + timedelta(days=random.randrange(WEEK)), KYIV).earliest)
    return Clock(
        random=random,
        first=first,
        anchors=anchors,
        collide=random.choice((0.1, 0.5, 0.8, 0.95)),
        ending=random.random() < 0.15,
    )


def moment_near(clock: Clock) -> datetime:
    """Draw one exact time."""
    random = clock.random
    if random.random() < 0.15:
        return clock.start + random.randrange(WEEK * 1440) * MINUTE
    return clock.inside(random.choice(clock.anchors) + random.choice(OFFSETS) * MINUTE)


def a_time(clock: Clock) -> TimeBounds:
    """Draw a time, new or built on one that was used."""
    if clock.used and clock.random.random() < clock.collide:
        drawn = colliding(clock, clock.random.choice(clock.used))
    else:
        drawn = fresh(clock)
    clock.used.append(drawn)
    return drawn


def fresh(clock: Clock) -> TimeBounds:
    """Draw an exact time, a range, a part of a day or a day."""
    random, moment = clock.random, moment_near(clock)
    kind = random.choice(("exact", "exact", "range", "around", "part", "day"))
    if kind == "exact":
        return TimeBounds(moment, moment)
    if kind == "range":
        return TimeBounds(moment, moment + random.choice(WIDTHS) * MINUTE)
    if kind == "around":
        half = random.choice(WIDTHS) * MINUTE
        return TimeBounds(moment - half, moment + half)
    day = local_day(moment, KYIV)
    if kind == "day":
        return day_bounds(day, KYIV)
    first, last = random.choice(list(PARTS_OF_DAY.values()))
    return TimeBounds(at_hour(day, first, KYIV), at_hour(day, last, KYIV))


def colliding(clock: Clock, used: TimeBounds) -> TimeBounds:
    """Build on a used time: the same, beside it, within it, around it, or a memory later."""
    random = clock.random
    wide = used.latest - used.earliest
    how = random.choice(("same", "same", "middle", "touching", "bound", "inside", "later", "overlapping"))
    if how == "middle":
        half = random.choice(WIDTHS) * MINUTE
        middle = used.middle.astimezone(UTC).replace(second=0, microsecond=0)
        return TimeBounds(middle - half, middle + half)
    if how == "touching":
        return TimeBounds(used.latest, used.latest + (wide or HOUR))
    if how == "bound":
        moment = random.choice((used.earliest, used.latest))
        return TimeBounds(moment, moment)
    if how == "inside":
        minutes = sorted(random.randint(0, int(wide / MINUTE)) for _ in range(2))
        return TimeBounds(used.earliest + minutes[0] * MINUTE, used.earliest + minutes[1] * MINUTE)
    if how == "later":
        moment = used.latest + random.choice((1440, 1440, 1439, 1441, 10080, 10081)) * MINUTE
        return TimeBounds(moment, moment + random.choice((0, 0, 60)) * MINUTE)
    if how == "overlapping":
        shift = random.choice(WIDTHS) * MINUTE
        return TimeBounds(used.earliest + shift, used.latest + shift)
    return used


def an_end(clock: Clock, at: TimeBounds) -> TimeBounds:
    """Draw an `until`: mostly after the time, at times within it or before it."""
    random = clock.random
    start = random.choice((at.earliest, at.latest, at.latest))
    start += random.choice((0, 30, 120, 600, 1440, 4000, -90)) * MINUTE
    how = random.random()
    if how < 0.5:
        return TimeBounds(start, start)
    if how < 0.85:
        return TimeBounds(start, start + random.choice(WIDTHS) * MINUTE)
    return day_bounds(local_day(start, KYIV), KYIV)
