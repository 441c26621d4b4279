"""The report of a day, frozen: the only place that selects, rounds, words and cites.

Page, text, mail and charts show the same report; none of them decides anything again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pandas as pd

from feeds.localtime import at_hour, days_between
from feeds.places import clock_of, gazetteer
from monitor import frames
from monitor.belief import Belief
from monitor.episode import Lane
from monitor.errata import Erratum
from monitor.gascap import cap_dates
from monitor.health import Standing
from monitor.metrics import observed_share
from monitor.policy import GAS_CAP, PolicyEvent, between, concerning
from monitor.store.facts import Provenance
from reports import words
from reports.errata import ErratumRow, erratum_rows
from reports.evidence import Citations, Evidence
from reports.lead import EVIDENCE, behind, beside_lead
from reports.selection import Rows, select
from reports.summary import Sentence, summarise
from reports.tables import (
    DayRow,
    Disagreement,
    IndicatorRow,
    PolicyRow,
    day_rows,
    disagreements,
    indicator_rows,
    policy_rows,
)

GAS_WEEKS = 26
"""How many weeks before its day an edition's gas chart reaches back."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that an edition says, ready to be drawn as charts, page, text and mail."""

    on: date
    as_of: datetime
    zone: ZoneInfo
    window: tuple[date, date]
    lead: str
    sources: tuple[Standing, ...]
    summary: tuple[Sentence, ...]
    cities: tuple[DayRow, ...]
    regions: tuple[DayRow, ...]
    indicators: tuple[IndicatorRow, ...]
    errata: tuple[ErratumRow, ...]
    withheld: str
    """How many sayings are kept back, and why; never of where or what."""
    disagreements: tuple[Disagreement, ...]
    policies: tuple[PolicyRow, ...]
    evidence: tuple[Evidence, ...]
    figures: Mapping[str, str]
    drawn: Mapping[str, pd.DataFrame]
    """The frames of the charts, by what they hold: states, hours, shares, prices, alerts, policies, ..."""
    cited: Mapping[str, tuple[int, ...]]
    """Evidence numbers behind each chart."""

    @property
    def gas_window(self) -> tuple[date, date]:
        """The days of the gas chart: half a year up to the edition's day."""
        return _gas_window(self.on)

    @property
    def complete(self) -> bool:
        """Whether every source did what was asked of it."""
        return all(line.healthy for line in self.sources)


def edition_as_of(on: date, zone: ZoneInfo, hour: int) -> datetime:
    """Return the default as-of of an edition: `hour` o'clock on the day after, local time."""
    return at_hour(on + timedelta(days=1), hour, zone)


def build_report(
    belief: Belief,
    on: date,
    *,
    as_of: datetime,
    zone: ZoneInfo,
    country: str,
    followed: Sequence[str],
    window_days: int,
    policies: Sequence[PolicyEvent],
    sources: Iterable[Standing],
    trace: Callable[[Iterable[str]], Mapping[str, Provenance]],
    errata: Iterable[Erratum] = (),
    withheld: Mapping[str, int] = MappingProxyType({}),
) -> Report:
    """Build the report of the local day `on` from what is believed as of `as_of`.

    `policies` are those known by then, `trace` finds the archived document behind observation ids, `errata`
    are what it tells of earlier editions, `withheld` counts the sayings kept back by class.
    """
    window = (on - timedelta(days=window_days - 1), on)
    rows = select(belief, window, zone, country=country, followed=followed)
    citations = Citations(belief, zone)
    policies = concerning(policies, country)
    told = policy_rows(belief, between(policies, *window), zone, citations)
    hours = frames.hours_frame(belief, rows.lanes, days_between(*window), clock_of)
    cities = day_rows(belief, rows.lanes, on, citations)
    regions = day_rows(belief, rows.region_lanes, on, citations)
    summary = summarise(belief, on, rows, (*cities, *regions), told, citations, cap_dates(policies))
    indicators = indicator_rows(belief, on, zone, citations)
    corrected = erratum_rows(belief, errata, citations)
    differ = disagreements(belief, window, zone, citations)
    drawn = _drawn(belief, rows, window, zone, hours, policies)
    cited = {name: citations.cite(behind(drawn, *held)) for name, held in EVIDENCE.items()}
    return Report(
        on=on,
        as_of=as_of,
        zone=zone,
        window=window,
        lead=rows.lead,
        sources=tuple(sources),
        summary=summary,
        cities=cities,
        regions=regions,
        indicators=indicators,
        errata=corrected,
        withheld=words.withheld(withheld),
        disagreements=differ,
        policies=told,
        evidence=citations.list(trace(citations.cited)),
        figures=_figures((*cities, *(row for row in regions if row.is_known))),
        drawn=drawn,
        cited=cited,
    )


