"""A graph as RDF in the syntaxes that hold plain triples or quads; everything sorted."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph.serialisation import trig, turtle
from kg.graph.stores import Store
from kg.graph.terms import OBJECT, PREDICATE, SUBJECT, node

REIFIES = node("rdf:reifies")
"""What links a claim to what it says in RDF 1.2 (https://www.w3.org/TR/rdf12-concepts/)."""


def to_turtle(store: Store) -> bytes:
    """Return the triples of all named graphs together as Turtle."""
    return turtle(quad.triple for quad in store).encode()


def to_trig(store: Store) -> bytes:
    """Return all quads as TriG."""
    return trig(store).encode()


def to_trig12(store: Store) -> bytes:
    """Return all quads as TriG of RDF 1.2: a claim names what it says as one triple, and not in three."""
    return trig(_reified(store)).encode()


def _reified(store: Store) -> Iterator[Quad]:
    said: dict[tuple[object, object], dict[NamedNode, list[Quad]]] = {}
    for quad in sorted(store, key=str):
        if quad.predicate in (SUBJECT, PREDICATE, OBJECT):
            parts = said.setdefault((quad.graph_name, quad.subject), {})
            parts.setdefault(quad.predicate, []).append(quad)
        else:
            yield quad
    for parts in said.values():
        quads = [quad for found in parts.values() for quad in found]
        triple = _triple(*(parts.get(p, []) for p in (SUBJECT, PREDICATE, OBJECT)))
        if triple is None:
            yield from quads
        else:
            yield Quad(quads[0].subject, REIFIES, triple, quads[0].graph_name)


def _triple(subjects: list[Quad], predicates: list[Quad], objects: list[Quad]) -> Triple | None:
    """Return what a claim says, if it says one thing."""
    if not len(subjects) == len(predicates) == len(objects) == 1:
        return None
    subject, predicate, value = subjects[0].object, predicates[0].object, objects[0].object
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        return None
    return Triple(subject, predicate, value) if isinstance(value, NamedNode | BlankNode | Literal) else None


def to_nquads(store: Store) -> bytes:
    """Return all quads as N-Quads, one a line, sorted."""
    return serialize(sorted(store, key=str), format=RdfFormat.N_QUADS) or b""
