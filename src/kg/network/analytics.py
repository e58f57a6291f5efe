"""The one seam to libraries and methods of network analysis: importance and communities.

What is reckoned with arrays here was measured to be as fast as networkit (``tests/benchmarks/network.py``);
communities are found by networkx, and by networkit where it is installed (the extra ``fast``) and the network
is large. Nothing here draws lots: the same network gives the same figures, whatever the order of its links.
"""

import importlib.util
from typing import Final, Literal, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.network.links import Ints
from kg.network.mesh import Mesh

Engine: TypeAlias = Literal["networkx", "networkit"]
Scores: TypeAlias = NDArray[np.float64]

LARGE: Final = 50_000  # linked pairs from which communities are left to networkit: networkx takes seconds
EXACT: Final = 3_000  # things up to which betweenness is exact
PIVOTS: Final = 256  # else, from how many things the shortest paths are followed
_DAMPING: Final = 0.85
_ROUNDS: Final = 500
_SEED: Final = 1  # any fixed number: the order of visits is part of the method, not of chance


def degree(mesh: Mesh) -> Scores:
    """Return to how many others each thing is linked (n)."""
    return mesh.degrees.astype(np.float64)


def pagerank(mesh: Mesh, *, damping: float = _DAMPING, tolerance: float = 1e-10) -> Scores:
    """Return the PageRank of each thing (n); all together are 1.

    Page, Brin, Motwani and Winograd, "The PageRank Citation Ranking" (1999), by repeated multiplication;
    links are walked both ways, and things without any share what they have with all.
    """
    if not mesh.size:
        return np.zeros(0)
    degrees = mesh.degrees
    tails = np.repeat(np.arange(mesh.size), degrees)
    share = np.divide(1.0, degrees, out=np.zeros(mesh.size), where=degrees > 0)
    rank = np.full(mesh.size, 1 / mesh.size)
    for _ in range(_ROUNDS):
        flow = np.bincount(mesh.ends, weights=(rank * share)[tails], minlength=mesh.size)
        loose = float(rank[degrees == 0].sum())
        following = (1 - damping) / mesh.size + damping * (flow + loose / mesh.size)
        change = float(np.abs(following - rank).sum())
        rank = following
        if change < tolerance:
            break
    return rank


def betweenness(mesh: Mesh, *, exact: int = EXACT, pivots: int = PIVOTS) -> Scores:
    """Return the share of all shortest paths between others that lead through each thing (n), from 0 to 1.

    Brandes, "A Faster Algorithm for Betweenness Centrality" (2001), level by level over arrays. With more
    than ``exact`` things the paths from ``pivots`` things, evenly spread over those with links, stand for
    all (Brandes and Pich, "Centrality Estimation in Large Networks", 2007).
    """
    linked = np.flatnonzero(mesh.degrees > 0)
    chosen = linked
    if mesh.size > exact and len(linked) > pivots:
        chosen = linked[np.linspace(0, len(linked) - 1, pivots).round().astype(np.int64)]
    total = np.zeros(mesh.size)
    for source in chosen.tolist():
        total += _dependencies(mesh, source)
    others = (mesh.size - 1) * (mesh.size - 2)
    scale = len(linked) / max(len(chosen), 1)
    return total * (scale / others) if others > 0 else total


def _dependencies(mesh: Mesh, source: int) -> Scores:
    """Return how much the shortest paths from one thing depend on each other thing (n)."""
    away = np.full(mesh.size, -1, dtype=np.int64)
    away[source] = 0
    ways = np.zeros(mesh.size)
    ways[source] = 1
    frontier, levels = np.array([source], dtype=np.int64), list[tuple[Ints, Ints]]()
    while len(frontier):
        tails = np.repeat(frontier, mesh.starts[frontier + 1] - mesh.starts[frontier])
        heads = mesh.ends[mesh.arcs_of(frontier)]
        fresh = np.unique(heads[away[heads] < 0])
        away[fresh] = len(levels) + 1
        onward = away[heads] == len(levels) + 1
        tails, heads = tails[onward], heads[onward]
        np.add.at(ways, heads, ways[tails])
        levels.append((tails, heads))
        frontier = fresh
    depends = np.zeros(mesh.size)
    for tails, heads in reversed(levels):
        np.add.at(depends, tails, ways[tails] / ways[heads] * (1 + depends[heads]))
    depends[source] = 0
    return depends


def communities(mesh: Mesh, engine: Engine | None = None) -> tuple[tuple[int, ...], ...]:
    """Return groups of things with more links inside than chance would give, the largest first.

    Louvain's method (Blondel and others, "Fast unfolding of communities in large networks", 2008), which
    maximises modularity. Label propagation depends on chance or order by its nature, and greedy
    modularity (Clauset, Newman and Moore) finds worse groups and is slower on hubs. The things are
    visited in an order that is fixed by their numbers. Things without links are in no group.

    Args:
        mesh: the network; pairs with several links count more.
        engine: networkx or networkit; by default networkit where it is installed and there are at least
            :data:`LARGE` linked pairs.
    """
    chosen = engine or ("networkit" if len(mesh.pairs) >= LARGE and has_networkit() else "networkx")
    groups = _by_networkit(mesh) if chosen == "networkit" else _by_networkx(mesh)
    return tuple(sorted((tuple(sorted(group)) for group in groups), key=lambda g: (-len(g), g)))


def modularity(mesh: Mesh, groups: tuple[tuple[int, ...], ...]) -> float:
    """Return how much more than by chance the links lie inside groups, from -0.5 to 1 (Newman 2004)."""
    whole = float(mesh.weights.sum())
    if not whole:
        return 0.0
    group = np.full(mesh.size, -1, dtype=np.int64)
    for n, members in enumerate(groups):
        group[list(members)] = n
    one, other = group[mesh.pairs[:, 0]], group[mesh.pairs[:, 1]]
    inside = float(mesh.weights[one == other].sum())
    ends = np.bincount(np.concatenate([one, other]), weights=np.tile(mesh.weights, 2), minlength=len(groups))
    return inside / whole - float(((ends / (2 * whole)) ** 2).sum())


def has_networkit() -> bool:
    """Return whether networkit is installed."""
    return importlib.util.find_spec("networkit") is not None


def _by_networkx(mesh: Mesh) -> list[set[int]]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(np.flatnonzero(mesh.degrees > 0).tolist())
    edges = zip(mesh.pairs.tolist(), mesh.weights.tolist(), strict=True)
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in edges)
    return list(nx.community.louvain_communities(graph, seed=_SEED)) if len(graph) else []


def _by_networkit(mesh: Mesh) -> list[set[int]]:
    """Return groups by networkit on one thread, for several move things in an order of their own."""
    import networkit  # noqa: PLC0415 - an extra

    threads = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(1)
    try:
        columns = np.ascontiguousarray(mesh.pairs.T)
        weights = mesh.weights.astype(np.float64)
        graph = networkit.GraphFromCoo((weights, (columns[0], columns[1])), n=mesh.size, weighted=True)
        method = networkit.community.PLM(graph, refine=True, par="none")
        method.run()
        found = np.array(method.getPartition().getVector(), dtype=np.int64)
    finally:
        networkit.setNumberOfThreads(threads)
    linked = np.flatnonzero(mesh.degrees > 0)
    order = linked[np.argsort(found[linked], kind="stable")]
    cuts = np.flatnonzero(np.diff(found[order])) + 1
    return [set(part.tolist()) for part in np.split(order, cuts) if len(part)]
