"""What area the name of a channel, an operator or an authority stands for."""

from __future__ import annotations

import re

from feeds.language.placenames import centre_of, kinds_of
from feeds.language.tokens import fold_word

_AREAS = {
    "UA-63": "харків харьков kharkiv kharkov", "UA-71": "черкас cherkas", "UA-53": "полтав poltav",
    "UA-23": "запоріж запорож zaporizh zaporizk", "UA-26": "прикарпат франків франков prykarpat frankiv",
    "UA-21": "закарпат ужгород zakarpat", "UA-07": "волин волын луцьк луцк volyn lutsk",
    "UA-05": "вінни винни vinny", "UA-18": "житомир zhytomyr", "UA-56": "рівн ровн rivn",
    "UA-46": "львів львов lviv", "UA-61": "терноп ternop", "UA-68": "хмельни khmeln",
    "UA-77": "чернівц чернівець черновц черновиц chernivt", "UA-74": "черніг черниг chernih",
    "UA-59": "суми сумськ сумиоб сумск sumy sumsk", "UA-48": "миколаї николаев mykola",
    "UA-65": "херсон kherson", "UA-35": "кіровоград кировоград кропивн kirovohrad kropyvn",
    "UA-43": "крим крым crime",
    "UA-51": "одес odes", "UA-12": "дніпр днепр dnipro", "UA-14": "донец донецьк донбас donet",
    "UA-09": "луган luhan", "UA-40": "севастоп sevastop", "UA-32": "київобл kyivobl київщин kyivoda обласна",
    "UA-30": "київ киев kyiv kmva кмва",
}  # fmt: skip
"""Starts of what names an oblast in the name of an operator, an authority or their channel."""


_COUNCIL = re.compile("([А-ЯІЇЄ][а-яіїє’'-]+) (?:міськ|МВА|МТГ)")


_COMPANY = re.compile("([А-ЯІЇЄA-Z][а-яіїє’'a-z]+?)(?:міськ|тепло|обл)?(?:водоканал|комуненерго|vodokanal)")


def _starts(name: str) -> list[str]:
    """Return a company's first part as the name of a town, without its linking vowel: "Ірпінь"."""
    return [fold_word(name), fold_word(name[:-1])]


_OF_CITY = re.compile(
    "водоканал|теплоенерго|тепломереж|комуненерго|міськ|місто|мерія|мер[ \\)]|мэр|мэри|горсовет|город"
    "|city|mayor|misto"
    "|vodokanal|метро"
)
"""What marks a channel as that of a city; the oblast's centre is meant."""


_SPEAKERS = re.compile(
    "обл|obl|t.me|енерго|энерго|energo|електро|электро|elektro|dtek|дтек|дтэк|ова|ода|oda|ova|водоканал|vodokanal"
    "|тепло|газ|міськ|мер|мэр|mayor|grids|мереж|сети|рада|council|yasno"
)
"""Operators and authorities speak for an area of their own; a newspaper does not."""


NATIONAL = ("укренерго", "ukrenergo", "міненерго", "energy ministry", "минэнерго", "укрэнерго")
"""Who speaks for the whole country where no place is named."""


def area_of(source: str) -> str | None:
    """Return the id of what a source's own operator serves, None where its name does not say."""
    if any(name in source.lower() for name in NATIONAL):
        return "UA"
    folded = source.lower().replace("’", "").replace("'", "")
    if council := _COUNCIL.search(source):
        city = kinds_of(fold_word(council[1])).get("cityadj")
        if city:
            return city[0]
    if not _SPEAKERS.search(folded):
        return None
    if "київські регіон" in folded or "kyiv regional" in folded:
        return "UA-32"
    area = next(
        (area for area, starts in _AREAS.items() if any(part in folded for part in starts.split())), None
    )
    if area == "UA-30" and re.search("ова|ода|обл|oda|ova", folded):
        area = "UA-32"
    if company := _COMPANY.search(source):
        known = next(
            (kinds_of(part)["city"] for part in _starts(company[1]) if "city" in kinds_of(part)), None
        )
        if known:
            return known[0]
    if area and _OF_CITY.search(folded):
        return centre_of(area) or area
    return area or (_city_in(source) if "t.me" in folded else None)


def _city_in(source: str) -> str | None:
    """Return the city that a channel has in its name: "SvitloKropyvnytskyiMisto"."""
    names = re.findall("[A-ZА-ЯІЇЄ][a-zа-яіїє’]+", source)
    found = (kinds_of(fold_word(name)).get("city") for name in names)
    return next((ids[0] for ids in found if ids), None)
