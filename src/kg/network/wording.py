"""How relations are put into words, in both directions."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# What the object of a relation is to its subject; the forward words come from the ontology's labels.
INVERSE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms:hasPart": "part of",
        "dcterms:isPartOf": "has part",
        "dcterms:isReplacedBy": "replaces",
        "kg:addressesIndustry": "addressed by",
        "kg:adminParent": "directly above",
        "kg:appliesTo": "subject of",
        "kg:buildsOn": "carried on by",
        "kg:concernsEvent": "referred to by",
        "kg:contains": "within",
        "kg:contributesTo": "advanced by",
        "kg:establishes": "established by",
        "kg:faces": "faced by",
        "kg:hasMeasure": "measure of",
        "kg:hasObjective": "objective of",
        "kg:implementedBy": "implements",
        "kg:issuedBy": "issued",
        "kg:managedBy": "manages",
        "kg:preparedBy": "prepared",
        "kg:respondsTo": "answered by",
        "kg:spans": "partly or wholly in",
        "kg:theme": "theme of",
        "kg:within": "contains",
        "org:subOrganizationOf": "has subordinate body",
    }
)


def spaced(name: str) -> str:
    """Return a name in camel case as words.

    >>> spaced("PolicyDocument")
    'policy document'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("-", " ").replace("_", " ").lower()


def local_name(iri: str) -> str:
    """Return the last part of an IRI or compact IRI.

    >>> local_name("https://w3id.org/policykg/ontology#issuedBy")
    'issuedBy'
    """
    return re.split(r"[#/:]", iri)[-1]


def inverse(predicate: str, forward: str) -> str:
    """Return the words for a relation read from its object; unknown ones keep theirs, with an arrow.

    >>> inverse("kg:issuedBy", "issued by")
    'issued'
    >>> inverse("ex:likes", "likes")
    '← likes'
    """
    return INVERSE.get(predicate, f"← {forward}")
