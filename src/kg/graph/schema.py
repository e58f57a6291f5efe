"""What the ontology allows, as an index that needs no reasoner: classes, properties, vocabulary terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg import resources
from kg.exceptions import DataError
from kg.namespaces import KG, KGT, PREFIXES

RDFS, OWL, SKOS = PREFIXES["rdfs"], PREFIXES["owl"], PREFIXES["skos"]
ONCE = frozenset({KG + "issuedOn", KG + "issuedInMonth", KG + "deadlineYear"})
"""Properties that take one value by the shapes, beside those that the ontology calls functional."""

Index: TypeAlias = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Schema:
    """The ontology and its vocabularies, by full IRI.

    Attributes:
        supers: every class with all classes above it and itself.
        domains, ranges: the classes that a property asks of its subject and its object.
        functional: properties with one value for each subject.
        terms: every vocabulary term with its classes.
        ranks: administrative levels with their rank; 0 is the country.
        labels: English labels of classes, properties and terms.
        schemes: the vocabularies that each term belongs to.
    """

    supers: Index
    domains: Index
    ranges: Index
    functional: frozenset[str]
    terms: Index
    ranks: Mapping[str, int]
    labels: Mapping[str, str]
    schemes: Index = field(default_factory=dict)

    def is_a(self, kind: str, wanted: str) -> bool:
        """Return whether a class is another class or stands below it."""
        return kind == wanted or wanted in self.supers.get(kind, frozenset())


def read_vocabulary(folder: Path) -> tuple[Triple, ...]:
    """Return all triples of the ontology and its vocabularies that hold no blank node, sorted.

    Raises:
        DataError: if a file is missing or is not valid Turtle.
    """
    files = (folder / "policy.ttl", *sorted((folder / "vocabularies").glob("*.ttl")))
    found = {triple for path in files for triple in _triples(path) if _named(triple)}
    return tuple(sorted(found, key=str))


def _triples(path: Path) -> Iterable[Triple]:
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield quad.triple
    except (OSError, SyntaxError) as error:
        raise DataError(f"cannot read the vocabulary ({error})", str(path), "Reinstall policy-kg") from error


def _named(triple: Triple) -> bool:
    return not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode)


def index_schema(triples: Iterable[Triple]) -> Schema:
    """Return the schema that is written in the triples."""
    links: dict[str, dict[str, set[str]]] = {}
    labels: dict[str, str] = {}
    ranks: dict[str, int] = {}
    for triple in triples:
        subject, predicate, value = _iri(triple.subject), triple.predicate.value, triple.object
        if isinstance(value, NamedNode):
            links.setdefault(predicate, {}).setdefault(subject, set()).add(value.value)
        elif isinstance(value, Literal):
            if predicate in (RDFS + "label", SKOS + "prefLabel") and value.language in (None, "en"):
                labels[subject] = min(value.value, labels.get(subject, value.value))
            if predicate == SKOS + "notation" and subject.startswith(KGT + "level-"):
                ranks[subject] = int(value.value)
    kinds = links.get(PREFIXES["rdf"] + "type", {})
    functional = {one for one, types in kinds.items() if OWL + "FunctionalProperty" in types}
    return Schema(
        supers=_closure(links.get(RDFS + "subClassOf", {})),
        domains=_frozen(links.get(RDFS + "domain", {})),
        ranges=_frozen(links.get(RDFS + "range", {})),
        functional=frozenset(functional) | ONCE,
        terms=_frozen({one: types for one, types in kinds.items() if one.startswith(KGT)}),
        ranks=ranks,
        labels=labels,
        schemes=_frozen(links.get(SKOS + "inScheme", {})),
    )


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _frozen(index: Mapping[str, set[str]]) -> Index:
    return {key: frozenset(values) for key, values in index.items()}


def _closure(above: Mapping[str, set[str]]) -> Index:
    closed: dict[str, frozenset[str]] = {}
    for start in above:
        seen = {start}
        todo = [start]
        while todo:
            new = above.get(todo.pop(), set()) - seen
            seen |= new
            todo.extend(new)
        closed[start] = frozenset(seen)
    return closed


@cache
def packaged_vocabulary() -> tuple[Triple, ...]:
    """Return the triples of the ontology that comes with this package."""
    return read_vocabulary(resources.ontology())


@cache
def packaged_schema() -> Schema:
    """Return the schema of the ontology that comes with this package."""
    return index_schema(packaged_vocabulary())
