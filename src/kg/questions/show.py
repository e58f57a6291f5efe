"""All that a graph holds about one thing, each line with its standing, its documents and their words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.support import NONE, Support, support
from kg.graph.terms import ALT_LABEL, FACTS, OBJECT, PREDICATE, REFERENCE, SUBJECT, TYPE, VOCABULARY, node
from kg.namespaces import compact
from kg.questions import tables, words
from kg.questions.cells import Cell, make_cell
from kg.questions.figures import figure, is_figure
from kg.questions.names import Thing, read_names, resolve
from kg.questions.records import Quote, Record, Records, in_order, spoken
from kg.questions.source import NAMING, Labels, Source, Value, quads, values

COLUMNS = ("relation", "other", "status", "documents", "sentence")
_STANDINGS = ("accepted", "reference", "vocabulary", "metadata", "proposed", "disputed")
TOLD_ELSEWHERE = frozenset(p.value for p in (TYPE, *NAMING, ALT_LABEL))
MACHINERY = frozenset(p.value for p in (SUBJECT, PREDICATE, OBJECT, node("oa:hasSource")))
"""What :func:`describe` tells otherwise, and what only ties the parts of a claim together (full IRIs)."""
_ACCEPTED = "accepted"
_UNTOLD = frozenset({"rejected"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said of another.

    Attributes:
        other: the other end, with label and IRI.
        status: accepted, disputed or proposed by documents; ``reference`` if only the reference
            tables say so; ``vocabulary`` for what the ontology itself lays down; ``metadata`` for
            what is recorded of a source document itself.
        reference: whether the reference tables say so (alone or among others).
        documents: labels of the documents and datasets that say so.
        quotes: the passages of documents (a reference table has none).
        support: by how many independent works it is borne out, and how surely; none for a reference table.
        corrected: whether only a person says so, who corrected what the documents say.
    """

    other: Cell
    status: str
    reference: bool
    documents: tuple[str, ...]
    quotes: tuple[Quote, ...]
    support: Support = NONE
    corrected: bool = False

    @property
    def line(self) -> tuple[str, ...]:
        """The statement as text: other end, standing, documents, sentences."""
        return self.other.label, self.status, "; ".join(self.documents), spoken(self.quotes)


