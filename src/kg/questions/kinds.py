"""Which kinds of things there are: classes with their subclasses, terms of a scheme, properties."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.exceptions import DataError, QuestionError
from kg.graph.terms import TYPE, node
from kg.namespaces import KG, compact, expand
from kg.questions import words
from kg.questions.source import Labels, Source, subjects, values

SUBCLASS = node("rdfs:subClassOf")
IN_SCHEME = node("skos:inScheme")
CONCEPT = expand("skos:Concept")
PROPERTIES = frozenset(expand(c) for c in ("owl:ObjectProperty", "owl:DatatypeProperty", "rdf:Property"))
MACHINERY = frozenset(f"{KG}{name}" for name in ("Claim", "Evidence", "Extractor"))
_SCHEMA = frozenset(expand(c) for c in ("owl:Class", "owl:Ontology", "rdfs:Class", "rdfs:Datatype"))


@dataclass(frozen=True, slots=True)
class Kind:
    """What is looked for.

    Attributes:
        told: the kind in words, for messages ("zone", "term of document types").
        classes: IRIs of the class and everything below it; empty means any thing.
        scheme: IRI of the scheme that the term must be in, or empty.
        properties: whether properties of the ontology are looked for.
    """

    told: str
    classes: frozenset[str] = frozenset()
    scheme: str = ""
    properties: bool = False


ANY = Kind("thing")


def read_kind(graph: Source, name: str, labels: Labels) -> Kind:
    """Return the kind that a word names.

    Args:
        graph: the graph, which holds the class tree.
        name: ``any``, ``property``, ``concept:<scheme>``, or a class (``Zone``, ``kg:Zone``).
        labels: the labels of this reading.

    Raises:
        QuestionError: if the graph knows no such class.
    """
    if name == "any":
        return ANY
    if name == "property":
        return Kind("property", properties=True)
    try:
        if name.startswith("concept:"):
            scheme = expand(name.removeprefix("concept:"))
            return Kind(f"term of {labels(scheme)}", scheme=scheme)
        top = expand(name if ":" in name else f"kg:{name}")
    except DataError as error:
        raise QuestionError(f"no such kind ({error.what})", name, "Name a class such as Zone") from error
    return Kind(words.kind(top, labels), below(graph, top))


def below(graph: Source, top: str) -> frozenset[str]:
    """Return a class and all classes below it."""
    found = {top}
    waiting = [top]
    while waiting:
        for sub in subjects(graph, SUBCLASS, NamedNode(waiting.pop())):
            if isinstance(sub, NamedNode) and sub.value not in found:
                found.add(sub.value)
                waiting.append(sub.value)
    return frozenset(found)


def types_of(graph: Source, iri: str) -> tuple[str, ...]:
    """Return the classes that a thing is said to be of, in order."""
    return tuple(v.value for v in values(graph, NamedNode(iri), TYPE) if isinstance(v, NamedNode))


def fits(graph: Source, iri: str, types: Iterable[str], kind: Kind) -> bool:
    """Return whether a thing with these types is of a kind.

    Claims, evidence, classes and the like are never things; a property is one only if asked for.
    """
    of = frozenset(types)
    if kind.properties:
        return bool(of & PROPERTIES)
    if not of or of & (MACHINERY | _SCHEMA | PROPERTIES):
        return False
    if kind.scheme:
        return NamedNode(kind.scheme) in values(graph, NamedNode(iri), IN_SCHEME)
    return not kind.classes or bool(of & kind.classes)


def main_type(types: Iterable[str]) -> str:
    """Return the class by which a thing is told: one of ours before any other, or an empty text."""
    ranked = sorted(types, key=lambda iri: (not iri.startswith(KG), iri == CONCEPT, compact(iri)))
    return ranked[0] if ranked else ""
