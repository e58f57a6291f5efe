"""Lines to blocks: where a paragraph, an item or a heading ends and the next begins."""

from dataclasses import dataclass, field
from typing import Final

from kg import lazy_re as re
from kg.documents.pdf.marks import DOUBTFUL, head_mark, is_caption, item_mark
from kg.documents.pdf.words import CJK, Line, Table, Word
from kg.model import BlockKind

CLOSED: Final = re.compile(r"[.!?。！？；;:：…][\"'”’)\]»）」』]*$")
_GLUE: Final = frozenset(
    """a an and are as at be by for from in into is its of on or that the their to was were which
    with""".split()  # noqa: SIM905 - read more easily than a list
)
_STEP: Final = 0.5
_FLUSH: Final = 1.0  # points


@dataclass(slots=True)
class Block:
    """A block in the making: its lines, or its cells where it is the row of a table.

    ``mark`` is the style of the number or bullet that it begins with; ``hang`` is where the words after
    the mark begin, in points.
    """

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    column: int = 0
    page: int = 0
    region: int = 0
    cells: list[list[list[Word]]] = field(default_factory=list)
    mark: str = ""
    hang: float = 0.0
    gap: bool = True

    @property
    def text(self) -> str:
        """Return its words with blanks between."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Measures:
    """What is usual in a document: the letter size of its text, its weight, and the step between lines.

    ``sides`` are the left and right end of the lines of each region of a page, ``justified`` those regions
    whose lines end below each other.
    """

    size: float = 10.0
    bold: bool = False
    steps: dict[float, float] = field(default_factory=dict)
    sides: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    justified: frozenset[tuple[int, int]] = frozenset()

    def step(self, size: float) -> float:
        """Return the usual distance between base lines of text in a letter size."""
        return self.steps.get(round(size / _STEP) * _STEP, 1.3 * size)

    def side(self, line: Line) -> tuple[float, float]:
        """Return the left and right end of the lines of the column that a line stands in."""
        return self.sides.get((line.page, line.region), line.edges)

    def flush(self, line: Line) -> bool:
        """Return whether a line is stretched to the right side, as the last of a paragraph is not."""
        place = line.page, line.region
        return place in self.justified and self.side(line)[1] - line.right < _FLUSH


def measure(lines: list[Line]) -> Measures:
    """Return what is usual among the lines of a document."""
    sizes: dict[tuple[float, bool], int] = {}
    gaps: dict[float, dict[float, int]] = {}
    sides: dict[tuple[int, int], tuple[float, float]] = {}
    above: Line | None = None
    for line in lines:
        key = round(line.size / _STEP) * _STEP
        length = sum(w.end - w.start for w in line.words)
        sizes[key, line.bold] = sizes.get((key, line.bold), 0) + length
        place = line.page, line.region
        old = sides.get(place)
        sides[place] = (min(old[0], line.left), max(old[1], line.right)) if old else (line.left, line.right)
        if above is not None and (above.page, above.region) == place and abs(above.size - line.size) < 0.3:
            step = round((above.base - line.base) / _STEP) * _STEP
            if 0.9 * line.size <= step <= 2.6 * line.size:
                counts = gaps.setdefault(key, {})
                counts[step] = counts.get(step, 0) + 1
        above = line
    size, bold = max(sorted(sizes), key=sizes.__getitem__) if sizes else (10.0, False)
    steps = {key: _usual(counts) for key, counts in gaps.items()}
    return Measures(size, bold, steps, sides, _justified(lines, sides))


def _justified(
    lines: list[Line], sides: dict[tuple[int, int], tuple[float, float]]
) -> frozenset[tuple[int, int]]:
    """Return the regions in which most lines end at the right side."""
    counts: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        count = counts.setdefault((line.page, line.region), [0, 0])
        count[0] += 1
        count[1] += abs(sides[line.page, line.region][1] - line.right) < _FLUSH
    return frozenset(place for place, (every, flush) in counts.items() if every >= 6 and flush >= 0.6 * every)


def _usual(counts: dict[float, int]) -> float:
    """Return the smallest step that is common."""
    most = max(counts.values())
    return min(step for step, count in counts.items() if count >= 0.4 * most)


def cut_blocks(items: list[Line | Table], usual: Measures) -> list[Block]:
    """Return the blocks of the lines and tables of a document, in the order of reading."""
    blocks: list[Block] = []
    for item, below in zip(items, [*items[1:], None], strict=False):
        if isinstance(item, Table):
            blocks.extend(_row(item, cells) for cells in item.rows)
            continue
        block = blocks[-1] if blocks and blocks[-1].lines else None
        if block is not None and not (_breaks(block, item, usual) or _opens(block, item, below)):
            block.lines.append(item)
            continue
        blocks.append(_begin(item, block, usual))
    return blocks


def _row(table: Table, cells: list[list[list[Word]]]) -> Block:
    return Block([], BlockKind.TABLE_ROW, 1, table.column, table.page, table.region, cells)


def _begin(line: Line, above: Block | None, usual: Measures) -> Block:
    new = Block([line], column=line.column, page=line.page, region=line.region, hang=line.left)
    if above is not None and (above.page, above.region) == (line.page, line.region):
        new.gap = above.lines[-1].base - line.base > usual.step(line.size) + 0.18 * line.size + 0.6
    mark = marked(line)
    if mark:
        new.mark = mark[0]
        at = mark[1]
        for word in line.words:
            if at <= 0:
                new.hang = word.left
                break
            at -= len(word.text) + 1
    return new


def marked(line: Line) -> tuple[str, int] | None:
    """Return the style of the number or bullet that a line begins with, and where its words begin.

    A letter "o" is a bullet where a wide blank follows it.
    """
    words = line.words
    if words[0].text == "o" and len(words) > 1 and words[1].left - words[0].right > 0.6 * line.size:
        return "bullet", 2
    return item_mark(line.text[:60])


def _breaks(block: Block, line: Line, usual: Measures) -> bool:  # noqa: PLR0911 - one line a reason
    """Return whether a line begins a new block."""
    above = block.lines[-1]
    if (above.page, above.region) != (line.page, line.region):
        return True
    step, size = above.base - line.base, max(line.size, 1.0)
    if step <= 0 or abs(above.size - size) > 0.08 * size or _weight_changes(block, line):
        return True
    large = size > 1.08 * usual.size
    # A raised number pushes lines apart where a browser set them.
    room = 0.35 * size if any(w.raised for w in (*above.words, *line.words)) else 0.18 * size
    if step > (1.7 * size if large else usual.step(size) + room + 0.6):
        return True
    mark = marked(line)
    if mark and _new_item(block, line, mark[0], usual):
        return True
    if is_caption(line.text) or (is_caption(block.text) and _ended(above, line, usual)):
        return True
    if large or line.bold:
        return _new_heading(line)
    return _indents(block, line, usual) or _ended(above, line, usual)


def _new_heading(line: Line) -> bool:
    """Return whether a line in the style of a heading is a heading of its own and not the second line."""
    mark = head_mark(line.text)
    return mark is not None and mark[0] in {"chapter", "zhchapter", "zhone", "number"}


def _weight_changes(block: Block, line: Line) -> bool:
    above = block.lines[-1]
    if above.bold == line.bold:
        return False
    if above.bold:
        return not line.words[0].bold and all(one.bold for one in block.lines)
    if above.words[-1].bold:
        return False
    return CLOSED.search(above.text) is not None or not line.text[:1].islower()


def _new_item(block: Block, line: Line, mark: str, usual: Measures) -> bool:
    """Return whether a number or bullet at the start of a line begins an item."""
    above = block.lines[-1]
    # A dash may stand at the start of a line by chance; so it does not begin the first item there.
    dash = mark == "bullet" and line.text[0] in DOUBTFUL and block.mark != mark
    if not dash and (mark in {"bullet", "zh", "article"} or block.mark == mark):
        return True
    if CLOSED.search(above.text) or _slack(above, line, usual) > (3 * line.size if dash else 0):
        return True
    return abs(line.left - above.left) > 0.6 * line.size


def _slack(above: Line, line: Line, usual: Measures) -> float:
    """Return how much room is left at the end of a line beyond the first word of the next, in points."""
    first = line.words[0]
    need = first.right - first.left + 0.3 * line.size
    if CJK.match(first.text):
        need = 1.6 * line.size
    elif first.text.isalpha() and len(line.words) > 1 and len(first.text) == 1:
        need += line.words[1].right - line.words[1].left
    return usual.side(line)[1] - above.right - need


def _ended(above: Line, line: Line, usual: Measures) -> bool:
    """Return whether a line was ended although the next word would have fitted."""
    slack = _slack(above, line, usual)
    if slack <= 0:
        return False
    last = above.text.rsplit(maxsplit=1)[-1]
    head = line.text.lstrip("\"'“‘(（《「")[:1]
    if CLOSED.search(above.text):
        return slack > (1.2 if head.isupper() or not head.isalpha() else 2.0) * line.size
    if head.islower() or last.casefold() in _GLUE or last[-1] in ",，、-–/":
        return False
    return slack > 4 * line.size


def _indents(block: Block, line: Line, usual: Measures) -> bool:
    """Return whether the place where a line begins shows that it begins a block."""
    above, size = block.lines[-1], line.size
    if block.mark:
        # The first line of an article may be indented, so that its second goes back to the margin.
        margin = min(
            block.lines[0].left, block.lines[1].left if len(block.lines) > 1 else block.lines[0].left
        )
        runs_on = len(block.lines) == 1 and not CLOSED.search(above.text) and _slack(above, line, usual) <= 0
        if line.left < margin - 0.4 * size and not runs_on:
            return True
        hanging = block.hang - block.lines[0].left > 0.4 * size
        back = line.left < block.hang - 0.4 * size and len(block.lines) > 1
        return hanging and back and abs(above.left - block.hang) < 0.4 * size
    shift = line.left - above.left
    if shift > 0.8 * size:
        return len(block.lines) > 1 or _slack(above, line, usual) > 0 or bool(CLOSED.search(above.text))
    if shift < -0.8 * size and len(block.lines) > 1:
        return block.lines[0].left < above.left - 0.8 * size
    return False


def _opens(block: Block, line: Line, below: Line | Table | None) -> bool:
    """Return whether a line under an item is the indented first line of a paragraph.

    It stands where the words of the item begin, and the line below it goes back to the margin.
    """
    above, size = block.lines[-1], line.size
    if not block.mark or not isinstance(below, Line) or not CLOSED.search(above.text):
        return False
    near = (below.page, below.region) == (line.page, line.region) and abs(below.size - size) < 0.3
    back = below.left < line.left - 0.8 * size and line.left > block.lines[0].left + 0.6 * size
    return near and back and line.base - below.base < 1.5 * size and not marked(below)
