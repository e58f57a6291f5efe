"""The mark of a graph's content: what caches, here and at the clients, compare."""

from pyoxigraph import RdfFormat, Store

from kg.exceptions import InputError
from kg.graph.manifest import GRAPH
from kg.graph.store import GraphFolder
from kg.graph.strips import MARK
from kg.identifiers import sha256


def store_of(graph: GraphFolder) -> Store:
    """Return the store of a graph that lies on this machine.

    Raises:
        InputError: if it lies on a server.
    """
    store: object = graph.store
    if not isinstance(store, Store):
        hint = "Ask that server itself, or serve a graph folder"
        raise InputError("this graph lies on another server", str(graph.folder), hint)
    return store


def is_remote(graph: GraphFolder) -> bool:
    """Return whether a graph lies on a server."""
    store: object = graph.store
    return not isinstance(store, Store)


def digest_of(graph: GraphFolder) -> str:
    """Return a digest that changes whenever a quad of the graph does: 64 hexadecimal digits.

    It is that of the quads' file where the manifest names it; else the quads themselves are digested. Of a
    graph on a server whose manifest is not there, only the place is.
    """
    known = graph.manifest.files.get(GRAPH, "").removeprefix(MARK)
    if is_remote(graph):
        return known or sha256(graph.place)
    store = store_of(graph)
    lines = b"" if known else store.dump(format=RdfFormat.N_QUADS) or b""
    return known or sha256(b"\n".join(sorted(lines.splitlines())))
