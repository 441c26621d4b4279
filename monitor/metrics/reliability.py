"""Reliability indices with the names of IEEE 1366, for interruptions of which only bounds are known.

N_i customers of interruption i, r_i its hours, N_T customers served. Every pair holds whatever the true
numbers were within the bounds given. The indices count what was observed; what was not observed widens only
ASAI, the one of them that speaks of all the time there was. Pure.

Source: IEEE Std 1366-2022 (SAIDI, SAIFI, CAIDI, ASAI, sustained and momentary, major event days).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, fsum, inf, isfinite, log, sqrt

from feeds.bounds import Bounds

SUSTAINED_H = 5 / 60
"""An interruption is sustained when it lasts longer than this, momentary up to it."""
_DUST = 1e-12


@dataclass(frozen=True, kw_only=True)
class Interruption:
    """One interruption: customers interrupted, hours from first off to last on, and their product.

    customer_hours stands apart from the other two because customers come back in steps: it is at most
    customers * hours, and less where some were back early. Hours without a known end have an infinite high.
    """

    customers: Bounds
    hours: Bounds
    customer_hours: Bounds

    def __post_init__(self) -> None:
        """Refuse what is negative and customer-hours that customers and hours cannot make."""
        for name in ("customers", "hours", "customer_hours"):
            if not getattr(self, name).low >= 0:
                raise ValueError(f"{name} is not a number from 0 up: {getattr(self, name)}")
        if not isfinite(self.customers.high):
            raise ValueError(f"customers has no upper end: {self.customers}")
        if self.customer_hours.low > _times(self.customers.high, self.hours.high) * (1 + 1e-9):
            raise ValueError(f"more customer-hours than customers times hours: {self}")


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """The indices of one period; hours and interruptions of the average customer served.

    saidi_h = sum of r_i N_i / N_T and saifi = sum of N_i / N_T over the sustained interruptions; caidi_h =
    saidi_h / saifi, None where nothing sustained can have happened; asai = 1 - saidi_h / period, with the
    time that nobody observed taken as on in the high and as off in the low. sustained, momentary: numbers
    of interruptions; one that may have been either counts in both highs and in neither low.
    """

    saidi_h: Bounds
    saifi: Bounds
    caidi_h: Bounds | None
    asai: Bounds
    sustained: Bounds
    momentary: Bounds
    observed_share: Bounds


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """A sustained interruption as the indices see it, cut to the period and to the customers there are."""

    customers: Bounds
    customer_hours: Bounds
    longest_h: float
    surely: bool


def reliability(
    interruptions: Sequence[Interruption], customers_served: Bounds, period_h: float, observed_share: Bounds
) -> Reliability:
    """Return the indices of a period of period_h hours, of which observed_share (0..1) was observed.

    The interruptions are those of the period, cut to it. N_T is one number for all of them, so it is taken at
    one end for the whole sum. CAIDI is no quotient of the two pairs: N_T cancels, and a long interruption
    raises both sums at once, so the ratio is sought over customers and customer-hours together.
    """
    served = _served(interruptions, customers_served)
    if not (isfinite(period_h) and period_h > 0):
        raise ValueError(f"period is not a positive number of hours: {period_h!r}")
    if not (observed_share.low >= 0 and observed_share.high <= 1):
        raise ValueError(f"observed share is not between 0 and 1: {observed_share}")
    counted = [_cut(i, served, period_h) for i in interruptions if i.hours.high > SUSTAINED_H]
    surely = [c for c in counted if c.surely]
    saidi = _ordered(
        fsum(c.customer_hours.low for c in surely) / served.high,
        fsum(min(c.customer_hours.high, served.low * c.longest_h) for c in counted) / served.low,
    )
    if saidi.low > period_h:
        raise ValueError(
            f"everyone off for {saidi.low} of {period_h} h: some interruptions are counted twice"
        )
    saifi = _ordered(
        fsum(c.customers.low for c in surely) / served.high,
        fsum(min(c.customers.high, served.low) for c in counted) / served.low,
    )
    saidi = Bounds(saidi.low, min(saidi.high, period_h))
    everyone, sustained = len(interruptions), Bounds(len(surely), len(counted))
    return Reliability(
        saidi_h=saidi,
        saifi=saifi,
        caidi_h=_caidi(counted) if saifi.high > 0 else None,
        asai=Bounds(max(0.0, 1 - saidi.high / period_h - (1 - observed_share.low)), 1 - saidi.low / period_h),
        sustained=sustained,
        momentary=Bounds(everyone - sustained.high, everyone - sustained.low),
        observed_share=observed_share,
    )


def major_event_threshold(daily_saidi_min: Sequence[float]) -> float:
    """Return T_MED = exp(alpha + 2.5 beta): a day whose SAIDI (minutes) is above it is a major event day.

    alpha and beta: mean and standard deviation of the natural logarithms of the days' SAIDI (minutes; five
    years of days in the standard); days of zero have no logarithm and are left out. beta is that of a sample
    (divided by n - 1), since the days stand for the years to come; over five years the two deviations differ
    by less than 0.03%.

    The threshold is there to flag days, never to exclude them: in a war the major days are the record.
    ValueError names a negative value or no number, and fewer than two days above zero.
    """
    for minutes in daily_saidi_min:
        if not (isfinite(minutes) and minutes >= 0):
            raise ValueError(f"daily SAIDI is not a number of minutes from 0 up: {minutes!r}")
    logs = [log(minutes) for minutes in daily_saidi_min if minutes > 0]
    if len(logs) < 2:
        raise ValueError(f"a deviation needs two days above zero, there are {len(logs)}")
    alpha = fsum(logs) / len(logs)
    beta = sqrt(fsum((x - alpha) ** 2 for x in logs) / (len(logs) - 1))
    return exp(alpha + 2.5 * beta)


def _served(interruptions: Sequence[Interruption], served: Bounds) -> Bounds:
    """Return N_T, which is at least the customers of the largest interruption."""
    if not (served.low > 0 and isfinite(served.high)):
        raise ValueError(f"customers served is not a number above 0: {served}")
    largest = max((i.customers.low for i in interruptions), default=0.0)
    if largest > served.high:
        raise ValueError(f"{largest} customers interrupted of only {served.high} served")
    return Bounds(max(served.low, largest), served.high)


def _cut(interruption: Interruption, served: Bounds, period_h: float) -> _Counted:
    """Narrow one interruption by what holds of every one: N_i <= N_T, r_i <= period, sum <= N_i r_i."""
    if interruption.hours.low > period_h:
        raise ValueError(f"an interruption of {interruption.hours.low} h in a period of {period_h} h")
    longest = min(interruption.hours.high, period_h)
    most = min(interruption.customers.high, served.high)
    least_hours = interruption.customer_hours.low
    if least_hours > most * longest * (1 + 1e-9):
        raise ValueError(f"{least_hours} customer-hours of {most} customers in {longest} h")
    return _Counted(
        customers=Bounds(min(most, max(interruption.customers.low, least_hours / longest)), most),
        customer_hours=Bounds(
            least_hours, max(least_hours, min(interruption.customer_hours.high, most * longest))
        ),
        longest_h=longest,
        surely=interruption.hours.low > SUSTAINED_H,
    )


def _caidi(counted: Sequence[_Counted]) -> Bounds:
    """Return sum of customer-hours / sum of customers, at its least and at its most."""
    return _ordered(0.0 - _highest_ratio(counted, _shortest), _highest_ratio(counted, _longest))


def _shortest(counted: _Counted, _: float) -> tuple[float, float]:
    """Return the customers and the customer-hours, negative, that make the mean hours least."""
    return counted.customers.high, -counted.customer_hours.low


def _longest(counted: _Counted, ratio: float) -> tuple[float, float]:
    """Return those that raise a ratio most: more customers only where they make room for more hours."""
    customers = counted.customers.low
    if ratio < counted.longest_h:
        needed = counted.customer_hours.high / counted.longest_h
        customers = min(max(customers, needed), counted.customers.high)
    return customers, min(counted.customer_hours.high, customers * counted.longest_h)


def _highest_ratio(
    counted: Sequence[_Counted], choose: Callable[[_Counted, float], tuple[float, float]]
) -> float:
    """Return the highest sum of hours / sum of customers over the interruptions that count.

    Those surely sustained always count, the others where they raise the ratio, one of them at least. Each
    round takes for every interruption the choice that is best against the ratio so far, until none raises
    it (Dinkelbach, Management Science 13, 1967).
    """
    chosen = [choose(each, 0.0) for each in counted]
    ratio = -inf
    while True:
        people = fsum(customers for customers, _ in chosen)
        if not people:  # at first: no hours either; later: those left out raise nothing
            return 0.0 if ratio == -inf else ratio
        better = fsum(hours for _, hours in chosen) / people
        if better <= ratio + _DUST * abs(better):
            return max(ratio, better)
        ratio = better
        offers = [(each.surely, choose(each, ratio)) for each in counted]
        chosen = [offer for surely, offer in offers if surely or offer[1] > ratio * offer[0]]


def _ordered(low: float, high: float) -> Bounds:
    """Return the bounds of two sums, which may differ by floating-point dust where they are equal."""
    return Bounds(low, max(low, high))


def _times(a: float, b: float) -> float:
    """Return the product, with nobody for an unknown time being no customer-hours at all."""
    return 0.0 if a == 0 or b == 0 else a * b
