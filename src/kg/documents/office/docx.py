"""Reads DOCX files as the word processor shows them.

The XML is walked here and not through a library: the libraries for DOCX show neither footnotes nor text
boxes, tracked changes or the numbers of lists, and all of these are needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.documents.names import given_title
from kg.documents.office.docx_runs import DELETED, RunReader, Words
from kg.documents.office.docx_styles import (
    Numbering,
    Style,
    Styles,
    is_on,
    number_in,
    read_numbering,
    read_styles,
    text_in,
)
from kg.documents.office.gather import Gathering, Run, join_cells, join_paragraphs, make_reading
from kg.documents.office.safety import Node, Package, open_package, reading_of
from kg.documents.office.shapes import settle_headings, shape_of, without_marker
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, Metadata

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BLOCKS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_GONE: Final = frozenset({"del", "moveFrom"})
_ASIDE: Final = (
    ("header", "page header"),
    ("footer", "page footer"),
    ("comments", "comment"),
)
_HEADING_BOLD: Final = 14
_DEEP: Final = 40
_MOST_COLUMNS: Final = 64


def read_docx(data: bytes, name: str) -> Reading:
    """Return the reading of a DOCX file.

    Headings, lists with their numbers, tables row by row, notes after the paragraph that refers to them;
    headers, footers, comments, deleted and hidden words stand in ``removed``.

    Raises:
        UnreadableError: if it is no such file, damaged, protected or hostile.
    """
    with reading_of(name):
        package = open_package(data, name)
        main = _main_part(package)
        body = package.xml(main).find("body")
        if body is None:
            raise UnreadableError("it holds no text document", name, "Save it as DOCX and try again")
        folder = main.rpartition("/")[0]
        walk = _Walk(
            Gathering(),
            read_numbering(_part(package, f"{folder}/numbering.xml")),
            read_styles(_part(package, f"{folder}/styles.xml")),
            _notes(package, folder),
        )
        walk.blocks(body)
        walk.late_notes()
        _set_aside(package, folder, walk.gathering)
        blocks = settle_headings(walk.gathering.blocks)
        return make_reading(blocks, name, MEDIA_TYPE, _metadata(package), walk.gathering.notes)


def _main_part(package: Package) -> str:
    """Return the name of the part that holds the document: the root says where it is."""
    if "_rels/.rels" in package:
        for node in package.xml("_rels/.rels"):
            if node.get("Type").endswith("/officeDocument"):
                target = node.get("Target").lstrip("/")
                if target in package:
                    return target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise UnreadableError("it holds no text document", package.name, "Save it as DOCX and try again")


def _part(package: Package, member: str) -> Node | None:
    return package.xml(member) if member in package else None


def _notes(package: Package, folder: str) -> dict[tuple[str, str], Node]:
    """Return the footnotes and endnotes by sort and id, without the lines drawn between them and the text."""
    found: dict[tuple[str, str], Node] = {}
    for sort in ("footnote", "endnote"):
        root = _part(package, f"{folder}/{sort}s.xml")
        for node in root.findall(sort) if root is not None else ():
            if node.get("type", "normal") == "normal":
                found[sort, node.get("id")] = node
    return found


@dataclass(slots=True)
class _Walk:
    """Walks the blocks of the document."""

    gathering: Gathering
    numbering: Numbering
    styles: Styles
    notes: dict[tuple[str, str], Node]
    depth: int = 0
    counts: dict[int, int] = field(default_factory=dict)
    reader: RunReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = RunReader(self.styles)

    def blocks(self, node: Node) -> None:
        """Gather the blocks below an element."""
        self.depth += 1
        if self.depth > _DEEP:
            raise RecursionError
        for child in node:
            if self.gathering.full:
                break
            if child.tag == "p":
                self.paragraph(child)
            elif child.tag == "tbl":
                self.table(child)
            elif child.tag == "sdt" and _is_contents(child):
                self.gathering.remove(_all_words(child), "table of contents")
            elif child.tag in _BLOCKS:
                self.blocks(child)
            elif child.tag in _GONE:
                self.gathering.remove(_all_words(child), DELETED)
            elif child.tag == "altChunk":
                self.gathering.note("a file of another format that is placed in it was not read")
        self.depth -= 1

    def paragraph(self, node: Node) -> None:
        """Gather a paragraph, then the boxes drawn in it and the notes that it refers to."""
        properties = node.find("pPr")
        style = self.styles.get(text_in(properties, "pStyle"))
        words = self.reader.read(node, style)
        if any(run.words.strip() and not run.reason for run in words.runs):
            self._gather(properties, style, words)
        elif words.runs:
            self.gathering.add(BlockKind.PARAGRAPH, words.runs)
        for box in words.boxes:
            self.blocks(box)
        for key in words.notes:
            self._note(key)

    def _gather(self, properties: Node | None, style: Style, words: Words) -> None:
        add, runs, role = self.gathering.add, words.runs, style.role
        outline = number_in(properties, "outlineLvl", style.outline - 1) + 1
        number, bullet, depth = self._item(properties, style)
        lead = [Run(number, put_in=True)] if number else []
        if role.name == "contents":
            self.gathering.remove("".join(run.words for run in runs), "table of contents")
        elif role.name == "title":
            add(BlockKind.TITLE, runs)
        elif role.name == "heading" or 0 < outline < 10:
            add(BlockKind.HEADING, [*lead, *runs], role.level if role.name == "heading" else outline)
        elif role.name in {"caption", "quotation"}:
            add(BlockKind(role.name), [*lead, *runs])
        elif bullet:
            add(BlockKind.BULLET, runs, depth)
        elif number:
            look = self.reader.look(words, style, centred=False)
            add(_item_kind(number, runs, look.bold), [*lead, *runs], depth)
        else:
            self._plain(properties, style, words)

    def _plain(self, properties: Node | None, style: Style, words: Words) -> None:
        align = text_in(properties, "jc")
        look = self.reader.look(words, style, align == "center" if align else bool(style.centred))
        said = "".join(run.words for run in words.runs if not run.reason)
        shape = shape_of(said)
        runs = without_marker(words.runs, shape.marker) if shape.marker else words.runs
        self.gathering.add(shape.kind, runs, shape.level, look)

    def _item(self, properties: Node | None, style: Style) -> tuple[str, bool, int]:
        """Return the number of a list item, whether it has a sign instead, and its depth from 1."""
        named = style.role.name in {"bullet", "number"}
        own = text_in(properties, "numPr/numId")
        key = own or style.list
        depth = min(8, number_in(properties, "numPr/ilvl", style.depth))
        if self.numbering.is_list(key, depth):
            number = self.numbering.next(key, depth)
            level = max(depth + 1, style.role.level if named else 1)
            return number, self.numbering.is_bullet(key, depth), level
        if own == "0" or not named:
            return "", False, 1
        if style.role.name == "bullet":
            return "", True, style.role.level
        self.counts[style.role.level] = self.counts.get(style.role.level, 0) + 1
        return f"{self.counts[style.role.level]}. ", False, style.role.level

    def table(self, node: Node) -> None:
        """Gather the rows of a table; a box of one column is read as the text that stands in it."""
        rows = [row for row in _below(node, "tr") if not is_on(row.find("trPr"), "del")]
        for row in _below(node, "tr"):
            if is_on(row.find("trPr"), "del"):
                self.gathering.remove(_all_words(row), DELETED)
        lines = [[c for cell in _below(row, "tc") for c in _spread(cell)] for row in rows]
        cells = [[cell for cell in line if cell is not None] for line in lines]
        if all(len(row) <= 1 for row in cells):
            for cell in (cell for line in cells for cell in line):
                self.blocks(cell)
            return
        for line in lines:
            self._row(line)

    def _row(self, cells: list[Node | None]) -> None:
        """Gather one row; what cannot stand in it, such as a table in a cell, comes after it."""
        inside = _Walk(Gathering(), self.numbering, self.styles, self.notes, self.depth)
        said: list[list[Run]] = []
        for cell in cells:
            first = len(inside.gathering.blocks)
            if cell is not None:
                inside.blocks(cell)
            here = inside.gathering.blocks[first:]
            own = [b for b in here if b.kind not in {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}]
            said.append(join_paragraphs([b.runs for b in own]))
        self.gathering.add(BlockKind.TABLE_ROW, join_cells(said))
        for block in inside.gathering.blocks:
            if block.kind in {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}:
                self.gathering.add(block.kind, block.runs)
        for note in inside.gathering.notes:
            self.gathering.note(note)

    def _note(self, key: tuple[str, str]) -> None:
        node = self.notes.pop(key, None)
        if node is None:
            return
        runs = [self.reader.read(p, self.styles.get("")).runs for p in node.iter("p")]
        self.gathering.add(BlockKind.FOOTNOTE, _trimmed(join_paragraphs(runs)))

    def late_notes(self) -> None:
        """Set aside the notes that no paragraph refers to."""
        for node in self.notes.values():
            self.gathering.remove(_all_words(node), "note that nothing refers to")


def _item_kind(number: str, runs: list[Run], bold: bool) -> BlockKind:
    """Return what a numbered paragraph is: a heading where it is short and bold, else a clause."""
    said = "".join(run.words for run in runs if not run.reason).strip()
    shape = shape_of(number + said)
    if shape.kind is BlockKind.HEADING and not said.endswith(("。", ".", ";", "；")) and bold:
        return BlockKind.HEADING
    short = len(said.split()) <= _HEADING_BOLD and len(said) <= 80 and said[-1:] not in ".;,:。；，："
    return BlockKind.HEADING if bold and short else BlockKind.CLAUSE


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return the runs of a note without the blank that stands after its number."""
    return [runs[0]._replace(words=runs[0].words.lstrip()), *runs[1:]] if runs else runs


