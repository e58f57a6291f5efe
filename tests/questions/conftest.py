"""A small graph of our own for the tests of this stage: two documents, one reference table."""

from dataclasses import dataclass, field

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg import resources
from kg.exceptions import GraphError
from kg.graph.terms import FACTS, REFERENCE, VOCABULARY, claims_graph, node, text, typed
from kg.identifiers import claim_id, evidence_id, sha256
from kg.namespaces import expand

BRIEF = """The Harbour Board and the Ministry of Tides issued the Lagoon Plan on 4 May 2021.
The Lagoon Plan builds on the Old Quay Strategy, first put forward in 2009.
The Blue Bay Zone takes in Northport and lies within the Great Gulf Zone.
Under the plan, a wave laboratory will be built in the Blue Bay Zone.
The laboratory serves the tidal power industry.
Some 1.2 million people lived in the Blue Bay Zone in 2020.
By 2030 the bay is to run on tidal power alone.
"""
NOTE = """Northport, so a columnist writes, lies in the district of Southmoor.
The Lagoon Plan was issued by the Harbour Board.
It is rumoured that the Harbour Board issued the Old Quay Strategy.
"""

REFERENCE_ENTRIES = """
PREFIX r: <https://w3id.org/policykg/id/>
PREFIX kg: <https://w3id.org/policykg/ontology#>
PREFIX kgt: <https://w3id.org/policykg/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
r:place-tideland a kg:AdministrativeArea ; rdfs:label "Tideland"@en , "潮国"@zh ;
    kg:adminLevel kgt:level-country .
r:place-coast a kg:AdministrativeArea ; rdfs:label "São Costa"@en ; kg:adminParent r:place-tideland .
r:place-northport a kg:AdministrativeArea ; rdfs:label "Northport"@en , "北港"@zh ;
    skos:altLabel "Port o’ the North"@en ; kg:adminParent r:place-coast .
r:place-southmoor a kg:AdministrativeArea ; rdfs:label "Southmoor"@en ; kg:adminParent r:place-coast .
r:place-eastwick-coast a kg:AdministrativeArea ; rdfs:label "Eastwick"@en ; kg:adminParent r:place-coast .
r:place-eastwick-inland a kg:AdministrativeArea ; rdfs:label "Eastwick"@en ; kg:adminParent r:place-tideland .
r:dataset-gazetteer a kg:ReferenceDataset ; rdfs:label "Gazetteer of Tideland"@en .
"""

ENTITIES = (
    ("r:policy-lagoon-plan", "PolicyDocument", "Lagoon Plan"),
    ("r:policy-old-quay", "Strategy", "Old Quay Strategy"),
    ("r:body-harbour-board", "PublicBody", "Harbour Board"),
    ("r:body-ministry-of-tides", "PublicBody", "Ministry of Tides"),
    ("r:zone-blue-bay", "Zone", "Blue Bay Zone"),
    ("r:zone-great-gulf", "Zone", "Great Gulf Zone"),
    ("r:measure-laboratory", "Measure", "build a wave laboratory"),
    ("r:facility-wave-laboratory", "Facility", "wave laboratory"),
    ("r:industry-tidal-power", "Industry", "tidal power"),
    ("r:statistic-people", "Statistic", "population of the Blue Bay Zone"),
    ("r:objective-tidal", "Target", "run on tidal power alone"),
    ("r:zone-hostile", "Zone", 'Zone "}} ; DROP ALL # <script>'),
)

