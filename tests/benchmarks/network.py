"""Measure paths and figures on synthetic networks of 100,000 and 1,000,000 links, by time of the process.

Usage: python tests/benchmarks/network.py [--links N ...] [--pairs N] [--store]
Prints a table; nothing is judged, since figures of two machines cannot be compared: look at the ratios.
Loading is told apart from searching. With --store the links come from a store of quads.
"""

import argparse
import gc
import importlib.util
import platform
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import islice
from statistics import median
from time import process_time
from typing import Final, TypeVar

import networkx as nx
import numpy as np
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.terms import FACTS, LABEL, TYPE
from kg.namespaces import KG, R
from kg.network.analytics import (
    Engine,
    betweenness,
    communities,
    degree,
    modularity,
    pagerank,
)
from kg.network.links import Links, Row, make_links
from kg.network.mesh import Mesh, mesh_of
from kg.network.paths import find_paths
from kg.network.search import Route, hops, routes
from kg.network.web import read_web

WITH_VERSION: Final = ("policy-kg", "networkx", "numpy", "networkit")
KINDS: Final = (
    "PolicyDocument",
    "Measure",
    "Measure",
    "Zone",
    "PublicBody",
    "Industry",
    "AdministrativeArea",
)
RELATIONS: Final = (
    "issuedBy",
    "hasMeasure",
    "contains",
    "appliesTo",
    "addressesIndustry",
    "theme",
    "adminParent",
)
PER_THING: Final = 5
PIVOTS: Final = 16
_T = TypeVar("_T")
SLOW: Final = 200_000  # links from which networkx is not asked for communities: it takes minutes


