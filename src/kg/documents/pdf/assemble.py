"""Pages to a reading: orders the words, cuts them into blocks, and tells where everything stands."""

from collections.abc import Iterable
from typing import Final

from kg.documents.pdf.blanks import close_blanks
from kg.documents.pdf.breaks import Block, Measures, cut_blocks, measure
from kg.documents.pdf.columns import align_columns
from kg.documents.pdf.contents import drop_contents
from kg.documents.pdf.dots import add_dots
from kg.documents.pdf.grid import find_grids
from kg.documents.pdf.initials import settle_initials
from kg.documents.pdf.joins import Joiner, hyphenates, vocabulary
from kg.documents.pdf.kinds import join_across, name_blocks
from kg.documents.pdf.notes import references, settle_raised, split_notes
from kg.documents.pdf.order import order_page
from kg.documents.pdf.settle import shown
from kg.documents.pdf.words import Line, Page, Table, Word, rows_of, sides_of, stands_whole
from kg.documents.reading import Lead, Part, Piece, Reading
from kg.model import BlockKind, Metadata
from kg.places import Box, Removed

_MEDIA_TYPE: Final = "application/pdf"
_NUMBER: Final = "it is the number of a footnote"
_SIGN: Final = "it is the sign of an item"
_LOST: Final = "its place on the page could not be told"


def assemble(pages: list[Page], source: str, metadata: Metadata, notes: list[str]) -> Reading:
    """Return the reading of pages whose headers and footers are set aside."""
    items, page_notes, usual = _order(pages)
    blocks = cut_blocks(items, usual)
    name_blocks(blocks, usual)
    blocks, listed = drop_contents(blocks)
    blocks = join_across(blocks, usual)
    blocks = _place_notes(blocks, page_notes)
    blocks = _with_others(blocks, pages)
    rows = [row for block in blocks for row in _rows(block)]
    known = vocabulary(rows)
    joiner = Joiner(source, known, hyphenates(rows, known))
    parts = [_part(block, joiner) for block in blocks]
    parts.extend(_plain(page) for page in pages if page.plain)
    removed = [one for page in pages for one in page.removed]
    removed.extend(Removed(w.start, w.end, _NUMBER) for row in rows for w in row if w.raised)
    removed.extend(listed)
    removed.extend(_signs(blocks))
    removed.extend(_lost(source, parts, removed))
    notes.extend(
        f"page {page.number} holds so many letters that it was read in the order of the file"
        for page in pages
        if page.plain
    )
    return Reading(
        source=source,
        parts=tuple(part for part in parts if part.pieces),
        media_type=_MEDIA_TYPE,
        pages=tuple(page.start for page in pages),
        boxes=tuple(_boxes(blocks, pages, source)),
        removed=tuple(_together(removed, source)),
        metadata=metadata,
        notes=tuple(notes),
    )


def _order(pages: list[Page]) -> tuple[list[Line | Table], list[tuple[int, str, list[Line]]], Measures]:
    """Return the lines and tables in order, the footnotes with page and number, and what is usual."""
    ordered: list[tuple[Page, list[Line | Table]]] = []
    for page in pages:
        if page.words:
            settle_initials(page)
            settle_raised(page)
            close_blanks(page)
            add_dots(page)
            ordered.append((page, order_page(page, page.words, find_grids(page.rules, page.words))))
    ordered = align_columns(ordered)
    usual = measure([item for _, items in ordered for item in items if isinstance(item, Line)])
    kept: list[Line | Table] = []
    notes: list[tuple[int, str, list[Line]]] = []
    pending: set[str] = set()
    for page, items in ordered:
        body, found = split_notes(items, page, usual.size, pending)
        kept.extend(body)
        for lines in found:
            notes.append((page.number, lines[0].words[0].text, lines))
    if notes:
        usual = measure([item for item in kept if isinstance(item, Line)])
    return kept, notes, usual


def _place_notes(blocks: list[Block], notes: list[tuple[int, str, list[Line]]]) -> list[Block]:
    """Return the blocks with each footnote after the block that refers to it, else after its page."""
    if not notes:
        return blocks
    waiting: dict[int, list[Block]] = {}
    for page, mark, lines in notes:
        label = mark.strip("[]().:（）")
        note = Block(lines, BlockKind.FOOTNOTE, 1, lines[0].column, page, lines[0].region)
        waiting.setdefault(_home(blocks, page, label), []).append(note)
    placed = list(waiting.get(-1, []))
    for i, block in enumerate(blocks):
        placed.append(block)
        placed.extend(waiting.get(i, []))
    return placed


def _home(blocks: list[Block], page: int, label: str) -> int:
    """Return the index of the block that a footnote belongs after."""
    last = -1
    for i, block in enumerate(blocks):
        for row in _rows(block):
            here = any(w.raised for w in row) and label in references(row)
            if here and abs(_page_of(block) - page) <= 1:
                return i
        if _page_of(block) <= page:
            last = i
    return last


