"""Importance and communities, against networkx and, where it is installed, networkit."""

import importlib.util

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.analytics import Engine, betweenness, communities, degree, modularity, pagerank
from kg.network.mesh import Mesh, make_mesh

ENGINES: tuple[Engine, ...] = ("networkx", "networkit")
pairs = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


def mesh_and_graph(drawn: list[tuple[int, int]], size: int = 12) -> tuple[Mesh, "nx.Graph[int]"]:
    """Return the same network twice; loops are left out of both."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from((a, b) for a, b in drawn if a != b)
    return make_mesh(size, np.array(drawn, dtype=np.int64).reshape(-1, 2)), graph


def planted(groups: int = 6, size: int = 30) -> tuple[Mesh, "nx.Graph[int]"]:
    """Return a network with groups that are dense inside."""
    graph = nx.planted_partition_graph(groups, size, 0.4, 0.01, seed=3)
    return make_mesh(len(graph), np.array(list(graph.edges()), dtype=np.int64)), graph


def solved(graph: "nx.Graph[int]", damping: float = 0.85) -> dict[int, float]:
    """Return the PageRank of each thing as the solution of its equations."""
    size = len(graph)
    matrix = nx.to_numpy_array(graph, nodelist=range(size))
    sums = matrix.sum(axis=1)
    step = np.where(sums[:, None] > 0, matrix / np.maximum(sums[:, None], 1), 1 / size)
    rank = np.linalg.solve(np.eye(size) - damping * step.T, np.full(size, (1 - damping) / size))
    return dict(enumerate(rank.tolist()))


def skip_without(engine: Engine) -> None:
    """Skip a test whose library is not installed."""
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")


@settings(max_examples=60)
@given(pairs)
def test_measures_are_right(drawn: list[tuple[int, int]]) -> None:
    """Degree and betweenness are those of networkx, and PageRank solves its equations."""
    mesh, graph = mesh_and_graph(drawn)
    told = (degree(mesh), pagerank(mesh), betweenness(mesh))
    known: tuple[dict[int, float], ...] = (
        dict(graph.degree()),
        solved(graph),
        nx.betweenness_centrality(graph),
    )
    for ours, theirs in zip(told, known, strict=True):
        assert ours.tolist() == pytest.approx([theirs[n] for n in range(12)], abs=1e-8)


def test_few_pivots_find_the_same_middle() -> None:
    """Betweenness from a part of the things puts the same things first, on the same scale."""
    graph = nx.barabasi_albert_graph(400, 2, seed=4)
    mesh = make_mesh(400, np.array(list(graph.edges()), dtype=np.int64))
    whole, part = betweenness(mesh), betweenness(mesh, exact=100, pivots=100)
    first = [set(np.argsort(-scores)[:10].tolist()) for scores in (whole, part)]
    assert len(first[0] & first[1]) >= 8
    assert part.sum() == pytest.approx(whole.sum(), rel=0.1)


@pytest.mark.parametrize("engine", ENGINES)
def test_planted_groups_are_found(engine: Engine) -> None:
    """Both libraries find the groups that were planted, and so agree with one another."""
    skip_without(engine)
    mesh, graph = planted()
    groups = communities(mesh, engine)
    assert groups == tuple(tuple(range(n * 30, n * 30 + 30)) for n in range(6))
    assert modularity(mesh, groups) == pytest.approx(nx.community.modularity(graph, list(map(set, groups))))


@pytest.mark.parametrize("engine", ENGINES)
def test_groups_do_not_depend_on_the_order_of_links(engine: Engine) -> None:
    """The same links in another order give the same groups, again and again."""
    skip_without(engine)
    graph = nx.gnm_random_graph(150, 400, seed=8)
    links = np.array(list(graph.edges()), dtype=np.int64)
    found = {
        communities(make_mesh(150, rows), engine) for rows in (links, links[::-1], links[:, ::-1], links)
    }
    assert len(found) == 1


def test_both_libraries_are_as_good() -> None:
    """On a network without clear groups the modularity of both is much the same."""
    skip_without("networkit")
    graph = nx.gnm_random_graph(300, 1200, seed=8)
    mesh = make_mesh(300, np.array(list(graph.edges()), dtype=np.int64))
    one, other = (modularity(mesh, communities(mesh, engine)) for engine in ENGINES)
    assert one == pytest.approx(other, abs=0.03)


@pytest.mark.parametrize("engine", ENGINES)
def test_lone_things_are_in_no_group(engine: Engine) -> None:
    """Things without links are in no group; a network without links has none."""
    skip_without(engine)
    nothing = np.zeros((0, 2), dtype=np.int64)
    assert communities(make_mesh(5, np.array([[0, 1], [3, 3]])), engine) == ((0, 1),)
    assert communities(make_mesh(5, nothing), engine) == ()
    assert communities(make_mesh(0, nothing), engine) == ()


def test_empty_networks_have_measures() -> None:
    """Networks of no things or of lone ones have measures without fuss."""
    for size in (0, 1, 2):
        mesh = make_mesh(size, np.zeros((0, 2), dtype=np.int64))
        assert [len(measure(mesh)) for measure in (degree, pagerank, betweenness)] == [size] * 3
        assert pagerank(mesh).sum() == pytest.approx(min(size, 1))
        assert modularity(mesh, ()) == 0


def test_parallel_links_weigh_more() -> None:
    """Several links of a pair are one pair with a weight."""
    mesh = make_mesh(3, np.array([[0, 1], [1, 0], [1, 2]]))
    assert (mesh.pairs.tolist(), mesh.weights.tolist()) == ([[0, 1], [1, 2]], [2, 1])
    assert mesh.degrees.tolist() == [1, 2, 1]
