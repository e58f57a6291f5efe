"""The claims of a graph as rows: who says what, how sure, by which rule, in which words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from pyoxigraph import NamedNode

from kg.exceptions import QuestionError
from kg.graph.terms import SUBJECT
from kg.model import Status, Tier
from kg.namespaces import compact
from kg.questions import words
from kg.questions.cells import Cell, Plain, make_cell
from kg.questions.names import find_relation, read_names, resolve
from kg.questions.records import Quote, Record, Records, spoken
from kg.questions.source import Labels, Source, quads

COLUMNS = (
    "subject",
    "predicate",
    "object",
    "status",
    "tier",
    "confidence",
    "rule",
    "document",
    "sentence",
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim, told in words.

    Attributes:
        id: compact IRI of the claim.
        subject, object: the two ends, each with label and IRI.
        predicate: the relation in words; ``predicate_id`` is its compact IRI.
        status: proposed, accepted, disputed or rejected.
        tier: asserted, candidate or rejected.
        modality: stated, planned or hoped.
        confidence: how sure the reading is.
        rules: ids of the rules that drew it.
        document: label of the source document or dataset; ``document_iri`` is its IRI.
        quotes: the passages that bear it out.
    """

    id: str
    subject: Cell
    predicate: str
    predicate_id: str
    object: Cell
    status: str
    tier: str
    modality: str
    confidence: Decimal | None
    rules: tuple[str, ...]
    document: str
    document_iri: str
    quotes: tuple[Quote, ...]

    @property
    def sentence(self) -> str:
        """The words that bear the claim out; passages are parted by an ellipsis."""
        return spoken(self.quotes)

    @property
    def line(self) -> tuple[Plain, ...]:
        """The row as plain values, in step with ``COLUMNS``."""
        told = (self.subject.label, self.predicate, self.object.label, self.status, self.tier)
        return (*told, self.confidence, ", ".join(self.rules), self.document, self.sentence)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a claim must be to be listed; None means anything."""

    subject: str | None
    predicate: str | None
    status: str | None
    document: str | None
    rule: str | None
    reference: bool

    def fits(self, record: Record, records: Records) -> bool:
        if self.predicate is not None and record.predicate != self.predicate:
            return False
        if self.status is not None and record.status != self.status:
            return False
        if self.rule is not None and not any(fnmatchcase(rule, self.rule) for rule in record.rules):
            return False
        source = records.document_of(record)
        if self.document is not None:
            return source == self.document
        return self.reference or not records.is_dataset(source)


def claims(
    graph: Source,
    subject: str | None = None,
    *,
    predicate: str | None = None,
    status: str | None = None,
    document: str | None = None,
    rule: str | None = None,
    reference: bool = False,
) -> tuple[ClaimRow, ...]:
    """Return the claims that fit, sorted by subject, relation, object and document.

    Args:
        graph: the graph.
        subject: name or id of the thing that the claims are about.
        predicate: a property in words or as a compact IRI.
        status: proposed, accepted, disputed or rejected.
        document: name or id of the source document or reference dataset.
        rule: id of a rule; ``*`` stands for any run of characters.
        reference: whether the claims of the reference tables are listed too.

    Raises:
        QuestionError: if a name is unknown or ambiguous, or there is no such status.
    """
    labels = Labels(graph)
    records = Records(graph, labels)
    names = read_names(graph, labels)
    wanted = _Wanted(
        subject=None if subject is None else resolve(names, subject).iri,
        predicate=None if predicate is None else find_relation(names, predicate),
        status=None if status is None else _status(status),
        document=None if document is None else resolve(names, document, ("SourceDocument",)).iri,
        rule=rule,
        reference=reference,
    )
    found = (record for record in _candidates(records, wanted) if wanted.fits(record, records))
    return tuple(sorted((claim_row(record, records) for record in found), key=_order))


def claim_row(record: Record, records: Records) -> ClaimRow:
    """Return a claim with its labels and passages."""
    document = records.document_of(record)
    return ClaimRow(
        id=compact(record.iri),
        subject=make_cell(NamedNode(record.subject), records.labels),
        predicate=words.outgoing(record.predicate, records.labels),
        predicate_id=compact(record.predicate),
        object=make_cell(record.object, records.labels),
        status=record.status,
        tier=record.tier,
        modality=record.modality,
        confidence=record.confidence,
        rules=record.rules,
        document=records.labels(document) if document else "",
        document_iri=document,
        quotes=records.quotes(record),
    )


def _status(name: str) -> str:
    if name not in list(Status):
        tier = "It is a tier, which json and csv tell. " if name in list(Tier) else ""
        raise QuestionError("no such status", name[:40], f"{tier}There are: {', '.join(Status)}")
    return name


def _candidates(records: Records, wanted: _Wanted) -> Iterable[Record]:
    if wanted.subject is not None:
        return records.with_subject(wanted.subject)
    nodes = {quad.subject for quad in quads(records.graph, None, SUBJECT)}
    read = (records.read(node) for node in nodes if isinstance(node, NamedNode))
    return (record for record in read if record)


def _order(row: ClaimRow) -> tuple[str, ...]:
    ends = (row.subject.label, row.subject.iri, row.predicate, row.object.label, row.object.iri)
    return (*ends, row.document, row.id)
