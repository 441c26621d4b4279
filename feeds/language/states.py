"""From the words of a clause to the phase and the modality of its claim."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from feeds.language.clauses import State
from feeds.language.rules import Trigger
from feeds.language.tokens import listed
from feeds.language.units import Unit
from feeds.observation import Phase


def sense(trigger: Trigger, units: Sequence[Unit], start: int, end: int, with_figure: bool) -> State | None:
    """Return (phase, modality) of a claim in the clause units[start:end]; None where it claims nothing."""
    said = _said(trigger, units, start, end)
    match trigger.kind:
        case "emergency_shutdown" | "scheduled_shutdown":
            return _regime(trigger, units, start, end, said)
        case "outage":
            return _outage(trigger, said, units, start, end)
        case "restoration":
            return _restoration(trigger, said, units[start:end], with_figure)
        case "attack":
            return None, (
                "denied"
                if "FAKE" in said or trigger.lean == "none"
                else "possible"
                if "IF" in said
                else "actual"
            )
    return None, "actual"


_PAST = frozenset(listed("after instead після замість после вместо"))
"""What comes after a regime or in its place says that it is over."""

_WILL_LACK = frozenset(("не буде", "не матимуть", "не будет"))
_ONCE = frozenset(("коли", "щойно", "once", "when", "когда"))
_THAT = frozenset(("що", "that", "что"))
_MODAL = frozenset(("MAY", "IF", "FUTURE", "NEG"))
_BEFORE_ENDS = frozenset(("SEMI", "BUT", "WHICH", "COLON"))
_AFTER_ENDS = _BEFORE_ENDS | {"AND", "COMMA", "DASH", "OPEN"}


def _said(trigger: Trigger, units: Sequence[Unit], start: int, end: int) -> set[str]:
    """Return the classes of a clause; "may", "will", "if" and "not" stay in their own part of it."""
    condition = next((n for n in range(trigger.last, end) if units[n].cls == "IF"), end)
    said = {unit.cls for unit in units[start:condition]} - _MODAL
    if _fake_is_elsewhere(trigger, units, start):
        said.discard("FAKE")
    said |= {unit.cls for unit in units[trigger.first : trigger.last]} & _MODAL
    said |= {unit.cls for unit in units[: trigger.first]} & {"IF"}
    if any(unit.ahead for unit in units[trigger.first : trigger.last]):
        said.add("AHEAD")
    for position in range(trigger.first - 1, start - 1, -1):
        unit = units[position]
        if unit.text in _THAT and "MAY" in {near.cls for near in units[max(start, position - 3) : position]}:
            said.add("MAY")  # "it is not ruled out that …"
        if unit.cls in _BEFORE_ENDS:
            break
        feared = {near.text for near in units[max(0, position - 2) : position]} & _BECAUSE
        if not (unit.cls == "MAY" and feared):
            said |= _mood(unit)
    for unit in units[trigger.last : end]:
        if unit.cls in _AFTER_ENDS:
            break
        said |= _mood(unit)
    if "AHEAD" in said:
        said.add("FUTURE")
    return said


def _mood(unit: Unit) -> set[str]:
    """Return what a word adds to the mood of its clause: a class of `_MODAL`, or its own future tense."""
    return ({unit.cls} & _MODAL) | ({"AHEAD"} if unit.ahead and unit.cls in _REGIME_WORDS else set())


def _fake_is_elsewhere(trigger: Trigger, units: Sequence[Unit], start: int) -> bool:
    """Whether a colon parts the fake from what is claimed: "denies it: cuts are in force"; not "Fake: …"."""
    row = [unit.cls for unit in units[start : trigger.first]]
    if "FAKE" not in row or row[0] == "FAKE":
        return False
    return bool({"COLON", "SEMI"} & set(row[row.index("FAKE") :]))


def _regime(trigger: Trigger, units: Sequence[Unit], start: int, end: int, said: Set[str]) -> State | None:
    if _is_past(units, trigger.first) or _until(units, start, trigger.last):
        return None
    lacking = any(unit.text in _WILL_LACK for unit in units[trigger.first : trigger.last])
    future = bool(said & {"FUTURE", "WILLAPPLY"}) or trigger.lean in ("planned", "row") or lacking
    if "FAKE" in said:
        return ("ends" if "CANCEL" in said else "begins"), "denied"
    if "NEED" in said and said & {"NO", "NEG"}:
        return "begins", "denied"
    ahead = future or _tomorrow(units, start, end)
    if _none(trigger, units, start, end):
        planned = ahead or "PLANNED" in said or (trigger.lean == "none" and "SCHED" in said)
        return "ends", "planned" if planned else "actual"
    if _not_lifted(units, start, end):
        return "continues", "actual"
    if said & _LIFTED or trigger.lean in ("ends", "over"):
        doubted = "CANCEL" in said and said & {"MAY", "IF"}
        return "ends", "possible" if doubted else "planned" if ahead else "actual"
    if said & {"MAY", "IF"}:
        return "begins", "possible"
    if future or "PLANNED" in said or (ahead and "APPLIED" not in said):
        return "begins", "planned"
    fresh = said & {"APPLIED", "BEGAN", "BACKTO"} or trigger.lean == "begins"
    lasting = "CHANGED" in said or (not fresh and said & {"INFORCE", "STILL", "NORMAL"})
    return "continues" if lasting else "begins", "actual"


_LIFTED = frozenset(("CANCEL", "STOPPED"))


def _none(trigger: Trigger, units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether no regime is applied: "no outages are planned", "відключень немає"."""
    after = [unit.cls for unit in units[trigger.last : end]][:2]
    return trigger.lean == "none" or _negated(units, start, end) or "NO" in after