def _figures(printed: Iterable[DayRow]) -> dict[str, str]:
    """Figures of the rows that the edition shows; a region of which nothing is known is not shown."""
    return dict(sorted((name, value) for row in printed for name, value in row.figures.items()))


def _drawn(
    belief: Belief,
    rows: Rows,
    window: tuple[date, date],
    zone: ZoneInfo,
    hours: pd.DataFrame,
    policies: Sequence[PolicyEvent],
) -> dict[str, pd.DataFrame]:
    start, end = at_hour(window[0], 0, zone), at_hour(window[1], 24, zone)
    named = {place: gazetteer().get(place).name_en for place, _ in rows.lanes + rows.region_lanes}
    states = frames.state_frame(belief, rows.lanes, start, end)
    shares = frames.share_frame(belief, rows.lanes + rows.region_lanes, clock_of)
    shares = _curves(shares[(shares["valid_until"] > start) & (shares["at_earliest"] < end)])
    return {
        "states": _with_names(states, named),
        "inherited": frames.inherited_frame(belief, rows.lanes, start, end, gazetteer().ancestors),
        "observed": _observed(belief, rows.lanes, start, end),
        "hours": _with_names(hours, named),
        "shares": _with_names(shares, named),
        "prices": _prices(belief, *_gas_window(window[1])),
        "policies": frames.policy_frame(between(policies, *window)),
        "gas_policies": frames.policy_frame(
            [e for e in between(policies, *_gas_window(window[1])) if e.policy != GAS_CAP]
        ),
        **beside_lead(belief, rows.lead, window),
        "cap": frames.policy_frame([e for e in policies if e.policy == GAS_CAP and e.stage != "event"]),
    }


def _curves(shares: pd.DataFrame) -> pd.DataFrame:
    """Keep the places of which at least two shares were told: one alone is no curve."""
    told = shares.groupby("place")["at_earliest"].transform("nunique")
    return shares[told > 1]


def _with_names(frame: pd.DataFrame, named: Mapping[str, str]) -> pd.DataFrame:
    return frame.assign(place_name=frame["place"].map(named)).reset_index(drop=True)


def _observed(belief: Belief, lanes: Sequence[Lane], start: datetime, end: datetime) -> pd.DataFrame:
    """Observed share of each lane over the window, by the clock: a day of 25 hours counts for 25."""
    shares = [observed_share(belief.timeline(*lane), start, end) for lane in lanes]
    rows = [(*lane, share.low, share.high) for lane, share in zip(lanes, shares, strict=True)]
    return pd.DataFrame(rows, columns=["place", "service", "observed_share_low", "observed_share_high"])


def _gas_window(on: date) -> tuple[date, date]:
    return on - timedelta(weeks=GAS_WEEKS), on


def _prices(belief: Belief, first: date, last: date) -> pd.DataFrame:
    rows = [(p.on, p.eur_mwh, p.bound, p.publisher, (p.id,)) for p in belief.prices if first <= p.on <= last]
    return pd.DataFrame(rows, columns=["on", "eur_mwh", "bound", "publisher", "evidence"])
