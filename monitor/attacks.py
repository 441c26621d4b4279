"""Which observations tell of an attack or of what it damaged, and of which class the event is. Pure.

Emergency notices, schedules, restorations and plain outages are none of them, whatever their cause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from feeds.observation import Indicator, Observation, Statement

EventClass = Literal["infrastructure", "civilian", "custom"]
"""`custom`: under embargo by the settings alone, as a kind that is no attack."""
ATTACK = "attack"
COUNTED = ("missiles_", "drones_", "attack_wave_number", "drone_attack_number", "objects_damaged")
"""Beginnings of the names of indicators that count an attack's weapons, waves and hits."""

STRIKE_WORDS = re.compile(
    r"(?i)\b(?:missile|rocket|shell(?:ing|ed|s)|air ?strike|strikes?\b|struck|drone|shahed|uav|bomb|attack"
    r"|explosion|artillery|debris|обстр[іе]л|ракет|удар|атак|дрон|безпілотник|беспилотник|бпла|шахед|вибух|взрыв|влучан"
    r"|приліт|прильот|прилет|артилер|артиллер|уламк|обломк|бомб)"
)
"""What an outage says that was done by an attack; a text's reader keeps no cause, a curated table does."""
ENERGY_WORDS = re.compile(
    r"(?i)(?:\b(?:energ|power|electric|grid|substation|transformer|generat|infrastructure|heat|water|gas\b|fuel|oil"
    r"|plant|CHP|TPP|HPP|NPP|DTEK|Ukrenergo)"
    r"|енерг|енэрг|энерг|електр|электр|підстанц|подстанц|трансформатор|генерац|інфраструктур|инфраструктур|світл"
    r"|тепл|вод[аиіоуы]|водо|газ|нафт|нефт|ТЕЦ|ТЕС|ГЕС|АЕС|ТЭЦ|ТЭС|ГЭС|АЭС|ДТЕК|ДТЭК)"
)
CIVILIAN_WORDS = re.compile(
    r"(?i)(?:\b(?:residential|apartment|house|home|school|kindergarten|hospital|clinic|church|market|shop|mall"
    r"|hotel|dormitory|civilian|car park)"
    r"|житл|жилы|жилой|жилог|жилом|багатоповерх|многоэтаж|багатоквартир|многоквартир|квартир|приватн"
    r"|частн\w+ дом|будин|дома\b|школ|садоч|садк|детск|лікарн|больниц|поліклін|поликлин|церкв|ринок|рынок"
    r"|магазин|гуртожит|общежит|цивільн|гражданск)"
)


def event_class(said: Observation, *, beside: bool = False) -> EventClass | None:
    """Return the class of the event that an observation tells of, None for no attack.

    `beside`: its source tells of an attack at the same place and time. Damage to supply is infrastructure. An
    attack is civilian only where its words name a civilian object and it names no service and nothing of
    energy; where nothing says which, the longer class is taken.
    """
    if isinstance(said, Statement) and said.kind == "outage":
        hit = said.cause == ATTACK or (not said.cause and (beside or STRIKE_WORDS.search(said.quote)))
        return "infrastructure" if hit else None
    if isinstance(said, Indicator):
        hit = said.name.startswith(COUNTED) or STRIKE_WORDS.search(said.quote)
        return "infrastructure" if hit else None
    if not isinstance(said, Statement) or said.kind != ATTACK:
        return None
    energy = said.service is not None or ENERGY_WORDS.search(said.quote)
    return "civilian" if CIVILIAN_WORDS.search(said.quote) and not energy else "infrastructure"


def told_beside(observations: Iterable[Observation]) -> set[str]:
    """Return the ids of outages whose own page tells of an attack at the same place and time."""
    attacks: dict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    outages = []
    for said in observations:
        if isinstance(said, Statement) and said.kind == ATTACK and said.modality == "actual":
            attacks[said.source, said.url, said.place].append(said)
        elif isinstance(said, Statement) and said.kind == "outage" and said.url:
            outages.append(said)
    return {
        said.id
        for said in outages
        for attack in attacks.get((said.source, said.url, said.place), ())
        if said.at.overlaps(attack.at)
    }