def _is_past(units: Sequence[Unit], first: int) -> bool:
    """Whether the regime came before: "after three days of emergency cuts"; "after 16:00" is an hour."""
    for position in range(first - 1, max(-1, first - 4), -1):
        if units[position].cls in _REGIMES:
            return False
        if units[position].text in _PAST and not units[position + 1].time:
            return True
    return False


def _until(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether the words only say how long something lasts: "доки її не знімуть"."""
    row = units[start:end]
    return any(unit.text in _AS_LONG for unit in row[:2]) and any(unit.cls == "NEG" for unit in row)


_BECAUSE = frozenset(("через", "внаслідок", "унаслідок", "because of", "due to", "amid", "из за", "under"))
_AS_LONG = frozenset(("доки", "поки", "допоки", "until", "пока"))
_REGIMES = frozenset(("SCHEDCUT", "EMERGCUT", "GRAPH", "CUT"))


def _not_lifted(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether a regime stays: "were not cancelled"."""
    row = [unit.cls for unit in units[start:end]]
    row = row[: row.index("COMMA")] if "COMMA" in row else row
    return any(pair == ("NEG", "CANCEL") for pair in pairwise(row))


def _tomorrow(units: Sequence[Unit], start: int, end: int) -> bool:
    return any(unit.time and unit.time.shift == 1 for unit in units[start:end])


def _negated(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether the clause says that nothing is applied: "не застосовуються", "no outages are planned"."""
    clause = units[start:end]
    for position, unit in enumerate(clause):
        near = [other.cls for other in clause[position + 1 : position + 4]]
        if unit.cls in ("NEG", "NO") and set(near) & _REGIME_WORDS:
            return True
    return False


_REGIME_WORDS = frozenset(
    listed("APPLIED INFORCE WILLAPPLY PLANNED CUT SCHEDCUT EMERGCUT GRAPH EMERG SCHED CUTV BEGAN FUTURE")
)


def _outage(trigger: Trigger, said: Set[str], units: Sequence[Unit], start: int, end: int) -> State | None:
    if "FAKE" in said:
        return "begins", "denied"
    before = [unit.cls for unit in units[max(start, trigger.first - 2) : trigger.first]]
    cut = next((n for n in range(trigger.first, trigger.last) if units[n].cls == "CUT"), None)
    if "IF" in before or (cut is not None and _is_past(units, cut)):
        return None
    if trigger.lean == "unfed":
        return "begins", "planned"
    if trigger.lean in ("unrestored", "waiting"):
        return ("begins", "possible") if "MAY" in said else ("continues", "actual")
    if said & {"MAY", "IF"}:
        lasts = "INFORCE" in said and trigger.lean == "state"
        return ("continues" if lasts else "begins"), "possible"
    if trigger.lean in ("none", "unhurt", "spared"):
        return "begins", "denied"
    if any(unit.text in _WILL_LACK for unit in units[trigger.first : trigger.last]):
        return "begins", "planned"
    if "AHEAD" in said or (said & {"FUTURE", "WILLAPPLY"} and trigger.lean != "lost"):
        return "begins", "planned"
    if "NEG" in before:
        return "begins", "denied"
    if trigger.lean in ("lost", "counted") or "LEFT" in said:
        return "begins", "actual"
    return "continues" if "STILL" in said or trigger.lean == "state" else "begins", "actual"


def _restoration(trigger: Trigger, said: Set[str], clause: Sequence[Unit], with_figure: bool) -> State | None:
    if "FAKE" in said:
        return "full", "denied"
    if trigger.lean == "worked":
        return "partial", "actual"
    future = trigger.lean == "future"
    whole = "ALL" in said or any("in full" in unit.text for unit in clause)
    phase: Phase = (
        "partial"
        if with_figure or "PART" in said or trigger.lean in ("doing", "process", "critical", "share", "alike")
        else "full"
    )
    if whole and trigger.lean != "critical" and "PART" not in said:
        phase = "full"
    if said & {"MAY", "IF"}:
        return phase, "possible"
    if said & {"NEG", "NO"} and not future:
        return None
    if future and any(unit.text in _ONCE for unit in clause[:2]):
        return None
    if ("FUTURE" in said and trigger.lean != "share") or (future and said & {"BEGAN", "TIME", "PLANNED"}):
        return "partial" if "BEGAN" in said else phase, "planned"
    if future and any(unit.text in _ONCE for unit in clause):
        return None
    if future:
        return (phase, "planned") if said & {"WILLRESTORE", "WILLENERGISE"} else None
    return phase, "actual"
