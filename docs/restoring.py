"""Worked examples of resilience curves, milestones and survival."""

from __future__ import annotations

from datetime import date

from docs.telling import KYIV, moment, pair, table, winter
from feeds.localtime import at_hour
from monitor.frames import survival_frame
from monitor.metrics.curves import Curve, measure, milestones
from monitor.restoration import curves, indicator_curve
from reports import words


def _deficit() -> Curve:
    start, end = at_hour(date(2022, 11, 24), 0, KYIV), at_hour(date(2022, 11, 28), 24, KYIV)
    found = indicator_curve(winter(), "UA", "deficit_share", start, end)
    if found is None:
        raise ValueError("the chronicle has the deficit of November 2022")
    return found


def deficit_curve() -> str:
    """The national deficit of 24 to 28 November 2022."""
    curve = _deficit()
    found = measure(curve)
    points = [(words.when(p.at, KYIV), pair(p.lost)) for p in curve.points]
    again = ", ".join(f"{words.when(p.at, KYIV)} ({pair(p.lost)})" for p in found.relapses)
    rows = [
        ("depth", pair(found.depth)),
        ("nadir between", f"{moment(found.nadir_at.earliest)} and {moment(found.nadir_at.latest)}"),
        ("degraded time", pair(found.degraded_h, "h")),
        ("area up to the last word", pair(found.area_h, "h of the whole consumption")),
        ("relapses", again),
        ("censored", "yes: nobody reported its end" if found.censored else "no"),
    ]
    told = table(("said of", "deficit, share of consumption"), points)
    return f"{told}\n\n{table(('measure', 'value'), rows)}"


def deficit_milestones() -> str:
    """When so much of that deficit was made good, of what was lost and of all."""
    rows = [
        (
            f"{m.percent:g}% of {'the lost' if m.of == 'lost' else 'all'} {m.base}",
            m.reached,
            pair(m.first, "h") if m.first else "never",
            pair(m.lasting, "h") if m.lasting else "never",
        )
        for m in (*milestones(_deficit(), of="lost"), *milestones(_deficit(), of="all"))
    ]
    return table(("restored", "reached", "first after", "for good after"), rows)


def kyiv_curves() -> str:
    """Kyiv's outages of the winter, base by base."""
    rows = []
    for one in curves(winter(), [("UA-30", "electricity")]):
        found = measure(one.curve)
        began = words.when(one.curve.points[0].at, KYIV)
        rows.append((began, one.curve.base, len(one.curve.points), pair(found.depth), len(found.relapses)))
    return table(("first share named", "base", "points", "depth", "relapses"), rows)


def survival() -> str:
    """How long the electricity outages of the winter lasted."""
    lanes = [lane for lane in winter().timelines if lane[1] == "electricity"]
    frame = survival_frame(winter(), lanes)
    told = frame.attrs
    rows = []
    for hours in (6, 12, 24, 48):
        held = frame[frame.hours <= hours]
        low, high = (
            (held.survival_share_low.iloc[-1], held.survival_share_high.iloc[-1]) if len(held) else (1, 1)
        )
        rows.append((f"{hours} h", f"{low:.2f} to {high:.2f}"))
    median = f"{told['median_hours_low']:.0f} to {told['median_hours_high']:.0f} h"
    return (
        f"{told['episodes']} outages with a known beginning, the end of {told['ended']} reported; "
        f"{told['without_start']} more without a known beginning are left out. Median: {median}.\n\n"
        f"{table(('lasted longer than', 'share of the outages'), rows)}"
    )


RESTORING = {
    "deficit-curve": deficit_curve,
    "deficit-milestones": deficit_milestones,
    "kyiv-curves": kyiv_curves,
    "survival": survival,
}
