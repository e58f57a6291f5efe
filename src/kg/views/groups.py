"""The groups in which a page with very many things opens: closely linked things, named by the best known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.network.layout import communities

# What is told by a whole phrase names no group as long as there is anything else.
_WORDY: Final = frozenset({"Measure", "Objective", "Target", "Challenge"})
ALONE: Final = "Things without a relation"


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are drawn as one mark until a reader opens it.

    Attributes:
        key: the id of the thing that it is named by; it stays as long as this thing leads its group.
        label: its name in words.
        members: ids of its things, sorted.
    """

    key: str
    label: str
    members: tuple[str, ...]


def groups(network: "nx.MultiDiGraph[str]", main: Collection[str]) -> tuple[Group, ...]:
    """Return the groups of a network, largest first; every thing is in exactly one.

    Things of ``main`` are grouped by Louvain's method as they are laid out; each other thing joins the
    first of its neighbours that has a group, and else those without a relation.
    """
    part = network.subgraph(main)
    of: dict[str, int] = {}
    found = communities(part)
    linked = [some for some in found if any({*part.successors(n), *part.predecessors(n)} - {n} for n in some)]
    for number, members in enumerate(linked):
        of.update(dict.fromkeys(members, number))
    _join(network, of)
    gathered: dict[int, list[str]] = {}
    for node in sorted(network):
        gathered.setdefault(of.get(node, -1), []).append(node)
    alone = gathered.pop(-1, [])
    made = [_group(network, members) for members in gathered.values()]
    made.sort(key=lambda group: (-len(group.members), group.key))
    return (*made, *([Group("", ALONE, tuple(alone))] if alone else []))


def _join(network: "nx.MultiDiGraph[str]", of: dict[str, int]) -> None:
    """Put what has no group yet beside a neighbour that has one, from near to far."""
    left = [node for node in sorted(network) if node not in of]
    while left:
        beside = {n: sorted({*network.successors(n), *network.predecessors(n)} & of.keys()) for n in left}
        found = {node: of[near[0]] for node, near in beside.items() if near}
        if not found:
            return
        of.update(found)
        left = [node for node in left if node not in found]


def _group(network: "nx.MultiDiGraph[str]", members: list[str]) -> Group:
    nodes: Mapping[str, Mapping[str, object]] = network.nodes
    first = min(members, key=lambda n: (nodes[n]["type"] in _WORDY, -network.degree(n), n))
    return Group(first, str(nodes[first]["label"]), tuple(members))