def _page_of(block: Block) -> int:
    return block.lines[-1].page if block.lines else block.page


def _rows(block: Block) -> list[list[Word]]:
    if block.lines:
        return [line.words for line in block.lines]
    return [row for cell in block.cells for row in cell]


def _with_others(blocks: list[Block], pages: list[Page]) -> list[Block]:
    """Return the blocks with words that run in another direction after those of their page."""
    others: dict[int, list[Block]] = {}
    for page in pages:
        for turn in sorted({turn for turn, _ in page.aside}):
            words = [word for direction, word in page.aside if direction == turn]
            lines = [Line(row, page.number, -1 - turn, 0, (0.0, 0.0)) for row in rows_of(words)]
            if lines:
                others.setdefault(page.number, []).append(Block(lines, page=page.number))
    if not others:
        return blocks
    merged = [*blocks, *(block for found in others.values() for block in found)]
    return sorted(merged, key=lambda b: b.page)


def _part(block: Block, joiner: Joiner) -> Part:
    if block.lines:
        lines = [line.words for line in block.lines]
        if block.kind is BlockKind.BULLET:
            lines = _without_sign(lines)
        return Part(joiner.pieces(lines), block.kind, block.level, block.column, _lead(lines))
    pieces: list[Piece] = []
    for i, cell in enumerate(block.cells):
        made = joiner.pieces(cell)
        at = made[0].start if made else pieces[-1].end if pieces else 0
        if i:
            pieces.append(Piece(at, at, " | "))
        pieces.extend(made)
    return Part(tuple(pieces), block.kind, 1, block.column)


def _lead(lines: list[list[Word]]) -> int:
    """Return where in the source the first words in bold end, if others follow them; else 0."""
    lead = Lead()
    for word in (word for line in lines for word in line if not word.raised):
        lead.add(word.text, word.end, word.bold)
    return lead.end


def _without_sign(lines: list[list[Word]]) -> list[list[Word]]:
    """Return the lines of a bullet without its sign."""
    first = lines[0]
    word = first[0]
    if len(word.text) == 1:
        return [first[1:], *lines[1:]]
    rest = word._replace(start=word.start + 1, text=word.text[1:])
    return [[rest, *first[1:]], *lines[1:]]


def _signs(blocks: list[Block]) -> list[Removed]:
    firsts = [block.lines[0].words[0] for block in blocks if block.kind is BlockKind.BULLET and block.lines]
    return [Removed(w.start, min(w.end, w.start + 1), _SIGN) for w in firsts if w.end > w.start]


def _plain(page: Page) -> Part:
    return Part((Piece(page.start, page.end),))


def _lost(source: str, parts: list[Part], removed: list[Removed]) -> list[Removed]:
    """Return the stretches of the source that neither the parts nor what was left out hold."""
    taken = sorted(
        [(p.start, p.end) for part in parts for p in part.pieces] + [(r[0], r[1]) for r in removed]
    )
    lost: list[Removed] = []
    at = 0
    for start, end in [*taken, (len(source), len(source))]:
        if start > at and source[at:start].strip():
            low = at + len(source[at:start]) - len(source[at:start].lstrip())
            lost.append(Removed(low, low + len(source[low:start].rstrip()), _LOST))
        at = max(at, end)
    return lost


def _together(removed: list[Removed], source: str) -> list[Removed]:
    """Return what was left out by place, words of one reason with only a blank between them as one."""
    joined: list[Removed] = []
    for one in sorted(removed):
        last = joined[-1] if joined else None
        if last is not None and last.reason == one.reason and not source[last.end : one.start].strip(" "):
            joined[-1] = last._replace(end=max(last.end, one.end))
        else:
            joined.append(one)
    return joined


def _boxes(blocks: list[Block], pages: list[Page], source: str) -> list[Box]:
    """Return where the lines of the blocks stand, one box for each stretch without a break."""
    by_number = {page.number: page for page in pages}
    boxes: list[Box] = []
    for block in blocks:
        for line in _placed_rows(block):
            turn, number, words = line
            page = by_number[number]
            for run in _runs(words, source):
                sides = [
                    round(side, 1) for side in shown(sides_of(run), page, turn if turn >= 0 else page.turn)
                ]
                boxes.append(Box(run[0].start, run[-1].end, number, *sides))
    return sorted(boxes)


def _placed_rows(block: Block) -> Iterable[tuple[int, int, list[Word]]]:
    for line in block.lines:
        yield (-1 - line.region if line.region < 0 else -1), line.page, line.words
    if not block.lines:
        for row in _rows(block):
            yield -1, block.page, row


def _runs(words: list[Word], source: str) -> list[list[Word]]:
    """Return words of a line by stretches in which only blanks stand between them in the source."""
    if stands_whole(words, source):
        return [words]
    runs: list[list[Word]] = []
    for word in words:
        between = source[runs[-1][-1].end : word.start] if runs else ""
        if runs and runs[-1][-1].end <= word.start and (not between or between.isspace()):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
