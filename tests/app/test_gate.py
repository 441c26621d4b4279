"""The gate: nothing that is embargoed, held or too fine leaves by any door; afterwards it does."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
import time_machine

from monitor.app.access import Monitor
from monitor.app.cli import app
from monitor.store.publication import holds, logged, release_hold
from tests.app.canaries import COARSE, DAY, TOO_FINE, canaries, doors, frame_methods, plant
from tests.sayings import instant

BEFORE, AFTER = instant("17 07:30"), instant("17 09:30")
"""The strike was on the 16th at 21:00: its embargo is over on the 17th at 9:00."""
ROOT = Path(__file__).parents[2]
WITHHELD_LINE = re.compile(r"Withheld for now: [^.]*\.")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """What leaves by every door: while all is kept back, where it never was said, and when all is released."""
    folder = tmp_path_factory.mktemp("doors")
    with time_machine.travel(BEFORE, tick=False):
        clean, monitor = plant(folder / "clean", hidden=False), plant(folder / "canaries", hidden=True)
        without, kept = doors(clean), doors(monitor)
    for hold in holds(monitor.engine):
        release_hold(monitor.engine, hold.id, reason="may leave", released_at=instant("17 09:00"))
    again = plant(folder / "released", hidden=True)
    for hold in holds(again.engine):
        release_hold(again.engine, hold.id, reason="may leave", released_at=instant("17 06:00"))
    (again.data / "settings.toml").write_text(
        'followed = ["Lviv", "Odesa", "Sumy", "Rivne"]\nembargo_hours_infrastructure = 0\n'
    )
    with time_machine.travel(AFTER, tick=False):
        return {"without": without, "kept": kept, "free": doors(Monitor.at(again.data)), "monitor": monitor}


TOKENS = [token for canary in canaries() for token in (*canary.tokens, canary.said.id)]


@pytest.mark.parametrize("token", [*TOKENS, "Holdreason"])
def test_what_is_kept_back_leaves_by_no_door(opened, token):
    assert [name for name, text in opened["kept"].items() if token in text] == []


@pytest.mark.parametrize("token", TOO_FINE)
def test_a_place_finer_than_a_city_leaves_by_no_door_ever(opened, token):
    for when in ("without", "kept", "free"):
        assert [name for name, text in opened[when].items() if token in text] == []


def test_the_saying_with_the_place_itself_is_told_under_its_own_id(opened):
    for name in ("timeline UA-51/odesa --from 2022-12-15 --to 2022-12-16 --format json", "Monitor.belief"):
        text = opened["kept"][name]
        assert "Coordword: [place withheld]" in text
        assert COARSE.id in text


def test_what_a_source_failed_on_is_named_without_the_place(opened):
    assert "failed (no [place withheld])" in " ".join(opened["kept"][f"reports/{DAY}/report.txt"].split())


def test_every_door_is_as_if_nothing_of_it_had_been_said(opened):
    kept, without = opened["kept"], opened["without"]
    counted = {name for name in kept if WITHHELD_LINE.search(kept[name])}

    assert kept.keys() == without.keys()
    assert len([name for name in kept if name.endswith(".png")]) == 4
    for name, text in kept.items():
        own = text.replace("canaries", "clean") if name.startswith(("run", "report")) else text
        assert WITHHELD_LINE.sub("", own) == WITHHELD_LINE.sub("", without[name]), name
    assert counted == {f"reports/{DAY}/report.txt", f"reports/{DAY}/report.html"} | {
        name for name in kept if name.endswith(".eml")
    }


def test_readers_are_told_how_many_are_withheld_and_why_but_not_where(opened):
    # The chronicle has five of its own on that day.
    line = "14 sayings (10 under embargo after an attack on infrastructure, 4 held back by a person)"
    without = "5 sayings (5 under embargo after an attack on infrastructure)"

    for name in ("report.txt", "report.html"):
        text = " ".join(opened["kept"][f"reports/{DAY}/{name}"].split())
        assert f"Withheld for now: {line}." in text
        assert f"Withheld for now: {without}." in " ".join(opened["without"][f"reports/{DAY}/{name}"].split())


@pytest.mark.parametrize("canary", canaries(), ids=lambda c: c.tokens[0])
def test_when_it_may_leave_it_does(opened, canary):
    found = [name for name, text in opened["free"].items() if any(t in text for t in canary.tokens)]
    assert "Monitor.belief" in found
    assert any(canary.said.id in text for text in opened["free"].values())


@pytest.mark.parametrize(
    ("door", "tokens"),
    [
        (f"reports/{DAY}/report.txt", ("123,457", "Quuxnik", "Heldwordium", "Lostcanary", "Pricecanary")),
        (f"reports/{DAY}/report.html", ("Vexilor", "1,739")),
        (f"outbox/{DAY}-reader-localhost.eml", ("Quuxnik", "Heldwordium")),
        ("belief/episodes.csv", ()),
        ("timeline UA-46/lviv --from 2022-12-15 --to 2022-12-16 --format table", ("123,457", "Vexilor")),
        ("timeline UA-46/lviv --from 2022-12-15 --to 2022-12-16 --format json", ("Vexilor", "0.8317")),
        ("timeline UA-46/lviv --from 2022-12-15 --to 2022-12-16 --format csv", ("0.8317",)),
        ("explain UA-46/lviv 2022-12-16T21:00 --format json", ("Quuxnik",)),
        ("explain UA-59/sumy 2022-12-16T21:00 --format table", ("98,761",)),
        ("Monitor.indicators", ("4711", "0.3717")),
        ("Monitor.customers", ("123457", "654321")),
        ("Monitor.reliability", ("187651",)),
    ],
)
def test_these_doors_do_tell_it_then(opened, door, tokens):
    name = next(n for n in opened["free"] if n == door or (door.endswith(".eml") and n.endswith(".eml")))
    assert [token for token in tokens if token not in opened["free"][name]] == []
    assert opened["free"][name] != opened["kept"][name]


def test_charts_are_drawn_with_it_then(opened):
    names = [name for name in opened["free"] if name.endswith(("swimlanes.png", "hours.png", "gas_cap.png"))]

    assert len(names) == 3
    assert all(opened["free"][name] != opened["kept"][name] for name in names)


def test_every_method_and_command_is_a_door_or_known_to_be_the_operators():
    public = {n for n, _ in inspect.getmembers(Monitor, inspect.isfunction) if not n.startswith("_")}
    commands = {c.name or c.callback.__name__ for c in app.registered_commands}

    assert public - set(frame_methods()) == {
        "belief", "asked", "heard", "internal_belief", "provenance", "published", "publishing",
    }  # fmt: skip
    assert commands == {"run", "rebuild", "report", "timeline", "explain", "compare_policy", "gas-cap"} | {
        "collect", "ingest", "try", "extract", "serve", "corrections", "sources",
    }  # fmt: skip
    assert {group.name for group in app.registered_groups} == {"hold"}


def test_the_operator_sees_everything(opened):
    said = opened["monitor"].internal_belief(instant("17 07:00")).said

    assert {c.said.id for c in canaries()} <= said.keys()
    assert said[COARSE.id].quote == COARSE.quote, "the fact stays as it was read"


def test_the_log_says_what_each_door_kept_back_once(opened):
    rows = logged(opened["monitor"].engine)
    kept = [row for row in rows if row.observation == canaries()[1].said.id]

    assert {row.door for row in kept} == {"edition 2022-12-16", "rebuild", "timeline", "explain", "python"}
    assert {(row.decision, row.reason) for row in kept} == {
        ("embargoed", "embargo until 2022-12-17T07:00Z (infrastructure: 12 h from 2022-12-16T19:00Z)")
    }
    assert {row.decided_at for row in kept if row.door.startswith("edition")} == {instant("17 07:00")}
    assert [row.decision for row in rows if row.observation == COARSE.id] == ["coarsened"]


READS_FACTS = {"facts.told", "facts.recorded", "facts.provenance", "belief.believe", "gate.believe_all"}
ALLOWED = {
    "monitor/app/gate.py": {"facts.told", "facts.provenance", "belief.believe"},
    "monitor/app/access.py": {"gate.believe_all"},
    "monitor/app/corrected.py": {"facts.recorded"},
}
"""Which modules of the roof and of the reports may read facts, or work out a belief from them."""


def read_in(source: str) -> set[str]:
    """Return what a module reads facts by: attributes of a module, and names taken from one."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(".".join(ast.unparse(node).split(".")[-2:]))
            found.add(node.attr if node.attr == "internal_belief" else "")
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{(node.module or '').split('.')[-1]}.{alias.name}" for alias in node.names}
    return found & (READS_FACTS | {"internal_belief"})


def test_facts_are_believed_in_the_gate_alone():
    paths = [
        p for folder in ("monitor/app", "monitor/frames", "reports") for p in (ROOT / folder).rglob("*.py")
    ]
    found = {str(p.relative_to(ROOT)): read_in(p.read_text(encoding="utf-8")) for p in paths}

    assert {name: reads for name, reads in found.items() if reads} == ALLOWED


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from monitor.store import facts\nfacts.told(engine)", {"facts.told"}),
        ("from monitor.belief import Belief, believe", {"belief.believe"}),
        ("import monitor.store.facts\nmonitor.store.facts.recorded(1)", {"facts.recorded"}),
        ("monitor.internal_belief()", {"internal_belief"}),
        ("ledger.told(engine)", set()),
    ],
)
def test_the_look_for_it_finds_it(source, found):
    assert read_in(source) == found
