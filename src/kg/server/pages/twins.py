"""What is said of a thing for programs: JSON, CSV and Turtle, bounded, beside its page."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize
from starlette.responses import Response

from kg.graph.terms import FACTS, REFERENCE, VOCABULARY
from kg.namespaces import PREFIXES, compact
from kg.questions import tables
from kg.questions.cells import Cell
from kg.questions.outline import Heard, Strand, outline, statements
from kg.questions.records import Quote, Records
from kg.questions.show import Statement
from kg.questions.source import quads
from kg.server.pages.addresses import local
from kg.server.pages.desk import Desk
from kg.server.pages.rendering import HEADERS
from kg.server.pages.wishes import FORMS

MOST: Final = 1_000
"""So many statements are told at most; ``statements`` says how many there are."""
COLUMNS: Final = (
    *("relation", "direction", "other", "other_id", "status", "works", "confidence"),
    *("document", "document_id", "start", "end", "page", "sentence"),
)
_GRAPHS: Final = (FACTS, REFERENCE, VOCABULARY)


def twin(desk: Desk, iri: str, kind: str, *, negotiated: bool) -> Response:
    """Return what is said of a thing as ``json``, ``csv`` or ``ttl``.

    CSV has one line a passage; a cell that a spreadsheet would run begins with an apostrophe. Turtle has the
    facts and reference entries that have the thing as subject or object, without the claims.
    """
    body = {"json": _json, "csv": _csv, "ttl": _turtle}[kind](desk, iri)
    headers = {**HEADERS, "Link": f'<{iri}>; rel="about"'}
    if negotiated:
        headers["Content-Location"] = f"/thing/{local(iri)}.{kind}"
    if kind == "csv":
        headers["Content-Disposition"] = 'inline; filename="thing.csv"'
    return Response(body, headers=headers, media_type=f"{FORMS[kind]}; charset=utf-8")


def _read(desk: Desk, iri: str) -> tuple[int, Iterator[tuple[Strand, Heard, Statement]]]:
    labels = desk.labels()
    records = Records(desk.source, labels)
    found = outline(desk.source, iri, labels)
    pairs = [(strand, one) for strand in found.strands for one in strand.said][:MOST]
    told = (
        (strand, heard, statement)
        for strand, one in pairs
        for heard, statement in statements((one,), records)
    )
    return len(found), told


def _json(desk: Desk, iri: str) -> bytes:
    labels = desk.labels()
    total, told = _read(desk, iri)
    rows = [
        {
            "relation": strand.words,
            "predicate": compact(heard.predicate),
            "direction": "incoming" if heard.incoming else "outgoing",
            "other": _cell(statement.other),
            "status": statement.status,
            "works": statement.support.works,
            "confidence": statement.support.confidence,
            "sources": list(statement.documents),
            "passages": [_passage(quote) for quote in statement.quotes],
        }
        for strand, heard, statement in told
    ]
    content = {"id": compact(iri), "iri": iri, "label": labels(iri), "statements": total, "told": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _cell(cell: Cell) -> dict[str, str]:
    return {"label": cell.label, "iri": cell.iri} if cell.iri else {"value": cell.label}


def _passage(quote: Quote) -> dict[str, object]:
    return {
        "document": quote.document,
        "document_iri": quote.document_iri,
        "start": quote.start,
        "end": quote.end,
        "page": quote.page,
        "text": quote.text,
    }


def _csv(desk: Desk, iri: str) -> bytes:
    rows = [
        line for strand, heard, statement in _read(desk, iri)[1] for line in _lines(strand, heard, statement)
    ]
    return tables.to_csv(COLUMNS, rows).encode("utf-8", "replace")


def _lines(
    strand: Strand, heard: Heard, statement: Statement
) -> Iterator[tuple[str | int | float | None, ...]]:
    other, borne = statement.other, statement.support
    head = (
        strand.words,
        "incoming" if heard.incoming else "outgoing",
        other.label,
        compact(other.iri) if other.iri else "",
        statement.status,
        borne.works,
        borne.confidence,
    )
    for quote in statement.quotes:
        words = " ".join(quote.text.split())
        yield *head, quote.document, compact(quote.document_iri), quote.start, quote.end, quote.page, words
    if not statement.quotes:
        yield *head, "; ".join(statement.documents), "", None, None, None, ""


def _turtle(desk: Desk, iri: str) -> bytes:
    thing = NamedNode(iri)
    found: dict[str, Triple] = {}
    for quad in islice(_quads(desk, thing), MOST):
        triple = Triple(quad.subject, quad.predicate, quad.object)
        found[str(triple)] = triple
    triples = [found[key] for key in sorted(found)]
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""


def _quads(desk: Desk, thing: NamedNode) -> Iterator[Quad]:
    for place in _GRAPHS:
        yield from quads(desk.source, thing, None, None, place)
    for place in _GRAPHS:
        yield from quads(desk.source, None, None, thing, place)
