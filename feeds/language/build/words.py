"""Makes word_forms.tsv: the verbs, nouns and adjectives of the lexicon in all their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from feeds.language.build import lemmas_en, lemmas_ru, lemmas_uk
from feeds.language.build.english import english_forms
from feeds.language.build.morphology import analyser
from feeds.language.tokens import fold_word

TABLE = Path(__file__).parents[1] / "word_forms.tsv"

Tense = Literal["past", "present", "future", "infinitive"]
TENSES: tuple[Tense, ...] = ("past", "present", "future", "infinitive")


class UnknownLemma(ValueError):
    """A word of the tables that the dictionary does not have: a typing error, most often."""


def _all(name: str) -> dict[Tense, str]:
    return dict.fromkeys(TENSES, name)


GROUPS: dict[str, dict[Tense, str]] = {
    "RESTORE": {
        "past": "RESTORED", "present": "RESTORING", "future": "WILLRESTORE", "infinitive": "RESTORE",
    },
    "ENERGISE": {
        "past": "ENERGISED", "present": "ENERGISING", "future": "WILLENERGISE", "infinitive": "ENERGISE",
    },
    "EMPLOY": {"past": "APPLIED", "present": "INFORCE", "future": "WILLAPPLY", "infinitive": "APPLIED"},
    "INTRODUCE": {"past": "APPLIED", "present": "APPLIED", "future": "WILLAPPLY", "infinitive": "APPLIED"},
    "LAST": {"past": "INFORCE", "present": "INFORCE", "future": "WILLAPPLY", "infinitive": "INFORCE"},
    "CANCEL": _all("CANCEL"),
    "BEGIN": _all("BEGAN"),
    "GOBACK": _all("BACKTO"),
    "CUTOFF": _all("CUTV"),
    "VANISH": _all("LOST"),
    "UNPOWER": _all("DEENERG"),
    "GODARK": _all("DARK"),
    "DARKEN": _all("DARKEN"),
    "DEPRIVE": _all("DEPRIVE"),
    "GET": {"past": "GOT", "present": "HAVE", "future": "GOT", "infinitive": "GOT"},
    "WAIT": {"past": "WAIT", "present": "WAIT"},
    "RATION": _all("RATION"),
    "COOL": {"past": "COOL", "present": "COOL"},
    "LEAVE": _all("TOOK"),
    "STAY": {"past": "LEFT", "present": "STILL", "future": "LEFT"},
    "STOP": _all("STOPPED"),
    # What will be struck or harmed is fear, not news.
    "STRIKE": {"past": "STRIKE", "present": "STRIKE"},
    "HARM": {"past": "DAMAGE", "present": "DAMAGE"},
    "PLAN": _all("PLANNED"),
    "MAY": _all("MAY"),
    "DENY": _all("FAKE"),
    "DECIDE": {"past": "DECIDED", "present": "DECIDED"},
    "CHANGE": {"past": "CHANGED", "present": "CHANGED"},
    "SUFFER": _all("SUFFER"),
    "WORK": {"past": "WORKED"},
    "NEED": {"past": "NEED", "present": "NEED"},
    "HAVE": {"past": "HAVE", "present": "HAVE", "infinitive": "HAVE"},
}  # fmt: skip
"""What a group of verbs says in each tense; a tense that is absent says nothing."""

NAMED = {"CANCELLING": "CANCEL", "POSSIBLE": "MAY"}
"""The classes of groups of nouns and adjectives whose name differs."""

_TAGS: tuple[tuple[str, Tense], ...] = (
    ("futr", "future"), ("pres", "present"), ("past", "past"), ("Impe", "past"), ("infn", "infinitive"),
    ("INFN", "infinitive"),
)  # fmt: skip


def build() -> str:
    """Return the table: one row per form and class, marked where the form itself speaks of what is to come.

    A form of two tenses is read as the one that stands first in `_TAGS`: "вимкнуть" will switch off.
    """
    rows: dict[tuple[str, str], bool] = {}
    for language, tables in (("uk", lemmas_uk), ("ru", lemmas_ru), ("en", lemmas_en)):
        for group, lemmas in _listed(tables.VERBS):
            for form, tense in _verb(language, lemmas):
                if name := GROUPS[group].get(tense):
                    rows.setdefault((form, name), tense == "future")
        for table, part in ((tables.NOUNS, "NOUN"), (tables.ADJECTIVES, "ADJF")):
            for group, lemma in _listed(table):
                for form in _declined(language, lemma, part):
                    rows.setdefault((form, NAMED.get(group, group)), False)
    lines = (f"{form}\t{name}\t{'ahead' if ahead else ''}\n" for (form, name), ahead in rows.items())
    return "".join(sorted(lines))


def _listed(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for group, lemmas in table.items():
        for lemma in lemmas.split(","):
            if lemma.strip():
                yield group, lemma.strip()


def _verb(language: str, lemma: str) -> Iterator[tuple[str, Tense]]:
    """Yield (form, tense) of a verb; of several words the first is inflected."""
    head, _, rest = lemma.partition(" ")
    if lemma.startswith("не "):
        head, rest = rest, ""
    tail = f" {fold_word(rest)}" if rest else ""
    lead = "не " if lemma.startswith("не ") else ""
    forms = english_forms(head) if language == "en" else _conjugated(language, head)
    for form, tense in forms:
        yield f"{lead}{fold_word(form)}{tail}", tense


def _conjugated(language: str, verb: str) -> list[tuple[str, Tense]]:
    found: dict[str, Tense] = {}
    for tag, tense in _TAGS:
        for form in _parse(language, verb, ("VERB", "INFN")).lexeme:
            said = form.tag.grammemes
            unsaid = {"impr", "actv", "GRND", "2per"} & said or {"1per", "sing"} <= said
            if tag in said and not unsaid:
                found.setdefault(form.word, tense)
                if tag == "Impe":
                    participle = f"{form.word[:-1]}ий"
                    for word in _declined(language, participle, "ADJF"):
                        found.setdefault(word, tense)
    return list(found.items())


def _declined(language: str, word: str, part: str) -> list[str]:
    if " " in word:
        head, _, rest = word.partition(" ")
        return [f"{form} {rest}" for form in _declined(language, head, part)]
    lexeme = _parse(language, word, (part,)).lexeme
    return list(dict.fromkeys(fold_word(form.word) for form in lexeme if "voct" not in form.tag))


def _parse(language: str, word: str, parts: tuple[str, ...]) -> Any:
    """Return the dictionary's entry of a lemma.

    The words of the trade that it lacks are inflected by analogy.
    """
    plain = word.lower().replace("’", "'") if language == "uk" else word.lower()
    for parse in analyser(language).parse(plain):
        if parse.normal_form.replace("ё", "е") == plain.replace("ё", "е") and any(
            part in parse.tag.grammemes for part in parts
        ):
            return parse
    raise UnknownLemma(f"{language}: {word!r} is no {'/'.join(parts)} of the dictionary")
