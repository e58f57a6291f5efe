"""The paragraphs, rows and notes of an RTF file as they fill up with words."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.documents.office.docx_styles import PLAIN, Role
from kg.documents.office.gather import Gathering, Look, Run, join_cells, join_paragraphs
from kg.documents.office.shapes import shape_of, without_marker
from kg.model import BlockKind

_MOST_HELD: Final = 100_000


class Paragraph(NamedTuple):
    """What was set for a paragraph."""

    role: Role = PLAIN
    outline: int = 0
    centred: bool = False
    in_table: bool = False
    depth: int = 1
    bullet: bool = False
    listed: bool = False


UNSET: Final = Paragraph()


@dataclass(slots=True)
class _Held:
    """The words of one place that are not a paragraph yet."""

    runs: list[Run] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    size: float = 0.0
    lines: list[list[Run]] = field(default_factory=list)


@dataclass(slots=True)
class Pages:
    """Gathers what is said in the text, in notes, and around the text."""

    gathering: Gathering
    held: dict[str, _Held] = field(default_factory=dict)
    number: list[str] = field(default_factory=list)
    cells: list[list[Run]] = field(default_factory=list)
    inner: list[list[Run]] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    notes: list[list[Run]] = field(default_factory=list)

    def say(self, place: str, words: str, reason: str, bold: bool, size: float) -> None:
        """Add words to what is said in a place."""
        if place == "number":
            self.number.append(words)
            return
        held = self.held.setdefault(place, _Held())
        held.runs.append(Run(words, reason, bold=bold))
        if words.strip() and not reason:
            held.bold.append(bold)
            held.size = held.size or size

    def end(self, place: str, paragraph: Paragraph) -> None:
        """End a paragraph: in the text it becomes a block, in a cell or note a line of it."""
        held = self.held.pop(place, None)
        if place == "number" or held is None:
            return
        if place != "text" or paragraph.in_table:
            lines = [*held.lines, self._with_number(held.runs) if place == "text" else held.runs]
            self.held[place] = _Held(lines=lines)
            return
        if held.lines:
            # Lines of a cell that no command has closed stand before the text that follows.
            for line in held.lines:
                self.gathering.add(BlockKind.PARAGRAPH, line)
        self._block(held, paragraph)
        self._add_notes()

    def _with_number(self, runs: list[Run]) -> list[Run]:
        words = " ".join("".join(self.number).split())
        self.number.clear()
        if not any(sign.isalnum() for sign in words):
            return runs
        return [Run(f"{words} ", put_in=True), *runs]

    def _block(self, held: _Held, paragraph: Paragraph) -> None:
        add, runs, role = self.gathering.add, held.runs, paragraph.role
        said = "".join(run.words for run in runs if not run.reason)
        number, marked = " ".join("".join(self.number).split()), bool(self.number)
        self.number.clear()
        counted = any(sign.isalnum() for sign in number)
        lead = [Run(f"{number} ", put_in=True)] if counted else []
        if not said.strip():
            add(BlockKind.PARAGRAPH, runs)
        elif role.name == "contents":
            self.gathering.remove(said, "table of contents")
        elif role.name == "title":
            add(BlockKind.TITLE, runs)
        elif role.name == "heading" or 0 < paragraph.outline < 10:
            add(BlockKind.HEADING, [*lead, *runs], role.level or paragraph.outline)
        elif role.name in {"caption", "quotation"}:
            add(BlockKind(role.name), [*lead, *runs])
        elif counted:
            add(BlockKind.CLAUSE, [*lead, *runs], paragraph.depth)
        elif marked or paragraph.bullet or role.name == "bullet":
            shape = shape_of(said)
            add(BlockKind.BULLET, without_marker(runs, shape.marker), max(paragraph.depth, role.level))
        else:
            shape = shape_of(said)
            level = max(shape.level, paragraph.depth) if shape.kind is BlockKind.BULLET else shape.level
            look = Look(bool(held.bold) and all(held.bold), held.size, paragraph.centred)
            add(shape.kind, without_marker(runs, shape.marker), level, look)

    def cell(self) -> None:
        """End a cell of a table."""
        held = self.held.pop("text", _Held())
        if len(self.cells) < _MOST_HELD:
            self.cells.append(join_paragraphs([*held.lines, self._with_number(held.runs)]))

    def row(self) -> None:
        """End a row of a table; a row of one cell is the text in it, a table in a cell comes after it."""
        self.inner_row()
        kind = BlockKind.PARAGRAPH if len(self.cells) == 1 else BlockKind.TABLE_ROW
        if self.cells:
            self.gathering.add(kind, join_cells(self.cells))
        for row in self.rows:
            self.gathering.add(BlockKind.TABLE_ROW, join_cells(row))
        self.cells.clear()
        self.rows.clear()
        self._add_notes()

    def inner_cell(self) -> None:
        """End a cell of a table in a cell; the lines above that table stay those of the outer cell."""
        held = self.held.pop("text", _Held())
        if held.lines:
            self.held["text"] = _Held(lines=held.lines)
        if len(self.inner) < _MOST_HELD:
            self.inner.append(self._with_number(held.runs))

    def inner_row(self) -> None:
        """End a row of a table in a cell."""
        if self.inner:
            self.rows.append(self.inner)
        self.inner = []

    def close(self, place: str, paragraph: Paragraph) -> None:
        """End a place: a note, or what stands around the text."""
        if place in {"text", "number"}:
            return
        self.end(place, paragraph)
        held = self.held.pop(place, None)
        if held is None:
            return
        if place == "note":
            self.notes.append(join_paragraphs(_stripped(held.lines)))
        else:
            words = "\n".join("".join(run.words for run in line) for line in held.lines)
            self.gathering.remove(words, place)

    def _add_notes(self) -> None:
        for note in self.notes:
            self.gathering.add(BlockKind.FOOTNOTE, note)
        self.notes.clear()

    def finish(self, paragraph: Paragraph) -> None:
        """End what is still open at the end of the file."""
        if self.cells or self.rows or self.inner:
            self.row()
        self.end("text", Paragraph() if paragraph.in_table else paragraph)
        held = self.held.pop("text", None)
        for line in held.lines if held else ():
            self.gathering.add(BlockKind.PARAGRAPH, line)
        self._add_notes()


def _stripped(lines: list[list[Run]]) -> list[list[Run]]:
    """Return the lines of a note without the blank that stands after its number."""
    if lines and lines[0]:
        first = lines[0][0]
        lines[0][0] = first._replace(words=first.words.lstrip())
    return lines
