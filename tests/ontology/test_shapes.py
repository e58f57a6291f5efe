"""The shapes find every fault that is put into a sound graph, and nothing else."""

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from kg.namespaces import PREFIXES

HEADER = "\n".join(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items())
SOUND = {("MeasureThemeShape", "r:measure-boat-grants")}
"""What a person should look at in the sound graph: a measure under no heading."""

# update that does the damage; what is then wrong, with which thing
DAMAGE = {
    "a name goes missing": (
        'DELETE DATA { r:event-harbour-fair rdfs:label "Harbour Fair"@en }',
        {("LabelShape", "r:event-harbour-fair")},
    ),
    "a second name in one language": (
        'INSERT DATA { r:place-meer rdfs:label "City of Meer"@en }',
        {("LabelShape", "r:place-meer")},
    ),
    "a theme without a vocabulary": (
        "DELETE DATA { r:theme-links skos:inScheme kgt:themes }",
        {("ConceptShape", "r:theme-links")},
    ),
    "a strategy closes a circle": (
        "INSERT DATA { r:policy-open-coast kg:buildsOn r:policy-two-rivers-outline }",
        {("PolicyShape", "r:policy-open-coast"), ("PolicyShape", "r:policy-two-rivers-outline")},
    ),
    "a zone issues a policy": (
        "INSERT DATA { r:policy-clean-rivers kg:issuedBy r:zone-coast-corridor }",
        {("PolicyShape", "r:policy-clean-rivers")},
    ),
    "a year that is not that of the date": (
        "DELETE DATA { r:policy-harbour-science-plan kg:year 2024 } ;"
        "INSERT DATA { r:policy-harbour-science-plan kg:year 2023 }",
        {("PolicyDocumentShape", "r:policy-harbour-science-plan")},
    ),
    "a document without a form": (
        "DELETE DATA { r:policy-free-trade-decree kg:documentType kgt:doc-decree }",
        {("PolicyDocumentShape", "r:policy-free-trade-decree")},
    ),
    "a document that nobody issued": (
        "DELETE DATA { r:policy-free-trade-decree kg:issuedBy r:body-aldora-cabinet }",
        {("PolicyDocumentIssuerShape", "r:policy-free-trade-decree")},
    ),
    "a measure that is part of its part": (
        "INSERT DATA { r:measure-laboratories dcterms:isPartOf r:measure-visiting-researchers }",
        {("MeasureShape", "r:measure-laboratories"), ("MeasureShape", "r:measure-visiting-researchers")},
    ),
    "a measure without a policy": (
        "DELETE DATA { r:policy-two-rivers-outline kg:hasMeasure r:measure-pilot-lines }",
        {("MeasurePolicyShape", "r:measure-pilot-lines")},
    ),
    "a target without a year": (
        "DELETE DATA { r:target-ferry-lines kg:deadlineYear 2040 }",
        {("TargetShape", "r:target-ferry-lines")},
    ),
    "two deadlines": (
        "INSERT DATA { r:objective-science-hub kg:deadlineYear 2036 }",
        {("DeadlineShape", "r:objective-science-hub")},
    ),
    "a figure without a hedge": (
        "DELETE DATA { r:statistic-meer-area kg:qualifier kgt:q-exact }",
        {("StatisticShape", "r:statistic-meer-area")},
    ),
    "a conversion about another place": (
        "DELETE DATA { r:statistic-belt-gdp-usd kg:observedEntity r:zone-two-rivers-belt } ;"
        "INSERT DATA { r:statistic-belt-gdp-usd kg:observedEntity r:place-lind }",
        {("StatisticShape", "r:statistic-belt-gdp-usd")},
    ),
    "a city in a city": (
        "INSERT DATA { r:place-lind kg:within r:place-meer }",
        {("AdministrativeAreaShape", "r:place-lind")},
    ),
    "a second parent": (
        "INSERT DATA { r:place-meer-hill kg:adminParent r:place-lind }",
        {("AdministrativeAreaShape", "r:place-meer-hill")},
    ),
    "a zone without a kind": (
        "DELETE DATA { r:zone-harbour-science-city kg:placeType kgt:zone-science-city }",
        {("ZoneFacilityShape", "r:zone-harbour-science-city")},
    ),
    "a facility without a tie": (
        "DELETE DATA { r:measure-pilot-lines kg:establishes r:facility-pilot-lines }",
        {("ZoneFacilityTieShape", "r:facility-pilot-lines")},
    ),
    "zones in a circle": (
        "INSERT DATA { r:zone-coast-corridor kg:within r:zone-two-rivers-belt }",
        {("ContainmentShape", "r:zone-coast-corridor"), ("ContainmentShape", "r:zone-two-rivers-belt")},
    ),
    "a document without a digest": (
        "DELETE WHERE { r:source-51b4e9517ac7581c kg:textDigest ?any }",
        {("SourceDocumentShape", "r:source-51b4e9517ac7581c")},
    ),
    "a dataset without an edition": (
        "DELETE WHERE { r:dataset-aldora-atlas dcterms:identifier ?any }",
        {("SourceDocumentShape", "r:dataset-aldora-atlas")},
    ),
    "a confidence above one": (
        "DELETE WHERE { r:claim-a kg:confidence ?any } ; INSERT DATA { r:claim-a kg:confidence 1.4 }",
        {("ClaimShape", "r:claim-a")},
    ),
    "evidence that ends before it starts": (
        "DELETE WHERE { r:evidence-a oa:end ?any } ; INSERT DATA { r:evidence-a oa:end 3 }",
        {("EvidenceShape", "r:evidence-a")},
    ),
    "a stored quote": (
        'INSERT DATA { r:evidence-b oa:exact "of the harbour" }',
        {("EvidenceShape", "r:evidence-b")},
    ),
    "a conflict whose two sides are accepted": (
        "INSERT DATA { r:claim-b kg:conflictsWith r:claim-c }",
        {("ConflictShape", "r:claim-b")},
    ),
}
# three claims of the fixture under short names, so that the graph stays small
CLAIMS = """
r:extractor-test a kg:Extractor ; rdfs:label "test"@en .
r:evidence-a a kg:Evidence ; oa:hasSource r:source-51b4e9517ac7581c ; oa:start 40 ; oa:end 90 .
r:evidence-b a kg:Evidence ; oa:hasSource r:source-51b4e9517ac7581c ; oa:start 40 ; oa:end 95 .
""" + "".join(
    f"r:claim-{n} a kg:Claim ; rdf:subject r:place-meer ; rdf:predicate kg:within ; rdf:object r:place-{p} ;"
    f" kg:hasEvidence r:evidence-b ; kg:confidence 0.9 ; kg:reviewStatus kgt:status-accepted ;"
    f" kg:extractedBy r:extractor-test .\n"
    for n, p in (("a", "north-aldora"), ("b", "river-lands"), ("c", "aldora"))
)


