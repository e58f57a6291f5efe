"""Judge claims: which become facts, which are held back, and which contradict something better."""

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode

from kg.bundled import Things
from kg.graph.comparison import packaged_comparison
from kg.graph.containment import Containment
from kg.graph.contradictions import (
    INSIDE,
    Dispute,
    Docket,
    Pair,
    against_reference,
    circles,
    misplacements,
    pair_of,
)
from kg.graph.differences import differing_issuers, differing_values, differing_years
from kg.graph.door import hold_back
from kg.graph.figure_conflicts import differing_figures
from kg.graph.figures import settle_figures
from kg.graph.reconstruction import settle_reconstructed
from kg.graph.reference import ReferenceFact, bodies_above, entries_in_use, reference_facts
from kg.graph.requirements import packaged_requirements
from kg.graph.schema import Schema
from kg.graph.statements import Judged, statements
from kg.graph.terms import TYPE
from kg.lexicon import Lexicon
from kg.model import Entity, Extraction, Resolution, Status
from kg.namespaces import KG, KGT, PREFIXES, compact, expand

CIRCLE_FREE = (
    (KG + "buildsOn",),
    (PREFIXES["dcterms"] + "isPartOf",),
    (PREFIXES["org"] + "subOrganizationOf",),
)


def judge(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    lexicon: Lexicon,
    schema: Schema,
    works: Mapping[str, str] | None = None,
) -> tuple[Judged, ...]:
    """Return every claim with its status, sorted by id.

    A claim starts with the status of its tier, but one from a text whose lines were put in order is only
    proposed until a text in its own order says the same, and one about a figure until it is sure what the
    figure is of. A claim is rejected ("held back") if its subject or
    object is not of the class that the property asks for, or if it ties a thing to itself. It is disputed if
    it contradicts the reference tables, another claim that more independent works bear out, or if
    it closes a circle.

    Args:
        extractions: what was drawn from each document.
        resolution: the entities that the referents stand for.
        lexicon: the reference tables.
        schema: domains, ranges and functional properties.
        works: documents that repeat another one, with that other one.
    """
    return court(resolution, lexicon, schema, works).weigh(statements(extractions, resolution))


@dataclass(frozen=True, slots=True)
class Court:
    """What claims are weighed by; it is made once for all documents.

    Attributes:
        lexicon: the reference tables.
        schema: domains, ranges and functional properties.
        works: documents that repeat another one, with that other one.
        kinds: the class of every thing, by full IRI.
        names: the names of the things of the documents, by full IRI.
        described: the things that the reference tables describe, by full IRI.
    """

    lexicon: Lexicon
    schema: Schema
    works: Mapping[str, str]
    kinds: Mapping[str, str]
    names: Mapping[str, str]
    described: frozenset[str]
    _facts: dict[str, tuple[ReferenceFact, ...]] = field(default_factory=dict, repr=False, compare=False)

    def weigh(self, claims: Iterable[Judged]) -> tuple[Judged, ...]:
        """Return claims, whose status is that of their tier or of a person, as :func:`judge` does."""
        docket = self._compared(claims)
        for dispute in self.places(map(pair_of, docket.accepted(INSIDE))):
            docket.dispute(docket.claims[dispute.id], dispute.note, dispute.against)
        return docket.judged()

    def weigh_apart(self, claims: Iterable[Judged]) -> tuple[Judged, ...]:
        """Return claims as :meth:`weigh` does, but for what lies inside what (:meth:`places`)."""
        return self._compared(claims).judged()

    def places(self, pairs: Iterable[Pair]) -> Iterator[Dispute]:
        """Yield what is to be disputed of accepted claims on what lies inside what, of all documents."""
        left = {one.id: one for one in pairs}
        reference = self._reference({compact(iri) for one in left.values() for iri in (one.inner, one.outer)})
        for dispute in misplacements(left.values(), self._tree(reference, INSIDE)):
            yield dispute
            del left[dispute.id]
        yield from circles(left.values(), self._tree(reference, INSIDE))

    def _compared(self, claims: Iterable[Judged]) -> Docket:
        """Weigh claims by all rules but those on what lies inside what, which look at nothing else."""
        docket = Docket(settle_figures(settle_reconstructed(claims)), self.works)
        for claim, reason in _misfits(docket.claims.values(), self.kinds, self.schema):
            docket.claims[claim.id] = replace(claim, status=Status.REJECTED, note=f"held back: {reason}")
        reference = self._reference(mentioned(docket.claims.values()))
        against_reference(docket, reference, self.lexicon, self.schema.ranks)
        differing_figures(docket, packaged_comparison())
        differing_values(docket, reference, self.schema.functional)
        differing_years(docket)
        differing_issuers(docket, self.names, lambda body: bodies_above(body, self.lexicon))
        for predicates in CIRCLE_FREE:
            pairs = map(pair_of, docket.accepted(predicates))
            for dispute in list(circles(pairs, self._tree(reference, predicates))):
                docket.dispute(docket.claims[dispute.id], dispute.note, dispute.against)
        return docket

    def _tree(self, reference: Iterable[ReferenceFact], predicates: Container[str]) -> Containment:
        """Return what lies inside what by the reference tables."""
        tree = Containment(self.lexicon, self.schema.ranks)
        for fact in reference:
            if fact.predicate in predicates:
                tree.add(fact.subject, fact.object.value)
        return tree

    def admit(self, claims: Iterable[Judged]) -> tuple[Judged, ...]:
        """Return judged claims, sorted by id; those that would break a shape are held back (:mod:`.door`)."""
        return hold_back(claims, self.kinds, self.described, self.schema, packaged_requirements())

    def _reference(self, things: Set[str]) -> tuple[ReferenceFact, ...]:
        entries = entries_in_use(things, self.lexicon)
        for entry in entries:
            if entry.id not in self._facts:
                self._facts[entry.id] = reference_facts((entry,), self.lexicon)
        return tuple(fact for entry in entries for fact in self._facts[entry.id])


