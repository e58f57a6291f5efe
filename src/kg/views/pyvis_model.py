"""The only module that touches pyvis: a network as a pyvis model, and the drawing script it carries."""

import math
from collections import Counter
from collections.abc import Mapping
from importlib import import_module, resources
from typing import Any, Final

import networkx as nx

from kg.exceptions import DataError
from kg.identifiers import sha256
from kg.network.appearance import style

SCRIPT: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
# What makes a thing large: relations that stand.
_SURE: Final = ("accepted", "reference")
_HINT: Final = "Install pyvis 0.3.2: pip install 'pyvis==0.3.2'"
SCRIPT_SHA256: Final = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


def pyvis_network(network: "nx.MultiDiGraph[str]", places: Mapping[str, tuple[int, int]]) -> Any:
    """Return a ``pyvis.network.Network`` of the network, directed, with every parallel edge.

    The nodes and edges are pyvis' own objects, set at once: its ``add_edge`` looks through all nodes
    for each edge. Node options are ``label``, ``shape``, ``color``, ``x``, ``y``, ``size`` and ``type``;
    edge options are ``label`` and ``dashes``.
    """
    pyvis = import_module("pyvis.network")  # here and not above: it takes half a second
    model = pyvis.Network(directed=True, cdn_resources="in_line")
    degrees = Counter(end for a, b, d in network.edges(data=True) if d["status"] in _SURE for end in (a, b))
    for node, data in network.nodes(data=True):
        look, (x, y) = style(data["type"]), places[node]
        size = node_size(degrees[node])
        made = pyvis.Node(
            node, look.shape, data["label"], x=x, y=y, size=size, color=look.light, type=data["type"]
        )
        model.nodes.append(made.options)
    model.node_ids = [options["id"] for options in model.nodes]
    model.node_map = {options["id"]: options for options in model.nodes}
    for one, other, data in network.edges(data=True):
        dashes = data["status"] not in ("accepted", "reference")
        model.edges.append(pyvis.Edge(one, other, directed=True, label=data["label"], dashes=dashes).options)
    model.toggle_physics(False)
    return model


def node_size(degree: int) -> float:
    """Return the radius of a node with so many relations.

    >>> node_size(0) < node_size(4) < node_size(400) == node_size(4000)
    True
    """
    return round(min(26.0, 8.0 + 2.6 * math.sqrt(degree)), 1)


def drawing_script() -> str:
    """Return the text of vis-network, as the installed pyvis carries it.

    Raises:
        DataError: if the script is missing or not the one that this page was tested with.
    """
    try:
        raw = resources.files("pyvis").joinpath(SCRIPT).read_bytes()
    except (OSError, ModuleNotFoundError) as error:
        raise DataError("the drawing script of pyvis is missing", SCRIPT, _HINT) from error
    if sha256(raw) != SCRIPT_SHA256:
        raise DataError("the drawing script of pyvis is not the known one", SCRIPT, _HINT)
    code = raw.decode("utf-8").replace("\r\n", "\n").rstrip()  # as an HTML parser reads it
    return code[: code.rindex("\n//# sourceMappingURL=")]
