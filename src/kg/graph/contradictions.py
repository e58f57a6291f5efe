"""Find claims that cannot be true together, and decide which of them is disputed."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.graph.containment import Containment, contradicts
from kg.graph.reference import ReferenceFact
from kg.graph.statements import Judged
from kg.lexicon import Lexicon
from kg.model import Status
from kg.namespaces import KG, compact

WITHIN, CONTAINS, SPANS, PARENT = (KG + name for name in ("within", "contains", "spans", "adminParent"))
INSIDE = (WITHIN, PARENT, CONTAINS)


class Docket:
    """The claims under judgement, by id; rules mark some of them as disputed."""

    def __init__(self, claims: Iterable[Judged], works: Mapping[str, str]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.works = works
        self._places: dict[str, list[str]] = {}
        self._order = tuple(self.claims)
        self._said: dict[str, list[int]] = {}
        for n, claim in enumerate(self.claims.values()):
            self._said.setdefault(claim.predicate, []).append(n)

    def accepted(self, predicates: Iterable[str]) -> list[Judged]:
        """Return the claims that are accepted at this point and have one of the properties."""
        return self.standing(predicates, (Status.ACCEPTED,))

    def standing(self, predicates: Iterable[str], states: Container[Status]) -> list[Judged]:
        """Return the claims that have one of some states at this point and one of the properties."""
        names = sorted(n for predicate in set(predicates) for n in self._said.get(predicate, ()))
        found = (self.claims[self._order[n]] for n in names)
        return [claim for claim in found if claim.status in states]

    def about(self, iri: str) -> list[Judged]:
        """Return the claims in which a thing is the subject or the object, sorted by id."""
        if not self._places:
            for claim in self.claims.values():
                for end in {claim.subject, claim.object.value}:
                    self._places.setdefault(end, []).append(claim.id)
        return [self.claims[name] for name in sorted(self._places.get(iri, ()))]

    def dispute(self, claim: Judged, note: str, against: Iterable[str] = ()) -> None:
        """Link a claim with those that it conflicts with; it is disputed unless it is only proposed."""
        others = set(against)
        known = self.claims[claim.id]
        self.claims[claim.id] = replace(
            known,
            status=known.status if known.status is Status.PROPOSED else Status.DISPUTED,
            note=known.note or note,
            conflicts=tuple(sorted({*known.conflicts, *others})),
        )
        for other in sorted(others & self.claims.keys()):
            twin = self.claims[other]
            self.claims[other] = replace(twin, conflicts=tuple(sorted({*twin.conflicts, claim.id})))

    def work(self, claim: Judged) -> str:
        """Return the document that stands for the work of a claim's document."""
        return self.works.get(claim.document, claim.document)

    def weight(self, claims: Iterable[Judged]) -> int:
        """Return how many independent works make some claims."""
        return len({self.work(claim) for claim in claims})

    def judged(self) -> tuple[Judged, ...]:
        """Return all claims, sorted by id."""
        return tuple(self.claims[name] for name in sorted(self.claims))


def inner_and_outer(claim: Judged) -> tuple[str, str]:
    """Return what lies inside what by a claim of containment: two full IRIs."""
    if claim.predicate in (CONTAINS, SPANS):
        return claim.object.value, claim.subject
    return claim.subject, claim.object.value


def against_reference(
    docket: Docket, reference: Iterable[ReferenceFact], lexicon: Lexicon, ranks: Mapping[str, int]
) -> None:
    """Dispute claims that place a reference area where the tables do not have it.

    What is only proposed is told of, too: whoever reviews it wants to know what speaks against it.
    """
    parents = {fact.subject: fact.id for fact in reference if fact.predicate == PARENT}
    for claim in docket.standing((*INSIDE, SPANS), (Status.ACCEPTED, Status.PROPOSED)):
        inner, outer = inner_and_outer(claim)
        if contradicts(lexicon, ranks, compact(inner), compact(outer)):
            known = parents.get(inner, parents.get(outer, ""))
            docket.dispute(claim, "the reference tables place the area elsewhere", [known] if known else [])


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that one thing lies inside another: its id, property and confidence, both as full IRIs."""

    id: str
    predicate: str
    confidence: float
    inner: str
    outer: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that is to be disputed: its id, why, and the ids of the claims that it conflicts with."""

    id: str
    note: str
    against: tuple[str, ...]


def pair_of(claim: Judged) -> Pair:
    """Return what a claim of containment says lies inside what."""
    return Pair(claim.id, claim.predicate, claim.confidence, *inner_and_outer(claim))


def misplacements(pairs: Iterable[Pair], tree: Containment) -> Iterator[Dispute]:
    """Yield the claims that, together with others, put an area inside a foreign one.

    A zone that is said to hold an area of another province does not lie within this one: what a
    zone holds is listed by name, while "in" often tells only where the larger part of it lies. So
    claims of what is held come first, then those of where it lies, each by falling confidence (and id).
    ``tree`` holds what the reference tables say and is filled.
    """
    known: dict[tuple[str, str], list[str]] = {}
    for one in sorted(pairs, key=lambda p: (p.predicate == CONTAINS, p.confidence, p.id), reverse=True):
        part = tree.misplaced(one.inner, one.outer)
        if part:
            note = f"it would put {compact(part)} inside an area that the reference tables keep apart from it"
            yield Dispute(one.id, note, tuple(known.get((part, one.inner), ())))
        else:
            tree.add(one.inner, one.outer)
            known.setdefault((one.inner, one.outer), []).append(one.id)


def circles(pairs: Iterable[Pair], tree: Containment) -> Iterator[Dispute]:
    """Yield the weakest claims that close a circle.

    ``tree`` holds what the reference tables say and is filled: their statements come first, then claims by
    falling confidence (and id).
    """
    known: dict[tuple[str, str], list[str]] = {}
    for one in sorted(pairs, key=lambda p: (p.confidence, p.id), reverse=True):
        if tree.closes_circle(one.inner, one.outer):
            yield Dispute(one.id, "it closes a circle", tuple(known.get((one.outer, one.inner), ())))
        else:
            tree.add(one.inner, one.outer)
            known.setdefault((one.inner, one.outer), []).append(one.id)