def court(
    resolution: Resolution, lexicon: Lexicon, schema: Schema, works: Mapping[str, str] | None = None
) -> Court:
    """Return what the claims on some entities are weighed by."""
    things = Things(resolution.entities)
    kinds, names = _Kinds(things, lexicon), _Labels(things)
    return Court(lexicon, schema, works or {}, kinds, names, frozenset(map(expand, lexicon.entries)))


class _Labels(Mapping[str, str]):
    """The names of entities by full IRI."""

    def __init__(self, things: Mapping[str, Entity]) -> None:
        self._things = things

    def __getitem__(self, iri: str) -> str:
        return self._things[compact(iri)].label

    def __iter__(self) -> Iterator[str]:
        return map(expand, self._things)

    def __len__(self) -> int:
        return len(self._things)


class _Kinds(Mapping[str, str]):
    """The classes of entities and reference entries by full IRI."""

    def __init__(self, things: Mapping[str, Entity], lexicon: Lexicon) -> None:
        self._things = things
        self._entries = lexicon.entries

    def __getitem__(self, iri: str) -> str:
        short = compact(iri)
        found = self._things.get(short) or self._entries[short]
        return KG + found.kind

    def __iter__(self) -> Iterator[str]:
        return map(expand, {*self._things, *self._entries})

    def __len__(self) -> int:
        return len({*self._things, *self._entries})


def mentioned(claims: Iterable[Judged]) -> set[str]:
    """Return the compact IRIs of all subjects and objects of the claims."""
    claims = tuple(claims)
    nodes = {c.subject for c in claims} | {c.object.value for c in claims if isinstance(c.object, NamedNode)}
    return {compact(iri) for iri in nodes}


def _misfits(
    claims: Iterable[Judged], kinds: Mapping[str, str], schema: Schema
) -> Iterator[tuple[Judged, str]]:
    known: dict[tuple[str, ...], str] = {}
    for claim in tuple(claims):
        like = _like(claim, kinds)
        reason = known.get(like)
        if reason is None:
            reason = known[like] = _misfit(claim, kinds, schema)
        if reason and claim.status is not Status.REJECTED:
            yield claim, reason


def _like(claim: Judged, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a claim shares with all claims that fit or do not fit for the same reason."""
    own = _own(claim, kinds)
    if isinstance(claim.object, Literal):
        return claim.predicate, own, claim.object.datatype.value
    value = claim.object.value
    alone = value.startswith(KGT) or claim.predicate == TYPE.value
    itself = "itself" if value == claim.subject else ""
    return claim.predicate, own, value if alone else kinds.get(value, ""), itself


def _own(claim: Judged, kinds: Mapping[str, str]) -> str:
    about_itself = claim.subject.endswith(claim.document) and claim.subject.endswith(f"/{claim.document}")
    return KG + "SourceDocument" if about_itself else kinds.get(claim.subject, "")


def _misfit(claim: Judged, kinds: Mapping[str, str], schema: Schema) -> str:
    words = schema.labels.get(claim.predicate, compact(claim.predicate))
    value = claim.object.value
    if isinstance(claim.object, NamedNode):
        if value == claim.subject:
            return f"a thing cannot be tied to itself by '{words}'"
        if value.startswith(KGT) and schema.terms and value not in schema.terms and value not in kinds:
            return f"the vocabularies do not define {compact(value)}"
    own = _own(claim, kinds)
    if claim.predicate == TYPE.value and own and not schema.is_a(own, value):
        return f"the thing is of class {compact(own)}, not of class {compact(value)}"
    for wanted in sorted(schema.domains.get(claim.predicate, ())):
        if not schema.is_a(own, wanted):
            found = compact(own) or "unknown"
            return f"the subject of '{words}' must be of class {compact(wanted)}, not {found}"
    for wanted in sorted(schema.ranges.get(claim.predicate, ())):
        if not _fits(claim.object, wanted, kinds, schema):
            return f"the object of '{words}' must be of class {compact(wanted)}"
    return ""


def _fits(value: NamedNode | Literal, wanted: str, kinds: Mapping[str, str], schema: Schema) -> bool:
    if isinstance(value, Literal):
        return wanted == PREFIXES["rdfs"] + "Literal" or value.datatype.value == wanted
    classes = set(schema.terms.get(value.value, ())) | {kinds.get(value.value, "")}
    return any(schema.is_a(one, wanted) for one in classes)
