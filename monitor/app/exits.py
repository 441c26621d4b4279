"""The exit codes of the command line, as documented in its help."""

OK = 0
BROKEN = 1
USAGE = 2
INCOMPLETE = 3
"""The report was made (or the rest collected), but a source failed or is stale; or a comparison was refused
because too little was observed."""


class Misused(Exception):
    """Something that the caller gave cannot be used; the message names it. Ends in exit code 2."""
