"""Worked examples of layers, states and bounds."""

from __future__ import annotations

from datetime import date

from docs.telling import (
    CITY,
    DAY,
    KYIV,
    belief,
    clock,
    moment,
    off,
    pair,
    planned,
    said,
    table,
    timeline,
    winter,
)
from feeds.localtime import at_hour
from feeds.observation import Quantity
from feeds.places import gazetteer
from monitor.explaining import explain
from monitor.states import states
from monitor.together import INTERRUPTIONS, by_layer, share_of_layer, share_together
from reports import words


def outage_to_supply() -> str:
    """Kharkiv's outage of 16 December, its partial and its full restoration."""
    return timeline(winter(), "UA-63/kharkiv", date(2022, 12, 16), date(2022, 12, 18))


def two_layers() -> str:
    """Odesa on 12 December: supply restored, emergency shutdowns in force."""
    line = winter().timeline("UA-51/odesa", "electricity")
    noon = at_hour(date(2022, 12, 12), 18, KYIV)
    rows = [
        (p.layer, moment(p.start), moment(p.end), "certainly" if p.certain else "possibly")
        for p in line.layers
        if p.start <= noon < p.end
    ]
    return table(("layer", "from", "to", "holds"), rows)


def back_to_schedules() -> str:
    """An emergency that is cancelled, with the schedules in force again."""
    return timeline(
        belief(
            [
                said("scheduled_shutdown", "begins", "06:00"),
                said("emergency_shutdown", "begins", "09:00"),
                said("emergency_shutdown", "ends", "14:00"),
                said("scheduled_shutdown", "begins", "14:00"),
            ]
        ),
        CITY,
        DAY,
        DAY,
    )


def inherited() -> str:
    """Izmail on 12 December: words about its oblast only."""
    lane = ("UA-51/izmail", "electricity")
    found = explain(winter(), lane, at_hour(date(2022, 12, 12), 18, KYIV), KYIV, gazetteer().ancestors)  # type: ignore[arg-type]
    rows = [(gazetteer().get(above).name_en, p.layer, pair(p.share_off)) for above, p in found.inherited]
    told = table(("said of", "layer", "share off in Izmail"), rows)
    return f"State shown of Izmail: **{words.STATE[found.shown.state]}**.\n\n{told}"


def own_bases() -> str:
    """Kyiv, 24 to 27 November: each share of its own base."""
    start, end = at_hour(date(2022, 11, 24), 8, KYIV), at_hour(date(2022, 11, 28), 0, KYIV)
    rows = [
        (moment(s.start), words.STATE[s.state], off(s), pair(s.share_off) if s.share_off else "")
        for s in states(winter().timeline("UA-30", "electricity"), start, end)
    ]
    return table(("from", "state", "named as off", "share off, whichever word is right"), rows)


def morning_and_evening() -> str:
    """An outage "in the morning" restored "in the evening"."""
    story = [said("outage", "begins", "morning"), said("restoration", "full", "evening")]
    return timeline(belief(story), CITY, DAY, DAY)


def combined() -> str:
    """An outage of 30% beside emergency shutdowns of at most 40%."""

    def share(value: float, bound: str) -> Quantity:
        return Quantity(value=value, unit="share_off", bound=bound, base="customers")  # type: ignore[arg-type]

    both = belief(
        [
            said("outage", "begins", "00:00", quantity=share(0.3, "exact")),
            said("emergency_shutdown", "begins", "00:00", quantity=share(0.4, "at_most")),
        ]
    )
    here = [p for p in both.timeline(CITY, "electricity").layers if p.start <= clock("12:00") < p.end]
    rows = [
        (layer, pair(share_of_layer(by_layer(here)[layer])))
        for layer in INTERRUPTIONS
        if layer in by_layer(here)
    ]
    return table(("layer", "share off"), [*rows, ("together", pair(share_together(here)))])


def conflicts() -> str:
    """The disagreements of December."""
    rows = []
    for c in winter().resolution.conflicts:
        if c.at.earliest.strftime("%Y-%m") == "2022-12":
            sides = "; ".join(f"{pair(share)} ({winter().said[i].publisher})" for i, share in c.sides)
            place = gazetteer().get(c.place).name_en
            rows.append((place, words.when(c.at, KYIV), sides, winter().said[c.chosen].publisher, c.reason))
    return table(("place", "when", "share off", "named first", "because"), rows)


def plan_layer() -> str:
    """The plan of two groups, and the state that it makes: none."""
    plan = [planned("1.1", ("08:00", "12:00")), planned("1.2", ("12:00", "18:00"))]
    day = belief(plan).planned[CITY, "electricity", DAY]
    told = (
        f"Groups: {day.groups}; hours planned: least {day.min_h:g}, mean {day.mean_h:g}, most {day.max_h:g}."
    )
    return f"{told}\n\n{timeline(belief(plan), CITY, DAY, DAY)}"


LANES = {
    "outage-to-supply": outage_to_supply,
    "two-layers": two_layers,
    "back-to-schedules": back_to_schedules,
    "inherited": inherited,
    "own-bases": own_bases,
    "morning-and-evening": morning_and_evening,
    "combined": combined,
    "conflicts": conflicts,
    "plan-layer": plan_layer,
}
