"""A real server on loopback for the tests: in a thread of its own, or a graph made of quads."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store
from starlette.types import ASGIApp

from kg.graph.manifest import Manifest
from kg.graph.store import GraphFolder
from kg.opened import Graph
from kg.server.running import listen, make_server
from kg.server.settings import Settings

PATIENCE = 20.0


def graph_of(quads: Iterable[Quad], graphs: Iterable[str] = ()) -> Graph:
    """Return an open graph in memory with these quads, and with these graphs even if they are empty."""
    store = Store()
    store.extend(quads)
    for name in graphs:
        store.add_graph(NamedNode(name))
    return Graph(GraphFolder(Path("nowhere"), Manifest("", (), {}, {}), store))


@contextmanager
def served(app: ASGIApp, settings: Settings | None = None) -> Iterator[int]:
    """Serve an application on a free port of loopback, which is given, and end it afterwards."""
    settings = settings or Settings(port=0)
    with closing(listen(settings)) as socket:
        server = make_server(app, settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started and thread.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield socket.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
