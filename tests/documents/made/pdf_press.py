"""Sets items into columns and pages as a printer would, and remembers every stroke until the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, NamedTuple

from kg.model import BlockKind

from .expected import Item
from .pdf_lines import Face, Token, spread, take_line, tokens
from .pdf_look import Look, Style, style_of

_GRAPH: Final = 90.0
_ROW: Final = BlockKind.TABLE_ROW


class Stroke(NamedTuple):
    """Something drawn: words, or with empty words a rule (``to`` above 0) or a box (``high`` above 0)."""

    page: int
    column: int
    y: float
    x: float
    text: str = ""
    font: str = ""
    size: float = 0.0
    spacing: float = 0.0
    rise: float = 0.0
    to: float = 0.0
    high: float = 0.0


class Section(NamedTuple):
    """Items set in columns of these relative widths; ``balanced`` ends all columns at the same height."""

    widths: tuple[float, ...]
    items: tuple[Item, ...]
    balanced: bool = False


class _Note(NamedTuple):
    tokens: list[Token]
    number: str


@dataclass(slots=True)
class Press:
    """Sets sections one under the other; ``strokes`` holds what is to be drawn, in natural order."""

    look: Look
    strokes: list[Stroke] = field(default_factory=list)
    page: int = 1
    column: int = 0
    top: float = 0.0
    y: float = 0.0
    limit: float = 0.0
    lowest: float = 0.0
    columns: list[tuple[float, float]] = field(default_factory=list)
    foot: list[tuple[float, Callable[[float], None]]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        self.top = self.y = self.lowest = self.look.high - self.look.top

    def set_section(self, section: Section) -> None:
        """Set a section under what stands on the page already."""
        look = self.look
        free = look.wide - 2 * look.margin - look.gutter * (len(section.widths) - 1)
        x, self.columns = look.margin, []
        for share in section.widths:
            width = free * share / sum(section.widths)
            self.columns.append((x, width))
            x += width + look.gutter
        if self.lowest < look.high - look.top:
            self.lowest -= look.leading * 0.8
        self.column, self.top = 0, self.lowest
        self.y = self.top
        self.limit = look.bottom
        if section.balanced:
            self._balance(section)
        for i, item in enumerate(section.items):
            self._set(item, section.items[i + 1 : i + 12], i > 0 and section.items[i - 1].kind is _ROW)
        self._end_column()
        self.limit = look.bottom

    def new_page(self) -> None:
        """Go to the top of the next page."""
        self._end_column()
        self.page += 1
        self.column = 0
        self.top = self.y = self.lowest = self.look.high - self.look.top

    def _balance(self, section: Section) -> None:
        trial = Press(self.look)
        trial.columns = [self.columns[0]]
        trial.limit = -1e9
        trial.y = 0.0
        for item in section.items:
            trial._set(item, (), True)
        each = -trial.y / len(section.widths) + 2.2 * self.look.leading
        if self.top - each > self.look.bottom:
            self.limit = self.top - each

    def _end_column(self) -> None:
        self.lowest = min(self.lowest, self.y)
        if not self.foot:
            return
        x, width = self.columns[self.column]
        y = self.look.bottom + sum(high for high, _ in self.foot)
        self._rule(x, y + 2.0, x + width / 3)
        for high, draw in self.foot:
            draw(y)
            y -= high
        self.foot = []
        self.lowest = self.look.bottom

    def _advance(self) -> None:
        self._end_column()
        self.column += 1
        if self.column >= len(self.columns):
            self.page += 1
            self.column = 0
            self.limit = self.look.bottom
            self.top = self.lowest = self.look.high - self.look.top
        elif self.column == len(self.columns) - 1:
            self.limit = self.look.bottom
        self.y = self.top

    def _room(self) -> float:
        kept = sum(high for high, _ in self.foot) + (8.0 if self.foot else 0.0)
        return self.y - max(self.limit, self.look.bottom + kept if kept else self.limit)

    def _set(self, item: Item, below: Sequence[Item], under_row: bool) -> None:
        style = style_of(self.look, item)
        if item.kind is _ROW:
            self._set_row(item)
            return
        if self.y < self.top:
            self.y -= style.before + (self.look.leading * 0.6 if under_row else 0.0)
        need = style.leading * (3.6 if below and style.keep else 1.0)
        if item.kind is BlockKind.CAPTION and not item.text.startswith("Table"):
            self._figure(style)
        elif item.kind is BlockKind.CAPTION and not self.look.split:
            need += self.look.leading * 1.2 * sum(1 for _ in takewhile(lambda i: i.kind is _ROW, below))
        if self._room() < need:
            self._advance()
        for text in item.notes:
            self.notes[str(len(self.notes) + 1)] = text
        self._set_words(item, style)
        self.y -= style.after

    def _figure(self, style: Style) -> None:
        if self._room() < _GRAPH + 2 * style.leading:
            self._advance()
        x, width = self.columns[self.column]
        self.strokes.append(Stroke(self.page, self.column, self.y - _GRAPH, x, to=width, high=_GRAPH))
        self.y -= _GRAPH + 4

    def _set_words(self, item: Item, style: Style) -> None:
        rest = tokens(item.text)
        first = True
        while rest:
            if self._room() < style.leading:
                self._advance()
            x, width = self.columns[self.column]
            indent = style.left + (style.first if first else 0.0)
            line, after = take_line(rest, width - indent - style.right, style.face, style.size, style.hyphens)
            called = [self._note(token.note) for token in line if token.note]
            high = style.leading + sum(self._note_height(note) for note in called) + (8.0 if called else 0)
            if self._room() < high and self.y < self.top:
                self._advance()
                continue
            self.y -= style.leading
            if first and style.glyph:
                self._words(x + style.left - style.hang, self.y, style.glyph, style.glyph_font, style.size)
            full = bool(after) and style.justified
            self._draw(line, x + indent, width - indent - style.right, style, full)
            for note in called:
                self._reserve(note)
            rest, first = after, False

    def _draw(self, line: Sequence[Token], x: float, width: float, style: Style, full: bool) -> None:
        for run in spread(line, x, width, style.face, style.size, full, style.align, style.by_word):
            self.strokes.append(
                Stroke(
                    self.page, self.column, self.y, run.x, run.text, run.font, run.size, run.spacing, run.rise
                )
            )

    def _words(self, x: float, y: float, text: str, font: str, size: float) -> None:
        self.strokes.append(Stroke(self.page, self.column, y, x, text, font, size))

    def _rule(self, x: float, y: float, to: float) -> None:
        self.strokes.append(Stroke(self.page, self.column, y, x, to=to))

    def _note(self, number: str) -> _Note:
        return _Note(tokens(self.notes[number]), number)

    def _note_lines(self, note: _Note) -> list[list[Token]]:
        rest, lines = note.tokens, []
        face, size = self.look.face, self.look.small
        while rest:
            line, rest = take_line(rest, self.columns[self.column][1] - 9, face, size, False)
            lines.append(line)
        return lines

    def _note_height(self, note: _Note) -> float:
        return len(self._note_lines(note)) * self.look.small * 1.2 + 1.0

    def _reserve(self, note: _Note) -> None:
        lines = self._note_lines(note)
        x, width = self.columns[self.column]
        size = self.look.small

        def draw(y: float) -> None:
            at, column = y, self.column
            for i, line in enumerate(lines):
                at -= size * 1.2
                if i == 0:
                    self.strokes.append(
                        Stroke(
                            self.page,
                            column,
                            at,
                            x,
                            note.number,
                            self.look.face.regular,
                            size * 0.7,
                            rise=2.2,
                        )
                    )
                for run in spread(line, x + 7, width - 9, self.look.face, size, False, "left", False):
                    self.strokes.append(Stroke(self.page, column, at, run.x, run.text, run.font, run.size))

        self.foot.append((self._note_height(note), draw))

    def _set_row(self, item: Item) -> None:
        look = self.look
        face = look.face
        x, width = self.columns[self.column]
        shares = (2.2, *(1.0 for _ in item.cells[1:]))
        cells = [
            self._cell(cell, width * share / sum(shares) - 6)
            for cell, share in zip(item.cells, shares, strict=True)
        ]
        lines = max(len(cell) for cell in cells)
        high = lines * look.leading + 2
        if self._room() < high:
            self._advance()
            x = self.columns[self.column][0]
        top, at = self.y, x
        for cell, share in zip(cells, shares, strict=True):
            wide = width * share / sum(shares)
            for i, line in enumerate(cell):
                y = top - (i + 1) * look.leading + 2
                for run in spread(line, at + 3, wide - 6, face, look.size, False, "left", False):
                    self._words(run.x, y, run.text, run.font, run.size)
            if look.ruled:
                self.strokes.append(Stroke(self.page, self.column, top - high, at, to=wide, high=-high))
            at += wide
        self.y -= high

    def _cell(self, text: str, width: float) -> list[list[Token]]:
        rest, lines = tokens(text), []
        while rest:
            line, rest = take_line(rest, width, self.look.face, self.look.size, False)
            lines.append(line)
        return lines


def ordered(strokes: Sequence[Stroke], by_rows: bool) -> list[Stroke]:
    """Return strokes page by page: column after column, or line after line across the columns."""
    if by_rows:
        return sorted(strokes, key=lambda s: (s.page, -round(s.y), s.column))
    return sorted(strokes, key=lambda s: s.page)


__all__ = ["Face", "Press", "Section", "Stroke", "ordered"]
