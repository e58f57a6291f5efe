"""Positions for the nodes of a network: communities apart from one another, the same on every run."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Short = NDArray[np.float32]
SEED: Final = 7
GAP: Final = 84.0  # least distance between two nodes, in units of the drawing
ROOMY: Final = 1.2 * GAP  # between things without a relation, whose marks all lie in rows
SCREEN: Final = 1.35  # width to height of the whole drawing, where it can be had
WIDE: Final = 1.3  # labels are wide, so the drawing is stretched sideways


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node lies (whole numbers), and the index of its community (0 is the largest)."""

    positions: Mapping[str, tuple[int, int]]
    communities: Mapping[str, int]


def layout(network: "nx.MultiDiGraph[str]") -> Layout:
    """Return positions for all nodes.

    Louvain communities are drawn each by itself with springs, then packed as circles that do not
    overlap, closely linked ones side by side. What is linked to nothing stands in rows beneath all
    others, apart. Needs no scipy; parallel edges weigh more.
    """
    ids = sorted(network)
    if not ids:
        return Layout({}, {})
    index = {node: i for i, node in enumerate(ids)}
    links = _links(network, index)
    groups = _communities(len(ids), links)
    of = {i: g for g, members in enumerate(groups) for i in members}
    alone = groups.pop() if groups and not _is_linked(groups[-1], links) else []
    inside = _inside(links, of)
    inner = [_spread(_springs(members, inside.get(g, []))) for g, members in enumerate(groups)]
    radii = np.array([_radius(points) for points in inner])
    centres = _pack(radii, _between(links, of, len(groups)))
    positions = {}
    for members, points, centre in zip(groups, inner, centres, strict=True):
        for i, point in zip(members, points, strict=True):
            x, y = (centre + point) * (WIDE, 1.0)
            positions[ids[i]] = (round(float(x)), round(float(y)))
    positions |= {ids[i]: spot for i, spot in zip(alone, _rows(alone, positions.values()), strict=True)}
    return Layout(
        {node: positions[node] for node in ids},
        {node: of[index[node]] for node in ids},
    )


def communities(network: "nx.MultiDiGraph[str]") -> list[list[str]]:
    """Return the communities by which :func:`layout` draws, largest first, each sorted.

    Things without any relation form one group, the last.
    """
    ids = sorted(network)
    groups = _communities(len(ids), _links(network, {node: i for i, node in enumerate(ids)})) if ids else []
    return [[ids[i] for i in members] for members in groups]


def _links(network: "nx.MultiDiGraph[str]", index: Mapping[str, int]) -> dict[tuple[int, int], float]:
    links: dict[tuple[int, int], float] = {}
    for a, b in network.edges():
        i, j = sorted((index[a], index[b]))
        if i != j:
            links[i, j] = links.get((i, j), 0.0) + 1.0
    return dict(sorted(links.items()))


