"""The rows of a table with what was found in each of their cells."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.claims.tables.grid import Cell, Table
from kg.claims.tables.roles import roles_of
from kg.model import Mention, Span

# What one cell may say for several rows.
_GROUPS = frozenset({"policy", "title", "zone", "site"})


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of a row, the role and the head of its column, its own sentences and those of the row of heads."""

    role: str
    head: str
    cell: Cell
    readings: tuple[Reading, ...]
    above: tuple[Reading, ...] = ()

    def of(self, letters: str) -> list[Mention]:
        """Return the mentions inside the cell whose mark has one of the letters; offsets are those of the document."""
        found = []
        for reading in self.readings:
            base = reading.span.start
            for m in reading.mentions:
                start, end = base + m.start, base + m.end
                if LETTERS[m.kind] in letters and self.cell.start <= start and end <= self.cell.end:
                    found.append(m._replace(start=start, end=end))
        return found

    def main(self, letters: str) -> Mention | None:
        """Return the mention that makes up most of the cell, if there is one."""
        longest = max(self.of(letters), key=lambda m: m.end - m.start, default=None)
        enough = longest is not None and 2 * (longest.end - longest.start) >= len(self.cell.text)
        return longest if enough else None


@dataclass(frozen=True, slots=True)
class Line:
    """The columns of one row of a table, as many as it has cells, without words or a role, too."""

    table: Table
    columns: tuple[Column, ...]

    def of(self, *roles: str) -> Iterator[Column]:
        """Yield the columns of some roles that hold words, in order."""
        return (c for c in self.columns if c.role in roles and c.cell.text)


def evidence_of(*columns: Column) -> tuple[Span, ...]:
    """Return the sentences in which the cells of columns stand, after those of their heads, which tell what they say."""
    return tuple(sorted({r.span for column in columns for r in (*column.above, *column.readings)}))


def find_lines(tables: Iterable[Table], readings: Sequence[Reading]) -> Iterator[Line]:
    """Yield the rows of tables with what the sentences hold that they consist of."""
    ends = [reading.span.end for reading in readings]
    for table in tables:
        roles, above = roles_of(table.heads), _within(readings, ends, table.start, table.end)
        cells: Sequence[Cell] = ()
        for row in table.rows:
            cells = _carried(roles, row.cells, cells)
            columns = (
                Column(role, head, cell, _within(readings, ends, cell.start, cell.end), above)
                for role, head, cell in zip(roles, table.heads, cells, strict=False)
            )
            yield Line(table, tuple(columns))


def _carried(roles: Sequence[str], cells: Sequence[Cell], above: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells of a row; an empty one before a measure or work holds for what the row above does.

    One policy often stands beside all its measures, in the first of their rows.
    """
    steps = [
        n for n, role in enumerate(roles[: len(cells)]) if role in ("measure", "facility") and cells[n].text
    ]
    first = min(steps, default=0)
    return tuple(
        above[n] if n < min(first, len(above)) and roles[n] in _GROUPS and not cell.text else cell
        for n, cell in enumerate(cells)
    )


def _within(readings: Sequence[Reading], ends: Sequence[int], start: int, end: int) -> tuple[Reading, ...]:
    """Return the sentences that share letters with a stretch of the document."""
    first = last = bisect_left(ends, start + 1)
    while last < len(readings) and readings[last].span.start < end:
        last += 1
    return tuple(readings[first:last])
