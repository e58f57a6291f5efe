"""Whole pages: one HTML file each, which loads nothing from outside."""

from collections.abc import Collection, Sequence
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.namespaces import PREFIXES
from kg.network.appearance import INK, PAPER
from kg.questions.conflicts import Conflict
from kg.views.files import asset, render, source_hash
from kg.views.groups import groups
from kg.views.payload import payload
from kg.views.placing import Places, place
from kg.views.pyvis_model import drawing_script, pyvis_network
from kg.views.slimming import fitted

_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


# The parts of our script, in the order in which they need one another.
SCRIPTS: Final = (
    "labels.js",
    "model.js",
    "folds.js",
    "groups.js",
    "stage.js",
    "marks.js",
    "lines.js",
    "drawing.js",
    "ring.js",
    "panel.js",
    "search.js",
    "table.js",
    "start.js",
)
MOST: Final = 5000  # of more things a page opens in groups


def graph_page(
    network: "nx.MultiDiGraph[str]",
    title: str,
    *,
    sure: Collection[str] | None = None,
    places: Places | None = None,
    conflicts: Sequence[Conflict] = (),
    most: int = MOST,
) -> str:
    """Return an interactive page of a network as one self-contained HTML text.

    ``network`` is what :func:`kg.network.projection.to_networkx` returns, or a part of it. ``sure`` are the
    things that facts touch; the others show when a reader asks for candidates. ``places`` are the positions
    (by :func:`kg.views.placing.place`); ``conflicts`` are shown beside the things that they are about. With
    more than ``most`` things the page opens in groups of closely linked ones, each to be opened by a reader;
    every thing is found by name. What has no room in the file is told: :func:`kg.views.slimming.fitted`.
    Nothing is loaded from outside, only the scripts of the page itself may run, and every word of the graph
    reaches the page as text. The same arguments give the same page.

    Raises:
        DataError: if the drawing script that comes with pyvis is missing or changed.
    """
    main = set(network) if sure is None else set(sure) & set(network)
    style, vis = asset("style.css"), drawing_script()
    app = "(() => {\n" + "\n".join(asset(name) for name in SCRIPTS) + "\n})();"
    gathered = groups(network, main) if len(network) > most else ()
    spots = place(network, main, places or {})
    data = payload(network, pyvis_network(network, spots), main, conflicts, gathered)
    data["ink"], data["paper"], data["prefixes"] = dict(INK), dict(PAPER), dict(PREFIXES)
    data["cut"] = ""
    return render(
        "graph.html.j2",
        title=title,
        csp=_POLICY.format(scripts=f"{source_hash(vis)} {source_hash(app)}", styles=source_hash(style)),
        style=Markup(style),  # noqa: S704 - our own file
        app=Markup(app),  # noqa: S704 - our own files
        vis=Markup(vis),  # noqa: S704 - pyvis' file, known by its hash
        data=Markup(fitted(data)),  # noqa: S704 - it leaves no character that ends a script
        nodes=len(data["nodes"]),
        edges=len(data["edges"]),
        documents=len(data["documents"]),
    )
