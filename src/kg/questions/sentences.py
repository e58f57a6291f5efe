"""Statements as sentences: "Shapingba lies within Western Science City", also with "now" and "no longer"."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kg.namespaces import R

# A verb for every property of which a sentence may tell; any other one gets "has the …" and its name.
VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms:creator": "is written by",
        "dcterms:date": "is dated",
        "dcterms:isPartOf": "is part of",
        "dcterms:isReplacedBy": "is replaced by",
        "dcterms:language": "is in the language",
        "dcterms:publisher": "is published by",
        "dcterms:spatial": "concerns",
        "dcterms:title": "has the title",
        "kg:addressee": "serves",
        "kg:addressesIndustry": "addresses the industry",
        "kg:adminParent": "belongs administratively to",
        "kg:appliesTo": "applies to",
        "kg:buildsOn": "builds on",
        "kg:concernsEvent": "refers to",
        "kg:contains": "contains",
        "kg:contributesTo": "contributes to",
        "kg:conversionOf": "is a conversion of",
        "kg:deadlineYear": "is due by",
        "kg:discusses": "discusses",
        "kg:documentType": "is of the type",
        "kg:establishes": "establishes",
        "kg:faces": "faces",
        "kg:hasMeasure": "has the measure",
        "kg:hasObjective": "has the objective",
        "kg:implementedBy": "is carried out by",
        "kg:indicator": "is a figure of the indicator",
        "kg:instrumentType": "is of the type",
        "kg:issuedBy": "is issued by",
        "kg:issuedInMonth": "is of the month",
        "kg:issuedOn": "is dated",
        "kg:managedBy": "is managed by",
        "kg:observedEntity": "is a figure of",
        "kg:placeType": "is of the type",
        "kg:preparedBy": "is prepared by",
        "kg:quantifiedBy": "is put in figures by",
        "kg:referenceYear": "is a figure of the year",
        "kg:respondsTo": "responds to",
        "kg:spans": "takes in all or part of",
        "kg:textOf": "is a text of",
        "kg:theme": "has the theme",
        "kg:unit": "is measured in",
        "kg:value": "has the value",
        "kg:within": "lies within",
        "kg:year": "is of the year",
        "org:subOrganizationOf": "is part of",
        "owl:sameAs": "is the same as",
        "prov:alternateOf": "repeats",
        "rdf:type": "is a",
        "skos:altLabel": "is also called",
        "skos:broader": "belongs to",
        "skos:notation": "has the code",
    }
)
_WORDED: Final = tuple(f"{R}{kind}-" for kind in ("measure", "objective", "challenge"))


def verb(predicate: str, label: str = "") -> str:
    """Return the verb for a property (compact IRI); ``label`` names one that has none of its own."""
    return VERBS.get(predicate) or f"has the {(label or predicate).removeprefix('has ')}"


def with_adverb(phrase: str, adverb: str) -> str:
    """Return a verb with "now" or "no longer" where English puts it.

    >>> with_adverb("lies within", "no longer"), with_adverb("is issued by", "now")
    ('no longer lies within', 'is now issued by')
    """
    return f"is {adverb} {phrase[3:]}" if phrase.startswith("is ") else f"{adverb} {phrase}"


def named(label: str, iri: str = "") -> str:
    """Return a name as it stands in a sentence: what is described and not named is quoted."""
    return f"“{label}”" if iri.startswith(_WORDED) else label


def sentence(subject: str, phrase: str, other: str) -> str:
    """Return a sentence without its full stop, so that a source can stand behind it.

    >>> sentence("the plan", "has the measure", "“Build quays”")
    'The plan has the measure “Build quays”'
    """
    words = " ".join(f"{subject} {phrase} {other}".split())
    is_file = "." in words.partition(" ")[0]
    return words if is_file else words[:1].upper() + words[1:]


def listed(names: Sequence[str], most: int = 6) -> str:
    """Return names in a row; each once, and of very many only the first.

    >>> listed(["a", "b", "a", "c"]), listed([]), listed(["a", "b", "c"], 2)
    ('a, b and c', '', 'a, b and 1 more')
    """
    once = list(dict.fromkeys(name for name in names if name))
    if len(once) > most:
        once = [*once[:most], f"{len(once) - most:,} more"]
    return " and ".join(filter(None, (", ".join(once[:-1]), *once[-1:])))