# What the brief says: subject, predicate, object (compact IRI or literal), first words of its line, status.
PLAN, BAY = "r:policy-lagoon-plan", "r:zone-blue-bay"
FIRST, FIGURE = "The Harbour Board and the Ministry", "Some 1.2 million people"
CLAIMS: tuple[tuple[str, str, str | Literal, str, str], ...] = (
    (PLAN, "kg:issuedBy", "r:body-harbour-board", FIRST, "accepted"),
    (PLAN, "kg:issuedBy", "r:body-ministry-of-tides", FIRST, "accepted"),
    (PLAN, "kg:issuedOn", typed("2021-05-04", "xsd:date"), FIRST, "accepted"),
    (PLAN, "kg:documentType", "kgt:doc-plan", FIRST, "accepted"),
    (PLAN, "rdfs:label", text("Lagoon Plan", "en"), FIRST, "accepted"),
    (PLAN, "skos:altLabel", text("Plan of the Lagoon"), FIRST, "accepted"),
    (PLAN, "kg:buildsOn", "r:policy-old-quay", "The Lagoon Plan builds on", "accepted"),
    ("r:policy-old-quay", "kg:year", typed("2009", "xsd:integer"), "The Lagoon Plan builds on", "accepted"),
    (PLAN, "kg:hasMeasure", "r:measure-laboratory", "Under the plan", "accepted"),
    (PLAN, "kg:hasObjective", "r:objective-tidal", "By 2030", "accepted"),
    ("r:objective-tidal", "kg:deadlineYear", typed("2030", "xsd:integer"), "By 2030", "accepted"),
    (BAY, "kg:spans", "r:place-northport", "The Blue Bay Zone takes in", "accepted"),
    (BAY, "kg:within", "r:zone-great-gulf", "The Blue Bay Zone takes in", "accepted"),
    ("r:measure-laboratory", "kg:establishes", "r:facility-wave-laboratory", "Under the plan", "accepted"),
    ("r:measure-laboratory", "kg:addressesIndustry", "r:industry-tidal-power", "The laboratory", "accepted"),
    ("r:facility-wave-laboratory", "kg:within", BAY, "Under the plan", "accepted"),
    ("r:statistic-people", "kg:observedEntity", BAY, FIGURE, "accepted"),
    ("r:statistic-people", "kg:indicator", "kgt:ind-population", FIGURE, "accepted"),
    ("r:statistic-people", "kg:unit", "unit:NUM", FIGURE, "accepted"),
    ("r:statistic-people", "kg:value", typed("1200000", "xsd:decimal"), FIGURE, "accepted"),
    ("r:statistic-people", "kg:referenceYear", typed("2020", "xsd:integer"), FIGURE, "accepted"),
)
NOTED: tuple[tuple[str, str, str | Literal, str, str], ...] = (
    ("r:place-northport", "kg:within", "r:place-southmoor", "Northport, so", "disputed"),
    (PLAN, "kg:issuedBy", "r:body-harbour-board", "The Lagoon Plan was", "accepted"),
    ("r:policy-old-quay", "kg:issuedBy", "r:body-harbour-board", "It is rumoured", "proposed"),
    (BAY, "kg:spans", "r:place-southmoor", "Northport, so", "rejected"),
)


