"""Cuts the tree of a page into blocks of visible words, in the order of the page."""

from dataclasses import dataclass, field
from typing import Final

from kg import lazy_re as re
from kg.documents.html.columns import Columns
from kg.documents.html.furniture import HEADER, HIDDEN, Page, is_notes, why_not
from kg.documents.html.numbers import Counter
from kg.documents.html.tables import data_tables
from kg.documents.html.tree import BLOCKS, UNSEEN, Node, Tree
from kg.documents.html.words import Run, make_pieces, shown_text
from kg.documents.mending import MOST_DOUBLED, count_doubled
from kg.documents.reading import Lead, Piece
from kg.model import BlockKind
from kg.places import Removed

_LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_BOLD: Final = frozenset({"b", "strong"})
_BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_SIZE: Final = re.compile(r"font-size\s*:\s*([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*(px|pt|em|rem|%)", re.IGNORECASE)
_FONT_SIZES: Final = {
    "1": 10,
    "2": 13,
    "3": 16,
    "4": 18,
    "5": 24,
    "6": 32,
    "7": 48,
    "+1": 18,
    "+2": 24,
    "+3": 32,
}
_UNITS: Final = {"px": 1.0, "pt": 1.333, "em": 16.0, "rem": 16.0, "%": 0.16}
_KINDS: Final = {
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}


_NO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\xad"


@dataclass(slots=True)
class Block:
    """A block of visible words in the making.

    Attributes:
        node: the innermost element that it fills.
        runs: its stretches of source, in order.
        kind: what it is, or None for text whose lines are to be kept.
        level: depth as the page has it: of the heading element, of the list; 0 where none is known.
        marker: number put before it by the browser.
        reason: why it is not part of the text, or "".
        pieces, words: what is kept of the runs, and how it reads.
        size: size of its letters in pixels where the page states it, else 0.
        bold: whether all of it is bold.
        aside: whether it is a heading in the head of the page, where the title may stand, or the site's name.
        cut: what was cut out of its words.
    """

    node: Node
    runs: list[Run]
    kind: BlockKind | None = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    reason: str = ""
    pieces: list[Piece] = field(default_factory=list)
    words: str = ""
    size: float = 0.0
    bold: bool = False
    aside: bool = False
    cut: list[Removed] = field(default_factory=list)

    def lead(self, source: str) -> int:
        """Return where in the source its first words in bold end, if others follow them; else 0."""
        lead = Lead()
        for run in self.runs:
            if not run.reason and not run.mark:
                lead.add(source[run.start : run.end], run.end, run.bold)
        return lead.end

    @property
    def links(self) -> int:
        """The number of characters in links."""
        return sum(run.end - run.start for run in self.runs if run.link and not run.reason)


class _State:
    """What an element takes over from those around it."""

    __slots__ = ("aside", "bold", "holder", "item", "kind", "level", "link", "reason", "row", "size")

    def __init__(self, above: "_State | None", node: Node) -> None:
        self.holder: Node = node
        self.kind: BlockKind | None = BlockKind.PARAGRAPH
        self.level = 0
        self.item: Node | None = None
        self.row: Node | None = None
        self.reason = ""
        self.aside = False
        self.bold = self.link = False
        self.size = 0.0
        if above is not None:
            self.holder, self.kind, self.level, self.item = above.holder, above.kind, above.level, above.item
            self.row, self.reason, self.bold = above.row, above.reason, above.bold
            self.link, self.size, self.aside = above.link, above.size, above.aside


def make_blocks(source: str, tree: Tree, page: Page, *, whole: bool = False) -> list[Block]:
    """Return the blocks of visible words of a page, those that are not part of its text included.

    With ``whole`` nothing that is visible is left out.
    """
    flow = _Flow(source, tree, page, whole=whole)
    root = tree.nodes[0]
    stack = [(root, _State(None, root), iter(root.children))]
    while stack:
        node, state, rest = stack[-1]
        for child in rest:
            if isinstance(child, tuple):
                flow.add(child, state)
            elif child.tag not in UNSEEN:
                stack.append((child, flow.enter(child, state), iter(child.children)))
                break
        else:
            flow.leave(node, state)
            stack.pop()
    flow.end()
    return flow.blocks


