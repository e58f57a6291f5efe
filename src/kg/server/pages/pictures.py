"""The pictures by form: ring, lanes, matrix, timeline and map, each above the same facts as a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.exceptions import InputError
from kg.namespaces import compact, expand
from kg.network.points import read_points
from kg.network.projection import to_networkx
from kg.questions.outline import outline
from kg.questions.records import Records
from kg.server.pages.addresses import local, of_thing, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.ego import ego_ring
from kg.server.pages.items import Item
from kg.server.pages.naming import named, shown_name
from kg.server.pages.overview import START
from kg.server.pages.rendering import Crumb, html, page, still
from kg.server.pages.wishes import leaf, words
from kg.views.drawing import Subject, draw
from kg.views.matrix import FAMILIES
from kg.views.pages import graph_page
from kg.views.picture import Picture, Row

_ROWS: Final = 100
_META: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lanes": "Lanes",
        "matrix": "Matrix",
        "timeline": "Timeline",
        "map": "Map",
        "ring": "Ring",
        "path": "Path",
    }
)
_TELLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lanes": "Who orders what for whom: bodies, their policies, the measures, and the places and "
        "industries that these reach, from left to right.",
        "matrix": "Two families of things against each other: how many policies, measures and aims link each "
        "pair, and where nothing does.",
        "timeline": "What was issued when, and what is due when.",
        "map": "Places as points, zones as what they take in. No boundaries are drawn.",
        "ring": "One thing, and around it all that facts link it to.",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: its cells, and its sentences with their documents."""

    cells: tuple[Item, ...]
    sentences: tuple[tuple[str, str], ...]


def picture(desk: Desk, request: Request) -> Response:
    """Return the page of a picture; its kind is the path of the address."""
    view = request.url.path.strip("/")
    about = words(request, "about")
    iri = named(desk, about, link=lambda name: with_query(f"/{view}", about=name)) if about else ""
    rows, columns = words(request, "rows", 30) or "bodies", words(request, "columns", 30) or "industries"
    drawn = _drawn(desk, view, iri, rows, columns)
    at = leaf(request, len(drawn.rows) if drawn else 1, _ROWS)
    return page(
        "picture.html.j2",
        drawn.title if drawn else TITLES[view],
        (START, Crumb(TITLES[view], f"/{view}" if drawn and about else "")),
        site=desk.site.title,
        view=view,
        tells=_TELLS[view],
        about=shown_name(desk, iri) if iri else "",
        rows=rows,
        columns=columns,
        families=sorted(FAMILIES),
        picture=drawn,
        svg=still(drawn.svg) if drawn else "",
        lines=[_line(desk, row) for row in drawn.rows[at.slice]] if drawn else [],
        leaf=at,
        base=with_query(f"/{view}", about=local(iri), **_matrix(view, rows, columns)),
    )


def _matrix(view: str, rows: str, columns: str) -> dict[str, str]:
    return {"rows": rows, "columns": columns} if view == "matrix" else {}


def _drawn(desk: Desk, view: str, iri: str, rows: str, columns: str) -> Picture | None:
    """Return the picture; None if it is not said of what a ring is to be made."""
    if view == "ring":
        return _ring(desk, iri) if iri else None
    if not desk.is_small:
        what = "This graph is too large to be drawn as a whole"
        raise InputError(what, "", "Look at the ring of a thing, or at the path between two")
    points = desk.keep("points", lambda: read_points(desk.source.store))
    about = compact(iri) if iri else None
    return draw(view, Subject(desk.network, points, about, rows, columns))


def _ring(desk: Desk, iri: str) -> Picture:
    labels = desk.labels()
    drawn = ego_ring(desk.source, outline(desk.source, iri, labels), Records(desk.source, labels))
    if drawn is None:
        raise InputError("no fact links it to another thing", labels(iri), "See its own page")
    known = iri if not desk.is_small else ""
    if known or compact(iri) not in desk.network:
        return Picture(drawn.title, drawn.description, drawn.svg, drawn.columns, ())
    whole = draw("ring", Subject(desk.network, {}, compact(iri)))
    return Picture(drawn.title, drawn.description, drawn.svg, whole.columns, whole.rows, drawn.notes)


def _line(desk: Desk, row: Row) -> Line:
    known = desk.keep("by label", lambda: _by_label(desk))
    cells = tuple(Item(text, known.get(text, "")) for text in row.cells)
    return Line(cells, row.sentences)


def _by_label(desk: Desk) -> Mapping[str, str]:
    """Return the address of every thing of the network that alone is called so."""
    found: dict[str, list[str]] = {}
    for node, data in desk.network.nodes(data=True):
        found.setdefault(str(data["label"]), []).append(node)
    return {label: of_node(nodes[0]) for label, nodes in found.items() if len(nodes) == 1}


def of_node(curie: str) -> str:
    """Return the address of a thing of the network, by its compact IRI."""
    return of_thing(expand(curie)) if curie.startswith(("r:", "kgt:")) else ""


def graph(desk: Desk, _request: Request) -> Response:
    """Return the interactive page: the only one with a script, which it admits by its digest."""
    words_ = desk.keep("graph page", lambda: _graph_page(desk))
    found = _META.search(words_)
    if found is None:
        raise InputError("the page of the graph has no policy", "graph", "Report this")
    policy = found[1].replace("&#39;", "'")
    return html(words_, policy=f"{policy}; frame-ancestors 'none'")


def _graph_page(desk: Desk) -> str:
    if not desk.is_small:
        what = "This graph is too large for a page that is explored as a whole"
        raise InputError(what, "", "Look at the ring of a thing, or at the path between two")
    whole = to_networkx(desk.source, statuses=("accepted", "disputed", "proposed"))
    return graph_page(whole, desk.site.title, sure=set(desk.network))
