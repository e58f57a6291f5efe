"""The network without directions and parallel links, as arrays: what figures are reckoned on."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.network.links import STANDINGS, Ints, Links


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """An undirected network of n things and m linked pairs.

    Attributes:
        size: n.
        pairs: numbers of things, the smaller first, in order (m rows of 2).
        weights: how many links a pair has (m).
        starts: where the arcs of a thing begin (n + 1).
        ends: where they lead (2m).
    """

    size: int
    pairs: Ints
    weights: Ints
    starts: Ints
    ends: Ints

    @property
    def degrees(self) -> Ints:
        """How many others each thing is linked to (n)."""
        return np.diff(self.starts)

    def arcs_of(self, nodes: Ints) -> Ints:
        """Return the arcs of some things, one after another."""
        counts = self.starts[nodes + 1] - self.starts[nodes]
        first = np.repeat(self.starts[nodes] - (np.cumsum(counts) - counts), counts)
        return first + np.arange(int(counts.sum()), dtype=np.int64)


def make_mesh(size: int, ends: NDArray[np.int64]) -> Mesh:
    """Return the network of some links, given as rows of two numbers; loops are passed over."""
    rows = np.sort(np.asarray(ends, dtype=np.int64).reshape(-1, 2), axis=1)
    rows = rows[rows[:, 0] != rows[:, 1]]
    pairs, weights = np.unique(rows, axis=0, return_counts=True)
    tails = np.concatenate([pairs[:, 0], pairs[:, 1]])
    heads = np.concatenate([pairs[:, 1], pairs[:, 0]])
    order = np.lexsort((heads, tails))
    starts = np.concatenate([[0], np.cumsum(np.bincount(tails, minlength=size))]).astype(np.int64)
    return Mesh(size, pairs, weights.astype(np.int64), starts, heads[order])


def mesh_of(links: Links, standings: Iterable[str] = ("accepted",)) -> Mesh:
    """Return the network of the links that stand so (see :data:`kg.network.links.STANDINGS`)."""
    wanted = np.isin(links.standings, [STANDINGS.index(standing) for standing in standings])
    return make_mesh(len(links.things), np.stack([links.subjects, links.objects], axis=1)[wanted])
