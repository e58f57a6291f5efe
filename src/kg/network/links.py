"""All links between things as arrays: what paths and figures are computed on, also for a million links."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from kg.graph.stores import Store
from kg.graph.terms import FACTS, OBJECT, PREDICATE, REFERENCE, SUBJECT, VOCABULARY, node
from kg.namespaces import compact
from kg.network.names import NODE_CLASSES, Names
from kg.network.relations import Relations, relations
from kg.network.wording import local_name

Ints: TypeAlias = NDArray[np.int64]
Row: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate and object as full IRIs, and the standing."""

STANDINGS: Final = ("accepted", "reference", "vocabulary", "proposed", "disputed")
SURE: Final = ("accepted", "reference", "vocabulary")
DOUBTFUL: Final = ("proposed", "disputed")
SCALE: Final = 1000  # costs are whole numbers of thousandths, so that sums are exact and ties are ties
_BROADER: Final = node("skos:broader")
_STATUS: Final = node("kg:reviewStatus")


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The links between things, each once, and for every thing its arcs: the links seen from it.

    With n things, m links and 2m arcs:

    Attributes:
        things: full IRIs, sorted; the number of a thing is its place here (n).
        position: the number of each thing.
        kinds: the number of its class in ``NODE_CLASSES`` (n).
        predicates: full IRIs of the relations, sorted.
        subjects, objects, relations, standings: one entry a link; the last is a place in
            :data:`STANDINGS` (m).
        starts: where the arcs of a thing begin (n + 1).
        ends: where an arc leads, rising within a thing (2m).
        rows: the link of an arc (2m).
        costs: what it costs to walk it, in thousandths, above zero (2m).
    """

    things: tuple[str, ...]
    position: Mapping[str, int]
    kinds: Ints
    predicates: tuple[str, ...]
    subjects: Ints
    objects: Ints
    relations: Ints
    standings: Ints
    starts: Ints
    ends: Ints
    rows: Ints
    costs: Ints

    def between(self, one: int, other: int) -> list[int]:
        """Return the links between two things, whichever way they point, the cheapest first."""
        first, last = int(self.starts[one]), int(self.starts[one + 1])
        low, high = np.searchsorted(self.ends[first:last], [other, other + 1])
        arcs = range(first + int(low), first + int(high))
        order = sorted((int(self.costs[a]), int(self.standings[self.rows[a]]), a) for a in arcs)
        return [int(self.rows[arc]) for _, _, arc in order]

    def touching(self, thing: int) -> list[int]:
        """Return the links of a thing, in the order of its neighbours."""
        return [int(row) for row in self.rows[self.starts[thing] : self.starts[thing + 1]]]

    def triple(self, row: int) -> tuple[str, str, str]:
        """Return subject, predicate and object of a link as full IRIs."""
        subject, obj = int(self.subjects[row]), int(self.objects[row])
        return self.things[subject], self.predicates[int(self.relations[row])], self.things[obj]

    def standing(self, row: int) -> str:
        """Return how a link stands: one of :data:`STANDINGS`."""
        return STANDINGS[int(self.standings[row])]

    def kind(self, thing: int) -> str:
        """Return the local name of the class of a thing."""
        return NODE_CLASSES[int(self.kinds[thing])]


def read_links(store: Store, names: Names, *, doubtful: bool = False) -> Links:
    """Return the links of a graph: its facts, the reference tables and the tree of industries and themes.

    Args:
        store: the graph.
        names: its names, which tell what a thing is.
        doubtful: whether what is only proposed or disputed is taken too.
    """
    rows = list(_asserted(store, names.classes))
    if doubtful:
        rows.extend(_doubtful(store, names.classes))
    return make_links(names.classes, rows)


def _asserted(store: Store, classes: Mapping[str, str]) -> Iterator[Row]:
    for place, predicate, standing in (
        (FACTS, None, "accepted"),
        (REFERENCE, None, "reference"),
        (VOCABULARY, _BROADER, "vocabulary"),
    ):
        for quad in store.quads_for_pattern(None, predicate, None, place):
            obj, subject = quad.object, quad.subject
            if isinstance(obj, NamedNode) and obj.value in classes and isinstance(subject, NamedNode):
                yield subject.value, quad.predicate.value, obj.value, standing


def _doubtful(store: Store, classes: Mapping[str, str]) -> Iterator[Row]:
    """Return what is claimed; what is asserted as well is dropped later, since the first of a kind stays."""
    parts: dict[str, list[str]] = {}
    for at, predicate in enumerate((SUBJECT, PREDICATE, OBJECT, _STATUS)):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                parts.setdefault(quad.subject.value, [""] * 4)[at] = quad.object.value
    for subject, predicate_, obj, status in sorted(map(tuple, parts.values()), key=lambda p: (p[:3], p[3])):
        standing = local_name(status).removeprefix("status-")
        if standing in DOUBTFUL and subject in classes and obj in classes:
            yield subject, predicate_, obj, standing


def make_links(classes: Mapping[str, str], rows: Iterable[Row], known: Relations | None = None) -> Links:
    """Return links as arrays.

    The same statement counts once, with its best standing; a link of a thing to itself and one whose ends
    are not both among the things are passed over. The result does not depend on the order of the rows.

    Args:
        classes: local name of the class of each thing, by full IRI.
        rows: the statements.
        known: what relations cost; by default those of the package.
    """
    things = tuple(sorted(classes))
    position = {iri: n for n, iri in enumerate(things)}
    predicates, table = _table(position, rows)
    kinds = np.array([NODE_CLASSES.index(classes[iri]) for iri in things], dtype=np.int64)
    return _arcs(things, position, kinds, predicates, table, known or relations())


def _table(position: Mapping[str, int], rows: Iterable[Row]) -> tuple[tuple[str, ...], Ints]:
    """Return the relations, and rows of subject, object, relation and standing, sorted, each link once."""
    rank = {standing: n for n, standing in enumerate(STANDINGS)}
    number: dict[str, int] = {}
    flat = array("q")
    for subject, predicate, obj, standing in rows:
        one, other = position.get(subject, -1), position.get(obj, -1)
        if one >= 0 and other >= 0 and one != other:
            flat.extend((one, other, number.setdefault(predicate, len(number)), rank[standing]))
    predicates = tuple(sorted(number))
    table = np.array(flat, dtype=np.int64).reshape(-1, 4)
    sorted_number = np.zeros(len(predicates), dtype=np.int64)
    for at, predicate in enumerate(predicates):
        sorted_number[number[predicate]] = at
    table[:, 2] = sorted_number[table[:, 2]]
    table = table[np.lexsort((table[:, 3], table[:, 2], table[:, 1], table[:, 0]))]
    is_new = np.ones(len(table), dtype=bool)
    is_new[1:] = (table[1:, :3] != table[:-1, :3]).any(axis=1)
    return predicates, table[is_new]


def _arcs(
    things: tuple[str, ...],
    position: Mapping[str, int],
    kinds: Ints,
    predicates: tuple[str, ...],
    table: Ints,
    known: Relations,
) -> Links:
    subjects, objects, used, standings = (np.ascontiguousarray(table[:, n]) for n in range(4))
    tails, heads = np.concatenate([subjects, objects]), np.concatenate([objects, subjects])
    rows = np.tile(np.arange(len(table), dtype=np.int64), 2)
    order = np.lexsort((rows, heads, tails))
    counts = np.bincount(tails, minlength=len(things))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    costs = _costs(subjects, objects, used, predicates, known)
    return Links(
        things,
        position,
        kinds,
        predicates,
        subjects,
        objects,
        used,
        standings,
        starts,
        heads[order],
        rows[order],
        costs[rows[order]],
    )


def _costs(subjects: Ints, objects: Ints, used: Ints, predicates: Sequence[str], known: Relations) -> Ints:
    """Return the cost of each link in thousandths.

    A step costs what its relation costs, and more the more links of the same relation its two ends have,
    counted as in degree-weighted path counts (Himmelstein and Baranzini, "Heterogeneous network edge
    prediction", PLOS Computational Biology 2015): the product of the degrees to the power of minus 0.4,
    here as a sum of logarithms, so that the cheapest path is the one with the largest product. To look for
    shortest paths under weights that grow with the degree, rather than to rank all paths, follows
    Tartari and Hogan, "WiSP: Weighted Shortest Paths for RDF Graphs", VOILA 2018.
    """
    base = np.array([known[compact(predicate)].cost for predicate in predicates], dtype=float)
    crowd = np.zeros(len(used))
    for ends in (subjects, objects):
        keys = ends * max(len(predicates), 1) + used
        _, at, counts = np.unique(keys, return_inverse=True, return_counts=True)
        crowd += np.log(counts[at].astype(float))
    total = (base[used] if len(used) else crowd) + known.damping * crowd
    return np.maximum(np.rint(total * SCALE), 1).astype(np.int64)
