"""How long interruptions last when some of them are not known to have ended.

The mean of the interruptions that ended leaves out exactly the long ones; here an open one counts for as
long as it was seen. Pure; hours throughout.

Source: Kaplan & Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958); the
variance after Greenwood (1926); the interval on the log(-log) scale after Kalbfleisch & Prentice (1980).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, inf, isfinite, log, nextafter, sqrt

from feeds.bounds import Bounds

_Z95 = 1.959963984540054
"""The 97.5% point of the standard normal distribution."""
_DUST = 1e-12
"""Shares nearer than this are equal: 2/3 of 3/4 is one half, in floating point too."""


@dataclass(frozen=True, kw_only=True)
class SurvivalStep:
    """What happened at one distinct duration, and the share still without supply just after it."""

    hours: float
    at_risk: int
    events: int
    censored: int
    survival: float
    standard_error: float | None
    """Greenwood's; None once nobody is left, where it is not defined."""
    interval: Bounds | None
    """95% for this one duration, not for the whole curve; None where the survival is 0 or 1."""


@dataclass(frozen=True, kw_only=True)
class SurvivalCurve:
    """The product-limit estimate S(t): the share of interruptions that last longer than t hours."""

    subjects: int
    steps: tuple[SurvivalStep, ...]

    def survival_at(self, hours: float) -> float | None:
        """Return S(hours); None after the longest duration seen, unless that one had ended."""
        index = bisect_right(self.steps, hours, key=lambda step: step.hours)
        survival = self.steps[index - 1].survival if index else 1.0
        if index == len(self.steps) and survival > 0 and hours > self.steps[-1].hours:
            return None
        return survival

    def quantile(self, p: float) -> float | None:
        """Return the first hour by which the share p had ended; None when the curve never falls so far.

        Where S(t) stays at exactly 1 - p for a while, this is the beginning of that while.
        """
        wanted = _remaining(p)
        return next((step.hours for step in self.steps if step.survival <= wanted), None)

    @property
    def median_h(self) -> float | None:
        """The hours by which half had ended, None when fewer have."""
        return self.quantile(0.5)

    def restricted_mean_h(self, horizon: float) -> Bounds:
        """Return the mean of min(duration, horizon): the integral of S from 0 to `horizon` hours.

        Beyond the longest duration seen the curve is not known: there it counts as 0 in the low and as its
        last value in the high, so the two differ only for a horizon beyond what was seen.
        """
        if not (isfinite(horizon) and horizon > 0):
            raise ValueError(f"horizon is not a positive number of hours: {horizon!r}")
        area, hours, survival = 0.0, 0.0, 1.0
        for step in self.steps:
            if step.hours >= horizon:
                return Bounds(*[area + survival * (horizon - hours)] * 2)
            area += survival * (step.hours - hours)
            hours, survival = step.hours, step.survival
        return Bounds(area, area + survival * (horizon - hours))


@dataclass(frozen=True, kw_only=True)
class Duration:
    """How long one interruption lasted: somewhere in [low_h, high_h].

    With `ended` False nobody reported an end: it lasted longer than low_h, and high_h is None.
    """

    low_h: float
    high_h: float | None
    ended: bool

    def __post_init__(self) -> None:
        """Refuse a duration that no clock can show and an end without a latest time."""
        _refuse_bad_hours(self.low_h, "low_h")
        if self.ended != (self.high_h is not None):
            raise ValueError(f"high_h belongs to an ended duration and to no other: {self}")
        if self.high_h is not None:
            _refuse_bad_hours(self.high_h, "high_h")
            if self.high_h < self.low_h:
                raise ValueError(f"duration is the wrong way round: {self}")


@dataclass(frozen=True, kw_only=True)
class BandStep:
    """The smallest and the largest survival that the durations allow, from `hours` to the next step."""

    hours: float
    survival: Bounds


@dataclass(frozen=True, kw_only=True)
class SurvivalBand:
    """What interval-valued durations say of survival.

    earliest, latest: the estimates with every end as early, and as late, as it can be. They are two of the
    possible curves and may cross: an end that comes after a censoring leaves a smaller number at risk, so
    it weighs more. steps: for every t the range of S(t) over all the durations there can be (at a step the
    limit from its right).
    """

    earliest: SurvivalCurve
    latest: SurvivalCurve
    steps: tuple[BandStep, ...]
    longest_h: float

    def survival_at(self, hours: float) -> Bounds | None:
        """Return the range of the estimate of S(hours); None after the longest duration there can be."""
        index = bisect_right(self.steps, hours, key=lambda step: step.hours)
        survival = self.steps[index - 1].survival if index else Bounds(1.0, 1.0)
        return None if hours > self.longest_h and survival.high > 0 else survival

    def quantile(self, p: float) -> Bounds | None:
        """Return the range of the hours by which the share p had ended.

        The high is infinite when some of the possible curves never fall so far; None when none does.
        """
        wanted = _remaining(p)
        low = next((s.hours for s in self.steps if s.survival.low <= wanted), None)
        high = next((s.hours for s in self.steps if s.survival.high <= wanted), inf)
        return None if low is None else Bounds(low, high)

    @property
    def median_h(self) -> Bounds | None:
        """The range of the hours by which half had ended."""
        return self.quantile(0.5)


