"""Whole pages: one HTML file each, which loads nothing from outside."""

from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.network.appearance import INK, PAPER
from kg.network.layout import layout
from kg.views.files import asset, render, source_hash
from kg.views.payload import as_json, payload
from kg.views.pyvis_model import drawing_script, pyvis_network

_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def graph_page(network: "nx.MultiDiGraph[str]", title: str) -> str:
    """Return an interactive page of a network as one self-contained HTML text.

    ``network`` is what :func:`kg.network.projection.to_networkx` returns, or a part of it. Nothing is
    loaded from outside, only the scripts of the page itself may run, and every word of the graph
    reaches the page as text. The same network and title give the same page.

    Raises:
        DataError: if the drawing script that comes with pyvis is missing or changed.
    """
    style, app, vis = asset("style.css"), asset("labels.js") + asset("app.js"), drawing_script()
    places = layout(network)
    data = payload(network, pyvis_network(network, places))
    data["ink"], data["paper"] = dict(INK), dict(PAPER)
    return render(
        "graph.html.j2",
        title=title,
        csp=_POLICY.format(scripts=f"{source_hash(vis)} {source_hash(app)}", styles=source_hash(style)),
        style=Markup(style),  # noqa: S704 - our own file
        app=Markup(app),  # noqa: S704 - our own file
        vis=Markup(vis),  # noqa: S704 - pyvis' file, known by its hash
        data=Markup(as_json(data)),  # noqa: S704 - as_json leaves no character that ends a script
        nodes=len(data["nodes"]),
        edges=len(data["edges"]),
        documents=len(data["documents"]),
    )
