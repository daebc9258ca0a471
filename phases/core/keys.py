"""Numbers of records, as somebody sends them in an address."""

LONGEST = 18  # digits; more of them fit no column of numbers, and SQLite fails instead of finding nothing


def is_key(text: str) -> bool:
    """Whether this can be the number of a record at all."""
    return text.isdecimal() and len(text) <= LONGEST
