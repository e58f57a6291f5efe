"""The lines of the entities that stand in one bundle of documents alone, kept between builds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyoxigraph import NamedNode

from kg.bundled import Numbers, Part
from kg.graph.entity_quads import entity_lines
from kg.graph.pressed import press, unpress
from kg.graph.terms import FACTS, claims_graph
from kg.identifiers import sha256
from kg.keeping import Keeper


@dataclass(frozen=True, slots=True)
class PartLines:
    """Lines of entities.

    Attributes:
        facts: those of things of which something is accepted.
        beside: those of other things, by the documents that name them.
    """

    facts: tuple[str, ...]
    beside: Mapping[str, tuple[str, ...]]

    def to_row(self) -> list[object]:
        """Return the lines as JSON."""
        return [press(self.facts), {name: list(lines) for name, lines in self.beside.items()}]

    @classmethod
    def from_row(cls, row: list[Any]) -> "PartLines":
        """Return what was written as JSON."""
        facts, beside = row
        return cls(unpress(facts), {name: tuple(some) for name, some in beside.items()})


def part_lines(
    part: Part,
    facts: Numbers,
    beside: Mapping[int, Sequence[str]],
    languages: Mapping[str, str],
    keeper: Keeper,
) -> Iterator[tuple[NamedNode, Sequence[str]]]:
    """Yield the lines of the entities of a bundle with their graphs (:func:`.entity_quads.entity_lines`).

    No table and no vocabulary describes one of them, since their ids are those of no entry.

    Args:
        part: the bundle.
        facts: the things of which something is accepted, as numbers, in order.
        beside: the documents that name other things, by their numbers.
        languages: those of the documents.
        keeper: knows lines of older builds.
    """
    places = np.minimum(np.searchsorted(facts, part.numbers), max(len(facts) - 1, 0))
    accepted = facts[places] == part.numbers if len(facts) else np.zeros(len(part.numbers), dtype=bool)
    named = [
        () if is_fact else tuple(beside.get(one, ()))
        for one, is_fact in zip(part.numbers.tolist(), accepted.tolist(), strict=True)
    ]
    spoken = [languages.get(one, "") for one in part.documents]
    told = (part.key, sorted(part.elsewhere), accepted.tobytes(), named, spoken)

    def graphs(iris: Sequence[str]) -> Iterator[Sequence[NamedNode]]:
        own = [n for n in range(len(part.numbers)) if n not in part.elsewhere]
        for _, n in zip(iris, own, strict=True):
            yield (FACTS,) if accepted[n] else tuple(map(claims_graph, named[n]))

    def make() -> PartLines:
        found: list[str] = []
        others: dict[str, list[str]] = {}
        for graph, lines in entity_lines(part.own, graphs, (), languages):
            (found if graph is FACTS else others.setdefault(graph.value, [])).extend(lines)
        return PartLines(tuple(found), {name: tuple(lines) for name, lines in others.items()})

    made = keeper.recall(PartLines, sha256(repr(told)), make) if part.key else make()
    yield FACTS, made.facts
    for name, lines in made.beside.items():
        yield NamedNode(name), lines
