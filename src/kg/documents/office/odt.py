"""Reads ODT files as the word processor shows them.

The XML is walked here: a library that loads every element as an object of its own takes seconds for a
long plan, and tracked changes, notes and the numbers of lists have to be worked out in any case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.documents.names import given_title
from kg.documents.office.docx_runs import DELETED
from kg.documents.office.gather import Gathering, Run, join_cells, join_paragraphs, make_reading
from kg.documents.office.odf_styles import Counter, ListLevel, Styles
from kg.documents.office.odt_runs import all_words, read_words
from kg.documents.office.safety import Node, Package, open_package, reading_of
from kg.documents.office.shapes import settle_headings, shape_of, without_marker
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, Metadata

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

_DEEP: Final = 40
_CONTENTS: Final = "table of contents"
_INDEXES: Final = {
    "table-of-content": _CONTENTS,
    "illustration-index": "list of figures",
    "table-index": "list of tables",
    "alphabetical-index": "index",
    "user-index": "index",
}
_INSIDE: Final = frozenset(
    {"section", "index-body", "list-header", "text-box", "bibliography", "numbered-paragraph"}
)
_DRAWN: Final = frozenset({"frame", "custom-shape", "g", "rect", "ellipse", "polygon"})
_ROWS: Final = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MOST_REPEATS: Final = 64
# A cell of its own, and one that a merged cell covers.
_OWN: Final = "table-cell"
_CELLS: Final = frozenset({_OWN, "covered-table-cell"})


def read_odt(data: bytes, name: str) -> Reading:
    """Return the reading of an ODT file.

    Headings, lists with their numbers, tables row by row, notes after the paragraph that refers to them;
    headers, footers, comments, deleted and hidden words stand in ``removed``.

    Raises:
        UnreadableError: if it is no such file, damaged, protected or hostile.
    """
    with reading_of(name):
        package = open_package(data, name)
        if "content.xml" not in package:
            raise UnreadableError("it holds no text document", name, "Save it as ODT and try again")
        refuse_locked(package)
        content = package.xml("content.xml")
        body = content.find("body/text")
        if body is None:
            raise UnreadableError("it holds no text document", name, "Save it as ODT and try again")
        dressed = package.xml("styles.xml") if "styles.xml" in package else None
        styles = Styles()
        styles.add(dressed)
        styles.add(content)
        walk = _Walk(Gathering(), styles)
        walk.blocks(body)
        _set_aside(dressed, walk.gathering)
        blocks = settle_headings(walk.gathering.blocks)
        return make_reading(blocks, name, MEDIA_TYPE, read_meta(package), walk.gathering.notes)


def refuse_locked(package: Package) -> None:
    """Raise UnreadableError if an ODF file is protected by a password: its parts look like damaged ones."""
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise UnreadableError("it is protected by a password", package.name, "Save it without a password")


@dataclass(slots=True)
class _Place:
    """Where in its lists a paragraph stands."""

    style: str = ""
    depth: int = 0
    counter: Counter = field(default_factory=Counter)
    first: bool = False
    start: str = ""


@dataclass(slots=True)
class _Walk:
    """Walks the blocks of the document."""

    gathering: Gathering
    styles: Styles
    depth: int = 0
    headings: Counter = field(default_factory=Counter)
    counters: dict[str, Counter] = field(default_factory=dict)
    by_style: dict[str, Counter] = field(default_factory=dict)

    def blocks(self, node: Node, place: _Place | None = None) -> None:
        """Gather the blocks below an element."""
        self.depth += 1
        if self.depth > _DEEP:
            raise RecursionError
        for child in node:
            if self.gathering.full:
                break
            self._block(child, place)
        self.depth -= 1

    def _block(self, child: Node, place: _Place | None) -> None:
        name = child.tag
        if name in {"p", "h"}:
            self.paragraph(child, place)
        elif name == "list":
            self.items(child, place)
        elif name == "table":
            self.table(child)
        elif name in _INDEXES:
            self.gathering.remove(all_words(child), _INDEXES[name])
        elif name == "tracked-changes":
            for gone in child.iter("deletion"):
                self.gathering.remove(all_words(gone), DELETED)
        elif name == "section" and child.get("display") == "none":
            self.gathering.remove(all_words(child), "hidden text")
        elif name in _INSIDE:
            self.blocks(child, place)
        elif name in _DRAWN:
            self._drawn(child)

    def _drawn(self, node: Node) -> None:
        """Gather the text boxes of a frame, or the words of a shape."""
        if any(child.tag in {"p", "list", "h"} for child in node):
            self.blocks(node)
            return
        for child in node:
            if child.tag == "text-box" or child.tag in _DRAWN:
                self.depth += 1
                if self.depth > _DEEP:
                    raise RecursionError
                (self.blocks if child.tag == "text-box" else self._drawn)(child)
                self.depth -= 1

    def paragraph(self, node: Node, place: _Place | None) -> None:
        """Gather a paragraph or heading, then the boxes drawn in it and the notes that it refers to."""
        style = self.styles.get("paragraph", node.get("style-name"))
        words = read_words(node, style, self.styles)
        add, runs = self.gathering.add, words.runs
        said = "".join(run.words for run in runs if not run.reason)
        level = node.get("outline-level", "1" if node.tag == "h" else "")
        if not said.strip():
            add(BlockKind.PARAGRAPH, runs)
        elif style.role.name == "contents":
            self.gathering.remove(said, _CONTENTS)
        elif style.role.name == "title":
            add(BlockKind.TITLE, runs)
        elif node.tag == "h" or style.role.name == "heading":
            depth = min(10, int(level)) if level.isdecimal() and len(level) < 4 else style.role.level
            numbered = style.role.name == "heading" or style.outline == depth
            lead = self._number(node, words.number, max(1, depth), numbered)
            add(BlockKind.HEADING, [*lead, *runs], max(1, depth))
        elif style.role.name in {"caption", "quotation"}:
            add(BlockKind(style.role.name), runs)
        elif place is not None and place.first:
            self._item(place, words.number, runs)
        else:
            shape = shape_of(said)
            runs = without_marker(runs, shape.marker) if shape.marker else runs
            add(shape.kind, runs, shape.level, words.look(style))
        self._after(words.boxes, words.notes)

    def _after(self, boxes: list[Node], notes: list[Node]) -> None:
        for box in boxes:
            self._drawn(box) if box.tag != "text-box" else self.blocks(box)
        for note in notes:
            body = note.find("note-body")
            plain = self.styles.get("paragraph", "")
            runs = [
                read_words(p, plain, self.styles).runs for p in (body.iter("p") if body is not None else ())
            ]
            self.gathering.add(BlockKind.FOOTNOTE, join_paragraphs(runs))

    def _number(self, node: Node, stored: str, depth: int, numbered: bool) -> list[Run]:
        """Return the number of a heading: the one in the file, or the next one of the outline.

        The outline numbers only headings whose style belongs to it.
        """
        if not numbered or depth not in self.styles.outline or node.get("is-list-header") == "true":
            return [Run(f"{stored} ", put_in=True)] if stored else []
        number = self.headings.next(self.styles.outline, depth, node.get("start-value"))
        return [Run(number, put_in=True)]

    def items(self, node: Node, above: _Place | None) -> None:
        """Gather the items of a list; a list in an item is one level deeper."""
        style = node.get("style-name") or (above.style if above else "")
        counter = above.counter if above else self._counter(node, style)
        depth = above.depth + 1 if above else 1
        for item in node:
            if item.tag == "list-item":
                place = _Place(style, min(10, depth), counter, True, item.get("start-value"))
                self.blocks(item, place)
            elif item.tag == "list-header":
                self.blocks(item, _Place(style, min(10, depth), counter))

    def _counter(self, node: Node, style: str) -> Counter:
        """Return a new counter, or that of the list which this one goes on."""
        known = self.counters.get(node.get("continue-list"))
        if known is None and node.get("continue-numbering") == "true":
            known = self.by_style.get(style)
        counter = known or Counter()
        self.by_style[style] = counter
        if node.get("id"):
            self.counters[node.get("id")] = counter
        return counter

    def _item(self, place: _Place, stored: str, runs: list[Run]) -> None:
        """Gather the first paragraph of an item, with its number; those after it are paragraphs."""
        place.first = False
        levels = self.styles.lists.get(place.style, {})
        level = levels.get(place.depth, ListLevel())
        if level.sort == "bullet":
            self.gathering.add(BlockKind.BULLET, runs, place.depth)
            return
        number = place.counter.next(levels, place.depth, place.start)
        number = f"{stored} " if stored and not number.strip() else number
        kind = BlockKind.CLAUSE if number.strip() else BlockKind.PARAGRAPH
        self.gathering.add(kind, [Run(number, put_in=True), *runs], place.depth)

    def table(self, node: Node) -> None:
        """Gather the rows of a table; a box of one column is read as the text that stands in it."""
        rows = [[cell for cell in row if cell.tag in _CELLS] for row in table_rows(node)]
        if all(len([cell for cell in row if cell.tag == _OWN]) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        for row in rows:
            self._row(row)

    def _row(self, cells: list[Node]) -> None:
        """Gather one row; what cannot stand in it, such as a table in a cell, comes after it."""
        inside = _Walk(Gathering(), self.styles, self.depth)
        said: list[list[Run]] = []
        for cell in cells:
            first = len(inside.gathering.blocks)
            inside.blocks(cell)
            here = inside.gathering.blocks[first:]
            runs = join_paragraphs(
                [b.runs for b in here if b.kind not in {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}]
            )
            repeats = cell.get("number-columns-repeated", "1")
            said.extend(
                [runs] * (min(int(repeats), _MOST_REPEATS) if repeats.isdecimal() and not runs else 1)
            )
        self.gathering.add(BlockKind.TABLE_ROW, join_cells(said))
        for block in inside.gathering.blocks:
            if block.kind in {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}:
                self.gathering.add(block.kind, block.runs)


def table_rows(node: Node) -> Iterator[Node]:
    """Yield the rows of a table, also those in groups."""
    for child in node:
        if child.tag == "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from table_rows(child)


def _set_aside(styles: Node | None, gathering: Gathering) -> None:
    """Set aside the headers and footers of the pages."""
    for page in styles.iter("master-page") if styles is not None else ():
        for part in page:
            if part.tag.startswith(("header", "footer")):
                gathering.remove(all_words(part), f"page {part.tag[:6]}")


def read_meta(package: Package) -> Metadata:
    """Return the title of an ODF file.

    Its author and the day of saving are those of a person's file, and its language that of a template.
    """
    root = package.xml("meta.xml") if "meta.xml" in package else None
    meta = root.find("meta") if root is not None else None
    found = meta.find("title") if meta is not None else None
    return Metadata(title=given_title(found.text or "")) if found is not None else Metadata()