class _Flow:
    def __init__(self, source: str, tree: Tree, page: Page, *, whole: bool) -> None:
        self.source = source
        self.whole = whole
        self.mend = count_doubled(source) < MOST_DOUBLED
        self.page = page
        self.data = data_tables(source, tree)
        self.counter = Counter()
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.state: _State | None = None
        self.markers: dict[int, str] = {}
        self.columns = Columns()

    def enter(self, node: Node, above: _State) -> _State:
        """Return the state inside an element, after ending the block before it."""
        state = _State(above, node)
        tag = node.tag
        if not state.reason:
            reason = why_not(node, self.page)
            state.reason = reason if not self.whole or reason in _ALWAYS else ""
        if tag in {"br", "hr"}:
            self._mark(node, above, "br")
            if tag == "hr":
                self.end()
            return state
        self._style(node, state)
        if tag == "a":
            state.link = True
        about = node.attributes
        if tag not in BLOCKS and not (about and _BLOCK_STYLE.search(about.get("style", ""))):
            return state
        if state.row is not None:
            if tag in {"td", "th"} and self._same_table(node, state.row):
                for _ in range(self.columns.before(node, state.row, self._table(state.row))):
                    self._mark(node, state, "cell")
            else:
                self._mark(node, state, "item" if tag == "li" and self._follows_item(node) else "gap")
            return state
        self.end()
        state.holder = node
        self._shape(node, state)
        return state

    def _style(self, node: Node, state: _State) -> None:
        about = node.attributes
        if node.tag in _BOLD:
            state.bold = True
        if not about:
            return
        if "style" in about:
            style = about["style"]
            state.bold = state.bold or _BOLD_STYLE.search(style) is not None
            found = _SIZE.search(style)
            if found:
                state.size = float(found.group(1)) * _UNITS[found.group(2).lower()]
        if node.tag == "font" and about.get("size") in _FONT_SIZES:
            state.size = float(_FONT_SIZES[about["size"]])

    def _shape(self, node: Node, state: _State) -> None:
        """Set what the blocks in an element are."""
        tag = node.tag
        if node.attributes and is_notes(node):
            state.kind, state.level, state.item = BlockKind.FOOTNOTE, 0, None
        if state.kind is BlockKind.FOOTNOTE and tag not in _LEVELS:
            return
        if tag in _LEVELS:
            state.kind, state.level = BlockKind.HEADING, _LEVELS[tag]
            if tag == "h1" and state.reason == HEADER:
                state.reason, state.aside = "", True
        elif tag in _LISTS:
            state.level = state.level + 1 if state.item is not None else 1
        elif tag == "li":
            state.kind, state.item = BlockKind.BULLET, node
            state.level = max(1, state.level)
            self.markers[node.index] = self.counter.marker(node)
        elif tag in _KINDS:
            state.kind, state.level = _KINDS[tag], 0
        elif tag in {"pre", "listing", "xmp", "plaintext"}:
            state.kind = None
        elif tag == "tr" and node.parent is not None and self._table(node) in self.data:
            state.kind, state.row = BlockKind.TABLE_ROW, node
        elif tag in {"summary", "legend"} or (tag == "button" and not state.reason):
            state.kind, state.level = BlockKind.HEADING, 0

    def _table(self, row: Node) -> int:
        return next((around.index for around in row.up() if around.tag == "table"), -1)

    def _same_table(self, cell: Node, row: Node) -> bool:
        return cell.parent is row

    def _follows_item(self, node: Node) -> bool:
        """Return whether an item of a list is not its first."""
        above = node.parent.children if node.parent else []
        return next((child for child in above if isinstance(child, Node)), node) is not node

    def _mark(self, node: Node, state: _State, mark: str) -> None:
        if not mark:
            return
        if self.state is None:
            if mark == "br":
                return
            self.state = state
        self.runs.append(Run(node.start, node.start, reason="", mark=mark))

    def add(self, span: tuple[int, int], state: _State) -> None:
        """Add a stretch of source to the open block."""
        start, end = span
        if self.state is None:
            if self.source[start:end].isspace():
                return
            self.state = state
        elif state.holder is not self.state.holder and self.state.row is None:
            if self.source[start:end].isspace():
                return
            self.end()
            self.state = state
        self.runs.append(Run(start, end, state.bold, state.link, state.size, state.reason))

    def leave(self, node: Node, state: _State) -> None:
        """End the block of an element that ends."""
        if state.row is not None and state.row is not node:
            return
        if state.holder is node:
            self.end()

    def end(self) -> None:
        """Make blocks of the open runs."""
        runs, state = self.runs, self.state
        self.runs, self.state = [], None
        if state is None:
            return
        for part in split_runs(self.source, runs) if state.kind in _SPLIT else [runs]:
            self._block(part, state)

    def _block(self, runs: list[Run], state: _State) -> None:
        if all(run.mark or self.source[run.start : run.end].isspace() for run in runs):
            return
        kind, level = state.kind, state.level
        marker = ""
        if kind is BlockKind.BULLET and state.item is not None:
            marker = self.markers.pop(state.item.index, "-")
            if marker == "-":
                kind, level, marker = BlockKind.PARAGRAPH, 0, ""
        elif kind is BlockKind.HEADING and state.item is not None:
            marker = self.markers.pop(state.item.index, "")
        if marker and kind is BlockKind.BULLET:
            kind = BlockKind.CLAUSE
        block = Block(state.row or state.holder, runs, kind, level, marker, aside=state.aside)
        block.pieces = make_pieces(self.source, runs, plain=kind is not None, mend=self.mend)
        block.words = shown_text(self.source, block.pieces)
        if not block.words.strip(_NO_WIDTH):
            block.pieces, block.words = [], ""
        kept = [
            run
            for run in runs
            if not run.reason and not run.mark and not self.source[run.start : run.end].isspace()
        ]
        if not block.pieces or not kept:
            block.reason = next((run.reason for run in runs if run.reason), "empty")
            if marker and state.item is not None:
                self.markers[state.item.index] = marker
        else:
            block.bold = all(run.bold for run in kept)
            block.size = max(run.size for run in kept)
        self.blocks.append(block)


