"""Whole pages: one HTML file each, which loads nothing from outside."""

import base64
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.exceptions import InputError
from kg.network.appearance import INK, PAPER
from kg.network.layout import layout
from kg.views.payload import as_json, payload
from kg.views.pyvis_model import drawing_script, pyvis_network

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
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
    style, app, vis = _asset("style.css"), _asset("labels.js") + _asset("app.js"), drawing_script()
    places = layout(network)
    data = payload(network, pyvis_network(network, places))
    data["ink"], data["paper"] = dict(INK), dict(PAPER)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("graph.html.j2").render(
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


def source_hash(code: str) -> str:
    """Return the source expression by which a Content-Security-Policy admits this very code."""
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def write_page(html: str, path: Path) -> None:
    """Write a page as UTF-8, at once: the file is the old page or the new one, never half.

    Raises:
        InputError: if the file cannot be written.
    """
    raw = html.encode("utf-8", "replace")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        hint = "Choose a file in a folder that exists and can be written"
        raise InputError(f"the page cannot be written ({error.strerror})", str(path), hint) from error
