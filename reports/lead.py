"""What charts show beside states: alerts and attacks of the lead city; and whose words are behind each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from feeds.localtime import at_hour, days_between
from feeds.places import gazetteer
from monitor import frames
from monitor.belief import Belief
from reports.evidence import place_name

EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "states": ("states", "alert_days", "attacks"),
    "hours": ("hours",),
    "shares": ("shares",),
    "prices": ("prices",),
}
"""The frames whose sayings are behind each chart."""


def beside_lead(belief: Belief, lead: str, window: tuple[date, date]) -> dict[str, pd.DataFrame]:
    """Return alerts (none where nobody asked for those of the lead city) and attacks reported, as frames."""
    zone = gazetteer().get(lead).clock
    start, end = at_hour(window[0], 0, zone), at_hour(window[1], 24, zone)
    places = (lead, *gazetteer().ancestors(lead))
    attacks = frames.attack_frame(belief.attacks(places, start, end), lead, zone)
    found = {"attacks": attacks.assign(said_of_name=attacks["said_of"].map(place_name))}
    if belief.heard and belief.heard.place == lead:
        found["alerts"] = frames.alert_frame(belief.heard, start, end)
        found["alert_days"] = frames.alert_day_frame(belief.heard, days_between(*window), zone)
    return found


def behind(drawn: Mapping[str, pd.DataFrame], *held: str) -> set[str]:
    """Return the ids of the sayings behind some frames."""
    return {i for name in held if name in drawn for ids in drawn[name]["evidence"] for i in ids}
