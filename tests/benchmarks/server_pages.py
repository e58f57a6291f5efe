"""How long each kind of page takes: python tests/benchmarks/server_pages.py [--quads 1000000].

A made graph (tests/benchmarks/synthetic.py) is loaded into a store on disk, and its pages are asked for in
this process. Printed are milliseconds of the processor: what the first request takes, which reads what the
pages keep, and the median of the next ones; and the size of the page. Look at the ratios: machines differ.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from starlette.applications import Starlette
from starlette.testclient import TestClient
from tests.benchmarks.quads import World
from tests.benchmarks.synthetic import DEFAULT_QUADS, make_graph

from kg.graph.manifest import DocumentRow, Manifest
from kg.graph.store import GraphFolder
from kg.graph.terms import LABEL, TYPE, ours
from kg.namespaces import R
from kg.opened import Graph
from kg.server.pages import routes
from kg.server.site import Site

ROUNDS: Final = 5
HEAD: Final = f"{'page':<44} {'first ms':>9} {'next ms':>9} {'KiB':>7}"


def main(given: Sequence[str] | None = None) -> None:
    """Make the graph, ask for its pages and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=DEFAULT_QUADS)
    quads = parser.parse_args(given).quads
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = make_graph(folder / "graph.nq", quads)
        store = Store(folder / "store")
        store.bulk_load(path=folder / "graph.nq", format=RdfFormat.N_QUADS)
        graph = open_made(folder, store)
        client = TestClient(Starlette(routes=routes(Site(graph))))
        print(", ".join(f"{count:,} {what}" for what, count in graph.counts.items()))
        print(HEAD)
        for title, addresses in pages(world, graph).items():
            print(measured(client, title, addresses), flush=True)
        graph.close()


def open_made(folder: Path, store: Store) -> Graph:
    """Return the made graph, open; its documents have no texts."""
    found = store.quads_for_pattern(None, TYPE, ours("SourceDocument"), None)
    iris = sorted({q.subject.value for q in found if isinstance(q.subject, NamedNode)})
    rows = tuple(DocumentRow(one.removeprefix(R), one.removeprefix(R), "", "", "") for one in iris)
    claims = sum(1 for _ in store.quads_for_pattern(None, TYPE, ours("Claim"), None))
    manifest = Manifest("", rows, {"documents": len(rows), "claims": claims, "quads": len(store)}, {})
    return Graph(GraphFolder(folder, manifest, store))


def pages(world: World, graph: Graph) -> Mapping[str, Sequence[str]]:
    """Return the addresses to ask for, by kind of page; of each kind those of a hub stand apart."""

    def name(curie: str) -> str:
        return curie.partition(":")[2]

    usual, hub = [name(one) for one in world.bodies[60:65]], name(world.bodies[0])
    country = name(world.country)
    zone, plan = name(world.zones[10]), name(world.policies[0])
    words = _label(graph, world.zones[10])
    return {
        "overview": ["/"],
        "search, a whole name": [f"/search?q={words}"],
        "search, a beginning": ["/search?q=mini"],
        "search, a slip": [f"/search?q={words[:3]}{words[4:]}"],
        "list of a class": ["/search?kind=measure", "/search?kind=measure&page=7"],
        "documents": ["/documents", "/documents?page=2"],
        "thing, usual": [f"/thing/{one}" for one in usual],
        "thing, a hub (first ministry)": [f"/thing/{hub}"],
        "thing, the widest hub (country)": [f"/thing/{country}"],
        "thing, a policy": [f"/thing/{plan}"],
        "thing, a hub, JSON": [f"/thing/{hub}.json"],
        "ring of a hub": [f"/ring?about={hub}"],
        "question cq01, a usual body": [f"/questions/cq01?body={one}" for one in usual],
        "question cq01, a hub": [f"/questions/cq01?body={hub}"],
        "question cq06": [f"/questions/cq06?place={name(world.districts[700])}"],
        "question cq21, a hub": [f"/questions/cq21?place={name(world.provinces[0])}"],
        "path": [f"/path?from={zone}&to={hub}"],
        "conflicts": ["/conflicts", "/conflicts?page=2"],
        "conflicts about a thing": [f"/conflicts?about={zone}"],
        "about": ["/about"],
    }


def _label(graph: Graph, curie: str) -> str:
    thing = NamedNode(R + curie.partition(":")[2])
    store = graph._folder.store  # the benchmark made it
    found = (q.object for q in store.quads_for_pattern(thing, LABEL, None, None))
    return min((one.value for one in found if isinstance(one, Literal)), default=curie)


def measured(client: TestClient, title: str, addresses: Sequence[str]) -> str:
    """Return the line of the table for one kind of page."""
    figures, size, status = [], 0, set()
    for n in range(ROUNDS + 1):
        start = time.process_time()
        reply = client.get(addresses[n % len(addresses)])
        figures.append(1000 * (time.process_time() - start))
        size = max(size, len(reply.content))
        status.add(reply.status_code)
    told = "" if status == {200} else f"  {sorted(status)}"
    return (
        f"{title:<44} {figures[0]:>9,.0f} {statistics.median(figures[1:]):>9,.1f} {size / 1024:>7,.0f}{told}"
    )


if __name__ == "__main__":
    main()
