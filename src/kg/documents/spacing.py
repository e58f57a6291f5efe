"""Blanks of the layout inside sentences: a sentence reads the same however its lines are set.

Lines that go on under a hanging indent, justified lines and two blanks for one tell how a page was set.
Blocks are found by them; then they go, so that a rule meets one blank between two words. Rows of tables keep
theirs.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from kg import lazy_re as re
from kg.documents.compose import Composed, Writer
from kg.documents.segments import Segments
from kg.model import BlockKind
from kg.places import OffsetMap

# A tab, blanks that follow one another, and those with which a line begins.
_LOOSE = re.compile(r"(?P<line>\n)[ \t\u3000]+|[ \t\u3000]{2,}|\t")


_HAN = "\u3400-\u9fff"
# "重点产 业": where a line of print broke; behind "第一条" and the names of who speaks a blank parts them.
_INSIDE_WORD = re.compile(
    rf"(?<=[{_HAN}，、])(?<![条章节款项编篇电讯者委府厅局部])[ \u3000](?=[{_HAN}“《（])"
)
_PROSE = re.compile(rf"[{_HAN}][^。]*[，。；]")
_LONG = 24  # signs of a sentence of prose
_NAME = 4  # signs of a name at most


class _Cut(NamedTuple):
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    words: str


def close_up(composed: Composed, parts: Segments) -> tuple[Composed, Segments]:
    r"""Return a text without loose blanks inside its sentences, and its parts where they then stand.

    The hints of the text are left out: what they told is in its parts.
    """
    loose = _LOOSE.search(composed.text) or _INSIDE_WORD.search(composed.text)
    cuts = tuple(_cuts(composed.text, parts)) if loose else ()
    if not cuts:
        return composed, parts
    writer, at = Writer(), 0
    for cut in (*cuts, _Cut(len(composed.text), len(composed.text), "")):
        for start, end, low, high in composed.offsets.runs(at, cut.start):
            writer.add(composed.text[start:end], low, high)
        writer.add(cut.words, composed.offsets.to_source(cut.start), composed.offsets.to_source(cut.end))
        at = cut.end
    offsets: OffsetMap = writer.offsets()
    return Composed("".join(writer.words), offsets, ()), _moved(parts, cuts)


def _cuts(text: str, parts: Segments) -> Iterator[_Cut]:
    """Yield the loose blanks between the words of sentences, in order."""
    for sentence in parts.sentences:
        if parts.blocks[sentence.block].kind is not BlockKind.TABLE_ROW:
            yield from _loose(text, sentence.start, sentence.end)


def _loose(text: str, start: int, end: int) -> Iterator[_Cut]:
    found = [_Cut(*m.span(), "\n" if m["line"] else " ") for m in _LOOSE.finditer(text, start, end)]
    if end - start >= _LONG and _PROSE.search(text, start, end):
        blanks = [m.span() for m in _INSIDE_WORD.finditer(text, start, end)]
        # "张三 李四 王五": short pieces in a row are names.
        named = {n for n, ((_, a), (b, _)) in enumerate(pairwise(blanks)) if b - a <= _NAME}
        named |= {n + 1 for n in named}
        found += [_Cut(a, b, "") for n, (a, b) in enumerate(blanks) if n not in named]
    yield from sorted(found)


def _moved(parts: Segments, cuts: tuple[_Cut, ...]) -> Segments:
    ends = [cut.end for cut in cuts]
    gone = [0, *accumulate(cut.end - cut.start - len(cut.words) for cut in cuts)]

    def moved(offset: int) -> int:
        return offset - gone[bisect_right(ends, offset)]

    return Segments(
        tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in parts.sections),
        tuple(
            replace(
                one,
                start=moved(one.start),
                end=moved(one.end),
                body=moved(one.body),
                label=None if one.label is None else moved(one.label),
            )
            for one in parts.blocks
        ),
        tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in parts.sentences),
    )
