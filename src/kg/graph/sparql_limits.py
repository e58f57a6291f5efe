"""A limit of rows put into a query, so that the engine stops there by itself and writes the rows it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.sparql_tokens import Token


@dataclass(frozen=True, slots=True)
class Limited:
    """A query that gives no more rows than a limit.

    Attributes:
        text: the query to run.
        rest: a query that has a row if the limit cut the answer off; empty if it cannot do so.
    """

    text: str
    rest: str = ""


def form(found: Iterable[Token]) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, whichever a query is; empty if it is none of them."""
    words = (token.text.upper() for token in found if token.is_word("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
    return next(words, "")


def limited(query: str, found: tuple[Token, ...], limit: int | None) -> Limited:
    """Return a SELECT query with a limit of rows; it keeps its own where that is no larger.

    Args:
        query: the query.
        found: its tokens.
        limit: the largest number of rows; None means any.
    """
    if limit is None or form(found) != "SELECT":
        return Limited(query)
    asked, skipped, end = None, 0, len(query)
    cuts: list[tuple[int, int]] = []
    for token, number in _outside(found):
        if token.is_word("VALUES"):
            end = token.start
        elif number is not None and token.is_word("LIMIT", "OFFSET"):
            cuts.append((token.start, number.start + len(number.text)))
            asked = int(number.text) if token.is_word("LIMIT") else asked
            skipped = int(number.text) if token.is_word("OFFSET") else skipped
    if asked is not None and asked <= limit:
        return Limited(query)
    bare, values = _without(query[:end], cuts), query[end:]
    return Limited(
        f"{bare}\nLIMIT {limit} OFFSET {skipped}\n{values}",
        f"{bare}\nLIMIT 1 OFFSET {skipped + limit}\n{values}",
    )


def _outside(found: tuple[Token, ...]) -> Iterable[tuple[Token, Token | None]]:
    """Yield the keywords that stand in no bracket, each with the number that follows it, if one does."""
    depth = 0
    for token, after in zip(found, (*found[1:], None), strict=True):
        if token.kind == "mark":
            depth += (token.text in "{([") - (token.text in "})]")
        elif token.kind == "word" and not depth:
            yield token, after if after is not None and after.text.isdecimal() else None


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    for start, end in cuts:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