@pytest.fixture(scope="module")
def sound(dataset: rdflib.Dataset, background: rdflib.Graph) -> rdflib.Graph:
    """The facts and reference data of the fixture with a handful of claims."""
    graph = rdflib.Graph()
    claims = {
        s
        for c in ("Claim", "Evidence")
        for s in dataset.subjects(RDF.type, rdflib.URIRef(PREFIXES["kg"] + c))
    }
    graphs = [c for c in dataset.graphs() if not str(c.identifier).endswith("vocabulary")]
    for triple in (t for c in graphs for t in c if t[0] not in claims):
        graph.add(triple)
    for triple in background:
        graph.add(triple)
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    return graph.parse(data=prefixes + CLAIMS, format="turtle")


def findings(graph: rdflib.Graph, shapes: rdflib.Graph) -> set[tuple[str, str]]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, advanced=True)
    assert isinstance(report, rdflib.Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
        while isinstance(shape, rdflib.BNode):
            shape = next(shapes.subjects(None, shape))
        found.add((str(shape).rpartition("#")[2], str(focus).replace(PREFIXES["r"], "r:")))
    return found


def test_the_sound_graph_has_no_fault(sound: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """The fixture conforms, apart from one measure that a person should look at."""
    assert findings(sound, shapes) == SOUND


def test_every_damage_is_found(sound: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """All faults put into the graph at once are found at the things they were done to, and no others."""
    graph = rdflib.Graph()
    for triple in sound:
        graph.add(triple)
    for update, _ in DAMAGE.values():
        graph.update(HEADER + update)
    wanted = SOUND.union(*(expected for _, expected in DAMAGE.values()))
    assert findings(graph, shapes) == wanted


def test_queries_may_be_run_once_for_the_whole_graph(store: pyoxigraph.Store, shapes: rdflib.Graph) -> None:
    """SPARQL constraints select $this, so that each can be run once; the fixture has no offender."""
    queries = [str(q) for q in shapes.objects(None, SH.select)]
    assert len(queries) == 9
    for query in queries:
        assert query.startswith("SELECT $this")
        rows = store.query(HEADER + query, use_default_graph_as_union=True)
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        assert list(rows) == []


def test_the_number_of_damages_is_known(shapes: rdflib.Graph) -> None:
    """No damage goes missing, and every shape finds one (that of themes finds what the sound graph lacks)."""
    broken = {shape for _, expected in DAMAGE.values() for shape, _ in expected} | {s for s, _ in SOUND}
    assert len(DAMAGE) == 25
    assert broken == {str(s).rpartition("#")[2] for s in shapes.subjects(RDF.type, SH.NodeShape)}
