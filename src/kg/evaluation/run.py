"""Evaluate gold files: what a fresh reading, or a built graph, holds of their texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.claims.extract import Extractor
from kg.documents.load import load_document
from kg.evaluation.calibration import Verdict, verdicts
from kg.evaluation.facts import Facts, facts_of, read_gold
from kg.evaluation.graphs import facts_in_graph
from kg.evaluation.measure import TIERS
from kg.evaluation.results import Result, result
from kg.exceptions import InputError
from kg.graph.store import GraphFolder
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all texts in all tiers, and what gold says of each claim of a fresh reading."""

    results: tuple[Result, ...]
    verdicts: tuple[Verdict, ...] = ()


def evaluate_reading(extractor: Extractor, pairs: Sequence[tuple[Path, Path]]) -> Evaluation:
    """Return how the extractor meets gold on texts that it reads now."""
    results: list[Result] = []
    judged: list[Verdict] = []
    for document, gold in _loaded(pairs):
        extraction = extractor.extract(document)
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        judged += verdicts(extraction, quotes, gold)
        for tier, tiers in TIERS.items():
            found = facts_of(extraction, quotes, tiers)
            results.append(result(document, tier, gold, found))
    return Evaluation(tuple(results), tuple(judged))


def evaluate_graph(graph: GraphFolder, pairs: Sequence[tuple[Path, Path]]) -> Evaluation:
    """Return how a built graph meets gold on texts that it was built from.

    Raises:
        InputError: if the graph was built without one of the texts.
    """
    known = {row.digest for row in graph.manifest.documents}
    results = []
    for document, gold in _loaded(pairs):
        if document.digest not in known:
            raise InputError(
                "the graph was built without this text, or from another version of it", document.name
            )
        sentences = [(s.start, s.end) for s in document.sentences]
        for tier, tiers in TIERS.items():
            found = facts_in_graph(graph.store, document.id, document.text, sentences, tiers)
            results.append(result(document, tier, gold, found))
    return Evaluation(tuple(results))


def _loaded(pairs: Sequence[tuple[Path, Path]]) -> Iterator[tuple[Document, Facts]]:
    for text, gold in pairs:
        yield load_document(text), read_gold(gold)
