"""The entities of many documents, bundle by bundle: those of a bundle are read when one of them is asked for.

A build that adds one document to thousands knows of most bundles what became of them (:mod:`kg.keeping`); of
these it needs numbers and digests only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kg.identifiers import number
from kg.keeping import Links
from kg.model import Entity
from kg.namespaces import expand

Numbers = NDArray[np.uint64]
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Held:
    """What a bundle of documents holds: its entities, and by document which entity each referent is."""

    entities: tuple[Entity, ...]
    links: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A bundle of documents.

    Attributes:
        documents: their ids.
        key: a digest of all that its entities are.
        numbers: of each entity its full IRI as a number.
        elsewhere: entities, by their places, that other bundles hold, too: they stand among the rest.
        load: returns the entities, each time anew.
    """

    documents: Sequence[str]
    key: str
    numbers: Numbers
    elsewhere: frozenset[int]
    load: Callable[[], Held]

    @property
    def own(self) -> list[Entity]:
        """Return the entities that no other bundle holds."""
        return [one for n, one in enumerate(self.load().entities) if n not in self.elsewhere]


class Bundled(Sequence[Entity]):
    """Entities in order of their ids.

    Args:
        rest: those of which documents of several bundles speak.
        parts: the bundles.
        told: by document a digest of its links, and of the names and classes of what they lead to.

    Attributes:
        rest, parts, told: these.
    """

    def __init__(self, rest: Iterable[Entity], parts: Sequence[Part], told: Mapping[str, str]) -> None:
        self.rest = tuple(rest)
        self.parts = parts
        self.told = told
        self._met: dict[int, dict[str, Entity]] = {}

    @cached_property
    def _all(self) -> tuple[Entity, ...]:
        found = [*self.rest, *(one for part in self.parts for one in part.own)]
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def _known(self) -> dict[str, Entity]:
        return {one.id: one for one in self.rest}

    @cached_property
    def _places(self) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the numbers of all entities of bundles, sorted, and the bundle of each."""
        numbers = np.concatenate([np.zeros(0, dtype=np.uint64), *(part.numbers for part in self.parts)])
        owners = np.repeat(np.arange(len(self.parts)), [len(part.numbers) for part in self.parts])
        order = np.argsort(numbers, kind="stable")
        return numbers[order], owners[order]

    def find(self, identifier: str) -> Entity | None:
        """Return the entity of an id, if there is one."""
        if identifier in self._known:
            return self._known[identifier]
        numbers, owners = self._places
        wanted = np.uint64(number(expand(identifier)))
        at = int(np.searchsorted(numbers, wanted))
        if at == len(numbers) or numbers[at] != wanted:
            return None
        part = int(owners[at])
        if part not in self._met:
            self._met[part] = {one.id: one for one in self.parts[part].own}
        return self._met[part].get(identifier)

    def __len__(self) -> int:
        return len(self.rest) + sum(len(part.numbers) - len(part.elsewhere) for part in self.parts)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._all)

    @overload
    def __getitem__(self, place: int) -> Entity: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entity]: ...
    def __getitem__(self, place: int | slice) -> Entity | Sequence[Entity]:
        return self._all[place]


class Things(Mapping[str, Entity]):
    """Entities by their ids.

    Args:
        entities: the entities of a resolution.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._bundled = entities if isinstance(entities, Bundled) else None
        self._known = {} if self._bundled else {one.id: one for one in entities}
        self._entities = entities

    def __getitem__(self, identifier: str) -> Entity:
        if self._bundled is None:
            return self._known[identifier]
        found = self._bundled.find(identifier)
        if found is None:
            raise KeyError(identifier)
        return found

    def __iter__(self) -> Iterator[str]:
        return (one.id for one in self._entities)

    def __len__(self) -> int:
        return len(self._entities)


class BundledLinks(Links):
    """The entities of referents, those of a bundle read when one of its documents is asked for.

    Args:
        parts: the bundles.
        near: links that are at hand, which are asked for first.
    """

    def __init__(self, parts: Iterable[Part], near: Mapping[tuple[str, str], str]) -> None:
        super().__init__(_ByDocument(parts))
        self._near = near

    def __getitem__(self, place: tuple[str, str]) -> str:
        found = self._near.get(place)
        return super().__getitem__(place) if found is None else found


class _ByDocument(Mapping[str, Mapping[str, str]]):
    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = {document: part for part in parts for document in part.documents}
        self._read: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, document: str) -> Mapping[str, str]:
        if document not in self._read:
            part = self._parts[document]
            self._read.update(part.load().links)
        return self._read.get(document, _NONE)

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
