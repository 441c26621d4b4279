"""Sayings that must not leave, each with a word and a number that nothing else has, and every door there is."""

from __future__ import annotations

import email
import email.policy
import hashlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from feeds.bounds import Bounds
from feeds.observation import Cut, Document, Indicator, Observation, PlannedCut, Price, Quantity, Reading
from monitor.app.access import Monitor
from monitor.store import attempts, facts
from monitor.store.publication import add_hold
from tests.command import run_command
from tests.sayings import at, instant, said

DAY = date(2022, 12, 16)
EVENT = "eu-gas-cap-agreed"
LVIV, ODESA, SUMY, RIVNE = "UA-46/lviv", "UA-51/odesa", "UA-59/sumy", "UA-56/rivne"
PLACES = (LVIV, ODESA, SUMY, RIVNE, "UA")


@dataclass(frozen=True, kw_only=True)
class Canary:
    """One saying, what gives it away, and where it can be met once it may leave."""

    said: Observation
    tokens: tuple[str, ...]
    held: bool = False


def common(quote: str, place: str, when: str = "16 21:00") -> dict[str, Any]:
    """Return the fields that every observation has."""
    return {
        "source": "test", "place": place, "at": at(when), "known_at": at(when).latest + timedelta(minutes=1),
        "quote": quote, "publisher": "Gazette", "url": "https://example.org/1", "said_by": "",
    }  # fmt: skip


def canaries() -> list[Canary]:
    """Return one of each sort of saying that the gate keeps back."""
    lviv = {"place": LVIV, "url": "https://example.org/2"}
    strike = said("attack", "16 21:00", service=None, quote="Zorblax: a missile strike", **lviv)
    damage = said(
        "outage",
        "16 21:00",
        count=(123457.0, "customers"),
        cause="attack",
        quote="Quuxnik lost power",
        **lviv,
    )
    share = said(
        "still off", "16 21:00", off=0.8317, base="customers", quote="Vexilor after shelling", **lviv
    )
    noise = replace(
        damage,
        quote="Heldwordium is dark",
        cause="",
        place=RIVNE,
        quantity=Quantity(value=654321.0, unit="people"),
    )
    waves = Indicator(
        **common("Wavecanary missiles", LVIV), name="missiles_launched", value=4711.0, unit="missiles"
    )
    lost = Indicator(
        **common("Lostcanary after the attack", "UA"),
        name="consumption_lost",
        value=0.3717,
        unit="share_of_consumption",
    )
    plan = PlannedCut(
        **common("Plancanary", SUMY), service="electricity", group="Groupcanary", on=DAY,
        cuts=(Cut(instant("16 03:07"), instant("16 04:56")),),
    )  # fmt: skip
    count = Reading(
        **common("Readcanary", SUMY), service="electricity", customers_out=Bounds(98761.0, 98761.0),
        customers_served=187651, cadence=timedelta(hours=1),
    )  # fmt: skip
    price = Price(**common("Pricecanary", "UA", "16"), product="TTF front month", on=DAY, eur_mwh=1739.25)
    return [
        Canary(said=strike, tokens=("Zorblax",)),
        Canary(said=damage, tokens=("Quuxnik", "123457", "123,457")),
        Canary(said=share, tokens=("Vexilor", "0.1683", "0.8317")),
        Canary(said=waves, tokens=("Wavecanary", "4711", "4,711")),
        Canary(said=lost, tokens=("Lostcanary", "0.3717")),
        Canary(said=noise, tokens=("Heldwordium", "654321", "654,321"), held=True),
        Canary(said=plan, tokens=("Plancanary", "Groupcanary"), held=True),
        Canary(said=count, tokens=("Readcanary", "98761", "98,761"), held=True),
        Canary(said=price, tokens=("Pricecanary", "1739.25", "1,739"), held=True),
    ]


TOO_FINE = ("46.48254", "30.72331", "ТЕЦ-5", "Дерибасівськ", "12345 67890", "maps.example")
COARSE = said(
    "outage",
    "16 20:00",
    off=0.4,
    place=ODESA,
    quote="Coordword: 46.48254, 30.72331, ТЕЦ-5, вул. Дерибасівська, 1",
    said_by="the head of ТЕЦ-5",
    locator="post of ТЕЦ-5",
    doubt="seen at 36UUA 12345 67890",
    url="https://www.google.com/maps/@46.48254,30.72331,15z?maps.example",
)


