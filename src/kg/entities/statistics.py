"""Figures of all documents: same thing, indicator, value, unit and year are one."""

from collections.abc import Iterator, Mapping, Sequence

from kg.identifiers import short_hash
from kg.model import Concept, Entity, Extraction, Key, Literal, Modality

_PARTS = ("kg:observedEntity", "kg:indicator", "kg:value", "kg:unit", "kg:referenceYear", "kg:qualifier")


def statistics(extractions: Sequence[Extraction], links: Mapping[tuple[str, str], str]) -> Iterator[Entity]:
    """Yield one entity for every figure; ``links`` say which entity each other referent is."""
    groups: dict[str, list[tuple[str, str]]] = {}
    labels: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        wanted = {r.key: r.label for r in extraction.referents if r.kind == "Statistic"}
        said = _said(extraction, wanted, links)
        for key, label in wanted.items():
            member = extraction.document, key
            labels[member] = label
            parts = said.get(key, {})
            # Two planned figures of one value belong to the targets of their own documents.
            own = extraction.document if "kg:referenceYear" not in parts and parts.get("planned") else ""
            values = (own, *(parts.get(name, "") for name in _PARTS))
            groups.setdefault(short_hash(*values, length=16), []).append(member)
    for key, members in sorted(groups.items()):
        label = min((labels[m] for m in members), key=lambda n: (len(n), n))
        yield Entity(f"r:statistic-{key}", "Statistic", label, (), "", tuple(sorted(members)))


def _said(
    extraction: Extraction, wanted: Mapping[str, str], links: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, str]]:
    parts: dict[str, dict[str, str]] = {}
    for claim in extraction.claims:
        if claim.subject in wanted:
            said = parts.setdefault(claim.subject, {})
            if claim.modality is Modality.PLANNED:
                said["planned"] = "yes"
            said[claim.predicate] = _object(claim.object, extraction.document, links)
    return parts


def _object(obj: Key | Concept | Literal, document: str, links: Mapping[tuple[str, str], str]) -> str:
    if isinstance(obj, Key):
        return links.get((document, obj.key), obj.key)
    return obj.curie if isinstance(obj, Concept) else obj.value