@dataclass(frozen=True, slots=True)
class Relation:
    """All statements of one relation: its words, its compact IRI, whether it points at the thing."""

    words: str
    predicate_id: str
    incoming: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """All that is known of a thing: what it is, its other names, its relations in words."""

    thing: Thing
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    relations: tuple[Relation, ...]

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The statements as lines of text, in step with ``COLUMNS``."""
        return tuple((r.words, *s.line) for r in self.relations for s in r.statements)

    def to_markdown(self) -> str:
        """Return the statements as a Markdown table."""
        return tables.to_markdown(COLUMNS, self.lines)

    def __str__(self) -> str:
        """Return the thing and, line by line, what is said of it, with the sentences."""
        also = f", also called {'; '.join(self.aliases)}" if self.aliases else ""
        told = [f"{self.thing.label} ({', '.join(self.kinds) or self.thing.kind}){also}"]
        for relation, other, status, documents, sentence in self.lines:
            told.append(
                f"{relation}: {other} [{status}; {documents}]" if documents else f"{relation}: {other}"
            )
            told += [f"    “{sentence}”"] if sentence else []
        return "\n".join(told)

    def _repr_markdown_(self) -> str:
        """Return what Jupyter shows: the escaped table."""
        return self.to_markdown()


@dataclass(slots=True)
class _Heard:
    """What was gathered for one statement: claims, and the graphs that hold it as a fact."""

    records: list[Record]
    graphs: set[str]


_Key = tuple[bool, str, Value]


def describe(graph: Source, name: str) -> Description:
    """Return all statements about a thing, its own first, then those that point at it.

    Rejected claims are left out.

    Raises:
        QuestionError: if no thing, or more than one, has this name.
    """
    labels = Labels(graph)
    thing = resolve(read_names(graph, labels), name)
    records = Records(graph, labels)
    heard = _gather(graph, NamedNode(thing.iri), records)
    aliases = {v.value for v in values(graph, NamedNode(thing.iri), ALT_LABEL) if isinstance(v, Literal)}
    kinds = [v.value for v in values(graph, NamedNode(thing.iri), TYPE)]
    return Description(
        thing,
        tuple(sorted({words.kind(iri, labels) for iri in kinds})),
        tuple(sorted(aliases - {thing.label})),
        _relations(heard, records),
    )


def _gather(graph: Source, thing: NamedNode, records: Records) -> dict[_Key, _Heard]:
    heard: dict[_Key, _Heard] = {}

    def hear(key: _Key) -> _Heard:
        return heard.setdefault(key, _Heard([], set()))

    for record in records.with_subject(thing.value):
        hear((False, record.predicate, record.object)).records.append(record)
    for record in records.with_object(thing.value):
        hear((True, record.predicate, NamedNode(record.subject))).records.append(record)
    for quad in quads(graph, thing):
        if isinstance(quad.object, NamedNode | BlankNode | Literal):
            hear((False, quad.predicate.value, quad.object)).graphs.add(_name(quad.graph_name))
    for place in (FACTS, REFERENCE, VOCABULARY):
        for quad in quads(graph, None, None, thing, place):
            if isinstance(quad.subject, NamedNode):
                hear((True, quad.predicate.value, quad.subject)).graphs.add(place.value)
    return heard


def _name(graph: object) -> str:
    return graph.value if isinstance(graph, NamedNode) else ""


def _relations(heard: dict[_Key, _Heard], records: Records) -> tuple[Relation, ...]:
    grouped: dict[tuple[bool, str, str], list[Statement]] = {}
    for (incoming, predicate, other), said in heard.items():
        machinery = predicate in MACHINERY
        statement = None if machinery else make_statement(other, said.records, said.graphs, records)
        if statement is None or (predicate in TOLD_ELSEWHERE and not statement.quotes):
            continue
        told = (words.incoming if incoming else words.outgoing)(predicate, records.labels)
        grouped.setdefault((incoming, told, compact(predicate)), []).append(statement)
    return tuple(
        Relation(told, predicate, incoming, tuple(sorted(statements, key=_order)))
        for (incoming, told, predicate), statements in sorted(grouped.items())
    )


def make_statement(
    other: Value, said: Sequence[Record], graphs: Collection[str], records: Records
) -> Statement | None:
    """Return one statement as its claims and the graphs that hold it tell it; None if all were rejected.

    Args:
        other: what stands at its other end.
        said: the claims that make it.
        graphs: names of the graphs that hold it outright.
        records: reads the passages.
    """
    told = [record for record in said if record.status not in _UNTOLD]
    status = _standing(told, graphs, records)
    if not status:
        return None
    quotes = {quote for record in told for quote in records.quotes(record)}
    sources = sorted({records.document_of(record) for record in told} - {""})
    reference = REFERENCE.value in graphs or any(records.is_dataset(iri) for iri in sources)
    documents = tuple(sorted({records.labels(iri) for iri in sources}))
    passages = tuple(sorted((quote for quote in quotes if not quote.record), key=in_order))
    borne = _support(told, records)
    corrected = bool(told) and all(record.corrected for record in told)
    return Statement(_cell(other, records), status, reference, documents, passages, borne, corrected)


def _support(told: list[Record], records: Records) -> Support:
    read = (record for record in told if not record.corrected)
    said = [(records.document_of(r), float(r.confidence)) for r in read if r.confidence is not None]
    documents = [(source, sure) for source, sure in said if source and not records.is_dataset(source)]
    return support(documents, records.works)


def _cell(other: Value, records: Records) -> Cell:
    cell = make_cell(other, records.labels)
    if not cell.iri or not is_figure(records.graph, cell.iri):
        return cell
    told = figure(records.graph, cell.iri, records.labels)
    return replace(cell, label=f"{cell.label}: {told}") if told else cell


def _standing(told: list[Record], graphs: Collection[str], records: Records) -> str:
    """Return how a statement stands; an empty text if it has nothing but rejected claims."""
    own = [record.status for record in told if not records.is_dataset(records.document_of(record))]
    if FACTS.value in graphs or _ACCEPTED in own:
        return _ACCEPTED
    if REFERENCE.value in graphs or len(own) < len(told):
        return "reference"
    if VOCABULARY.value in graphs:
        return "vocabulary"
    return min(own, key=_rank, default="metadata" if graphs else "")


def _rank(status: str) -> int:
    return _STANDINGS.index(status) if status in _STANDINGS else len(_STANDINGS)


def _order(statement: Statement) -> tuple[int, str, str]:
    return _rank(statement.status), statement.other.label, statement.other.iri