def classes(links: int) -> dict[str, str]:
    """Return the things of a network with so many links, each with its class."""
    return {f"{R}thing-{n:07d}": KINDS[n % len(KINDS)] for n in range(links // PER_THING)}


def rows(links: int) -> Iterator[Row]:
    """Yield links with hubs: most are between things of one neighbourhood, one in five leads anywhere."""
    lots, things = random.Random(1), list(classes(links))  # noqa: S311 - a measurement
    for _ in range(links):
        one = lots.randrange(len(things))
        near = int(lots.random() ** 3 * 300) + one // 300 * 300
        other = int(len(things) * lots.random() ** 3) if lots.random() < 0.2 else min(near, len(things) - 1)
        yield things[one], KG + lots.choice(RELATIONS), things[other], "accepted"


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return the seconds of processor time that something takes, and what comes of it."""
    gc.collect()
    start = process_time()
    result = work()
    return process_time() - start, result


def line(what: str, *seconds: float, note: str = "") -> None:
    """Print one line of the table: the seconds, and how many times the last is the first."""
    told = "".join(f"{second:>12.3f}" for second in seconds)
    ratio = f"{seconds[-1] / max(seconds[0], 1e-9):>9.1f}x" if len(seconds) > 1 else ""
    print(f"  {what:<46}{told}{ratio}  {note}".rstrip())


def some_pairs(links: Links, count: int) -> list[tuple[int, int]]:
    """Return pairs of things that are linked somehow, by lot."""
    lots = random.Random(7)  # noqa: S311 - a measurement
    part = np.flatnonzero(hops(links, int(links.ends[0])) >= 0).tolist()
    return [tuple(lots.sample(part, 2)) for _ in range(count)]  # type: ignore[misc]  # two of them


def search(links: Links, one: int, other: int, k: int) -> list[Route]:
    """Return the k best paths of at most six steps."""
    return list(islice(routes(links, one, other, steps=6), k))


def measure_paths(links: Links, pairs: Sequence[tuple[int, int]]) -> None:
    """Measure the search for paths between pairs, beside networkx on a part of them."""
    for k in (1, 5):
        times = [timed(partial(search, links, a, b, k))[0] for a, b in pairs]
        line(f"{k} path(s), median and slowest of {len(pairs)} pairs", median(times), max(times))
    graph: nx.Graph[int] = nx.Graph()
    tails = np.repeat(np.arange(len(links.things)), np.diff(links.starts))
    for one, other, cost in zip(tails.tolist(), links.ends.tolist(), links.costs.tolist(), strict=True):
        if cost < graph.get_edge_data(one, other, {"cost": cost + 1})["cost"]:
            graph.add_edge(one, other, cost=cost)
    few = pairs[:3]
    ours = [timed(partial(search, links, a, b, 1))[0] for a, b in few]
    theirs = [timed(partial(nx.bidirectional_dijkstra, graph, a, b, "cost"))[0] for a, b in few]
    line("1 path: here, networkx (no limit of steps)", median(ours), median(theirs), note=f"{len(few)} pairs")


def measure_figures(mesh: Mesh) -> None:
    """Measure importance and communities by each library."""
    line("degree", timed(lambda: degree(mesh))[0])
    here = {
        "PageRank": timed(lambda: pagerank(mesh))[0],
        f"betweenness from {PIVOTS} things": timed(lambda: betweenness(mesh, exact=0, pivots=PIVOTS))[0],
    }
    other = networkit_times(mesh) if importlib.util.find_spec("networkit") else {}
    for what, seconds in here.items():
        line(f"{what}: here, networkit", seconds, *([other[what]] if what in other else []))
    engines: list[Engine] = ["networkit"] if other else []
    engines += ["networkx"] if len(mesh.pairs) < SLOW else []
    found = {engine: timed(partial(communities, mesh, engine)) for engine in engines}
    told = ", ".join(f"{e} {modularity(mesh, groups):.3f}" for e, (_, groups) in found.items())
    line(f"communities: {', '.join(engines)}", *(s for s, _ in found.values()), note=f"modularity: {told}")


def networkit_times(mesh: Mesh) -> dict[str, float]:
    """Return the seconds that networkit takes on one thread, without making its network."""
    import networkit as nk  # noqa: PLC0415 - an extra

    nk.setNumberOfThreads(1)
    nk.setSeed(1, True)
    columns = np.ascontiguousarray(mesh.pairs.T)
    graph = nk.GraphFromCoo((columns[0], columns[1]), n=mesh.size)
    rank = nk.centrality.PageRank(graph, 0.85, 1e-10)
    between = nk.centrality.EstimateBetweenness(graph, PIVOTS, False, False)
    return {"PageRank": timed(rank.run)[0], f"betweenness from {PIVOTS} things": timed(between.run)[0]}


class Quads:
    """A graph in memory that holds the links as facts."""

    def __init__(self, links: int) -> None:
        self.store = Store()
        kinds = classes(links)
        things = {iri: NamedNode(iri) for iri in kinds}
        self.store.bulk_extend(
            Quad(things[i], TYPE, NamedNode(KG + kind), FACTS) for i, kind in kinds.items()
        )
        self.store.bulk_extend(Quad(t, LABEL, Literal(f"Thing {i[-7:]}"), FACTS) for i, t in things.items())
        self.store.bulk_extend(Quad(things[s], NamedNode(p), things[o], FACTS) for s, p, o, _ in rows(links))

    def text(self, digest: str) -> str:
        """Return no text: there are no documents."""
        return digest[:0]


def measure_store(links: int, pairs: Sequence[tuple[int, int]]) -> None:
    """Measure how long a graph takes to be made ready, and paths with their words after that."""
    quads = Quads(links)
    seconds, web = timed(lambda: read_web(quads))
    line("loading names and links from a store", seconds)
    for k in (1, 5):
        times = [
            timed(partial(find_paths, web, web.links.things[a], web.links.things[b], k=k))[0]
            for a, b in pairs
        ]
        line(f"{k} path(s) in words, median and slowest", median(times), max(times))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--store", action="store_true")
    chosen = parser.parse_args()
    installed = [name for name in WITH_VERSION if importlib.util.find_spec(name.replace("policy-kg", "kg"))]
    print(platform.python_version(), *(f"{name} {version(name)}" for name in installed), sep=", ")
    for count in chosen.links:
        seconds, links = timed(partial(make_links, classes(count), rows(count)))
        hub = int(np.diff(links.starts).max())
        print(f"\n{len(links.subjects):,} links, {len(links.things):,} things, the largest hub {hub:,}")
        line("making the links (and drawing them by lot)", seconds)
        pairs = some_pairs(links, chosen.pairs)
        measure_paths(links, pairs)
        measure_figures(mesh_of(links))
        if chosen.store:
            measure_store(count, pairs)


if __name__ == "__main__":
    main()
