"""Worked examples of hours, plans against actual, customer-hours and the indices of IEEE 1366."""

from __future__ import annotations

from datetime import date

from docs.telling import CITY, DAY, KYIV, belief, clock, pair, planned, reading, said, table, winter
from feeds.observation import Reading
from monitor.indices import LaneIndices, indices
from monitor.metrics import day_hours
from monitor.metrics.against_plan import against_plan
from monitor.metrics.amounts import day_amounts
from monitor.metrics.reliability import major_event_threshold

LANE = (CITY, "electricity")


def hours() -> str:
    """Kyiv's 17 December, layer by layer."""
    rows = [
        (h.layer, pair(h.hours_affected, "h"), pair(h.hours_off, "h"), pair(h.observed_share))
        for h in day_hours(winter().timeline(*LANE), date(2022, 12, 17), KYIV)  # type: ignore[arg-type]
    ]
    return table(("layer", "hours affected", "hours off", "observed share of the day"), rows)


def plan_against_actual() -> str:
    """Two groups with 4 and 6 planned hours, and an emergency from 10:00 to 16:00."""
    day = belief(
        [
            planned("1.1", ("08:00", "12:00")),
            planned("1.2", ("12:00", "18:00")),
            said("emergency_shutdown", "begins", "10:00"),
            said("emergency_shutdown", "ends", "16:00"),
        ]
    )
    found = against_plan(day.planned[CITY, "electricity", DAY], day.timeline(*LANE), KYIV)  # type: ignore[arg-type]
    rows = [
        ("planned, mean over groups", f"{found.planned_mean:g} h"),
        ("of these overruled by the emergency", pair(found.overruled, "h")),
        ("of these in time of which anything is known", pair(found.planned_in_known, "h")),
        ("hours off of the average customer", pair(found.hours_off, "h")),
        ("beyond the plan", pair(found.beyond_plan, "h")),
        ("observed share of the day", pair(found.observed_share)),
    ]
    return table(("figure", "value"), rows)


def readings() -> list[Reading]:
    """Return a made-up evening of a utility with 1,000 customers: a loss, a dip that is noise, a way back."""
    counts = [
        ("18:00", 0),
        ("18:15", 400),
        ("18:30", 500),
        ("18:45", 2),
        ("19:00", 480),
        ("19:15", 200),
        ("19:30", 0),
    ]
    return [reading(at, out) for at, out in counts]


def customer_hours() -> str:
    """The evening's customer-hours and peak."""
    evening = belief(readings())
    rows = [
        (a.layer, a.unit, pair(a.unit_hours), pair(a.peak), pair(a.counted_share))
        for a in day_amounts(evening.timeline(*LANE), DAY, KYIV)  # type: ignore[arg-type]
    ]
    noise = [
        evening.said[i].quote
        for d in evening.resolution.decisions
        if d.verdict == "noise"
        for i in d.evidence
    ]
    told = table(("layer", "unit", "unit-hours", "peak", "counted share of the day"), rows)
    return f"Taken as noise: {', '.join(noise)}.\n\n{told}"


def _evening() -> LaneIndices:
    found = indices(belief(readings()), LANE, clock("18:00"), clock("20:00"))  # type: ignore[arg-type]
    if found is None:
        raise ValueError("the example says how many customers are served")
    return found


def ieee_1366() -> str:
    """The indices of the two hours from 18:00 to 20:00."""
    found = _evening().indices
    rows = [
        ("SAIDI", pair(found.saidi_h, "h")),
        ("SAIFI", pair(found.saifi, "interruptions")),
        ("CAIDI", pair(found.caidi_h, "h") if found.caidi_h else "none"),
        ("ASAI", pair(found.asai)),
        ("observed share", pair(found.observed_share)),
    ]
    return table(("index", "18:00 to 20:00"), rows)


def processes() -> str:
    """The outage and restore processes of the same evening."""
    (event,) = _evening().processes.events
    rows = [
        ("nadir: most customers out at once", pair(event.nadir_customers)),
        ("area", pair(event.area_customer_hours, "customer-hours")),
        ("customers that went out (sum of rises)", pair(event.customers_out)),
        ("customers that came back (sum of falls)", pair(event.customers_restored)),
        ("outage rate", pair(event.outage_rate, "customers/h") if event.outage_rate else "none"),
        ("restore rate", pair(event.restore_rate, "customers/h") if event.restore_rate else "none"),
    ]
    return table(("figure", "value"), rows)


def major_event() -> str:
    """A threshold over ten made-up days."""
    days = [1.0, 2.0, 1.5, 0.8, 1.2, 2.5, 0.0, 1.1, 0.9, 60.0]
    return (
        f"Daily SAIDI of {', '.join(f'{d:g}' for d in days)} minutes: the threshold is "
        f"{major_event_threshold(days):.0f} minutes."
    )


AMOUNTS = {
    "hours": hours,
    "plan-against-actual": plan_against_actual,
    "customer-hours": customer_hours,
    "ieee-1366": ieee_1366,
    "processes": processes,
    "major-event": major_event,
}
