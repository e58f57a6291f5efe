"""A small graph with its text, names that are hard to write down, and readers of what is written."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.exports.formats import FORMATS
from kg.graph.manifest import DocumentRow, Manifest
from kg.graph.store import GraphFolder
from kg.graph.terms import FACTS, LABEL, TYPE, node, ours
from kg.identifiers import sha256
from kg.namespaces import PREFIXES

TEXT = (
    "The Harbour Ministry issued the Lume Plan on 4 May 2024. "
    "It sets up the Lume Basin, the Basin for short.\n"
)
DIGEST = f"sha256:{sha256(TEXT)}"
DOCUMENT = DocumentRow("source-lume", "lume.txt", "News from Lume", DIGEST, DIGEST)

CONTENT = f"""
GRAPH r:graph-vocabulary {{
  kg:PolicyDocument rdfs:label "policy document"@en . kg:PublicBody rdfs:label "public body"@en .
  kg:Zone rdfs:label "zone"@en . kg:Measure rdfs:label "measure"@en .
  kg:issuedBy rdfs:label "issued by"@en . kg:establishes rdfs:label "establishes"@en .
  kg:discusses rdfs:label "discusses"@en . kg:addressesIndustry rdfs:label "addresses industry"@en .
  kgt:indu-ships a kg:Industry ; skos:prefLabel "shipbuilding"@en , "造船"@zh .
}}
GRAPH r:graph-facts {{
  r:policy-lume a kg:PolicyDocument ; rdfs:label "Lume Plan"@en ; skos:altLabel "the Plan" , "卢梅规划"@zh ;
    kg:issuedBy r:body-harbour ; kg:issuedOn "2024-05-04"^^xsd:date ; kg:year 2024 ;
    kg:establishes r:zone-lume ; kg:addressesIndustry kgt:indu-ships .
  r:body-harbour a kg:PublicBody ; rdfs:label "Harbour Ministry"@en .
  r:zone-lume a kg:Zone ; rdfs:label "Lume Basin"@en ; skos:altLabel "the Basin" .
  r:measure-basin a kg:Measure ; rdfs:label "dredge the basin"@en .
  r:source-lume kg:discusses r:policy-lume .
}}
GRAPH r:graph-reference {{
  r:place-lume a kg:AdministrativeArea ; rdfs:label "Lume"@en ; kg:adminParent r:place-land ;
    schema:latitude 51.5 ; schema:longitude -0.25 ; skos:notation "990001"^^kg:GBT2260 .
  r:place-land a kg:AdministrativeArea ; rdfs:label "The Land"@en ; skos:notation "ZZ"^^kg:ISO3166 .
}}
GRAPH r:graph-claims-source-lume {{
  r:source-lume a kg:SourceDocument ; rdfs:label "News from Lume" ; dcterms:title "News from Lume" ;
    dcterms:date "2024-06-01"^^xsd:date ; dcterms:language "en" ; dcterms:publisher "The Lume Herald" ;
    kg:textDigest "{DIGEST}" ; kg:sourceDigest "{DIGEST}" .
  r:extractor-policy-kg-9.9 a kg:Extractor ; rdfs:label "policy-kg 9.9"@en .
  r:claim-1 a kg:Claim ; rdf:subject r:policy-lume ; rdf:predicate kg:issuedBy ; rdf:object r:body-harbour ;
    kg:reviewStatus kgt:status-accepted ; kg:confidence 0.9 ; kg:rule "issued" ; kg:hasEvidence r:evidence-1 .
  r:claim-2 a kg:Claim ; rdf:subject r:policy-lume ; rdf:predicate kg:issuedOn ;
    rdf:object "2024-05-04"^^xsd:date ; kg:reviewStatus kgt:status-accepted ; kg:confidence 0.75 ;
    kg:rule "date" ; kg:hasEvidence r:evidence-1 .
  r:claim-3 a kg:Claim ; rdf:subject r:policy-lume ; rdf:predicate kg:addressesIndustry ;
    rdf:object kgt:indu-ships ; kg:reviewStatus kgt:status-accepted ; kg:confidence 0.5 ; kg:rule "topic" ;
    kg:hasEvidence r:evidence-2 .
  r:claim-4 a kg:Claim ; rdf:subject r:zone-lume ; rdf:predicate kg:year ; rdf:object 2030 ;
    kg:reviewStatus kgt:status-disputed ; kg:confidence 0.5 ; kg:rule "year" ; kg:hasEvidence r:evidence-2 .
  r:evidence-1 a kg:Evidence ; oa:hasSource r:source-lume ; oa:start 0 ; oa:end 56 .
  r:evidence-2 a kg:Evidence ; oa:hasSource r:source-lume ; oa:start 57 ; oa:end 84 .
}}
"""
STRANGE = (
    '=HYPERLINK("http://x.org")',  # a formula
    "<b>&amp;</b>",  # markup
    "a\u0001b\u001fc",  # characters that XML forbids, and what parts arrays
    "quotes \" and ' and \\",
    "two\nlines\r\nand\ttabs",
    " blanks around ",
    "\u202eturned",
    "😀𝔸",  # beyond the first plane
    "\ufffe\ud7ff",  # no character at all
    "; , | []",  # what parts lists elsewhere
    "None",
    "r:zone-lume",
)

NAMES = st.one_of(
    st.sampled_from(STRANGE),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
)
"""Names as no document should have them."""


def load(content: str, texts: Mapping[str, str] | None = None) -> GraphFolder:
    """Return a graph in memory."""
    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    store = Store()
    store.load(input=(head + content).encode(), format=RdfFormat.TRIG)
    return GraphFolder(Path(), Manifest("9.9", (DOCUMENT,), {"documents": 1, "claims": 4}, {}), store, texts)


def named(names: Iterable[str]) -> GraphFolder:
    """Return a graph of zones with these names, each linked to the next in two ways."""
    store = Store()
    names = tuple(names)
    for i, name in enumerate(names):
        one, other = node(f"r:zone-{i}"), node(f"r:zone-{(i + 1) % len(names)}")
        store.add(Quad(one, TYPE, ours("Zone"), FACTS))
        store.add(Quad(one, LABEL, Literal(name), FACTS))
        store.add(Quad(one, node("skos:altLabel"), Literal(name + "."), FACTS))
        store.add(Quad(one, ours("reviewNote"), Literal(name), FACTS))
        store.extend(Quad(one, ours(p), other, FACTS) for p in ("spans", "contains"))
    return GraphFolder(Path(), Manifest("", (), {}, {}), store)


def written(graph: GraphFolder, syntax: str) -> bytes:
    """Return an export of one file."""
    content = FORMATS[syntax](graph).content
    assert isinstance(content, bytes)
    return content


def files(graph: GraphFolder, syntax: str) -> Mapping[str, bytes]:
    """Return an export of several files."""
    content = FORMATS[syntax](graph).content
    assert not isinstance(content, bytes)
    return content


@pytest.fixture(scope="session")
def graph() -> GraphFolder:
    """Return the small graph."""
    return load(CONTENT, {DIGEST: TEXT})


@pytest.fixture
def stream() -> io.BytesIO:
    """Return something to write to."""
    return io.BytesIO()


def iri(local: str) -> NamedNode:
    """Return a node of the graph."""
    return node(f"r:{local}")
