"""Referents of many documents to entities, of which only what something new touches is compared again.

The result is that of comparing all documents anew (:mod:`kg.entities.resolve`): what is compared with nothing
stands in the outlines of the documents (:mod:`kg.entities.outlines`), and what became of each cluster of
compared units is kept under a digest of these. Of entities with a reference entry only the entry is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.entities.across import link_across
from kg.entities.assembling import Bundle, assembled
from kg.entities.atlas import Atlas
from kg.entities.blocks import by_block
from kg.entities.bound import Binding, Given
from kg.entities.clusters import Cluster, Clusters, in_documents
from kg.entities.company import accompanied
from kg.entities.deciding import Group
from kg.entities.making import Made, called, made_of, numbers_of, ways_to_tell
from kg.entities.opened import Asked
from kg.entities.outlines import Outline, outline_of
from kg.entities.pages import Longer, Page
from kg.entities.reasons import Comparer
from kg.entities.sheets import Leaves, Sheet, leaves, sheet
from kg.entities.units import Unit
from kg.identifiers import number
from kg.keeping import Drawn, Keeper, bundle_key, bundles, gathered
from kg.model import Entity, Resolution

T = TypeVar("T")
_HELD: Final = 64
"""So many pages are held at most."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a cluster.

    Attributes:
        made: its entities but for those of reference entries; these stand here with the id of the entry.
        questions: units with the others that each may be (places or entries), and why that is open.
    """

    made: tuple[Made, ...]
    questions: tuple[Asked, ...]

    def to_row(self) -> list[object]:
        """Return it as JSON."""
        return [[one.to_row() for one in self.made], self.questions]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Compared":
        """Return what was written as JSON."""
        questions = [(_place(one), tuple(map(_place, others)), reason) for one, others, reason in row[1]]
        return cls(tuple(map(Made.from_row, row[0])), tuple(questions))


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What became of the clusters that begin in one bundle of documents."""

    each: tuple[Compared, ...]


def _place(row: Any) -> Any:
    return row if isinstance(row, str) else (row[0], tuple(row[1]))


