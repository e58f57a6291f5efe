"""Which units of all documents are compared with each other: those that share keys, also through others.

A reference entry stands here as one thing, whatever number of documents name it; of its units those are
enough that differ in what they are told by or called.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.entities.company import is_rare
from kg.entities.outlines import Numbers, Tied
from kg.entities.sheets import Sheet

Member = tuple[int, int]
"""A document by its number, and one of its units."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Units that are compared: those without a reference entry, and some of those of each entry."""

    members: tuple[Member, ...]
    rows: tuple[Member, ...]


@dataclass(slots=True)
class _Ties:
    """Keys of one kind of all documents, each with the node that has it."""

    numbers: list[Numbers] = field(default_factory=list)
    nodes: list[NDArray[np.int64]] = field(default_factory=list)

    def add(self, tied: Tied, nodes: NDArray[np.int64]) -> None:
        if len(tied.numbers):
            self.numbers.append(tied.numbers)
            self.nodes.append(nodes[tied.owners])

    def all(self) -> tuple[Numbers, NDArray[np.int64]]:
        if not self.numbers:
            return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
        return np.concatenate(self.numbers), np.concatenate(self.nodes)


class Clusters:
    """Takes in the sheets of all documents, one after another, and tells what is compared.

    Attributes:
        offsets: the number of the first unit of each document, over all of them.
    """

    def __init__(self) -> None:
        self.offsets: list[int] = []
        self._size = 0
        self._rows: dict[str, int] = {}
        self._row_units: dict[int, dict[tuple[int, int], Member]] = {}
        self._ties, self._offers, self._wants = _Ties(), _Ties(), _Ties()
        self._company: list[Numbers] = []

    def add(self, sheet: Sheet) -> None:
        """Take in the next documents."""
        number, total = len(self.offsets), int(sheet.sizes.sum())
        nodes = np.arange(self._size, self._size + total, dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(sheet.sizes, dtype=np.int64)))[:-1]
        # Entries stand below zero, the units of documents above it.
        entries = [self._rows.setdefault(row, -1 - len(self._rows)) for row in sheet.entries]
        if entries:
            nodes[sheet.bearers] = np.array(entries, dtype=np.int64)[sheet.rows]
        owners = np.searchsorted(starts, sheet.bearers, side="right") - 1
        places = zip((owners + number).tolist(), (sheet.bearers - starts[owners]).tolist(), strict=True)
        marks = iter(sheet.marks.tolist())
        for place, row, told, called in zip(places, sheet.rows.tolist(), marks, marks, strict=True):
            known = self._row_units.setdefault(entries[row], {})
            # One for what it is told by, one for its names: the first of each.
            known.setdefault((told, 0), place)
            known.setdefault((called, 1), place)
        self._ties.add(sheet.ties, nodes)
        self._offers.add(sheet.offers, nodes)
        self._wants.add(sheet.wants, nodes)
        ends = np.cumsum(sheet.spoken).tolist()
        self._company += [sheet.company[a:b] for a, b in zip([0, *ends], ends, strict=False)]
        self.offsets += (starts + self._size).tolist()
        self._size += total

    @property
    def entries(self) -> frozenset[str]:
        """Return the reference entries that documents name."""
        return frozenset(self._rows)

    def rare(self) -> list[frozenset[int]]:
        """Return, for each document, the names of it that few others hold, as numbers."""
        names, counts = np.unique(np.concatenate(self._company or [_EMPTY]), return_counts=True)
        sizes = np.array([is_rare(n) for n in range(int(counts.max(initial=0)) + 1)])
        known = set(names[sizes[counts]].tolist())
        return [frozenset(known.intersection(one.tolist())) for one in self._company]

    def found(self) -> Iterator[Cluster]:
        """Yield the clusters of more than one thing, in order of their first members."""
        parent = self._united()
        starts = np.array(self.offsets, dtype=np.int64)
        groups: dict[int, list[int]] = {}
        for node in sorted(parent):
            groups.setdefault(_root(parent, node), []).append(node)
        for nodes in groups.values():
            rows = [node for node in nodes if node < 0]
            if len(rows) < len(nodes):
                units = {place for row in rows for place in self._row_units[row].values()}
                own = nodes[len(rows) :]
                numbers = (np.searchsorted(starts, own, side="right") - 1).tolist()
                members = [(n, node - self.offsets[n]) for n, node in zip(numbers, own, strict=True)]
                yield Cluster(tuple(members), tuple(sorted(units)))

    def _united(self) -> dict[int, int]:
        wants, wanting = self._wants.all()
        offers, offering = self._offers.all()
        useful = np.isin(offers, wants)
        ties, tied = self._ties.all()
        keys = np.concatenate((ties, wants, offers[useful]))
        nodes = np.concatenate((tied, wanting, offering[useful]))
        order = np.lexsort((nodes, keys))
        keys, nodes = keys[order], nodes[order]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else order
        ends = np.append(starts[1:], len(keys))[: len(starts)]
        several = nodes[starts] != nodes[ends - 1] if len(keys) else starts.astype(bool)
        parent: dict[int, int] = {}
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            group = nodes[start:end].tolist()
            first = _root(parent, group[0])
            for other in group[1:]:
                parent[_root(parent, other)] = first
        return parent


_EMPTY: Numbers = np.zeros(0, dtype=np.uint64)


def _root(parent: dict[int, int], node: int) -> int:
    while (up := parent.setdefault(node, node)) != node:
        parent[node] = node = parent[up]
    return node


def in_documents(members: Sequence[Member]) -> Iterator[tuple[int, list[int]]]:
    """Yield the documents of some members, which are sorted, each with its units."""
    found: dict[int, list[int]] = {}
    for document, unit in members:
        found.setdefault(document, []).append(unit)
    yield from found.items()
