"""Whole pages: one HTML file each, which loads nothing from outside."""

from collections.abc import Collection
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.namespaces import PREFIXES
from kg.network.appearance import INK, PAPER
from kg.views.files import asset, render, source_hash
from kg.views.payload import as_json, payload
from kg.views.placing import Places, place
from kg.views.pyvis_model import drawing_script, pyvis_network

_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


# The parts of our script, in the order in which they need one another.
SCRIPTS: Final = (
    "labels.js",
    "model.js",
    "folds.js",
    "marks.js",
    "lines.js",
    "drawing.js",
    "panel.js",
    "search.js",
    "table.js",
    "start.js",
)
MOST: Final = 5000  # things on one page


def graph_page(
    network: "nx.MultiDiGraph[str]",
    title: str,
    *,
    sure: Collection[str] | None = None,
    places: Places | None = None,
    most: int = MOST,
) -> str:
    """Return an interactive page of a network as one self-contained HTML text.

    ``network`` is what :func:`kg.network.projection.to_networkx` returns, or a part of it. ``sure`` are the
    things that facts touch; the others show when a reader asks for candidates. ``places`` are the positions
    (by :func:`kg.views.placing.place`). Of more than ``most`` things the best connected are drawn, and the
    page says so. Nothing is loaded from outside, only the scripts of the page itself may run, and every
    word of the graph reaches the page as text. The same arguments give the same page.

    Raises:
        DataError: if the drawing script that comes with pyvis is missing or changed.
    """
    whole = len(network)
    network = best_connected(network, most)
    main = set(network) if sure is None else set(sure) & set(network)
    style, vis = asset("style.css"), drawing_script()
    app = "(() => {\n" + "\n".join(asset(name) for name in SCRIPTS) + "\n})();"
    spots = place(network, main, places or {})
    data = payload(network, pyvis_network(network, spots), main)
    data["ink"], data["paper"], data["prefixes"] = dict(INK), dict(PAPER), dict(PREFIXES)
    data["cut"] = f"showing {most:,} of {whole:,} things, those with most relations" if whole > most else ""
    return render(
        "graph.html.j2",
        title=title,
        csp=_POLICY.format(scripts=f"{source_hash(vis)} {source_hash(app)}", styles=source_hash(style)),
        style=Markup(style),  # noqa: S704 - our own file
        app=Markup(app),  # noqa: S704 - our own files
        vis=Markup(vis),  # noqa: S704 - pyvis' file, known by its hash
        data=Markup(as_json(data)),  # noqa: S704 - as_json leaves no character that ends a script
        nodes=len(data["nodes"]),
        edges=len(data["edges"]),
        documents=len(data["documents"]),
    )


def best_connected(network: "nx.MultiDiGraph[str]", most: int = MOST) -> "nx.MultiDiGraph[str]":
    """Return the part of a network with its ``most`` best connected things, or the network itself."""
    if len(network) <= most:
        return network
    kept = set(sorted(network, key=lambda n: (-network.degree(n), n))[:most])
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((n, d) for n, d in network.nodes(data=True) if n in kept)
    for one, other, key, data in network.edges(keys=True, data=True):
        if one in kept and other in kept:
            part.add_edge(one, other, key, **data)
    return part
