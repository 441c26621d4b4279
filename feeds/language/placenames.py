"""Places in a text: names in any case, told apart as city or oblast by the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from feeds.language.lexicon import classify
from feeds.language.tables import rows
from feeds.language.tokens import Token, fold_word, listed

SpotKind = Literal[
    "city", "oblast", "town", "region", "nation", "somewhere", "elsewhere", "district", "foreign", "unknown",
    "centre", "both", "except",
]  # fmt: skip

_LONGEST = 4
_STILL_OBLAST = frozenset(("dnipropetrovsk", "dnepropetrovsk", "kirovohrad", "kirovograd", "дніпропетровськ"))
"""Former names of cities whose oblasts keep them: alone they mean the oblast."""
_PLANTS = frozenset(("тец", "тес", "гес"))
_ON_THE_LAND = frozenset(("запоріжжі", "запорожье"))
_FIRST_NAMES = frozenset(listed("володимир володимира володимиру володимиром volodymyr владимир владимира"))
"""Names of towns that are first names of people: a surname after them says so."""
_LIST_GLUE = frozenset(listed(", та і й и або а також and or"))
_DASHES = frozenset("-–—:(")



@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is named or pointed at.

    `ids` are what it can mean, the most populous first; none for "the city", "the region" and the unnamed.
    `stem` is the oblast that the same name means before "region". A weak spot only says whose official
    speaks.
    """

    kind: SpotKind
    ids: tuple[str, ...] = ()
    stem: str | None = None
    weak: bool = False
    name: str = ""


@lru_cache(maxsize=100_000)
def _kinds(form: str) -> dict[str, tuple[str, ...]]:
    """Return {kind: ids} of a folded form; empty for what names no place."""
    return {kind: tuple(ids.split("|")) for found, kind, ids in rows("place_forms.tsv", form) if found == form}


def centre_of(oblast: str | None) -> str | None:
    """Return the city that an oblast is governed from, None where there is none."""
    return _kinds(oblast).get("centre", (None,))[0] if oblast else None


def read_place(tokens: Sequence[Token], position: int) -> tuple[Spot | None, int]:
    """Return the place whose name begins at a position, and its length in tokens; (None, 0) for none."""
    token = tokens[position]
    if not token.text[0].isalpha():
        return None, 0
    for length in range(min(_LONGEST, len(tokens) - position), 0, -1):
        words = tokens[position : position + length]
        kinds = _kinds(" ".join(word.key for word in words))
        lower = kinds is not None and bool(kinds.keys() & {"people", "adjective", "centreadj"})
        if kinds and (token.capital or lower) and words[-1].text[0].isalnum():
            spot, taken = _meaning(tokens, position, length, kinds)
            if spot:
                return spot, taken
    return None, 0


