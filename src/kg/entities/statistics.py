"""Figures of all documents: same thing, indicator, value, unit and year are one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.entities.pages import PARTS, Figure, Page
from kg.identifiers import short_hash
from kg.model import Entity

_YEAR = PARTS.index("kg:referenceYear")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document."""

    document: str
    figures: tuple[Figure, ...]


def statistics(pages: Iterable[Page | Figures], links: Mapping[tuple[str, str], str]) -> Iterator[Entity]:
    """Yield one entity for every figure; ``links`` say which entity each other referent is."""
    groups: dict[str, list[tuple[str, str]]] = {}
    labels: dict[tuple[str, str], str] = {}
    for page in pages:
        for figure in page.figures:
            member = page.document, figure.key
            labels[member] = figure.label
            groups.setdefault(_name(figure, page.document, links), []).append(member)
    for key, members in sorted(groups.items()):
        label = min((labels[m] for m in members), key=lambda n: (len(n), n))
        yield Entity(f"r:statistic-{key}", "Statistic", label, (), "", tuple(sorted(members)))


def _name(figure: Figure, document: str, links: Mapping[tuple[str, str], str]) -> str:
    # Two planned figures of one value belong to the targets of their own documents.
    own = document if figure.planned and not figure.parts[_YEAR] else ""
    parts = zip(figure.parts, figure.keyed, strict=True)
    return short_hash(own, *(links.get((document, p), p) if keyed else p for p, keyed in parts), length=16)