@dataclass(frozen=True)
class Fixture:
    """A graph in memory with its texts."""

    store: Store = field(default_factory=Store)
    texts: dict[str, str] = field(default_factory=dict)

    def text(self, digest: str) -> str:
        """Return a text by its digest."""
        if digest not in self.texts:
            raise GraphError("no such text", digest)
        return self.texts[digest]

    def add(self, subject: str, predicate: str, obj: str | Literal, graph: NamedNode) -> None:
        """Add one statement, given in compact IRIs."""
        value = node(obj) if isinstance(obj, str) else obj
        self.store.add(Quad(node(subject), node(predicate), value, graph))

    def document(self, name: str, title: str, content: str) -> str:
        """Add a source document and return its local id."""
        digest, place = f"sha256:{sha256(content)}", claims_graph(name)
        self.texts[digest] = content
        self.add(f"r:{name}", "rdf:type", "kg:SourceDocument", place)
        self.add(f"r:{name}", "rdfs:label", text(title), place)
        self.add(f"r:{name}", "kg:textDigest", text(digest), place)
        self.add(f"r:{name}", "kg:discusses", PLAN, place)
        return name

    def claim(self, document: str, content: str, said: tuple[str, str, str | Literal, str, str]) -> None:
        """Add a claim that is borne out by the line which begins with the given words."""
        subject, predicate, obj, cue, status = said
        spelled = expand(obj) if isinstance(obj, str) else str(obj)
        start = content.index(cue)
        end = content.index("\n", start)
        place = claims_graph(document)
        claim = f"r:{claim_id(expand(subject), expand(predicate), spelled, document)}"
        passage = f"r:{evidence_id(document, start, end)}"
        parts: tuple[tuple[str, str, str | Literal], ...] = (
            (claim, "rdf:type", "kg:Claim"),
            (claim, "rdf:subject", subject),
            (claim, "rdf:predicate", predicate),
            (claim, "rdf:object", obj),
            (claim, "kg:reviewStatus", f"kgt:status-{status}"),
            (claim, "kg:tier", "kgt:tier-asserted"),
            (claim, "kg:modality", "kgt:modality-stated"),
            (claim, "kg:confidence", typed("0.9", "xsd:decimal")),
            (claim, "kg:rule", text(f"{predicate.removeprefix('kg:')}.plain")),
            (claim, "kg:extractedBy", "r:extractor-policy-kg"),
            (claim, "kg:hasEvidence", passage),
            (passage, "rdf:type", "kg:Evidence"),
            (passage, "oa:hasSource", f"r:{document}"),
            (passage, "oa:start", typed(str(start), "xsd:integer")),
            (passage, "oa:end", typed(str(end), "xsd:integer")),
        )
        for part in parts:
            self.add(*part, place)
        if status == "accepted":
            self.add(subject, predicate, obj, FACTS)

    def reference_claim(self, subject: str, parent: str) -> None:
        """Add the claim of the gazetteer that one area lies under another."""
        claim, passage = f"r:claim-ref-{subject[2:]}", f"r:evidence-gazetteer-{subject[2:]}"
        parts: tuple[tuple[str, str, str | Literal], ...] = (
            (claim, "rdf:type", "kg:Claim"),
            (claim, "rdf:subject", subject),
            (claim, "rdf:predicate", "kg:adminParent"),
            (claim, "rdf:object", parent),
            (claim, "kg:reviewStatus", "kgt:status-accepted"),
            (claim, "kg:hasEvidence", passage),
            (passage, "rdf:type", "kg:Evidence"),
            (passage, "oa:hasSource", "r:dataset-gazetteer"),
            (passage, "dcterms:identifier", text(subject[2:])),
        )
        for part in parts:
            self.add(*part, REFERENCE)


def make_graph() -> Fixture:
    """Return the graph of the two documents, with the vocabulary of the package."""
    made = Fixture()
    folder = resources.ontology()
    for path in (folder / "policy.ttl", *sorted((folder / "vocabularies").glob("*.ttl"))):
        made.store.load(path.read_bytes(), format=RdfFormat.TURTLE, to_graph=VOCABULARY)
    made.store.load(REFERENCE_ENTRIES, format=RdfFormat.TURTLE, to_graph=REFERENCE)
    for iri, kind, label in ENTITIES:
        made.add(iri, "rdf:type", f"kg:{kind}", FACTS)
        made.add(iri, "rdfs:label", text(label, "en"), FACTS)
    made.add("r:industry-tidal-power", "skos:prefLabel", text("tidal power", "en"), FACTS)
    brief = made.document("source-brief", "Brief on the lagoon", BRIEF)
    for said in CLAIMS:
        made.claim(brief, BRIEF, said)
    note = made.document("source-note", "Columnist's note", NOTE)
    for said in NOTED:
        made.claim(note, NOTE, said)
    made.reference_claim("r:place-northport", "r:place-coast")
    made.reference_claim("r:place-coast", "r:place-tideland")
    return made


@pytest.fixture(scope="session")
def graph() -> Fixture:
    """The graph of the two documents; no test changes it."""
    return make_graph()
