"""What the blocks of a page are to a reader: headings in bold only, typed bullets and numbers, levels."""

from dataclasses import dataclass
from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import draft_blocks, is_byline, join_lines, word_count
from kg.documents.html.flow import Block
from kg.documents.html.notices import cut_pieces
from kg.documents.html.numbers import is_marker
from kg.documents.html.tree import Node
from kg.documents.lines import Style, read_lines
from kg.documents.reading import Part, Piece
from kg.model import BlockKind
from kg.places import Removed

_GLYPH: Final = re.compile(r"(?:[•●▪■◆▶►➢✓✔➤‣◦○\uf0b7]\s*(?=\w)|[•●▪■◆▶►➢✓✔➤‣◦○·–—*-]\s+)(?=\S)")
_HEAD_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:mso|sub|section|sec|article|block|content|para)-?)?(?:heading|headline|title|subtitle|header"
    r"|subhead|hd|h[1-6])(?:$|[\s_-]?\d?$|[\s_-])"
)
_TYPED: Final = re.compile(
    r"""\d | [(（§第一二三四五六七八九十] | [IVX]{1,6}[.)]\s | [a-zA-Z][.)]\s | [ivx]{1,5}\)
      | (?:chapter|part|title|annex|appendix|schedule|article|art\.|section|sec\.|clause)\ ?[\dIVXLABC]""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_HEADING: Final = 160
_BODY_SIZE: Final = 16.0
# Levels of headings that the page does not give, below those of heading elements.
_BY_SIZE: Final = 6.0
_BY_NAME: Final = 7.0
_BY_MARKER: Final = {
    Style.ZH_CHAPTER: 7.1, Style.CHAPTER: 7.1, Style.ZH_ONE: 7.2, Style.ZH_PAREN: 7.4, Style.ROMAN: 7.3,
    Style.CAPITAL: 7.5, Style.ARTICLE: 7.45, Style.NUMBER: 7.55,
}  # fmt: skip
_BY_BOLD: Final = 7.9
_PLAIN: Final = BlockKind.PARAGRAPH


@dataclass(slots=True)
class _Shaped:
    """A block with what it is, and how deep it stands among the headings."""

    block: Block
    kind: BlockKind | None
    level: int
    rank: float = 0.0
    glyph: int = 0


def shape_parts(source: str, blocks: list[Block], title: Block | None) -> tuple[list[Part], list[Removed]]:
    """Return the parts that the kept blocks make, and the bullet glyphs that were taken off."""
    blocks = _join_markers(blocks)
    base = _usual_size(blocks)
    shaped = [_shape(block, base) for block in blocks]
    _mark_headings(shaped)
    _number_levels(shaped, title or _by_rank(shaped))
    parts: list[Part] = []
    removed: list[Removed] = []
    for item in shaped:
        pieces = item.block.pieces
        if item.glyph:
            pieces, gone = cut_pieces(source, pieces, [(0, item.glyph)])
            removed.extend(Removed(piece.start, piece.end, "bullet mark") for piece in gone)
        if item.block.marker and pieces:
            pieces = [Piece(pieces[0].start, pieces[0].start, item.block.marker), *pieces]
        if pieces:
            parts.append(Part(tuple(pieces), item.kind, item.level, lead=item.block.lead(source)))
    return parts, removed


def _join_markers(blocks: list[Block]) -> list[Block]:
    """Return the blocks, a number or bullet in a cell or box of its own joined to the words beside it."""
    joined: list[Block] = []
    above: Block | None = None
    for block in blocks:
        lone = above is not None and above.kind is _PLAIN and is_marker(above.words)
        if lone and above is not None and block.kind is _PLAIN and _beside(above.node, block.node):
            gap = Piece(block.pieces[0].start, block.pieces[0].start, " ")
            above.pieces = [*above.pieces, gap, *block.pieces]
            above.words = f"{above.words} {block.words}"
            above.cut = [*above.cut, *block.cut]
            above = None
            continue
        joined.append(block)
        above = block
    return joined


def _beside(one: Node, other: Node) -> bool:
    """Return whether two elements lie in neighbouring cells of a row, or in boxes side by side."""
    row = next((node for node in one.up() if node.tag == "tr"), None)
    if row is not None and row.holds(other):
        return True
    parent = one.parent
    return (
        parent is not None
        and one.tag in {"div", "span", "dt"}
        and parent.holds(other)
        and other is not parent
    )


def _usual_size(blocks: list[Block]) -> float:
    """Return the size in which most words are set; 16 pixels where the page says nothing."""
    sizes: dict[float, int] = {}
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            size = block.size or _BODY_SIZE
            sizes[size] = sizes.get(size, 0) + len(block.words)
    return max(sizes, key=lambda size: (sizes[size], -size), default=_BODY_SIZE)


def _shape(block: Block, base: float) -> _Shaped:
    item = _Shaped(block, block.kind, max(1, block.level))
    if block.kind is BlockKind.HEADING:
        item.rank = float(block.level) or _BY_BOLD
    elif block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
        if block.marker:
            return item
        glyph = _GLYPH.match(block.words)
        if glyph:
            item.kind, item.glyph = BlockKind.BULLET, glyph.end()
            return item
        _by_marker(item)
        if block.kind is BlockKind.PARAGRAPH and item.kind is not BlockKind.HEADING:
            _by_looks(item, base)
    elif block.marker and _TYPED.match(block.words) and draft_kind(block.words)[0] is not Style.NONE:
        block.marker = ""  # the number is typed already
    return item


def draft_kind(words: str) -> tuple[Style, BlockKind, int]:
    """Return the marker that words begin with, and what they are by it."""
    lines = list(read_lines(words))
    drafts = draft_blocks(words, join_lines(words, lines, 0))
    if len(drafts) != 1:
        return Style.NONE, BlockKind.PARAGRAPH, 1
    return drafts[0].style, drafts[0].kind, drafts[0].level


def _by_marker(item: _Shaped) -> None:
    """Make a clause or a heading of a paragraph that begins with a typed number."""
    words = item.block.words
    if not _TYPED.match(words):
        return
    style, kind, level = draft_kind(words)
    if style in {Style.NONE, Style.DASH, Style.HASH}:
        return
    if kind is BlockKind.HEADING and item.kind is BlockKind.PARAGRAPH:
        item.kind, item.rank = BlockKind.HEADING, _BY_MARKER.get(style, _BY_BOLD)
    elif kind in {BlockKind.CLAUSE, BlockKind.BULLET, BlockKind.HEADING}:
        if item.kind is BlockKind.PARAGRAPH:
            item.level = level if style is Style.NUMBER else 1
        item.kind = BlockKind.CLAUSE


def _by_looks(item: _Shaped, base: float) -> None:
    """Make a heading of a short paragraph that is bold, large or named as one."""
    block = item.block
    large, named = block.size >= 1.2 * base, _HEAD_NAMES.search(_names(block)) is not None
    if not (large or named or block.bold) or not could_head(block.words):
        return
    if large:
        item.kind, item.rank = BlockKind.HEADING, _BY_SIZE + 0.1 + 0.8 * (1 - min(block.size, 100.0) / 100)
    elif named:
        item.kind, item.rank = BlockKind.HEADING, _BY_NAME
    elif block.bold:
        style = draft_kind(block.words)[0]
        item.kind, item.rank = BlockKind.HEADING, _BY_MARKER.get(style, _BY_BOLD)


def _names(block: Block) -> str:
    about = block.node.attributes
    return f"{about.get('class', '')} {about.get('role', '')}".strip().lower()


def could_head(words: str) -> bool:
    """Return whether words are short enough for a heading and do not end like a sentence."""
    if not words or len(words) > _LONGEST_HEADING or word_count(words) > 20:
        return False
    if words[-1] in ".。;；,，、!！" and not words.endswith(("etc.", "…")):
        return False
    return any(char.isalpha() for char in words) and not is_byline(words)


def _mark_headings(shaped: list[_Shaped]) -> None:
    """Bold lines are headings only where something stands under them; short numbered lines likewise."""
    below: _Shaped | None = None
    for i in range(len(shaped) - 1, -1, -1):
        item = shaped[i]
        if item.kind is BlockKind.HEADING and item.rank >= _BY_BOLD and (below is None or _is_caption(below)):
            item.kind = item.block.kind
        elif (
            item.kind is BlockKind.CLAUSE
            and item.block.kind is BlockKind.PARAGRAPH
            and _numbered_heading(item, below, shaped[i - 1] if i else None)
        ):
            item.kind, item.rank = BlockKind.HEADING, _BY_MARKER[Style.NUMBER] + item.level / 100
        below = item


def _is_caption(item: _Shaped) -> bool:
    return item.kind is BlockKind.CAPTION


def _numbered_heading(item: _Shaped, below: _Shaped | None, above: _Shaped | None) -> bool:
    words = item.block.words
    if below is None or not could_head(words) or draft_kind(words)[0] is not Style.NUMBER:
        return False
    if "list" in item.block.node.attributes.get("class", "").lower():
        return False
    if item.block.bold:
        return True
    if above is not None and above.kind is BlockKind.CLAUSE:
        return False
    return below.kind is BlockKind.PARAGRAPH and len(below.block.words) > 1.5 * len(words)


def _by_rank(shaped: list[_Shaped]) -> Block | None:
    """Return the first block if it is set larger than, or named above, all other headings."""
    heads = [item for item in shaped if item.kind is BlockKind.HEADING]
    if not heads or len(shaped) < 2 or heads[0] is not shaped[0]:
        return None
    first = heads[0].rank
    bold = first == _BY_BOLD and heads[0].block.kind is BlockKind.PARAGRAPH
    if not (bold or _BY_SIZE < first <= _BY_NAME):
        return None
    lower = all(item.rank > first for item in heads[1:])
    return heads[0].block if lower and all(item.rank >= _BY_SIZE for item in heads) else None


def _number_levels(shaped: list[_Shaped], title: Block | None) -> None:
    """Give the title level 1 and the headings the levels of the page, others levels below these.

    Where headings beside the title have its level, all go down by one.
    """
    heads = [s for s in shaped if s.kind is BlockKind.HEADING and s.block is not title]
    down = 1 if any(s.rank == 1 for s in heads) else 0
    others = sorted({s.rank for s in heads if s.rank >= _BY_SIZE + 0.05})
    above = 1
    for item in shaped:
        if title is not None and item.block is title:
            item.kind, item.level, item.glyph = BlockKind.TITLE, 1, 0
        elif item.kind is BlockKind.HEADING and item.rank in others:
            item.level = min(6, above + 1 + others.index(item.rank))
        elif item.kind is BlockKind.HEADING:
            above = item.level = min(6, int(item.rank) + down)
