"""Terms of the store as terms of rdflib, which is loaded only when they are wanted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.exceptions import QueryError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_term(term: object) -> "Node | None":
    """Return a term as rdflib has it, None where nothing is bound.

    Raises:
        QueryError: if it is a triple term, which rdflib does not know.
    """
    from rdflib import BNode, URIRef  # noqa: PLC0415 - rdflib is heavy and not always wanted
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415 - the same

    match term:
        case None:
            return None
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal() if term.language:
            return RdfLiteral(term.value, lang=term.language)
        case Literal():
            kind = term.datatype.value
            return RdfLiteral(term.value, datatype=None if kind == _STRING else URIRef(kind), normalize=False)
    raise QueryError(
        "rdflib knows no triple as a term", "", "Ask for its parts with SUBJECT(), PREDICATE() ..."
    )


def to_graph(triples: "Iterable[tuple[Node | None, ...]]") -> "Graph":
    """Return triples as an rdflib Graph with the prefixes of the project."""
    from rdflib import Graph  # noqa: PLC0415 - rdflib is heavy and not always wanted

    from kg.namespaces import PREFIXES  # noqa: PLC0415 - the same

    graph = Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    for subject, predicate, obj in triples:
        graph.add((subject, predicate, obj))  # type: ignore[arg-type]  # triples of a store are bound
    return graph
