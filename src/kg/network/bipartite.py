"""Networks for analysts: who issues with whom, bodies and industries, plans and places, instruments."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode

from kg.exceptions import InputError
from kg.graph.stores import Store
from kg.graph.terms import FACTS, node
from kg.namespaces import KG, compact
from kg.network.evidence import Claimed, GraphSource, read_claims_of, statement_key
from kg.network.kinds import members
from kg.network.names import Names, read_names
from kg.network.wording import spaced

Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Tie:
    """One reason to link two things: what they meet in, and the statements that say so."""

    left: str
    right: str
    via: str
    triples: tuple[Triple, ...]


class _Facts:
    """The facts of a few relations, as triples of full IRIs in order."""

    def __init__(self, store: Store, classes: Mapping[str, str]) -> None:
        self._store = store
        self._policies = members("Policy")
        self._classes = classes

    def is_policy(self, iri: str) -> bool:
        """Return whether a thing is a policy."""
        return self._classes.get(iri) in self._policies

    def of(self, *curies: str) -> list[Triple]:
        """Return all facts of some relations."""
        return sorted(triple for curie in curies for triple in self._read(curie))

    def _read(self, curie: str) -> Iterator[Triple]:
        for quad in self._store.quads_for_pattern(None, node(curie), None, FACTS):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject.value, quad.predicate.value, quad.object.value

    def plans(self) -> dict[str, dict[str, tuple[Triple, ...]]]:
        """Return for every measure its plans, each with the statements that lead there."""
        above = _by_subject(self.of("dcterms:isPartOf"))
        own: dict[str, dict[str, tuple[Triple, ...]]] = {}
        for plan, predicate, measure in self.of("kg:hasMeasure"):
            own.setdefault(measure, {})[plan] = ((plan, predicate, measure),)
        found = dict(own)
        for part in sorted(above):
            for way in _upward(part, above):
                for plan, triples in own.get(way[-1][2], {}).items():
                    found[part] = {plan: (*triples, *way), **found.get(part, {})}
        return found


def _by_subject(triples: Iterable[Triple]) -> dict[str, list[Triple]]:
    found: dict[str, list[Triple]] = {}
    for triple in triples:
        found.setdefault(triple[0], []).append(triple)
    return found


def _upward(part: str, above: Mapping[str, list[Triple]]) -> list[tuple[Triple, ...]]:
    """Return the ways from a part to each whole above it, without going in circles."""
    ways: list[tuple[Triple, ...]] = [(triple,) for triple in above.get(part, ())]
    seen = {part}
    for way in ways:  # grows while it is read
        if way[-1][2] not in seen:
            seen.add(way[-1][2])
            ways.extend((*way, triple) for triple in above.get(way[-1][2], ()))
    return ways


def _co_issuing(facts: _Facts) -> Iterator[_Tie]:
    for plan, issued in _by_subject(facts.of("kg:issuedBy")).items():
        for one, other in combinations(issued, 2):
            yield _Tie(one[2], other[2], plan, (one, other))


def _body_industry(facts: _Facts) -> Iterator[_Tie]:
    issued = _by_subject(facts.of("kg:issuedBy"))
    plans = facts.plans()
    for said in facts.of("kg:addressesIndustry"):
        ways: dict[str, tuple[Triple, ...]] = {said[0]: (), **plans.get(said[0], {})}
        for plan, way in ways.items():
            for by in issued.get(plan, ()):
                yield _Tie(by[2], said[2], plan, (by, *way, said))


def _plan_place(facts: _Facts) -> Iterator[_Tie]:
    plans = facts.plans()
    for said in facts.of("kg:appliesTo", "kg:establishes"):
        own: dict[str, tuple[Triple, ...]] = {said[0]: ()} if facts.is_policy(said[0]) else {}
        for plan, way in (own | plans.get(said[0], {})).items():
            yield _Tie(plan, said[2], said[0], (*way, said))


def _measure_instrument(facts: _Facts) -> Iterator[_Tie]:
    for said in facts.of("kg:instrumentType"):
        yield _Tie(said[0], said[2], said[0], (said,))


def _plan_instrument(facts: _Facts) -> Iterator[_Tie]:
    plans = facts.plans()
    for said in facts.of("kg:instrumentType"):
        for plan, way in plans.get(said[0], {}).items():
            yield _Tie(plan, said[2], said[0], (*way, said))


_TIES: Final[Mapping[str, Callable[[_Facts], Iterator[_Tie]]]] = MappingProxyType(
    {
        "co-issuing": _co_issuing,
        "body-industry": _body_industry,
        "plan-place": _plan_place,
        "measure-instrument": _measure_instrument,
        "plan-instrument": _plan_instrument,
    }
)
PROJECTIONS: Final = tuple(_TIES)


def projection(graph: GraphSource, name: str) -> "nx.Graph[str]":
    """Return a network of two kinds of things (or one) that meet in a third.

    ==================  =======================================  ==============================
    name                an edge joins                            its weight counts
    ==================  =======================================  ==============================
    co-issuing          two bodies that issued a policy          the policies they share
    body-industry       a body and an industry it addresses      the policies that do
    plan-place          a policy and a place it applies to       the policy and its measures
                        or establishes                           that name the place
    measure-instrument  a measure and its kind of instrument     1
    plan-instrument     a policy and a kind of instrument        its measures of that kind
    ==================  =======================================  ==============================

    Node ids are compact IRIs; nodes have ``label``, ``kind`` (in words), ``type`` (local name of the class)
    and ``side`` (0 or 1; 0 for all of co-issuing). Edges have ``weight``, ``via`` (ids of what is counted),
    ``via_labels``, ``claims`` (ids of the claims behind it), ``documents`` and ``passages`` (a tuple of
    :class:`kg.network.evidence.Passage`). Facts only; nodes and edges come in a fixed order.

    Raises:
        InputError: if there is no such projection.
    """
    if name not in _TIES:
        raise InputError("there is no such projection", name, f"Known: {', '.join(PROJECTIONS)}")
    names = read_names(graph.store)
    ties = [tie for tie in _TIES[name](_Facts(graph.store, names.classes)) if tie.left != tie.right]
    claims = read_claims_of(graph, names, sorted({triple for tie in ties for triple in tie.triples}))
    network: nx.Graph[str] = nx.Graph(name=name)
    sides = ({tie.left for tie in ties}, {tie.right for tie in ties})
    for iri in sorted(sides[0] | sides[1], key=compact):
        side = 0 if iri in sides[0] or name == "co-issuing" else 1
        network.add_node(compact(iri), **_node(iri, names), side=side)
    grouped: dict[tuple[str, str], list[_Tie]] = {}
    for tie in ties:
        one, other = sorted((tie.left, tie.right)) if name == "co-issuing" else (tie.left, tie.right)
        grouped.setdefault((one, other), []).append(tie)
    for (one, other), of_pair in sorted(grouped.items()):
        network.add_edge(compact(one), compact(other), **_edge(of_pair, names, claims))
    return network


def _node(iri: str, names: Names) -> dict[str, Any]:
    kind = names.classes.get(iri, "InstrumentType")
    return {
        "label": names.label(iri),
        "kind": names.labels.get(KG + kind) or spaced(kind),
        "type": kind,
    }


def _edge(ties: list[_Tie], names: Names, claims: Mapping[str, Claimed]) -> dict[str, Any]:
    via = sorted({tie.via for tie in ties})
    triples = sorted({triple for tie in ties for triple in tie.triples})
    keys = (statement_key(s, p, f"<{o}>") for s, p, o in triples)
    found = [p for key in keys if key in claims for p in claims[key].passages if p.status == "accepted"]
    return {
        "weight": len(via),
        "via": tuple(map(compact, via)),
        "via_labels": tuple(map(names.label, via)),
        "claims": tuple(sorted({p.claim for p in found})),
        "documents": tuple(sorted({p.document for p in found})),
        "passages": tuple(dict.fromkeys(found)),
    }
