"""The prefixes of the graph: the only home of namespace IRIs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.exceptions import DataError

KG: Final = "https://w3id.org/policykg/ontology#"
KGT: Final = "https://w3id.org/policykg/terms/"
R: Final = "https://w3id.org/policykg/id/"
ONTOLOGY: Final = "https://w3id.org/policykg/ontology"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "currency": "http://qudt.org/vocab/currency/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "kg": KG,
        "kgt": KGT,
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qudt": "http://qudt.org/schema/qudt/",
        "r": R,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


_BY_BASE: Final[Mapping[str, str]] = MappingProxyType({base: name for name, base in PREFIXES.items()})


def expand(curie: str) -> str:
    """Return the full IRI of a compact one.

    >>> expand("kg:issuedBy")
    'https://w3id.org/policykg/ontology#issuedBy'

    Raises:
        DataError: if the prefix is not known.
    """
    prefix, colon, name = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise DataError("unknown prefix", curie, f"Known prefixes: {', '.join(sorted(PREFIXES))}")
    return PREFIXES[prefix] + name


def compact(iri: str) -> str:
    """Return the compact form of an IRI, or the IRI itself if no prefix fits.

    >>> compact("https://w3id.org/policykg/id/body-state-council")
    'r:body-state-council'
    """
    # Every base ends with / or #, so that the name behind the last of them tells which base it may be.
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _BY_BASE.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and cut < len(iri) else iri
