"""Reads tables in text files: values between commas, semicolons, tabs or bars.

A row is told as it stands, with the names of the columns in the first row only. Names put before every
value ("Body: …") would say in each row what its source says once, and a row would no longer be the
words of its source; rules that need the names look them up in the first row of the table.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.encodings import decode
from kg.documents.reading import Part, Piece, Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind
from kg.places import Removed

MEDIA_TYPES: Final = {".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values"}
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 1_000

_SIGNS: Final = ",;\t|"
_SAMPLE: Final = 60
_DIRECTIVE: Final = re.compile(r"\ufeff?sep=([,;|\t])[ \t]*(?:\r\n?|\n|$)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*')
_TO_END: Final = re.compile(r"[^\r\n]*")
_END: Final = re.compile(r"\r\n?|\n")


class Cell(NamedTuple):
    """A value: where it stands, without its quotes, and its words where they differ from the source."""

    start: int
    end: int
    text: str | None = None


class Row(NamedTuple):
    """The values of one row, and where the next row begins."""

    cells: tuple[Cell, ...]
    end: int


def read_csv(data: bytes, name: str) -> Reading:
    """Return the reading of a table in a text file: a part for every row that holds words.

    Columns without a word and empty rows are left out.

    Raises:
        UnreadableError: if it is no text, or holds no words.
    """
    source, encoding = decode(data, name)
    directive = _DIRECTIVE.match(source)
    start = directive.end() if directive else int(source.startswith("\ufeff"))
    sign = directive.group(1) if directive else sniff(source, start)
    rows, notes, stop = _rows(source, start, sign)
    if not rows:
        raise UnreadableError("it holds no words", name, "Give a file that holds a table")
    media_type = MEDIA_TYPES.get(name[name.rfind(".") :].lower(), "text/csv")
    removed = [Removed(stop, len(source), notes[0])] if stop < len(source) else []
    return Reading(
        source=source,
        parts=tuple(_parts(source, rows)),
        media_type=media_type,
        encoding=encoding,
        removed=tuple(removed),
        notes=tuple(notes),
    )


def _rows(source: str, start: int, sign: str) -> tuple[list[tuple[Cell, ...]], list[str], int]:
    """Return the rows that hold words, what is to be said about them, and where the reading ended."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    for row in parse_rows(source, start, sign):
        if len(rows) >= MOST_ROWS:
            return rows, [f"it holds more than {MOST_ROWS:,} rows; the rest was left out"], start
        start = row.end
        cells = row.cells
        if len(cells) >= MOST_COLUMNS:
            notes = [f"a row has more than {MOST_COLUMNS:,} values; the last ones were taken as one"]
        if any(_words(source, cell).strip() for cell in cells):
            rows.append(cells)
    return rows, notes, len(source)


def _words(source: str, cell: Cell) -> str:
    return source[cell.start : cell.end] if cell.text is None else cell.text


def _parts(source: str, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Part]:
    filled = {i for row in rows for i, cell in enumerate(row) if _words(source, cell).strip()}
    if len(filled) == 1:
        # One column is no table: its lines are told apart as those of a plain text.
        yield _column(source, rows)
        return
    counts = [sum(1 for cell in row if _words(source, cell).strip()) for row in rows]
    first = next((i for i, count in enumerate(counts) if count > 1), 0)
    for i, row in enumerate(rows):
        if i < first:
            yield _above(source, row, first=i == 0)
            continue
        kept = [cell for i, cell in enumerate(row) if i in filled]
        while kept and not _words(source, kept[-1]).strip():
            kept.pop()
        pieces: list[Piece] = []
        for number, cell in enumerate(kept):
            if number:
                pieces.append(Piece(cell.start, cell.start, " | "))
            if cell.end > cell.start:
                pieces.append(Piece(cell.start, cell.end, cell.text))
        yield Part(tuple(pieces), BlockKind.TABLE_ROW)


def _column(source: str, rows: Sequence[tuple[Cell, ...]]) -> Part:
    """Return the only column of a table as the lines of one part."""
    pieces: list[Piece] = []
    for row in rows:
        cell = next(cell for cell in row if _words(source, cell).strip())
        pieces += [Piece(cell.start, cell.end, cell.text), Piece(cell.end, cell.end, "\n")]
    return Part(tuple(pieces))


def _above(source: str, row: tuple[Cell, ...], first: bool) -> Part:
    """Return a line that stands above the table, the first one its title."""
    cell = next(cell for cell in row if _words(source, cell).strip())
    words = _words(source, cell).strip()
    title = (
        first
        and len(words) <= 200
        and any(map(str.isalpha, words))
        and not words.endswith((".", "。", ":", "："))
    )
    return Part((Piece(cell.start, cell.end, cell.text),), BlockKind.TITLE if title else BlockKind.PARAGRAPH)


def parse_rows(source: str, at: int, sign: str) -> Iterator[Row]:
    """Yield the rows of a table; a value in quotes may hold signs, line breaks and doubled quotes."""
    value = re.compile(rf"[^{re.escape(sign)}\r\n]*")
    cells: list[Cell] = []
    while at < len(source):
        if len(cells) == MOST_COLUMNS - 1:
            # No table has so many columns; the rest of the line is taken as one value.
            found = _TO_END.match(source, at)
            at, cell = (found.end(), Cell(at, found.end())) if found else (at, Cell(at, at))
        else:
            at, cell = _value(source, at, sign, value)
        cells.append(cell)
        if at < len(source) and source[at] == sign:
            at += 1
            if at < len(source):
                continue
            cells.append(Cell(at, at))
        found = _END.match(source, at)
        at = found.end() if found else at
        yield Row(tuple(cells), at)
        cells = []


def _value(source: str, at: int, sign: str, plain: re.Pattern[str]) -> tuple[int, Cell]:
    """Return where a value ends, and the value."""
    quoted = _QUOTED.match(source, at)
    if quoted and (quoted.end() == len(source) or source[quoted.end()] in f"{sign}\r\n"):
        words = quoted.group(1)
        text = words.replace('""', '"') if '""' in words else None
        return quoted.end(), Cell(quoted.start(1), quoted.end(1), text)
    found = plain.match(source, at)
    end = found.end() if found else at
    return end, Cell(at, end)


def sniff(source: str, start: int = 0) -> str:
    r"""Return the sign between the values: the one that cuts most lines into the same number of them.

    >>> sniff("Town;Year;Cost, in m\nTolmere;2031;1,5\nBrack;2032;2,5\n")
    ';'
    """
    best, chosen = (0.0, 0), ","
    for sign in _SIGNS:
        counts: list[int] = []
        for row in parse_rows(source[start : start + 200_000], 0, sign):
            if len(row.cells) > 1 or row.cells[0].end > row.cells[0].start:
                counts.append(len(row.cells))
            if len(counts) >= _SAMPLE:
                break
        usual = max(set(counts), key=lambda n: (counts.count(n), n), default=1)
        if usual > 1:
            score = (counts.count(usual) / len(counts), usual)
            if score > best:
                best, chosen = score, sign
    return chosen
