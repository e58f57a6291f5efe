"""The mark of a graph's content."""

from pyoxigraph import Literal, NamedNode, Quad
from tests.server.serving import graph_of

import kg
from kg.server.digest import digest_of

QUADS = [Quad(NamedNode(f"urn:{n}"), NamedNode("urn:p"), Literal(n), NamedNode("urn:g")) for n in range(9)]


def test_digest_follows_the_quads() -> None:
    """The same quads in another order have the same digest, others another one; the example has one too."""
    one = digest_of(graph_of(QUADS)._folder)
    assert one == digest_of(graph_of(reversed(QUADS))._folder)
    assert one != digest_of(graph_of(QUADS[1:])._folder)
    with kg.open(kg.EXAMPLE) as graph:
        assert len(digest_of(graph._folder)) == 64
