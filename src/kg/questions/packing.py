"""Put an evidence pack together: every claim behind a fact, in its context, and every claim against it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.exceptions import KgError
from kg.graph.manifest import DocumentRow
from kg.graph.support import NONE, support
from kg.graph.terms import ALT_LABEL, TYPE, node, ours
from kg.namespaces import R, compact, expand
from kg.questions import words
from kg.questions.asked import asked
from kg.questions.cells import plain, shown
from kg.questions.context import AROUND, LayoutOf, excerpt
from kg.questions.figures import UNITS, amount, figure, is_figure
from kg.questions.names import Thing, read_names
from kg.questions.pack import Excerpt, Pack, Proof, Provenance, Review, Witness
from kg.questions.records import Quote, Record, Records
from kg.questions.sentences import named, sentence, verb
from kg.questions.source import NAMING, Labels, Source, Value, quads, text_of, values

STANDING: Final = ("accepted", "disputed", "proposed", "superseded", "rejected")
_UNTOLD: Final = frozenset({"rejected", "superseded"})
_QUIET: Final = frozenset(p.value for p in (TYPE, *NAMING, node("skos:inScheme")))
_PARTS: Final = frozenset(
    map(expand, ("kg:indicator", "kg:unit", "kg:qualifier", "kg:referenceYear", "kg:value"))
)
_VALUE: Final = expand("kg:value")
_MOST: Final = 40
"""So many claims are shown for one statement."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand to make a pack.

    Attributes:
        graph: the graph.
        rows: its source documents.
        judgements: rows of the report on judgements.
        rules: what each rule says, in words, by its id.
        layout_of: gives the sentences of a text.
        address_of: gives the address of a document by the digest of its text, if it is known.
    """

    graph: Source
    rows: tuple[DocumentRow, ...]
    judgements: tuple[Mapping[str, object], ...]
    rules: Mapping[str, str]
    layout_of: LayoutOf
    address_of: Callable[[str], str] = str


def make_pack(desk: Desk, said: str) -> Pack:
    """Return the evidence for a claim (by its id), a thing (by its name) or a fact (in words).

    Raises:
        QuestionError: if nothing, or more than one thing, is meant.
    """
    maker = _Maker(desk)
    meant = asked(maker.records, read_names(desk.graph, maker.labels), said)
    return maker.of_thing(meant) if isinstance(meant, Thing) else maker.of_fact(meant)


_Key = tuple[str, str, str]


class _Maker:
    """Makes one pack; sources are numbered in the order in which they are met."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.graph = desk.graph
        self.labels = Labels(desk.graph)
        self.records = Records(desk.graph, self.labels)
        self.sources: dict[str, Provenance] = {}
        self.files = {R + row.id: row for row in desk.rows}

    def of_fact(self, record: Record) -> Pack:
        """Return the pack of the statement that a claim makes."""
        proof = self._proof(self._same(record), AROUND, first=record.iri)
        told = words.outgoing(record.predicate, self.labels)
        return self._pack(proof.sentence, "", (), ((told, (proof,)),), (), is_fact=True)

    def of_thing(self, thing: Thing) -> Pack:
        """Return the pack of all statements about a thing."""
        heard: dict[tuple[bool, str], dict[_Key, Record]] = {}
        for incoming, found in ((False, self.records.with_subject), (True, self.records.with_object)):
            for record in found(thing.iri):
                if record.status not in _UNTOLD and record.predicate not in _QUIET:
                    key = (record.subject, record.predicate, str(record.object))
                    heard.setdefault((incoming, record.predicate), {}).setdefault(key, record)
        groups = []
        for (incoming, predicate), told in heard.items():
            way = words.incoming if incoming else words.outgoing
            proofs = [self._proof(self._same(record), None) for _, record in sorted(told.items())]
            groups.append((incoming, way(predicate, self.labels), tuple(sorted(proofs, key=_order))))
        aliases = {
            v.value for v in values(self.graph, NamedNode(thing.iri), ALT_LABEL) if isinstance(v, Literal)
        }
        kinds = {words.kind(v.value, self.labels) for v in values(self.graph, NamedNode(thing.iri), TYPE)}
        subtitle = f"{', '.join(sorted(kinds)) or thing.kind} · {thing.id}"
        also = tuple(sorted(aliases - {thing.label}))
        reviews = self._reviews(thing.iri)
        return self._pack(
            thing.label, subtitle, also, tuple((t, p) for _, t, p in sorted(groups, key=_place)), reviews
        )

    def _pack(
        self,
        title: str,
        subtitle: str,
        aliases: tuple[str, ...],
        groups: tuple[tuple[str, tuple[Proof, ...]], ...],
        reviews: tuple[Review, ...],
        is_fact: bool = False,
    ) -> Pack:
        counts = dict.fromkeys(STANDING, 0)
        for proof in (proof for _, proofs in groups for proof in proofs):
            counts[proof.status] = counts.get(proof.status, 0) + 1
        ordered = tuple(sorted(self.sources.values(), key=lambda one: one.number))
        program = self._program()
        told = {name: count for name, count in counts.items() if count}
        return Pack(title, subtitle, aliases, groups, ordered, reviews, program, is_fact, told)

    def _program(self) -> str:
        found = {
            q.object.value
            for q in quads(self.graph, None, ours("extractedBy"))
            if isinstance(q.object, NamedNode)
        }
        return "; ".join(sorted(self.labels(iri) for iri in found if "policy-kg" in iri))

    def _same(self, record: Record) -> list[Record]:
        """Return the claims of one statement; for a part of a figure those that give its value."""
        if record.predicate == expand("kg:observedEntity") or record.predicate in _PARTS:
            own = [one for one in self.records.with_subject(record.subject) if one.predicate == _VALUE]
            if own and is_figure(self.graph, record.subject):
                return own
        subject = self.records.with_subject(record.subject)
        return [r for r in subject if (r.predicate, r.object) == (record.predicate, record.object)]

    def _proof(self, same: Sequence[Record], around: int | None, first: str = "", deep: bool = True) -> Proof:
        ordered = sorted(same, key=lambda r: (r.iri != first, _rank(r.status), r.iri))[:_MOST]
        names = self._names(ordered[0])
        witnesses = tuple(self._witness(record, around, names) for record in ordered)
        status = min((r.status for r in same), key=_rank)
        told = [(self.records.document_of(r), float(r.confidence or 0)) for r in same if r.status == status]
        works = [one for one in told if one[0] and not self.records.is_dataset(one[0])]
        borne = support(works, self.records.works) if works else NONE
        against = tuple(self._against(same, around)) if deep else ()
        return Proof(self._sentence(ordered[0]), status, witnesses, against, borne)

    def _against(self, same: Sequence[Record], around: int | None) -> Iterable[Proof]:
        """Yield the statements that conflict with one, each with its claims."""
        others = {iri for record in same for iri in record.conflicts}
        for record in same:
            pointing = quads(self.graph, None, ours("conflictsWith"), NamedNode(record.iri))
            others |= {quad.subject.value for quad in pointing if isinstance(quad.subject, NamedNode)}
        found: dict[_Key, Record] = {}
        for iri in sorted(others - {record.iri for record in same}):
            other = self.records.read(NamedNode(iri))
            if other:
                found.setdefault((other.subject, other.predicate, str(other.object)), other)
        for _, other in sorted(found.items()):
            yield self._proof(self._same(other), around, deep=False)

    def _sentence(self, record: Record) -> str:
        if record.predicate == _VALUE and is_figure(self.graph, record.subject):
            return self._figure(record.subject)
        phrase = verb(compact(record.predicate), words.outgoing(record.predicate, self.labels))
        subject = named(self.labels(record.subject), record.subject)
        return sentence(subject, phrase, self._told(record.object))

    def _figure(self, iri: str) -> str:
        """Return what the claims say of a figure as a sentence, also where none of it is a fact."""
        parts: dict[str, Value] = {}
        for record in sorted(self.records.with_subject(iri), key=lambda r: (_rank(r.status), r.iri)):
            parts.setdefault(compact(record.predicate).partition(":")[2], record.object)
        told = {name: self._told(value) for name, value in parts.items()}
        curie = compact(parts["unit"].value) if "unit" in parts else ""
        told["unit"] = UNITS.get(curie, told.get("unit", "").rpartition(":")[2])
        told["qualifier"] = "" if told.get("qualifier") in ("exactly", "exact") else told.get("qualifier", "")
        if "referenceYear" in parts:
            told["referenceYear"] = parts["referenceYear"].value
        of, year = told.get("observedEntity"), told.get("referenceYear")
        topic = f"{told.get('indicator', 'figure')}{f' of {of}' if of else ''}{f' in {year}' if year else ''}"
        size = " ".join(filter(None, (told.get(name) for name in ("qualifier", "value", "unit"))))
        return sentence(topic, "is", size)

    def _told(self, value: Value) -> str:
        if isinstance(value, Literal):
            known = plain(value)
            return shown(known) if isinstance(known, int) else amount(known)
        if isinstance(value, BlankNode):
            return value.value
        label = named(self.labels(value.value), value.value)
        if is_figure(self.graph, value.value):
            told = figure(self.graph, value.value, self.labels)
            return f"{label} ({told})" if told else label
        return label

    def _names(self, record: Record) -> tuple[str, ...]:
        """Return the names of both ends, to be set off in the passages."""
        found: list[str] = []
        for end in (NamedNode(record.subject), record.object):
            if isinstance(end, NamedNode):
                terms = (
                    *values(self.graph, end, ALT_LABEL),
                    *(v for p in NAMING for v in values(self.graph, end, p)),
                )
                found += [term.value for term in terms if isinstance(term, Literal)]
            elif isinstance(end, Literal):
                found += [end.value, self._told(end)]
        return tuple(found)

    def _witness(self, record: Record, around: int | None, names: Sequence[str]) -> Witness:
        quotes = self.records.quotes(record)
        source = self._source(quotes[0].document_iri if quotes else "")
        bound = text_of(self.graph, NamedNode(record.iri), ours("confidenceBound"))
        found = self._excerpt(quotes, around, names, source)
        rules = tuple((rule, self.desk.rules.get(rule, "")) for rule in record.rules)
        return Witness(
            id=compact(record.iri),
            source=source,
            status=record.status,
            reason=record.reason,
            modality=record.modality,
            confidence=_share(str(record.confidence or "")),
            bound=_share(bound),
            rules=rules,
            excerpt=found,
            reviews=self._reviews(record.iri),
            citation=cite(source, found, compact(record.iri)),
        )

    def _excerpt(
        self, quotes: Sequence[Quote], around: int | None, names: Sequence[str], source: Provenance
    ) -> Excerpt:
        if source.is_table or not source.text_digest:
            return Excerpt((), record="; ".join(quote.record for quote in quotes if quote.record))
        try:
            text = self.graph.text(source.text_digest)
        except KgError:
            return Excerpt(())  # kg verify reports a text that is not at hand
        places = [(q.start, q.end) for q in quotes if q.start is not None and q.end is not None]
        page = next((quote.page for quote in quotes if quote.page), None)
        return excerpt(text, places, self.desk.layout_of(text), names, around, page)

    def _source(self, iri: str) -> Provenance:
        if iri not in self.sources:
            about = NamedNode(iri) if iri else NamedNode(R + "source-unknown")

            def one(curie: str) -> str:
                return text_of(self.graph, about, node(curie))

            row, digest = self.files.get(iri), one("kg:textDigest")
            copied = self.records.works.get(iri, "")
            self.sources[iri] = Provenance(
                number=len(self.sources) + 1,
                title=self.labels(iri) if iri else "an unknown source",
                file=row.name if row and row.name != row.title else "",
                publisher=one("dcterms:publisher"),
                date=one("dcterms:date"),
                address=self.desk.address_of(digest) if digest else "",
                text_digest=digest,
                source_digest=one("kg:sourceDigest"),
                repeats=self.labels(copied) if copied else "",
                is_table=bool(iri) and self.records.is_dataset(iri),
            )
        return self.sources[iri]

    def _reviews(self, iri: str) -> tuple[Review, ...]:
        """Return the judgements that were applied to a claim or thing, or what its quads tell of them."""
        wanted = {iri, compact(iri), compact(iri).removeprefix("r:")}
        found = []
        for one in self.desk.judgements:
            targets = one.get("targets")
            if isinstance(targets, list) and not wanted.isdisjoint(map(str, targets)):
                verdict, who, when = (str(one.get(name, "")) for name in ("verdict", "who", "when"))
                why = " – ".join(filter(None, (str(one.get(name, "")) for name in ("value", "why"))))
                found.append(Review(verdict, who, when, why, str(one.get("state", ""))))
        if found:
            return tuple(found)
        about = NamedNode(iri)
        who, when, why = (
            text_of(self.graph, about, ours(n)) for n in ("reviewedBy", "reviewedOn", "reviewNote")
        )
        return (Review("reviewed", who, when, why),) if who or when or why else ()


