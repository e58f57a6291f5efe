"""Where a path may go: how long it may be, what it must avoid, what it is kept to."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.network.links import Links
from kg.network.names import NODE_CLASSES

STEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a search; the two ends of a path are always allowed.

    Attributes:
        steps: the largest number of steps.
        only_kinds: local names of the classes that may be passed through; empty means all.
        only_relations: full IRIs of the relations that may be walked; empty means all.
        no_things: full IRIs of things that may not be passed through.
        no_kinds: local names of classes that may not be passed through.
        no_relations: full IRIs of relations that may not be walked.
    """

    steps: int = STEPS
    only_kinds: frozenset[str] = frozenset()
    only_relations: frozenset[str] = frozenset()
    no_things: frozenset[str] = frozenset()
    no_kinds: frozenset[str] = frozenset()
    no_relations: frozenset[str] = frozenset()

    @property
    def bare(self) -> bool:
        """Whether nothing but the length is limited."""
        return self == Limits(self.steps)

    def within(self, steps: int) -> "Limits":
        """Return the same limits for another length."""
        return replace(self, steps=steps)

    def walks(self, predicate: str) -> bool:
        """Return whether a relation may be walked, by its full IRI."""
        wanted = not self.only_relations or predicate in self.only_relations
        return wanted and predicate not in self.no_relations

    def passes(self, iri: str, kind: str) -> bool:
        """Return whether a thing may be passed through, by its full IRI and the local name of its class."""
        wanted = not self.only_kinds or kind in self.only_kinds
        return wanted and kind not in self.no_kinds and iri not in self.no_things


def open_arcs(links: Links, limits: Limits, source: int, target: int) -> NDArray[np.bool_] | None:
    """Return which arcs may be walked between two things, one entry an arc; None if all may."""
    if limits.bare:
        return None
    walked = np.array([limits.walks(predicate) for predicate in links.predicates], dtype=bool)
    passed = np.array([limits.passes("", kind) for kind in NODE_CLASSES], dtype=bool)[links.kinds]
    shut = [links.position[iri] for iri in limits.no_things if iri in links.position]
    passed[np.array(shut, dtype=np.int64)] = False
    passed[[source, target]] = True
    tails = np.repeat(np.arange(len(links.things)), np.diff(links.starts))
    rows = walked[links.relations] if len(links.relations) else np.zeros(0, dtype=bool)
    return np.asarray(rows[links.rows] & passed[tails] & passed[links.ends], dtype=np.bool_)


def left_out(links: Links, limits: Limits, nodes: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return what of a path the limits do not allow: numbers of things, full IRIs of relations."""
    inner = nodes[1:-1]
    things = tuple(n for n in inner if not limits.passes(links.things[n], links.kind(n)))
    relations: dict[str, None] = {}
    for one, other in pairwise(nodes):
        found = [links.triple(row)[1] for row in links.between(one, other)]
        if not any(map(limits.walks, found)):
            relations[found[0]] = None
    return things, tuple(relations)
