"""A loss of supply as two processes that overlap in time: customers going out, and customers coming back.

From single outages the two are exact; from a sampled count of customers out they are what the samples show:
whoever went out and came back between two samples is in neither. Pure; customers, hours.

Source: Carrington, Dobson & Wang, "Extracting resilience metrics from distribution utility data using outage
and restore process statistics", IEEE Trans. Power Systems 36 (2021), arXiv 2011.00693.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise
from math import fsum, inf, isfinite

from feeds.bounds import Bounds, TimeBounds
from monitor.metrics.curves import may_be_deepest
from monitor.spans import hours_between


@dataclass(frozen=True, kw_only=True)
class Outage:
    """One outage of some customers over [start, end), both aware UTC.

    With `ended` False nobody reported the end: `end` is when it was last seen going on.
    """

    start: datetime
    end: datetime
    customers: float
    ended: bool = True

    def __post_init__(self) -> None:
        """Refuse times that are not UTC or not in order, and what is no number of customers."""
        _refuse_bad_span(self.start, self.end, "outage")
        if not (isfinite(self.customers) and self.customers >= 0):
            raise ValueError(f"customers is not a number from 0 up: {self.customers!r}")


@dataclass(frozen=True, kw_only=True)
class OutageEvent:
    """Outages that overlap or touch, from the first start o_1 to the last end r_n.

    customers_out: the sum over the outages, so who went out twice counts twice. nadir_customers: the most
    out at the same time, first at nadir_at. area_customer_hours = sum of customers * (end - start), the
    integral of the customers out. outage_duration_h = o_n - o_1, restore_duration_h = r_n - r_1,
    time_to_first_restore_h = r_1 - o_1. Rates are customers per hour: all that went out (came back) over the
    duration of their own process, None where it has no length.

    still_out counts outages without a reported end. Where there are any, the area and the nadir are at least
    what is given, and what needs a restore that nobody reported is None.
    """

    start: datetime
    end: datetime
    outages: int
    still_out: int
    customers_out: float
    customers_restored: float
    nadir_customers: float
    nadir_at: datetime
    area_customer_hours: float
    outage_duration_h: float
    restore_duration_h: float | None
    time_to_first_restore_h: float | None
    outage_rate: float | None
    restore_rate: float | None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """The customers out at one place, from `at` until the next sample, or `holds_until` if that is sooner."""

    at: datetime
    customers_out: Bounds
    holds_until: datetime

    def __post_init__(self) -> None:
        """Refuse times that are not UTC, a sample that never holds, and what is no number of customers."""
        _refuse_bad_span(self.at, self.holds_until, "sample")
        if not (self.customers_out.low >= 0 and isfinite(self.customers_out.high)):
            raise ValueError(f"customers_out is not a number from 0 up: {self.customers_out}")


@dataclass(frozen=True, kw_only=True)
class SampledEvent:
    """One stretch of samples without a gap in which customers were, or may have been, out.

    began_seen, ended_seen: whether a sample of nobody out stands directly before, and after. Where it does
    not, the event began before `start` (customers already out are no rise) or went on after `end`.
    customers_out: the sum of the rises, customers_restored: of the falls; each pair holds for every course
    of the counts within their bounds. Rates: that sum over the time from the first rise (fall) to the last;
    the high is infinite where that may be a single instant, None where it must be one or there can be none.
    """

    start: datetime
    end: datetime
    began_seen: bool
    ended_seen: bool
    customers_out: Bounds
    customers_restored: Bounds
    nadir_customers: Bounds
    nadir_at: TimeBounds
    area_customer_hours: Bounds
    outage_rate: Bounds | None
    restore_rate: Bounds | None


@dataclass(frozen=True, kw_only=True)
class SampledProcesses:
    """The events of a series of samples, and how much of its time no sample holds for: unknown, not zero."""

    events: tuple[SampledEvent, ...]
    gaps: tuple[tuple[datetime, datetime], ...]
    observed_h: float
    unobserved_h: float


def outage_events(outages: Iterable[Outage]) -> tuple[OutageEvent, ...]:
    """Return the events that single outages form, in time order: the unions of overlapping intervals.

    An outage that starts at the very end of another continues its event: the count out never rests at zero.
    """
    groups: list[list[Outage]] = []
    until = None
    for outage in sorted(outages, key=lambda o: (o.start, o.end)):
        if until is None or outage.start > until:
            groups.append([])
            until = outage.end
        groups[-1].append(outage)
        until = max(until, outage.end)
    return tuple(_event(group) for group in groups)


def sampled_events(samples: Sequence[Sample]) -> SampledProcesses:
    """Return the events of samples in time order; ValueError names a sample that is not later than the last.

    A gap, in which no sample holds, parts two events; the change across it belongs to neither.
    """
    for before, after in pairwise(samples):
        if after.at <= before.at:
            raise ValueError(f"samples are not in time order: {after.at} after {before.at}")
    cut = [_until(s, following.at) for s, following in pairwise(samples)] + list(samples[-1:])
    gaps = tuple((a.holds_until, b.at) for a, b in pairwise(cut) if a.holds_until < b.at)
    return SampledProcesses(
        events=tuple(_sampled_event(*stretch) for stretch in _stretches(cut)),
        gaps=gaps,
        observed_h=fsum(hours_between(s.at, s.holds_until) for s in cut),
        unobserved_h=fsum(hours_between(a, b) for a, b in gaps),
    )


def _event(outages: Sequence[Outage]) -> OutageEvent:
    starts = [o.start for o in outages]
    ends = sorted(o.end for o in outages if o.ended)
    still_out = len(outages) - len(ends)
    restored = fsum(o.customers for o in outages if o.ended)
    out = fsum(o.customers for o in outages)
    nadir, nadir_at = _nadir(outages)
    restoring_h = hours_between(ends[0], ends[-1]) if not still_out else None
    return OutageEvent(
        start=starts[0],
        end=max(o.end for o in outages),
        outages=len(outages),
        still_out=still_out,
        customers_out=out,
        customers_restored=restored,
        nadir_customers=nadir,
        nadir_at=nadir_at,
        area_customer_hours=fsum(o.customers * hours_between(o.start, o.end) for o in outages),
        outage_duration_h=hours_between(starts[0], starts[-1]),
        restore_duration_h=restoring_h,
        time_to_first_restore_h=_first_restore_h(outages),
        outage_rate=_rate(out, hours_between(starts[0], starts[-1])),
        restore_rate=_rate(restored, restoring_h),
    )


def _nadir(outages: Sequence[Outage]) -> tuple[float, datetime]:
    """Return the most customers out at once and the first instant at which they were."""
    changes = sorted([(o.start, o.customers) for o in outages] + [(o.end, -o.customers) for o in outages])
    out, most, when = 0.0, -inf, outages[0].start
    for at, here in groupby(changes, key=lambda change: change[0]):
        out += fsum(change for _, change in here)
        if out > most:
            most, when = out, at
    return most, when


def _first_restore_h(outages: Sequence[Outage]) -> float | None:
    """Return r_1 - o_1, None while an outage that was not seen until r_1 may have ended before."""
    first = min(outages, key=lambda o: (o.end, not o.ended))
    return hours_between(outages[0].start, first.end) if first.ended else None


def _stretches(samples: Sequence[Sample]) -> Iterable[tuple[Sample | None, list[Sample], Sample | None]]:
    """Yield the samples of each event, between the samples of nobody out that stand next to them."""
    before: Sample | None = None
    members: list[Sample] = []
    for sample in samples:
        last = members[-1] if members else before
        if last is not None and last.holds_until < sample.at:
            if members:
                yield before, members, None
            before, members = None, []
        if sample.customers_out.high > 0:
            members.append(sample)
            continue
        if members:
            yield before, members, sample
        before, members = sample, []
    if members:
        yield before, members, None


def _sampled_event(before: Sample | None, members: Sequence[Sample], after: Sample | None) -> SampledEvent:
    course = [s for s in (before, *members, after) if s is not None]
    times = [s.at for s in course]
    out = [s.customers_out for s in course]
    fallen = [Bounds(-b.high, -b.low) for b in out]
    deepest = may_be_deepest([s.customers_out for s in members])
    held = [(s.customers_out, hours_between(s.at, s.holds_until)) for s in members]
    return SampledEvent(
        start=members[0].at,
        end=after.at if after else members[-1].holds_until,
        began_seen=before is not None,
        ended_seen=after is not None,
        customers_out=_rises(out),
        customers_restored=_rises(fallen),
        nadir_customers=Bounds(max(c.low for c, _ in held), max(c.high for c, _ in held)),
        nadir_at=TimeBounds(members[deepest[0]].at, members[deepest[-1]].at),
        area_customer_hours=Bounds(fsum(c.low * h for c, h in held), fsum(c.high * h for c, h in held)),
        outage_rate=_rise_rate(times, out),
        restore_rate=_rise_rate(times, fallen),
    )


def _rises(counts: Sequence[Bounds]) -> Bounds:
    """Return the sum of the rises from each count to the next, at least and at most over all their values.

    Least: from as high as can be, moving only when the next bounds leave no choice. Most: the sum of rises
    is convex in the counts, so it is greatest with each at one of its two ends.
    """
    least, level = 0.0, counts[0].high
    most = {counts[0].low: 0.0, counts[0].high: 0.0}
    for count in counts[1:]:
        least += max(0.0, count.low - level)
        level = min(max(level, count.low), count.high)
        most = {
            end: max(total + max(0.0, end - start) for start, total in most.items())
            for end in (count.low, count.high)
        }
    return Bounds(least, max(least, *most.values()))


def _rise_rate(times: Sequence[datetime], counts: Sequence[Bounds]) -> Bounds | None:
    """Return the rises over the hours from the first to the last, None where there cannot be two."""
    steps = list(zip(times[1:], pairwise(counts), strict=True))
    possibly = [at for at, (a, b) in steps if b.high > a.low]
    surely = [at for at, (a, b) in steps if b.low > a.high]
    if len(possibly) < 2:
        return None
    total = _rises(counts)
    shortest = hours_between(surely[0], surely[-1]) if surely else 0.0
    return Bounds(
        total.low / hours_between(possibly[0], possibly[-1]), total.high / shortest if shortest > 0 else inf
    )


def _until(sample: Sample, following: datetime) -> Sample:
    return replace(sample, holds_until=min(sample.holds_until, following))


def _rate(customers: float, hours: float | None) -> float | None:
    return customers / hours if hours else None


def _refuse_bad_span(start: datetime, end: datetime, name: str) -> None:
    TimeBounds(start, end)
    if start == end:
        raise ValueError(f"{name} has no length: {start} to {end}")