def _communities(count: int, links: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return the communities, largest first; nodes without any link form one group together."""
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(sorted({i for pair in links for i in pair}))
    plain.add_weighted_edges_from((i, j, w) for (i, j), w in links.items())
    found = nx.community.louvain_communities(plain, seed=SEED) if links else []
    groups = sorted((sorted(group) for group in found), key=lambda g: (-len(g), g[0]))
    alone = [i for i in range(count) if i not in plain]
    return [*groups, alone] if alone else groups


def _inside(
    links: Mapping[tuple[int, int], float], of: Mapping[int, int]
) -> dict[int, list[tuple[int, int]]]:
    """Return the pairs that are linked inside each community, by its index."""
    found: dict[int, list[tuple[int, int]]] = {}
    for i, j in links:
        if of[i] == of[j]:
            found.setdefault(of[i], []).append((i, j))
    return found


def _springs(members: Sequence[int], links: Sequence[tuple[int, int]]) -> Points:
    """Return one community as springs lay it out (Fruchterman and Reingold's forces)."""
    count = len(members)
    at = {node: k for k, node in enumerate(members)}
    points = _spiral(count)
    if count < 3 or not links:
        return points * GAP
    one, other = np.array([(at[i], at[j]) for i, j in links]).T
    steps = max(50, min(140, 20000 // count))
    pairs = _Pairs(count)
    for step in range(steps):
        pull = points[other] - points[one]
        pull *= np.linalg.norm(pull, axis=1)[:, None]
        force = _repulsion(points, pairs) - points * 0.06
        for axis in (0, 1):
            force[:, axis] += np.bincount(one, pull[:, axis], count) - np.bincount(
                other, pull[:, axis], count
            )
        length = np.linalg.norm(force, axis=1)[:, None] + 1e-9
        points = points + force / length * np.minimum(length, 0.6 * (1 - step / steps) + 0.01)
    return np.asarray((points - points.mean(axis=0)) * GAP * 1.15)


def _spiral(count: int) -> Points:
    """Return points on a sunflower spiral about the origin, a unit or so apart."""
    k = np.arange(count)
    angle = k * np.pi * (3 - np.sqrt(5))
    radius = 0.62 * np.sqrt(k)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


class _Pairs:
    """Room for what is reckoned of every pair of points: taken once, for to take it anew costs most."""

    def __init__(self, count: int) -> None:
        self._right, self._down, self._square, self._other = np.empty((4, count, count), np.float32)

    def measure(self, points: Points) -> Short:
        """Return the squares of the distances; valid until the next call."""
        x, y = np.ascontiguousarray(points.T, np.float32)
        np.subtract.outer(x, x, out=self._right)
        np.subtract.outer(y, y, out=self._down)
        np.multiply(self._right, self._right, out=self._square)
        np.multiply(self._down, self._down, out=self._other)
        self._square += self._other
        return self._square

    def shortage(self, distance: Short) -> Short:
        """Return by how much each pair is nearer than GAP; valid until the next call."""
        np.subtract(GAP, distance, out=self._other)
        np.maximum(self._other, 0, out=self._other)
        np.fill_diagonal(self._other, 0)
        return self._other

    def drive(self, weights: Short) -> Points:
        """Return the weighted sum of the ways to each point from the others."""
        sides = (self._right, self._down)
        return np.stack([np.einsum("ij,ij->i", side, weights) for side in sides], axis=1).astype(np.float64)


def _repulsion(points: Points, pairs: _Pairs) -> Points:
    square = pairs.measure(points)
    square += 1e-4
    return pairs.drive(np.reciprocal(square, out=square))


def _spread(points: Points) -> Points:
    """Return the points pushed apart until no two are nearer than GAP."""
    pairs = _Pairs(len(points))
    for _ in range(80):
        distance = pairs.measure(points)
        np.sqrt(distance, out=distance)
        distance += 1e-6
        short = pairs.shortage(distance)
        if short.max(initial=0) < 1:
            break
        short /= distance
        points = points + pairs.drive(short) * 0.3
    return np.asarray(points - points.mean(axis=0))


def _radius(points: Points) -> float:
    return float(np.linalg.norm(points, axis=1).max(initial=0)) + GAP * 0.8


def _is_linked(members: Sequence[int], links: Mapping[tuple[int, int], float]) -> bool:
    ends = {i for pair in links for i in pair}
    return any(i in ends for i in members)


def _rows(things: Sequence[int], others: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in rows beneath all others, as wide as they are but no wider than the things need."""
    count = len(things)
    if not count:
        return []
    left, right = (f((x for x, _ in others), default=0) for f in (min, max))
    bottom = max((y for _, y in others), default=0)
    most = max(1, int((right - left) / ROOMY)) if others else count
    wide = min(most, max(8, ceil(sqrt(count * 6))), count)
    start = (left + right) / 2 - (wide - 1) * ROOMY / 2
    return [
        (round(start + k % wide * ROOMY), round(bottom + 3 * GAP + k // wide * ROOMY)) for k in range(count)
    ]


def _between(links: Mapping[tuple[int, int], float], of: Mapping[int, int], count: int) -> Points:
    weights = np.zeros((count, count))
    for (i, j), weight in links.items():
        if of[i] != of[j]:
            weights[of[i], of[j]] += weight
            weights[of[j], of[i]] += weight
    return weights


def _pack(radii: Points, weights: Points) -> Points:
    """Return centres of circles that do not overlap; each is laid as near as it can be to its kin.

    The circles are placed one by one, largest first, at the free spot that touches a placed one, keeps
    the whole drawing in the shape of a screen and lies best for its links.
    """
    placed = np.zeros((min(1, len(radii)), 2))
    for n in range(1, len(radii)):
        spots = _spots(placed, radii[:n], radii[n])
        cost = _extent(spots, radii[n], placed, radii[:n])
        pull = weights[n, :n]
        if pull.sum():
            near = np.linalg.norm(spots[:, None, :] - placed[None, :, :], axis=2)
            cost = cost + near @ pull / pull.sum()
        placed = np.vstack([placed, spots[int(np.argmin(np.round(cost, 6)))]])
    return placed


def _extent(spots: Points, radius: float, placed: Points, radii: Points) -> Points:
    """Return how large the whole drawing becomes with one more circle at each of the spots."""
    low = np.minimum((placed - radii[:, None]).min(axis=0), spots - radius)
    high = np.maximum((placed + radii[:, None]).max(axis=0), spots + radius)
    sides = (high - low) * (WIDE / SCREEN, 1.0)
    return np.asarray(sides.max(axis=1) + 0.25 * sides.min(axis=1))


def _spots(placed: Points, radii: Points, radius: float) -> Points:
    """Return the free places for one more circle around the placed ones."""
    angles = np.linspace(0, 2 * np.pi, 48 if len(radii) < 40 else 16, endpoint=False)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    spots = (placed[:, None, :] + ring[None, :, :] * (radii + radius + 1)[:, None, None]).reshape(-1, 2)
    gaps = np.linalg.norm(spots[:, None, :] - placed[None, :, :], axis=2) - radii[None, :] - radius
    return np.asarray(spots[gaps.min(axis=1) >= 0])
