"""Resilience curves: how deep a loss of supply was, how long, how much, and when how much of it was back.

A curve is a series of shares without supply, each holding until the next. Instants and shares are bounds;
every figure here is true in each **world**: each choice of one instant within each `at`, in the order of the
points, and of one share within each `lost`. Where all the bounds are exact, so are the figures. Pure.

Sources: the curve and its area after Bruneau et al., Earthquake Spectra 19 (2003); depth, degraded time and
restoration as separate figures after Panteli et al., IEEE Trans. Power Systems 32 (2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Literal

from feeds.bounds import Bounds, TimeBounds
from monitor.spans import hours_between, in_this_order

Of = Literal["lost", "all"]
_DUST = 1e-9
"""Shares nearer than this are equal: a tenth is a fifth of a half, in floating point too."""


@dataclass(frozen=True, kw_only=True)
class CurvePoint:
    """One reported loss: the share (0..1) of the base without supply or in deficit, from `at` to the next."""

    at: TimeBounds
    lost: Bounds
    figure: float | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Curve:
    """One loss of supply from its first report on, in time order.

    base: what the shares are of (customers, demand ...), never converted. ended: when full supply was
    reported, None where nobody did (right-censored): then nothing is known after the last point.
    """

    base: str
    points: tuple[CurvePoint, ...]
    ended: TimeBounds | None

    def __post_init__(self) -> None:
        """Refuse no points, shares beyond 0..1, and times that cannot be in the order given."""
        if not self.points:
            raise ValueError("a curve without points")
        for point in self.points:
            if point.lost.low < 0 or point.lost.high > 1:
                raise ValueError(f"lost is not a share between 0 and 1: {point.lost}")
        instants(self)


@dataclass(frozen=True, kw_only=True)
class CurveMeasures:
    """The figures of one curve; every pair holds whatever the instants and shares were within their bounds.

    depth: the deepest loss. nadir_at: when it was first reached. degraded_h: the hours with any loss.
    area_h: the integral of the share lost over time, in hours of the whole base. A censored curve is
    integrated up to its last point: its degraded_h.high is infinite, its area_h is what was seen until then.
    relapses: the points at which the loss had certainly risen again after it had certainly fallen.
    """

    base: str
    depth: Bounds
    nadir_at: TimeBounds
    degraded_h: Bounds
    area_h: Bounds
    relapses: tuple[CurvePoint, ...]
    censored: bool


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """When `percent` was restored: of the load that was `lost`, or of `all` that the base counts.

    first: hours from the start of the curve to the first time, low = the earliest it can have been, high =
    the latest it must have been, infinite where it may not have been reached, None where it was not.
    lasting: the same to the time from which no point fell behind it again. Both are said up to
    censored_at_h, the hours from the start to the last word of a curve that nobody reported ended.
    """

    percent: float
    base: str
    of: Of
    reached: Literal["yes", "possibly", "no"]
    first: Bounds | None
    lasting: Bounds | None
    censored_at_h: Bounds | None


def measure(curve: Curve) -> CurveMeasures:
    """Return the figures of a curve; depth in shares of the base, times in hours.

    depth = max lost. degraded_h = integral of [lost > 0] dt and area_h = integral of lost dt, from the
    first point to the end. A share lasts from its own instant to the next one's, so a later instant lengthens
    one share and shortens another: the extremes are sought over the instants together, in their order.
    """
    lost = [point.lost for point in curve.points]
    when = instants(curve)
    deepest = may_be_deepest(lost)
    censored = curve.ended is None
    degraded = _integral([float(s.low > 0) for s in lost], [float(s.high > 0) for s in lost], when)
    return CurveMeasures(
        base=curve.base,
        depth=Bounds(max(s.low for s in lost), max(s.high for s in lost)),
        nadir_at=TimeBounds(when[deepest[0]].earliest, when[deepest[-1]].latest),
        degraded_h=Bounds(degraded.low, inf) if censored else degraded,
        area_h=_integral([s.low for s in lost], [s.high for s in lost], when),
        relapses=_relapses(curve.points),
        censored=censored,
    )


def milestones(
    curve: Curve, fractions: Sequence[float] = (0.5, 0.8, 0.95), of: Of = "lost"
) -> tuple[Milestone, ...]:
    """Return when each fraction (above 0, up to 1) of the base named by `of` had its supply back.

    "lost": lost(t) <= (1 - fraction) * depth, counted from the moment of the deepest loss. "all": lost(t) <=
    1 - fraction, counted from the moment at which it was first above; 0 hours where it never was.
    """
    for fraction in fractions:
        if not 0 < fraction <= 1:
            raise ValueError(f"not a fraction above 0 and up to 1: {fraction!r}")
    when = instants(curve)
    missed = len(when)
    nothing_after = [0.0] * (curve.ended is not None)
    lows = [point.lost.low for point in curve.points] + nothing_after
    highs = [point.lost.high for point in curve.points] + nothing_after
    first_of, lasting_of = {
        "all": (_first_of_all, _lasting_of_all),
        "lost": (_first_of_lost, _lasting_of_lost),
    }[of]
    found = []
    for fraction in fractions:
        first, lasting = first_of(lows, highs, 1 - fraction), lasting_of(lows, highs, 1 - fraction)
        found.append(
            Milestone(
                percent=round(100 * fraction, 6),
                base=curve.base,
                of=of,
                reached="no" if first[0] == missed else "possibly" if first[1] == missed else "yes",
                first=_hours_to(first, when),
                lasting=_hours_to(lasting, when),
                censored_at_h=_hours_to((missed - 1, missed - 1), when) if curve.ended is None else None,
            )
        )
    return tuple(found)


def instants(curve: Curve) -> list[TimeBounds]:
    """Return the instants of the points (and of the end), narrowed to what their order leaves possible."""
    given = [point.at for point in curve.points] + ([curve.ended] if curve.ended else [])
    narrowed = in_this_order(given)
    for a, b in narrowed:
        if a > b:
            raise ValueError(f"the points of a curve are not in time order: {a} and later, before {b}")
    return [TimeBounds(a, b) for a, b in narrowed]


def may_be_deepest(lost: Sequence[Bounds]) -> list[int]:
    """Return the places in a series of shares at which the largest of them can first have been reached."""
    surely = max(share.low for share in lost)
    before = accumulate((share.low for share in lost), max, initial=-inf)
    return [
        i for i, (s, low) in enumerate(zip(lost, before, strict=False)) if s.high >= surely and s.high > low
    ]


def _integral(lows: Sequence[float], highs: Sequence[float], when: Sequence[TimeBounds]) -> Bounds:
    """Return the least integral of the lows over time and the greatest of the highs."""
    least, greatest = _least_integral(lows, when), 0.0 - _least_integral([-high for high in highs], when)
    return Bounds(min(least, greatest), greatest)  # equal ones may differ by the dust of their sums


def _least_integral(weights: Sequence[float], when: Sequence[TimeBounds]) -> float:
    """Return the least sum of weight_i * (t_i+1 - t_i) in hours over all instants in their bounds and order.

    The sum is linear in the instants, so it is least at a corner, where each of them is at one of the bounds:
    the cheapest is found instant by instant, over all the bounds there are.
    """
    start = when[0].earliest
    held = [*weights[: len(when) - 1], 0.0]
    price = [before - after for before, after in zip([0.0, *held], held, strict=False)]
    bounds = sorted({t for moment in when for t in (moment.earliest, moment.latest)})
    cheapest = [0.0] * len(bounds)
    for moment, each in zip(when, price, strict=True):
        here = (
            cost + each * hours_between(start, t) if moment.earliest <= t <= moment.latest else inf
            for cost, t in zip(cheapest, bounds, strict=True)
        )
        cheapest = list(accumulate(here, min))
    return cheapest[-1]


def _relapses(points: Sequence[CurvePoint]) -> tuple[CurvePoint, ...]:
    """Return the points that are certainly above a point that was certainly below one before it."""
    found = []
    peak, trough = -inf, None
    for point in points:
        if trough is not None and point.lost.low > trough + _DUST:
            found.append(point)
            peak, trough = point.lost.low, None
        elif trough is not None:
            trough = min(trough, point.lost.high)
        elif point.lost.high < peak - _DUST:
            trough = point.lost.high
        else:
            peak = max(peak, point.lost.low)
    return tuple(found)


# The four below return the first and the last point at which a milestone can have been reached: -1 for "from
# the start, it was never missed", the number of points for "at none of them".


def _first_of_all(lows: Sequence[float], highs: Sequence[float], level: float) -> tuple[int, int]:
    possibly, surely = _places_above(highs, level), _places_above(lows, level)
    if not possibly:
        return -1, -1
    last_fall = max(i for i in possibly if not surely or i <= surely[0])
    earliest = _first_below(lows, possibly[0], level) if surely else -1
    return earliest, _first_below(highs, last_fall, level)


def _lasting_of_all(lows: Sequence[float], highs: Sequence[float], level: float) -> tuple[int, int]:
    possibly, surely = _places_above(highs, level), _places_above(lows, level)
    return (surely[-1] + 1 if surely else -1), (possibly[-1] + 1 if possibly else -1)


def _first_of_lost(lows: Sequence[float], highs: Sequence[float], rest: float) -> tuple[int, int]:
    """A deeper nadir makes the milestone easier, a shallower one harder: each is tried at its extreme."""
    nadirs = may_be_deepest([Bounds(low, high) for low, high in zip(lows, highs, strict=True)])
    earliest = min(_first_below(lows, k, rest * highs[k]) for k in nadirs)
    latest = _first_below(highs, nadirs[-1], rest * max(lows))
    return _unless_nothing_lost(lows, highs, (earliest, latest))


def _lasting_of_lost(lows: Sequence[float], highs: Sequence[float], rest: float) -> tuple[int, int]:
    nadirs = [k for k, high in enumerate(highs) if high >= max(lows)]
    earliest = min(max([k, *_places_above(lows, rest * highs[k])]) + 1 for k in nadirs)
    latest = max(_places_above(highs, rest * max(lows)), default=-1) + 1
    return _unless_nothing_lost(lows, highs, (earliest, latest))


def _unless_nothing_lost(
    lows: Sequence[float], highs: Sequence[float], places: tuple[int, int]
) -> tuple[int, int]:
    if max(highs) <= _DUST:
        return -1, -1
    return (-1 if max(lows) <= _DUST else places[0]), places[1]


def _places_above(values: Sequence[float], level: float) -> list[int]:
    return [i for i, value in enumerate(values) if value > level + _DUST]


def _first_below(values: Sequence[float], after: int, level: float) -> int:
    """Return the first place later than `after` at or below the level, the length where there is none."""
    later = range(after + 1, len(values))
    return next((i for i in later if values[i] <= level + _DUST), len(values))


def _hours_to(places: tuple[int, int], when: Sequence[TimeBounds]) -> Bounds | None:
    """Return the hours from the first instant to the earliest and the latest place."""
    first, last = places
    if first == len(when):
        return None
    low = max(0.0, hours_between(when[0].latest, when[first].earliest)) if first > 0 else 0.0
    if last == len(when):
        return Bounds(low, inf)
    return Bounds(low, hours_between(when[0].earliest, when[last].latest) if last > 0 else 0.0)
