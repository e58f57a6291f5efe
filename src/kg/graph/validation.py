"""Check a graph: the SHACL shapes of the ontology and the integrity of claims, told in sentences."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize
from pyoxigraph import Store as Embedded

from kg import resources
from kg.exceptions import DataError, QueryError
from kg.graph import sparql
from kg.graph.findings import Finding, Severity
from kg.graph.integrity import integrity
from kg.graph.snapshot import CLAIM, EVIDENCE, Snapshot, Statement, take_snapshot
from kg.graph.sparql_tokens import tokens
from kg.graph.store import GraphFolder
from kg.graph.stores import Store
from kg.graph.terms import ours
from kg.namespaces import PREFIXES, compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SH = PREFIXES["sh"]
SEVERITIES = {
    SH + "Violation": Severity.VIOLATION,
    SH + "Warning": Severity.WARNING,
    SH + "Info": Severity.INFO,
}


def check(graph: GraphFolder, shapes: Path | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a graph, worst first, each finding once.

    The shapes are those of the ontology. Their SPARQL constraints are run by Oxigraph, once over
    the whole graph where that is cheap; the shapes of claims and evidence, of which there are
    many, are checked by set arithmetic (:mod:`kg.graph.integrity`) and not by the shapes engine.

    Args:
        graph: the open graph.
        shapes: the file of shapes; by default that of the package.

    Raises:
        DataError: if the shapes cannot be read.
    """
    snapshot = take_snapshot(graph.store)
    rules = _read_shapes(shapes or resources.ontology() / "shapes.ttl")
    found = {*integrity(snapshot), *_queries(_flat(snapshot), rules, snapshot), *_shapes(rules, snapshot)}
    order = list(Severity)
    return tuple(sorted(found, key=lambda f: (order.index(f.severity), f.focus, f.sentence)))


def _read_shapes(path: Path) -> "Graph":
    from rdflib import Graph  # noqa: PLC0415 - rdflib is heavy and not always wanted

    try:
        return Graph().parse(path, format="turtle")
    except (OSError, ValueError, SyntaxError) as error:
        raise DataError(f"the shapes cannot be read ({error})", str(path), "Reinstall policy-kg") from error


def _flat(snapshot: Snapshot) -> Store:
    """Return all statements in one graph in memory, where long paths are followed fastest."""
    store = Embedded()
    parts = (snapshot.facts, snapshot.reference, snapshot.claims, snapshot.vocabulary)
    store.bulk_extend(Quad(*statement) for part in parts for statement in part)
    return store


def _queries(store: Store, rules: "Graph", snapshot: Snapshot) -> Iterator[Finding]:
    """Run every SPARQL constraint once, take it out of the shapes, and yield the nodes that break it."""
    from rdflib import URIRef  # noqa: PLC0415 - the same

    classes = {iri: _classes(snapshot, iri) for iri, kinds in sorted(snapshot.kinds.items()) if kinds}
    for shape, constraint in sorted(rules.subject_objects(URIRef(SH + "sparql")), key=str):
        query = str(rules.value(constraint, URIRef(SH + "select")))
        message = str(rules.value(constraint, URIRef(SH + "message")) or "It breaks a rule of the ontology.")
        severity = _severity(rules, shape)
        targets = {str(one) for one in rules.objects(shape, URIRef(SH + "targetClass"))}
        nodes = [iri for iri, kinds in classes.items() if not targets or targets & kinds]
        for focus in _offenders(store, query, nodes):
            yield _finding(snapshot, severity, focus, message)
    rules.remove((None, URIRef(SH + "sparql"), None))


def _offenders(store: Store, query: str, nodes: list[str]) -> list[str]:
    """Return which of the nodes a constraint selects.

    A constraint that follows a path of any length is asked node by node: over all nodes at once, a
    store would work out all pairs.
    """
    if _is_recursive(query):
        return [iri for iri in nodes if _select(store, query, {"this": NamedNode(iri)})]
    found = {node.value for node in _select(store, query, {}) if isinstance(node, NamedNode)}
    return [iri for iri in nodes if iri in found]


