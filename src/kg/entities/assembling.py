"""The resolution of many documents, put together of what became of their bundles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kg.bundled import Bundled, BundledLinks, Held, Numbers, Part
from kg.entities.bound import Binding, Bound, Given, Things
from kg.entities.opened import Asked, unsure
from kg.entities.sheets import Leaves
from kg.identifiers import sha256
from kg.keeping import Keeper
from kg.model import Entity, Resolution


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle of documents.

    Attributes:
        documents: their ids.
        leaves: the key of their leaves.
        key: a digest of these and of what others decided.
        keeper: knows what became of the bundle in an older build.
        make: works it out.
    """

    documents: Sequence[str]
    leaves: str
    key: str
    keeper: Keeper = field(repr=False)
    make: Callable[[], Binding] = field(repr=False)

    def bound(self) -> Bound:
        """Return what is looked at of it."""
        self.keeper.hold(Leaves, self.leaves)
        self.keeper.hold(Things, self.key)
        return self.keeper.recall(Bound, self.key, self._bound)

    def _bound(self) -> Bound:
        made = self.make()
        # What is worked out at once is kept at once.
        self.keeper.recall(Things, self.key, made.things)
        return made.bound()

    def held(self) -> Held:
        """Return its entities and links."""
        return self.keeper.recall(Things, self.key, lambda: self.make().things()).held


def assembled(
    rest: Iterable[Entity], found: Sequence[Bundle], asked: Iterable[Asked], given: Given
) -> Resolution:
    """Return a resolution.

    Args:
        rest: entities that do not stand in one bundle alone.
        found: the bundles.
        asked: what is open of things that are compared with those of others.
        given: what became of these things.
    """
    bounds = [one.bound() for one in found]
    several = _several(bounds)
    parts = [_part(*one, several) for one in zip(found, bounds, strict=True)]
    shared = _united(parts)
    told = {
        name: one
        for part, bound in zip(parts, bounds, strict=True)
        for name, one in zip(part.documents, bound.told, strict=True)
    }
    for figure in shared:
        for document in sorted({document for document, _ in figure.members}):
            told[document] = sha256(f"{told[document]} {figure.id} {figure.label}")
    near = {(document, key): one[0] for document, own in given.items() for key, one in own.items()}
    near.update({(one.document, one.key): own for bound in bounds for one, own in bound.open})
    links = BundledLinks(parts, near)
    open_ = [*unsure(asked, links), *(one for bound in bounds for one, _ in bound.open)]
    return Resolution(
        Bundled([*rest, *shared], parts, told),
        links,
        tuple(sorted(open_, key=lambda one: (one.document, one.key))),
    )


def _several(bounds: Iterable[Bound]) -> Numbers:
    """Return the figures that more than one bundle holds."""
    every = [one.numbers[len(one.numbers) - one.figures :] for one in bounds]
    numbers, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *every]), return_counts=True)
    found: Numbers = numbers[counts > 1]
    return found


def _part(bundle: Bundle, bound: Bound, several: Numbers) -> Part:
    first = len(bound.numbers) - bound.figures
    places = np.flatnonzero(np.isin(bound.numbers[first:], several)) + first
    return Part(bundle.documents, bundle.key, bound.numbers, frozenset(places.tolist()), bundle.held)


def _united(parts: Iterable[Part]) -> list[Entity]:
    """Return the figures of several bundles, each once."""
    found: dict[str, list[Entity]] = {}
    for part in parts:
        entities = part.load().entities if part.elsewhere else ()
        for n in sorted(part.elsewhere):
            found.setdefault(entities[n].id, []).append(entities[n])
    return [_one(found[name]) for name in sorted(found)]


def _one(figures: Sequence[Entity]) -> Entity:
    label = min((one.label for one in figures), key=lambda n: (len(n), n))
    return replace(figures[0], label=label, members=tuple(sorted(m for one in figures for m in one.members)))
