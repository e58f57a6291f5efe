"""Formats and media types of the endpoint, and which of them a client takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

TABLE_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/json": "json",
        "application/sparql-results+xml": "xml",
        "application/xml": "xml",
        "text/xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
    }
)
"""The formats of rows by media type, the one that the server prefers first."""
GRAPH_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/n-triples": "nt",
        "text/plain": "nt",
        "application/ld+json": "jsonld",
        "application/json": "jsonld",
        "application/rdf+xml": "rdf",
        "application/xml": "rdf",
    }
)
"""The formats of triples by media type, the one that the server prefers first."""
WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv; charset=utf-8; header=present",
        "tsv": "text/tab-separated-values; charset=utf-8",
        "ttl": "text/turtle; charset=utf-8",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
    }
)
"""The Content-Type of an answer by its format."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a client takes.

    Attributes:
        table: the format for rows that it likes best; empty if it takes none.
        graph: the same for triples.
        page: whether it would rather have a page, as a browser does.
    """

    table: str
    graph: str
    page: bool = False


@lru_cache(maxsize=256)
def taken(accept: str) -> Taken:
    """Return what an Accept header asks for; of formats that it likes equally, the first of the server's.

    >>> taken("text/csv;q=0.5, application/sparql-results+xml, text/turtle")
    Taken(table='xml', graph='ttl', page=False)
    """
    ranges = tuple(_ranges(accept)) or (("*/*", 1.0),)
    table, of_table = _best(ranges, TABLE_TYPES)
    graph, of_graph = _best(ranges, GRAPH_TYPES)
    return Taken(table, graph, dict(ranges).get("text/html", 0.0) > max(of_table, of_graph))


def by_name(name: str) -> Taken | None:
    """Return what the parameter ``format`` asks for, by the ending of a file; None if it is not known."""
    tables, graphs = set(TABLE_TYPES.values()), set(GRAPH_TYPES.values())
    if name not in tables | graphs:
        return None
    alike = {"json": "jsonld", "xml": "rdf", "jsonld": "json", "rdf": "xml"}
    table = name if name in tables else alike.get(name, "")
    return Taken(table, name if name in graphs else alike.get(name, ""))


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = (p.partition("=")[2].strip() for p in parameters if p.partition("=")[0].strip() == "q")
        if "/" in name:
            yield name, _weight(next(weights, "1"))


def _weight(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return min(found, 1.0) if found > 0 else 0.0


def _best(ranges: tuple[tuple[str, float], ...], types: Mapping[str, str]) -> tuple[str, float]:
    """Return the best liked format and how well it is liked; the most specific range counts for a type."""
    known = dict(reversed(ranges))
    weights = [(_liked(known, name), form) for name, form in types.items()]
    best = max((weight for weight, _ in weights), default=0.0)
    return next(((form, best) for weight, form in weights if weight == best and best > 0), ("", 0.0))


def _liked(known: Mapping[str, float], name: str) -> float:
    general = f"{name.partition('/')[0]}/*"
    return next((known[item] for item in (name, general, "*/*") if item in known), 0.0)


@lru_cache(maxsize=64)
def takes_gzip(accept_encoding: str) -> bool:
    """Return whether an Accept-Encoding header takes gzip.

    >>> takes_gzip("br, gzip;q=0.5"), takes_gzip("gzip;q=0"), takes_gzip("")
    (True, False, False)
    """
    known: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _, weight = part.partition(";q=")
        known[name.strip()] = _weight(weight.strip() or "1")
    return known.get("gzip", known.get("*", 0.0)) > 0
