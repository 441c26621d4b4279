"""What is finer than a city, found in the words of a source and withheld: coordinates, addresses, facilities.

Pure. The list below is the whole rule: what none of its patterns finds is published as it was said. Texts may
be Ukrainian, English or Russian; a stored fact is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WITHHELD = "[place withheld]"
_MEMORY = 65_536


@dataclass(frozen=True, kw_only=True)
class RedactionRule:
    """One kind of place that is finer than a city, and the patterns that find it."""

    name: str
    patterns: tuple[re.Pattern[str], ...]


def _rule(name: str, *patterns: str) -> RedactionRule:
    return RedactionRule(name=name, patterns=tuple(re.compile(pattern) for pattern in patterns))


# A name: one to three words that begin with a capital letter, or anything in quotation marks.
_CAPITAL = r"[A-ZА-ЯІЇЄҐЁ][\w'’ʼ.-]*\w"
_QUOTED = r"[«“„\"][^»”“\"\n]{1,40}[»”“\"]"
_NAME = rf"(?:{_QUOTED}|{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
_ADJECTIVE = r"[А-ЯІЇЄҐЁ][\w'’ʼ-]*(?:а|у|ої|ій|ою|ая|ую|ой|яя|юю|ый|ий)"
_DASH = r"[-‐‑–—]"
_NUMBER = rf"(?:\s?{_DASH}\s?|\s*(?:№|[Nn]o\.?|#)\s*|\s)\d+\b"
_KV = r"\d{2,4}(?:/\d{1,4})*\s*(?:кВ|kV)\b"
_HOUSE = r"(?:,?\s*(?:(?:буд(?:инок)?|д(?:ом)?)\.?\s*)?\d+(?:[-/]?[A-Za-zА-Яа-яІіЇїЄє])?\b(?!\s*[%:]))?"

# Words for a plant, a substation or another site, in the three languages and their cases.
_SHORT_SITE = (
    r"(?:Г?ТЕЦ|ТЕС|АЕС|ГЕС|ГАЕС|ГРЕС|ТЭЦ|ТЭС|АЭС|ГЭС|ГАЭС|ГРЭС|ЗАЕС|ЗАЭС|ВЕС|СЕС|ПС|ЦТП|CHPP?|TPP|NPP|ZNPP|HPP|PSP"
    r"|TETs|TEC|TES|AES|HES)"
)
_SITE = (
    r"(?:(?i:під|под)станці[яїюєй]\w*|(?i:под)станци\w+|(?i:електростанці)\w+|(?i:электростанци)\w+"
    r"|(?i:котельн)\w+|(?i:водоканал)\w*|(?i:теплоцентрал)\w+|(?i:нафтобаз)\w+|(?i:нефтебаз)\w+"
    r"|(?i:лікарн)[яіюею]\w*|(?i:больниц)\w+|(?i:шпитал|госпитал)\w*|(?i:завод)\w*|(?i:school|hospital|plant)"
    r"|(?i:substation|switchyard|boiler house|power plant|power station|heating plant|pumping station))"
)
_ENGLISH_SITE = (
    r"(?:(?:CHPP?|TPP|NPP|HPP|PSP)|(?i:(?:combined |central )?(?:heat and |thermal |nuclear "
    r"|hydro(?:electric)? ?|pumped.storage |combined |solar |wind )*(?:power )?(?:power plant|power station"
    r"|substation|switchyard|heating plant|boiler house"
    r"|oil depot|refinery|compressor station|pumping station)))"
)
_STREET = (
    r"(?:(?i:вул|ул|просп|пров|пер|бульв|наб|пр-т|пр-кт|б-р)\.|(?i:пр-т|пр-кт|б-р)|(?i:вулиц|улиц)\w+"
    r"|(?i:проспект|провул|переул|бульвар|набережн|узвоз|узвіз)\w*|(?i:шосе|шоссе)|(?i:площ)[аіуеыа]\w?|(?i:мкр)\.)"
)
_STREET_AFTER = (
    r"(?:(?i:вулиц|улиц)\w+|(?i:проспект|провул|переул|бульвар|набережн|узвоз|узвіз)\w*|(?i:шосе|шоссе))"
)
_ENGLISH_STREET = (
    r"(?:Street|St\.|Str\.|Avenue|Ave\.?|Boulevard|Blvd\.?|Road|Lane|Highway|Embankment|Prospekt|Square)"
)

RULES: tuple[RedactionRule, ...] = (
    _rule(
        "map link",
        r"(?i)\bhttps?://\S*(?:google\.[a-z.]+/maps|maps\.google|goo\.gl/maps|maps\.app\.goo\.gl|openstreetmap\.org"
        r"|osm\.org|yandex\.[a-z.]+/maps|maps\.apple|waze\.com|w3w\.co|what3words|wikimapia|deepstatemap"
        r"|bing\.com/maps|plus\.codes)\S*",
        r"(?i)\bgeo:-?\d\S*",
        r"(?i)\bhttps?://\S*-?\d{1,2}\.\d{3,}(?:,|%2C|/|&\w+=)-?\d{1,3}\.\d{3,}\S*",
        r"///\w+\.\w+\.\w+",
    ),
    _rule(
        "coordinates in degrees and minutes",
        r"(?:\b[NSEW]\s?)?(?<!\d)\d{1,3}\s?[°º]\s?\d{1,2}(?:[.,]\d+)?\s?['′’ʼ]\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:[\"″”]|''|′′)?)?"
        r"\s?(?:[NSEW]\b|(?:пн|пд|сх|зх|с|ю|в|з)\.?\s?[шд]\.?)?",
        r"(?i)\b\d{1,3}\s(?:degrees?|градус\w*)\s\d{1,2}(?:[.,]\d+)?\s(?:minutes?|хвилин\w*|минут\w*)"
        r"(?:\s\d{1,2}(?:[.,]\d+)?\s(?:seconds?|секунд\w*))?",
    ),
    _rule(
        "coordinates in decimal degrees",
        r"(?<![\d.,])[NS]?\s?-?\d{1,2}[.,]\d{4,}\s?°?\s?[NS]?\s?[,;/\s]\s?[EW]?\s?-?\d{1,3}[.,]\d{4,}\s?°?\s?[EW]?(?!\d)",
        r"(?<![\d.,])-?(?:4[3-9]|5[0-3])\.\d{2,}\s?[,;/\s]\s?(?:2[1-9]|3\d|40)\.\d{2,}(?![\d%])",
        r"(?<![\d.,])\d{1,3}[.,]\d+\s?°\s?(?:[NSEW]\b|(?:пн|пд|сх|зх|с|ю|в|з)\.\s?[шд]\.?)",
        r"\b[NS]\s?\d{1,2}[.,]\d+\s?°?\s?[,;/]?\s?[EW]\s?\d{1,3}[.,]\d+",
        r"(?i)\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|широт\w*|довгот\w*|долгот\w*)\b\W{0,3}-?\d{1,3}[.,]\d+",
    ),
    _rule(
        "grid reference",
        r"\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{5}\s?\d{5}|\d{4}\s?\d{4}|\d{3}\s?\d{3}|\d{2}\s?\d{2})\b",
        r"\b\d{1,2}\s?[C-HJ-NP-X]\s+\d{6}(?:[.,]\d+)?\s?(?:m?\s?E)?\s*,?\s*\d{7}(?:[.,]\d+)?(?:\s?m?\s?N)?\b",
    ),
    _rule(
        "plus code",
        r"(?<![\w+])(?=[\d+]*[CFGHJMPQRVWX])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
    ),
    _rule(
        "street address",
        rf"\b{_STREET}\s*(?:{_NAME})(?:\s+(?:{_STREET_AFTER}))?{_HOUSE}",
        rf"\b{_CAPITAL}\s+{_STREET_AFTER}(?!\w){_HOUSE}",
        rf"(?:\b\d+[A-Za-z]?,?\s+)?\b(?:(?!The\b|This\b|That\b|Each\b|Every\b|No\b|Wall\b|Street\b){_CAPITAL}\s+){{1,3}}"
        rf"{_ENGLISH_STREET}(?!\w)(?!\s+Journal){_HOUSE}",
        rf"\b(?i:street|avenue|road)\s+(?!Journal){_CAPITAL}{_HOUSE}",
        r"\b(?i:буд(?:инок|инку|инком)?|дом|доме|дома)\.?\s*№?\s*\d+[-/]?[A-Za-zА-Яа-яІіЇїЄє]?\b",
    ),
    _rule(
        "power line",
        rf"\b(?:(?i:лінії|лінія|лінію|линии|линия|линию|line|ПЛ|ЛЕП|ЛЭП|ВЛ))\s+(?:{_KV}\s+)?{_NAME}"
        rf"\s?{_DASH}\s?{_NAME}",
        rf"\b{_KV}\s+{_NAME}\s?{_DASH}\s?{_NAME}(?:\s+line)?",
    ),
    _rule(
        "facility",
        # Latin names of any shape; Cyrillic ones as adjectives, for "у Києві ТЕЦ" names a city.
        rf"\b[A-Z][\w'’.-]*\w\s+{_SHORT_SITE}\b(?:{_NUMBER})?",
        rf"\b{_ADJECTIVE}\s+{_SHORT_SITE}\b(?:{_NUMBER})?",
        rf"\b{_SHORT_SITE}{_NUMBER}(?:\s*(?:кВ|kV)\b)?(?:\s+{_NAME})?",
        rf"\b{_SHORT_SITE}\s+(?:{_KV}\s+)?(?:{_QUOTED}|{_CAPITAL})",
        rf"\b{_SITE}(?:{_NUMBER}(?!\s*(?:%|кВ|kV))|\s+{_QUOTED})",
        rf"\b{_SITE}\s+(?:{_KV}\s+)?(?:{_QUOTED}|{_CAPITAL})(?:\s+{_KV})?",
        rf"\b{_ADJECTIVE}\s+(?:\w+(?:а|на|ої|ій|ую|ну|ая|ой)\s+)?(?:(?i:під|под)станці[яїюєй]\w*|(?i:под)станци\w+"
        r"|(?i:електростанці)[яїюєй]\w*|(?i:электростанци)[яиюей]\w*|(?i:теплоцентрал)[ьі]\w*)",
        rf"\b(?:{_CAPITAL}\s+){{1,3}}(?:{_KV}\s+)?{_ENGLISH_SITE}\b(?:{_NUMBER})?",
    ),
)
"""The rules in their order; each replaces what it finds before the next one looks."""

# A sentence begins with a capital letter too, and not every name is that of a site.
_NO_NAME = frozenset(
    """
    a an the this that these those one two three four five some several many most all each every
    another any no after because before at in on of to from near by for with without when while and
    or but its their our his her ukraine ukraine's ukrainian russia russia's russian soviet new old
    largest main local state european thermal nuclear hydroelectric solar wind damaged both other
    first second last only also since until during as на в у до з із зі від після через біля під над
    та і й а але для по про без за поки коли ця цей ці той ті одна один дві два три усі всі кожна
    інша інші деякі кілька наша наш також ще вже жодна атомна теплова около возле после из от под
    при эта этот эти тот те две все каждая другая некоторые несколько также еще ещё уже атомная
    тепловая украинская українська російська
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=_MEMORY)
def redact(text: str) -> str:
    """Return a text with everything finer than a city replaced by "[place withheld]"."""
    for rule in RULES:
        for pattern in rule.patterns:
            text = pattern.sub(_withheld, text)
    return text


def found_in(text: str) -> Iterator[str]:
    """Yield the names of the rules that find something in a text, in their order."""
    for rule in RULES:
        after = text
        for pattern in rule.patterns:
            after = pattern.sub(_withheld, after)
        if after != text:
            yield rule.name
        text = after


def _withheld(found: re.Match[str]) -> str:
    """Replace what was found, but for words before it that belong to the sentence and not to a name."""
    words = re.split(r"(\s+)", found[0])
    kept = 0
    while kept < len(words) and (not words[kept].strip() or words[kept].strip("«»\"'").lower() in _NO_NAME):
        kept += 1
    before, rest = "".join(words[:kept]), "".join(words[kept:])
    if kept and not re.search(r"[\dA-ZА-ЯІЇЄҐ«“„\"]", rest):
        return found[0]
    if kept and re.fullmatch(_ENGLISH_SITE, rest):
        return found[0]
    if kept and re.fullmatch(_SHORT_SITE, rest):
        return found[0]
    return before + WITHHELD


def redact_address(url: str) -> str:
    """Return an address, or nothing where it leads to a place on a map or names one."""
    return url if redact(url) == url else ""