def _is_recursive(query: str) -> bool:
    pairs = pairwise(tokens(query))
    return any(b.text in ("+", "*") and (a.kind in ("pname", "iri") or a.text == ")") for a, b in pairs)


def _select(store: Store, query: str, bindings: Mapping[str, sparql.Term]) -> list[sparql.Value]:
    try:
        answer = sparql.run(store, query, bindings)
    except QueryError as error:
        raise DataError(
            f"a SPARQL constraint does not run ({error})", query, "Mend ontology/shapes.ttl"
        ) from error
    if not isinstance(answer, sparql.Rows) or "this" not in answer.columns:
        raise DataError("a SPARQL constraint must select $this", query, "Mend ontology/shapes.ttl")
    at = answer.columns.index("this")
    return [row[at] for row in answer]


def _classes(snapshot: Snapshot, iri: str) -> set[str]:
    above = NamedNode(PREFIXES["rdfs"] + "subClassOf")
    seen: set[str] = set()
    todo = list(snapshot.kinds.get(iri, ()))
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(up.value for up in snapshot.of(one, above))
    return seen


def _shapes(rules: "Graph", snapshot: Snapshot) -> Iterator[Finding]:
    from pyshacl import validate  # noqa: PLC0415 - pyshacl is heavy and not always wanted
    from rdflib import Graph  # noqa: PLC0415 - the same

    data = Graph().parse(data=_data(snapshot), format="nt")
    _, report, _ = validate(data, shacl_graph=rules, allow_warnings=True, inference="none")
    yield from _results(report, snapshot)


def _data(snapshot: Snapshot) -> bytes:
    """Return facts, reference data, vocabularies and source documents, but no claims and no evidence."""
    statements = {
        *(
            one
            for one in (*snapshot.facts, *snapshot.reference)
            if not _is_any(snapshot, one, CLAIM, EVIDENCE)
        ),
        *(one for one in snapshot.claims if _is_any(snapshot, one, ours("SourceDocument"))),
        *snapshot.vocabulary,
    }
    return serialize(sorted((Triple(*one) for one in statements), key=str), format=RdfFormat.N_TRIPLES) or b""


def _is_any(snapshot: Snapshot, statement: Statement, *kinds: NamedNode) -> bool:
    known = snapshot.kinds.get(statement[0].value, frozenset())
    return any(kind.value in known for kind in kinds)


def _results(report: "Graph", snapshot: Snapshot) -> Iterator[Finding]:
    from rdflib import RDF, URIRef  # noqa: PLC0415 - the same

    for result in report.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        focus = str(report.value(result, URIRef(SH + "focusNode")))
        messages = sorted(str(m) for m in report.objects(result, URIRef(SH + "resultMessage")))
        severity = str(report.value(result, URIRef(SH + "resultSeverity")))
        yield _finding(snapshot, SEVERITIES.get(severity, Severity.VIOLATION), focus, " ".join(messages))


def _severity(rules: "Graph", shape: "Node") -> Severity:
    from rdflib import URIRef  # noqa: PLC0415 - the same

    return SEVERITIES.get(str(rules.value(shape, URIRef(SH + "severity"))), Severity.VIOLATION)


def _finding(snapshot: Snapshot, severity: Severity, focus: str, message: str) -> Finding:
    kinds = " or ".join(_names(snapshot, snapshot.kinds.get(focus, ())))
    name = f"{snapshot.name(focus)} ({kinds})" if kinds else snapshot.name(focus)
    return Finding(severity, compact(focus), message, name)


def _names(snapshot: Snapshot, kinds: Iterable[str]) -> list[str]:
    return sorted(snapshot.name(kind) for kind in kinds if "policykg" in kind)
