"""Places in a query: as line and column, and as the line itself with a mark under it."""

import unicodedata
from typing import Final

from kg.exceptions import QueryError

_WIDTH: Final = 76


def position(query: str, at: int) -> str:
    """Return the place of an offset as ``line 2, column 7``."""
    line = query.count("\n", 0, at) + 1
    return f"line {line}, column {at - query.rfind(chr(10), 0, at)}"


def marked(what: str, query: str, at: int, hint: str) -> QueryError:
    """Return an error that is told by its place in the query, with the line and a mark as a note."""
    error = QueryError(what, position(query, at), hint)
    error.add_note(excerpt(query, at))
    return error


def excerpt(query: str, at: int) -> str:
    r"""Return the line of an offset and under it a caret; long lines are cut, marks of control taken out.

    >>> print(excerpt("SELECT *\n{ ?s ?p }", 17))
    { ?s ?p }
            ^
    """
    start = query.rfind("\n", 0, at) + 1
    end = query.find("\n", at)
    line = query[start : end if end >= 0 else len(query)]
    column = at - start
    first = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = "".join(c if c.isprintable() else " " for c in line[first : first + _WIDTH])
    before = shown[: column - first]
    return f"{shown.rstrip()}\n{' ' * sum(map(_width, before))}^"


def _width(character: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
