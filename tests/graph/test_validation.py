"""Tests of the check of a graph: shapes and integrity, told in sentences."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.exceptions import DataError
from kg.graph.build import GraphBuild
from kg.graph.findings import Finding, Severity
from kg.graph.manifest import Manifest
from kg.graph.store import GraphFolder
from kg.graph.terms import FACTS, LABEL, REFERENCE, TYPE, claims_graph, decimal, node, ours
from kg.graph.validation import check
from kg.model import Document

Check = Callable[[Callable[[Quad], Quad | None], list[Quad]], tuple[Finding, ...]]
ZONE, POLICY, NORTH = node("r:zone-blue-coast"), node("r:policy-blue-coast-plan"), node("r:place-northport")


@pytest.fixture
def checked(built: GraphBuild) -> Check:
    """Return a function that checks the graph after a change of each quad and with some quads more."""

    def run(change: Callable[[Quad], Quad | None], more: list[Quad]) -> tuple[Finding, ...]:
        store = Store()
        store.extend([*(new for quad in built.quads if (new := change(quad))), *more])
        return check(GraphFolder(Path(), Manifest("", (), {}, {}), store))

    return run


def keep(quad: Quad) -> Quad:
    """Change nothing."""
    return quad


def without(predicate: NamedNode) -> Callable[[Quad], Quad | None]:
    """Return a change that drops every quad of a property."""
    return lambda quad: None if quad.predicate == predicate else quad


def test_built_graph_is_clean(checked: Check) -> None:
    """The graph as built breaks no rule and raises no warning."""
    assert checked(keep, []) == ()


def faults(
    documents: tuple[Document, Document],
) -> Iterator[tuple[str, Callable[[Quad], Quad | None], list[Quad], str]]:
    """Yield planted faults: a name, a change, quads to add, and a part of the sentence that must come."""
    claims = claims_graph(documents[0].id)
    some = node("r:claim-x")
    yield (
        "a fact without claim",
        keep,
        [Quad(ZONE, ours("within"), NORTH, FACTS)],
        "No accepted claim bears out",
    )
    yield (
        "a reference fact without claim",
        keep,
        [Quad(NORTH, ours("placeType"), node("kgt:area-city"), REFERENCE)],
        "No accepted claim bears out",
    )
    yield "an accepted claim without fact", without(ours("spans")), [], "is accepted, yet not in the graph"
    yield (
        "a disputed claim in the facts",
        keep,
        [Quad(NORTH, ours("within"), node("r:place-west"), FACTS)],
        "is not accepted, yet in the graph",
    )
    yield (
        "an undefined term",
        keep,
        [Quad(ZONE, ours("nonsense"), NORTH, FACTS)],
        "the ontology does not define",
    )
    yield "no evidence", without(ours("hasEvidence")), [], "Nothing in the graph bears out the claim"
    yield "no extractor", without(ours("extractedBy")), [], "which program drew the claim"
    yield "no status", without(ours("reviewStatus")), [], "The reviewStatus of a claim"
    yield "no confidence", without(ours("confidence")), [], "one confidence from 0 to 1"
    yield "no source", without(node("oa:hasSource")), [], "exactly one source document"
    yield "no start", without(node("oa:start")), [], "a passage that starts before it ends"
    yield "no claim subject", without(node("rdf:subject")), [], "exactly one subject"
    yield (
        "a stored quote",
        lambda q: q,
        [
            Quad(node("r:evidence-x"), TYPE, ours("Evidence"), claims),
            Quad(node("r:evidence-x"), node("oa:exact"), Literal("q"), claims),
        ],
        "never stored",
    )
    yield (
        "a conflict with nothing",
        keep,
        [Quad(some, TYPE, ours("Claim"), claims), Quad(some, ours("conflictsWith"), ZONE, claims)],
        "which is no claim",
    )
    yield (
        "a claim too sure",
        lambda q: (
            Quad(q.subject, q.predicate, decimal(1.2, 1), q.graph_name)
            if q.predicate == ours("confidence")
            else q
        ),
        [],
        "one confidence from 0 to 1",
    )
    yield "a zone without type", without(ours("placeType")), [], "what kind of zone or facility"
    yield (
        "two names",
        keep,
        [Quad(ZONE, LABEL, Literal("Zone", language="en"), FACTS)],
        "two names in one language",
    )
    yield "a circle of policies", keep, [Quad(POLICY, ours("buildsOn"), POLICY, FACTS)], "builds on itself"
    yield (
        "a circle of places",
        keep,
        [Quad(NORTH, ours("within"), ZONE, FACTS), Quad(ZONE, ours("within"), NORTH, FACTS)],
        "lies within itself",
    )
    yield (
        "a circle of two policies",
        keep,
        [
            Quad(node("r:policy-x"), TYPE, ours("Strategy"), FACTS),
            Quad(node("r:policy-x"), ours("buildsOn"), POLICY, FACTS),
            Quad(POLICY, ours("buildsOn"), node("r:policy-x"), FACTS),
        ],
        "builds on itself",
    )


NAMES = [
    *("a fact without claim", "a reference fact without claim", "an accepted claim without fact"),
    *("a disputed claim in the facts", "an undefined term", "no evidence", "no extractor", "no status"),
    *(
        "no confidence",
        "no source",
        "no start",
        "no claim subject",
        "a stored quote",
        "a conflict with nothing",
    ),
    *("a claim too sure", "a zone without type", "two names", "a circle of policies", "a circle of places"),
    "a circle of two policies",
]


@pytest.mark.parametrize("name", NAMES)
def test_planted_fault(name: str, checked: Check, documents: tuple[Document, Document]) -> None:
    """Each planted fault is found and told in a sentence."""
    _, change, more, wanted = next(fault for fault in faults(documents) if fault[0] == name)
    found = [f for f in checked(change, more) if wanted in f.sentence]
    assert found
    assert all(f.severity is Severity.VIOLATION for f in found)


def test_cases_collected(documents: tuple[Document, Document]) -> None:
    """Every fault is tried."""
    assert [fault[0] for fault in faults(documents)] == NAMES
    assert len(NAMES) == 20


def test_warning(checked: Check) -> None:
    """What sources may leave open is a warning and no violation, and names the thing."""
    found = checked(
        lambda q: None if q.predicate == ours("issuedBy") or q.object == ours("issuedBy") else q, []
    )
    warnings = [f for f in found if f.severity is Severity.WARNING]
    assert [f.focus for f in warnings] == ["r:policy-blue-coast-plan"]
    assert warnings[0].sentence.startswith("Blue Coast Plan (policy document): ")


def test_shapes_that_are_none(built: GraphBuild, tmp_path: Path) -> None:
    """A file of shapes that cannot be read is told."""
    store = Store()
    graph = GraphFolder(Path(), Manifest("", (), {}, {}), store)
    (tmp_path / "shapes.ttl").write_text("no turtle")
    for name in ("shapes.ttl", "missing.ttl"):
        with pytest.raises(DataError):
            check(graph, tmp_path / name)
