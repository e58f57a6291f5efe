"""A small hand-made graph: one source document, a reference table, facts, claims and a vocabulary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.exceptions import GraphError
from kg.graph.store import open_graph
from kg.identifiers import sha256
from kg.namespaces import PREFIXES
from kg.network.links import Links
from kg.network.web import Web, read_web

TEXT = (
    "A plan for the coast\n\n"
    "The Harbour Ministry issued the Blue Coast Plan on 4 May 2024. The plan applies to Port Lume and "
    "supports shipbuilding.\n- It sets up the Lume Test Basin by 2030.\n"
    "Port Lume has over 120,000 inhabitants. One gazette puts Port Lume in Sudland."
)
DIGEST = f"sha256:{sha256(TEXT)}"

VOCABULARY = """
GRAPH r:graph-vocabulary {
  kg:PolicyDocument rdfs:label "policy document"@en . kg:PublicBody rdfs:label "public body"@en .
  kg:issuedBy rdfs:label "issued by"@en . kg:preparedBy rdfs:label "prepared by"@en .
  kg:adminParent rdfs:label "administrative parent"@en . kg:documentType rdfs:label "document type"@en .
  kg:GBT2260 rdfs:label "division code"@en .
  kgt:doc-plan a skos:Concept ; skos:prefLabel "plan"@en .
  kgt:indu-shipbuilding a kg:Industry, skos:Concept ; skos:prefLabel "shipbuilding"@en, "造船"@zh .
  kgt:indu-unused a kg:Industry ; skos:prefLabel "weaving"@en .
  kgt:ind-population skos:prefLabel "population"@en . kgt:q-over skos:prefLabel "over"@en .
}
"""
REFERENCE = """
GRAPH r:graph-reference {
  r:place-port-lume a kg:AdministrativeArea ; rdfs:label "Port Lume"@en, "卢梅港"@zh ;
    kg:adminParent r:place-norland ; skos:notation "990001"^^kg:GBT2260 .
  r:place-norland a kg:AdministrativeArea ; rdfs:label "Norland"@en ; kg:adminParent r:place-land .
  r:place-land a kg:AdministrativeArea ; rdfs:label "The Land"@en .
  r:place-elsewhere a kg:AdministrativeArea ; rdfs:label "Elsewhere"@en ; kg:adminParent r:place-land .
  r:place-sudland a kg:AdministrativeArea ; rdfs:label "Sudland"@en ; kg:adminParent r:place-land .
  r:dataset-areas a kg:ReferenceDataset ; rdfs:label "Table of areas" .
  r:claim-parent a kg:Claim ; rdf:subject r:place-port-lume ; rdf:predicate kg:adminParent ;
    rdf:object r:place-norland ; kg:reviewStatus kgt:status-accepted ; kg:hasEvidence r:evidence-row .
  r:evidence-row a kg:Evidence ; oa:hasSource r:dataset-areas ; dcterms:identifier "990001" .
}
"""
FACTS = """
GRAPH r:graph-facts {
  r:policy-blue a kg:PolicyDocument ; rdfs:label "Blue Coast Plan"@en ; skos:altLabel "the Plan" ;
    kg:issuedBy r:body-harbour ; kg:preparedBy r:body-harbour ; kg:issuedOn "2024-05-04"^^xsd:date ;
    kg:documentType kgt:doc-plan ; kg:appliesTo r:place-port-lume ;
    kg:addressesIndustry kgt:indu-shipbuilding ; kg:establishes r:facility-basin .
  r:body-harbour a kg:PublicBody ; rdfs:label "Harbour Ministry"@en .
  r:facility-basin a kg:Facility ; rdfs:label "Lume Test Basin"@en .
  r:statistic-people a kg:Statistic ; rdfs:label "People of Port Lume" ; kg:observedEntity r:place-port-lume ;
    kg:indicator kgt:ind-population ; kg:value 120000.0 ; kg:unit unit:NUM ; kg:qualifier kgt:q-over .
}
"""
SOURCE = """
r:source-one a kg:SourceDocument ; rdfs:label "Coast news" ; kg:textDigest "%s" .
"""
# name, subject, predicate, object, status, confidence, words of each piece of evidence
CLAIMS = (
    (
        "issued",
        "r:policy-blue",
        "kg:issuedBy",
        "r:body-harbour",
        "accepted",
        0.9,
        ("Harbour Ministry issued",),
    ),
    ("prepared", "r:policy-blue", "kg:preparedBy", "r:body-harbour", "accepted", 0.8, ("The Harbour",)),
    (
        "applies",
        "r:policy-blue",
        "kg:appliesTo",
        "r:place-port-lume",
        "accepted",
        1.0,
        ("applies to Port Lume",),
    ),
    (
        "basin",
        "r:policy-blue",
        "kg:establishes",
        "r:facility-basin",
        "accepted",
        1.0,
        ("Blue Coast Plan", "Test Basin"),
    ),
    ("people", "r:statistic-people", "kg:value", "120000.0", "accepted", 1.0, ("over 120,000",)),
    (
        "astray",
        "r:place-port-lume",
        "kg:within",
        "r:place-sudland",
        "disputed",
        0.9,
        ("Port Lume in Sudland",),
    ),
)


@dataclass(frozen=True, slots=True)
class SmallGraph:
    """A graph in memory, as the projection wants it."""

    store: Store
    texts: Mapping[str, str]

    def text(self, digest: str) -> str:
        if digest not in self.texts:
            raise GraphError("the text is missing", digest)
        return self.texts[digest]


def claims_trig() -> str:
    """Return the claims of the source document, their spans found in its text."""
    lines = ["GRAPH r:graph-claims-source-one {", SOURCE % DIGEST]
    for name, subject, predicate, obj, status, confidence, pieces in CLAIMS:
        evidence = []
        for words in pieces:
            start = TEXT.index(words)
            iri = f"r:evidence-source-one-{start}-{start + len(words)}"
            lines.append(
                f"{iri} oa:hasSource r:source-one ; oa:start {start} ; oa:end {start + len(words)} ."
            )
            evidence.append(iri)
        lines.append(
            f"r:claim-{name} a kg:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ;"
            f" rdf:object {obj} ; kg:reviewStatus kgt:status-{status} ; kg:confidence {confidence} ;"
            f" kg:hasEvidence {', '.join(evidence)} ."
        )
    return "\n".join([*lines, "}"])


@pytest.fixture
def graph() -> SmallGraph:
    """The small graph."""
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    store = Store()
    trig = prefixes + VOCABULARY + REFERENCE + FACTS + claims_trig()
    store.load(trig.encode(), format=RdfFormat.TRIG)
    return SmallGraph(store, {DIGEST: TEXT})


@pytest.fixture(scope="session")
def example_web(example_folder: Path) -> Iterator[Web]:
    """The graph of the example documents, made ready."""
    with open_graph(example_folder) as opened:
        yield read_web(opened)


@pytest.fixture(scope="session")
def example_links(example_web: Web) -> Links:
    """The links of the example graph."""
    return example_web.links
