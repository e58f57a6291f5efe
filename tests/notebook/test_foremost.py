"""Which things of a large network the still picture of a notebook shows."""

from itertools import pairwise

import networkx as nx

from kg.notebook.picture import foremost


def star(*hubs: str, leaves: int = 30) -> "nx.MultiDiGraph[str]":
    """Return things with many leaves each; a thing called a link joins each two that follow each other."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hub in hubs:
        network.add_edges_from((hub, f"{hub}{n}") for n in range(leaves))
    for one, other in pairwise(hubs):
        network.add_edges_from([(one, f"link {one}{other}"), (f"link {one}{other}", other)])
    return network


def test_hubs_that_are_no_neighbours_bring_what_links_them() -> None:
    """Where the best linked things hang together through lesser ones only, those are drawn too."""
    found = foremost(star("a", "b", "c", "d"), most=12)
    assert {"a", "link ab", "b", "link bc"} <= set(found)
    assert len(found) == 12
    assert all(found.degree(node) for node in found if node in "abcd")


def test_hubs_that_are_neighbours_stand_for_the_network() -> None:
    """Where the best linked things are linked with each other, they alone are drawn."""
    network = star("a", "b", "c", "d")
    network.add_edges_from([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])
    assert set(foremost(network, most=4)) == {"a", "b", "c", "d"}


def test_a_small_network_is_drawn_whole() -> None:
    """Nothing is left out of a network that has room, not even what is linked to nothing."""
    network = star("a", leaves=2)
    network.add_node("alone")
    assert set(foremost(network, most=4)) == {"a", "a0", "a1", "alone"}


def test_without_relations_the_first_are_drawn() -> None:
    """A network without any relation still has a picture."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from("abcdef")
    assert len(foremost(network, most=3)) == 3


def test_no_thing_is_drawn_without_a_relation_where_the_room_ends() -> None:
    """A thing whose neighbours found no room is left out with them."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edges_from((f"hub {n}", f"leaf {n} {leaf}") for n in range(60) for leaf in "ab")
    found = foremost(network, most=40)
    assert 30 < len(found) <= 40
    assert all(found.degree(node) for node in found)
