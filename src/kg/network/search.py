"""The k cheapest simple paths between two things, of limited length; exact, and quick on a million links."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.network.links import Ints, Links

FAR: Final = np.int64(2**40)  # more than any path costs
_PATIENCE: Final = 4000  # steps of one search after which the bounds are reckoned anew for what is left
Nodes: TypeAlias = tuple[int, ...]
Bounds: TypeAlias = list[Ints]
"""For 0, 1, 2 … steps: the cost of the cheapest way of so many at most from each thing to the target."""


@dataclass(frozen=True, slots=True)
class Route:
    """A simple path: its cost in thousandths and the numbers of its things, both ends among them."""

    cost: int
    nodes: Nodes


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A part of the space of paths: all that begin with a prefix and do not go on as was done before.

    Before it is solved, ``cost`` is a lower bound and ``nodes`` the prefix; afterwards they are its
    cheapest path. The unsolved come first, so that paths of one cost come in order of steps and numbers.
    """

    cost: int
    solved: bool
    steps: int
    nodes: Nodes
    prefix: int
    banned: Nodes


def routes(
    links: Links,
    source: int,
    target: int,
    *,
    steps: int,
    open_arcs: NDArray[np.bool_] | None = None,
) -> Iterator[Route]:
    """Yield the simple paths between two things, the cheapest first; ties by steps, then by numbers.

    This is Yen's algorithm ("Finding the K Shortest Loopless Paths in a Network", Management Science 1971)
    with the partition of Lawler (1972): a path that was found divides what is left into parts, each with
    a prefix and the steps that may not follow it. A part is only searched when its lower bound comes to be
    the least. The bounds are the costs of the cheapest ways to the target in at most so many steps, found
    once for all things by Bellman and Ford's rounds over arrays; the search for the rest of a path is A*
    with them. A pair of linked things counts once, by its cheapest link.

    Args:
        links: the links.
        source: the number of the thing where the paths begin.
        target: the number of another thing, where they end.
        steps: the largest number of steps of a path.
        open_arcs: which arcs may be walked (one entry an arc); all by default.
    """
    walk = _Walk(links, target, steps, open_arcs)
    heap = [_Candidate(walk.bound(source, steps), False, 0, (source,), 1, ())]
    while heap and heap[0].cost < FAR:
        candidate = heapq.heappop(heap)
        if not candidate.solved:
            found = walk.solve(candidate)
            if found is not None:
                heapq.heappush(heap, found)
            continue
        yield Route(candidate.cost, candidate.nodes)
        for part in walk.parts(candidate):
            heapq.heappush(heap, part)


def hops(
    links: Links, source: int, open_arcs: NDArray[np.bool_] | None = None, target: int | None = None
) -> Ints:
    """Return how many steps each thing is away from one, and -1 for what cannot be reached.

    With a ``target`` the count ends as soon as that is reached.
    """
    away = np.full(len(links.things), -1, dtype=np.int64)
    away[source] = 0
    frontier, at = np.array([source], dtype=np.int64), 0
    while len(frontier) and (target is None or away[target] < 0):
        at += 1
        arcs = _arcs_of(links, frontier)
        if open_arcs is not None:
            arcs = arcs[open_arcs[arcs]]
        reached = links.ends[arcs]
        frontier = np.unique(reached[away[reached] < 0])
        away[frontier] = at
    return away


