"""The search for paths, against networkx on small networks and at its own limits."""

from itertools import islice, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import search
from kg.network.links import Links
from kg.network.search import hops, routes

from .webs import make, simple

RELATIONS = ("kg:contains", "kg:issuedBy", "kg:theme")
rows = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(RELATIONS), st.integers(0, 7)), min_size=1, max_size=22
)


def build(drawn: list[tuple[int, str, int]]) -> Links:
    """Return the links of drawn rows between eight things, of which two are always there."""
    classes = {"r:t0": "Zone", "r:t7": "Zone"}
    return make([(f"r:t{a}", p, f"r:t{b}") for a, p, b in drawn], classes)


def expected(
    links: Links, steps: int, shut: frozenset[int] = frozenset()
) -> list[tuple[int, tuple[int, ...]]]:
    """Return all simple paths between the first and the last thing as networkx finds them, in order."""
    graph = simple(links)
    graph.remove_nodes_from(shut)
    last = len(links.things) - 1
    found = [tuple(path) for path in nx.all_simple_paths(graph, 0, last, cutoff=steps)]
    costed = [(sum(graph[a][b]["cost"] for a, b in pairwise(path)), path) for path in found]
    return sorted(costed, key=lambda item: (item[0], len(item[1]), item[1]))


def found(links: Links, steps: int, shut: frozenset[int] = frozenset()) -> list[tuple[int, tuple[int, ...]]]:
    """Return all paths between the first and the last thing, in the order found."""
    tails = np.repeat(np.arange(len(links.things)), np.diff(links.starts))
    barred = np.array(sorted(shut), dtype=np.int64)
    arcs = ~(np.isin(tails, barred) | np.isin(links.ends, barred))
    last = len(links.things) - 1
    return [(r.cost, r.nodes) for r in routes(links, 0, last, steps=steps, open_arcs=arcs)]


@settings(max_examples=60)
@given(rows, st.integers(1, 8))
def test_all_paths_come_in_order(drawn: list[tuple[int, str, int]], steps: int) -> None:
    """All simple paths within the limit come, each once, by cost, steps and numbers; nothing else comes."""
    links = build(drawn)
    assert found(links, steps) == expected(links, steps)


@settings(max_examples=60)
@given(rows, st.sets(st.integers(1, 5), max_size=3))
def test_shut_arcs_are_not_walked(drawn: list[tuple[int, str, int]], shut: set[int]) -> None:
    """Paths lead only over arcs that are open."""
    links = build(drawn)
    closed = frozenset(n for n in shut if n < len(links.things) - 1)
    assert found(links, 6, closed) == expected(links, 6, closed)


@settings(max_examples=60)
@given(rows)
def test_impatience_changes_nothing(drawn: list[tuple[int, str, int]]) -> None:
    """Where a search reckons its bounds anew at once, the paths are the same."""
    links = build(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_PATIENCE", 0)
        assert found(links, 7) == expected(links, 7)


@settings(max_examples=60)
@given(rows)
def test_steps_are_counted(drawn: list[tuple[int, str, int]]) -> None:
    """The distance in steps is that of networkx, and -1 where nothing leads."""
    links = build(drawn)
    lengths = nx.single_source_shortest_path_length(simple(links), 0)
    assert hops(links, 0).tolist() == [lengths.get(n, -1) for n in range(len(links.things))]
    last = len(links.things) - 1
    assert int(hops(links, 0, None, last)[last]) == lengths.get(last, -1)


def test_an_informative_link_is_preferred_to_a_hub() -> None:
    """Three calm steps are walked before two through something that fifty others share."""
    crowd = [(f"r:p{n}", "kg:issuedBy", "r:hub") for n in range(200)]
    calm = [("r:a", "kg:contains", "r:m"), ("r:m", "kg:contains", "r:n"), ("r:n", "kg:contains", "r:b")]
    links = make([*crowd, ("r:a", "kg:issuedBy", "r:hub"), ("r:b", "kg:issuedBy", "r:hub"), *calm])
    ends = (links.position[iri] for iri in sorted(i for i in links.things if i.endswith(("/a", "/b"))))
    ways = [len(route.nodes) - 1 for route in islice(routes(links, *ends, steps=6), 2)]
    assert ways == [3, 2]


def test_a_bridge_has_no_second_path() -> None:
    """Behind a bridge into a dense part there is one path, and the search for a second one ends."""
    dense = [(f"r:d{a:03d}", "kg:contains", f"r:d{b:03d}") for a in range(60) for b in range(a)]
    links = make([*dense, ("r:a", "kg:contains", "r:d000"), ("r:a", "kg:contains", "r:z")])
    assert [r.nodes for r in routes(links, 0, len(links.things) - 1, steps=8)] == [(0, len(links.things) - 1)]
