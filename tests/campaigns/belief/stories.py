"""Rules 7 to 15 of docs/belief.md, as they are written: from moments and readings to episodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import COUNTED_UNITS, CountedUnit, Reading
from tests.campaigns.belief.moments import Moment

BEGINNING_REMEMBERS = timedelta(hours=24)
OTHERS_REMEMBER = timedelta(days=7)
CADENCES = 3


@dataclass(frozen=True, kw_only=True)
class Told:
    """A mention; `holds` is set for a reading alone: until when it holds, whatever is said elsewhere."""

    at: TimeBounds
    share: Bounds
    counts: Mapping[CountedUnit, Bounds] = field(default_factory=dict)
    partial: bool = False
    until: TimeBounds | None = None
    sure: bool = True
    holds: datetime | None = None
    evidence: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class Story:
    """An episode, while it is being told."""

    layer: str
    told: list[Told] = field(default_factory=list)
    start: TimeBounds | None = None
    end: TimeBounds | None = None
    relapses: int = 0
    source: str = ""


@dataclass(kw_only=True)
class Course:
    """A layer while it is followed: what is over or forgotten, the open episode, the open spell of supply."""

    layer: str
    stories: list[Story] = field(default_factory=list)
    open: Story | None = None
    supply: Story | None = None


def followed(layer: str, moments: Iterable[Moment]) -> list[Story]:
    """Rules 6 to 12."""
    course = Course(layer=layer)
    for moment in moments:
        forget(course, moment)
        if moment.overrules:
            overrule(course, moment)
        elif moment.phase in ("full", "ends"):
            close(course, moment)
        else:
            mention(course, moment)
    return course.stories


def since(story: Story, moment: Moment) -> timedelta:
    """Rules 6 to 8: from the latest of the last mention to the earliest of what comes."""
    return moment.at.earliest - story.told[-1].at.latest


def overrule(course: Course, moment: Moment) -> None:
    """Rule 6; an episode that was not mentioned in the 24 hours before is forgotten by rule 7."""
    if course.open is not None:
        course.open.end = moment.at
        course.open = None


def forget(course: Course, moment: Moment) -> None:
    """Rule 7."""
    memory = BEGINNING_REMEMBERS if moment.phase == "begins" else OTHERS_REMEMBER
    if course.open is not None and since(course.open, moment) > memory:
        course.open = None


def close(course: Course, moment: Moment) -> None:
    """Rule 8."""
    if course.open is not None:
        course.open.end = moment.at
        course.open = None
    elif moment.phase == "full":
        course.stories.append(Story(layer=course.layer, end=moment.at))
    if course.layer != "outage":
        return
    if course.supply is None or since(course.supply, moment) > BEGINNING_REMEMBERS:
        course.supply = Story(layer="on", start=moment.at)
        course.stories.append(course.supply)
    course.supply.told.append(told(moment, course.supply))


def mention(course: Course, moment: Moment) -> None:
    """Rule 9."""
    if course.supply is not None:
        course.supply.end = moment.at
        course.supply = None
    if course.open is None:
        start = moment.at if moment.phase == "begins" else None
        course.open = Story(layer=course.layer, start=start)
        course.stories.append(course.open)
    was_partial = bool(course.open.told) and course.open.told[-1].partial
    course.open.told.append(told(moment, course.open))
    if was_partial and not course.open.told[-1].partial:
        course.open.relapses += 1


def told(moment: Moment, story: Story) -> Told:
    """Rules 10 to 12."""
    before = story.told[-1] if story.told else None
    was_partial = before is not None and before.partial
    return Told(
        at=moment.at,
        share=share_off(moment, before),
        counts=counts_off(moment, before),
        partial=moment.phase == "partial" or (moment.phase == "continues" and was_partial),
        until=moment.until,
        evidence=evidence(moment),
    )


def evidence(moment: Moment) -> frozenset[str]:
    return frozenset(one.id for one in moment.said)


def kept(moment: Moment, before: Told) -> bool:
    """Rules 11 and 12: where the times overlap and the mention does not begin."""
    return moment.phase != "begins" and moment.at.overlaps(before.at)


def share_off(moment: Moment, before: Told | None) -> Bounds:
    """Rule 11."""
    if moment.share is not None:
        return moment.share
    if moment.counts:
        return before.share if before is not None and kept(moment, before) else NOTHING_SAID
    if before is None or moment.phase == "begins":
        return NOTHING_SAID
    if moment.phase == "partial":
        return Bounds(0.0, before.share.high)
    return before.share


def counts_off(moment: Moment, before: Told | None) -> dict[CountedUnit, Bounds]:
    """Rule 12."""
    found = {}
    for unit in COUNTED_UNITS:
        off = count_off(moment, before, unit)
        if off is not None:
            found[unit] = off
    return found


def count_off(moment: Moment, before: Told | None, unit: CountedUnit) -> Bounds | None:
    """Rule 12, of one unit."""
    if unit in moment.counts:
        return moment.counts[unit]
    if before is None or unit not in before.counts:
        return None
    if moment.share is not None or moment.counts:
        return before.counts[unit] if kept(moment, before) else None
    if moment.phase == "begins":
        return None
    if moment.phase == "partial":
        return Bounds(0.0, before.counts[unit].high)
    return before.counts[unit]


def measured(readings: Iterable[Reading]) -> list[Story]:
    """Rules 13 to 15, of one lane."""
    by_source: dict[str, list[Reading]] = defaultdict(list)
    for one in readings:
        by_source[one.source].append(one)
    stories = []
    for source, counted in by_source.items():
        stories += measured_by(source, counted)
    return stories


def measured_by(source: str, readings: Sequence[Reading]) -> list[Story]:
    good = without_noise(latest_revisions(readings))
    stories: list[Story] = []
    for layer in ("outage", "on"):
        running: Story | None = None
        for place, one in enumerate(good):
            holds = holds_until(good, place)
            handed_over = place > 0 and holds_until(good, place - 1) == one.at.earliest
            before = good[place - 1] if handed_over else None
            if not handed_over:
                running = None
            if not reports(one, layer):
                if running is not None:
                    running.end = TimeBounds(before.at.earliest, one.at.earliest)
                running = None
                continue
            if running is None:
                start = TimeBounds(before.at.earliest, one.at.earliest) if before else None
                running = Story(layer=layer, start=start, source=source)
                stories.append(running)
            running.told.append(reading_told(one, layer, holds))
    return stories


def latest_revisions(readings: Iterable[Reading]) -> list[Reading]:
    """Rule 13: of two for the same moment the later known one, ties: the larger id."""
    standing: dict[datetime, Reading] = {}
    for one in sorted(readings, key=lambda one: (one.known_at, one.id)):
        standing[one.at.earliest] = one
    return [standing[moment] for moment in sorted(standing)]


def without_noise(readings: Sequence[Reading]) -> list[Reading]:
    """Rule 13."""
    return [
        one
        for place, one in enumerate(readings)
        if not (0 < place < len(readings) - 1 and is_noise(readings[place - 1], one, readings[place + 1]))
    ]


def is_noise(before: Reading, low: Reading, after: Reading) -> bool:
    """Rule 13, each of the first two by its own cadence and the whole by both."""
    close = (
        low.at.earliest - before.at.earliest <= CADENCES * before.cadence
        and after.at.earliest - low.at.earliest <= CADENCES * low.cadence
        and after.at.earliest - before.at.earliest <= CADENCES * before.cadence
    )
    high = low.customers_out.high
    falls = high < before.customers_out.low / 2 and high < after.customers_out.low / 2
    return close and falls and after.customers_out.low >= before.customers_out.low / 2


def holds_until(readings: Sequence[Reading], place: int) -> datetime:
    """Rule 14."""
    one = readings[place]
    longest = one.at.earliest + CADENCES * one.cadence
    if place + 1 < len(readings) and readings[place + 1].at.earliest <= longest:
        return readings[place + 1].at.earliest
    return longest


def reports(one: Reading, layer: str) -> bool:
    """Rule 14: above zero is an outage, a low of zero is on."""
    return one.customers_out.high > 0 if layer == "outage" else one.customers_out.low == 0


def reading_told(one: Reading, layer: str, holds: datetime) -> Told:
    """Rule 14."""
    out, served = one.customers_out, one.customers_served
    counts = {} if layer == "on" else {"customers": out}
    if layer == "on":
        share, sure = Bounds(0.0, 0.0), out.high == 0
    else:
        share, sure = NOTHING_SAID, out.low > 0
        if served is not None:
            share = Bounds(min(1.0, round(out.low / served, 6)), min(1.0, round(out.high / served, 6)))
    return Told(at=one.at, share=share, counts=counts, sure=sure, holds=holds, evidence=frozenset([one.id]))
