"""A utility's counts as episodes: what each source's readings of a service at a place amount to.

Pure. A reading holds until the source's next one, at most for three cadences; where the next comes later,
nothing is known in between, and what was open stays open. Masked small numbers are bounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import Reading, Service
from monitor.episode import Count, Decision, Episode, Layer, Mention

CADENCES_HELD = 3
"""How many cadences a reading holds without a next one."""
DIP = 0.5
"""A sample below this part of both its neighbours is noise where the count returns to this part of before."""


@dataclass(frozen=True)
class Held:
    """A reading that holds over [at, to); `next_` is the one that took over at `to`, None where none did."""

    reading: Reading
    to: datetime
    next_: Reading | None

    @property
    def at(self) -> datetime:
        """When it was taken."""
        return self.reading.at.earliest


def read_as_episodes(readings: Iterable[Reading]) -> tuple[list[Episode], list[Decision]]:
    """Return the episodes of every source's readings, and a decision for each sample taken as noise."""
    series: dict[tuple[str, Service, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.place is not None:
            series[reading.place, reading.service, reading.source].append(reading)
    episodes: list[Episode] = []
    decisions: list[Decision] = []
    for (place, service, _), own in sorted(series.items()):
        samples = _one_at_a_time(own)
        noise = _dips(samples)
        held = _held([r for r in samples if r.id not in noise])
        decisions += [_as_noise(place, service, r) for r in samples if r.id in noise]
        episodes += _runs(place, service, "outage", held, lambda h: h.reading.customers_out.high > 0)
        episodes += _runs(place, service, "on", held, lambda h: h.reading.customers_out.low == 0)
    return episodes, decisions


def _one_at_a_time(readings: Iterable[Reading]) -> list[Reading]:
    """Put the readings of one source in order; of two for one moment the later known one counts."""
    latest: dict[datetime, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.known_at, r.id)):
        latest[reading.at.earliest] = reading
    return [latest[at] for at in sorted(latest)]


def _dips(samples: Sequence[Reading]) -> set[str]:
    """Find samples that fall far below both neighbours, of which the later is back near the earlier."""
    return {
        low.id
        for before, low, after in zip(samples, samples[1:], samples[2:], strict=False)
        if _follows(before, low)
        and _follows(low, after)
        and _follows(before, after)
        and low.customers_out.high < DIP * min(before.customers_out.low, after.customers_out.low)
        and after.customers_out.low >= DIP * before.customers_out.low
    }


def _follows(one: Reading, other: Reading) -> bool:
    """Whether a reading still holds when another comes."""
    return other.at.earliest - one.at.earliest <= CADENCES_HELD * one.cadence


def _held(samples: Sequence[Reading]) -> list[Held]:
    found = []
    for reading, following in pairwise([*samples, None]):
        if reading is None:
            continue
        if following and _follows(reading, following):
            found.append(Held(reading, following.at.earliest, following))
        else:
            found.append(Held(reading, reading.at.earliest + CADENCES_HELD * reading.cadence, None))
    return found


def _runs(
    place: str, service: Service, layer: Layer, held: Sequence[Held], reports: Callable[[Held], bool]
) -> list[Episode]:
    """Join readings that report a layer and hand over to each other without a gap into episodes."""
    episodes: list[Episode] = []
    run: list[Held] = []
    before: Held | None = None
    for one in held:
        goes_on = bool(run) and run[-1].next_ is one.reading and reports(one)
        if run and not goes_on:
            episodes.append(_episode(place, service, layer, run, before))
            before, run = run[-1], []
        if reports(one):
            run.append(one)
        else:
            before = one
    return [*episodes, _episode(place, service, layer, run, before)] if run else episodes


def _episode(place: str, service: Service, layer: Layer, run: Sequence[Held], before: Held | None) -> Episode:
    """Return one run as an episode; each change came between two readings that handed over to each other."""
    first, last = run[0], run[-1]
    seen_before = before is not None and before.next_ is first.reading
    return Episode(
        place=place,
        service=service,
        layer=layer,
        mentions=tuple(_mention(one, layer) for one in run),
        start=TimeBounds(before.at, first.at) if before and seen_before else None,
        end=TimeBounds(last.at, last.to) if last.next_ else None,
        evidence=tuple(sorted({one.reading.id for one in run})),
        measured_by=first.reading.source,
    )


def _mention(held: Held, layer: Layer) -> Mention:
    reading, out = held.reading, held.reading.customers_out
    on = layer == "on"
    share = Bounds(0.0, 0.0) if on else _share(reading)
    figure = out.low if out.exact and not on else None
    return Mention(
        at=TimeBounds(held.at, held.at),
        share_off=share,
        figure=share.low if share.exact else None,
        base="customers" if share != NOTHING_SAID and not on else None,
        partial=False,
        until=TimeBounds(held.to, held.to),
        evidence=(reading.id,),
        counts=() if on else (Count(unit="customers", off=out, figure=figure),),
        voice=reading.voice,
        doubtful=bool(reading.doubt),
        sure=out.high == 0 if on else out.low > 0,
    )


def _share(reading: Reading) -> Bounds:
    """Return the share of the customers that the place has in this source, [0, 1] where it does not say."""
    out, served = reading.customers_out, reading.customers_served
    if not served:
        return NOTHING_SAID
    return Bounds(round(min(1.0, out.low / served), 6), round(min(1.0, out.high / served), 6))


def _as_noise(place: str, service: Service, reading: Reading) -> Decision:
    return Decision(
        place=place,
        service=service,
        layer="outage",
        at=reading.at,
        verdict="noise",
        reason="one sample far below the ones before and after it: not a restoration",
        evidence=(reading.id,),
    )
