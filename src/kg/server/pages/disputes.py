"""Where the sources disagree: every side with its sentences, and why it is believed or not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.exceptions import InputError
from kg.questions.conflicts import ALL_KINDS, Conflict, Side
from kg.questions.headings import clean
from kg.questions.source import Labels
from kg.server.pages.addresses import local, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.items import cell, passages
from kg.server.pages.naming import named
from kg.server.pages.overview import START
from kg.server.pages.rendering import Crumb, page
from kg.server.pages.speech import without_ids
from kg.server.pages.wishes import leaf, words

_ROWS: Final = 25
_STANDINGS: Final[Mapping[str, str]] = MappingProxyType({"accepted": "believed", "proposed": "only proposed"})


def disputes(desk: Desk, request: Request) -> Response:
    """Return the conflicts, all of them, of a kind, or those about a thing."""
    kind, about = words(request, "kind", 30), words(request, "about")
    if kind and kind not in ALL_KINDS:
        raise InputError("there is no such kind of conflict", kind, f"There are {', '.join(ALL_KINDS)}")
    iri = named(desk, about, link=lambda name: with_query("/conflicts", about=name)) if about else ""
    found = [one for one in desk.conflicts if kind in ("", one.kind) and (not iri or iri in _named(one))]
    at = leaf(request, len(found), _ROWS)
    labels = desk.labels()
    return page(
        "conflicts.html.j2",
        f"Conflicts about {labels(iri)}" if iri else "Where the sources disagree",
        (START, Crumb("Conflicts", "/conflicts" if iri or kind else "")),
        site=desk.site.title,
        kinds=[one for one in ALL_KINDS if any(c.kind == one for c in desk.conflicts)],
        kind=kind,
        about=local(iri),
        total=len(found),
        conflicts=[_told(desk, one, labels) for one in found[at.slice]],
        leaf=at,
        base=with_query("/conflicts", kind=kind, about=local(iri)),
    )


def _named(conflict: Conflict) -> set[str]:
    return {conflict.about.iri, *(side.says.iri for side in conflict.sides)}


def _told(desk: Desk, conflict: Conflict, labels: Labels) -> dict[str, object]:
    return {
        "about": cell(desk.source, conflict.about, "", labels),
        "kind": conflict.kind,
        "sides": [_side(desk, side, labels) for side in conflict.sides],
    }


def _side(desk: Desk, side: Side, labels: Labels) -> dict[str, object]:
    column = "year" if "year" in side.relation else side.relation
    return {
        "says": cell(desk.source, side.says, column, labels),
        "relation": clean(side.relation),
        "status": side.status,
        "standing": _STANDINGS.get(side.status, side.status),
        "reason": without_ids(side.reason),
        "works": side.works,
        "said": passages(side.quotes),
        "documents": [clean(name) for name in side.documents],
    }
