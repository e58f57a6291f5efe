"""What becomes of a bundle of documents, once it is known which of their units are compared with others.

All else stands in the leaves of the documents: units that are things of their own, those of reference
entries, figures. So what becomes of a bundle is kept under a digest of its leaves and of what others decided.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from sys import intern
from typing import Any

import numpy as np

from kg.bundled import Held, Numbers
from kg.entities.making import Made, called
from kg.entities.opened import Asked, unsure
from kg.entities.sheets import Leaf
from kg.entities.statistics import Figures, statistics
from kg.identifiers import number, sha256
from kg.keeping import Links
from kg.model import Alias, Entity, Unsure
from kg.namespaces import expand

Given = Mapping[str, Mapping[str, tuple[str, str, str]]]
"""By document and key of a referent what others decided: the id, the class and the name of an entity."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What is looked at of a bundle at each build.

    Attributes:
        numbers: of each entity its full IRI as a number; the figures stand last.
        figures: how many figures there are.
        told: of each document a digest of its links, and of the names and classes of what they lead to.
        open: what is unsure, each with the entity itself.
    """

    numbers: Numbers
    figures: int
    told: tuple[str, ...]
    open: tuple[tuple[Unsure, str], ...]

    def to_row(self) -> list[object]:
        """Return it as JSON."""
        numbers = b2a_base64(self.numbers.astype("<u8").tobytes(), newline=False).decode("ascii")
        rows = [[u.document, u.key, u.candidates, u.reason, own] for u, own in self.open]
        return [numbers, self.figures, self.told, rows]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Bound":
        """Return what was written as JSON."""
        numbers, figures, told, rows = row
        questions = [(Unsure(doc, key, tuple(others), why), own) for doc, key, others, why, own in rows]
        return cls(np.frombuffer(a2b_base64(numbers), dtype="<u8"), figures, tuple(told), tuple(questions))


@dataclass(frozen=True, slots=True)
class Things:
    """The entities of a bundle and its links."""

    held: Held

    def to_row(self) -> list[object]:
        """Return it as JSON; links to the entities stand with these."""
        own = {member for one in self.held.entities for member in one.members}
        links = {
            document: {key: entity for key, entity in found.items() if (document, key) not in own}
            for document, found in self.held.links.items()
        }
        return [[_row(one) for one in self.held.entities], links]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Things":
        """Return what was written as JSON."""
        entities, links = tuple(map(_entity, row[0])), row[1]
        for one in entities:
            for document, key in one.members:
                links[document][key] = one.id
        return cls(Held(entities, links))


def _row(one: Entity) -> list[object]:
    members: dict[str, list[str]] = {}
    for document, key in one.members:
        members.setdefault(document, []).append(key)
    aliases = [[alias.name, alias.documents] for alias in one.aliases]
    return [one.id, one.kind, one.label, members, *([aliases, one.reasons] if aliases or one.reasons else ())]


def _entity(row: list[Any]) -> Entity:
    identifier, kind, label, members, *told = row
    aliases, reasons = told or ((), ())
    names = tuple([Alias(name, tuple(map(intern, documents))) for name, documents in aliases])
    places = tuple([(intern(document), key) for document, keys in members.items() for key in keys])
    return Entity(identifier, intern(kind), label, names, "", places, tuple(reasons))


class Binding:
    """Works out what becomes of a bundle.

    Args:
        leaves: the leaves of its documents.
        met: by the place of a document the units that are compared with others.
        ways: by what each of the other units without an entry is told apart, in order.
        given: what others decided.
    """

    def __init__(
        self, leaves: Iterable[Leaf], met: Sequence[Set[int]], ways: Iterable[int], given: Given
    ) -> None:
        self._leaves = list(leaves)
        self._met = met
        self._given = given
        self._links: dict[str, dict[str, str]] = {}
        alone = [
            one for leaf, units in zip(self._leaves, met, strict=True) for one in self._take(leaf, units)
        ]
        entities = [called(one, how) for one, how in zip(alone, ways, strict=True)]
        self._join(entities)
        own = [Figures(leaf.document, leaf.figures) for leaf in self._leaves]
        figures = list(statistics(own, Links(self._links)))
        self._join(figures)
        self._entities = (*entities, *figures)
        self._figures = len(figures)

    def _take(self, leaf: Leaf, met: Set[int]) -> Iterator[Made]:
        """Link the units of reference entries, and yield those that are things of their own."""
        own = self._links[leaf.document] = {}
        for n, (row, keys) in enumerate(zip(leaf.rows, leaf.members, strict=True)):
            if row:
                own.update(dict.fromkeys(keys, row))
            elif n not in met and (alone := leaf.made(n)):
                yield alone
        own.update({key: one[0] for key, one in self._given.get(leaf.document, {}).items()})

    def _join(self, entities: Iterable[Entity]) -> None:
        for entity in entities:
            for document, key in entity.members:
                self._links[document][key] = entity.id

    def things(self) -> Things:
        """Return the entities and links."""
        return Things(Held(self._entities, self._links))

    def bound(self) -> Bound:
        """Return what is looked at."""
        numbers = np.array([number(expand(one.id)) for one in self._entities], dtype=np.uint64)
        links = Links(self._links)
        found = tuple((one, links[one.document, one.key]) for one in unsure(self._asked(), links))
        return Bound(numbers, self._figures, tuple(self._told()), found)

    def _asked(self) -> Iterator[Asked]:
        for leaf, met in zip(self._leaves, self._met, strict=True):
            for n, candidates, doubt in leaf.open:
                if n not in met:
                    yield (leaf.document, tuple(leaf.members[n])), tuple(candidates), doubt

    def _told(self) -> Iterator[str]:
        known = {one.id: f"{one.kind} {one.label}" for one in self._entities}
        for leaf in self._leaves:
            own, given = self._links[leaf.document], self._given.get(leaf.document, {})
            rows = (f"{key}\t{own[key]}\t{given.get(key) or known.get(own[key], '')}" for key in sorted(own))
            yield sha256("\n".join(rows))