def kaplan_meier(durations_h: Sequence[float], ended: Sequence[bool]) -> SurvivalCurve:
    """Return the product-limit estimate S(t) = product over t_i <= t of (1 - d_i / n_i).

    durations_h: hours, one for each interruption; ended: True where the end was reported, False where the
    interruption was last seen going on (right-censored). d_i ended at t_i of the n_i at risk: those that
    lasted at least t_i, among them any censored at that very time.

    Standard error (Greenwood): S * sqrt(sum of d_i / (n_i (n_i - d_i))). Interval: S ** exp(+-1.96 v), with
    v = the root of the same sum, divided by |log S|.

    ValueError names a value that is negative or no number, lengths that differ, and an empty input.
    """
    if len(durations_h) != len(ended):
        raise ValueError(f"{len(durations_h)} durations but {len(ended)} marks of an end")
    if not durations_h:
        raise ValueError("no durations: nothing to estimate")
    for hours in durations_h:
        _refuse_bad_hours(hours, "duration")
    steps = []
    survival, greenwood = 1.0, 0.0
    for hours, at_risk, events, censored in _life_table(zip(durations_h, ended, strict=True)):
        if events:
            survival *= 1 - events / at_risk
            greenwood = greenwood + events / (at_risk * (at_risk - events)) if events < at_risk else inf
        steps.append(
            SurvivalStep(
                hours=hours,
                at_risk=at_risk,
                events=events,
                censored=censored,
                survival=survival,
                standard_error=survival * sqrt(greenwood) if survival > 0 else None,
                interval=_log_log_interval(survival, greenwood),
            )
        )
    return SurvivalCurve(subjects=len(durations_h), steps=tuple(steps))


def restoration_band(durations: Sequence[Duration]) -> SurvivalBand:
    """Return the range of the product-limit estimate over all the ends that the durations allow.

    S(t) is smallest when as many as can be have ended by t and did so as late as they could, after the
    censorings before t, when fewer were at risk; it is largest when those that must have ended by t did so
    as early as they could. (Moving one end to the left, or beyond t, only moves weight to those that remain
    in the redistribution of Efron, 1967.) Computed at every instant at which either can change, in time that
    grows with the square of the number of durations.
    """
    if not durations:
        raise ValueError("no durations: nothing to estimate")
    ended = [d.ended for d in durations]
    highs = [d.low_h if d.high_h is None else d.high_h for d in durations]
    lows = [d.low_h for d in durations]
    spans = list(zip(lows, highs, ended, strict=True))
    steps: list[BandStep] = []
    for hours in sorted({*lows, *highs}):
        largest = _largest(spans, hours)
        survival = Bounds(min(_smallest(spans, hours), largest), largest)  # equal ones may differ by dust
        if not steps or steps[-1].survival != survival:
            steps.append(BandStep(hours=hours, survival=survival))
    return SurvivalBand(
        earliest=kaplan_meier(lows, ended),
        latest=kaplan_meier(highs, ended),
        steps=tuple(steps),
        longest_h=max(highs),
    )


def _smallest(spans: Sequence[tuple[float, float, bool]], hours: float) -> float:
    """Return the infimum of S just after `hours`: who can have ended has, the late ones last."""
    after = nextafter(hours, inf)
    placed = ((min(high, after) if low <= hours else high, ended) for low, high, ended in spans)
    return _survival(placed, after)


def _largest(spans: Sequence[tuple[float, float, bool]], hours: float) -> float:
    """Return the largest S at `hours`: only those who must have ended have, as early as they could."""
    return _survival(((low if high <= hours else high, ended) for low, high, ended in spans), hours)


def _survival(placed: Iterable[tuple[float, bool]], hours: float) -> float:
    survival = 1.0
    for at, at_risk, events, _ in _life_table(placed):
        if at > hours:
            break
        survival *= 1 - events / at_risk
    return survival


def _life_table(placed: Iterable[tuple[float, bool]]) -> Iterable[tuple[float, int, int, int]]:
    """Yield (hours, at risk, ended, censored) in time order; the censored leave after the events."""
    ordered = sorted(placed)
    left = len(ordered)
    for hours, group in groupby(ordered, key=lambda pair: pair[0]):
        ends = [ended for _, ended in group]
        events = sum(ends)
        yield hours, left, events, len(ends) - events
        left -= len(ends)


def _log_log_interval(survival: float, greenwood: float) -> Bounds | None:
    if not 0 < survival < 1:
        return None
    width = _Z95 * sqrt(greenwood) / abs(log(survival))
    return Bounds(survival ** exp(width), survival ** exp(-width))


def _remaining(p: float) -> float:
    """Return the share that remains once p have ended, with room for the dust of a product."""
    if not 0 < p <= 1:
        raise ValueError(f"not a share above 0 and up to 1: {p!r}")
    return 1 - p + _DUST


def _refuse_bad_hours(hours: float, name: str) -> None:
    if not (isfinite(hours) and hours >= 0):
        raise ValueError(f"{name} is not a number of hours from 0 up: {hours!r}")
