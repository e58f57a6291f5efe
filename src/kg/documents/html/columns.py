"""The columns of a table's cells where some cells span several rows or columns."""

from dataclasses import dataclass, field
from typing import Final

from kg.documents.html.tree import Node

_MOST: Final = 64  # columns or rows that a cell may span


@dataclass(slots=True)
class _Table:
    """What is known of a table so far: its row at hand, and down to which row each column is taken."""

    at: int = -1
    ordinal: int = -1
    free: int = 0
    last: int = 0
    taken: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Columns:
    """Tells how many borders of columns lie before each cell, so that every word stays below its head."""

    tables: dict[int, _Table] = field(default_factory=dict)

    def before(self, cell: Node, row: Node, table: int) -> int:
        """Return how many borders lie between a cell and the one before it in its row, or the table's edge.

        Cells are to be asked for in the order of the page.
        """
        known = self.tables.setdefault(table, _Table())
        if known.at != row.index:
            known.at, known.ordinal, known.free, known.last = row.index, known.ordinal + 1, 0, 0
        column = known.free
        while known.taken.get(column, -1) >= known.ordinal:
            column += 1
        borders, known.last = column - known.last, column
        known.free = column + _span(cell, "colspan")
        down = known.ordinal + _span(cell, "rowspan") - 1
        if down > known.ordinal:
            known.taken |= dict.fromkeys(range(column, known.free), down)
        return borders


def _span(cell: Node, name: str) -> int:
    """Return how many rows or columns a cell says that it spans."""
    said = cell.attributes.get(name, "1").strip()
    return max(1, min(int(said), _MOST)) if said.isascii() and said.isdecimal() else 1
