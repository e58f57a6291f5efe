"""Positions of nodes."""

import itertools
import os
import subprocess
import sys

import networkx as nx

from kg.network.layout import layout

PROGRAM = """
import networkx as nx
from kg.network.layout import layout
network = nx.MultiDiGraph(nx.relabel_nodes(nx.barbell_graph(8, 3), lambda n: f"n{n}"))
network.add_node("alone")
print(sorted(layout(network).positions.items()))
"""


def sample() -> "nx.MultiDiGraph[str]":
    """Return three clusters in a row and two nodes that nothing links."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for c in range(3):
        for i, j in itertools.combinations(range(7), 2):
            network.add_edge(f"c{c}-{i}", f"c{c}-{j}")
    network.add_edge("c0-0", "c1-0")
    network.add_edge("c1-1", "c2-0")
    network.add_edge("c0-1", "c0-1")
    network.add_nodes_from(["alone-1", "alone-2"])
    return network


def test_nothing_lies_nowhere() -> None:
    """An empty network has an empty layout."""
    assert layout(nx.MultiDiGraph()).positions == {}


def test_a_single_thing_lies_somewhere() -> None:
    """A network of one node has one position."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("only")
    assert list(layout(network).positions) == ["only"]


def test_no_two_nodes_lie_on_one_another() -> None:
    """Nodes keep a distance of several node radii."""
    places = layout(sample()).positions
    near = [
        (a, b)
        for (a, p), (b, q) in itertools.combinations(places.items(), 2)
        if (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 < 50**2
    ]
    assert near == []
    assert len(places) == 23


def test_communities_lie_apart() -> None:
    """The boxes of the clusters' middles: each node is nearer to its own cluster than to another."""
    found = layout(sample())
    groups: dict[int, list[tuple[int, int]]] = {}
    for node, community in found.communities.items():
        groups.setdefault(community, []).append(found.positions[node])
    middles = {
        g: (sum(x for x, _ in ps) / len(ps), sum(y for _, y in ps) / len(ps)) for g, ps in groups.items()
    }
    assert len(groups) == 4
    for group, places in groups.items():
        for x, y in places:
            nearest = min(middles, key=lambda g: (middles[g][0] - x) ** 2 + (middles[g][1] - y) ** 2)
            assert nearest == group


def test_what_is_linked_to_nothing_lies_apart() -> None:
    """Things without a relation stand in a few rows beneath all others."""
    network = sample()
    network.add_nodes_from([f"alone-{n}" for n in range(3, 40)])
    places = layout(network).positions
    alone = [p for node, p in places.items() if node.startswith("alone")]
    others = [p for node, p in places.items() if not node.startswith("alone")]
    assert min(y for _, y in alone) > max(y for _, y in others)
    assert len(set(alone)) == 39
    assert len({y for _, y in alone}) <= 8


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    """The same network built the other way round is laid out the same."""
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(sample())))
    turned.add_edges_from(reversed(list(sample().edges())))
    assert layout(turned).positions == layout(sample()).positions


def test_the_hash_seed_does_not_matter() -> None:
    """Three hash seeds give the same positions."""
    found = set()
    for seed in ("0", "1", "42"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1
