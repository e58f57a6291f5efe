"""A graph as it would be if all that is more likely right than wrong were believed.

Answers rest on accepted claims alone. On texts of a new kind most claims wait for a judgement, so that an
answer may be empty although the documents speak of the matter. What is proposed with an even chance or
better is supposed here to be true, in a copy in memory; the graph itself stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import Final, TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph.stores import Store
from kg.graph.terms import FACTS, OBJECT, PREDICATE, SUBJECT, node
from kg.questions.records import ACCEPTED, REVIEW_STATUS
from kg.questions.source import Source

_PROPOSED: Final = node("kgt:status-proposed")
_CONFIDENCE: Final = node("kg:confidence")
Subject: TypeAlias = NamedNode | BlankNode | Triple
EVEN: Final = Decimal("0.5")
"""The confidence from which a proposed claim is supposed to be true."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A copy of a graph in which likely claims are facts; its texts are those of the graph.

    Attributes:
        store: the quads, in memory.
        claims: how many claims were supposed to be true.
    """

    store: Store
    claims: int
    _base: Source = field(repr=False)

    def text(self, digest: str) -> str:
        """Return the canonical text whose digest this is."""
        return self._base.text(digest)


def suppose(graph: Source) -> Supposed:
    """Return a copy of a graph in which each proposed claim with an even chance or better is accepted.

    Disputed and rejected claims stay what they are. The copy needs about as much memory as the quads of the
    graph; the work grows with their number (about 5 s for a million).
    """
    store = pyoxigraph.Store()
    store.bulk_extend(graph.store)
    proposed = store.quads_for_pattern(None, REVIEW_STATUS, _PROPOSED)
    likely = [quad for quad in proposed if _is_likely(store, quad.subject)]
    for quad in likely:
        store.remove(quad)
        store.add(Quad(quad.subject, REVIEW_STATUS, ACCEPTED, quad.graph_name))
    store.extend(fact for quad in likely for fact in _facts(store, quad.subject))
    return Supposed(store, len(likely), graph)


def _is_likely(store: pyoxigraph.Store, claim: Subject) -> bool:
    return any(_number(quad.object) >= EVEN for quad in store.quads_for_pattern(claim, _CONFIDENCE, None))


def _number(value: object) -> Decimal:
    try:
        return Decimal(value.value) if isinstance(value, Literal) else Decimal(0)
    except InvalidOperation:
        return Decimal(0)


def _facts(store: pyoxigraph.Store, claim: Subject) -> Iterator[Quad]:
    subjects, predicates, objects = (
        [quad.object for quad in store.quads_for_pattern(claim, part, None)]
        for part in (SUBJECT, PREDICATE, OBJECT)
    )
    for subject, predicate, value in product(subjects, predicates, objects):
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            yield Quad(subject, predicate, value, FACTS)
