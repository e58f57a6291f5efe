"""Numbers with what they count, in words: one thing, two things."""


def plural(kind: str) -> str:
    """Return the plural of a kind in words.

    >>> plural("public body"), plural("zone"), plural("industry code")
    ('public bodies', 'zones', 'industry codes')
    """
    if kind.endswith("y") and kind[-2:-1] not in "aeiou":
        return f"{kind[:-1]}ies"
    return kind if kind.endswith("s") else f"{kind}s"


def counted(number: int, kind: str, many: str = "") -> str:
    """Return how many of a kind there are, with commas of thousands; ``many`` is another plural.

    >>> counted(1, "zone"), counted(0, "public body"), counted(1204, "row"), counted(2, "match", "matches")
    ('1 zone', '0 public bodies', '1,204 rows', '2 matches')
    """
    return f"{number:,} {kind if number == 1 else many or plural(kind)}"
