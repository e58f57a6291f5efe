"""What the tests of the ontology folder share: the terms, the vocabularies, the fixture graph."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
VOCABULARY_GRAPH = "https://w3id.org/policykg/id/graph-vocabulary"
REFERENCE_VOCABULARIES = ("gbt4754", "industries", "isic4")
"""Vocabularies that are made from the reference tables; they have their own tests."""


@pytest.fixture(scope="session")
def ontology() -> Path:
    """The folder under test."""
    return ONTOLOGY


@pytest.fixture(scope="session")
def terms() -> rdflib.Graph:
    """The classes and properties."""
    return rdflib.Graph().parse(ONTOLOGY / "policy.ttl")


@pytest.fixture(scope="session")
def vocabularies() -> Mapping[str, rdflib.Graph]:
    """The vocabularies by the names of their files, without those made from the reference tables."""
    files = sorted((ONTOLOGY / "vocabularies").glob("*.ttl"))
    return {f.stem: rdflib.Graph().parse(f) for f in files if f.stem not in REFERENCE_VOCABULARIES}


@pytest.fixture(scope="session")
def background(terms: rdflib.Graph, vocabularies: Mapping[str, rdflib.Graph]) -> rdflib.Graph:
    """What a validator must know beside the data: subclasses and the concepts of the vocabularies."""
    graph = rdflib.Graph()
    for triple in terms.triples((None, rdflib.RDFS.subClassOf, None)):
        graph.add(triple)
    wanted = (rdflib.RDF.type, rdflib.SKOS.inScheme, rdflib.SKOS.notation, rdflib.SKOS.prefLabel)
    for vocabulary in vocabularies.values():
        for triple in vocabulary:
            if triple[1] in wanted:
                graph.add(triple)
    return graph


@pytest.fixture(scope="session")
def shapes() -> rdflib.Graph:
    """The shapes."""
    return rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")


@pytest.fixture(scope="session")
def dataset(terms: rdflib.Graph, vocabularies: Mapping[str, rdflib.Graph]) -> rdflib.Dataset:
    """The fixture with the vocabulary, in rdflib."""
    data = rdflib.Dataset(default_union=True)
    data.parse(ONTOLOGY / "questions" / "fixture.trig", format="trig")
    vocabulary = data.graph(rdflib.URIRef(VOCABULARY_GRAPH))
    for graph in (terms, *vocabularies.values()):
        for triple in graph:
            vocabulary.add(triple)
    return data


@pytest.fixture(scope="session")
def store() -> pyoxigraph.Store:
    """The fixture with the vocabulary, in Oxigraph; tests that change it must copy it."""
    data = with_vocabulary()
    data.load(path=ONTOLOGY / "questions" / "fixture.trig", format=pyoxigraph.RdfFormat.TRIG)
    return data


@pytest.fixture(scope="session")
def vocabulary_store() -> pyoxigraph.Store:
    """The vocabulary alone, in Oxigraph."""
    return with_vocabulary()


def with_vocabulary() -> pyoxigraph.Store:
    """Return a store that holds the vocabulary."""
    data = pyoxigraph.Store()
    into = pyoxigraph.NamedNode(VOCABULARY_GRAPH)
    for file in (ONTOLOGY / "policy.ttl", *sorted((ONTOLOGY / "vocabularies").glob("*.ttl"))):
        if file.stem not in REFERENCE_VOCABULARIES:
            data.load(path=file, format=pyoxigraph.RdfFormat.TURTLE, to_graph=into)
    return data
