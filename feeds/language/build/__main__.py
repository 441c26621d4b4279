"""`python -m feeds.language.build` rewrites both tables, byte for byte the same while their inputs are."""

from __future__ import annotations

from feeds.language.build import places, words


def main() -> None:
    """Write the tables anew."""
    places.TABLE.write_text(places.build(), encoding="utf-8", newline="\n")
    words.TABLE.write_text(words.build(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
