"""Reads Markdown as it is shown: the words without their marks, each in its place in the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import lazy_re as re
from kg.documents.encodings import decode
from kg.documents.office.front import read_front, to_metadata
from kg.documents.office.gather import Look
from kg.documents.office.markdown_inline import Inline, Lines, make_parser, place, read_inline
from kg.documents.office.safety import reading_of
from kg.documents.office.shapes import Sketch, settle, shape_of
from kg.documents.reading import Part, Piece, Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind
from kg.places import Removed

if TYPE_CHECKING:
    from markdown_it.token import Token

MEDIA_TYPE: Final = "text/markdown"
MOST_MARKED: Final = 400_000
"""How many characters are read with their marks; more would take too long."""

_NOTE: Final = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")
_NUMBER: Final = re.compile(r"(\d{1,9})[.)][ \t]*$")
# Words set in a fence are kept, since tables and lists are often set so; these are for machines.
_PROGRAMS_WORDS: Final = """
    bash c c++ cpp cs csharp css csv diff go graphviz dot html http ini java javascript js json jsx
    latex tex makefile math matlab mermaid php plantuml powershell py python r ruby rust sh shell sparql
    sql svg toml ts turtle ttl typescript xml yaml yml"""
_PROGRAMS: Final = frozenset(_PROGRAMS_WORDS.split())


def read_markdown(data: bytes, name: str) -> Reading:
    """Return the reading of a Markdown file, with what the lines at its head say as metadata.

    Raises:
        UnreadableError: if it is no text, or holds no words.
    """
    source, encoding = decode(data, name)
    return replace(read_marked(source, name), encoding=encoding)


def read_marked(source: str, name: str) -> Reading:
    """Return the reading of the text of a Markdown file.

    Raises:
        UnreadableError: if it holds no words, or its parts are nested too deep.
    """
    front = read_front(source)
    stop = _stop(source)
    with reading_of(name):
        blocks = _Blocks(source, Lines(source, front.end))
        blocks.read(front.end, stop)
    if front.end:
        blocks.removed.append(Removed(0, front.end, "head of the file: read as metadata"))
    if not blocks.found:
        raise UnreadableError("it holds no words", name, "Give a file that holds text")
    return Reading(
        source=source,
        parts=tuple(_parts(blocks.found)),
        media_type=MEDIA_TYPE,
        removed=tuple(sorted(blocks.removed)),
        metadata=to_metadata(front.fields),
        notes=tuple(blocks.notes),
    )


def _stop(source: str) -> int:
    """Return where the reading with marks ends: at an empty line, or at the end of the source."""
    if len(source) <= MOST_MARKED:
        return len(source)
    found = source.rfind("\n\n", 0, MOST_MARKED)
    return found + 2 if found > 0 else MOST_MARKED


class _Found(NamedTuple):
    part: Part
    sketch: Sketch


def _parts(found: Sequence[_Found]) -> Iterator[Part]:
    kinds = settle([item.sketch for item in found])
    for item, (kind, level) in zip(found, kinds, strict=True):
        yield item.part if item.part.kind is None else replace(item.part, kind=kind, level=level)


@dataclass(slots=True)
class _Blocks:
    """Follows the tokens of a file and gathers its blocks."""

    source: str
    lines: Lines
    found: list[_Found] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    item: str | None = None
    quoted: int = 0
    heading: int = 0
    cells: list[Piece] | None = None
    cursor: int = -1
    column: int = 0

    def read(self, start: int, stop: int) -> None:
        """Gather the blocks of the source between two offsets; what follows is left as lines."""
        known: dict[str, dict[str, dict[str, list[int]]]] = {}
        for token in make_parser().parse(self.source[start:stop], known):
            self._token(token)
        for reference in known.get("references", {}).values():
            first, last = reference["map"]
            removed = Removed(self.lines.start(first), self.lines.end(last - 1), "address of a link")
            self.removed.append(removed)
        if stop < len(self.source):
            self.notes.append(f"beyond {MOST_MARKED:,} characters it was read as plain text")
            rest = Part((Piece(stop, len(self.source)),))
            self.found.append(_Found(rest, Sketch(BlockKind.PARAGRAPH, 1, "")))

    def _token(self, token: "Token") -> None:
        name = token.type
        if name in {"bullet_list_open", "ordered_list_open"}:
            start = int(token.attrs.get("start", 1)) if name.startswith("ordered") else None
            self.lists.append(start)
        elif name in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif name == "list_item_open":
            self.item = self._number()
        elif name in {"blockquote_open", "blockquote_close"}:
            self.quoted += token.nesting
        elif name in {"heading_open", "heading_close"}:
            self.heading = int(token.tag[1:]) if token.nesting > 0 else 0
        elif name in {"tr_open", "tr_close"}:
            self._row(token)
        elif name == "inline":
            self._inline(token)
        elif name in {"fence", "code_block"}:
            self._fence(token)
        elif name == "html_block":
            self._html(token)

    def _number(self) -> str:
        """Return the number of the next item of the innermost list, or an empty text for a bullet."""
        number = self.lists[-1]
        if number is None:
            return ""
        self.lists[-1] = number + 1
        return str(number)

    def _row(self, token: "Token") -> None:
        if token.nesting > 0:
            self.column = 0
            self.cells, self.cursor = [], self.lines.start((token.map or [0])[0])
        elif self.cells is not None:
            while self.cells and self.cells[-1].text == " | ":
                self.cells.pop()
            self._add(Inline(tuple(self.cells)), BlockKind.TABLE_ROW)
            self.cells = None

    def _inline(self, token: "Token") -> None:
        first, last = token.map or [0, 0]
        start = self.cursor if self.cells is not None else -1
        content = place(token.content, self.lines, first, last, start)
        if content is None:
            # A text with marks that the parser rewrote: its lines are taken as they stand.
            self.notes.append(
                f"the marks in line {first + 1} were kept, since they could not be told from words"
            )
            whole = Piece(self.lines.start(first), self.lines.end(max(first, last - 1)))
            inline = Inline((whole,))
        else:
            inline = read_inline(token.children or [], content)
        self.removed.extend(inline.removed)
        if self.cells is not None:
            self._cell(self.cells, inline)
        elif self.heading:
            self._add(inline, BlockKind.HEADING, self.heading)
        else:
            self._paragraph(inline)

    def _cell(self, cells: list[Piece], inline: Inline) -> None:
        if self.column:
            cells.append(Piece(self.cursor, self.cursor, " | "))
        self.column += 1
        cells.extend(inline.pieces)
        ends = [piece.end for piece in inline.pieces] + [gone.end for gone in inline.removed]
        self.cursor = max([self.cursor, *ends])

    def _paragraph(self, inline: Inline) -> None:
        if self.item is not None:
            item, self.item = self.item, None
            kind = BlockKind.CLAUSE if item else BlockKind.BULLET
            lead = self._lead(item, inline) if item else ()
            self._add(inline._replace(pieces=(*lead, *inline.pieces)), kind, len(self.lists))
            return
        for words in _split_notes(self.source, inline):
            found = _NOTE.match(_said(self.source, words.pieces))
            if found:
                kept, gone = _cut(self.source, words.pieces, found.end())
                self.removed.extend(Removed(p.start, p.end, "number of a note") for p in gone)
                self._add(words._replace(pieces=kept), BlockKind.FOOTNOTE)
            elif self.quoted:
                self._add(words, BlockKind.QUOTATION)
            else:
                self._plain(words)

    def _plain(self, inline: Inline) -> None:
        shape = shape_of(_said(self.source, inline.pieces))
        kept, gone = _cut(self.source, inline.pieces, shape.marker)
        self.removed.extend(Removed(p.start, p.end, "bullet sign") for p in gone)
        self._add(inline._replace(pieces=kept), shape.kind, shape.level)

    def _lead(self, number: str, inline: Inline) -> tuple[Piece, ...]:
        """Return the number of an item: as it was typed, or the one that is shown in its place."""
        if not inline.pieces:
            return ()
        end = inline.pieces[0].start
        line = max(self.source.rfind("\n", 0, end), self.source.rfind("\r", 0, end)) + 1
        found = _NUMBER.search(self.source[max(line, end - 40) : end])
        if found is None:
            return (Piece(end, end, f"{number}. "),)
        start = max(line, end - 40) + found.start()
        same = found.group(1) == number
        return (Piece(start, end, None if same else number + self.source[start + len(found.group(1)) : end]),)

    def _fence(self, token: "Token") -> None:
        first, last = token.map or [0, 0]
        fenced = token.type == "fence"
        if fenced and token.info.split(" ")[0].strip().lower() in _PROGRAMS:
            self.removed.append(Removed(self.lines.start(first), self.lines.end(last - 1), "program code"))
            return
        content = place(token.content.rstrip("\n"), self.lines, first + fenced, last)
        if content is None or not content.text.strip():
            return
        pieces: list[Piece] = []
        at = 0
        for row in content.text.split("\n"):
            words, lead = row.strip(), len(row) - len(row.lstrip())
            low = content.source(at + lead) if words else 0
            high = low + len(words)
            if words:
                pieces += [Piece(low, low, " " * lead), Piece(low, high), Piece(high, high, "\n")]
            at += len(row) + 1
        self.found.append(_Found(Part(tuple(pieces)), Sketch(BlockKind.PARAGRAPH, 1, "")))

    def _html(self, token: "Token") -> None:
        from kg.documents.html.read import read_page  # noqa: PLC0415 - large, seldom needed here

        first, last = token.map or [0, 0]
        start = self.lines.start(first)
        try:
            page = read_page(self.source[start : self.lines.end(last - 1)], "", whole=True)
        except UnreadableError:
            return
        for part in page.parts:
            moved = tuple(Piece(p.start + start, p.end + start, p.text) for p in part.pieces)
            kind = part.kind or BlockKind.PARAGRAPH
            level = max(1, part.level - 1) if kind is BlockKind.HEADING else part.level
            self._add(Inline(moved), kind, level)
        self.removed.extend(Removed(r.start + start, r.end + start, r.reason) for r in page.removed)

    def _add(self, inline: Inline, kind: BlockKind, level: int = 1) -> None:
        said = _said(self.source, inline.pieces)
        if said.strip():
            look = Look(bold=inline.bold)
            self.found.append(
                _Found(Part(inline.pieces, kind, level, lead=inline.lead), Sketch(kind, level, said, look))
            )


def _said(source: str, pieces: Sequence[Piece]) -> str:
    return "".join(source[p.start : p.end] if p.text is None else p.text for p in pieces)


def _split_notes(source: str, inline: Inline) -> Iterator[Inline]:
    """Yield a paragraph, or the notes that stand in it line by line."""
    pieces: list[Piece] = []
    for piece in inline.pieces:
        note = _NOTE.match(source, piece.start, piece.end) if piece.text is None else None
        if note and pieces and _said(source, pieces[-1:]).isspace():
            yield inline._replace(pieces=tuple(pieces))
            pieces = []
        pieces.append(piece)
    yield inline._replace(pieces=tuple(pieces))


def _cut(source: str, pieces: Sequence[Piece], size: int) -> tuple[tuple[Piece, ...], list[Piece]]:
    """Return the pieces without their first characters, and those characters."""
    kept: list[Piece] = []
    gone: list[Piece] = []
    for piece in pieces:
        length = len(_said(source, [piece]))
        if size <= 0:
            kept.append(piece)
        elif length <= size or piece.text is not None:
            gone.append(piece)
        else:
            gone.append(Piece(piece.start, piece.start + size))
            kept.append(Piece(piece.start + size, piece.end))
        size -= length
    return tuple(kept), gone
