"""Judge the claims of documents one document after another, together only where documents touch each other.

A claim is weighed with the claims of its family (:mod:`kg.graph.families`). Families inside one document are
weighed when the document is read, and again whenever it is read, so that nothing of them is held; those that
reach over documents are weighed once, and what became of their claims is kept. The door of the facts is
watched in the same way: of every thing that needs something only a number is noted that tells what is said of
it, and where a thing lacks something, the documents that speak of it are looked at together.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.graph.acceptance import Court
from kg.graph.claim_quads import PAIRS
from kg.graph.door import Door, ends_of
from kg.graph.entity_quads import things_of
from kg.graph.families import Brief, brief_of, number, wide_families
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.model import Status
from kg.namespaces import compact

Load = Callable[[str], Sheaf]
_ID: Final = len("claim-")


@dataclass(slots=True)
class Seen:
    """What all documents say together, as numbers.

    Attributes:
        facts: the things of which something is accepted.
        beside: the other things, with the documents that name them.
        entries: the reference entries that are named.
        against: claims that contradict a claim, by the id of that.
    """

    facts: set[int] = field(default_factory=set)
    beside: dict[int, list[str]] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    against: dict[str, list[str]] = field(default_factory=dict)


class Trial:
    """The claims of all documents as they are judged.

    Args:
        documents: the ids of the documents, sorted.
        load: returns the sheaf of a document.
        court: what claims are weighed by.
        decided: claims by document that were judged already, all together; then nothing is weighed here.
    """

    def __init__(
        self,
        documents: Sequence[str],
        load: Load,
        court: Court,
        decided: Mapping[str, Sequence[Judged]] | None = None,
    ) -> None:
        self.documents = documents
        self.load = load
        self._court = court
        self._door = Door(court.kinds, court.described, court.schema)
        self._decided = decided
        self._wide: dict[str, frozenset[int]] = {}
        self._changed: dict[str, Judged] = {}
        self._held: dict[str, Judged] = {}
        if decided is None:
            self._weigh_wide()
            self._watch_the_door()

    def claims(self, sheaf: Sheaf) -> tuple[Judged, ...]:
        """Return the claims of a document as they are judged, sorted by id; those given where unchanged."""
        if self._decided is not None:
            return tuple(self._decided.get(sheaf.document, ()))
        found = self._weighed(sheaf)
        return tuple(self._held.get(one.id, one) for one in found) if self._held else found

    def _weigh_wide(self) -> None:
        functional = self._court.schema.functional
        briefs = [brief_of(self.load(name).claims, functional) for name in self.documents]
        if any(one.odd for one in briefs):
            # Said of a figure that is none: who knows what it touches, so all is weighed together.
            wide = [frozenset(one.families.tolist()) for one in briefs]
        else:
            wide = wide_families(briefs)
        claims: list[Judged] = []
        for name, brief, families in zip(self.documents, briefs, wide, strict=True):
            self._wide[name] = families
            if families:
                claims += _of(self.load(name).claims, brief, families)
        before = {claim.id: claim for claim in claims}
        judged = self._court.weigh(before[name] for name in sorted(before))
        self._changed = {claim.id: claim for claim in judged if claim is not before[claim.id]}

    def _weighed(self, sheaf: Sheaf) -> tuple[Judged, ...]:
        wide = self._wide[sheaf.document]
        brief = brief_of(sheaf.claims, self._court.schema.functional) if wide else None
        far = set(brief.families.tolist()) & wide if brief else set()
        families = brief.families.tolist() if brief else [0] * len(sheaf.claims)
        near = [c for c, one in zip(sheaf.claims, families, strict=True) if one not in far or not brief]
        judged = {claim.id: claim for claim in self._court.weigh(near)}
        found = (judged.get(c.id) or self._changed.get(c.id, c) for c in sheaf.claims)
        return tuple(map(self._door.fit, found))

    def _watch_the_door(self) -> None:
        """Find the things that lack something, and hold back what is said of them."""
        things: list[int] = []
        said: list[int] = []
        sizes: list[int] = []
        for name in self.documents:
            marks = self._door.marks(self._weighed(self.load(name)))
            things += [number(thing) for thing in marks]
            said += marks.values()
            sizes.append(len(marks))
        names = np.array(things, dtype=np.uint64)
        owners = np.repeat(np.arange(len(sizes)), sizes)
        lacking = _lacking(names, np.array(said, dtype=np.int64), self._door)
        docs = set(owners[np.isin(names, lacking)].tolist())
        while docs:
            claims = [c for n in sorted(docs) for c in self._weighed(self.load(self.documents[n]))]
            before = {claim.id: claim for claim in claims}
            after = self._court.admit(claims)
            held = [claim for claim in after if claim is not before[claim.id]]
            touched = {number(end) for claim in held for end in ends_of(claim)}
            wanted = set(owners[np.isin(names, np.array(sorted(touched), dtype=np.uint64))].tolist())
            if wanted <= docs:
                self._held = {claim.id: claim for claim in held}
                return
            docs |= wanted


def _of(claims: Sequence[Judged], brief: Brief, families: frozenset[int]) -> list[Judged]:
    return [c for c, one in zip(claims, brief.families.tolist(), strict=True) if one in families]


def _lacking(things: NDArray[np.uint64], said: NDArray[np.int64], door: Door) -> NDArray[np.uint64]:
    """Return the things that lack something by all that is said of them together."""
    if not len(things):
        return things
    order = np.argsort(things, kind="stable")
    things, said = things[order], said[order]
    starts = np.flatnonzero(np.concatenate(([True], things[1:] != things[:-1])))
    whole = np.bitwise_or.reduceat(said, starts)
    kinds, back = np.unique(whole, return_inverse=True)
    lacks = np.array([bool(door.lacks(int(one))) for one in kinds])
    found: NDArray[np.uint64] = things[starts][lacks[back]]
    return found


class Twins:
    """Claims of several works that say the same: which claims each claim bears out."""

    def __init__(self) -> None:
        self._statements: list[int] = []
        self._ids: list[bytes] = []
        self._owners: list[int] = []

    def add(self, owner: int, claims: Iterable[Judged]) -> None:
        """Take in the claims of a document, which is given by its number."""
        for claim in claims:
            if claim.status is Status.ACCEPTED and not claim.corrected:
                self._statements.append(number(claim.subject, claim.predicate, str(claim.object)))
                self._ids.append(bytes.fromhex(claim.id[_ID:]))
                self._owners.append(owner)

    def found(self, documents: Sequence[str], works: Mapping[str, str]) -> dict[str, list[str]]:
        """Return, for claims by id, the claims of other works that say the same and have a larger id.

        Claims that say the same are linked each with each, or in a row if they are many
        (:data:`kg.graph.claim_quads.PAIRS`).
        """
        statements = np.array(self._statements, dtype=np.uint64)
        order = np.argsort(statements, kind="stable")
        same = statements[order]
        starts = np.flatnonzero(np.concatenate(([True], same[1:] != same[:-1]))) if len(same) else order
        ends = np.append(starts[1:], len(same))[: len(starts)]
        twins: dict[str, list[str]] = {}
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            if end - start > 1:
                group = sorted((self._ids[n], self._owners[n]) for n in order[start:end].tolist())
                for (one, a), (other, b) in (
                    combinations(group, 2) if len(group) <= PAIRS else pairwise(group)
                ):
                    first, second = documents[a], documents[b]
                    if works.get(first, first) != works.get(second, second):
                        twins.setdefault(f"claim-{one.hex()}", []).append(f"claim-{other.hex()}")
        return twins


def look(seen: Seen, document: str, claims: Iterable[Judged], entries: Container[str]) -> None:
    """Note what the claims of a document are about; ``entries`` are the ids of the reference tables."""
    nodes: dict[str, bool] = {}
    for claim in claims:
        accepted = claim.status is Status.ACCEPTED
        for one in things_of(claim):
            nodes[one] = nodes.get(one, False) or accepted
        for other in claim.conflicts:
            seen.against.setdefault(other, []).append(claim.id)
    for iri, accepted in nodes.items():
        if (short := compact(iri)) in entries:
            seen.entries.add(short)
        if accepted:
            seen.facts.add(number(iri))
        else:
            seen.beside.setdefault(number(iri), []).append(document)
