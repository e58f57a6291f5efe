"""Measures of lists and measures of running text apart: the second are much harder to read."""

from collections.abc import Callable, Mapping, Sequence

from kg.evaluation.facts import Facts, Named
from kg.evaluation.measure import Figures
from kg.evaluation.score import SAME, fold
from kg.model import BlockKind, Document

LISTED, PROSE = "measures in lists", "measures in prose"
PARTS = (LISTED, PROSE)
_LISTS = (BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.TABLE_ROW)


def measures_by_place(document: Document, gold: Facts, found: Facts) -> Mapping[str, Figures]:
    """Return how the measures of lists and those of running text were met, by ``PARTS``.

    A measure belongs to the part in which its words stand first, gold that is worded otherwise to the
    sentence that shares most words with it. Each part is matched against all measures of the other side, so
    the sums of the two parts are the figures of all measures.
    """
    place = _finder(document)
    same = SAME["measures"]
    figures = dict.fromkeys(PARTS, Figures(0, 0, 0, 0))
    for one in found.measures:
        right = any(same(g, one) for g in gold.measures)
        figures[place(one)] += Figures(int(right), 1, 0, 0)
    for one in gold.measures:
        matched = any(same(one, f) for f in found.measures)
        figures[place(one)] += Figures(0, 0, int(matched), 1)
    return figures


def _finder(document: Document) -> Callable[[Named], str]:
    sentences = [
        (fold(document.text[s.start : s.end]), _part(document, s.block, s.start)) for s in document.sentences
    ]

    def place(measure: Named) -> str:
        words = fold(measure.names[0])
        standing = next((part for text, part in sentences if words in text), "")
        return standing or _nearest(words, sentences)

    return place


def _part(document: Document, number: int, start: int) -> str:
    """Return the part of a sentence: lists, with the label of a paragraph that begins like an item."""
    block = document.blocks[number]
    labelled = block.label is not None and start < block.label
    return LISTED if block.kind in _LISTS or labelled else PROSE


def _nearest(words: str, sentences: Sequence[tuple[str, str]]) -> str:
    """Return the part of the first of the sentences that hold most of the words."""
    wanted = set(words.split())
    best = max(sentences, key=lambda s: len(wanted & set(s[0].split())), default=("", PROSE))
    return best[1]