def cite(source: Provenance, found: Excerpt, claim: str) -> str:
    """Return a line by which a claim can be cited.

    >>> news = Provenance(1, "Harbour news", date="2024-02-29", text_digest="sha256:ab")
    >>> cite(news, Excerpt((), ((3, 9),)), "r:c")
    '“Harbour news”, 2024-02-29, characters 3–9 of the text with SHA-256 ab (claim r:c).'
    """
    head = f"{source.publisher}: " if source.publisher else ""
    parts = [f"{head}“{source.title}”", source.date, f"p. {found.page}" if found.page else ""]
    if found.places and source.text_digest:
        places = ", ".join(f"{start}–{end}" for start, end in found.places)
        parts.append(
            f"characters {places} of the text with SHA-256 {source.text_digest.removeprefix('sha256:')}"
        )
    parts += [f"record {found.record}" if found.record else "", source.address]
    return f"{', '.join(filter(None, parts))} (claim {claim})."


def _share(number: str) -> str:
    try:
        return f"{float(number):.0%}".replace("%", "\u00a0%") if number else ""
    except ValueError:
        return ""


def _rank(status: str) -> int:
    return STANDING.index(status) if status in STANDING else len(STANDING)


def _order(proof: Proof) -> tuple[int, str]:
    return _rank(proof.status), proof.sentence


def _place(group: tuple[bool, str, tuple[Proof, ...]]) -> tuple[bool, str]:
    return group[0], group[1]
