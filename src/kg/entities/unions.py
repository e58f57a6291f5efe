"""Nodes joined to sets, with pairs of sets that must not be joined."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.entities.judged_things import Node


@dataclass(slots=True)
class Unions:
    """Disjoint sets of nodes; which node stands for a set does not depend on the order of joining."""

    parent: dict[Node, Node] = field(default_factory=dict)
    inside: dict[Node, set[Node]] = field(default_factory=dict)
    barred: dict[Node, set[Node]] = field(default_factory=dict)
    entries: dict[Node, str] = field(default_factory=dict)

    def root(self, node: Node) -> Node:
        """Return the node that stands for the set of a node."""
        at = self.parent.get(node, node)
        while at != self.parent.get(at, at):
            at = self.parent[at]
        return at

    def members(self, node: Node) -> frozenset[Node]:
        """Return the set of a node."""
        root = self.root(node)
        return frozenset(self.inside.get(root, {root}))

    def known(self) -> list[Node]:
        """Return all nodes that were joined or kept apart, in order."""
        return sorted({*self.parent, *self.barred}, key=repr)

    def tie(self, nodes: Iterable[Node]) -> None:
        """Join the sets of some nodes, but for sets that must stay apart."""
        ordered = sorted(dict.fromkeys(nodes), key=repr)
        for node in ordered[1:]:
            self._tie(ordered[0], node)

    def _tie(self, one: Node, other: Node) -> None:
        a, b = sorted((self.root(one), self.root(other)), key=repr)
        if a == b or self.forbidden(a, b):
            return
        members = self.inside.pop(b, {b})
        row = self.entry(a) or self.entry(b)
        if row:
            self.entries[a] = row
        self.parent.setdefault(a, a)
        self.parent[b] = a
        self.inside.setdefault(a, {a}).update(members)
        for foe in self.barred.pop(b, set()):
            self.barred[foe].discard(b)
            self.barred[foe].add(a)
            self.barred.setdefault(a, set()).add(foe)

    def forbid(self, one: Node, other: Node) -> None:
        """Keep the sets of two nodes apart from now on."""
        a, b = self.root(one), self.root(other)
        self.barred.setdefault(a, set()).add(b)
        self.barred.setdefault(b, set()).add(a)

    def has_foes(self, node: Node) -> bool:
        """Return whether the set of a node may have to stay apart from another."""
        root = self.root(node)
        return bool(self.barred.get(root)) or self.entry(root) != ""

    def entry(self, node: Node) -> str:
        """Return the reference entry in the set of a node; empty if there is none."""
        root = self.root(node)
        return root if isinstance(root, str) else self.entries.get(root, "")

    def forbidden(self, one: Node, other: Node) -> bool:
        """Return whether the sets of two nodes must stay apart: told so, or two reference entries."""
        a, b = self.root(one), self.root(other)
        rows = {self.entry(a), self.entry(b)} - {""}
        return a != b and (len(rows) > 1 or b in self.barred.get(a, ()))