def plant(data: Path, *, hidden: bool) -> Monitor:
    """Make a store with what may leave in other words, and, if `hidden`, all that must not."""
    data.mkdir(parents=True, exist_ok=True)
    (data / "settings.toml").write_text('followed = ["Lviv", "Odesa", "Sumy", "Rivne"]\n')
    monitor, found = Monitor.at(data), canaries() if hidden else []
    for number, one in enumerate([COARSE, *(c.said for c in found)]):
        document = Document(
            source="test",
            key=str(number),
            url=one.url,
            body=str(number).encode(),
            fetched_at=instant("16 21:30"),
        )
        facts.record(monitor.engine, document, [one])
    failed = attempts.Attempt(
        source="gpv_github", at=instant("16 22:00"), outcome="failed", problem="no ТЕЦ-5"
    )
    attempts.note_attempt(monitor.engine, failed)
    for canary in found:
        if canary.held:
            add_hold(
                monitor.engine, observation=canary.said.id, reason="Holdreason", held_at=instant("16 21:40")
            )
    return monitor


def doors(monitor: Monitor) -> dict[str, str]:
    """Open every door there is, and return what leaves by each, as text."""
    return dict([*_commands(monitor.data), *_files(monitor.data), *_methods(monitor)])


def _commands(data: Path) -> Iterator[tuple[str, str]]:
    day, where = DAY.isoformat(), ("--data", str(data))
    asked: list[tuple[str, ...]] = [
        ("rebuild",), ("run", "--date", day, "--offline"),
        ("run", "--date", day, "--offline", "--json"),
    ]  # fmt: skip
    for place in PLACES:
        for format_ in ("table", "csv", "json"):
            window = ("--from", "2022-12-15", "--to", day)
            asked += [("timeline", place, *window, "--format", format_)]
        asked += [("timeline", place, *window, "--format", "json", "--as-of", "2099-01-01T00:00Z")]
        asked += [("explain", place, "2022-12-16T21:00", "--format", f) for f in ("table", "json")]
        asked += [("compare-policy", EVENT, place, "--format", f) for f in ("table", "json")]
    asked += [("gas-cap", "--to", day, "--format", f) for f in ("table", "json")]
    for command in asked:
        result = run_command(*command, *where)
        assert result.code in (0, 3), result.err
        yield " ".join(command), result.out + result.err


def _files(data: Path) -> Iterator[tuple[str, str]]:
    """What editions, rebuilds and deliveries have written."""
    for path in sorted(p for folder in ("reports", "belief", "outbox") for p in (data / folder).rglob("*.*")):
        name = str(path.relative_to(data))
        if path.suffix == ".png":
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()
        elif path.suffix == ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            texts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
            yield name, "\n".join([*map(str, message.values()), *texts])
        else:
            yield name, path.read_text(encoding="utf-8")


def frame_methods() -> list[str]:
    """Return the names of the public methods of a monitor that give a frame."""
    members = inspect.getmembers(Monitor, inspect.isfunction)
    return [
        n for n, m in members if not n.startswith("_") and "DataFrame" in str(m.__annotations__.get("return"))
    ]


def _methods(monitor: Monitor) -> Iterator[tuple[str, str]]:
    for name in frame_methods():
        method, texts = getattr(monitor, name), []
        takes = inspect.signature(method).parameters
        days = {"first": date(2022, 12, 14), "last": DAY} if "first" in takes else {}
        everywhere = takes["place"].default is None and "event" not in takes
        if "event" in takes:
            method = partial(method, EVENT)
        for place in (None,) if everywhere else PLACES:
            frame = method(place, **days)
            texts.append(frame.to_csv() + str(frame.attrs))
        yield f"Monitor.{name}", "\n".join(texts)
    yield "Monitor.belief", repr(monitor.belief()) + repr(monitor.belief(instant("17 07:00")))
    yield "Monitor.asked", repr(monitor.asked(None, None, None))