class Collected:
    """The resolution of many documents.

    Args:
        found: what was drawn from each document.
        page: returns the page of a document.
        atlas: the reference tables.
        keeper: knows outlines and what became of clusters in an older build.
    """

    def __init__(
        self, found: Iterable[Drawn], page: Callable[[Drawn], Page], atlas: Atlas, keeper: Keeper
    ) -> None:
        self._found = sorted(found, key=lambda one: one.document)
        self._page = page
        self._atlas = atlas
        self._comparer = Comparer(atlas)
        self._keeper = keeper
        self._pages: dict[int, Page] = {}

    def resolution(self) -> Resolution:
        """Return the entities, what stands for which, and what is open."""
        clusters, sheets = Clusters(), list(self._gathered(Sheet, sheet))
        for some in sheets:
            clusters.add(some)
        rare = clusters.rare()
        met: dict[int, set[int]] = {}
        made: list[Made] = []
        asked: list[Asked] = []
        found = list(clusters.found())
        for compared in self._comparisons(found, rare):
            made += compared.made
            asked += compared.questions
        for n, units in (one for cluster in found for one in in_documents(cluster.members)):
            met.setdefault(n, set()).update(units)
        told, ways = self._told_apart(sheets, clusters.offsets, met, made)
        given: dict[str, dict[str, tuple[str, str, str]]] = {}
        for entity in told:
            for document, key in entity.members:
                given.setdefault(document, {})[key] = entity.id, entity.kind, entity.label
        rest = [*self._entries(clusters), *(one for one in told if not one.reference or not one.members)]
        return assembled(rest, list(self._bundles(met, ways, given)), asked, given)

    def _told_apart(
        self,
        sheets: Sequence[Sheet],
        offsets: Sequence[int],
        met: Mapping[int, set[int]],
        made: Sequence[Made],
    ) -> tuple[list[Entity], list[NDArray[np.uint8]]]:
        """Return the entities of clusters, and by what the others of each sheet are told apart."""
        starts = np.cumsum([0, *(int(one.sizes.sum()) for one in sheets)])
        taken = np.zeros(int(starts[-1]), dtype=bool)
        taken[[offsets[n] + unit for n, units in met.items() for unit in units]] = True
        free = [~taken[one.lonely + at] for one, at in zip(sheets, starts, strict=False)]
        names = [one.names.reshape(-1, 3)[left] for one, left in zip(sheets, free, strict=True)]
        own = [one for one in made if not one.entity.reference]
        names.append(np.array(list(map(numbers_of, own)), dtype=np.uint64).reshape(-1, 3))
        entries = np.array([number(one) for one in self._atlas.lexicon.entries], dtype=np.uint64)
        ways = np.split(ways_to_tell(np.concatenate(names), entries), np.cumsum(list(map(len, names)))[:-1])
        told = iter(ways.pop().tolist())
        return [one.entity if one.entity.reference else called(one, next(told)) for one in made], ways

    def _bundles(
        self, met: Mapping[int, set[int]], ways: Sequence[NDArray[np.uint8]], given: Given
    ) -> Iterator[Bundle]:
        """Yield what becomes of the documents, bundle by bundle."""
        for places, own in zip(bundles([one.document for one in self._found]), ways, strict=True):
            some = [self._found[n] for n in places]
            documents = [one.document for one in some]
            units = [met.get(n, set()) for n in places]
            decided = [sorted(given.get(one, {}).items()) for one in documents]
            leaves_ = bundle_key([one.key for one in some])
            told = repr((leaves_, list(map(sorted, units)), own.tobytes(), decided))
            make = partial(self._bind, some, units, own.tolist(), given)
            yield Bundle(documents, leaves_, sha256(told.encode()).hexdigest(), self._keeper, make)

    def _bind(
        self, some: Sequence[Drawn], units: Sequence[set[int]], ways: Iterable[int], given: Given
    ) -> Binding:
        return Binding(self._whole(Leaves, leaves, some), units, ways, given)

    def _gathered(self, kind: type[T], whole: Callable[[Iterable[Outline]], T]) -> Iterator[T]:
        """Yield what the outlines of the documents are as a whole, bundle by bundle."""
        for bundle in bundles([one.document for one in self._found]):
            yield self._whole(kind, whole, [self._found[n] for n in bundle])

    def _whole(self, kind: type[T], whole: Callable[[Iterable[Outline]], T], some: Sequence[Drawn]) -> T:
        make = partial(whole, map(self._outline, some))
        return gathered(self._keeper, kind, [one.key for one in some], Outline, make)

    def _outline(self, one: Drawn) -> Outline:
        return self._keeper.recall(Outline, one.key, lambda: outline_of(self._page(one), self._atlas))

    def _entries(self, clusters: Clusters) -> Iterator[Entity]:
        for row in sorted(clusters.entries):
            entry = self._atlas.lexicon.entries[row]
            yield Entity(entry.id, entry.kind, entry.label, reference=entry.id)

    def _comparisons(self, clusters: Iterable[Cluster], rare: Sequence[frozenset[int]]) -> Iterator[Compared]:
        """Yield what became of clusters, those that begin in one bundle after another."""
        places = bundles([one.document for one in self._found])
        bundle = [n for n, some in enumerate(places) for _ in some]
        beginning: dict[int, list[Cluster]] = {}
        for cluster in clusters:
            beginning.setdefault(bundle[cluster.members[0][0]], []).append(cluster)
        for _, some in sorted(beginning.items()):
            keys = [self._key(cluster, rare) for cluster in some]
            make = partial(self._compared, some, keys, rare)
            yield from gathered(self._keeper, Comparisons, keys, Compared, make).each

    def _key(self, cluster: Cluster, rare: Sequence[frozenset[int]]) -> str:
        told = [
            f"{self._found[n].key} {units} {sorted(rare[n])}"
            for members in (cluster.members, cluster.rows)
            for n, units in in_documents(members)
        ]
        return sha256("\n".join([*told, str(len(cluster.members))]).encode()).hexdigest()

    def _compared(
        self, clusters: Iterable[Cluster], keys: Iterable[str], rare: Sequence[frozenset[int]]
    ) -> Comparisons:
        each = zip(clusters, keys, strict=True)
        return Comparisons(
            tuple(self._keeper.recall(Compared, key, partial(self._compare, one, rare)) for one, key in each)
        )

    def _compare(self, cluster: Cluster, rare: Sequence[frozenset[int]]) -> Compared:
        units: list[Unit] = []
        longer: list[Longer] = []
        for n, numbers in in_documents(sorted({*cluster.members, *cluster.rows})):
            page = self._read(n)
            own = accompanied(page.units, lambda name, n=n: number(*name) in rare[n])  # type: ignore[misc]  # bound
            units += [own[one] for one in numbers]
            longer += page.longer
        decision = link_across(by_block(units, longer, self._comparer), self._comparer)
        made = [
            one for group in decision.groups if (one := _without_entry(made_of(group, self._atlas), group))
        ]
        questions = [(one.unit.place, one.others, one.reason) for one in decision.questions]
        return Compared(tuple(made), tuple(questions))

    def _read(self, n: int) -> Page:
        """Return the page of a document; the last few are held."""
        if n not in self._pages:
            if len(self._pages) >= _HELD:
                del self._pages[next(iter(self._pages))]
            self._pages[n] = self._page(self._found[n])
        return self._pages[n]


def _without_entry(made: Made, group: Group) -> Made | None:
    """Return what became of a group; of that of an entry only the units that have none of their own."""
    if not group.row:
        return made
    members = tuple(sorted(m for unit in group.units if not unit.row for m in unit.members))
    return Made(Entity(group.row, "", "", reference=group.row, members=members), "", "") if members else None
