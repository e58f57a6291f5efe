"""The projection of a graph to a networkx multigraph: entities as nodes, facts between them as edges."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.exceptions import InputError
from kg.graph.stores import Store
from kg.namespaces import KG, R, compact, expand
from kg.network.evidence import Claimed, GraphSource, Passage, Term, read_claims, statement_key
from kg.network.figures import figure
from kg.network.names import BROADER, NODE_CLASSES, Names, read_names
from kg.network.wording import inverse, local_name, spaced

STATUSES: Final = ("accepted", "disputed", "proposed", "rejected")
REFERENCE: Final = "reference"
_FACTS: Final = NamedNode(R + "graph-facts")
_REFERENCE: Final = NamedNode(R + "graph-reference")
# What the reference tables say of a place that is worth reading beside it.
PARTICULARS: Final = frozenset(expand(c) for c in ("kg:adminLevel", "kg:placeType", "skos:notation"))
NAMING: Final = frozenset(
    expand(c)
    for c in (
        "rdf:type",
        "rdfs:label",
        "skos:prefLabel",
        "skos:altLabel",
        "skos:inScheme",
        "skos:topConceptOf",
        "dcterms:title",
    )
)


@dataclass(frozen=True, slots=True)
class Detail:
    """A statement about one thing whose value is not itself a node: a date, a type, a figure.

    Attributes:
        predicate: compact IRI; ``kg:Statistic`` for a figure.
        label: the predicate in words.
        value: the value in words.
        status: accepted, disputed, proposed, rejected or reference.
        passages: the sentences that bear it out.
    """

    predicate: str
    label: str
    value: str
    status: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Fact:
    subject: str
    predicate: str
    object: Term
    status: str
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Parts:
    """What is sorted out of the facts on the way to the network."""

    edges: list[_Fact] = field(default_factory=list)
    details: list[_Fact] = field(default_factory=list)
    statistics: dict[str, dict[str, _Fact]] = field(default_factory=dict)
    owners: dict[str, set[str]] = field(default_factory=dict)


def to_networkx(
    graph: GraphSource,
    *,
    kinds: Collection[str] | None = None,
    statuses: Collection[str] = ("accepted",),
) -> "nx.MultiDiGraph[str]":
    """Return the entities of a graph and the relations between them.

    Node ids are compact IRIs. A node has ``label``, ``kind`` (class in words), ``type`` (local name of
    the class), ``aliases``, ``figures`` (statistics in words) and ``details`` (a tuple of
    :class:`Detail`). The key of an edge is its predicate, so that parallel relations are kept; it has
    ``predicate``, ``label`` and ``inverse`` (words in both directions), ``claims``, ``status``,
    ``documents``, ``sentences``, ``confidence`` and ``passages`` (a tuple of :class:`Passage`).

    Relations of the reference tables are there with the status ``reference``, for the places and
    bodies that the facts touch and for those above them. Nodes and edges come in a fixed order.

    Args:
        graph: an open graph folder, or anything with its ``store`` and ``text``.
        kinds: local names of the classes to keep (``Place`` keeps zones, facilities and areas too).
        statuses: which claims to keep: accepted, disputed, proposed, rejected.

    Raises:
        InputError: if a kind or a status is not known.
    """
    wanted = _wanted(kinds)
    _known("status", statuses, STATUSES)
    names = read_names(graph.store)
    claims = read_claims(graph, names)
    facts = [f for f in _facts(graph.store, claims) if f.status in statuses]
    things = {iri for iri, kind in names.classes.items() if kind in wanted}
    parts = _sort_out(facts, things, set(names.classes))
    reference, particulars = _reference(graph.store, claims, things)
    parts.details.extend(particulars)
    members = _members(graph.store, parts, reference, things)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    details = _details(parts, names, members)
    for iri in sorted(members, key=compact):
        network.add_node(compact(iri), **_node(iri, names, details.get(iri, ())))
    edges = [f for f in (*parts.edges, *reference) if _ends(f) <= members]
    for fact in sorted(edges, key=_edge_order):
        subject, predicate, obj = map(compact, _triple(fact))
        if not network.has_edge(subject, obj, predicate):  # a fact comes before the reference
            network.add_edge(subject, obj, key=predicate, **_edge(fact, names))
    return network


def _wanted(kinds: Collection[str] | None) -> frozenset[str]:
    if kinds is None:
        return frozenset(NODE_CLASSES)
    _known("kind", kinds, NODE_CLASSES)
    return frozenset(k for k in NODE_CLASSES if k in kinds or any(b in kinds for b in BROADER.get(k, ())))


def _known(what: str, given: Collection[str], known: Collection[str]) -> None:
    for name in sorted(set(given) - set(known)):
        raise InputError(f"unknown {what}", name, f"Known: {', '.join(known)}")


def _facts(store: Store, claims: Mapping[str, Claimed]) -> list[_Fact]:
    """Return what is asserted, and what is only claimed with the best status of its claims."""
    facts = []
    asserted = set()
    for quad in store.quads_for_pattern(None, None, None, _FACTS):
        if isinstance(quad.subject, NamedNode) and quad.predicate.value not in NAMING:
            key = statement_key(quad.subject.value, quad.predicate.value, quad.object)
            asserted.add(key)
            passages = claims[key].passages if key in claims else ()
            facts.append(
                _Fact(quad.subject.value, quad.predicate.value, quad.object, "accepted", _accepted(passages))
            )
    for key in sorted(set(claims) - asserted):
        claim = claims[key]
        found = {p.status for p in claim.passages} - {"accepted"}  # accepted, not asserted: reference data
        status = next((s for s in STATUSES if s in found), "")
        if status and claim.predicate not in NAMING:
            facts.append(_Fact(claim.subject, claim.predicate, claim.object, status, claim.passages))
    return sorted(facts, key=_fact_order)


def _accepted(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(p for p in passages if p.status == "accepted") or passages


def _fact_order(fact: _Fact) -> tuple[str, str, str, str]:
    return (fact.subject, fact.predicate, str(fact.object), fact.status)


def _edge_order(fact: _Fact) -> tuple[str, str, str, str]:
    subject, predicate, obj = map(compact, _triple(fact))
    return (subject, obj, predicate, fact.status)


def _sort_out(facts: Iterable[_Fact], things: set[str], every: set[str]) -> _Parts:
    parts = _Parts()
    observed, quantified = expand("kg:observedEntity"), expand("kg:quantifiedBy")
    for fact in facts:
        value = fact.object.value if isinstance(fact.object, NamedNode) else ""
        if fact.predicate == observed:
            parts.owners.setdefault(fact.subject, set()).add(value)
        elif fact.predicate == quantified:
            parts.owners.setdefault(value, set()).add(fact.subject)
        elif fact.subject in things and value in things:
            parts.edges.append(fact)
        elif fact.subject in things and value not in every:
            parts.details.append(fact)
        elif fact.subject not in every:
            parts.statistics.setdefault(fact.subject, {}).setdefault(compact(fact.predicate), fact)
    return parts


def _reference(
    store: Store, claims: Mapping[str, Claimed], things: set[str]
) -> tuple[list[_Fact], list[_Fact]]:
    """Return what the reference tables say: relations between things, and particulars of things."""
    relations, particulars = [], []
    for quad in store.quads_for_pattern(None, None, None, _REFERENCE):
        if not isinstance(quad.subject, NamedNode) or quad.subject.value not in things:
            continue
        key = statement_key(quad.subject.value, quad.predicate.value, quad.object)
        passages = claims[key].passages if key in claims else ()
        fact = _Fact(quad.subject.value, quad.predicate.value, quad.object, REFERENCE, _accepted(passages))
        if isinstance(quad.object, NamedNode) and quad.object.value in things:
            relations.append(fact)
        elif quad.predicate.value in PARTICULARS:
            particulars.append(fact)
    return sorted(relations, key=_fact_order), sorted(particulars, key=_fact_order)


def _members(store: Store, parts: _Parts, reference: Iterable[_Fact], things: set[str]) -> set[str]:
    """Return the things that are nodes: typed or related by a fact, or above such a thing."""
    rdf_type = NamedNode(expand("rdf:type"))
    typed = store.quads_for_pattern(None, rdf_type, None, _FACTS)
    members = {q.subject.value for q in typed if isinstance(q.subject, NamedNode)} & things
    for fact in parts.edges:
        members |= _ends(fact)
    members |= {owner for owners in parts.owners.values() for owner in owners} & things
    above: dict[str, set[str]] = {}
    for fact in reference:
        above.setdefault(fact.subject, set()).update(_ends(fact))
    reached = list(members)
    while reached:
        new = above.get(reached.pop(), set()) - members
        members |= new
        reached.extend(new)
    return members


def _triple(fact: _Fact) -> tuple[str, str, str]:
    obj = fact.object.value if isinstance(fact.object, NamedNode) else str(fact.object)
    return fact.subject, fact.predicate, obj


def _ends(fact: _Fact) -> set[str]:
    subject, _, obj = _triple(fact)
    return {subject, obj}


def _details(parts: _Parts, names: Names, members: set[str]) -> dict[str, tuple[Detail, ...]]:
    found: dict[str, list[Detail]] = {}
    for fact in parts.details:
        value = _value(fact.object, names)
        detail = Detail(
            compact(fact.predicate), _detail_label(fact, names), value, fact.status, fact.passages
        )
        found.setdefault(fact.subject, []).append(detail)
    for statistic, facts in parts.statistics.items():
        line = {
            p: _triple(f)[2] if isinstance(f.object, NamedNode) else _raw(f.object) for p, f in facts.items()
        }
        amount = facts.get("kg:value")
        if amount is None:
            continue
        detail = Detail("kg:Statistic", "figure", figure(line, names), amount.status, amount.passages)
        for owner in parts.owners.get(statistic, ()):
            found.setdefault(owner, []).append(detail)
    order = {iri: sorted(ds, key=lambda d: (d.predicate, d.value, d.status)) for iri, ds in found.items()}
    return {iri: tuple(details) for iri, details in order.items() if iri in members}


def _detail_label(fact: _Fact, names: Names) -> str:
    """Return the predicate in words; for a code, the name of its code list."""
    if fact.predicate == expand("skos:notation") and isinstance(fact.object, Literal):
        return names.labels.get(fact.object.datatype.value, "code")
    return names.label(fact.predicate)


def _raw(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)


def _value(term: Term, names: Names) -> str:
    if isinstance(term, NamedNode):
        return names.label(term.value)
    return _raw(term)


def _node(iri: str, names: Names, details: tuple[Detail, ...]) -> dict[str, Any]:
    kind = names.classes[iri]
    return {
        "label": names.label(iri),
        "kind": names.labels.get(KG + kind) or spaced(kind),
        "type": kind,
        "aliases": names.aliases.get(iri, ()),
        "figures": tuple(d.value for d in details if d.predicate == "kg:Statistic"),
        "details": details,
    }


def _edge(fact: _Fact, names: Names) -> dict[str, Any]:
    predicate = compact(fact.predicate)
    label = names.labels.get(fact.predicate) or spaced(local_name(fact.predicate))
    passages = fact.passages
    return {
        "predicate": predicate,
        "label": label,
        "inverse": inverse(predicate, label),
        "claims": tuple(sorted({p.claim for p in passages})),
        "status": fact.status,
        "documents": tuple(dict.fromkeys(p.document for p in passages)),
        "sentences": tuple(dict.fromkeys(p.sentence for p in passages if p.sentence)),
        "confidence": max((p.confidence for p in passages), default=1.0),
        "passages": passages,
    }
