"""What words and phrases say, by language and subject: one class to a list; a star stands for any ending.

Verbs and nouns that inflect regularly belong to the lemmas of `feeds.language.build` instead.
"""

from feeds.language.words import (
    abroad,
    en,
    en_places,
    en_regimes,
    en_senses,
    en_strikes,
    ru,
    ru_actors,
    ru_beside,
    uk,
    uk_other,
    uk_places,
    uk_strikes,
)

TABLES = tuple(
    module.WORDS
    for module in (
        uk, uk_strikes, uk_places, uk_other,
        en, en_strikes, en_places, en_regimes, en_senses,
        ru, ru_actors, ru_beside,
        abroad,
    )
)  # fmt: skip
"""The lists of every language and subject; a class may be in several."""
