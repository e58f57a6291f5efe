"""The rows of a sheet, whatever file it comes from, and how many of them are read."""

from dataclasses import dataclass, field
from typing import Final

MOST_ROWS: Final = 50_000
MOST_CELLS: Final = 100_000
MOST_COLUMNS: Final = 16_384
LONGEST_CELL: Final = 100_000


@dataclass(slots=True)
class Sheet:
    """A sheet as it fills up: the words of its cells by row and column, and those that are hidden.

    Attributes:
        name: the name on its tab.
        hidden: whether nobody sees it.
        rows: the words of each row that is seen, by column.
        unseen: words and the reason why they are not seen.
        notes: what a person should know.
    """

    name: str
    hidden: bool = False
    rows: list[dict[int, str]] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cells: int = 0

    def add(self, row: dict[int, str]) -> bool:
        """Take in a row; return whether there is room for more."""
        kept = {column: words for column, words in row.items() if words.strip() and column < MOST_COLUMNS}
        if not kept:
            return True
        if len(self.rows) >= MOST_ROWS or self.cells + len(kept) > MOST_CELLS:
            self.note(f"the sheet {self.name!r} holds more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; "
                      "the rest was left out")  # fmt: skip
            return False
        self.cells += len(kept)
        self.rows.append(kept)
        return True

    def note(self, words: str) -> None:
        """Add a note for people, once."""
        if words not in self.notes:
            self.notes.append(words)
