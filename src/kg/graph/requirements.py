"""What the shapes of the ontology require of every thing, as an index: needed properties, number ranges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg import resources
from kg.exceptions import DataError
from kg.namespaces import PREFIXES

SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]
Node = NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class Need:
    """What a thing of a class must have: one of some properties (full IRIs), or ``message`` is true of it."""

    properties: frozenset[str]
    message: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """What breaks a shape of the severity "violation" and can be told from single statements.

    Attributes:
        needs: what a thing of a class must have, by class.
        ranges: the least and the largest number that a property takes.
        schemes: the vocabulary from which the values of a property must come.
        datatypes: the datatype that the values of a property have.
        things: properties whose values are things, not literals.
    """

    needs: Mapping[str, tuple[Need, ...]]
    ranges: Mapping[str, tuple[Decimal, Decimal]]
    schemes: Mapping[str, str]
    datatypes: Mapping[str, str]
    things: frozenset[str]


@cache
def packaged_requirements() -> Requirements:
    """Return what the shapes of the package require."""
    return read_requirements(resources.ontology() / "shapes.ttl")


def read_requirements(path: Path) -> Requirements:
    """Return what a file of shapes requires.

    Only what one thing must have is read (``sh:minCount`` on a plain path, ``sh:or`` over such paths, number
    ranges, vocabularies); paths of several steps and SPARQL constraints have rules of their own.

    Raises:
        DataError: if the file is missing or is not valid Turtle.
    """
    store = Store()
    try:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise DataError(f"the shapes cannot be read ({error})", str(path), "Reinstall policy-kg") from error
    needs: dict[str, list[Need]] = {}
    ranges: dict[str, tuple[Decimal, Decimal]] = {}
    schemes: dict[str, str] = {}
    datatypes: dict[str, str] = {}
    things: set[str] = set()
    for shape in _nodes(store, RDF + "type", SH + "NodeShape"):
        wanted = [*_single(store, shape), *_either(store, shape)]
        for kind in _iris(store, shape, "targetClass"):
            needs.setdefault(kind, []).extend(wanted)
        for part in _objects(store, shape, "property"):
            ranges.update(_range(store, part))
            schemes.update(_scheme(store, part))
            for name in _iris(store, part, "path"):
                datatypes.update((name, wanted) for wanted in _iris(store, part, "datatype"))
                things.update(name for kind in _iris(store, part, "nodeKind") if kind == SH + "IRI")
    whole = {kind: tuple(found) for kind, found in sorted(needs.items())}
    return Requirements(whole, ranges, schemes, datatypes, frozenset(things))


def _nodes(store: Store, predicate: str, value: str) -> list[Node]:
    found = store.quads_for_pattern(None, NamedNode(predicate), NamedNode(value))
    return sorted((q.subject for q in found if isinstance(q.subject, NamedNode | BlankNode)), key=str)


def _objects(store: Store, subject: Node, name: str) -> list[Node]:
    found = store.quads_for_pattern(subject, NamedNode(SH + name), None)
    return sorted((q.object for q in found if isinstance(q.object, NamedNode | BlankNode)), key=str)


def _iris(store: Store, subject: Node, name: str) -> list[str]:
    return [node.value for node in _objects(store, subject, name) if isinstance(node, NamedNode)]


def _text(store: Store, subject: Node, name: str) -> str:
    found = store.quads_for_pattern(subject, NamedNode(SH + name), None)
    return min((q.object.value for q in found if isinstance(q.object, Literal)), default="")


def _is_violation(store: Store, node: Node) -> bool:
    return SH + "Warning" not in _iris(store, node, "severity")


def _single(store: Store, shape: Node) -> Iterator[Need]:
    for part in _objects(store, shape, "property") if _is_violation(store, shape) else ():
        paths = _iris(store, part, "path")
        if paths and _text(store, part, "minCount") and _is_violation(store, part):
            yield Need(frozenset(paths), _text(store, part, "message"))


def _either(store: Store, shape: Node) -> Iterator[Need]:
    """Yield the need behind ``sh:or`` where each way asks for one property by a plain path."""
    for head in _objects(store, shape, "or") if _is_violation(store, shape) else ():
        ways = [_objects(store, way, "property") for way in _list(store, head)]
        paths = [_iris(store, way[0], "path") for way in ways if len(way) == 1]
        if len(paths) == len(ways) and all(len(path) == 1 for path in paths):
            yield Need(frozenset(path[0] for path in paths), _text(store, shape, "message"))


def _list(store: Store, head: Node) -> Iterator[Node]:
    first, rest = NamedNode(RDF + "first"), NamedNode(RDF + "rest")
    while head != NamedNode(RDF + "nil"):
        for quad in store.quads_for_pattern(head, first, None):
            if isinstance(quad.object, NamedNode | BlankNode):
                yield quad.object
        following = [q.object for q in store.quads_for_pattern(head, rest, None)]
        if len(following) != 1 or not isinstance(following[0], NamedNode | BlankNode):
            return
        head = following[0]


def _range(store: Store, part: Node) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    least, most = _text(store, part, "minInclusive"), _text(store, part, "maxInclusive")
    for path in _iris(store, part, "path") if least and most else ():
        yield path, (Decimal(least), Decimal(most))


def _scheme(store: Store, part: Node) -> Iterator[tuple[str, str]]:
    for node in _objects(store, part, "node"):
        for inner in _objects(store, node, "property"):
            for path in _iris(store, part, "path"):
                for scheme in _iris(store, inner, "hasValue"):
                    yield path, scheme
