"""What the blocks are: title, headings and their levels, items, captions; and what goes on elsewhere."""

from typing import Final, NamedTuple

from kg.documents.pdf.breaks import CLOSED, Block, Measures
from kg.documents.pdf.marks import head_mark, is_caption
from kg.documents.pdf.words import CJK
from kg.model import BlockKind

_HEADING_LETTERS: Final = 220
_PLAIN_LETTERS: Final = 90
_TITLE_BLOCKS: Final = 14
_FLOATS: Final = frozenset({BlockKind.CAPTION, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE})
_FLOWING: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE})
_DEEP: Final = {"chapter": 0, "zhchapter": 0, "zhone": 1, "roman": 1, "article": 2, "letter": 2, "zhparen": 2}


class _Style(NamedTuple):
    """How a heading looks; those that sort first stand higher."""

    size: float
    plain: bool
    small: bool
    depth: int


def name_blocks(blocks: list[Block], usual: Measures) -> None:
    """Set the kind and level of every block that is not the row of a table."""
    for i, block in enumerate(blocks):
        if block.lines:
            block.kind = _kind(blocks, i, usual)
    _name_title(blocks, usual)
    _set_levels(blocks)
    _set_depths(blocks)


def _kind(blocks: list[Block], i: int, usual: Measures) -> BlockKind:
    block = blocks[i]
    text = block.text
    if is_caption(text) and len(text) <= 400:
        return BlockKind.CAPTION
    if block.mark == "bullet":
        return BlockKind.BULLET
    if _stands_out(block, text, usual) or _numbered(blocks, i, text):
        return BlockKind.HEADING
    return BlockKind.CLAUSE if block.mark else BlockKind.PARAGRAPH


def _stands_out(block: Block, text: str, usual: Measures) -> bool:
    """Return whether a block looks like a heading: larger, bolder or all in capitals, and short."""
    if len(text) > _HEADING_LETTERS or len(block.lines) > 4:
        return False
    size = block.lines[0].size
    letters = sum(map(str.isalpha, text))
    if not letters:
        return False
    stop = text[-1] in ".。;；,，、" and head_mark(text) is None
    if size > 1.12 * usual.size:
        return not (stop and len(text) > 120)
    if size < 0.93 * usual.size:
        return False
    bold = not usual.bold and all(line.bold for line in block.lines)
    if bold:
        return not stop or len(text) <= 60
    return _in_capitals(text, letters) and not stop and len(block.lines) <= 2


def _in_capitals(text: str, letters: int) -> bool:
    capitals = sum(1 for c in text if c.isupper())
    return letters >= 4 and capitals >= 0.95 * letters and not CJK.search(text)


def _numbered(blocks: list[Block], i: int, text: str) -> bool:
    """Return whether a short line in the style of the text is a heading by its number."""
    block = blocks[i]
    mark = head_mark(text)
    if mark is None or len(block.lines) > 2 or len(text) > _PLAIN_LETTERS or text[-1] in ".。;；,，、:：":
        return False
    style, depth = mark
    if style in {"zhchapter", "chapter"}:
        return True
    below = next((b for b in blocks[i + 1 : i + 3] if b.lines), None)
    if below is None or (below.mark == "bullet" and style == "letter"):
        return False
    if style in {"zhone", "zhparen"}:
        return len(text) <= 30 and "。" not in text
    if style == "number" and depth == 1 and not block.gap:
        return False
    same = below.mark == block.mark and (head_mark(below.text) or ("", 0))[1] <= depth
    words = text.split()
    title = any(word[0].isupper() or CJK.match(word) for word in words[1:2])
    return title and len(words) <= 10 and not same and len(below.text) > len(text)


def _name_title(blocks: list[Block], usual: Measures) -> None:
    """Make the largest heading at the start the title, if it stands out from the text."""
    if not blocks:
        return
    opening: list[Block] = []
    for block in blocks[:_TITLE_BLOCKS]:
        if block.page != blocks[0].page or (block.kind is BlockKind.PARAGRAPH and len(block.text) > 300):
            break
        opening.append(block)
    heads = [b for b in opening if b.kind is BlockKind.HEADING]
    if not heads:
        return
    largest = max(b.lines[0].size for b in heads)
    title = next(b for b in heads if b.lines[0].size > largest - 0.3)
    if largest > 1.12 * usual.size or (title is blocks[0] and _alone(title, blocks)):
        title.kind, title.level = BlockKind.TITLE, 1