# Left out even where everything visible is kept.
_ALWAYS: Final = frozenset({HIDDEN, "footnote number", "anchor", "form field", "button", "pronunciation"})
_SPLIT: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTATION})
_OPENS: Final = re.compile(
    r"""(?:\u3000|&emsp;|\xa0|&nbsp;|&ensp;){2,} | \s*(?:[•●▪■◆▶➢✓]\s*\S | [-–—*·]\s+\S
      | \(?\d{1,2}[.)]\s+\S | [（(](?:[a-z]|[ivx]{2,4}|[一二三四五六七八九十]{1,3}|\d{1,2})[）)]
      | [一二三四五六七八九十]{1,3}、 | 第[一二三四五六七八九十百]{1,6}[章节条])""",
    re.VERBOSE,
)
_ENDS: Final = re.compile(r"[.!?。！？；;:：][\"'”’)）】]*\s*$")


def split_runs(source: str, runs: list[Run]) -> list[list[Run]]:
    """Return the blocks that line breaks cut runs into: at empty lines, before items, after paragraphs."""
    if not any(run.mark == "br" for run in runs):
        return [runs]
    lines: list[tuple[Run | None, list[Run]]] = [(None, [])]
    for run in runs:
        if run.mark == "br":
            lines.append((run, []))
        else:
            lines[-1][1].append(run)
    parts: list[list[Run]] = [lines[0][1]]
    above, gap = lines[0][1], False
    for mark, line in lines[1:]:
        words = "".join(source[run.start : run.end] for run in line)
        if not words.replace("&nbsp;", " ").strip():
            gap = True
            parts[-1].extend(line)
            continue
        if gap or (any(run.end > run.start for run in above) and _breaks(source, above, line, words)):
            parts.append(line)
        else:
            parts[-1].extend([*([mark] if mark else []), *line])
        above, gap = line, False
    return [part for part in parts if part]


def _breaks(source: str, above: list[Run], line: list[Run], words: str) -> bool:
    """Return whether a new block begins after a single line break."""
    if _OPENS.match(words):
        return True
    before = "".join(source[run.start : run.end] for run in above).strip()
    if not before:
        return False
    if _is_bold(source, above) and not _is_bold(source, line) and len(before) <= 160:
        return True
    return _ENDS.search(before[-12:]) is not None and len(before) >= 60


def _is_bold(source: str, line: list[Run]) -> bool:
    worded = [run for run in line if not source[run.start : run.end].isspace()]
    return bool(worded) and all(run.bold for run in worded)
