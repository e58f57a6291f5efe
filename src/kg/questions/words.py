"""Properties and classes in words: the labels of the ontology, also read from the other end."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.namespaces import compact
from kg.questions.source import Labels

# Terms of other vocabularies that the ontology uses as they are, and names of ours that read badly
# as a verb. Everything else is told by its label in the ontology.
OUTGOING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms:creator": "written by",
        "dcterms:date": "dated",
        "dcterms:identifier": "identifier",
        "dcterms:isPartOf": "is part of",
        "dcterms:isReplacedBy": "is replaced by",
        "dcterms:language": "language",
        "dcterms:publisher": "published by",
        "dcterms:spatial": "concerns the place",
        "dcterms:title": "has the title",
        "org:subOrganizationOf": "is part of",
        "owl:sameAs": "is the same as",
        "prov:alternateOf": "is another version of",
        "rdf:type": "is a",
        "rdfs:comment": "note",
        "rdfs:label": "is called",
        "rdfs:seeAlso": "see also",
        "rdfs:subClassOf": "is a kind of",
        "schema:latitude": "latitude",
        "schema:longitude": "longitude",
        "schema:sameAs": "is the same as",
        "skos:altLabel": "is also called",
        "skos:broader": "belongs to",
        "skos:broadMatch": "falls under the official class",
        "skos:closeMatch": "is close to the official class",
        "skos:definition": "definition",
        "skos:exactMatch": "is the official class",
        "skos:inScheme": "is a term of",
        "skos:narrower": "takes in",
        "skos:narrowMatch": "takes in the official class",
        "skos:notation": "has the code",
        "skos:prefLabel": "is called",
        "skos:topConceptOf": "is a main term of",
        "kg:addressee": "serves",
        "kg:contains": "contains",
        "kg:spans": "takes in all or part of",
        "kg:within": "lies within",
    }
)

# How the same relations read from their object: "X … Y" where Y is the subject.
INCOMING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms:isPartOf": "has the part",
        "dcterms:isReplacedBy": "replaces",
        "dcterms:publisher": "published",
        "dcterms:creator": "wrote",
        "org:subOrganizationOf": "has the part",
        "prov:alternateOf": "has another version in",
        "skos:broader": "takes in",
        "skos:inScheme": "has the term",
        "kg:addressee": "is served by",
        "kg:addressesIndustry": "is addressed by",
        "kg:adminParent": "is the administrative parent of",
        "kg:appliesTo": "is the scene of",
        "kg:buildsOn": "is built on by",
        "kg:concernsEvent": "is the event of",
        "kg:contains": "lies within",
        "kg:contributesTo": "is advanced by",
        "kg:conversionOf": "is restated as",
        "kg:discusses": "is discussed by",
        "kg:establishes": "is established by",
        "kg:faces": "is faced by",
        "kg:implementedBy": "carries out",
        "kg:issuedBy": "issued",
        "kg:managedBy": "manages",
        "kg:observedEntity": "has the figure",
        "kg:preparedBy": "prepared",
        "kg:respondsTo": "is answered by",
        "kg:spans": "lies wholly or partly in",
        "kg:textOf": "has its text in",
        "kg:within": "contains",
    }
)


def outgoing(iri: str, labels: Labels) -> str:
    """Return a property in words, read from its subject: "is issued by" stands before the issuer."""
    fixed = OUTGOING.get(compact(iri))
    return fixed or labels.read(iri) or _split(compact(iri))


def incoming(iri: str, labels: Labels) -> str:
    """Return a property in words, read from its object; without a phrase of its own, "is … of"."""
    fixed = INCOMING.get(compact(iri))
    if fixed:
        return fixed
    told = outgoing(iri, labels)
    return f"is {told.removeprefix('has ').removeprefix('is ')} of"


def kind(iri: str, labels: Labels) -> str:
    """Return a class in words."""
    return labels.read(iri) or _split(compact(iri))


def _split(curie: str) -> str:
    """Return the local name of a compact IRI as words: ``ex:isPartOf`` is told "is part of"."""
    name = curie.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip() or curie
