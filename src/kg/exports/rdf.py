"""A graph as RDF in the syntaxes that hold plain triples or quads; everything sorted."""

from pyoxigraph import RdfFormat, Store, serialize

from kg.graph.serialisation import trig, turtle


def to_turtle(store: Store) -> bytes:
    """Return the triples of all named graphs together as Turtle."""
    return turtle(quad.triple for quad in store).encode()


def to_trig(store: Store) -> bytes:
    """Return all quads as TriG."""
    return trig(store).encode()


def to_nquads(store: Store) -> bytes:
    """Return all quads as N-Quads, one a line, sorted."""
    return serialize(sorted(store, key=str), format=RdfFormat.N_QUADS) or b""
