"""What a label index holds of a graph: everything named, its kinds and how often it is spoken of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Embedded

from kg.graph.folding import fold
from kg.graph.terms import ALT_LABEL, LABEL, OBJECT, PREF_LABEL, SUBJECT, TYPE, node
from kg.namespaces import KG, expand

NAMING: Final = (LABEL, PREF_LABEL, node("dcterms:title"))
NAMED, ALSO = 1, 2
"""How a thing bears a name: as its name, or as another one (alias)."""
THING: Final = "thing"
"""The mark of what people look for: neither claims and evidence nor classes and properties."""

_IN_SCHEME: Final = node("skos:inScheme")
_TELLING: Final = (*NAMING, ALT_LABEL, TYPE, _IN_SCHEME)
_SIDES: Final = (SUBJECT, OBJECT)
_FIGURE: Final = f"{KG}Statistic"
_NO_THINGS: Final = frozenset(f"{KG}{name}" for name in ("Claim", "Evidence", "Extractor")) | frozenset(
    expand(curie)
    for curie in (
        *("owl:Class", "owl:Ontology", "rdfs:Class", "rdfs:Datatype"),
        *("owl:ObjectProperty", "owl:DatatypeProperty", "rdf:Property"),
    )
)


class Readable(Protocol):
    """A store whose quads can be asked for by pattern."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, obj: Any, graph_name: Any = None, /
    ) -> Iterator[Quad]:
        """Return the quads that fit; None stands for anything."""
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing: as it is written, folded, and how the thing bears it."""

    written: str
    folded: str
    how: int


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with names.

    Attributes:
        iri: its IRI.
        label: how it is called.
        types: IRIs of its classes, in order.
        marks: by what it can be chosen: classes, schemes, and :data:`THING`.
        names: its names, each folded one once, its label before the others.
        spoken: in how many claims it stands.
    """

    iri: str
    label: str
    types: tuple[str, ...]
    marks: tuple[str, ...]
    names: tuple[Name, ...]
    spoken: int


def read_named(store: Readable) -> tuple[Named, ...]:
    """Return all that has a name in a store, figures last, most spoken of first, then by label and IRI."""
    labels, names = _labels_and_names(store)
    schemes = _gather(store, _IN_SCHEME, names)
    if isinstance(store, Embedded):
        types, spoken = _types_asked(store), _spoken_asked(store, names)
    else:
        types, spoken = _gather(store, TYPE, names), _spoken(store, names)
    made = (
        _named(iri, labels.get(iri, ""), found, types.get(iri, ()), schemes.get(iri, ()), spoken[iri])
        for iri, found in names.items()
    )
    return tuple(sorted(made, key=order))


def order(one: Named) -> tuple[bool, int, str, str]:
    """Return the key by which things stand in an index."""
    return _FIGURE in one.types, -one.spoken, one.label, one.iri


def read_one(store: Readable, iri: str, spoken: int | None = None) -> Named | None:
    """Return a thing of a store as :func:`read_named` does, or None if it has no name.

    Args:
        store: where it is looked for.
        iri: its IRI.
        spoken: in how many claims it stands; None counts them.
    """
    about = _Of(store, NamedNode(iri))
    labels, names = _labels_and_names(about)
    if iri not in names:
        return None
    types, schemes = _gather(about, TYPE, names), _gather(about, _IN_SCHEME, names)
    times = _spoken(about, names)[iri] if spoken is None else spoken
    return _named(iri, labels.get(iri, ""), names[iri], types.get(iri, ()), schemes.get(iri, ()), times)


@dataclass(frozen=True, slots=True)
class _Of:
    """The quads of a store that name one thing, and the claims that speak of it."""

    store: Readable
    thing: NamedNode

    def quads_for_pattern(
        self, subject: Any, predicate: Any, obj: Any, graph_name: Any = None, /
    ) -> Iterator[Quad]:
        if predicate in _SIDES:
            return self.store.quads_for_pattern(subject, predicate, self.thing, graph_name)
        return self.store.quads_for_pattern(self.thing, predicate, obj, graph_name)


