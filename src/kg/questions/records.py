"""Claims as they lie in the store, and the passages that bear them out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.exceptions import KgError
from kg.graph.statements import MADE
from kg.graph.terms import OBJECT, PREDICATE, SUBJECT, TYPE, node, ours
from kg.namespaces import KGT, compact, expand
from kg.questions.source import Labels, Node, Source, Value, quads, subjects, text_of, values

REVIEW_STATUS, ACCEPTED = node("kg:reviewStatus"), node("kgt:status-accepted")
DATASET, ALTERNATE = node("kg:ReferenceDataset"), node("prov:alternateOf")
_EVIDENCE, _SOURCE = expand("kg:hasEvidence"), expand("oa:hasSource")
_START, _END, _PAGE = expand("oa:start"), expand("oa:end"), expand("kg:page")
_DIGEST, _IDENTIFIER = ours("textDigest"), expand("dcterms:identifier")


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that bears out a claim.

    Attributes:
        document: label of the source document or reference dataset.
        document_iri: its IRI.
        start, end: where the passage stands in the canonical text (None for a dataset).
        text: the words themselves; empty for a dataset, or if the text is not at hand.
        record: the key of the record, for a dataset.
        page: the page, counted from 1, if the source has pages.
    """

    document: str
    document_iri: str
    start: int | None = None
    end: int | None = None
    text: str = ""
    record: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One claim as stored; see the ontology for what each property means."""

    iri: str
    subject: str
    predicate: str
    object: Value
    status: str = ""
    tier: str = ""
    modality: str = ""
    confidence: Decimal | None = None
    rules: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    reason: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def corrected(self) -> bool:
        """Return whether only a person says so, who corrected what the document says."""
        return self.rules == (MADE,)


class Records:
    """Reads claims and passages of one graph, each once."""

    def __init__(self, graph: Source, labels: Labels | None = None) -> None:
        self.graph = graph
        self.labels = labels or Labels(graph)
        self.supposed: Source | None = None  # a copy in which likely claims are believed, once it was made
        self._records: dict[str, Record | None] = {}
        self._sides: dict[tuple[NamedNode, str], tuple[Record, ...]] = {}
        self._texts: dict[str, str | None] = {}
        self._read: dict[str, tuple[Quote, ...]] = {}
        self._kinds: dict[str, frozenset[Value]] = {}
        self._works: dict[str, str] | None = None

    @property
    def works(self) -> Mapping[str, str]:
        """Return, for each document that repeats another one, that other one (IRIs)."""
        if self._works is None:
            self._works = {
                quad.subject.value: quad.object.value
                for quad in quads(self.graph, None, ALTERNATE)
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
            }
        return self._works

    def read(self, claim: Node) -> Record | None:
        """Return a claim; None if the node is no whole claim."""
        if claim.value not in self._records:
            self._records[claim.value] = _record(self.graph, claim)
        return self._records[claim.value]

    def with_subject(self, iri: str) -> tuple[Record, ...]:
        """Return the claims of which a thing is the subject, in order of their ids."""
        return self._on(SUBJECT, NamedNode(iri))

    def with_object(self, iri: str) -> tuple[Record, ...]:
        """Return the claims of which a thing is the object, in order of their ids."""
        return self._on(OBJECT, NamedNode(iri))

    def _on(self, side: NamedNode, thing: NamedNode) -> tuple[Record, ...]:
        key = (side, thing.value)
        if key not in self._sides:
            read = [self.read(claim) for claim in subjects(self.graph, side, thing)]
            self._sides[key] = tuple(record for record in read if record)
        return self._sides[key]

    def quotes(self, record: Record) -> tuple[Quote, ...]:
        """Return the passages of a claim, in order of document and place."""
        found = [quote for iri in record.evidence for quote in self._passages(iri)]
        return tuple(sorted(found, key=in_order))

    def document_of(self, record: Record) -> str:
        """Return the IRI of the document or dataset that makes a claim, or an empty text."""
        return next((q.document_iri for iri in record.evidence for q in self._passages(iri)), "")

    def is_dataset(self, iri: str) -> bool:
        """Return whether a source is a reference dataset and not a document."""
        return DATASET in self._types(iri)

    def is_source(self, iri: str) -> bool:
        """Return whether a thing is a source document or a reference dataset."""
        return not self._types(iri).isdisjoint((DATASET, ours("SourceDocument")))

    def _types(self, iri: str) -> frozenset[Value]:
        if iri not in self._kinds:
            self._kinds[iri] = frozenset(values(self.graph, NamedNode(iri), TYPE) if iri else ())
        return self._kinds[iri]

    def _passages(self, evidence: str) -> tuple[Quote, ...]:
        if evidence not in self._read:
            told = _told(self.graph, NamedNode(evidence))
            self._read[evidence] = tuple(self._quote(told, source) for source in _texts(told, _SOURCE))
        return self._read[evidence]

    def _quote(self, told: dict[str, list[Value]], source: str) -> Quote:
        start, end, page = (_number(_first(told, place)) for place in (_START, _END, _PAGE))
        words, record = self._cut(source, start, end), _first(told, _IDENTIFIER)
        return Quote(self.labels(source), source, start, end, words, record, page)

    def _cut(self, document: str, start: int | None, end: int | None) -> str:
        text = self._text(document)
        if text is None or start is None or end is None or not start < end <= len(text):
            return ""
        return text[start:end]

    def _text(self, document: str) -> str | None:
        if document not in self._texts:
            digest = text_of(self.graph, NamedNode(document), _DIGEST)
            try:
                self._texts[document] = self.graph.text(digest) if digest else None
            except KgError:
                # A text that is not at hand leaves the passage without words; kg verify reports it.
                self._texts[document] = None
        return self._texts[document]


def in_order(quote: Quote) -> tuple[str, str, int, int, str]:
    """Return the key by which passages are sorted: document, place, record."""
    return quote.document, quote.document_iri, quote.start or 0, quote.end or 0, quote.record


def spoken(quotes: Iterable[Quote]) -> str:
    """Return the words of passages on one line; passages are parted by an ellipsis."""
    return " … ".join(" ".join(quote.text.split()) for quote in quotes if quote.text)


def _told(graph: Source, subject: Node) -> dict[str, list[Value]]:
    """Return all values of a thing by property."""
    told: dict[str, list[Value]] = {}
    for quad in quads(graph, subject):
        if isinstance(quad.object, NamedNode | BlankNode | Literal):
            told.setdefault(quad.predicate.value, []).append(quad.object)
    return told


def _record(graph: Source, claim: Node) -> Record | None:
    told = _told(graph, claim)
    for side in (SUBJECT, PREDICATE, OBJECT):
        if side.value not in told:
            return None
    return Record(
        iri=claim.value,
        subject=_first(told, SUBJECT.value),
        predicate=_first(told, PREDICATE.value),
        object=min(told[OBJECT.value], key=str),
        status=_concept(told, "kg:reviewStatus"),
        tier=_concept(told, "kg:tier"),
        modality=_concept(told, "kg:modality"),
        confidence=_confidence(_first(told, expand("kg:confidence"))),
        rules=_texts(told, expand("kg:rule")),
        evidence=_texts(told, _EVIDENCE),
        reason=_first(told, expand("kg:statusReason")),
        conflicts=_texts(told, expand("kg:conflictsWith")),
    )


def _texts(told: dict[str, list[Value]], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({value.value for value in told.get(predicate, ())}))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _first(told: dict[str, list[Value]], predicate: str) -> str:
    return min((value.value for value in told.get(predicate, ())), default="")


def _concept(told: dict[str, list[Value]], curie: str) -> str:
    """Return the last part of a term's name: ``kgt:status-accepted`` is told "accepted"."""
    iri = _first(told, expand(curie))
    name = compact(iri).partition(":")[2] if iri.startswith(KGT) else iri
    return name.partition("-")[2] or name


def _confidence(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
