"""A line that keeps texts apart which must not be joined across it."""

BARRIER = "\n\uc000\n"  # a letter that no rule, term or number contains
