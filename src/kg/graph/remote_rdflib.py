"""A graph on a server as an rdflib Dataset, read only; requests go the same way as all others."""

from collections.abc import Generator
from typing import Any

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from kg.graph.remote_store import RemoteStore


class _Asking(SPARQLStore):
    """The store of rdflib for SPARQL endpoints, with our client.

    Its own would take a password along to wherever a server sends it, and would not try twice.
    """

    def __init__(self, store: RemoteStore) -> None:
        super().__init__(store.address.query, context_aware=True)
        self._remote = store

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls this for every graph that it is to look into."""

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:
        """Yield the names of our graphs."""
        yield from (URIRef(name.value) for name, _ in self._remote.graphs())

    def __len__(self, context: Any = None) -> int:
        name = getattr(context, "identifier", context)
        sizes = {graph.value: number for graph, number in self._remote.graphs()}
        is_one = name is not None and name != DATASET_DEFAULT_GRAPH_ID
        return sizes.get(str(name), 0) if is_one else sum(sizes.values())

    def _query(self, query: str, default_graph: str | None = None, **further: Any) -> Result:
        parameters = (
            self._remote.union if default_graph is None else (("default-graph-uri", str(default_graph)),)
        )
        body, kind = self._remote.fetch(query, parameters)
        return Result.parse(body, content_type=kind)


def dataset_of(store: RemoteStore) -> Dataset:
    """Return a Dataset over a graph on a server; its default graph is the union of all named graphs."""
    return Dataset(store=_Asking(store), default_union=True)
