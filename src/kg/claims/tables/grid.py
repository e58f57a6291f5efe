"""Tables of a document as cells with their places in it: a row of heads and the rows below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg import lazy_re as re
from kg.claims.tables.roles import roles_of
from kg.model import Block, BlockKind, Document, Sentence

_BAR = re.compile(r"\s*\|\s*")
_GAP = re.compile(r"\t|\s{3,}")
_RULE = re.compile(r"[-:=\s|+]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY = re.compile(r"[\s|]*\n\s*\n\s*")
_NUMBER = re.compile(r"[\d\s.,%()/+-]+")
_FEWEST = 2
_LONGEST_HEAD = 60  # letters of the head of a column
_MOST = 40  # columns


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words without white space around them, from ``start`` to ``end`` of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a block in order; a cell may be empty."""

    block: Block
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of columns, the block that they stand in, and the rows below them, which may have fewer cells."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    block: Block

    @property
    def start(self) -> int:
        """Where the row of heads begins."""
        return self.block.start

    @property
    def end(self) -> int:
        """Where the row of heads ends."""
        return self.block.end


def find_tables(document: Document) -> Iterator[Table]:
    """Yield the tables of a document that open with a row of heads, maybe below a title in a row of its own."""
    for is_row, group in groupby(document.blocks, key=lambda b: _is_row(document, b)):
        blocks = [b for b in group if is_row and not _RULE.fullmatch(document.text[b.start : b.end])]
        at = next((n for n, b in enumerate(blocks) if is_head(_row(document, b))), len(blocks))
        if at > 1 or at + 1 >= len(blocks):
            continue
        # Where the heads stand in bars, a bar at the edge of a row is no border of a cell.
        framed = document.text.startswith("|", blocks[at].start)
        rows = [_row(document, b, framed=framed) for b in blocks[at:]]
        apart = [_is_apart(document, one, other) for one, other in pairwise(rows)]
        opens = (n for n in range(1, len(rows)) if _tells_roles(rows[n]) or _opens(rows, apart, n))
        starts = [0, *opens, len(rows)]
        yield from (_table(rows[one:other]) for one, other in pairwise(starts) if other - one > 1)


def _is_apart(document: Document, one: Row, other: Row) -> bool:
    """Return whether an empty line stands between two rows, and nothing else such as a rule."""
    return _EMPTY.fullmatch(document.text, one.block.end, other.block.start) is not None


def _opens(rows: Sequence[Row], apart: Sequence[bool], n: int) -> bool:
    """Return whether a row may hold the heads of a table of its own: an empty line above it, none below."""
    return apart[n - 1] and n < len(apart) and not apart[n] and is_head(rows[n])


def _tells_roles(row: Row) -> bool:
    """Return whether a row below others holds the heads of another table, or the same again on a new page."""
    if not is_head(row):
        return False
    roles = roles_of([cell.text for cell in row.cells])
    return len(set(roles) - {""}) >= _FEWEST and 2 * len([r for r in roles if r]) > len(roles)


def _table(rows: Sequence[Row]) -> Table:
    heads = tuple(cell.text for cell in rows[0].cells)
    below = tuple(row for row in rows[1:] if _is_below(row, heads))
    return Table(heads, below, rows[0].block)


def _is_below(row: Row, heads: tuple[str, ...]) -> bool:
    """Return whether a row tells something: not the heads again, as on a new page, and no heading of a part."""
    told = [cell for cell in row.cells if cell.text]
    alone = len(told) < _FEWEST <= len(heads) - 1
    return len(row.cells) <= len(heads) and not alone and tuple(c.text for c in row.cells) != heads


def is_head(row: Row) -> bool:
    """Return whether a row may hold the heads of columns: words and years only, none of them long."""
    cells = [cell.text for cell in row.cells if cell.text]
    return _FEWEST <= len(cells) <= _MOST and not any(
        len(text) > _LONGEST_HEAD or (_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)) for text in cells
    )


# "Total area", and below it "99 ha"; "Build piers by", and below it "2031", is a line that goes on.
_FIELD = re.compile(
    r"[A-Z][^\n\d:;.!?]{2,60}(?<!\s(?:by|to|in|of|at|on|or|an))(?<!\s(?:and|for|the|its|are|was|all|has))(?<!\s(?:with|from|over|than|into|some|have|were))(?<!\s(?:until|about|after|since))(?<!\s(?:before|nearly|around))"
    r"\n(?!(?:19|20)\d\d$)(?:[A-Z]{0,3}[$€£¥₹]|(?:USD|EUR|GBP|RMB|CNY|Rs\.?)\s)?\s?\d[\d.,]*(?:\s?%|\s?[A-Za-z²³]{1,12}(?:\s[A-Za-z²³]{1,12})?)?\+?"
)
_FIELD_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def parted(document: Document, sentence: Sentence) -> str:
    """Return the words of a sentence; in a row of a table bars part what tabs part, so that no name crosses them.

    A label that stands above its figure is parted from it by a colon.
    """
    text = document.text[sentence.start : sentence.end]
    if document.blocks[sentence.block].kind in _FIELD_KINDS and _FIELD.fullmatch(text):
        return text.replace("\n", ":")
    is_row = "\t" in text and document.blocks[sentence.block].kind is BlockKind.TABLE_ROW
    return text.replace("\t", "|") if is_row else text


def cut_cells(text: str, offset: int = 0, *, framed: bool = True) -> Iterator[Cell]:
    r"""Yield the cells of a row, cut at bars or, where it has none, at tabs and wide gaps.

    ``framed`` tells whether a bar at the edge is none between cells.

    >>> [c.text for c in cut_cells("| Quay |  | 10 |")], [c.start for c in cut_cells("Quay\t10", 5)]
    (['Quay', '', '10'], [5, 10])
    """
    start, end = _inner(text, framed)
    cut = _BAR if "|" in text[start:end] else _GAP
    at = start
    for match in (*cut.finditer(text, start, end), None):
        stop = match.start() if match else end
        yield _cell(text, at, stop, offset)
        at = match.end() if match else end


def _inner(text: str, framed: bool) -> tuple[int, int]:
    """Return where a row begins and ends without white space and without the bars of its frame."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if framed and text[start:end].startswith("|"):
        start += 1
    if framed and text[start:end].endswith("|"):
        end -= 1
    return start, max(start, end)


def _cell(text: str, start: int, end: int, offset: int) -> Cell:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = max(first, start + len(words.rstrip()))
    return Cell(offset + first, offset + last, text[first:last])


def _is_row(document: Document, block: Block) -> bool:
    """Return whether a block is a row: of a table, or a line with bars that the reader took for words."""
    return block.kind is BlockKind.TABLE_ROW or (
        block.kind is BlockKind.PARAGRAPH and " | " in document.text[block.start : block.end]
    )


def _row(document: Document, block: Block, *, framed: bool = True) -> Row:
    return Row(block, tuple(cut_cells(document.text[block.start : block.end], block.start, framed=framed)))
