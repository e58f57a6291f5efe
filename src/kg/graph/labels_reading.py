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
        types, spoken = _types_asked(store, names), _spoken_asked(store, names)
    else:
        types, spoken = _gather(store, TYPE, names), _spoken(store, names)
    marking = _Marking({})
    made = (
        _named(iri, labels.get(iri, ""), found, marking.of(types.get(iri, ()), schemes.get(iri, ())), spoken)
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
    times = _spoken(about, names) if spoken is None else {iri: spoken}
    marks = _Marking({}).of(types.get(iri, ()), schemes.get(iri, ()))
    return _named(iri, labels.get(iri, ""), names[iri], marks, times)


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


# A large graph names hundreds of thousands of things: what is the same for many is held once, in tuples.
_Names = tuple[tuple[int, str], ...]
_Values = Mapping[str, tuple[str, ...]]


def _labels_and_names(store: Readable) -> tuple[dict[str, str], dict[str, _Names]]:
    labels: dict[str, str] = {}
    names: dict[str, _Names] = {}
    for predicate in (*NAMING, ALT_LABEL):
        how = ALSO if predicate == ALT_LABEL else NAMED
        best: dict[str, tuple[int, str, str]] = {}
        for quad in store.quads_for_pattern(None, predicate, None):
            subject, label = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(label, Literal):
                continue
            iri, key = subject.value, preference(label)
            known = names.get(iri, ())
            if (how, key[2]) not in known:
                names[iri] = (*known, (how, key[2]))
            if how == NAMED and (iri not in best or key < best[iri]):
                best[iri] = key
        for iri, (_, _, label_of_it) in best.items():
            labels.setdefault(iri, label_of_it)
    return labels, names


class _Gathered:
    """Values by thing, each set of them held once."""

    def __init__(self, wanted: Mapping[str, object]) -> None:
        self.found: dict[str, tuple[str, ...]] = {}
        self._wanted = {iri: iri for iri in wanted}
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(self, subject: object, value: object) -> None:
        """Note a value of a thing if both are named by IRIs and the thing is wanted."""
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            iri = self._wanted.get(subject.value)
            known = self.found.get(iri, ()) if iri is not None else ()
            if iri is not None and value.value not in known:
                more = (*known, value.value)
                self.found[iri] = self._same.setdefault(more, more)


def _gather(store: Readable, predicate: NamedNode, wanted: Mapping[str, object]) -> _Values:
    gathered = _Gathered(wanted)
    for quad in store.quads_for_pattern(None, predicate, None):
        gathered.add(quad.subject, quad.object)
    return gathered.found


def _spoken(store: Readable, wanted: Mapping[str, object]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for side in _SIDES:
        for quad in store.quads_for_pattern(None, side, None):
            if isinstance(quad.object, NamedNode) and quad.object.value in wanted:
                spoken[quad.object.value] += 1
    return spoken


def _types_asked(store: Embedded, wanted: Mapping[str, object]) -> _Values:
    """Return the classes of all that has a name.

    Each thing is looked up: that is quicker than going through the classes of all claims and passages, and a
    query for all of them holds several hundred megabytes where there are hundreds of thousands.
    """
    gathered = _Gathered(wanted)
    for iri in wanted:
        for quad in store.quads_for_pattern(NamedNode(iri), TYPE, None):
            gathered.add(quad.subject, quad.object)
    return gathered.found


def _spoken_asked(store: Embedded, wanted: Mapping[str, object]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for side in _SIDES:
        counted = f"SELECT ?o (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?c {side} ?o }} }} GROUP BY ?o"
        rows: Any = store.query(counted)
        for thing, number in rows:
            if isinstance(thing, NamedNode) and thing.value in wanted:
                spoken[thing.value] += int(number.value)
    return spoken


@dataclass(frozen=True, slots=True)
class _Marking:
    """The classes and marks of things: the same ones for many, each held once."""

    known: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]

    def of(self, types: tuple[str, ...], schemes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the classes of a thing, in order, and by what it can be chosen."""
        found = self.known.get((types, schemes))
        if found is None:
            told = [THING] if types and _NO_THINGS.isdisjoint(types) else []
            found = tuple(sorted(types)), (*sorted({*types, *schemes}), *told)
            self.known[types, schemes] = found
        return found


def _named(
    iri: str,
    label: str,
    names: _Names,
    marks: tuple[tuple[str, ...], tuple[str, ...]],
    spoken: Mapping[str, int],
) -> Named:
    told = label or min(names)[1]
    return Named(iri, told, *marks, _names(told, names), spoken.get(iri, 0))


def _names(label: str, names: Iterable[tuple[int, str]]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for how, written in sorted(names, key=lambda name: (name[1] != label, name)):
        folded = fold(written)
        known = found.get(folded)
        if known is None or how < known.how:
            one = written if folded == written else folded
            found[one] = Name(known.written if known else written, one, how)
    return tuple(found.values())
