"""What is asked of a store, wherever it lies: in memory, on disk, or on a server.

The first two are pyoxigraph's ``Store`` as it is; the third is :class:`kg.graph.remote_store.RemoteStore`.
"""

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)


class Store(Protocol):
    """A store that is read: its quads by pattern, all of them, how many, and SPARQL."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None, use_default_graph_as_union: bool = False
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer to a SPARQL query.

        Raises:
            SyntaxError: if it does not parse.
        """
        ...

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that fit; None fits everything."""
        ...

    def __iter__(self) -> Iterator[Quad]:
        """Return all quads."""
        ...

    def __len__(self) -> int:
        """Return how many quads there are."""
        ...
