"""A real server on loopback for the tests: in a thread of its own, or a graph made of quads."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Quad, Store
from starlette.types import ASGIApp

from kg.graph.index import DIGEST, STORE
from kg.graph.manifest import GRAPH, INDEX, Manifest
from kg.graph.store import GraphFolder
from kg.opened import Graph
from kg.server.running import listen, make_server
from kg.server.settings import Settings

PATIENCE = 60.0
BUSY = 503
_Got = TypeVar("_Got")


def graph_of(quads: Iterable[Quad]) -> Graph:
    """Return an open graph in memory with these quads."""
    store = Store()
    store.extend(quads)
    return Graph(GraphFolder(Path("nowhere"), Manifest("", (), {}, {}), store))


def store_at(folder: Path) -> Store:
    """Return a new store at the place where the index of a graph folder lies."""
    (folder / INDEX).mkdir(parents=True)
    (folder / INDEX / DIGEST).write_text("known", encoding="ascii")
    return Store(folder / INDEX / STORE)


def graph_at(folder: Path) -> Graph:
    """Return an open graph whose index was filled by :func:`store_at`."""
    store = Store.read_only(str(folder / INDEX / STORE))
    return Graph(GraphFolder(folder, Manifest("", (), {}, {GRAPH: "known"}), store))


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


def admitted(ask: Callable[[], _Got], status: Callable[[_Got], int]) -> _Got:
    """Return the first reply that does not say to come again, as a process for queries may still be starting.

    On a busy machine that may take longer than the tight limit of a test lets a query wait.
    """
    until = time.monotonic() + PATIENCE
    got = ask()
    while status(got) == BUSY and time.monotonic() < until:
        time.sleep(0.05)
        got = ask()
    return got
