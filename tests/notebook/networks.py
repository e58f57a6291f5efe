"""Small networks of things with any names, hostile ones among them."""

import networkx as nx

HOSTILE = "<script>alert(1)</script>\"'`|*_[x](javascript:y)\x1b[31m\u202e</iframe><img src=x onerror=z>"


def network_of(*names: str) -> "nx.MultiDiGraph[str]":
    """Return a network of things with these names, each linked to the first."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    rest = {"kind": "zone", "type": "Zone", "aliases": (), "figures": (), "details": ()}
    for place, name in enumerate(names):
        network.add_node(f"r:zone-{place}", label=name, **rest)
    edge = {"predicate": "kg:contains", "label": "contains", "inverse": "within", "status": "accepted"}
    said = {"claims": (), "documents": (), "sentences": (), "confidence": 1.0, "passages": ()}
    for place in range(1, len(names)):
        network.add_edge("r:zone-0", f"r:zone-{place}", key="kg:contains", **edge, **said)
    return network
