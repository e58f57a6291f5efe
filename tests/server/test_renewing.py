"""A server notices that its graph was built anew, and answers from the new one."""

import asyncio
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import httpx
from tests.server.serving import served

import kg
from kg import resources
from kg.exceptions import GraphError
from kg.graph.manifest import NAME
from kg.opened import Graph
from kg.server.app import make_app
from kg.server.renewing import Renewing, Served
from kg.server.settings import Settings
from kg.server.site import Limits, Site
from kg.server.sparql.endpoint import Endpoint

PATIENCE = 60.0
COUNT = "SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }"


def claims(client: httpx.Client) -> int:
    """Return how many claims the endpoint counts."""
    got = client.get("/sparql", params={"query": COUNT, "format": "csv"})
    return int(got.text.split()[-1])


def eventually(what: Callable[[], bool]) -> bool:
    """Return whether something comes about in time."""
    until = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


def test_a_new_graph_is_served(example_folder: Path, tmp_path: Path) -> None:
    """After a build, endpoint and pages give the new graph; what a client kept is outdated."""
    folder = tmp_path / "graph"
    shutil.copytree(example_folder, folder)
    told: list[int] = []
    graph = kg.open(folder)
    app = make_app(
        Site(graph, limits=Limits(workers=1)),
        Settings(look_seconds=0.05),
        lambda: kg.open(folder),
        lambda new: told.append(new.counts["claims"]),
    )
    with served(app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
        before, page = claims(client), client.get("/about")
        one = sorted((resources.example_graph() / "documents").glob("*.txt"))[0]
        kg.build(one, output=folder).close()
        assert eventually(lambda: claims(client) < before)
        assert eventually(lambda: len(told) == 1)  # it is told when the graph before is closed
        now = claims(client)
        again = client.get("/about", headers={"if-none-match": page.headers["etag"]})
        assert again.status_code == 200
        assert again.text != page.text
        (folder / NAME).unlink()  # nothing that can be opened lies there: the last graph is served on
        time.sleep(0.2)
        assert claims(client) == now


class Stub:
    """Stands for a graph, and notes whether it was closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ended = 0

    def close(self) -> None:
        """Count."""
        self.ended += 1


class NoEndpoint:
    """Stands for an endpoint."""

    def start(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""


def test_requests_end_on_the_graph_on_which_they_began(tmp_path: Path) -> None:
    """A request that is on its way when the graph changes is finished; then the old graph is closed."""
    (tmp_path / NAME).write_text("1")
    graphs = [Stub(tmp_path), Stub(tmp_path)]
    answered: list[int] = []
    failing = [True]

    async def run() -> None:
        going, doors = asyncio.Event(), {0: asyncio.Event(), 1: asyncio.Event()}

        def make(site: Site) -> Served:
            number = graphs.index(cast("Stub", site.graph))

            async def app(*_: object) -> None:
                going.set()
                await doors[number].wait()
                answered.append(number)

            return Served(site, app, cast("Endpoint", NoEndpoint()))

        def reopen() -> Graph:
            if failing.pop():
                raise GraphError("a build is on its way")
            return cast("Graph", graphs[1])

        renewed = asyncio.Event()
        failing.insert(0, False)
        app = Renewing(Site(cast("Graph", graphs[0])), make, reopen, lambda _: renewed.set(), 0.01)
        messages: asyncio.Queue[Any] = asyncio.Queue()
        sent: asyncio.Queue[Any] = asyncio.Queue()
        life = asyncio.create_task(app({"type": "lifespan"}, messages.get, sent.put))
        await messages.put({"type": "lifespan.startup"})
        await sent.get()
        first = asyncio.create_task(app({"type": "http"}, messages.get, sent.put))
        await going.wait()
        (tmp_path / NAME).write_text("22")
        await asyncio.wait_for(renewed.wait(), PATIENCE)
        assert graphs[0].ended == 0
        doors[1].set()
        await app({"type": "http"}, messages.get, sent.put)
        doors[0].set()
        await first
        assert graphs[0].ended == 1
        assert graphs[1].ended == 0
        await messages.put({"type": "lifespan.shutdown"})
        await life

    # In a thread of its own, since a browser that other tests opened keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
    assert answered == [1, 0]
    assert failing == []
