"""Text for the terminal: cells and headings as :mod:`kg.questions.headings` has them, and counts."""

from kg.questions.headings import clean, grouped, heading, told

__all__ = ["clean", "count", "grouped", "heading", "told"]


def count(number: int, one: str, many: str = "") -> str:
    """Return how many there are of something, in words.

    >>> count(1, "row"), count(1200, "row"), count(2, "query", "queries")
    ('1 row', '1,200 rows', '2 queries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