def _meaning(
    tokens: Sequence[Token], position: int, length: int, kinds: dict[str, tuple[str, ...]]
) -> tuple[Spot | None, int]:
    after = position + length
    if not tokens[position].capital:
        kinds = {kind: ids for kind, ids in kinds.items() if kind in ("people", "adjective", "centreadj")}
    name = " ".join(token.key for token in tokens[position:after])
    phrase, taken = classify(tokens, after) if after < len(tokens) else (None, 0)
    following = phrase.name if phrase else ""
    if "adjective" in kinds and _is_oblast(tokens, after):
        return Spot("oblast", kinds["adjective"], name=name), length + (taken if following == "OBLAST" else 0)
    if "cityadj" in kinds and (following in ("OBJH", "OBJW") or _of_council(tokens, after)):
        return Spot("city", kinds["cityadj"], name=name), length
    if kinds.keys() & {"district", "borough"} and _is_district(tokens, after):
        taken = taken if following == "DISTRICT" else 0
        return Spot("district", kinds.get("borough", ()) + kinds.get("district", ()), name=name), length + taken
    if "adjective" in kinds and following in ("OBJH", "OBJE") and tokens[after].key in _PLANTS:
        return Spot("oblast", kinds["adjective"], name=name), length
    if "official" in kinds and len(kinds) == 1:
        kind: SpotKind = "city" if "/" in kinds["official"][0] or kinds["official"][0] == "UA-30" else "oblast"
        return Spot(kind, kinds["official"], weak=True, name=name), length
    if "land" in kinds and len(kinds) == 1:
        return Spot("oblast", kinds["land"], name=name), length
    if "oblast" in kinds:
        return Spot("oblast", kinds["oblast"], name=name), length
    stem = kinds["stem"][0] if "stem" in kinds else None
    if "adjective" in kinds and following in ("OFFICIAL", "FACILITY"):
        return None, 0
    of_centre = kinds.get("centreadj") or ("people" not in kinds and kinds.get("adjective")) or None
    if of_centre and (not tokens[position].capital or "centreadj" in kinds):
        suburb = after < len(tokens) and tokens[after].capital and following in ("w", "")
        of_city = following in ("WHO", "OBJH", "OBJE", "OBJW")
        if (known := centre_of(of_centre[0])) and (suburb or of_city) and not tokens[position].capital:
            return Spot("city", (known,), name=name), length
        if not tokens[position].capital:
            return None, 0
    if "adjective" in kinds and following == "WHO" and (city_id := centre_of(kinds["adjective"][0])):
        return Spot("city", (city_id,), name=name), length
    if name in _FIRST_NAMES and after < len(tokens) and tokens[after].capital:
        return None, 0
    shy = kinds.get("shy") if position or _heads_item(tokens, after) or _heads_list(tokens, after) else None
    city = kinds.get("city") or shy
    if city and name not in _STILL_OBLAST:
        if name in _ON_THE_LAND and position and tokens[position - 1].key == "на":
            return Spot("oblast", ("UA-23",), name=name), length
        return Spot("city", city, stem=stem, name=name), length
    if stem or name in _STILL_OBLAST:
        return Spot("oblast", (stem or "UA-12",), stem=stem, name=name), length
    if "people" in kinds:
        return Spot("city", kinds["people"], name=name), length
    if "country" in kinds:
        return Spot("nation", ("UA",), name=name), length
    return None, 0


