"""What rests on each source document: how many claims, how many facts, and how many facts on it alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import OBJECT, PREDICATE, SUBJECT, TYPE, node, ours
from kg.namespaces import R, expand

CLAIM, EVIDENCE = ours("Claim"), ours("Evidence")
HAS_EVIDENCE, DIGEST = ours("hasEvidence"), ours("textDigest")
SOURCE, START, END, ROW = (
    node(name) for name in ("oa:hasSource", "oa:start", "oa:end", "dcterms:identifier")
)
_STATUS, _ACCEPTED = ours("reviewStatus"), expand("kgt:status-accepted")
_PARTS = (SUBJECT, PREDICATE, OBJECT)


@dataclass(frozen=True, slots=True, order=True)
class Resting:
    """What rests on a source document.

    Attributes:
        document: the id of the document.
        name: its file name, or its title where that is not known.
        claims: how many claims it makes.
        facts: how many facts of the graph those claims bear out.
        alone: how many of these facts no other document bears out.
    """

    document: str
    name: str
    claims: int
    facts: int
    alone: int

    def __str__(self) -> str:
        """Return it in words."""
        claims = f"{self.claims:,} {'claim rests' if self.claims == 1 else 'claims rest'} on it"
        facts = f"{self.facts:,} {'fact' if self.facts == 1 else 'facts'}"
        if not self.facts:
            return f"{claims}, but no fact"
        if self.alone == self.facts:
            return f"{claims}, and {facts} that no other document bears out"
        return f"{claims}, and {facts}, {self.alone:,} of which no other document bears out"


@dataclass(slots=True)
class Found:
    """What the quads say about claims, evidence and source documents, by their IRIs.

    Attributes:
        claims: the evidence of every claim.
        evidence: source, start and end (or record) of every passage, by property.
        digests: the digest of the text of every source document.
        said: subject, property and object of every claim, by property, as written.
        accepted: the claims that are accepted.
    """

    claims: dict[str, set[str]] = field(default_factory=dict)
    evidence: dict[str, dict[str, str]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)

    def source(self, evidence: str) -> str:
        """Return the IRI of the document in which a passage stands, or an empty text."""
        return self.evidence.get(evidence, {}).get(SOURCE.value, "")


def collect(quads: Iterable[Quad]) -> Found:
    """Return what quads say about claims, evidence and source documents."""
    found = Found()
    for quad in quads:
        _take(found, quad)
    return found


def _take(found: Found, quad: Quad) -> None:
    if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
        return
    subject, predicate, value = quad.subject.value, quad.predicate, quad.object.value
    if predicate in _PARTS:
        found.said.setdefault(subject, {})[predicate.value] = str(quad.object)
    elif predicate == _STATUS and value == _ACCEPTED:
        found.accepted.add(subject)
    elif predicate == TYPE and quad.object == CLAIM:
        found.claims.setdefault(subject, set())
    elif predicate == TYPE and quad.object == EVIDENCE:
        found.evidence.setdefault(subject, {})
    elif predicate == HAS_EVIDENCE:
        found.claims.setdefault(subject, set()).add(value)
    elif predicate in (SOURCE, START, END) or (predicate == ROW and subject.startswith(R + "evidence-")):
        found.evidence.setdefault(subject, {})[predicate.value] = value
    elif predicate == DIGEST:
        found.digests[subject] = value


def resting(found: Found, names: Mapping[str, str]) -> tuple[Resting, ...]:
    """Return what rests on each source document, in order of their ids; ``names`` are their names by id."""
    claims: dict[str, int] = dict.fromkeys(found.digests, 0)
    bearers: dict[tuple[str, ...], set[str]] = {}
    for claim, evidence in found.claims.items():
        for source in {found.source(one) for one in evidence} - {""}:
            claims[source] = claims.get(source, 0) + 1
            if claim in found.accepted:
                said = found.said.get(claim, {})
                bearers.setdefault(tuple(said.get(part.value, "") for part in _PARTS), set()).add(source)
    facts, alone = dict.fromkeys(claims, 0), dict.fromkeys(claims, 0)
    for sources in bearers.values():
        for source in sources:
            facts[source] += 1
            alone[source] += len(sources) == 1
    return tuple(
        Resting(name := iri.removeprefix(R), names.get(name, name), claims[iri], facts[iri], alone[iri])
        for iri in sorted(claims)
        if iri in found.digests
    )
