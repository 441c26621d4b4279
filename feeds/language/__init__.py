"""Text in Ukrainian, English and Russian -> what it claims about power, heat, water and gas.

`extract` reads a text, `as_json` prints one claim. The words are tables by language, the grammar is one: a
sentence becomes a row of classes, rules over the classes find the claims, each claim owns a clause.
"""

from feeds.language.reader import extract
from feeds.language.statement import Extract, as_json

__all__ = ["Extract", "as_json", "extract"]
