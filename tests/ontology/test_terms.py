"""Every term is named, defined and told apart, and everything that is used is declared."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.namespaces import KG, KGT, ONTOLOGY

KINDS = {OWL.Class: 25, OWL.ObjectProperty: 39, OWL.DatatypeProperty: 16, RDFS.Datatype: 5}
CONCEPTS = {
    "admin-levels": 5,
    "document-types": 38,
    "indicators": 61,
    "instrument-types": 29,
    "modalities": 3,
    "place-types": 129,
    "qualifiers": 6,
    "review-status": 5,
    "target-groups": 17,
    "themes": 13,
    "tiers": 3,
}
HEADER = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.license,
    DCTERMS.creator,
    DCTERMS.publisher,
    DCTERMS.created,
    DCTERMS.issued,
    DCTERMS.modified,
    DCTERMS.bibliographicCitation,
    DCTERMS.source,
    OWL.versionIRI,
    OWL.versionInfo,
)
FROM_TABLES = re.compile(r"(isic4|gbt4754|indu)-.*|industries|isic4|gbt4754")


def ours(terms: rdflib.Graph, kind: rdflib.URIRef) -> list[rdflib.term.Node]:
    return sorted((t for t in terms.subjects(RDF.type, kind) if str(t).startswith(KG)), key=str)


def every(terms: rdflib.Graph) -> Iterator[rdflib.term.Node]:
    for kind in KINDS:
        yield from ours(terms, kind)


def english(graph: rdflib.Graph, term: rdflib.term.Node, prop: rdflib.URIRef) -> list[str]:
    found = graph.objects(term, prop)
    return [str(v) for v in found if isinstance(v, rdflib.Literal) and v.language == "en"]


@pytest.mark.parametrize(("kind", "count"), KINDS.items(), ids=lambda v: str(v).rpartition("#")[2])
def test_the_number_of_terms_is_known(terms: rdflib.Graph, kind: rdflib.URIRef, count: int) -> None:
    """No term comes or goes unnoticed."""
    assert len(ours(terms, kind)) == count


def test_every_term_is_documented(terms: rdflib.Graph) -> None:
    """Every term has one label, one definition of a full sentence, an origin and, codes apart, an example."""
    faults = []
    for term in every(terms):
        labels, definitions = english(terms, term, RDFS.label), english(terms, term, SKOS.definition)
        if len(labels) != 1 or len(definitions) != 1:
            faults.append(f"{term}: {len(labels)} labels, {len(definitions)} definitions")
        elif not re.fullmatch(r"[A-Z“][^\n]{20,}\.", definitions[0]):
            faults.append(f"{term}: its definition is no sentence: {definitions[0]}")
        if terms.value(term, RDFS.isDefinedBy) != rdflib.URIRef(ONTOLOGY):
            faults.append(f"{term}: no rdfs:isDefinedBy")
        if not english(terms, term, SKOS.example) and (term, RDF.type, RDFS.Datatype) not in terms:
            faults.append(f"{term}: no example")
    assert not faults


def test_borrowed_terms_name_their_origin(terms: rdflib.Graph) -> None:
    """Every term from elsewhere that is declared here has a label and points to where it is defined."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    borrowed = {t for k in kinds for t in terms.subjects(RDF.type, k) if not str(t).startswith(KG)}
    lost = [t for t in borrowed if not terms.value(t, RDFS.label) or not terms.value(t, RDFS.isDefinedBy)]
    assert len(borrowed) == 71
    assert not lost


