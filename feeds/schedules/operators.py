"""Which place a network is in, by the names that schedules give to regions and distribution operators."""

from __future__ import annotations

import re

PLACES = {
    "kyiv": "UA-30",
    "dtek-kem": "UA-30",
    "kyiv-region": "UA-32",
    "dtek-krem": "UA-32",
    "dnipro": "UA-12",
    "dtek-dnem": "UA-12",
    "odesa": "UA-51",
    "dtek-oem": "UA-51",
    "donetsk": "UA-14",
    "dtek-dem": "UA-14",
    "cherkasy": "UA-71",
    "chernihiv": "UA-74",
    "chernivtsi": "UA-77",
    "kharkiv": "UA-63",
    "khmelnytsk": "UA-68",
    "khmelnytskyi": "UA-68",
    "kirovohrad": "UA-35",
    "kirovograd": "UA-35",
    "lviv": "UA-46",
    "mykolaiv": "UA-48",
    "poltava": "UA-53",
    "prykarpattia": "UA-26",
    "ivano-frankivsk": "UA-26",
    "rivne": "UA-56",
    "sumy": "UA-59",
    "ternopil": "UA-61",
    "vinnytsia": "UA-05",
    "volyn": "UA-07",
    "zakarpattia": "UA-21",
    "zaporizhzhia": "UA-23",
    "zaporizhia": "UA-23",
    "zhytomyr": "UA-18",
}
"""Place by region or operator: "kyiv" is the city, "kyiv-region" the oblast, any other name an oblast."""

_NAMES = "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True))
_NAME = re.compile(rf"(?<![a-z])({_NAMES})(?:-?oblenergo)?(?![a-z])")


def place_of(region: str) -> str | None:
    """Return the place that a region or operator is called after, None for an unknown name."""
    named = _NAME.fullmatch(_folded(region))
    return PLACES[named[1]] if named else None


def place_in(address: str) -> str | None:
    """Return the place whose name stands in the last part of an address or in a file's name.

    None where no name stands there, or names of several places.
    """
    named = {PLACES[name] for name in _NAME.findall(_folded(address.rsplit("/", 1)[-1]))}
    return named.pop() if len(named) == 1 else None


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-").replace("oblenerho", "oblenergo")
