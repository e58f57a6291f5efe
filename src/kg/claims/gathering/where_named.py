"""The sentences in which the mentions of a thing stand."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from kg.model import Span

_START = attrgetter("start", "end")


def sentence_of(sentences: list[tuple[int, int]], mentions: list[Span]) -> list[Span]:
    """Return the sentences in which mentions stand, in order, each once; ``sentences`` are in order."""
    return [Span(*sentence) for sentence in dict.fromkeys(_sentences_of(sentences, mentions))]


def first_sentence_of(sentences: list[tuple[int, int]], mentions: list[Span]) -> Span | None:
    """Return the first sentence in which a mention stands."""
    first = next(_sentences_of(sentences, mentions), None)
    return Span(*first) if first else None


def _sentences_of(sentences: list[tuple[int, int]], mentions: list[Span]) -> Iterator[tuple[int, int]]:
    for mention in sorted(mentions, key=_START):
        at = bisect_right(sentences, (mention.start, sys.maxsize)) - 1
        if at >= 0 and mention.end <= sentences[at][1]:
            yield sentences[at]
