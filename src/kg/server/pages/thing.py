"""The page of a thing: its names, what is told of it in both directions with the sentences, and its ring."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.counting import plural
from kg.graph.terms import ALT_LABEL, FACTS
from kg.namespaces import KG, R, compact
from kg.network.names import NODE_CLASSES
from kg.network.wording import local_name
from kg.questions import words as relations
from kg.questions.headings import clean
from kg.questions.kinds import types_of
from kg.questions.outline import Outline, Strand, conflicting, outline
from kg.questions.records import Records
from kg.questions.show import TOLD_ELSEWHERE
from kg.questions.source import NAMING, values
from kg.server.pages import twins
from kg.server.pages.addresses import CLAIM, SOURCE, local, of_document, of_thing, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.ego import ego_ring
from kg.server.pages.guard import UnknownError
from kg.server.pages.items import KINDS, item
from kg.server.pages.naming import by_id
from kg.server.pages.overview import START
from kg.server.pages.rendering import Crumb, page, still
from kg.server.pages.told import Line, lines, most_read
from kg.server.pages.wishes import Leaf, form, leaf, words

WHOLE: Final = 100
"""A thing of which no more is said is told on one page; of others every relation is only begun there."""
_BEGUN: Final = 8
_SUFFIXES: Final = (".json", ".csv", ".ttl")


@dataclass(frozen=True, slots=True)
class Told:
    """One relation as a page tells it.

    Attributes:
        strand: the relation.
        lines: the statements that are shown.
        more: where all of them stand, if some are left out.
    """

    strand: Strand
    lines: tuple[Line, ...]
    more: str


def thing(desk: Desk, request: Request) -> Response:
    """Return the page of a thing, or the same as JSON, CSV or Turtle, by suffix or by the Accept header."""
    name = request.path_params["name"]
    wanted = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), "")
    iri = by_id(desk, name.removesuffix(wanted))
    kind = wanted[1:] or form(request)
    if kind != "html":
        return twins.twin(desk, iri, kind, negotiated=not wanted)
    if local(iri).startswith(SOURCE) and iri.startswith(R):
        return RedirectResponse(of_document(iri), 303)
    return _page(desk, request, iri)


def by_iri(_desk: Desk, request: Request) -> Response:
    """Send the reader from the IRI of a thing to its page, from that of a claim to its passage."""
    name = request.path_params["name"]
    records = Records(_desk.source)
    if name.startswith(CLAIM):
        record = records.read(NamedNode(by_id(_desk, name)))
        source = records.document_of(record) if record else ""
        if record and local(source).startswith(SOURCE):
            return RedirectResponse(of_document(source, claim=record.iri), 303)
        return RedirectResponse(of_thing(record.subject) if record else "/", 303)
    return RedirectResponse(of_thing(by_id(_desk, name)), 303)


def _page(desk: Desk, request: Request, iri: str) -> Response:
    labels = desk.labels()
    records = Records(desk.source, labels)
    found = outline(desk.source, iri, labels)
    one = item(desk.source, iri, labels)
    strand = _wished(found, words(request, "relation", 120), of_thing(iri))
    at = leaf(request, len(strand.said) if strand else 1)
    told = [_alone(strand, records, at)] if strand else _all(found, records, of_thing(iri))
    ring = None if strand else _ring(desk, iri, found, records)
    address = of_thing(iri)
    here = (Crumb(one.label, address), Crumb(strand.words)) if strand else (Crumb(one.label),)
    by_kind = (Crumb(plural(one.kind), _kind_address(one.type)),) if _kind_address(one.type) else ()
    return page(
        "thing.html.j2",
        f"{one.label}: {strand.words}" if strand else one.label,
        (START, *by_kind, *here),
        site=desk.site.title,
        one=one,
        address=address,
        name=local(iri),
        kinds=_kinds(desk, iri),
        names=_names(desk, iri, one.label),
        told=told,
        outline=found,
        strand=strand,
        leaf=at,
        base=with_query(address, relation=strand.id) if strand else address,
        ring=ring,
        pictures=("lanes", "timeline", "map") if _is_drawn(desk, iri) else (),
        conflicts=conflicting(desk.source, iri),
    )


def _wished(found: Outline, name: str, address: str) -> Strand | None:
    if not name:
        return None
    known = next((strand for strand in found.strands if strand.id == name), None)
    if known is None:
        raise UnknownError("Nothing is said of it by this relation", f"See {address.rpartition('/')[2]}")
    return known


def _alone(strand: Strand, records: Records, at: Leaf) -> Told:
    said = strand.said[at.slice]
    return Told(strand, lines(said, records, most_read(said)), "")


def _all(found: Outline, records: Records, address: str) -> list[Told]:
    most = WHOLE if len(found) <= WHOLE else _BEGUN
    read = most_read(one for strand in found.strands for one in strand.said)
    told = []
    for strand in sorted(found.strands, key=_weight):
        shown = lines(strand.said[:most], records, read)
        more = with_query(address, relation=strand.id) if len(strand.said) > most else ""
        if shown:
            told.append(Told(strand, shown, more))
    return told


def _is_drawn(desk: Desk, iri: str) -> bool:
    """Return whether the pictures of the whole graph can be about a thing."""
    return desk.is_small and compact(iri) in desk.network


def _weight(strand: Strand) -> int:
    """Return how late a relation comes: facts of documents first, then proposals, tables, bare values."""
    if all(one.predicate in TOLD_ELSEWHERE for one in strand.said):
        return 4
    if any(FACTS.value in one.graphs for one in strand.said):
        return 0
    if any(isinstance(one.other, Literal) for one in strand.said):
        return 3
    return 2 if any(one.is_believed for one in strand.said) else 1


def _kinds(desk: Desk, iri: str) -> list[str]:
    labels = desk.labels()
    told = {clean(relations.kind(one, labels)) for one in types_of(desk.source, iri)}
    return sorted(kind for kind in told if kind)


def _kind_address(type_name: str) -> str:

    slug = next((slug for slug, name in KINDS.items() if name == type_name), "")
    return with_query("/search", kind=slug) if slug else ""


def _names(desk: Desk, iri: str, label: str) -> list[tuple[str, str]]:
    """Return the other names of a thing, each with its language; the same in every order of the store."""
    found = {
        (clean(value.value), value.language or "")
        for predicate in (*NAMING, ALT_LABEL)
        for value in values(desk.source, NamedNode(iri), predicate)
        if isinstance(value, Literal)
    }
    best: dict[str, str] = {}
    for name, language in sorted(found):
        best[name] = best.get(name) or language
    return [(name, language) for name, language in best.items() if name and name != label][:40]


def _ring(desk: Desk, iri: str, found: Outline, records: Records) -> object:
    types = {local_name(one) for one in types_of(desk.source, iri) if one.startswith(KG)}
    if types.isdisjoint(NODE_CLASSES):
        return None
    drawn = ego_ring(desk.source, found, records)
    return {"svg": still(drawn.svg), "title": drawn.title, "words": drawn.description} if drawn else None
