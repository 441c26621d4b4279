"""What the command line prints: timelines, sources and corrections, as tables, CSV or JSON."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from feeds.catalog import catalog
from feeds.observation import Indicator, Said, Statement
from monitor.app.access import Monitor
from monitor.app.shown_beside import beside_json, beside_lines
from monitor.app.view import View
from monitor.app.written import utc
from monitor.belief import Belief
from monitor.episode import Conflict, Lane
from monitor.metrics import observed_share
from monitor.plans import PlannedDay
from monitor.states import StateInterval, display_state
from monitor.store import attempts
from monitor.timeline import LayerInterval
from reports import words


def print_timeline(view: View, console: Console) -> None:
    """Print a table per service, the conflicts, and the sayings they rest on."""
    zone = view.place.clock
    cited: dict[str, int] = {}
    for lane in view.lanes:
        line = view.belief.timeline(*lane)
        seen = words.observed(observed_share(line, view.start, view.end)) if view.end > view.start else ""
        table = Table(
            title=f"{view.place.name_en} ({view.place.id}), {lane[1]} - {seen}", title_justify="left"
        )
        for column in ("from", "to", "state", "off", "sources"):
            table.add_column(column, overflow="fold")
        for s in view.shown(lane):
            numbers = [str(cited.setdefault(i, len(cited) + 1)) for i in s.evidence]
            table.add_row(
                f"{s.start.astimezone(zone):%Y-%m-%d %H:%M}",
                f"{s.end.astimezone(zone):%Y-%m-%d %H:%M}",
                words.STATE[s.state] + ("" if s.certain else " (possibly)"),
                amounts(s) or (words.share_range(s.share_off) if s.share_off else ""),
                ", ".join(numbers),
            )
        console.print(table)
        for note in view.notes(lane):
            number = cited.setdefault(note.id, len(cited) + 1)
            told = (
                f"{words.when(note.at, zone)}, {words.statement(note)} [{number}]; no state follows from it"
            )
            console.print(told, markup=False, highlight=False)
        for plan in view.planned(lane):
            console.print(_planned_words(plan), markup=False, highlight=False)
    for figure in view.indicators():
        if text := words.indicator(figure):
            number = cited.setdefault(figure.id, len(cited) + 1)
            console.print(f"{words.when(figure.at, zone)}: {text} [{number}]", markup=False, highlight=False)
    for beside in beside_lines(view, cited):
        console.print(beside, markup=False, highlight=False)
    _print_conflicts(view, console)
    for identity, number in cited.items():
        told = saying(number, view.belief.said[identity], zone)
        console.print(told, markup=False, highlight=False)


def saying(number: int, said: Said, zone: ZoneInfo) -> str:
    """Word a saying as evidence: its number, time, quote, who said it where, and what is held against it."""
    doubt = f" [doubtful: {said.doubt}]" if said.doubt else ""
    corrected = f" [corrected: {said.corrected}]" if said.corrected else ""
    who = f"{said.said_by or said.publisher}, {said.publisher} ({said.voice}) {said.url}"
    return f"[{number}] {words.when(said.at, zone)}: {said.quote} - {who}{doubt}{corrected}"


def amounts(shown: StateInterval) -> str:
    """Word what is named as off, share by share on its own base, then counts; "" where nobody names any."""
    shares = [
        f"{words.share_range(share.named or share.off)}{f' of {share.base}' if share.base else ''}"
        for share in shown.shares
    ]
    return "; ".join([*shares, *(words.counted(count.off, count.unit) for count in shown.counts)])


def _planned_words(plan: PlannedDay) -> str:
    maybe = f", and {plan.possible_h:.2f} h possible on top" if plan.possible_h else ""
    return (
        f"Planned for {plan.on} ({plan.groups} groups): {plan.min_h:g} to {plan.max_h:g} h without supply, "
        f"mean {plan.mean_h:.2f} h{maybe}; a plan is not a state"
    )


def _print_conflicts(view: View, console: Console) -> None:
    for c in (conflict for lane in view.lanes for conflict in view.conflicts(lane)):
        told = f"CONFLICT {c.service}, {words.when(c.at, view.place.clock)}: {conflict_words(c, view.belief)}"
        console.print(told, markup=False, highlight=False)


def conflict_words(conflict: Conflict, belief: Belief) -> str:
    """Word a disagreement: who says what, whose word is named first and why."""
    said = [belief.said[side].publisher for side, _ in conflict.sides]
    if conflict.about == "denial":
        *others, denying = said
        return f"{denying} denies what is said by {words.listed(others, len(others))}; {conflict.reason}"
    sides = " against ".join(
        f"{words.share_range(share)} off ({who})"
        for (_, share), who in zip(conflict.sides, said, strict=True)
    )
    return f"{sides}; named first: {belief.said[conflict.chosen].publisher} - {conflict.reason}"


def conflict_json(conflict: Conflict) -> dict[str, Any]:
    """Return a disagreement as JSON."""
    return {
        "about": conflict.about,
        "at": [utc(conflict.at.earliest), utc(conflict.at.latest)],
        "base": conflict.base,
        "sides": [{"observation": i, "share_off": [b.low, b.high]} for i, b in conflict.sides],
        "chosen": conflict.chosen,
        "reason": conflict.reason,
    }


def timeline_json(view: View, monitor: Monitor) -> str:
    """Return the view as JSON, with every saying it rests on and its archived document."""
    indicators = view.indicators()
    beside, cited = beside_json(view)
    cited |= {i.id for i in indicators}
    services = []
    for lane in view.lanes:
        told, behind = _lane_json(view, lane)
        services.append(told)
        cited |= behind
    answer = {
        "place": view.place.id,
        "name": view.place.name_en,
        "zone": view.place.zone,
        "from": utc(view.start),
        "to": utc(view.end),
        "as_of": view.as_of and utc(view.as_of),
        "services": services,
        "indicators": [_indicator(i) for i in indicators],
        **beside,
        "evidence": evidence_json(view.belief, monitor, cited),
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _lane_json(view: View, lane: Lane) -> tuple[dict[str, Any], set[str]]:
    """Return one service of a view as JSON, and the ids of the sayings that it rests on."""
    shown, inherited = view.shown(lane), view.inherited(lane)
    conflicts, plans, notes = view.conflicts(lane), view.planned(lane), view.notes(lane)
    cited = {i for s in shown for i in s.evidence} | {i for c in conflicts for i, _ in c.sides}
    cited |= {i for plan in plans for i in plan.evidence} | {note.id for note in notes}
    cited |= {i for _, piece in inherited for i in piece.evidence}
    observed = observed_share(view.belief.timeline(*lane), view.start, view.end)
    told = {
        "service": lane[1],
        "observed_share": [observed.low, observed.high],
        "intervals": [interval_json(s) for s in shown],
        "inherited": [_inherited(above, piece) for above, piece in inherited],
        "planned": [_planned(plan) for plan in plans],
        "notes": [note_json(note) for note in notes],
        "conflicts": [conflict_json(c) for c in conflicts],
    }
    return told, cited


def interval_json(s: StateInterval) -> dict[str, Any]:
    """Return a state as JSON: shares by base and counts by unit as named, beside the bounds of all."""
    return {
        "start_at": utc(s.start),
        "end_at": utc(s.end),
        "state": s.state,
        "certain": s.certain,
        "share_off": [s.share_off.low, s.share_off.high] if s.share_off else None,
        "share_off_named": [s.named.low, s.named.high] if s.named else None,
        "also": list(s.also),
        "base": s.base,
        "shares": [{"base": share.base, "off": [share.off.low, share.off.high]} for share in s.shares],
        "counts": [
            {"unit": c.unit, "off": [c.off.low, c.off.high if isfinite(c.off.high) else None]}
            for c in s.counts
        ],
        "evidence": list(s.evidence),
    }


def _inherited(above: str, piece: LayerInterval) -> dict[str, Any]:
    return {
        "place": above,
        "start_at": utc(piece.start),
        "end_at": utc(piece.end),
        "state": display_state(piece),
        "certain": piece.certain,
        "evidence": list(piece.evidence),
    }


def _indicator(said: Indicator) -> dict[str, Any]:
    return {
        "observation": said.id,
        "name": said.name,
        "value": said.value,
        "unit": said.unit,
        "bound": said.bound,
        "at": [utc(said.at.earliest), utc(said.at.latest)],
        "said_by": said.said_by or said.publisher,
    }


def note_json(said: Statement) -> dict[str, Any]:
    """Return as JSON what was told without making a state."""
    return {
        "observation": said.id,
        "modality": said.modality,
        "kind": said.kind,
        "phase": said.phase,
        "at": [utc(said.at.earliest), utc(said.at.latest)],
        "until": [utc(said.until.earliest), utc(said.until.latest)] if said.until else None,
        "quote": said.quote,
    }


def _planned(plan: PlannedDay) -> dict[str, Any]:
    return {
        "on": plan.on.isoformat(),
        "groups": plan.groups,
        "planned_hours": {"min": plan.min_h, "mean": plan.mean_h, "max": plan.max_h},
        "possible_hours_mean": plan.possible_h,
        "source_updated_at": plan.source_updated_at and utc(plan.source_updated_at),
        "evidence": list(plan.evidence),
    }


def evidence_json(belief: Belief, monitor: Monitor, cited: set[str]) -> dict[str, Any]:
    """Return sayings by id as JSON: who said what and when, and the archived document behind it."""
    documents = monitor.provenance(cited)
    found = {}
    for identity in sorted(cited):
        said = belief.said[identity]
        found[identity] = {
            "at": [utc(said.at.earliest), utc(said.at.latest)],
            "known_at": utc(said.known_at),
            "quote": said.quote,
            "said_by": said.said_by,
            "publisher": said.publisher,
            "url": said.url,
            "doubt": said.doubt,
            "corrected": said.corrected,
            "document_sha256": documents[identity].sha256,
            "locator": documents[identity].locator,
        }
    return found


def timeline_csv(view: View) -> str:
    """Return the view as CSV, one row per interval: see `frames.state_frame`; shares are 0 to 1."""
    from monitor.frames import csv_bytes, state_frame

    return csv_bytes(state_frame(view.belief, view.lanes, view.start, view.end)).decode()


def print_sources(monitor: Monitor, console: Console) -> None:
    """Print every source with how it last answered."""
    last = attempts.last_attempts(monitor.engine)
    table = Table()
    for column in ("source", "publisher", "kind", "last asked", "outcome", "problem"):
        table.add_column(column, overflow="fold")
    for name, feed in catalog().items():
        tried = last.get(name)
        table.add_row(
            name,
            feed.source.publisher,
            "curated table" if feed.source.table else "live",
            f"{tried.at:%Y-%m-%d %H:%M} UTC" if tried else "never",
            tried.outcome if tried else "",
            tried.problem if tried else "",
        )
    console.print(table)
