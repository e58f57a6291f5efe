"""How a page is kept to a size that a browser opens: what is left out, in which order, and how it is told."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kg.views.payload import as_json

ROOM: Final = 16_000_000  # characters of data in one page
_ALL: Final = "kg show NAME prints the rest"


def fitted(data: Mapping[str, Any], room: int = ROOM) -> str:
    """Return the data of a page as JSON of at most ``room`` characters, where that can be had.

    What does not fit goes in this order: all sentences of a relation but the first, all sentences, and the
    relations of the least linked things. Every thing stays. The page tells what was left out (``cut``).
    """
    text = as_json(data)
    for slim in _STEPS:
        if len(text) <= room:
            break
        data = slim(data, room)
        text = as_json(data)
    return text


def _one_sentence(data: Mapping[str, Any], room: int) -> dict[str, Any]:
    return _kept(data, lambda numbers: numbers[:1], f"one sentence a relation in this file, {_ALL}")


def _no_sentence(data: Mapping[str, Any], room: int) -> dict[str, Any]:
    return _kept(data, lambda numbers: [], f"no sentences in this file for want of room, {_ALL}")


def _kept(data: Mapping[str, Any], choose: Callable[[list[int]], list[int]], cut: str) -> dict[str, Any]:
    """Return data with some of its passages, numbered anew."""
    number: dict[int, int] = {}

    def anew(holder: Mapping[str, Any]) -> dict[str, Any]:
        return {**holder, "e": [number.setdefault(n, len(number)) for n in choose(holder["e"])]}

    edges = [anew(edge) for edge in data["edges"]]
    nodes = [
        {**node, "details": [anew(detail) for detail in node["details"]]} if "details" in node else node
        for node in data["nodes"]
    ]
    conflicts = [{**one, "s": [anew(side) for side in one["s"]]} for one in data["conflicts"]]
    passages = [data["passages"][n] for n in number]
    return {**data, "nodes": nodes, "edges": edges, "conflicts": conflicts, "passages": passages, "cut": cut}


def _fewer_relations(data: Mapping[str, Any], room: int) -> dict[str, Any]:
    edges = data["edges"]
    size = len(as_json({"edges": edges}))
    left = room - (len(as_json(data)) - size)
    most = max(0, int(len(edges) * left / max(size, 1)))
    degree: dict[int, int] = {}
    for edge in edges:
        for end in (edge["from"], edge["to"]):
            degree[end] = degree.get(end, 0) + 1
    ranked = sorted(
        range(len(edges)), key=lambda n: (-min(degree[edges[n]["from"]], degree[edges[n]["to"]]), n)
    )
    kept = [edges[n] for n in sorted(ranked[:most])]
    told = f"{len(kept):,} of {len(edges):,} relations in this file, those of the best linked things"
    return {**data, "edges": kept, "cut": f"{told}; {data['cut']}"}


_STEPS: Final = (_one_sentence, _no_sentence, _fewer_relations)