def _below(node: Node, tag: str) -> Iterator[Node]:
    """Yield the rows of a table or the cells of a row, also those in a field of a form."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _BLOCKS:
            yield from _below(child, tag)


def _spread(cell: Node) -> Iterator[Node | None]:
    """Yield a cell and an empty one for each column more that it covers: words stay below their heads."""
    yield None if _goes_on(cell) else cell
    span = cell.find("tcPr/gridSpan")
    wide = span.get("val", "1") if span is not None else "1"
    yield from [None] * (min(int(wide), _MOST_COLUMNS) - 1 if wide.isdecimal() else 0)


def _goes_on(cell: Node) -> bool:
    """Return whether a cell is the lower or right part of a merged one, whose words stand in the first."""
    for sort in ("vMerge", "hMerge"):
        found = cell.find(f"tcPr/{sort}")
        if found is not None and found.get("val", "continue") == "continue":
            return True
    return False


def _is_contents(node: Node) -> bool:
    return text_in(node, "sdtPr/docPartObj/docPartGallery").lower() == "table of contents"


def _all_words(node: Node) -> str:
    """Return all words below an element, a line for a paragraph."""
    lines: list[str] = []
    for paragraph in node.iter("p"):
        lines.append("".join(t.text or "" for t in paragraph.iter("t", "delText")))
    return "\n".join(line for line in lines if line.strip())


def _set_aside(package: Package, folder: str, gathering: Gathering) -> None:
    """Set aside what stands around the document and is no part of it."""
    for start, reason in _ASIDE:
        for member in sorted(package.members):
            if member.startswith(f"{folder}/{start}") and member.endswith(".xml"):
                gathering.remove(_all_words(package.xml(member)), reason)


def _metadata(package: Package) -> Metadata:
    """Return title and language; the author and the day of saving are those of a person's file."""
    root = _part(package, "docProps/core.xml")
    if root is None:
        return Metadata()
    return Metadata(
        title=given_title(_text(root, "title")), language=_text(root, "language").lower().split("-")[0]
    )


def _text(root: Node, tag: str) -> str:
    found = root.find(tag)
    return (found.text or "").strip() if found is not None else ""
