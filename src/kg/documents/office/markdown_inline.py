"""Where the words of a Markdown block stand in its source: marks, addresses and pictures are left out."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import lazy_re as re
from kg.documents.reading import Lead, Piece
from kg.places import Removed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

_LINE: Final = re.compile(r"\r\n?|\n")
_WIDE: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NOTE: Final = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Lines:
    """The lines of a source: where each begins and ends, without its line break."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        breaks = list(_LINE.finditer(source, start))
        self.starts = [start, *(found.end() for found in breaks)]
        self.ends = [*(found.start() for found in breaks), len(source)]

    def start(self, line: int) -> int:
        """Return where a line begins; the end of the source after the last one."""
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def end(self, line: int) -> int:
        """Return where a line ends."""
        return self.ends[line] if line < len(self.ends) else len(self.source)


class Content:
    """The words of one block with their marks, as the parser gives them, and their places."""

    def __init__(self, text: str, places: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._at = [at for at, _ in places]
        self._origin = [origin for _, origin in places]

    def source(self, at: int) -> int:
        """Return the source offset of an offset of the content."""
        if not self._at:
            return 0
        i = max(0, bisect_right(self._at, at) - 1)
        return self._origin[i] + at - self._at[i]


def place(text: str, lines: Lines, first: int, last: int, start: int = -1) -> Content | None:
    """Return a content with the places of its lines, or None where a line of it is not in the source.

    The lines of a block end like those of the source; what stands before them are marks of lists and
    quotations. ``start`` is where to begin in the first line, for the cells of a table.
    """
    places: list[tuple[int, int]] = []
    at = 0
    line = first
    for row in text.split("\n"):
        words = row.strip()
        lead = len(row) - len(row.lstrip())
        while words and line < last:
            low, high = lines.start(line), lines.end(line)
            found = _find(words, lines.source, max(low, start), high, start >= 0)
            if found < 0 <= start and "|" in words:
                places = _escaped(words, lines.source, max(low, start), high)
                return Content(text, places) if places else None
            if found >= 0:
                places += [(at, found - lead), (at + len(row), high)]
                line += start < 0
                break
            line += 1
        else:
            if words:
                return None
            line += 1
        at += len(row) + 1
    return Content(text, places)


def _escaped(words: str, source: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the places of a cell in which bars are written with a backslash before them."""
    found = source.find(words.replace("|", "\\|"), low, high)
    if found < 0:
        return []
    bars = [at for at, sign in enumerate(words) if sign == "|"]
    return [(0, found), *((at, found + at + count) for count, at in enumerate(bars, 1))]


def _find(words: str, source: str, low: int, high: int, forward: bool) -> int:
    if not forward:
        end = high
        while end > low and source[end - 1].isspace():
            end -= 1
        if source.startswith(words, end - len(words)) and end - len(words) >= low:
            return end - len(words)
        return source.rfind(words, low, high)
    return source.find(words, low, high)


class Inline(NamedTuple):
    """The words of a block, what was taken out, whether all are in bold, and where the first in bold end."""

    pieces: tuple[Piece, ...] = ()
    removed: tuple[Removed, ...] = ()
    bold: bool = False
    lead: int = 0


def make_parser() -> "MarkdownIt":
    """Return a parser of CommonMark and tables whose tokens know where they begin and end in their block."""
    from markdown_it import MarkdownIt, rules_inline  # noqa: PLC0415 - needed for this format only

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Joined texts would lose which of their words were written as entities.
    parser.disable("text_join")
    for name in ("link", "image", "backtick", "autolink", "html_inline", "escape", "entity", "newline"):
        rule = {"backtick": "backticks"}.get(name, name)
        parser.inline.ruler.at(rule, _traced(getattr(rules_inline, name)))
    return parser


def _traced(rule: "Rule") -> "Rule":
    """Return a rule that notes in the last token that it made where it began and ended."""

    def traced(state: "StateInline", silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > made:
            state.tokens[-1].meta = {"start": start, "end": state.pos}
        return done

    return traced


@dataclass(slots=True)
class _Reader:
    """Follows the tokens of a block through its content."""

    content: Content
    at: int = 0
    pieces: list[Piece] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    struck: int = 0
    strong: int = 0
    bold: list[bool] = field(default_factory=list)
    lead: Lead = field(default_factory=Lead)
    address: bool = False

    def read(self, tokens: Sequence["Token"]) -> None:
        for token in tokens:
            start, end = token.meta.get("start", self.at), token.meta.get("end", self.at)
            if token.type == "text" and not token.meta:
                if not self.address:
                    self._words(token.content)
                continue
            self.address = token.type == "link_open" and token.markup == "autolink"
            self._token(token, start, end)
            self.at = max(self.at, end)

    def _token(self, token: "Token", start: int, end: int) -> None:
        if token.type in {"softbreak", "hardbreak"}:
            self._line_break(start, end)
        elif token.type == "image":
            self._take_out(start, end, "picture")
        elif token.type == "html_inline":
            self._html(token.content, start, end)
        elif token.type == "link_close" and token.markup == "autolink":
            self._say(start + 1, end - 1)
        elif token.type == "link_close":
            self._take_out(self.at + 1, end, "address of a link")
        elif token.type == "code_inline":
            size = len(token.markup)
            self._say(start + size, end - size)
        elif token.type == "text_special":
            self._say(start, end, token.content)
        else:
            self._mark(token)

    def _words(self, words: str) -> None:
        """Say words that stand in the source as they are; what stands between is a mark."""
        start = self.content.text.find(words, self.at)
        if not words or start < 0:
            return
        end = start + len(words)
        for note in _NOTE.finditer(self.content.text, start, end):
            self._say(start, note.start())
            self._take_out(note.start(), note.end(), "number of a note")
            start = note.end()
        self.at = end
        self._say(start, end)

    def _say(self, start: int, end: int, text: str | None = None) -> None:
        if start >= end:
            return
        low, high = self.content.source(start), self.content.source(end - 1) + 1
        if self.struck:
            self.removed.append(Removed(low, high, "struck out"))
            return
        if text is None and high - low != end - start:
            # Marks of a quotation or a backslash stand between the words.
            text = self.content.text[start:end]
        self.pieces.append(Piece(low, high, text))
        if self.content.text[start:end].strip():
            self.bold.append(self.strong > 0)
        self.lead.add(self.content.text[start:end], high, self.strong > 0)

    def _take_out(self, start: int, end: int, reason: str) -> None:
        if end > start:
            self.removed.append(Removed(self.content.source(start), self.content.source(end - 1) + 1, reason))

    def _line_break(self, start: int, end: int) -> None:
        text = self.content.text
        at = text.find("\n", max(self.at, start - 1), end + 1)
        before, after = text[:at].rstrip(" \\")[-1:], text[at + 1 :].lstrip(" ")[:1]
        # Chinese words are set without blanks, so a break between two of them stands for nothing.
        if at >= 0 and not (_WIDE.match(before) and _WIDE.match(after)):
            self._say(at, at + 1, None)

    def _html(self, tag: str, start: int, end: int) -> None:
        if _BREAK.fullmatch(tag):
            at = self.content.source(start)
            self.pieces.append(Piece(at, at, " "))
        elif tag.startswith("<!--"):
            self._take_out(start, end, "comment")

    def _mark(self, token: "Token") -> None:
        if token.type in {"s_open", "s_close"}:
            self.struck += token.nesting
        elif token.type in {"strong_open", "strong_close"}:
            self.strong += token.nesting
        mark = "[" if token.type == "link_open" else token.markup
        if mark and self.content.text.startswith(mark, self.at):
            self.at += len(mark)


def read_inline(tokens: Sequence["Token"], content: Content) -> Inline:
    """Return the words of a block in their places, from the tokens of a parser made here."""
    reader = _Reader(content)
    reader.read(tokens)
    bold = bool(reader.bold) and all(reader.bold)
    return Inline(tuple(reader.pieces), tuple(reader.removed), bold, reader.lead.end)
