"""Referents of many documents to entities, of which only what something new touches is compared again.

The result is that of comparing all documents anew (:mod:`kg.entities.resolve`): what is compared with nothing
stands in the outlines of the documents (:mod:`kg.entities.outlines`), and what became of each cluster of
compared units is kept under a digest of these. Of entities with a reference entry only the entry is told.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Final, TypeVar

from kg.entities.across import link_across
from kg.entities.atlas import Atlas
from kg.entities.blocks import by_block
from kg.entities.clusters import Cluster, Clusters, in_documents
from kg.entities.company import accompanied
from kg.entities.deciding import Group
from kg.entities.making import Made, made_of, told_apart
from kg.entities.opened import Asked, unsure
from kg.entities.outlines import Outline, number, outline_of
from kg.entities.pages import Longer, Page
from kg.entities.reasons import Comparer
from kg.entities.sheets import Leaf, Leaves, Sheet, leaves, sheet
from kg.entities.statistics import Figures, statistics
from kg.entities.units import Unit
from kg.keeping import Drawn, Keeper, Links, bundles, gathered
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
        clusters = Clusters()
        for some in self._gathered(Sheet, sheet):
            clusters.add(some)
        rare = clusters.rare()
        clustered: dict[int, set[int]] = {}
        made: list[Made] = []
        asked: list[Asked] = []
        for cluster in clusters.found():
            compared = self._compared(cluster, rare)
            made += compared.made
            asked += compared.questions
            for n, units in in_documents(cluster.members):
                clustered.setdefault(n, set()).update(units)
        links: dict[str, dict[str, str]] = {}
        figures: list[Figures] = []
        found = (leaf for some in self._gathered(Leaves, leaves) for leaf in some)
        for n, leaf in enumerate(found):
            self._take(leaf, clustered.get(n, set()), made, asked, links)
            figures.append(Figures(leaf.document, leaf.figures))
        entities = [*self._entries(clusters), *told_apart(made, self._atlas.lexicon.entries)]
        for entity in entities:
            for document, key in entity.members:
                links[document][key] = entity.id
        entities = [one for one in entities if not one.reference or not one.members]
        for entity in statistics(figures, Links(links)):
            entities.append(entity)
            for document, key in entity.members:
                links[document][key] = entity.id
        known = Links(links)
        return Resolution(tuple(sorted(entities, key=lambda e: e.id)), known, tuple(unsure(asked, known)))

    def _gathered(self, kind: type[T], whole: Callable[[Iterable[Outline]], T]) -> Iterator[T]:
        """Yield what the outlines of the documents are as a whole, bundle by bundle."""
        for bundle in bundles([one.document for one in self._found]):
            some = [self._found[n] for n in bundle]
            make = partial(whole, map(self._outline, some))
            yield gathered(self._keeper, kind, [one.key for one in some], Outline, make)

    def _outline(self, one: Drawn) -> Outline:
        return self._keeper.recall(Outline, one.key, lambda: outline_of(self._page(one), self._atlas))

    def _take(
        self,
        leaf: Leaf,
        clustered: Container[int],
        made: list[Made],
        asked: list[Asked],
        links: dict[str, dict[str, str]],
    ) -> None:
        """Add what no other document has a say in."""
        links[leaf.document] = own = {}
        for n, (row, keys) in enumerate(zip(leaf.rows, leaf.members, strict=True)):
            if row:
                own.update(dict.fromkeys(keys, row))
            elif n not in clustered and (alone := leaf.made(n)):
                made.append(alone)
        for n, candidates, doubt in leaf.open:
            if n not in clustered:
                asked.append(((leaf.document, tuple(leaf.members[n])), tuple(candidates), doubt))

    def _entries(self, clusters: Clusters) -> Iterator[Entity]:
        for row in sorted(clusters.entries):
            entry = self._atlas.lexicon.entries[row]
            yield Entity(entry.id, entry.kind, entry.label, reference=entry.id)

    def _compared(self, cluster: Cluster, rare: Sequence[frozenset[int]]) -> Compared:
        told = [
            f"{self._found[n].key} {units} {sorted(rare[n])}"
            for members in (cluster.members, cluster.rows)
            for n, units in in_documents(members)
        ]
        key = sha256("\n".join([*told, str(len(cluster.members))]).encode()).hexdigest()
        return self._keeper.recall(Compared, key, lambda: self._compare(cluster, rare))

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
