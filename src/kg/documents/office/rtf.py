"""Reads RTF files as the word processor shows them.

The library that strips RTF gives bare lines: it loses headings, the numbers of lists, notes and headers, so
the commands are followed here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.documents.office.docx_runs import DELETED, HIDDEN, STRUCK
from kg.documents.office.docx_styles import Role, role_of
from kg.documents.office.gather import Gathering, make_reading
from kg.documents.office.rtf_blocks import UNSET, Pages, Paragraph
from kg.documents.office.rtf_words import (
    CHARSETS,
    SIGNS,
    Token,
    decode_bytes,
    encoding_of,
    group_end,
    tokens,
)
from kg.documents.office.safety import reading_of
from kg.documents.office.shapes import settle_headings
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import Metadata

MEDIA_TYPE: Final = "application/rtf"
MOST_TOKENS: Final = 800_000
"""The most commands and words that are followed in one file; the rest is cut, with a note."""

_DEEPEST: Final = 2_000
# Groups that hold no words of the text.
_SKIPPED_WORDS: Final = """
    colortbl pict objdata fldinst themedata datastore listtable listoverridetable revtbl rsidtbl xe tc
    tcn bkmkstart bkmkend shprslt nonshppict nonesttables falt panose filetbl author
    operator creatim revtim printim buptim company manager category keywords doccomm subject comment
    hlinkbase generator sp pnseclvl annotation-date atnid atndate atnref atrfstart atrfend pntxta pntxtb
    formfield ffname ffdeftext ffhelptext ffstattext mmathPr latentstyles wgrffmtfilter ftnsep ftnsepc
    ftncn aftnsep aftnsepc aftncn background template passwordhash"""
_SKIPPED: Final = frozenset(_SKIPPED_WORDS.split())
_KNOWN: Final = frozenset(
    {
        "shptxt",
        "shpinst",
        "footnote",
        "nesttableprops",
        "ud",
        "listtext",
        "pntext",
        "pn",
        "annotation",
        "ltrch",
    }
)
_ASIDE: Final = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page footer"),
    "annotation": "comment",
    "atnauthor": "comment",
}
_HEADS: Final = frozenset({"fonttbl", "stylesheet", "info"})


class _State(NamedTuple):
    """What holds inside a group, and ends with it."""

    place: str = "text"
    reason: str = ""
    encoding: str = ""
    bold: bool = False
    size: float = 12.0
    skip: int = 1
    paragraph: Paragraph = UNSET


def read_rtf(data: bytes, name: str) -> Reading:
    """Return the reading of an RTF file.

    Headings by style or look, lists with their numbers, tables row by row, notes after the paragraph that
    refers to them; headers, footers, comments, deleted and hidden words stand in ``removed``.

    Raises:
        UnreadableError: if it is no RTF file, or holds no words.
    """
    start = data[:64].find(b"{\\rtf")
    if start < 0:
        raise UnreadableError("it is not what its name says (no RTF)", name, "Save it as RTF or DOCX")
    with reading_of(name):
        reader = _Reader(data)
        reader.read(start)
        blocks = settle_headings(reader.pages.gathering.blocks)
        title = " ".join(reader.title.split())
        return make_reading(blocks, name, MEDIA_TYPE, Metadata(title=title), reader.pages.gathering.notes)


@dataclass(slots=True)
class _Reader:
    """Follows the commands of a file."""

    data: bytes
    pages: Pages = field(default_factory=lambda: Pages(Gathering()))
    stack: list[_State] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    held: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    high: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, tuple[Role, int]] = field(default_factory=dict)
    default: str = "cp1252"
    font: int = 0
    style: int = 0
    outline: int = 0
    words: list[str] = field(default_factory=list)
    title: str = ""
    starred: bool = False

    def read(self, start: int) -> None:
        """Follow the file from its first brace to the end of its text."""
        at, count, done = start, 0, False
        while not done:
            done = True
            for token in tokens(self.data, at):
                count += 1
                if count > MOST_TOKENS or self.pages.gathering.full:
                    self.pages.gathering.note("it is very long; what follows was left out")
                    break
                jump = self._token(token)
                if jump:
                    at, done = jump, False
                    break
                if token.sort == "}" and not self.stack:
                    break
        self._flush()
        self.pages.finish(self.state.paragraph)

    def _token(self, token: Token) -> int:
        """Follow one mark; return where to go on, or 0 for the next one."""
        if token.sort in {"byte", "words"}:
            self._bytes(token.raw)
            return 0
        self._flush()
        if token.sort == "{":
            if len(self.stack) >= _DEEPEST:
                raise RecursionError
            self.stack.append(self.state)
            self.starred = False
        elif token.sort == "}":
            self._close()
        elif token.sort == "sign":
            self._sign(token.word)
        elif self.to_skip and token.word != "u":
            self.to_skip -= 1
        else:
            return self._command(token)
        return 0

    def _close(self) -> None:
        self.to_skip = 0
        if not self.stack:
            return
        old, self.state = self.state, self.stack.pop()
        if old.place == "fonttbl" and self.state.place != "fonttbl":
            self.words.clear()
        if old.place != self.state.place:
            self.pages.close(old.place, old.paragraph)
            if old.place == "info-title":
                self.title, self.words = "".join(self.words), []
        elif old.place == "stylesheet":
            self._name_style()
        if (
            old.place == self.state.place == "text"
            and old.paragraph.listed
            and not self.state.paragraph.listed
        ):
            self.state = self.state._replace(paragraph=self.state.paragraph._replace(listed=True))

    def _name_style(self) -> None:
        name = "".join(self.words).strip().rstrip(";")
        self.words.clear()
        self.styles[self.style] = (role_of(name.split(",")[0]), self.outline)
        self.style = self.outline = 0

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif self.to_skip:
            self.to_skip -= 1
        elif sign in {"\r", "\n"}:
            self._paragraph_end()
        else:
            self._say({"~": " ", "_": "-", "-": ""}.get(sign, sign if sign in "{}\\" else ""))

    def _bytes(self, raw: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(raw))
            self.to_skip -= skipped
            raw = raw[skipped:]
        self.held += raw

    def _flush(self) -> None:
        """Say the bytes held back; a character of two bytes may stand in two marks."""
        if self.held:
            words = decode_bytes(bytes(self.held), self.state.encoding or self.default)
            self.held.clear()
            self._say(words)

    def _say(self, words: str) -> None:
        if not words:
            return
        place = self.state.place
        if place in _HEADS or place == "info-title":
            if place != "fonttbl" and len(self.words) < 10_000:
                self.words.append(words)
            return
        self.pages.say(place, words, self.state.reason, self.state.bold, self.state.size)

    def _command(self, token: Token) -> int:
        word, number = token.word, token.number
        starred, self.starred = self.starred, False
        if word in _SKIPPED or (starred and word not in _KNOWN and word not in _ASIDE):
            return self._leave(token.end)
        if word in _HEADS:
            self.state = self.state._replace(place=word)
            self.words.clear()
        elif word == "title" and self.state.place == "info":
            self.state = self.state._replace(place="info-title")
            self.words.clear()
        elif word in _ASIDE:
            self.state = self.state._replace(place=_ASIDE[word], paragraph=Paragraph())
        elif word in {"footnote", "listtext", "pntext"}:
            self.state = self.state._replace(place="note" if word == "footnote" else "number")
        elif word == "upr":
            # The first form of what follows is for old programs; the group with \ud holds the second.
            end = self.data.find(b"\\*\\ud", token.end)
            return self._leave(token.end) if end < 0 else 0
        elif word == "u":
            self._character(number or 0)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif self.state.place in {"fonttbl", "stylesheet"}:
            self._table_command(word, number)
        else:
            self._text_command(word, number)
        return 0

    def _leave(self, at: int) -> int:
        """Close a group without a look at the rest of it."""
        end = group_end(self.data, at)
        self._close()
        return end

    def _character(self, code: int) -> None:
        code &= 0xFFFF
        self.to_skip = self.state.skip
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00) if self.high else 0xFFFD
        elif 0xF000 <= code < 0xF100:
            # Signs of symbol fonts stand in the area for private use.
            code = 0x2022 if code in {0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC} else code
        self.high = 0
        if code:
            self._say(chr(code))

    def _table_command(self, word: str, number: int | None) -> None:
        value = number or 0
        if self.state.place == "fonttbl":
            if word == "f":
                self.font = value
            elif word == "fcharset" and value in CHARSETS:
                self.fonts[self.font] = CHARSETS[value]
            elif word == "cpg":
                self.fonts[self.font] = encoding_of(number)
        elif word == "s":
            self.style = value
        elif word == "outlinelevel":
            self.outline = value + 1

    def _text_command(self, word: str, number: int | None) -> None:
        change = _CHANGES.get(word)
        if change is not None:
            self.state = change(self.state, number)
        elif word == "f":
            self.state = self.state._replace(encoding=self.fonts.get(number or 0, ""))
        elif word == "ansicpg":
            self.default = encoding_of(number)
        elif word in {"mac", "pc", "pca"}:
            self.default = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "s":
            role, outline = self.styles.get(number or 0, (Role(), 0))
            self._set(role=role, outline=outline)
        elif word in {"par", "sect", "page", "column"}:
            self._paragraph_end()
        elif word in _CELLS and self.state.place == "text":
            _CELLS[word](self.pages)
        elif word in _PARAGRAPH:
            self._set(**{_PARAGRAPH[word]: _value(_PARAGRAPH[word], number)})

    def _set(self, **changes: object) -> None:
        self.state = self.state._replace(paragraph=self.state.paragraph._replace(**changes))  # type: ignore[arg-type]  # names and types stand in _PARAGRAPH

    def _paragraph_end(self) -> None:
        self._flush()
        self.pages.end(self.state.place, self.state.paragraph)


_CELLS: Final[Mapping[str, Callable[[Pages], None]]] = {
    "cell": Pages.cell,
    "row": Pages.row,
    "nestcell": Pages.inner_cell,
    "nestrow": Pages.inner_row,
}
# Commands that set something of the paragraph, and what.
_PARAGRAPH: Final = {
    "outlinelevel": "outline",
    "qc": "centred",
    "intbl": "in_table",
    "ilvl": "depth",
    "pnlvlblt": "bullet",
    "ls": "listed",
}


def _value(name: str, number: int | None) -> int | bool:
    if name in {"outline", "depth"}:
        return min(9, (number or 0) + 1)
    return True if name != "listed" else bool(number)


def _on(number: int | None) -> bool:
    return number is None or number != 0


_CHANGES: Final[Mapping[str, Callable[[_State, int | None], _State]]] = {
    "b": lambda state, n: state._replace(bold=_on(n)),
    "fs": lambda state, n: state._replace(size=max(1, min(n or 24, 400)) / 2),
    "uc": lambda state, n: state._replace(skip=max(0, min(n if n is not None else 1, 10))),
    "v": lambda state, n: state._replace(reason=HIDDEN if _on(n) else ""),
    "strike": lambda state, n: state._replace(reason=STRUCK if _on(n) else ""),
    "deleted": lambda state, n: state._replace(reason=DELETED if _on(n) else ""),
    "plain": lambda state, n: state._replace(bold=False, size=12.0, reason="", encoding=""),
    "pard": lambda state, n: state._replace(paragraph=Paragraph()),
}
