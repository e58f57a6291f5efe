"""The page of a source document: its text with every passage marked, and beside it what is claimed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.exceptions import KgError
from kg.graph.manifest import DocumentRow
from kg.graph.terms import node
from kg.namespaces import R, compact
from kg.questions import words as relations
from kg.questions.cells import make_cell
from kg.questions.headings import clean
from kg.questions.records import Record, Records
from kg.questions.show import TOLD_ELSEWHERE
from kg.questions.source import text_of
from kg.server.pages.addresses import CLAIM, local, of_document, with_query
from kg.server.pages.desk import Desk
from kg.server.pages.guard import UnknownError
from kg.server.pages.items import Item, cell, name_of
from kg.server.pages.leaves import Layout, layout
from kg.server.pages.overview import START
from kg.server.pages.passages import Passage, Span, cut, read_passages
from kg.server.pages.rendering import Crumb, page
from kg.server.pages.told import STANDINGS
from kg.server.pages.wishes import Leaf, leaf, words

_AT: Final = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_NOTED: Final = 2
"""So many claims of a passage are shown at once; the others are folded, and those that only name a thing."""
Group = tuple[Item, tuple["Note", ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """One claim beside the text.

    Attributes:
        id: its local id.
        subject, object: the two ends.
        words: the relation between them.
        status, standing: how it stands, for the look and in words.
        wanted: whether the address asks for it.
        naming: whether it only says what a thing is or is called.
    """

    id: str
    subject: Item
    words: str
    object: Item
    status: str
    standing: str
    wanted: bool
    naming: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The claims on a passage by what they are about: those shown, those folded and how many these are."""

    shown: tuple[Group, ...]
    folded: tuple[Group, ...]
    more: int


def document(desk: Desk, request: Request) -> Response:
    """Return the page of a source document."""
    name = request.path_params["name"]
    row = next((row for row in desk.source.manifest.documents if row.id == name), None)
    if row is None:
        raise UnknownError("This graph has no such document", "The list of documents names all of them")
    text = desk.source.text(row.digest)
    laid = desk.keep(f"layout {row.id}", lambda: layout(desk.source, row.digest, text))
    passages = desk.keep(f"passages {row.id}", lambda: read_passages(desk.source.store, row.id))
    wanted, claim = _wanted(request, passages)
    at = _leaf(request, laid, wanted)
    return _page(desk, row, text, laid, passages, wanted, claim, at)


def _wanted(request: Request, passages: Sequence[Passage]) -> tuple[tuple[Span, ...], str]:
    """Return which passage an address asks for: by a claim, or by its place."""
    claim = words(request, "claim", 80)
    if claim:
        iri = f"{R}{claim}"
        found = next((one for one in passages if iri in one.claims), None)
        if found is None or not claim.startswith(CLAIM):
            raise UnknownError("This document makes no such claim", "See what it does say, beside its text")
        return found.spans, iri
    match = _AT.fullmatch(words(request, "at", 40))
    return (((int(match[1]), int(match[2])),) if match and int(match[1]) < int(match[2]) else ()), ""


def _leaf(request: Request, laid: Layout, wanted: Sequence[Span]) -> Leaf:
    total = max(1, len(laid.pages))
    if wanted and "page" not in request.query_params:
        return Leaf(min(laid.page_of(wanted[0][0]), total), 1, total)
    return leaf(request, total, 1)


def _page(
    desk: Desk,
    row: DocumentRow,
    text: str,
    laid: Layout,
    passages: tuple[Passage, ...],
    wanted: tuple[Span, ...],
    claim: str,
    at: Leaf,
) -> Response:
    iri, labels = R + row.id, desk.labels()
    parts = laid.on(at.number)
    low, high = (parts[0].start, parts[-1].end) if parts else (0, 0)
    here = [one for one in passages if low <= one.start < high]
    unread = [one for one in _unread(desk).get(row.name, ()) if low <= one.start < high]
    records = Records(desk.source, labels)
    reach = [one for one in passages if any(a < high and b > low for a, b in one.spans)]
    notes = {one.number: _notes(one, records, claim) for one in reach}
    gaps = [(one.start, one.end) for one in unread]
    blocks = [
        {
            "part": part,
            "pieces": cut(text, part.start, part.end, _touching(reach, part.start, part.end), gaps, wanted),
            "passages": [one for one in here if part.start <= one.start < part.end],
        }
        for part in parts
    ]
    title = clean(row.title or row.name)
    return page(
        "document.html.j2",
        title,
        (START, Crumb("Documents", "/documents"), Crumb(title)),
        site=desk.site.title,
        address=of_document(iri),
        name=row.id,
        facts=_facts(desk, row),
        language=_language(desk, iri),
        blocks=blocks,
        notes={one.number: _beside(notes[one.number]) for one in here},
        hints={number: _hint(found) for number, found in notes.items()},
        told=sum(len(one.claims) for one in passages),
        passages=len(passages),
        unread=unread,
        contents=_contents(text, laid, at, of_document(iri)),
        wanted=_told_claim(claim, records),
        leaf=at,
        base=of_document(iri),
    )


