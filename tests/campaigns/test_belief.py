"""A short campaign of the code against the oracle, and that the oracle can disagree with it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Any, get_args

import pytest

from feeds.observation import (
    BoundKind,
    CountedUnit,
    Modality,
    Phase,
    Reading,
    Statement,
    StatementKind,
    Voice,
)
from monitor.belief import believe
from monitor.store import facts
from tests.campaigns.belief import agreement, campaign
from tests.campaigns.belief.histories import history
from tests.campaigns.belief.stored import told_differently
from tests.campaigns.belief.times import DAYS_OF_CHANGE

SEED, CASES, CHUNKS = 1, 200, 8
SIZE = CASES // CHUNKS


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_code_and_oracle_say_the_same_in_every_minute(chunk: int) -> None:
    outcome = campaign.all_tried(SEED, range(chunk * SIZE, (chunk + 1) * SIZE))
    assert outcome.first == []
    assert outcome.disagreements == 0
    assert outcome.cases == SIZE
    # At least one lane of nine days in nearly every case.
    assert outcome.minutes_compared > 0.8 * SIZE * 9 * 1440


@pytest.mark.parametrize(
    ("rule", "otherwise"),
    [
        ("monitor.timeline.WORD_LASTS", timedelta(hours=23)),
        ("monitor.courses.WORD_LASTS", timedelta(hours=23)),
        ("monitor.ordering.RECALL", timedelta(days=6)),
        ("monitor.readings.CADENCES_HELD", 2),
        ("monitor.corroboration.ROUNDING", 0.1),
    ],
)
def test_a_rule_that_is_followed_otherwise_is_seen(
    monkeypatch: pytest.MonkeyPatch, rule: str, otherwise: Any
) -> None:
    monkeypatch.setattr(rule, otherwise)
    assert campaign.all_tried(SEED, range(60)).disagreements > 0


def test_a_belief_that_hangs_on_the_order_of_arrival_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(observations: Any, **more: Any) -> Any:
        return believe(list(observations)[:-1], **more)

    monkeypatch.setattr(agreement, "believe", forgetful)
    found = [
        one.about for index in range(20) for one in agreement.compared(history(SEED, index)).disagreements
    ]
    assert "timelines by order of arrival" in found
    assert "resolution by order of arrival" in found


def test_a_store_that_tells_what_was_not_known_yet_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    index = next(index for index in range(CASES) if early(index))
    assert told_differently(history(SEED, index)) == []
    told = facts.told
    monkeypatch.setattr(facts, "told", lambda engine, as_of: told(engine, None))
    # A fresh store, however the sayings are held, and the history itself.
    assert len(told_differently(history(SEED, index))) == 3


def early(index: int) -> bool:
    """Whether much of a history is not known at its time."""
    drawn = history(SEED, index)
    return 5 < len(drawn.known) < len({one.id for one in drawn.observations}) - 5


def test_a_case_depends_on_seed_and_number_alone() -> None:
    assert history(1, 7) == history(1, 7) != history(2, 7)
    assert history(1, 7) != history(1, 8)
    one, other = campaign.all_tried(1, range(10)), campaign.all_tried(1, range(5))
    other.add(campaign.all_tried(1, range(5, 10)))
    assert one == other


def test_every_kind_of_saying_is_drawn() -> None:
    said = [one for index in range(CASES) for one in history(SEED, index).observations]
    statements = [one for one in said if isinstance(one, Statement)]
    kinds = Counter(one.kind_name for one in said)
    assert set(kinds) == {"statement", "planned_cut", "reading", "indicator", "price"}
    phases = Counter((one.kind, one.phase) for one in statements)
    for kind in set(get_args(StatementKind)) - {"attack", "policy"}:
        assert min(phases[kind, phase] for phase in get_args(Phase)) > 20
    assert phases["attack", None] > 20 < phases["policy", None]
    assert set(get_args(Modality)) == {one.modality for one in statements}
    assert set(get_args(Voice)) == {one.voice for one in statements}
    figures = Counter((one.quantity.unit, one.quantity.bound) for one in statements if one.quantity)
    units = ("share_off", "share_on", "megawatts", *get_args(CountedUnit))
    assert min(figures[unit, bound] for unit in units for bound in get_args(BoundKind)) > 5
    assert min(kinds.values()) > 50
    for missing in ("place", "service", "until", "quantity"):
        assert sum(getattr(one, missing) is None for one in statements) > 50
    assert sum(one.doubt != "" for one in statements) > 200


def test_readings_have_masks_gaps_revisions_and_no_customers() -> None:
    drawn = [history(SEED, index).observations for index in range(CASES)]
    readings = [[one for one in said if isinstance(one, Reading)] for said in drawn]
    every = [one for some in readings for one in some]
    assert sum(not one.customers_out.exact for one in every) > 100
    assert sum(one.customers_out.low == 0 < one.customers_out.high for one in every) > 100
    assert 50 < sum(one.customers_served is None for one in every) < len(every) - 50
    assert sum(len({one.source for one in some}) == 2 for some in readings) > 10
    moments = Counter((index, one.place, one.service, one.source, one.at)
                      for index, some in enumerate(readings) for one in some)  # fmt: skip
    assert sum(count > 1 for count in moments.values()) > 50
    apart = Counter((later.at.earliest - one.at.earliest) / one.cadence for some in readings
                    for one, later in pairwise(some) if one.source == later.source)  # fmt: skip
    assert min(apart[1.0], apart[2.0], apart[3.0], apart[10.0]) > 20


def test_times_collide_touch_and_lie_around_the_days_of_change() -> None:
    found: Counter[str] = Counter()
    for index in range(CASES):
        drawn = history(SEED, index)
        found["days of change"] += any(day in drawn.days[1:-1] for day in DAYS_OF_CHANGE)
        found["not all known"] += len(drawn.known) < len({one.id for one in drawn.observations})
        found["said twice"] += len(drawn.observations) > len({one.id for one in drawn.observations})
        found["lanes"] += (
            len({(one.place, one.service) for one in drawn.known if isinstance(one, Statement)}) > 2
        )
        statements = [one for one in drawn.observations if isinstance(one, Statement)]
        for one, other in combinations({one.at for one in statements}, 2):
            found["same middle"] += one.middle == other.middle
            found["touching"] += one.latest == other.earliest and not (one.exact or other.exact)
            found["exact at a bound"] += one.exact and one.earliest in (other.earliest, other.latest)
        found["same time"] += len(statements) - len({one.at for one in statements})
        found["one page"] += len(statements) - len({(one.at, one.publisher, one.url) for one in statements})
    assert min(found.values()) > 20, found
    assert found["days of change"] > 60
    assert found["same time"] > 500


def test_the_command_line_reports_and_exits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--cases", "4", "--seed", "1", "--processes", "1"]
    assert campaign.main([*arguments, "--json"]) == 0
    fine = json.loads(capsys.readouterr().out)
    assert (fine["cases"], fine["disagreements"], fine["first"]) == (4, 0, [])
    assert fine["minutes_compared"] > 0 < fine["observations"]

    monkeypatch.setattr("monitor.timeline.WORD_LASTS", timedelta(hours=23))
    assert campaign.main([*arguments, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["disagreements"] > len(told["first"]) == campaign.SHOWN
    assert campaign.main(arguments) == 1
    assert told["first"][0] in capsys.readouterr().out

    case = int(told["first"][0].split("case ")[1].split(",")[0])
    assert campaign.main(["--only", str(case)]) == 1
    head, *lines = capsys.readouterr().out.splitlines()
    assert f"case {case}: {len(history(1, case).observations)} observations" in head
    # One saying that stands for 24 hours is all that it takes.
    assert sum(line.startswith("  ") for line in lines) == 1


def test_a_case_without_a_difference_is_said_to_be_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert campaign.main(["--only", "3"]) == 0
    assert "both say the same in" in capsys.readouterr().out