def _arcs_of(links: Links, nodes: Ints) -> Ints:
    counts = links.starts[nodes + 1] - links.starts[nodes]
    first = np.repeat(links.starts[nodes] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return first + np.arange(int(counts.sum()), dtype=np.int64)


class _Walk:
    """Searches between one pair of things, with bounds that are reckoned once."""

    def __init__(self, links: Links, target: int, steps: int, open_arcs: NDArray[np.bool_] | None) -> None:
        self._links = links
        self._target = target
        self._steps = steps
        self._costs = links.costs if open_arcs is None else np.where(open_arcs, links.costs, FAR)
        self._bounds = self._toward(self._costs)

    def bound(self, node: int, steps: int) -> int:
        """Return the cost of the cheapest way from a thing to the target in at most so many steps."""
        return int(self._bounds[min(steps, len(self._bounds) - 1)][node])

    def solve(self, candidate: _Candidate) -> _Candidate | None:
        """Return the cheapest path of a part, or None if there is none."""
        prefix = candidate.nodes
        route = self._cheapest(prefix, candidate.banned)
        if route is None:
            return None
        cost = route.cost + self._cost(prefix)
        nodes = prefix[:-1] + route.nodes
        return _Candidate(cost, True, len(nodes), nodes, len(prefix), candidate.banned)

    def parts(self, found: _Candidate) -> Iterator[_Candidate]:
        """Yield the parts into which the rest of a part falls once its cheapest path is known."""
        spent = self._cost(found.nodes[: found.prefix])
        for length in range(found.prefix, len(found.nodes)):
            prefix, following = found.nodes[:length], found.nodes[length]
            banned = (*found.banned, following) if length == found.prefix else (following,)
            ends, totals = self._onward(prefix[-1], length - 1, self._bounds, self._costs)
            barred = np.isin(ends, np.array([*prefix, *banned], dtype=np.int64))
            least = int(np.where(barred, FAR, totals).min(initial=FAR))
            if least < FAR:
                yield _Candidate(spent + least, False, 0, prefix, length, banned)
            spent += self._step(prefix[-1], following)

    def _toward(self, costs: Ints) -> Bounds:
        """Return the bounds; they end early where more steps make nothing cheaper."""
        starts = self._links.starts
        filled = np.flatnonzero(starts[1:] > starts[:-1])
        bounds = [np.full(len(self._links.things), FAR, dtype=np.int64)]
        bounds[0][self._target] = 0
        for _ in range(self._steps if len(filled) else 0):
            through = costs + bounds[-1][self._links.ends]
            nearer = bounds[-1].copy()
            nearer[filled] = np.minimum(nearer[filled], np.minimum.reduceat(through, starts[filled]))
            if np.array_equal(nearer, bounds[-1]):
                break
            bounds.append(nearer)
        return bounds

    def _onward(self, node: int, walked: int, bounds: Bounds, costs: Ints) -> tuple[Ints, Ints]:
        """Return the neighbours of a thing and what the way through each costs at least."""
        arcs = slice(int(self._links.starts[node]), int(self._links.starts[node + 1]))
        left = self._steps - walked - 1
        ends = self._links.ends[arcs]
        if left < 0:
            return ends[:0], ends[:0]
        return ends, np.minimum(costs[arcs] + bounds[min(left, len(bounds) - 1)][ends], FAR)

    def _cheapest(self, prefix: Nodes, banned: Nodes) -> Route | None:
        """Return the cheapest way from the end of a prefix to the target that avoids the rest of it.

        Where the bounds mislead because they lead through the prefix, they are reckoned anew without it.
        """
        route, settled = self._search(prefix, banned, self._bounds, self._costs, _PATIENCE)
        if settled:
            return route
        inner = np.isin(self._links.ends, np.array(prefix, dtype=np.int64))
        costs = np.where(inner, FAR, self._costs)
        return self._search(prefix, banned, self._toward(costs), costs, None)[0]

    def _search(
        self, prefix: Nodes, banned: Nodes, bounds: Bounds, costs: Ints, patience: int | None
    ) -> tuple[Route | None, bool]:
        """Return a path by A*, and whether the answer is final or the search lost its patience."""
        shut = {*prefix}
        first = {*prefix, *banned}
        heap: list[tuple[int, int, Nodes, int]] = [(0, 0, (prefix[-1],), 0)]
        seen: dict[int, list[tuple[int, int]]] = {}
        popped = 0
        while heap:
            _, walked, nodes, spent = heapq.heappop(heap)
            node = nodes[-1]
            if node == self._target:
                return Route(spent, nodes), True
            if any(w <= walked and s <= spent for w, s in seen.get(node, ())):
                continue
            seen.setdefault(node, []).append((walked, spent))
            popped += 1
            if patience is not None and popped > patience:
                return None, False
            ends, totals = self._onward(node, len(prefix) - 1 + walked, bounds, costs)
            near = np.flatnonzero(totals < FAR)
            arcs = near + int(self._links.starts[node])
            barred = first if walked == 0 else shut
            steps = zip(ends[near].tolist(), totals[near].tolist(), costs[arcs].tolist(), strict=True)
            for end, total, cost in steps:
                if end not in barred:
                    heapq.heappush(heap, (spent + total, walked + 1, (*nodes, end), spent + cost))
        return None, True

    def _step(self, one: int, other: int) -> int:
        first, last = int(self._links.starts[one]), int(self._links.starts[one + 1])
        low, high = np.searchsorted(self._links.ends[first:last], [other, other + 1])
        return int(self._costs[first + int(low) : first + int(high)].min())

    def _cost(self, nodes: Nodes) -> int:
        return sum(self._step(a, b) for a, b in pairwise(nodes))
