"""Where the things of a page lie: as laid out, as pinned before, or beside what they are related to."""

import json
from collections.abc import Collection, Mapping
from math import cos, pi, sin, sqrt
from pathlib import Path
from typing import Final

import networkx as nx

from kg.exceptions import InputError
from kg.network.layout import GAP, layout

Places = Mapping[str, tuple[int, int]]
_TURN: Final = pi * (3 - sqrt(5))  # the golden angle: successive points of a spiral never line up
_HINT: Final = "It must be a file that kg view --pins wrote; choose another name to begin anew"


def place(network: "nx.MultiDiGraph[str]", main: Collection[str], pinned: Places) -> Places:
    """Return a position for every thing of a network.

    Things that are ``pinned`` stay where they were. If none is, those of ``main`` are laid out by
    communities; all others are put at the free spot nearest to the middle of their neighbours, one after
    the other in order of their ids, so that a few new things move nothing.
    """
    known = {node: spot for node, spot in pinned.items() if node in network}
    if not known:
        known = dict(layout(_part(network, main)).positions)
    spots = _Spots(known)
    left = sorted(set(network) - known.keys())
    while left:
        ready = [n for n in left if spots.has_any(_beside(network, n))] or left[:1]
        for node in ready:
            spots.put(node, _beside(network, node))
        done = set(ready)
        left = [n for n in left if n not in done]
    return {node: spots.places[node] for node in network}


def _part(network: "nx.MultiDiGraph[str]", main: Collection[str]) -> "nx.MultiDiGraph[str]":
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((n, d) for n, d in network.nodes(data=True) if n in main)
    part.add_edges_from((a, b) for a, b in network.edges() if a in part and b in part)
    return part


def read_pins(path: Path) -> Places:
    """Return the positions that a file keeps; none if there is no such file.

    Raises:
        InputError: if the file is not one of positions.
    """
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {str(node): (int(x), int(y)) for node, (x, y) in content["positions"].items()}
    except OSError as error:
        raise InputError(f"the positions cannot be read ({error.strerror})", str(path), _HINT) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError("it holds no positions", str(path), _HINT) from error


def pins_text(places: Places) -> str:
    """Return positions as the text of a file, one thing a line, sorted, so that versions compare well."""
    lines = ",\n".join(
        f"  {json.dumps(n, ensure_ascii=False)}: [{x}, {y}]" for n, (x, y) in sorted(places.items())
    )
    return f'{{"positions": {{\n{lines}\n}}}}\n' if lines else '{"positions": {}}\n'


def _beside(network: "nx.MultiDiGraph[str]", node: str) -> list[str]:
    return sorted({*network.successors(node), *network.predecessors(node)} - {node})


class _Spots:
    """The places that are taken, in cells as wide as the least distance."""

    def __init__(self, known: Places) -> None:
        self.places: dict[str, tuple[int, int]] = {}
        self._cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for node, spot in sorted(known.items()):
            self._take(node, spot)

    def has_any(self, nodes: Collection[str]) -> bool:
        return any(node in self.places for node in nodes)

    def put(self, node: str, beside: Collection[str]) -> None:
        at = [self.places[n] for n in beside if n in self.places] or list(self._outside())
        x, y = sum(p[0] for p in at) / len(at), sum(p[1] for p in at) / len(at)
        turn = 0
        while not self._free(spot := _spiral(x, y, turn)):
            turn += 1
        self._take(node, spot)

    def _outside(self) -> Collection[tuple[int, int]]:
        """Return the lower right corner of the drawing, where what is linked to nothing is put."""
        if not self.places:
            return [(0, 0)]
        return [(max(x for x, _ in self.places.values()), max(y for _, y in self.places.values()))]

    def _free(self, spot: tuple[int, int]) -> bool:
        a, b = _cell(spot)
        near = (p for i in (a - 1, a, a + 1) for j in (b - 1, b, b + 1) for p in self._cells.get((i, j), ()))
        return all((p[0] - spot[0]) ** 2 + (p[1] - spot[1]) ** 2 >= (0.8 * GAP) ** 2 for p in near)

    def _take(self, node: str, spot: tuple[int, int]) -> None:
        self.places[node] = spot
        self._cells.setdefault(_cell(spot), []).append(spot)


def _spiral(x: float, y: float, turn: int) -> tuple[int, int]:
    radius = GAP * 0.62 * sqrt(turn)
    return round(x + radius * cos(turn * _TURN)), round(y + radius * sin(turn * _TURN))


def _cell(spot: tuple[int, int]) -> tuple[int, int]:
    return int(spot[0] // GAP), int(spot[1] // GAP)
