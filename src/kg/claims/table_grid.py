"""Tables of a document as cells with their places in it: a row of heads and the rows below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg import lazy_re as re
from kg.model import Block, BlockKind, Document, Sentence

_BAR = re.compile(r"\s*\|\s*")
_GAP = re.compile(r"\t|\s{3,}")
_RULE = re.compile(r"[-:=\s|+]*")
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
    """A row of cells in order; a cell may be empty."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of columns, from ``start`` to ``end``, and the rows below them, which may have fewer cells."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    start: int
    end: int


def find_tables(document: Document) -> Iterator[Table]:
    """Yield the tables of a document that open with a row of heads."""
    for is_row, group in groupby(document.blocks, key=lambda b: _is_row(document, b)):
        rows = [row for row in (_row(document, b) for b in group) if row] if is_row else []
        if len(rows) >= _FEWEST and is_head(rows[0]):
            heads = tuple(cell.text for cell in rows[0].cells)
            # A page may begin with the heads again.
            below = (r for r in rows[1:] if tuple(c.text for c in r.cells) != heads)
            first, last = rows[0].cells[0].start, rows[0].cells[-1].end
            yield Table(heads, tuple(r for r in below if len(r.cells) <= len(heads)), first, last)


def is_head(row: Row) -> bool:
    """Return whether a row may hold the heads of columns: words only, none of them long."""
    cells = [cell.text for cell in row.cells if cell.text]
    return _FEWEST <= len(cells) <= _MOST and not any(
        len(text) > _LONGEST_HEAD or _NUMBER.fullmatch(text) for text in cells
    )


def parted(document: Document, sentence: Sentence) -> str:
    """Return the words of a sentence; in a row of a table bars part what tabs part, so that no name crosses them."""
    text = document.text[sentence.start : sentence.end]
    is_row = "\t" in text and document.blocks[sentence.block].kind is BlockKind.TABLE_ROW
    return text.replace("\t", "|") if is_row else text


def cut_cells(text: str, offset: int = 0) -> Iterator[Cell]:
    r"""Yield the cells of a row, cut at bars or, where it has none, at tabs and wide gaps.

    >>> [c.text for c in cut_cells("| Quay |  | 10 |")], [c.start for c in cut_cells("Quay\t10", 5)]
    (['Quay', '', '10'], [5, 10])
    """
    start, end = _inner(text)
    cut = _BAR if "|" in text[start:end] else _GAP
    at = start
    for match in (*cut.finditer(text, start, end), None):
        stop = match.start() if match else end
        yield _cell(text, at, stop, offset)
        at = match.end() if match else end


def _inner(text: str) -> tuple[int, int]:
    """Return where a row begins and ends without white space and without the bars at its edges."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if text[start:end].startswith("|"):
        start += 1
    if text[start:end].endswith("|"):
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


def _row(document: Document, block: Block) -> Row | None:
    """Return the row that a block holds; none for a rule between the heads and the rest."""
    text = document.text[block.start : block.end]
    return None if _RULE.fullmatch(text) else Row(tuple(cut_cells(text, block.start)))