@pytest.mark.parametrize("prop", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_no_two_terms_share_words(terms: rdflib.Graph, prop: rdflib.URIRef) -> None:
    """No label and no definition serves two terms."""
    words = Counter(w.casefold() for t in every(terms) for w in english(terms, t, prop))
    assert [w for w, n in words.items() if n > 1] == []


def test_header_is_complete(terms: rdflib.Graph) -> None:
    """The header names title, makers, licence, dates, citation and version, which has its own address."""
    header = rdflib.URIRef(ONTOLOGY)
    assert [p for p in HEADER if terms.value(header, p) is None] == []
    version = str(terms.value(header, OWL.versionInfo))
    assert terms.value(header, OWL.versionIRI) == rdflib.URIRef(f"{ONTOLOGY}/{version}")


def test_texts_have_clean_white_space(terms: rdflib.Graph, vocabularies: Mapping[str, rdflib.Graph]) -> None:
    """No text begins or ends with a space or holds two spaces or a line break."""
    texts = {
        str(o) for g in (terms, *vocabularies.values()) for o in g.objects() if isinstance(o, rdflib.Literal)
    }
    assert [t for t in texts if t != " ".join(t.split())] == []


def test_every_vocabulary_is_known(vocabularies: Mapping[str, rdflib.Graph]) -> None:
    """Each file holds the scheme of its name and the number of concepts that is expected."""
    assert {
        name: len(set(g.subjects(RDF.type, SKOS.Concept))) for name, g in vocabularies.items()
    } == CONCEPTS
    for name, graph in vocabularies.items():
        assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {rdflib.URIRef(KGT + name)}


def test_concepts_are_documented_and_placed(vocabularies: Mapping[str, rdflib.Graph]) -> None:
    """Every concept has one English name, a definition and a scheme; it is at the top or under another."""
    faults = []
    for name, graph in vocabularies.items():
        scheme = rdflib.URIRef(KGT + name)
        for concept in graph.subjects(RDF.type, SKOS.Concept):
            above = set(graph.objects(concept, SKOS.broader))
            top = (concept, SKOS.topConceptOf, scheme) in graph
            alone = len(english(graph, concept, SKOS.prefLabel)) == 1
            told = len(english(graph, concept, SKOS.definition)) == 1
            known = all((one, SKOS.inScheme, scheme) in graph for one in (concept, *above))
            if not (alone and told and known and top != bool(above)):
                faults.append(concept)
            if any(concept in graph.transitive_objects(one, SKOS.broader) for one in above):
                faults.append(concept)
    assert faults == []


def test_names_are_unique_in_a_vocabulary(vocabularies: Mapping[str, rdflib.Graph]) -> None:
    """No preferred name in one language serves two concepts of a vocabulary."""
    for graph in vocabularies.values():
        names = Counter(graph.objects(None, SKOS.prefLabel))
        assert [n for n, times in names.items() if times > 1] == []


def test_every_used_term_is_declared(
    ontology: Path, terms: rdflib.Graph, vocabularies: Mapping[str, rdflib.Graph]
) -> None:
    """Shapes, questions, checks, examples and vocabularies use no term that nobody declared."""
    known = {str(t).replace(KG, "kg:") for t in every(terms)}
    for name, graph in vocabularies.items():
        known |= {str(t).replace(KGT, "kgt:") for t in graph.subjects(RDF.type, SKOS.Concept)} | {
            f"kgt:{name}"
        }
    used: dict[str, str] = {}
    files = sorted(f for f in ontology.rglob("*") if f.suffix in {".ttl", ".rq", ".trig"})
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            found = re.findall(r"(?<![\w:])(?:kg:[A-Za-z]\w*|kgt:[a-z][\w-]*)", line)
            used |= {t: file.name for t in found if not FROM_TABLES.fullmatch(t.partition(":")[2])}
    assert len(files) > 130
    assert {t: f for t, f in used.items() if t not in known} == {}


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_every_term_is_written_about(ontology: Path, terms: rdflib.Graph, name: str) -> None:
    """The README explains, and the changelog records, every class, property and datatype."""
    text = (ontology / name).read_text(encoding="utf-8")
    missing = [t for t in every(terms) if f"`{str(t).replace(KG, 'kg:')}`" not in text]
    assert missing == []


def test_readme_defines_as_the_terms_do(ontology: Path, terms: rdflib.Graph) -> None:
    """The tables of the README give the definitions of the terms, word for word."""
    text = (ontology / "README.md").read_text(encoding="utf-8")
    told = [t for t in every(terms) if (t, RDF.type, RDFS.Datatype) not in terms]
    classes = sum((t, RDF.type, OWL.Class) in terms for t in told)
    assert len(told) == 80
    assert f"{classes} classes and {len(told) - classes} properties" in text
    assert [t for t in told if english(terms, t, SKOS.definition)[0] not in text] == []


def test_readme_lists_every_question(ontology: Path) -> None:
    """The README asks every question in its own words."""
    text = (ontology / "README.md").read_text(encoding="utf-8")
    files = sorted((ontology / "questions").glob("*.rq"))
    asked = [f.read_text(encoding="utf-8").splitlines()[1].removeprefix("# question: ") for f in files]
    assert len(asked) == 58
    assert "fifty-eight questions" in text
    assert [q for q in asked if q not in text] == []


def test_readme_lists_every_vocabulary(ontology: Path, vocabularies: Mapping[str, rdflib.Graph]) -> None:
    """The README names every vocabulary file, with those made from the reference tables."""
    text = (ontology / "README.md").read_text(encoding="utf-8")
    wanted = [*vocabularies, "industries", "isic4", "gbt4754"]
    assert [v for v in wanted if f"`{v}.ttl`" not in text] == []
