"""What a made file says to a person who reads it: the values that its maker hands to the scorer."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from kg.model import BlockKind, Metadata

MARK: Final = re.compile(r"\[\[(\d+)\]\]")
"""Where a note is called in the words of an item, before the file is made: ``[[3]]``."""


class Expected(NamedTuple):
    """One block in the order of reading: bullets without their glyph, table cells joined by ``" | "``."""

    kind: BlockKind
    text: str
    level: int = 1


class Found(NamedTuple):
    """One block as a reader gave it."""

    kind: BlockKind
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A made file and its expected reading.

    Attributes:
        path: where the file is.
        format: the name of its format: pdf, html, docx …
        blocks: what a person would read, in order. A note stands right after the block that calls it.
        forbidden: what the reading must not hold: running heads, page numbers, menus.
        metadata: what the page states about itself; empty fields are not asked for.
        optional: blocks that a careful reader may keep or leave out, such as the line with the date.
    """

    path: Path
    format: str
    blocks: tuple[Expected, ...]
    forbidden: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A block as it is laid out: its words may call notes, a table row has cells, a bullet its glyph."""

    kind: BlockKind
    text: str
    level: int = 1
    cells: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def expected(self) -> tuple[Expected, ...]:
        """Return the block and the notes that it calls."""
        words = " | ".join(self.cells) if self.cells else MARK.sub("", self.text)
        own = Expected(self.kind, words, self.level)
        return (own, *(Expected(BlockKind.FOOTNOTE, note) for note in self.notes))


def title(words: str) -> Item:
    """Return a title."""
    return Item(BlockKind.TITLE, words)


def heading(words: str, level: int = 2) -> Item:
    """Return a heading; the title's level is 1."""
    return Item(BlockKind.HEADING, words, level)


def paragraph(words: str) -> Item:
    """Return a paragraph."""
    return Item(BlockKind.PARAGRAPH, words)


def bullet(words: str, level: int = 1) -> Item:
    """Return a bullet; level 1 is the outermost."""
    return Item(BlockKind.BULLET, words, level)


def clause(words: str) -> Item:
    """Return a numbered item; its number is part of the words."""
    return Item(BlockKind.CLAUSE, words)


def row(*cells: str) -> Item:
    """Return a row of a table."""
    return Item(BlockKind.TABLE_ROW, "", cells=cells)


def caption(words: str) -> Item:
    """Return the words under a figure or above a table."""
    return Item(BlockKind.CAPTION, words)


def quotation(words: str) -> Item:
    """Return a quotation that stands by itself."""
    return Item(BlockKind.QUOTATION, words)


def blocks(items: tuple[Item, ...] | list[Item]) -> tuple[Expected, ...]:
    """Return the expected reading of items."""
    return tuple(block for item in items for block in item.expected())
