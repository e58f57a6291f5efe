"""What a label index holds of a graph: everything named, its kinds and how often it is spoken of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.folding import fold
from kg.graph.terms import ALT_LABEL, LABEL, OBJECT, PREF_LABEL, SUBJECT, TYPE, node
from kg.namespaces import KG, expand

NAMING: Final = (LABEL, PREF_LABEL, node("dcterms:title"))
NAMED, ALSO = 1, 2
"""How a thing bears a name: as its name, or as another one (alias)."""
THING: Final = "thing"
"""The mark of what people look for: neither claims and evidence nor classes and properties."""

IN_SCHEME: Final = node("skos:inScheme")
FIGURE: Final = f"{KG}Statistic"
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
    spoken = _spoken(store, names)
    return tuple(sorted(_made(store, labels, names, spoken), key=rank))


def read_one(store: Readable, iri: str, spoken: int | None = None) -> Named | None:
    """Return one thing that has a name in a store, None if it has none.

    Args:
        store: where it is looked up.
        iri: the thing.
        spoken: in how many claims it stands, if that is known.
    """
    thing = NamedNode(iri)
    labels, names = _labels_and_names(store, thing)
    if not names:
        return None
    if spoken is None:
        spoken = sum(1 for side in (SUBJECT, OBJECT) for _ in store.quads_for_pattern(None, side, thing))
    return next(_made(store, labels, names, {iri: spoken}, thing))


def rank(one: Named) -> tuple[bool, int, str, str]:
    """Return the key by which things are sorted: figures last, most spoken of first, by label and IRI."""
    return FIGURE in one.types, -one.spoken, one.label, one.iri


def _made(
    store: Readable,
    labels: Mapping[str, str],
    names: Mapping[str, set[tuple[int, str]]],
    spoken: Mapping[str, int],
    thing: NamedNode | None = None,
) -> Iterator[Named]:
    types = _gather(store, TYPE, names, thing)
    schemes = _gather(store, IN_SCHEME, names, thing)
    for iri, found in names.items():
        told = types.get(iri, ()), schemes.get(iri, ())
        yield _named(iri, labels.get(iri, ""), found, *told, spoken.get(iri, 0))


def preference(label: Literal) -> tuple[int, str, str]:
    """Return the key by which the best of several labels is the least: English or no language first."""
    language = (label.language or "").lower()
    rank = 0 if language in {"", "en"} else 1 if language.startswith("en") else 2
    return rank, language, label.value


def _labels_and_names(
    store: Readable, thing: NamedNode | None = None
) -> tuple[dict[str, str], dict[str, set[tuple[int, str]]]]:
    labels: dict[str, str] = {}
    names: dict[str, set[tuple[int, str]]] = {}
    for predicate in (*NAMING, ALT_LABEL):
        how = ALSO if predicate == ALT_LABEL else NAMED
        best: dict[str, Literal] = {}
        for quad in store.quads_for_pattern(thing, predicate, None):
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


def _gather(
    store: Readable, predicate: NamedNode, wanted: Mapping[str, object], thing: NamedNode | None
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(thing, predicate, None):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and subject.value in wanted:
            found.setdefault(subject.value, set()).add(value.value)
    return found


def _spoken(store: Readable, wanted: Mapping[str, object]) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for side in (SUBJECT, OBJECT):
        for quad in store.quads_for_pattern(None, side, None):
            if isinstance(quad.object, NamedNode) and quad.object.value in wanted:
                spoken[quad.object.value] += 1
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