def _of_council(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective that ends before `at` is that of a town's own: "Калуська міська рада"."""
    return at < len(tokens) and tokens[at].key.startswith(("міськ", "мва", "водоканал", "мтг", "тец"))


def _heads_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether what ends before `at` heads a list item: "Малин: …"."""
    return at < len(tokens) and tokens[at].text in ":–—-"


def _heads_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of names goes on at `at`: "Барвінкове та Балаклія"."""
    glued = at + 1 < len(tokens) and (tokens[at].key in _LIST_GLUE or tokens[at].text == ",")
    return glued and tokens[at + 1].capital and bool(_kinds(tokens[at + 1].key))


def _is_oblast(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective that ends before `at` names an oblast: the word follows, or more of them.

    "Одеська залізниця" and "Київська міська рада" name no oblast; "Сумська – 67" in a list does.
    """
    while at < len(tokens):
        token = tokens[at]
        if token.text in _DASHES or token.text in ";).":
            return True
        if token.text == "," and (at + 1 == len(tokens) or not _is_adjective(tokens[at + 1])):
            return True
        if token.key in _LIST_GLUE or _is_adjective(token):
            at += 1
        else:
            return classify(tokens, at)[0].name == "OBLAST"
    return True


def unknown_place(tokens: Sequence[Token], position: int) -> bool:
    """Whether a name that the gazetteer lacks stands where a place would: "у Кракові", "in Lisbon"."""
    token = tokens[position]
    written_like_one = token.capital and len(token.key) > 3 and not token.text.isupper()
    return (
        position > 0 and written_like_one and tokens[position - 1].key in _AT and token.key not in _NO_PLACE
    )


_AT = frozenset(("у", "в", "во", "in", "near", "outside"))
_NO_PLACE = frozenset(
    listed(
        "telegram facebook twitter january february march april june july august september october november "
        "december ukrainian russian european western eastern southern northern english united "
        "телеграмі фейсбуці"
    )
)


def _is_district(tokens: Sequence[Token], at: int) -> bool:
    """Whether the adjectives that end before `at` come before "районів" or "району"."""
    while at < len(tokens):
        kinds = _kinds(tokens[at].key)
        if tokens[at].key not in _LIST_GLUE and not (
            tokens[at].capital and kinds.keys() & {"district", "borough"}
        ):
            return classify(tokens, at)[0].name == "DISTRICT"
        at += 1
    return False


def _is_adjective(token: Token) -> bool:
    return token.capital and "adjective" in _kinds(token.key)


def as_oblast(spot: Spot) -> Spot:
    """Return the oblast that a name means before "region"; the spot itself where it has none."""
    return replace(spot, kind="oblast", ids=(spot.stem,), weak=False) if spot.stem else spot


_AREAS = {
    "UA-63": "харків харьков kharkiv kharkov", "UA-71": "черкас cherkas", "UA-53": "полтав poltav",
    "UA-23": "запоріж запорож zaporizh zaporizk", "UA-26": "прикарпат франків франков prykarpat frankiv",
    "UA-21": "закарпат ужгород zakarpat", "UA-07": "волин волын луцьк луцк volyn lutsk",
    "UA-05": "вінни винни vinny", "UA-18": "житомир zhytomyr", "UA-56": "рівн ровн rivn",
    "UA-46": "львів львов lviv", "UA-61": "терноп ternop", "UA-68": "хмельни khmeln",
    "UA-77": "чернівц чернівець черновц черновиц chernivt", "UA-74": "черніг черниг chernih",
    "UA-59": "суми сумськ сумиоб сумск sumy sumsk", "UA-48": "миколаї николаев mykola",
    "UA-65": "херсон kherson", "UA-35": "кіровоград кировоград кропивн kirovohrad kropyvn", "UA-43": "крим крым crime",
    "UA-51": "одес odes", "UA-12": "дніпр днепр dnipro", "UA-14": "донец донецьк донбас donet",
    "UA-09": "луган luhan", "UA-40": "севастоп sevastop", "UA-32": "київобл kyivobl київщин kyivoda обласна",
    "UA-30": "київ киев kyiv kmva кмва",
}  # fmt: skip
"""Starts of what names an oblast in the name of an operator, an authority or their channel."""
_COUNCIL = re.compile("([А-ЯІЇЄ][а-яіїє’'-]+) (?:міськ|МВА|МТГ)")
_COMPANY = re.compile("([А-ЯІЇЄA-Z][а-яіїє’'a-z]+?)(?:міськ|тепло|обл)?(?:водоканал|комуненерго|vodokanal)")


def _starts(name: str) -> list[str]:
    """Return a company's first part as the name of a town, its linking vowel off too: "Ірпінь", "Миколаїв"."""
    return [fold_word(name), fold_word(name[:-1])]


_OF_CITY = re.compile(
    "водоканал|теплоенерго|тепломереж|комуненерго|міськ|місто|мерія|мер[ \\)]|мэр|мэри|горсовет|город|city|mayor|misto"
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
        city = _kinds(fold_word(council[1])).get("cityadj")
        if city:
            return city[0]
    if not _SPEAKERS.search(folded):
        return None
    if "київські регіон" in folded or "kyiv regional" in folded:
        return "UA-32"
    area = next((area for area, starts in _AREAS.items() if any(part in folded for part in starts.split())), None)
    if area == "UA-30" and re.search("ова|ода|обл|oda|ova", folded):
        area = "UA-32"
    if company := _COMPANY.search(source):
        known = next((_kinds(part)["city"] for part in _starts(company[1]) if "city" in _kinds(part)), None)
        if known:
            return known[0]
    if area and _OF_CITY.search(folded):
        return centre_of(area) or area
    return area or (_city_in(source) if "t.me" in folded else None)


def _city_in(source: str) -> str | None:
    """Return the city that a channel has in its name: "SvitloKropyvnytskyiMisto"."""
    names = re.findall("[A-ZА-ЯІЇЄ][a-zа-яіїє’]+", source)
    found = (_kinds(fold_word(name)).get("city") for name in names)
    return next((ids[0] for ids in found if ids), None)
