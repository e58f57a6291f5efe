"""The terms stay inside OWL 2 RL, and a reasoner finds contradictions in data."""

from collections.abc import Iterator

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD
from rdflib.collection import Collection

from kg.namespaces import KG

PREFIXES = f"@prefix kg: <{KG}> . @prefix r: <https://w3id.org/policykg/id/> ."
AXIOMS = {
    OWL.Ontology,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.AllDisjointClasses,
    OWL.FunctionalProperty,
    OWL.TransitiveProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
    OWL.versionIRI,
    OWL.versionInfo,
    OWL.members,
    OWL.inverseOf,
    OWL.propertyChainAxiom,
}
DATATYPES = {XSD.integer, XSD.decimal, XSD.string, RDFS.Literal}
NEEDS_SIMPLE = (OWL.FunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty)
CONTRADICTIONS = {
    # a place that is also an institution
    "disjoint classes": "r:a a kg:Place , kg:PublicBody .",
    # a policy that builds on itself
    "irreflexive": "r:a kg:buildsOn r:a .",
    # two policies that build on each other
    "asymmetric": "r:a kg:buildsOn r:b . r:b kg:buildsOn r:a .",
    # what issues is an institution, so a zone cannot issue
    "range": "r:a kg:issuedBy r:zone . r:zone a kg:Zone .",
    # what is issued is a policy, so a facility cannot be issued
    "domain": "r:lab a kg:Facility ; kg:issuedBy r:b .",
}
SOUND = """
r:plan a kg:PolicyDocument ; kg:issuedBy r:cabinet ; kg:buildsOn r:strategy ; kg:hasMeasure r:measure .
r:cabinet a kg:PublicBody . r:strategy a kg:Strategy . r:measure kg:establishes r:lab .
r:lab a kg:Facility ; kg:within r:city . r:belt kg:spans r:city . r:city kg:adminParent r:province .
r:zone a kg:Zone , kg:AdministrativeArea ; kg:contains r:lab .
"""
TEXTS = (
    RDFS.label,
    RDFS.comment,
    RDFS.seeAlso,
    RDFS.isDefinedBy,
    SKOS.definition,
    SKOS.example,
    SKOS.scopeNote,
)
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def of_owl(terms: rdflib.Graph) -> Iterator[rdflib.URIRef]:
    for _, p, o in terms:
        if isinstance(p, rdflib.URIRef) and p in OWL:
            yield p
        if isinstance(o, rdflib.URIRef) and o in OWL:
            yield o


def closed(terms: rdflib.Graph, data: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in terms:
        if triple[1] not in TEXTS:  # they say nothing to a reasoner and slow it down
            graph.add(triple)
    graph.parse(data=PREFIXES + data, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_only_rl_constructs_are_used(terms: rdflib.Graph) -> None:
    """Of OWL, only constructs of the RL profile stand in the terms."""
    assert set(of_owl(terms)) <= AXIOMS


def test_class_axioms_name_classes(terms: rdflib.Graph) -> None:
    """Superclasses, domains, ranges and disjoint classes are named and declared."""
    classes = set(terms.subjects(RDF.type, OWL.Class))
    named = set(terms.objects(None, RDFS.subClassOf)) | set(terms.objects(None, RDFS.domain))
    for members in terms.objects(None, OWL.members):
        named |= set(Collection(terms, members))
    for prop in terms.subjects(RDF.type, OWL.ObjectProperty):
        named |= set(terms.objects(prop, RDFS.range))
    assert named <= classes


def test_data_ranges_are_in_the_datatype_map(terms: rdflib.Graph) -> None:
    """Every datatype property has a range that OWL 2 RL knows."""
    ranges = {
        terms.value(p, RDFS.range) for p in terms.subjects(RDF.type, OWL.DatatypeProperty) if KG in str(p)
    }
    assert ranges <= DATATYPES


def test_no_term_is_of_two_kinds(terms: rdflib.Graph) -> None:
    """No term is both a class and a property, or a property of things and of values."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)
    seen = [t for kind in kinds for t in terms.subjects(RDF.type, kind)]
    assert len(seen) == len(set(seen))


def test_super_properties_are_of_the_same_kind(terms: rdflib.Graph) -> None:
    """A property of things stands only under properties of things, one of values under those of values."""
    for sub, above in terms.subject_objects(RDFS.subPropertyOf):
        kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
        assert [(sub, RDF.type, k) in terms for k in kinds] == [(above, RDF.type, k) in terms for k in kinds]


def test_restricted_properties_are_simple(terms: rdflib.Graph) -> None:
    """No functional, asymmetric or irreflexive property is transitive or made by a chain."""
    composite = set(terms.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= set(terms.subjects(OWL.propertyChainAxiom, None))
    composite |= {i for p in composite for i in terms.objects(p, OWL.inverseOf)}
    composite |= {i for p in composite for i in terms.subjects(OWL.inverseOf, p)}
    above = {a for p in composite for a in terms.transitive_objects(p, RDFS.subPropertyOf)}
    restricted = {p for kind in NEEDS_SIMPLE for p in terms.subjects(RDF.type, kind)}
    assert len(restricted) == 19
    assert restricted & above == set()


def test_sound_data_has_no_contradiction_and_gains_what_follows(terms: rdflib.Graph) -> None:
    """A reasoner accepts sound data and draws the containments that the axioms promise."""
    graph = closed(terms, SOUND)
    kg, r = rdflib.Namespace(KG), rdflib.Namespace("https://w3id.org/policykg/id/")
    assert list(graph.objects(None, ERROR)) == []
    assert (r.lab, kg.within, r.province) in graph
    assert (r.belt, kg.spans, r.province) in graph
    assert (r.lab, kg.within, r.zone) in graph
    assert (r.measure, RDF.type, kg.PolicyElement) in graph


@pytest.mark.parametrize("data", CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_contradictions_are_found(terms: rdflib.Graph, data: str) -> None:
    """A reasoner finds each planted contradiction."""
    assert list(closed(terms, data).objects(None, ERROR)) != []


def test_the_number_of_contradictions_is_known() -> None:
    """No planted contradiction goes missing."""
    assert len(CONTRADICTIONS) == 5
