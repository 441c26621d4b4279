"""The summary: a handful of sentences written from the data, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from feeds.observation import Service, Statement
from feeds.places import gazetteer
from monitor.belief import Belief
from monitor.gascap import CapDates
from reports import words
from reports.cap_told import cap_sentences
from reports.evidence import Citations, place_name
from reports.selection import Rows
from reports.tables import DayRow, PolicyRow

MOST_NAMES = 12


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of the summary and the numbers of the sayings it rests on."""

    text: str
    evidence: tuple[int, ...]


def summarise(
    belief: Belief,
    on: date,
    rows: Rows,
    table: Sequence[DayRow],
    policies: Sequence[PolicyRow],
    citations: Citations,
    cap: CapDates,
) -> tuple[Sentence, ...]:
    """Return the sentences: the lead place, the others, what nobody knows, policy, gas and its cap."""
    return (
        *_lead(rows, table),
        *_reported(rows, table, citations),
        *_unknown(rows, table),
        *(
            Sentence(text=f"Policy, {p.event.jurisdiction}: {p.event.title}.", evidence=p.evidence)
            for p in policies
            if p.event.on == on
        ),
        *(
            Sentence(text=text, evidence=citations.cite(ids))
            for text, ids in cap_sentences(belief.prices, on, cap)
        ),
    )


def _lead(rows: Rows, table: Sequence[DayRow]) -> list[Sentence]:
    """One sentence per service of the lead place that was spoken of."""
    zone = gazetteer().get(rows.lead).clock
    found = []
    for row in table:
        if row.place != rows.lead or not row.is_known:
            continue
        told = "; ".join(
            f"{words.statement(s)} ({words.when(s.at, zone)}, {s.said_by or s.publisher})" for s in row.said
        )
        text = (
            f"{row.place_name}, {words.SERVICE[row.service]}: {told or 'no new word'}. "
            f"Affected {row.affected} of the day, {row.observed}."
        )
        found.append(Sentence(text=text, evidence=row.evidence))
    return found


def _reported(rows: Rows, table: Sequence[DayRow], citations: Citations) -> list[Sentence]:
    """Where else something was reported on the day, one sentence per service and kind of report."""
    groups: dict[tuple[Service, str], list[Statement]] = defaultdict(list)
    for row in table:
        if row.place == rows.lead:
            continue
        for said in row.said:
            if said not in groups[row.service, words.claim(said)]:
                groups[row.service, words.claim(said)].append(said)
    return [
        Sentence(
            text=f"{words.sentence_case(claim)} ({words.SERVICE[service]}): "
            f"{words.listed([_with_figure(s) for s in said], MOST_NAMES)}.",
            evidence=citations.cite(s.id for s in said),
        )
        for (service, claim), said in groups.items()
    ]


def _with_figure(said: Statement) -> str:
    name = place_name(said.place or "")
    return f"{name} ({words.quantity(said.quantity)})" if said.quantity else name


def _unknown(rows: Rows, table: Sequence[DayRow]) -> list[Sentence]:
    """Count the followed places whose power nobody spoke of: silence is not supply."""
    followed = [row for row in table if row.place in rows.followed and row.service == "electricity"]
    silent = [row for row in followed if not row.is_known]
    if not silent:
        return []
    text = (
        f"Unknown: nobody reported on electricity in {len(silent)} of the {len(followed)} followed cities; "
        "silence is no sign of supply."
    )
    return [Sentence(text=text, evidence=())]
