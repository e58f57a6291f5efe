"""The first pages: what the graph holds, a search by name, the list of the documents."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.counting import plural
from kg.graph.terms import node
from kg.namespaces import R
from kg.network.names import NODE_CLASSES
from kg.network.wording import spaced
from kg.questions.catalogue import question
from kg.questions.headings import clean
from kg.questions.source import text_of
from kg.server.pages.addresses import of_document, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.finding import make_hit, search
from kg.server.pages.guard import UnknownError
from kg.server.pages.items import KINDS, Item, item
from kg.server.pages.rendering import Crumb, page, still
from kg.server.pages.wishes import leaf, words

DATA: Final = Path(__file__).resolve().parent / "data"
START: Final = Crumb("Overview", "/")
_EXAMPLES: Final = 6
_SHORT: Final = 60
"""Longer names are no examples of what to type."""


def overview(desk: Desk, _request: Request) -> Response:
    """Return the page that tells what the graph holds and where to begin."""
    asked = tomllib.loads((DATA / "questions.toml").read_text(encoding="utf-8"))["first"]
    return page(
        "overview.html.j2",
        desk.site.title,
        site=desk.site.title,
        documents=len(desk.source.manifest.documents),
        facts=desk.facts,
        claims=desk.graph.counts.get("claims", 0),
        conflicts=len(desk.conflicts),
        newest=desk.newest,
        classes=_classes(desk),
        questions=[question(name) for name in asked],
        examples=_foremost(desk),
        picture=_picture(desk),
    )


def _classes(desk: Desk) -> list[dict[str, object]]:
    slugs = {name: slug for slug, name in KINDS.items()}
    most = max(desk.classes.values(), default=1)
    return [
        {
            "kind": spaced(name),
            "type": name if name in NODE_CLASSES else "Other",
            "count": count,
            "address": with_query("/search", kind=slugs[name]),
            "share": max(1, round(100 * count / most)),
        }
        for name, count in desk.classes.items()
    ]


def _foremost(desk: Desk) -> list[object]:
    """Return some things of different classes that most is linked to, as examples of what to search for."""
    return desk.keep("foremost", lambda: _read_foremost(desk))


def _read_foremost(desk: Desk) -> list[object]:
    labels = desk.labels()
    found: list[object] = []
    for name in ("PolicyDocument", "Zone", "PublicBody", "AdministrativeArea", "Industry", "Measure"):
        members = desk.members(name)[:300]
        short = [iri for iri in members if len(labels(iri)) <= _SHORT]
        best = max(short, key=lambda iri: (_spoken(desk, iri), iri), default=None)
        if best is not None and len(found) < _EXAMPLES:
            found.append(item(desk.source, best, labels))
    return found


def _spoken(desk: Desk, iri: str) -> int:
    store = desk.source.store
    return sum(1 for _ in store.quads_for_pattern(None, node("rdf:object"), NamedNode(iri), None))


def _picture(desk: Desk) -> Mapping[str, Any] | None:
    return desk.keep("overview picture", lambda: _draw(desk))


def _draw(desk: Desk) -> Mapping[str, Any] | None:
    """Return the lanes of the whole graph where it is small enough to be seen at once."""
    if not desk.is_small or not len(desk.network):
        return None
    from kg.views.lanes import lanes  # noqa: PLC0415 - only a small graph is drawn

    drawn = lanes(desk.network)
    return {"svg": still(drawn.svg), "title": drawn.title, "words": drawn.description}


def find(desk: Desk, request: Request) -> Response:
    """Return what a search finds; without words all things of a class, page by page."""
    asked, kind = words(request, "q", 200), words(request, "kind", 40) or words(request, "class", 40)
    type_name = KINDS.get(kind, "")
    if kind and not type_name:
        known = tuple(
            Item(
                plural(spaced(name)),
                with_query("/search", kind=slug),
                type=name if name in NODE_CLASSES else "Other",
            )
            for slug, name in KINDS.items()
            if name in desk.classes
        )
        raise UnknownError(f"There is no class of things called “{kind}”.", "There are these:", known)
    if not asked and type_name:
        return _listing(desk, request, kind, type_name)
    found = search(desk, asked, type_name) if asked else None
    crumb = f"Search: {asked}" if asked else "Search"
    return page(
        "search.html.j2",
        f"“{asked}”: what is called so" if asked else "Search",
        (START, Crumb(crumb)),
        site=desk.site.title,
        asked=asked,
        kind=kind if type_name else "",
        found=found,
        kinds=[(slug, spaced(name)) for slug, name in KINDS.items() if name in desk.classes],
        examples=_foremost(desk),
    )


def _listing(desk: Desk, request: Request, kind: str, type_name: str) -> Response:
    members = desk.members(type_name)
    at = leaf(request, len(members))
    labels = desk.labels()
    return page(
        "listing.html.j2",
        f"All {plural(spaced(type_name))}",
        (START, Crumb("Search", "/search"), Crumb(spaced(type_name))),
        site=desk.site.title,
        hits=[make_hit(desk, iri, labels) for iri in members[at.slice]],
        type=type_name,
        leaf=at,
        base=with_query("/search", kind=kind),
    )


def documents(desk: Desk, request: Request) -> Response:
    """Return the list of the source documents, page by page."""
    rows = desk.source.manifest.documents
    at = leaf(request, len(rows))
    shown = [_document(desk, row.id, row.title or row.name) for row in rows[at.slice]]
    return page(
        "documents.html.j2",
        "Source documents",
        (START, Crumb("Documents")),
        site=desk.site.title,
        rows=shown,
        leaf=at,
        base="/documents",
    )


def _document(desk: Desk, name: str, title: str) -> dict[str, object]:
    iri, labels = R + name, desk.labels()
    publisher = text_of(desk.source, NamedNode(iri), node("dcterms:publisher"))
    return {
        "title": clean(title),
        "address": of_document(iri),
        "date": desk.dates.get(iri, ""),
        "publisher": clean(labels(publisher) if publisher.startswith(R) else publisher),
        "claims": desk.claims.get(name, 0),
    }
