"""Words, numbers and marks of a text with their places in it, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a table that is written as one line."""
    return tuple(words.split())


_TOKEN = re.compile(
    r"\d{1,2}\s?[;:]\s?\d{2}(?!\d)"  # a time of the clock, mistyped ones too
    r"|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)"  # 150 000
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:[’'ʼ`´\u2011-][^\W\d_]+)*"
    r"|\n"
    r"|[^\w\s]"
)
_FOLDED = str.maketrans(
    {**dict.fromkeys("’'ʼ`´", ""), **dict.fromkeys("-\u2010\u2011", " "), "ё": "е", "ґ": "г"}
)
_ENDS = frozenset(".!?…")
_LINE_STARTS = frozenset("-–—•▪*·◾▫🔹🔸🔴🟢⚡❗‼✅📍")

_SHORTENED = frozenset(
    listed(
        "тис млн млрд обл м с смт р рр н п о г вул ім грн см св кв гг ул тыс т д u s e a mr mrs dr "
        "st no approx vs jan feb mar apr jun jul aug sep sept oct nov dec"
    )
)
"""What a full stop shortens instead of ending a sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: `key` is its folded form, text[start:end] what is written."""

    key: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[:1].isupper()


def fold_word(word: str) -> str:
    """Return the key of a word: small letters, no apostrophes, no 's, hyphens as blanks."""
    plain = word.lower()
    if plain.endswith(("’s", "'s")):
        plain = plain[:-2]
    return plain.translate(_FOLDED)


def fold_words(words: str) -> str:
    """Return a text of words folded as each of them would be alone."""
    return _OWNED.sub("", words.lower()).translate(_FOLDED)


_OWNED = re.compile(r"[’']s(?![\w’'])")


def tokenise(text: str) -> list[Token]:
    """Return every word, number and mark of the text in order."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        key = (fold_word(written) or written) if written[0].isalnum() else written
        found.append(Token(key, written, match.start(), match.end()))
    return found


def sentences(tokens: list[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Yield the sentences of a text, each with the number of its line; a list item is a sentence at least.

    The marks that end it and the line breaks are left out.
    """
    line = 0
    found: list[Token] = []
    for position, token in enumerate(tokens):
        if token.text == "\n":
            if found:
                yield line, found
            line, found = line + 1, []
        elif token.text in _ENDS:
            if _ends(tokens, position, found):
                if found:
                    yield line, found
                found = []
        elif found or token.text not in _LINE_STARTS:
            found.append(token)
    if found:
        yield line, found


_AT = frozenset(("by", "at", "as", "around", "about", "since", "from", "before", "after", "until"))
_OPENING = 7
"""Of how many words an opening such as "As of 9:30 p.m." consists at most."""


def _ends(tokens: list[Token], position: int, before: list[Token]) -> bool:
    if tokens[position].text != "." or not before or position + 1 == len(tokens):
        return True
    last, after = before[-1], tokens[position + 1]
    touching = after.start == tokens[position].end
    if touching and (after.text[0].isalnum() or after.text[0] in ",;)"):
        return False
    if last.end != tokens[position].start:
        return True
    if last.key == "m" and len(before) <= _OPENING and before[0].key in _AT:
        return False  # "By 9:30 p.m. Lviv had …"
    if last.key in _SHORTENED:
        # "40 тис. Нині" ends a sentence, "м. Київ" does not.
        return after.capital and len(last.key) >= 3 and last.key not in ("обл", "смт", "вул", "approx")
    return not after.text[0].islower()
