"""Networks of many things for pages in the browser."""

from typing import Any

import networkx as nx

from kg.network.evidence import Passage

KINDS = (
    ("Zone", "zone"),
    ("Measure", "measure"),
    ("PolicyDocument", "policy document"),
    ("Industry", "industry"),
)


def towns(count: int) -> Any:
    """Return so many things in clusters of forty, each linked to its neighbours, with sentences."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(count):
        kind, words = KINDS[n % len(KINDS)]
        more: dict[str, Any] = {"aliases": (f"镇 {n}",), "figures": (), "details": ()}
        network.add_node(f"r:t{n:05d}", label=f"{words} of Lower Reed {n}", type=kind, kind=words, **more)
    for n in range(count - 3):
        start = n - n % 40
        for other in {start, n + 1, start + (n * 7) % 40} - {n}:
            if other < count:
                link(network, f"r:t{n:05d}", f"r:t{other:05d}")
    return network


def link(network: Any, one: str, other: str) -> None:
    """Add a relation with its sentence."""
    said = Passage(
        "Gazette", f"{one} is near {other}.", (), 3, "", f"r:c-{one}{other}", 0.9, "accepted", "r:s"
    )
    more = {"inverse": "is near to", "status": "accepted", "passages": (said,), "predicate": "kg:within"}
    network.add_edge(one, other, key="kg:within", label="lies near", **more)