def _alone(title: Block, blocks: list[Block]) -> bool:
    """Return whether the first heading, no larger than the text, is no section with a number."""
    return head_mark(title.text) is None and len(blocks) > 1


def _style(block: Block) -> _Style:
    text = block.text
    letters = sum(1 for c in text if c.isalpha())
    mark = head_mark(text)
    depth = 1
    if mark is not None:
        style, depth = mark
        depth = _DEEP.get(style, depth)
        if style == "zhchapter":
            sign = next((c for c in text if c in "编篇章节"), "章")
            depth = {"章": 0, "节": 1}.get(sign, -1)
    size = round(block.lines[0].size * 2) / 2
    bold = all(line.bold for line in block.lines)
    return _Style(-size, not bold, not _in_capitals(text, letters), depth)


def _set_levels(blocks: list[Block]) -> None:
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    styles = sorted({_style(block) for block in heads})
    ranks = {style: min(6, 2 + i) for i, style in enumerate(styles)}
    for block in heads:
        block.level = ranks[_style(block)]


def _set_depths(blocks: list[Block]) -> None:
    """Give bullets their depth by indent, or by their sign where the column changes."""
    stack: list[tuple[float, str, tuple[int, int]]] = []
    for block in blocks:
        if block.kind is not BlockKind.BULLET:
            if block.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.PARAGRAPH}:
                stack.clear()
            continue
        line = block.lines[0]
        place, sign, left = (line.page, line.region), line.words[0].text[:1], line.left
        known = next((i for i, old in enumerate(stack) if old[1] == sign), None)
        if stack and stack[-1][2] != place:
            stack = stack[: known + 1] if known is not None else stack
            stack = [(left if known is not None and i == known else old[0], old[1], place)
                     for i, old in enumerate(stack)]  # fmt: skip
        while stack and stack[-1][0] > left + 0.5 * line.size:
            stack.pop()
        if not stack or left > stack[-1][0] + 0.5 * line.size:
            stack.append((left, sign, place))
        block.level = len(stack)


def join_across(blocks: list[Block], usual: Measures) -> list[Block]:
    """Join paragraphs and items that go on in the next column or on the next page."""
    joined: list[Block] = []
    for block in blocks:
        at = _open_block(joined, block)
        if at is None or not _goes_on(joined[at], block, usual):
            joined.append(block)
        else:
            joined[at].lines.extend(block.lines)
    return joined


def _open_block(joined: list[Block], block: Block) -> int | None:
    """Return which block a block may go on with: the last one, floats left out."""
    if block.kind is not BlockKind.PARAGRAPH or block.mark:
        return None
    for i in range(len(joined) - 1, max(-1, len(joined) - 60), -1):
        if joined[i].kind in _FLOWING:
            return i
        if joined[i].kind not in _FLOATS:
            return None
    return None


def _goes_on(open_block: Block, block: Block, usual: Measures) -> bool:
    last, first = open_block.lines[-1], block.lines[0]
    if (last.page, last.region) == (first.page, first.region) or abs(last.size - first.size) > 0.6:
        return False
    words, head = last.text, first.text.lstrip("\"'“‘(（《「")[:1]
    if not words or not head:
        return False
    indented = first.left - usual.side(first)[0] > 0.8 * first.size and len(block.lines) > 1
    hangs = bool(open_block.mark) and _same_inset(open_block, block, usual)
    if CLOSED.search(words):
        # The last line of a paragraph is not stretched: after one that is, the paragraph goes on.
        return (
            usual.flush(last) and len(open_block.lines) > 1 and (hangs if open_block.mark else not indented)
        )
    if head.islower() or words[-1] in "-,，、/":
        return True
    if first.page - last.page > 1:
        return False  # over a whole page only what cannot begin a sentence goes on
    room = usual.side(last)[1] - last.right - (first.words[0].right - first.words[0].left)
    full = room < 0.3 * last.size or last.right >= usual.side(last)[1] - 3.5 * last.size
    return full and (hangs or not indented)


def _same_inset(open_block: Block, block: Block, usual: Measures) -> bool:
    """Return whether lines begin as far inside their column as the words of an item after its mark."""
    if open_block.hang - open_block.lines[0].left < 0.3 * open_block.lines[0].size:
        return False
    inset = open_block.hang - usual.side(open_block.lines[0])[0]
    first = block.lines[0]
    return abs(first.left - usual.side(first)[0] - inset) < 0.3 * first.size
