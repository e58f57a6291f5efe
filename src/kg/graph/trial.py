"""Judge the claims of documents one document after another, together only where documents touch each other.

The claims of a document are weighed among themselves (:mod:`kg.graph.cases`), those of families that reach
over documents (:mod:`kg.graph.families`) once more family by family, and what lies inside what in one go. The
door of the facts is watched in the same way: of every thing that needs something only a number is noted that
tells what is said of it, and where things lack something, the documents that speak of them are looked at
together. What each step gave is kept under a digest of all that it was made of, so that of documents that
nothing new touches not even the claims are read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from hashlib import sha256
from typing import Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.graph.acceptance import Court
from kg.graph.cases import (
    Case,
    Cases,
    Change,
    Changes,
    Inside,
    Ruling,
    applied,
    cases,
    change_of,
    changes_between,
    inside,
)
from kg.graph.contradictions import INSIDE, Dispute, Docket, Pair
from kg.graph.door import Door, ends_of
from kg.graph.families import Member, brief_of, wide_families
from kg.graph.sheaves import Sheaf
from kg.graph.sources import SharedLines, Source
from kg.graph.statements import Judged
from kg.graph.summaries import (
    Glimpse,
    Glimpses,
    Shares,
    Summary,
    glimpses,
    shared_lines,
    shares,
    summarised,
)
from kg.identifiers import number
from kg.keeping import FORGETFUL, Keeper, bundle_key, bundles, gathered

T = TypeVar("T")
_NONE: Changes = {}
_HELD: Final = 64
"""So many sheaves are held at most."""


class Sheaves(Protocol):
    """The sheaves of documents."""

    def key(self, document: str) -> str:
        """Return the key of a sheaf, empty if nothing is kept."""

    def told(self, document: str) -> str:
        """Return a digest of what the things of a document are called and of what class they are."""

    def load(self, document: str) -> Sheaf:
        """Return the sheaf of a document."""


class Trial:
    """The claims of all documents as they are judged.

    Args:
        documents: the ids of the documents, sorted; methods take their numbers.
        sheaves: the claims of the documents.
        court: what claims are weighed by.
        keeper: knows what became of claims in an older build.
    """

    def __init__(
        self,
        documents: Sequence[str],
        sheaves: Sheaves,
        court: Court,
        keeper: Keeper = FORGETFUL,
    ) -> None:
        self.documents = documents
        self._sheaves = sheaves
        self._court = court
        self._door = Door(court.kinds, court.described, court.schema)
        self._last: dict[int, Mapping[str, Judged]] = {}
        self._keeper = keeper
        self._held: dict[object, object] = {}
        self._read: dict[int, Sheaf] = {}
        self._wide: dict[int, dict[int, Change]] = {}
        self._back: dict[int, Changes] = {}
        self._first = list(map(self._first_key, documents))
        self._keys = list(self._first)
        self._bundles = tuple(bundles(documents))
        self._glimpses: list[Glimpse] = []
        self._weigh_wide()
        for n, changes in self._wide.items():
            self._keys[n] = _key(self._keys[n], repr(sorted(changes.items())))
        self._watch_the_door()
        for n, held in self._back.items():
            self._keys[n] = _key(self._keys[n], repr(sorted(held.items())))

    def overrule(self, claims: Iterable[Judged]) -> None:
        """Let some claims be as they are given, whatever they were judged to be."""
        places = {name: n for n, name in enumerate(self.documents)}
        found: dict[int, dict[str, Judged]] = {}
        for claim in claims:
            found.setdefault(places[claim.document], {})[claim.id] = claim
        for n, last in found.items():
            self._last[n] = last
            self._keys[n] = _key(self._keys[n], repr(sorted(last.items())))

    def load(self, n: int) -> Sheaf:
        """Return the sheaf of a document; the last few are held."""
        if n not in self._read:
            if len(self._read) >= _HELD:
                del self._read[next(iter(self._read))]
            self._read[n] = self._sheaves.load(self.documents[n])
        return self._read[n]

    def key(self, n: int) -> str:
        """Return the key of the claims of a document as they are judged, empty if nothing is kept."""
        return self._keys[n]

    def claims(self, n: int) -> tuple[Judged, ...]:
        """Return the claims of a document as they are judged, sorted by id; those given where unchanged."""
        found = self._fitting(n)
        found = applied(found, self._back[n]) if n in self._back else found
        last = self._last.get(n, {})
        return tuple([last.get(claim.id, claim) for claim in found] if last else found)

    def glimpse(self, n: int) -> Glimpse:
        """Return what is looked at of a document together with all others."""
        if not self._glimpses:
            self._glimpses = [glimpse for one in self._looked_at() for glimpse in one.each()]
        return self.summary(n).glimpse if n in self._back or n in self._last else self._glimpses[n]

    def shares(self) -> Iterator[tuple[Shares, Source]]:
        """Yield what the documents give to the report and to the lines that all share; bundle by bundle."""
        for some in self._bundles:
            keys = [self._keys[n] for n in some]
            key = f"facts {bundle_key(keys)}" if all(keys) else ""
            load = partial(self._shared_lines, some, key)
            if key:
                self._keeper.hold(SharedLines, key)
            found = gathered(self._keeper, Shares, keys, Summary, partial(self._shares, some, key))
            yield found, Source(key, found.facts, load)

    def _shares(self, some: range, key: str) -> Shares:
        found = [self.summary(n) for n in some]
        if key:  # what is read once is kept at once
            self._keeper.recall(SharedLines, key, partial(shared_lines, found))
        return shares(found)

    def _shared_lines(self, some: range, key: str) -> SharedLines:
        def make() -> SharedLines:
            return shared_lines(map(self.summary, some))

        return self._keeper.recall(SharedLines, key, make) if key else make()

    def _gathered(
        self, kind: type[T], single: type[object], keys: Sequence[str], make: Callable[[range], T]
    ) -> Iterator[T]:
        for some in self._bundles:
            yield gathered(self._keeper, kind, [keys[n] for n in some], single, partial(make, some))

    def summary(self, n: int) -> Summary:
        """Return what the graph takes of a document."""

        def make() -> Summary:
            return summarised(self.load(n), self.claims(n), self._door, self._court.lexicon.entries)

        return self._kept(Summary, self._keys[n], (n, n in self._back, n in self._last), make)

    def _kept(self, kind: type[T], key: str, place: object, make: Callable[[], T]) -> T:
        """Return a value that is kept, or held here if nothing is."""
        if key:
            return self._keeper.recall(kind, key, make)
        if (kind, place) not in self._held:
            self._held[kind, place] = make()
        return self._held[kind, place]  # type: ignore[return-value]  # of that kind

    def _first_key(self, document: str) -> str:
        key = self._sheaves.key(document)
        if not key:
            return ""
        work = self._court.works.get(document, "")
        return _key(key, work, self._sheaves.told(document))

    def _case(self, n: int) -> Case:
        def make() -> Case:
            claims = self.load(n).claims
            weighed = self._court.weigh_apart(claims)
            brief = brief_of(claims, self._court.schema.functional)
            return Case(brief, changes_between(claims, weighed), tuple(inside(weighed)))

        return self._kept(Case, self._first[n], n, make)

    def _weighed(self, n: int) -> list[Judged]:
        """Return the claims of a document as they are before the door."""
        return applied(self.load(n).claims, self._case(n).changes, self._wide.get(n, _NONE))

    def _fitting(self, n: int) -> list[Judged]:
        return list(map(self._door.fit, self._weighed(n)))

    def _weigh_wide(self) -> None:
        """Weigh what reaches over documents: families, then what lies inside what."""
        held = list(self._gathered(Cases, Case, self._first, lambda some: cases(map(self._case, some))))
        families = wide_families([one.briefs for one in held])
        met = [(sorted({n for n, _ in members}), members) for members in families]
        # Families of the same documents one after another, so that these are read once.
        for documents, members in sorted(met):
            self._widen(documents, self._rule(documents, members))
        own: dict[int, list[Pair]] = {}
        for some, case in zip(self._bundles, held, strict=True):
            for at, one in case.inside:
                own.setdefault(some[at], []).append(one)
        pairs = {}
        for n in range(len(self.documents)):
            # What a ruling changed may be one of them.
            for one in self._inside(n) if n in self._wide else own.get(n, ()):
                pairs[one.id] = n, one
        disputes = list(self._court.places(pair for _, pair in pairs.values()))
        touched = {name for one in disputes for name in (one.id, *one.against) if name in pairs}
        documents = sorted({pairs[name][0] for name in touched})
        if documents:
            self._widen(documents, self._place(documents, disputes, touched))

    def _widen(self, documents: Sequence[int], ruling: Ruling) -> None:
        """Take in how claims of some documents were weighed together."""
        for n, changes in zip(documents, ruling.changes, strict=True):
            if changes:
                self._wide.setdefault(n, {}).update(changes)

    def _so_far(self, n: int) -> str:
        """Return the key of the claims of a document as they are weighed so far, empty if nothing is kept."""
        return _key(self._first[n], repr(sorted(self._wide.get(n, _NONE).items())))

    def _inside(self, n: int) -> tuple[Pair, ...]:
        """Return what lies inside what by a document of which claims were weighed with those of others."""

        def make() -> Inside:
            return Inside(tuple(inside(self._weighed(n))))

        return self._kept(Inside, self._so_far(n), ("inside", n), make).pairs

    def _place(self, documents: Sequence[int], disputes: Sequence[Dispute], touched: Set[str]) -> Ruling:
        """Dispute claims of some documents on what lies inside what."""

        def make() -> Ruling:
            docket = Docket(self._claims_of(documents), self._court.works)
            for found in disputes:
                docket.dispute(docket.claims[found.id], found.note, found.against)
            changes = [
                {
                    at: change_of(docket.claims[claim.id])
                    for at, claim in enumerate(self._weighed(n))
                    if claim.id in touched
                }
                for n in documents
            ]
            return Ruling(tuple(changes))

        keys = [self._so_far(n) for n in documents]
        told = _key("places", *keys, repr(disputes)) if all(keys) else ""
        return self._kept(Ruling, told, "places", make)

    def _claims_of(self, documents: Iterable[int]) -> list[Judged]:
        return [c for n in documents for c in self._weighed(n) if c.predicate in INSIDE]

    def _rule(self, documents: Sequence[int], members: Sequence[Member]) -> Ruling:
        """Weigh a family together, of whose documents the numbers are given."""

        def make() -> Ruling:
            own: dict[int, set[int]] = {n: set() for n in documents}
            for n, family in members:
                own[n].add(family)
            given: list[Judged] = []
            apart: list[tuple[int, int, Judged]] = []
            for n in documents:
                case, claims = self._case(n), self.load(n).claims
                alone = applied(claims, case.changes)
                for at, family in enumerate(case.brief.families.tolist()):
                    if family in own[n]:
                        given.append(claims[at])
                        apart.append((n, at, alone[at]))
            together = {c.id: c for c in self._court.weigh_apart(sorted(given, key=_by_id))}
            found: dict[int, dict[int, Change]] = {n: {} for n in documents}
            for n, at, claim in apart:
                if together[claim.id] != claim:
                    found[n][at] = change_of(together[claim.id])
            return Ruling(tuple(found.values()))

        first = documents[0]
        whole = all(self._first[n] for n in documents)
        told = "\n".join(f"{self._first[n]} {family}" for n, family in members)
        return self._kept(Ruling, _key("family", told) if whole else "", (first, tuple(members)), make)

    def _watch_the_door(self) -> None:
        """Find the things that lack something, and hold back what is said of them."""
        found = list(self._looked_at())
        self._glimpses = [glimpse for one in found for glimpse in one.each()]
        names = np.concatenate([one.things for one in found]) if found else np.zeros(0, dtype=np.uint64)
        said = np.concatenate([one.said for one in found]) if found else names
        sizes = [n for one in found for n in one.sizes[::4].tolist()]
        owners = np.repeat(np.arange(len(sizes)), sizes)
        order = np.argsort(names, kind="stable")
        names, said, owners = names[order], said[order], owners[order]

        def speaking(thing: int) -> set[int]:
            place = np.uint64(thing)
            start, end = np.searchsorted(names, place), np.searchsorted(names, place, "right")
            return set(owners[start:end].tolist())

        done: dict[int, tuple[set[int], Ruling]] = {}
        for thing in _lacking(names, said, self._door).tolist():
            group = speaking(thing)
            if all(n in done for n in group) and len({id(done[n][0]) for n in group}) == 1:
                continue
            ruling = Ruling(())
            wanted = set(group)
            while wanted:
                # Documents that were looked at together before stay together.
                group = group.union(*(done[n][0] for n in group if n in done))
                ruling = self._hold(sorted(group))
                wanted = {n for one in ruling.touched for n in speaking(one)} - group
                group |= wanted
            done.update(dict.fromkeys(group, (group, ruling)))
        groups = {id(group): (group, ruling) for group, ruling in done.values()}
        for group, ruling in groups.values():
            for n, held in zip(sorted(group), ruling.changes, strict=True):
                if held:
                    self._back[n] = held

    def _looked_at(self) -> Iterator[Glimpses]:
        return self._gathered(Glimpses, Summary, self._keys, lambda some: glimpses(map(self.summary, some)))

    def _hold(self, documents: Sequence[int]) -> Ruling:
        """Hold back what lacks something, or hangs on it, in documents that speak of the same things."""

        def make() -> Ruling:
            before = {n: self._fitting(n) for n in documents}
            after = {c.id: c for c in self._court.admit(c for claims in before.values() for c in claims)}
            changes = []
            touched: set[int] = set()
            for claims in before.values():
                now = [after[claim.id] for claim in claims]
                changes.append(changes_between(claims, now))
                touched |= {number(end) for at in changes[-1] for end in ends_of(claims[at])}
            return Ruling(tuple(changes), tuple(sorted(touched)))

        whole = all(self._keys[n] for n in documents)
        told = "\n".join(self._keys[n] for n in documents)
        return self._kept(Ruling, _key("door", told) if whole else "", ("door", tuple(documents)), make)


def _by_id(claim: Judged) -> str:
    return claim.id


def _key(first: str, *parts: str) -> str:
    """Return the digest of a key and what stands beside it; empty if the key is."""
    return sha256("\n".join((first, *parts)).encode("utf-8", "surrogatepass")).hexdigest() if first else ""


def _lacking(things: NDArray[np.uint64], said: NDArray[np.uint64], door: Door) -> NDArray[np.uint64]:
    """Return the things that lack something by all that is said of them together; they are given sorted."""
    if not len(things):
        return things
    starts = np.flatnonzero(np.concatenate(([True], things[1:] != things[:-1])))
    whole = np.bitwise_or.reduceat(said, starts)
    kinds, back = np.unique(whole, return_inverse=True)
    lacks = np.array([bool(door.lacks(int(one))) for one in kinds])
    found: NDArray[np.uint64] = things[starts][lacks[back]]
    return found
