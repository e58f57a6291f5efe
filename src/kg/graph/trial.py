"""Judge the claims of documents one document after another, together only where documents touch each other.

A claim is weighed with the claims of its family (:mod:`kg.graph.families`). Families inside one document are
weighed when the document is read, and again whenever it is read, so that nothing of them is held; those that
reach over documents are weighed once, and what became of their claims is kept. The door of the facts is
watched in the same way: of every thing that needs something only a number is noted that tells what is said of
it, and where a thing lacks something, the documents that speak of it are looked at together.
"""

import pickle
import tempfile
from array import array
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import SEEK_END, BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.graph.acceptance import Court
from kg.graph.claim_quads import PAIRS
from kg.graph.door import Door, ends_of
from kg.graph.entity_quads import things_of
from kg.graph.families import brief_of, number, wide_families
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.model import Status
from kg.namespaces import compact

Load = Callable[[str], Sheaf]
_ID: Final = len("claim-")
_BYTES: Final = 10
"""How many bytes the digits of the id of a claim are."""


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
        folder: where it is written what became of claims; without one that is held in memory.
    """

    def __init__(
        self,
        documents: Sequence[str],
        load: Load,
        court: Court,
        decided: Mapping[str, Sequence[Judged]] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.documents = documents
        self.load = load
        self._court = court
        self._door = Door(court.kinds, court.described, court.schema)
        self._decided = decided
        self._far: dict[str, bytes] = {}
        self._spool = Spool(folder)
        self._changed: dict[str, Judged] = {}
        self._held: dict[str, Judged] = {}
        if decided is None:
            self._weigh_wide()
            self._watch_the_door()

    def close(self) -> None:
        """Forget what was written away."""
        self._spool.close()

    def claims(self, sheaf: Sheaf) -> tuple[Judged, ...]:
        """Return the claims of a document as they are judged, sorted by id; those given where unchanged."""
        if self._decided is not None:
            return tuple(self._decided.get(sheaf.document, ()))
        found = self._spool.take(sheaf)
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
            far = np.isin(brief.families, np.array(sorted(families), dtype=np.int32))
            self._far[name] = far.tobytes()
            if families:
                claims += [c for c, one in zip(self.load(name).claims, far.tolist(), strict=True) if one]
        before = {claim.id: claim for claim in claims}
        judged = self._court.weigh(before[name] for name in sorted(before))
        self._changed = {claim.id: claim for claim in judged if claim is not before[claim.id]}

    def _weighed(self, sheaf: Sheaf) -> tuple[Judged, ...]:
        far = self._far[sheaf.document]
        near = (claim for claim, one in zip(sheaf.claims, far, strict=True) if not one)
        judged = {claim.id: claim for claim in self._court.weigh(near)}
        found = (judged.get(c.id) or self._changed.get(c.id, c) for c in sheaf.claims)
        return tuple(map(self._door.fit, found))

    def _watch_the_door(self) -> None:
        """Find the things that lack something, and hold back what is said of them."""
        things: list[int] = []
        said: list[int] = []
        sizes: list[int] = []
        for name in self.documents:
            sheaf = self.load(name)
            judged = self._weighed(sheaf)
            self._spool.put(sheaf, judged)
            marks = self._door.marks(judged)
            things += [number(thing) for thing in marks]
            said += marks.values()
            sizes.append(len(marks))
        names = np.array(things, dtype=np.uint64)
        owners = np.repeat(np.arange(len(sizes)), sizes)
        lacking = _lacking(names, np.array(said, dtype=np.int64), self._door)
        docs = set(owners[np.isin(names, lacking)].tolist())
        while docs:
            claims = [c for n in sorted(docs) for c in self._spool.take(self.load(self.documents[n]))]
            before = {claim.id: claim for claim in claims}
            after = self._court.admit(claims)
            held = [claim for claim in after if claim is not before[claim.id]]
            touched = {number(end) for claim in held for end in ends_of(claim)}
            wanted = set(owners[np.isin(names, np.array(sorted(touched), dtype=np.uint64))].tolist())
            if wanted <= docs:
                self._held = {claim.id: claim for claim in held}
                return
            docs |= wanted


class Spool:
    """What became of the claims of each document, written away: those that are not as in their sheaf."""

    def __init__(self, folder: Path | None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder) if folder else BytesIO()  # noqa: SIM115 - it is closed later
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, sheaf: Sheaf, judged: Iterable[Judged]) -> None:
        """Keep the claims of a document as they were judged, in the order of its sheaf."""
        pairs = enumerate(zip(sheaf.claims, judged, strict=True))
        data = pickle.dumps([(n, now) for n, (before, now) in pairs if now is not before])
        self._places[sheaf.document] = (self._file.seek(0, SEEK_END), len(data))
        self._file.write(data)

    def take(self, sheaf: Sheaf) -> tuple[Judged, ...]:
        """Return the claims of a document as they were judged; those of the sheaf where unchanged."""
        start, length = self._places[sheaf.document]
        self._file.seek(start)
        found = list(sheaf.claims)
        for n, claim in pickle.loads(self._file.read(length)):  # noqa: S301 - written by this process
            found[n] = claim
        return tuple(found)

    def close(self) -> None:
        """Forget all of it."""
        self._file.close()


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
        self._statements = array("Q")
        self._ids = bytearray()
        self._owners = array("L")

    def add(self, owner: int, claims: Iterable[Judged]) -> None:
        """Take in the claims of a document, which is given by its number."""
        for claim in claims:
            if claim.status is Status.ACCEPTED and not claim.corrected:
                self._statements.append(number(claim.subject, claim.predicate, str(claim.object)))
                self._ids += bytes.fromhex(claim.id[_ID:])
                self._owners.append(owner)

    def _id(self, number_: int) -> bytes:
        return bytes(self._ids[_BYTES * number_ : _BYTES * (number_ + 1)])

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
                group = sorted((self._id(n), self._owners[n]) for n in order[start:end].tolist())
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
