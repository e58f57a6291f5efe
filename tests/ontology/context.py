"""Make ``ontology/context.jsonld`` from the terms; run as ``python tests/ontology/context.py``."""

import json
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS

from kg.namespaces import KG, PREFIXES, compact

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
DATES = {"issuedInMonth": "xsd:gYearMonth", "issuedOn": "xsd:date", "reviewedOn": "xsd:date"}
"""Datatypes of properties that OWL 2 does not let the terms say."""
BORROWED = {
    "altLabel": "skos:altLabel",
    "alternateOf": "prov:alternateOf",
    "broader": "skos:broader",
    "date": "dcterms:date",
    "definition": "skos:definition",
    "end": "oa:end",
    "hasSource": "oa:hasSource",
    "identifier": "dcterms:identifier",
    "inScheme": "skos:inScheme",
    "isPartOf": "dcterms:isPartOf",
    "isReplacedBy": "dcterms:isReplacedBy",
    "label": "rdfs:label",
    "language": "dcterms:language",
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "notation": "skos:notation",
    "object": "rdf:object",
    "predicate": "rdf:predicate",
    "prefLabel": "skos:prefLabel",
    "publisher": "dcterms:publisher",
    "sameAs": "schema:sameAs",
    "start": "oa:start",
    "subOrganizationOf": "org:subOrganizationOf",
    "subject": "rdf:subject",
    "title": "dcterms:title",
}
LINKS = (
    "alternateOf",
    "broader",
    "hasSource",
    "inScheme",
    "isPartOf",
    "isReplacedBy",
    "predicate",
    "sameAs",
    "subOrganizationOf",
    "subject",
)
"""Borrowed properties whose values are always things."""
BY_LANGUAGE = ("altLabel", "definition", "label", "prefLabel")
"""Borrowed properties whose values stand under their language."""
TYPED = {
    "date": "xsd:date",
    "end": "xsd:integer",
    "latitude": "xsd:decimal",
    "longitude": "xsd:decimal",
    "start": "xsd:integer",
}
"""The datatypes of borrowed properties, where they are not texts."""

Entry = str | dict[str, str]


def context(terms: rdflib.Graph) -> str:
    """Return the text of the context: prefixes, then our terms and the borrowed ones by name."""
    names: dict[str, Entry] = {}
    for name, curie in BORROWED.items():
        names[name] = _borrowed(name, curie)
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in terms.subjects(RDF.type, kind):
            if str(term).startswith(KG):
                names[str(term).removeprefix(KG)] = _entry(terms, term, kind)
    whole: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    whole |= {f"qudt-{name}" if name in names else name: iri for name, iri in sorted(PREFIXES.items())}
    whole |= sorted(names.items())
    return json.dumps({"@context": whole}, indent=2, ensure_ascii=False) + "\n"


def _borrowed(name: str, curie: str) -> Entry:
    if name in LINKS:
        return {"@id": curie, "@type": "@id"}
    if name in BY_LANGUAGE:
        return {"@id": curie, "@container": "@language"}
    return {"@id": curie, "@type": TYPED[name]} if name in TYPED else curie


def _entry(terms: rdflib.Graph, term: rdflib.term.Node, kind: rdflib.URIRef) -> Entry:
    curie = compact(str(term))
    if kind == OWL.Class:
        return curie
    if kind == OWL.ObjectProperty:
        return {"@id": curie, "@type": "@id"}
    if datatype := DATES.get(str(term).removeprefix(KG)):
        return {"@id": curie, "@type": datatype}
    datatype = compact(str(terms.value(term, RDFS.range)))
    # A plain text is one; rdflib tells it from a text that is said to be one.
    return curie if datatype == "xsd:string" else {"@id": curie, "@type": datatype}


def main() -> None:
    """Write the context beside the terms."""
    terms = rdflib.Graph().parse(ONTOLOGY / "policy.ttl")
    (ONTOLOGY / "context.jsonld").write_text(context(terms), encoding="utf-8")


if __name__ == "__main__":
    main()
