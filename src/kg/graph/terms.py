"""RDF terms: the few constructors and names that the whole graph stage shares."""

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.namespaces import KG, PREFIXES, R, expand

TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
LABEL: Final = NamedNode(PREFIXES["rdfs"] + "label")
PREF_LABEL: Final = NamedNode(PREFIXES["skos"] + "prefLabel")
ALT_LABEL: Final = NamedNode(PREFIXES["skos"] + "altLabel")
SUBJECT: Final = NamedNode(PREFIXES["rdf"] + "subject")
PREDICATE: Final = NamedNode(PREFIXES["rdf"] + "predicate")
OBJECT: Final = NamedNode(PREFIXES["rdf"] + "object")

FACTS: Final = NamedNode(R + "graph-facts")
REFERENCE: Final = NamedNode(R + "graph-reference")
VOCABULARY: Final = NamedNode(R + "graph-vocabulary")
CLAIMS: Final = R + "graph-claims-"
"""How the name of a graph of claims begins; the id of the source document follows."""

_NODES: Final = 2**16
"""How many nodes are remembered."""

Term: TypeAlias = NamedNode | Literal


@lru_cache(_NODES)
def node(curie: str) -> NamedNode:
    """Return the node of a compact IRI.

    Raises:
        DataError: if the prefix is not known.
    """
    return NamedNode(expand(curie))


def resource(local: str) -> NamedNode:
    """Return the node ``r:local``."""
    return NamedNode(R + local)


def claims_graph(document: str) -> NamedNode:
    """Return the name of the graph that holds the claims of a source document."""
    return NamedNode(CLAIMS + document)


def ours(name: str) -> NamedNode:
    """Return a class or property of the ontology by its local name."""
    return NamedNode(KG + name)


def text(value: str, language: str = "") -> Literal:
    """Return a plain or language-tagged literal; halves of surrogate pairs become ``?``."""
    clean = value.encode("utf-8", "replace").decode("utf-8")
    return Literal(clean, language=language) if language else Literal(clean)


def typed(value: str, datatype: str) -> Literal:
    """Return a literal of a datatype (compact IRI) in its canonical form.

    Numbers lose leading and trailing zeros, so that a store that keeps numbers as numbers gives
    back the same bytes.

    >>> typed("007.50", "xsd:decimal").value
    '7.5'

    Raises:
        ValueError: if the value is not one of the datatype.
        DataError: if the prefix of the datatype is not known.
    """
    if datatype == "xsd:string":
        return text(value)
    return Literal(_canonical(value.strip(), datatype), datatype=node(datatype))


def _canonical(value: str, datatype: str) -> str:
    if datatype == "xsd:integer":
        return str(int(value))
    if datatype == "xsd:decimal":
        try:
            number = Decimal(value)
        except InvalidOperation as error:
            raise ValueError(f"not a number: {value}") from error
        if not number.is_finite():
            raise ValueError(f"not a finite number: {value}")
        plain = format(number, "f")
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return "0" if plain in ("-0", "") else plain
    if datatype == "xsd:date":
        return date.fromisoformat(value).isoformat()
    return value


def decimal(value: float, places: int) -> Literal:
    """Return a decimal rounded to a number of places, in canonical form."""
    return typed(f"{value:.{places}f}", "xsd:decimal")
