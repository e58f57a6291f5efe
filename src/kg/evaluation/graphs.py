"""The facts that a built graph holds of one document, in the form in which gold is compared."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode

from kg.evaluation.facts import Facts, facts_of
from kg.graph.stores import Store
from kg.graph.terms import LABEL, OBJECT, PREDICATE, SUBJECT, TYPE, claims_graph, node, ours, resource
from kg.model import Claim, Concept, Extraction, Key, Literal, Referent, Span, Tier
from kg.namespaces import compact

_ENTITY = "r:"


def facts_in_graph(
    store: Store, document: str, text: str, sentences: Iterable[tuple[int, int]], tiers: Iterable[Tier]
) -> Facts:
    """Return the facts of one document of a graph.

    Things have the names that the graph knows of them, whichever document they come from. A date is
    known to the day or to the year, as properties say no other.

    Args:
        store: the graph.
        document: local name of the source document.
        text: its canonical text.
        sentences: where its sentences stand.
        tiers: which claims count.
    """
    graph = claims_graph(document)
    found = [q.subject for q in store.quads_for_pattern(None, TYPE, ours("Claim"), graph)]
    claims = [_claim(store, c, document) for c in sorted(found, key=str) if isinstance(c, NamedNode)]
    keys = dict.fromkeys(k for c in claims for k in (c.subject, getattr(c.object, "key", "")) if k)
    referents = tuple(_referent(store, key) for key in keys)
    quotes = {(a, b): text[a:b] for a, b in sentences}
    return facts_of(Extraction(document, referents, tuple(claims)), quotes, tiers)


def _claim(store: Store, claim: NamedNode, document: str) -> Claim:
    told = _told(store, claim)
    spans = []
    for evidence in told[ours("hasEvidence").value]:
        if isinstance(evidence, NamedNode):
            place = _told(store, evidence)
            start, end = (int(place[node(f"oa:{n}").value][0].value) for n in ("start", "end"))
            spans.append(Span(start, end))
    tier = compact(told[ours("tier").value][0].value).removeprefix("kgt:tier-")
    predicate = compact(told[PREDICATE.value][0].value)
    value = _object(told[OBJECT.value][0])
    subject = _key(told[SUBJECT.value][0].value)
    return Claim(document, subject, predicate, value, tuple(sorted(spans)), "", 1.0, Tier(tier))


def _object(value: NamedNode | Value) -> Key | Concept | Literal:
    if isinstance(value, Value):
        return Literal(value.value, compact(value.datatype.value))
    name = compact(value.value)
    # A sector of the vocabularies is a thing that a text names, other terms only code what was read.
    is_thing = name.startswith((_ENTITY, "kgt:indu-"))
    return Key(_key(value.value)) if is_thing else Concept(name)


def _key(iri: str) -> str:
    return compact(iri).removeprefix(_ENTITY)


def _referent(store: Store, key: str) -> Referent:
    thing = node(key) if key.startswith("kgt:") else resource(key)
    told = _told(store, thing)
    alternative = node("skos:altLabel")
    names = [*told.get(LABEL.value, ()), *told.get(node("skos:prefLabel").value, ())]
    claimed = store.quads_for_pattern(None, SUBJECT, thing, None)
    for quad in claimed:
        row = _told(store, quad.subject) if isinstance(quad.subject, NamedNode) else {}
        if row.get(PREDICATE.value) == [alternative]:
            names += row[OBJECT.value]
    names += told.get(alternative.value, ())
    kinds = [compact(k.value).removeprefix("kg:") for k in told.get(TYPE.value, ())]
    kind = next((k for k in kinds if not k.startswith("skos:")), "")
    words = list(dict.fromkeys(n.value for n in names))
    return Referent(key, kind, words[0] if words else key, tuple(words[1:]))


def _told(store: Store, subject: NamedNode) -> Mapping[str, list[NamedNode | Value]]:
    found: dict[str, dict[NamedNode | Value, None]] = {}
    for quad in store.quads_for_pattern(subject, None, None, None):
        if isinstance(quad.object, (NamedNode, Value)):
            found.setdefault(quad.predicate.value, {})[quad.object] = None
    return {name: sorted(some, key=str) for name, some in found.items()}
