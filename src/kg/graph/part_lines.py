"""The lines of the entities that stand in one bundle of documents alone, kept between builds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyoxigraph import NamedNode

from kg.bundled import Numbers, Part
from kg.graph.entity_quads import entity_lines
from kg.graph.sources import SharedLines, Source
from kg.graph.terms import FACTS, claims_graph
from kg.identifiers import number, sha256
from kg.keeping import Keeper
from kg.numbers import among, packed, unpacked


@dataclass(frozen=True, slots=True)
class PartLines:
    """What is looked at of the lines of a bundle at each build.

    Attributes:
        facts: the lines of things of which something is accepted, as numbers.
        beside: the lines of other things, by the graphs of the documents that name them.
    """

    facts: Numbers
    beside: Mapping[str, tuple[str, ...]]

    def to_row(self) -> list[object]:
        """Return it as JSON."""
        return [packed(self.facts), {name: list(lines) for name, lines in self.beside.items()}]

    @classmethod
    def from_row(cls, row: list[Any]) -> "PartLines":
        """Return what was written as JSON."""
        return cls(unpacked(row[0], "<u8"), {name: tuple(some) for name, some in row[1].items()})


class PartSource:
    """The lines of the entities of a bundle (:func:`.entity_quads.entity_lines`).

    No table and no vocabulary describes one of these entities, since their ids are those of no entry.

    Args:
        part: the bundle.
        facts: the things of which something is accepted, as numbers, in order.
        beside: the documents that name other things, by their numbers.
        languages: those of the documents.
        keeper: knows lines of older builds.
    """

    def __init__(
        self,
        part: Part,
        facts: Numbers,
        beside: Mapping[int, Sequence[str]],
        languages: Mapping[str, str],
        keeper: Keeper,
    ) -> None:
        self._graphs: list[tuple[str, ...] | None] = [
            None if is_fact else tuple(beside.get(one, ()))
            for one, is_fact in zip(part.numbers.tolist(), among(part.numbers, facts).tolist(), strict=True)
        ]
        spoken = [languages.get(one, "") for one in part.documents]
        told = repr((part.key, sorted(part.elsewhere), self._graphs, spoken))
        self._key = f"things {sha256(told)}"
        self._part, self._languages, self._keeper = part, languages, keeper
        keeper.hold(SharedLines, self._key)
        self._lines = keeper.recall(PartLines, self._key, self._make)

    @property
    def source(self) -> Source:
        """Return the lines of the facts."""
        return Source(self._key, self._lines.facts, self._load)

    def beside(self) -> Iterator[tuple[NamedNode, Sequence[str]]]:
        """Yield the other lines, with their graphs."""
        for name, lines in self._lines.beside.items():
            yield NamedNode(name), lines

    def _make(self) -> PartLines:
        facts, beside = self._described()
        self._keeper.recall(SharedLines, self._key, lambda: facts)  # what is made once is kept at once
        numbers = np.array(list(map(number, facts.lines)), dtype=np.uint64)
        return PartLines(numbers, beside)

    def _load(self) -> SharedLines:
        return self._keeper.recall(SharedLines, self._key, lambda: self._described()[0])

    def _described(self) -> tuple[SharedLines, Mapping[str, tuple[str, ...]]]:
        """Return the lines of the facts, and others by their graphs."""
        own = (graphs for n, graphs in enumerate(self._graphs) if n not in self._part.elsewhere)
        places = [(FACTS,) if graphs is None else tuple(map(claims_graph, graphs)) for graphs in own]
        found: list[str] = []
        others: dict[str, list[str]] = {}
        for graph, lines in entity_lines(self._part.own, lambda _: places, (), self._languages):
            (found if graph is FACTS else others.setdefault(graph.value, [])).extend(lines)
        return SharedLines(tuple(found)), {name: tuple(lines) for name, lines in others.items()}
