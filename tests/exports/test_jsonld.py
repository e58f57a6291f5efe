"""JSON-LD: the names of the context, evidence inside its claim, and every quad back."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Dataset

from kg import resources
from kg.exports.jsonld import to_jsonld
from kg.graph.store import GraphFolder
from kg.graph.terms import FACTS, LABEL, TYPE, node, ours

from .conftest import NAMES, iri, written


@pytest.fixture(scope="session")
def document(graph: GraphFolder) -> dict[str, Any]:
    """Return the document of the small graph."""
    found: dict[str, Any] = json.loads(written(graph, "jsonld"))
    return found


def held(quads: Iterable[Quad]) -> Store:
    """Return a store of quads."""
    store = Store()
    store.extend(quads)
    return store


def things(document: dict[str, Any], graph: str) -> dict[str, Any]:
    """Return the things of a named graph by id."""
    (found,) = [one for one in document["@graph"] if one["id"] == graph]
    return {one["id"]: one for one in found["@graph"]}


def test_it_carries_the_context(document: dict[str, Any]) -> None:
    """The context is the one of the ontology, so that nothing is fetched to read the document."""
    packaged = json.loads((resources.ontology() / "context.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == packaged["@context"]


def test_a_thing_reads_well(document: dict[str, Any]) -> None:
    """Names stand under their language, links and dates as plain texts, years as numbers."""
    assert things(document, "r:graph-facts")["r:policy-lume"] == {
        "id": "r:policy-lume",
        "type": "PolicyDocument",
        "label": {"en": "Lume Plan"},
        "addressesIndustry": "kgt:indu-ships",
        "altLabel": {"@none": "the Plan", "zh": "卢梅规划"},
        "establishes": "r:zone-lume",
        "issuedBy": "r:body-harbour",
        "issuedOn": "2024-05-04",
        "year": 2024,
    }
    place = things(document, "r:graph-reference")["r:place-lume"]
    assert place["latitude"] == "51.5"  # a number would come back with other digits
    assert place["notation"] == {"@value": "990001", "@type": "kg:GBT2260"}


def test_evidence_stands_in_its_claim(document: dict[str, Any]) -> None:
    """Evidence is told once, inside the first claim that rests on it; further claims name it."""
    claims = things(document, "r:graph-claims-source-lume")
    assert claims["r:claim-1"]["hasEvidence"] == {
        "id": "r:evidence-1",
        "type": "Evidence",
        "end": 56,
        "hasSource": "r:source-lume",
        "start": 0,
    }
    assert claims["r:claim-2"]["hasEvidence"] == "r:evidence-1"
    assert "r:evidence-1" not in claims
    assert claims["r:claim-1"]["object"] == {"id": "r:body-harbour"}


def test_facts_come_first(document: dict[str, Any]) -> None:
    """A reader meets the facts before claims and vocabulary."""
    ids = [one["id"] for one in document["@graph"]]
    assert ids[:2] == ["r:graph-facts", "r:graph-reference"]
    assert ids[-1] == "r:graph-vocabulary"


def test_layout(graph: GraphFolder) -> None:
    """A link takes one line, and the context one line a name."""
    text = written(graph, "jsonld").decode()
    assert '    "object": {"id": "r:body-harbour"},\n' in text
    assert '  "issuedBy": {"@id": "kg:issuedBy", "@type": "@id"},\n' in text


# (predicate, values): what has no short form, or more than one
ODD: dict[str, tuple[NamedNode, tuple[Literal | NamedNode, ...]]] = {
    "a link where the context expects a text": (LABEL, (node("r:x"),)),
    "a number where the context expects names": (LABEL, (Literal(5),)),
    "names of several kinds": (LABEL, (Literal("a"), Literal("b", language="en"), Literal(5))),
    "a name that is empty": (LABEL, (Literal(""),)),
    "a text where the context expects a link": (ours("issuedBy"), (Literal("r:body"),)),
    "a text where the context expects a year": (ours("year"), (Literal("2024"), Literal(2024))),
    "an integer that is not canonical": (ours("year"), (Literal("007", datatype=node("xsd:integer")),)),
    "an integer beyond what JSON holds": (ours("year"), (Literal(10**18),)),
    "minus nought": (ours("year"), (Literal("-0", datatype=node("xsd:integer")),)),
    "a double": (ours("value"), (Literal("1.5E0", datatype=node("xsd:double")),)),
    "a boolean": (ours("value"), (Literal(True),)),
    "a decimal that looks like an integer": (ours("value"), (Literal("3", datatype=node("xsd:decimal")),)),
    "a name with a language elsewhere": (ours("rule"), (Literal("x", language="zh-hans"),)),
    "an integer without a coercion": (node("rdf:object"), (Literal(5), node("r:x"))),
    "a property of nobody": (NamedNode("https://example.org/p"), (Literal("x"), node("r:a/b"), node("r:a."))),
    "an address that begins like a prefix": (ours("within"), (NamedNode("geo:37.7,-122.4"),)),
    "an address that begins like a name": (ours("within"), (NamedNode("label:x"), NamedNode("r:x"))),
    "an address with slashes like a prefix": (ours("within"), (NamedNode("kg://x/y"),)),
    "a class of nobody": (TYPE, (NamedNode("https://example.org/C"), ours("Zone"))),
    "a type that is a text": (TYPE, (Literal("Zone"),)),
    "a thing that is called like a keyword": (
        ours("within"),
        (NamedNode("https://w3id.org/policykg/id/@id"),),
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_values_come_back(case: str) -> None:
    """Whatever does not fit the context is written at length, and both parsers read it back."""
    predicate, values = ODD[case]
    store = held(Quad(iri("s"), predicate, value, FACTS) for value in values)
    content = to_jsonld(store)
    assert set(parse(content, format=RdfFormat.JSON_LD)) == set(store)
    expected = Dataset().parse(data="".join(f"{quad} .\n" for quad in store), format="nquads")
    assert set(Dataset().parse(data=content, format="json-ld").quads()) == set(expected.quads())


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(ODD) == 21


def test_default_graph() -> None:
    """What stands in no named graph stands at the top."""
    store = held([Quad(iri("s"), LABEL, Literal("x"), DefaultGraph())])
    assert json.loads(to_jsonld(store))["@graph"] == [{"id": "r:s", "label": "x"}]
    assert set(parse(to_jsonld(store), format=RdfFormat.JSON_LD)) == set(store)
    assert json.loads(to_jsonld(Store()))["@graph"] == []


LITERALS = st.one_of(
    NAMES.map(Literal),
    st.builds(lambda t, lang: Literal(t, language=lang), NAMES, st.sampled_from(["en", "zh", "zh-hant"])),
    st.integers(-(10**16), 10**16).map(Literal),
    st.builds(lambda t: Literal(t, datatype=ours("ISO3166")), NAMES),
)
PREDICATES = [LABEL, ours("year"), ours("issuedBy"), ours("rule"), node("rdf:object"), node("skos:note")]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PREDICATES), LITERALS), min_size=1, max_size=6))
def test_any_values_come_back(values: list[tuple[NamedNode, Literal]]) -> None:
    """Any texts, numbers and codes come back as they were, under any property."""
    store = held(Quad(iri("s"), predicate, value, FACTS) for predicate, value in values)
    assert set(parse(to_jsonld(store), format=RdfFormat.JSON_LD)) == set(store)
