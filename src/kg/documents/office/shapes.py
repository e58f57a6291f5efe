"""What a block is by its own words, where the file says nothing; and which headings stand at which level."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.blocks import Draft, could_head, draft_blocks, is_byline, word_count
from kg.documents.lines import Style, read_lines
from kg.documents.office.gather import Block, Look, Run
from kg.model import BlockKind

# A word in small letters after another one begins no item, chapter or caption; most paragraphs begin so.
_PLAIN_START: Final = re.compile(r"\s*[A-Z]?[a-z]{1,30} [a-z]{2,30}[ ,.]")
_LARGER: Final = 1.15
_TITLE_WORDS: Final = 40
# A title may have so many blocks above it and itself: a logo's words, a number of the document.
_ABOVE_TITLE: Final = 3
_PLAIN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.TABLE_ROW})


class Shape(NamedTuple):
    """The kind of a paragraph, its level, and how many characters of a bullet are to be taken off."""

    kind: BlockKind
    level: int = 1
    marker: int = 0


def _draft(words: str) -> Draft | None:
    lines = list(read_lines(words))
    if len(lines) != 1:
        return None
    return draft_blocks(words, [(lines[0], lines[0].end, 1)])[0]


def shape_of(words: str) -> Shape:
    """Return what a plain paragraph is by the marker that was typed before its words.

    >>> shape_of("• Plant trees").kind.value, shape_of("(b) Plant trees.").kind.value
    ('bullet', 'clause')
    """
    draft = None if _PLAIN_START.match(words) else _draft(words)
    if draft is None or draft.body >= draft.end:
        return Shape(BlockKind.PARAGRAPH)
    if draft.style is Style.DASH:
        return Shape(BlockKind.BULLET, 1, draft.body)
    if draft.style is Style.LETTER:
        return Shape(BlockKind.CLAUSE, 2)
    if draft.style is Style.HASH or draft.style is Style.NONE:
        kind = BlockKind.CAPTION if draft.kind is BlockKind.CAPTION else BlockKind.PARAGRAPH
        return Shape(kind)
    if draft.kind is BlockKind.HEADING:
        # The levels of the plain reader begin at 2, those of a gathering at 1.
        return Shape(BlockKind.HEADING, max(1, draft.level - 1))
    return Shape(draft.kind, draft.level)


def without_marker(runs: Sequence[Run], marker: int) -> list[Run]:
    """Return the runs without their first characters: the bullet that was typed before the words."""
    kept: list[Run] = []
    for run in runs:
        if run.reason or marker <= 0:
            kept.append(run)
            continue
        head, tail = run.words[:marker], run.words[marker:]
        marker -= len(head)
        kept.extend(part for part in (Run(head, "bullet sign"), run._replace(words=tail)) if part.words)
    return kept


class Sketch(NamedTuple):
    """What is known of a block when headings are settled. Levels of headings count from 1, as in the file."""

    kind: BlockKind
    level: int
    words: str
    look: Look = Look()


def settle_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with headings found by their look, one title at most, and levels from 2 downward."""
    sketches = [Sketch(b.kind, b.level, b.words, b.look) for b in blocks]
    return [
        block if (block.kind, block.level) == (kind, level) else replace(block, kind=kind, level=level)
        for block, (kind, level) in zip(blocks, settle(sketches), strict=True)
    ]


def settle(sketches: Sequence[Sketch]) -> list[tuple[BlockKind, int]]:
    """Return kind and level of every block, with headings found by their look, and one title at most."""
    return _shift(_name_title(_by_look(sketches)))


def _candidate(block: Sketch, body_size: float) -> bool:
    """Return whether a paragraph is set as a heading is: short, and bold or larger than the text."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    larger = block.look.size >= _LARGER * body_size > 0
    if not (block.look.bold or larger):
        return False
    words = block.words.strip()
    draft = _draft(words)
    if draft is None:
        return False
    if larger and block.look.centred and word_count(words) <= _TITLE_WORDS and not is_byline(words):
        return not words.endswith(("。", ".", "；", ";", "，", ","))
    return could_head(words, draft)


def _body_size(blocks: Sequence[Sketch]) -> float:
    """Return the size in which most words are set."""
    counts: dict[float, int] = {}
    for block in blocks:
        if block.kind in _PLAIN and block.look.size:
            counts[block.look.size] = counts.get(block.look.size, 0) + len(block.words)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def _by_look(blocks: Sequence[Sketch]) -> list[tuple[BlockKind, int]]:
    """Make headings of short bold or large paragraphs that stand before other text."""
    chosen = _chosen(blocks)
    ranks = sorted({_rank(blocks[i].look) for i in chosen}, reverse=True)
    real = any(b.kind is BlockKind.HEADING for b in blocks)
    settled: list[tuple[BlockKind, int]] = []
    above = 0
    for i, block in enumerate(blocks):
        if i in chosen:
            level = above + 1 if real else 1 + ranks.index(_rank(block.look))
            settled.append((BlockKind.HEADING, level))
        else:
            settled.append((block.kind, block.level))
            above = block.level if block.kind is BlockKind.HEADING else above
    return settled


def _chosen(blocks: Sequence[Sketch]) -> frozenset[int]:
    """Return the places of the paragraphs that are set as headings and stand before other text."""
    size = _body_size(blocks)
    chosen: set[int] = set()
    chain, below = 0, False
    for i in range(len(blocks) - 1, -1, -1):
        if blocks[i].kind is BlockKind.BOILERPLATE:
            continue
        if below and chain < 2 and _candidate(blocks[i], size):
            chosen.add(i)
            chain += 1
            continue
        # A row of bold lines, such as an address, heads nothing beyond the second.
        chain, below = 0, blocks[i].kind in _PLAIN or blocks[i].kind is BlockKind.HEADING
    return frozenset(chosen)


def _rank(look: Look) -> tuple[float, bool]:
    return look.size, look.bold


def _name_title(kinds: list[tuple[BlockKind, int]]) -> list[tuple[BlockKind, int]]:
    """Make a title of the first heading where it heads all others; a second title is a heading."""
    named = [i for i, (kind, _) in enumerate(kinds) if kind is BlockKind.TITLE]
    for i in named[1:]:
        kinds[i] = (BlockKind.HEADING, 1)
    if named:
        return kinds
    shown = [i for i, (kind, _) in enumerate(kinds) if kind is not BlockKind.BOILERPLATE][:_ABOVE_TITLE]
    first = next((i for i in shown if kinds[i][0] is BlockKind.HEADING), None)
    if first is None:
        return kinds
    heads = [level for kind, level in kinds if kind is BlockKind.HEADING]
    if kinds[first][1] <= min(heads) and heads.count(kinds[first][1]) == 1:
        kinds[first] = (BlockKind.TITLE, 1)
    return kinds


def _shift(kinds: list[tuple[BlockKind, int]]) -> list[tuple[BlockKind, int]]:
    """Set the levels of headings so that the highest below the title is 2."""
    highest = min((level for kind, level in kinds if kind is BlockKind.HEADING), default=2)
    return [
        (kind, min(9, level - highest + 2)) if kind is BlockKind.HEADING else (kind, level)
        for kind, level in kinds
    ]