def _touching(passages: Sequence[Passage], start: int, end: int) -> list[Passage]:
    return [one for one in passages if any(a < end and b > start for a, b in one.spans)]


def _notes(passage: Passage, records: Records, wanted: str) -> list[Note]:
    read = (records.read(NamedNode(iri)) for iri in passage.claims)
    found = [_note(record, records, record.iri == wanted) for record in read if record]
    return sorted(found, key=lambda n: (not n.wanted, n.naming, bool(n.standing), n.subject.label, n.words))


def _beside(notes: Sequence[Note]) -> Beside:
    first = [note for note in notes if note.wanted or not note.naming][:_NOTED]
    rest = [note for note in notes if note not in first]
    return Beside(_grouped(first), _grouped(rest), len(rest))


def _grouped(notes: Sequence[Note]) -> tuple[Group, ...]:
    grouped: dict[Item, list[Note]] = {}
    for note in notes:
        grouped.setdefault(note.subject, []).append(note)
    return tuple((subject, tuple(found)) for subject, found in grouped.items())


def _note(record: Record, records: Records, wanted: bool) -> Note:
    labels, graph = records.labels, records.graph
    return Note(
        local(record.iri),
        cell(graph, make_cell(NamedNode(record.subject), labels), "", labels),
        relations.outgoing(record.predicate, labels),
        cell(graph, make_cell(record.object, labels), _column(record.predicate), labels),
        record.status,
        STANDINGS.get(record.status, record.status),
        wanted,
        record.predicate in TOLD_ELSEWHERE,
    )


def _column(predicate: str) -> str:
    return compact(predicate).partition(":")[2]


def _hint(notes: Sequence[Note]) -> str:
    told = [f"{n.subject.label} – {n.words} – {n.object.label}" for n in notes[:3]]
    more = f"; and {len(notes) - 3} more" if len(notes) > 3 else ""
    return f"{'; '.join(told)}{more}"


def _told_claim(claim: str, records: Records) -> Note | None:
    record = records.read(NamedNode(claim)) if claim else None
    return _note(record, records, True) if record else None


def _facts(desk: Desk, row: DocumentRow) -> list[tuple[str, str]]:
    iri, labels = NamedNode(R + row.id), desk.labels()
    publisher = text_of(desk.source, iri, node("dcterms:publisher"))
    told = (
        ("Publisher", name_of(publisher, labels) if publisher.startswith(R) else publisher),
        ("Date", text_of(desk.source, iri, node("dcterms:date"))),
        ("File", row.name if row.name != row.title else ""),
        ("Digest of the text", row.digest.removeprefix("sha256:")[:16]),
    )
    return [(name, clean(words)) for name, words in told if words]


def _language(desk: Desk, iri: str) -> str:
    found = text_of(desk.source, NamedNode(iri), node("dcterms:language"))
    return found if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", found) and found != "und" else "en"


def _contents(text: str, laid: Layout, at: Leaf, address: str) -> list[tuple[str, str, int]]:
    """Return the headings with where they stand, at most two hundred."""
    found = []
    for part in laid.parts:
        if part.kind == "heading":
            page_ = laid.page_of(part.start)
            other = with_query(address, page=page_) if page_ != at.number else ""
            found.append((clean(text[part.start : part.end])[:120], f"{other}#b{part.start}", part.level))
    return found[:200]


def _unread(desk: Desk) -> Mapping[str, Sequence[Any]]:
    return desk.keep("unread", lambda: _read_unread(desk))


def _read_unread(desk: Desk) -> Mapping[str, Sequence[Any]]:
    """Return the sentences that were not understood by the name of their document, if known."""
    try:
        sentences = desk.graph.unread().sentences
    except KgError:
        return {}
    found: dict[str, list[Any]] = {}
    for one in sentences:
        found.setdefault(one.document, []).append(one)
    return found
