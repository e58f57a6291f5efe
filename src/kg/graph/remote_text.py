"""SPARQL for servers: which form a query has, and queries for a part of its rows or their number."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from kg.graph.sparql_tokens import Token, tokens

FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
Bound = NamedNode | BlankNode | Literal | Triple | DefaultGraph | None


def form_of(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE.

    >>> form_of("PREFIX select: <http://example.org/> ASK { ?s ?p ?o }")
    'ASK'
    """
    return next((t.text.upper() for t in tokens(query) if t.is_word(*FORMS)), "SELECT")


def page(query: str, limit: int, offset: int = 0, *, ordered: bool = False) -> str:
    """Return a query for a part of the rows of a SELECT query.

    With ``ordered`` rows of a query without an order of its own are put in one, so that parts fit together.
    """
    found = tokens(query)
    start = next((t.start for t in found if t.is_word("SELECT")), 0)
    head, body = query[:start], query[start:]
    columns = projection(found)
    if ordered and columns and not any(a.is_word("ORDER") for a in _outermost(found)):
        body = f"SELECT * WHERE {{ {{ {body}\n}} }} ORDER BY {columns}"
    outer = columns or "*"
    return (
        f"{head}SELECT {outer} WHERE {{ {{ {body}\n}} }} LIMIT {limit}{f' OFFSET {offset}' if offset else ''}"
    )


def count(query: str) -> str:
    """Return a query for the number of rows of a SELECT query."""
    start = next((t.start for t in tokens(query) if t.is_word("SELECT")), 0)
    return f"{query[:start]}SELECT (COUNT(*) AS ?rows) WHERE {{ {{ {query[start:]}\n}} }}"


def projection(found: tuple[Token, ...]) -> str:
    """Return the columns of a SELECT query as variables; nothing for ``SELECT *``."""
    names: list[str] = []
    depth, inside = 0, False
    for before, token in zip((None, *found), found, strict=False):
        if not inside:
            inside = token.is_word("SELECT")
        elif token.is_word("WHERE", "FROM") or token.text == "{":
            break
        elif token.kind == "mark" and token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif token.kind == "var" and (not depth or (before is not None and before.is_word("AS"))):
            names.append(f"?{token.text[1:]}")
    return " ".join(names)


def _outermost(found: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in found:
        depth += (token.text == "{") - (token.text == "}") if token.kind == "mark" else 0
        if not depth:
            yield token


def pattern(subject: Bound, predicate: Bound, obj: Bound, graph: Bound = None, more: str = "") -> str:
    """Return the query for the quads that fit a pattern; ``more`` stands before it and binds variables.

    A term is written in full with every special character escaped.
    """
    s, p, o, g = (
        f"?{name}" if term is None else str(term)
        for name, term in zip("spog", (subject, predicate, obj, graph), strict=True)
    )
    columns = " ".join(x for x in (s, p, o, g) if x.startswith("?"))
    return f"SELECT {columns or '*'} WHERE {{ {more}GRAPH {g} {{ {s} {p} {o} }} }}"


def values(name: str, terms: Iterable[NamedNode | Literal]) -> str:
    """Return the clause that lets a variable stand for any of these terms.

    >>> values("s", [NamedNode("http://example.org/a")])
    'VALUES ?s { <http://example.org/a> } '
    """
    return f"VALUES ?{name} {{ {' '.join(map(str, terms))} }} "