def touched(quads: Iterable[Quad]) -> Counter[str]:
    """Return the IRIs of the things that quads name, mark or speak of, with how often they speak of each."""
    found: Counter[str] = Counter()
    for quad in quads:
        if quad.predicate in _TELLING and isinstance(quad.subject, NamedNode):
            found[quad.subject.value] += 0
        elif quad.predicate in _SIDES and isinstance(quad.object, NamedNode):
            found[quad.object.value] += 1
    return found


def preference(label: Literal) -> tuple[int, str, str]:
    """Return the key by which the best of several labels is the least: English or no language first."""
    language = (label.language or "").lower()
    rank = 0 if language in {"", "en"} else 1 if language.startswith("en") else 2
    return rank, language, label.value


def _labels_and_names(store: Readable) -> tuple[dict[str, str], dict[str, set[tuple[int, str]]]]:
    labels: dict[str, str] = {}
    names: dict[str, set[tuple[int, str]]] = {}
    for predicate in (*NAMING, ALT_LABEL):
        how = ALSO if predicate == ALT_LABEL else NAMED
        best: dict[str, Literal] = {}
        for quad in store.quads_for_pattern(None, predicate, None):
            subject, label = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(label, Literal):
                continue
            names.setdefault(subject.value, set()).add((how, label.value))
            known = best.get(subject.value)
            if how == NAMED and (known is None or preference(label) < preference(known)):
                best[subject.value] = label
        for iri, label in best.items():
            labels.setdefault(iri, label.value)
    return labels, names


def _gather(store: Readable, predicate: NamedNode, wanted: Mapping[str, object]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, predicate, None):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and subject.value in wanted:
            found.setdefault(subject.value, set()).add(value.value)
    return found


def _spoken(store: Readable, wanted: Mapping[str, object]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for side in _SIDES:
        for quad in store.quads_for_pattern(None, side, None):
            if isinstance(quad.object, NamedNode) and quad.object.value in wanted:
                spoken[quad.object.value] += 1
    return spoken


def _types_asked(store: Embedded) -> dict[str, set[str]]:
    """Return the classes of all that has a name.

    A query reads only the terms that it gives back, so it is several times quicker than going through the
    classes of all claims and passages.
    """
    naming = " ".join(map(str, (*NAMING, ALT_LABEL)))
    having = f"SELECT DISTINCT ?s WHERE {{ VALUES ?p {{ {naming} }} GRAPH ?g {{ ?s ?p ?name }} }}"
    rows: Any = store.query(f"SELECT DISTINCT ?s ?t WHERE {{ {{ {having} }} GRAPH ?h {{ ?s {TYPE} ?t }} }}")
    found: dict[str, set[str]] = {}
    for subject, kind in rows:
        if isinstance(subject, NamedNode) and isinstance(kind, NamedNode):
            found.setdefault(subject.value, set()).add(kind.value)
    return found


def _spoken_asked(store: Embedded, wanted: Mapping[str, object]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for side in _SIDES:
        counted = f"SELECT ?o (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?c {side} ?o }} }} GROUP BY ?o"
        rows: Any = store.query(counted)
        for thing, number in rows:
            if isinstance(thing, NamedNode) and thing.value in wanted:
                spoken[thing.value] += int(number.value)
    return spoken


def _named(
    iri: str,
    label: str,
    names: Iterable[tuple[int, str]],
    types: Iterable[str],
    schemes: Iterable[str],
    spoken: int,
) -> Named:
    kinds = frozenset(types)
    marks = sorted({*kinds, *schemes}) + ([THING] if kinds and not kinds & _NO_THINGS else [])
    told = label or min(names)[1]
    return Named(iri, told, tuple(sorted(kinds)), tuple(marks), _names(told, names), spoken)


def _names(label: str, names: Iterable[tuple[int, str]]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for how, written in sorted(names, key=lambda name: (name[1] != label, name)):
        folded = fold(written)
        known = found.get(folded)
        if known is None or how < known.how:
            found[folded] = Name(known.written if known else written, folded, how)
    return tuple(found.values())
