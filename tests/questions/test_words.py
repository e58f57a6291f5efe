"""Properties and classes are told in words, from either end."""

import pytest

from kg.graph.terms import TYPE, VOCABULARY, node
from kg.namespaces import KG, compact, expand
from kg.questions import words
from kg.questions.kinds import below, main_type, read_kind
from kg.questions.source import Labels, subjects

from .conftest import Fixture

# (property, from its subject, from its object)
WORDS = (
    ("kg:issuedBy", "issued by", "issued"),
    ("kg:hasMeasure", "has measure", "is measure of"),
    ("kg:within", "lies within", "contains"),
    ("skos:altLabel", "is also called", "is also called of"),
    ("dcterms:isPartOf", "is part of", "has the part"),
    ("kg:notInTheOntology", "not in the ontology", "is not in the ontology of"),
)


@pytest.mark.parametrize(("curie", "out", "back"), WORDS)
def test_words(graph: Fixture, curie: str, out: str, back: str) -> None:
    """A property has a phrase for either end."""
    labels = Labels(graph)
    assert words.outgoing(expand(curie), labels) == out
    assert words.incoming(expand(curie), labels) == back


def test_words_collected() -> None:
    """All words were collected."""
    assert len(WORDS) == 6


def test_every_property_has_words(graph: Fixture) -> None:
    """Every property of the ontology is told without colon or capital inside a word."""
    labels = Labels(graph)
    properties = [
        p.value
        for kind in ("owl:ObjectProperty", "owl:DatatypeProperty")
        for p in subjects(graph, TYPE, node(kind))
        if p.value.startswith(KG)
    ]
    assert len(properties) >= 44
    for iri in properties:
        for told in (words.outgoing(iri, labels), words.incoming(iri, labels)):
            assert ":" not in told
            assert told == told.lower() or "text" in told or "SHA" in told, told


def test_phrases_are_of_known_properties(graph: Fixture) -> None:
    """A phrase for a property of ours belongs to one that the ontology has."""
    ours = [curie for table in (words.OUTGOING, words.INCOMING) for curie in table if curie.startswith("kg:")]
    assert len(ours) >= 20
    for curie in ours:
        assert any(True for _ in graph.store.quads_for_pattern(node(curie), TYPE, None, VOCABULARY)), curie


def test_classes(graph: Fixture) -> None:
    """A class is told by its label, and a kind takes in the classes below it."""
    labels = Labels(graph)
    assert words.kind(expand("kg:PublicBody"), labels) == "public body"
    assert {compact(iri) for iri in below(graph, expand("kg:Policy"))} == {
        "kg:Policy",
        "kg:PolicyDocument",
        "kg:Strategy",
    }
    assert read_kind(graph, "Zone", labels).told == "zone"
    assert main_type([expand("skos:Concept"), expand("kg:Industry")]) == expand("kg:Industry")
    assert main_type([]) == ""
