"""Takes words, drawn lines and pictures from the pages of a PDF file."""

import ctypes
import math
import re
from typing import Any, Final, NamedTuple

from kg.documents.pdf.rules import read_rules
from kg.documents.pdf.words import Page, Word
from kg.places import Removed

MOST_CHARACTERS: Final = 200_000
# What pdfium gives for the hyphen at the end of a line, and what cannot stand in a text.
HYPHENS: Final = "\ufffe\x02"
_WORD: Final = re.compile(rf"[^\s{HYPHENS}]*[{HYPHENS}]|[^\s{HYPHENS}]+")
_UNFIT: Final = re.compile("[\ud800-\udfff\x00]")
_LONGEST: Final = 24
_BOLD: Final = re.compile(r"bold|black|heavy|demi|semibd|[-,]bd|simhei|heiti", re.IGNORECASE)
_OUTSIDE: Final = "it stands outside the page"
_TWICE: Final = "it is drawn a second time in the same place"


class _Ink(NamedTuple):
    """Base line, size, weight and direction of letters that were drawn together."""

    base: float
    size: float
    bold: bool
    turn: int


class PageReader:
    """Reads one page after another; keeps the names of the fonts that it met."""

    def __init__(self, document: Any, most: int = MOST_CHARACTERS) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 - a heavy import, needed for PDF files only

        self._raw, self._document, self._most = raw, document, most
        self._fonts: dict[int, bool] = {}
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self, number: int, start: int) -> tuple[Page, str]:
        """Return a page (counted from 1) whose text begins at an offset of the source, and its text."""
        raw = self._raw
        page = Page(number, start, start)
        handle = raw.FPDF_LoadPage(self._document, number - 1)
        if not handle:
            return page, ""
        try:
            self._fonts.clear()
            page.shown = raw.FPDFPage_GetRotation(handle) % 4
            page.frame = self._frame(handle)
            text = self._read_words(handle, page)
            read_rules(raw, handle, page)
        finally:
            raw.FPDF_ClosePage(handle)
        page.end = start + len(text)
        return page, text

    def _frame(self, handle: Any) -> tuple[float, float, float, float]:
        raw, box = self._raw, self._box
        raw.FPDF_GetPageBoundingBox(handle, box)
        sides = [ctypes.c_float() for _ in range(4)]
        for read in (raw.FPDFPage_GetCropBox, raw.FPDFPage_GetMediaBox):
            if read(handle, *sides):
                box.left, box.bottom, box.right, box.top = (side.value for side in sides)
                break
        else:
            if raw.FPDFPage_GetRotation(handle) % 2:
                box.left, box.bottom, box.right, box.top = box.bottom, box.left, box.top, box.right
        left, right = sorted((box.left, box.right))
        bottom, top = sorted((box.bottom, box.top))
        return left, bottom, right, top

    def _read_words(self, handle: Any, page: Page) -> str:
        text_page = self._raw.FPDFText_LoadPage(handle)
        if not text_page:
            return ""
        try:
            text = self._text(text_page)
            page.plain = len(text) > self._most
            found = self._found(text_page, text, page)
        finally:
            self._raw.FPDFText_ClosePage(text_page)
        if page.plain:
            found = []
        _settle(page, found)
        return text.replace("\ufffe", "-").replace("\x02", "-")

    def _text(self, text_page: Any) -> str:
        count = self._raw.FPDFText_CountChars(text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._raw.FPDFText_GetText(text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) != count and count <= self._most:
            # Letters beyond 16 bits, or left out ones: one character for each, so that places agree.
            unicode = self._raw.FPDFText_GetUnicode
            text = "".join(chr(min(unicode(text_page, i), 0x10FFFF)) for i in range(count))
        return _UNFIT.sub("\ufffd", text)

    def _found(self, text_page: Any, text: str, page: Page) -> list[tuple[int, Word]]:
        """Return the words of a page, each with its direction, in the coordinates of the file."""
        if page.plain:
            return []
        found: list[tuple[int, Word]] = []
        inks: dict[int, _Ink] = {}
        for match in _WORD.finditer(text):
            low, high = match.span()
            first = self._ink(text_page, low, inks)
            # A word of letters from A to z is drawn in one ink, but for rare cases.
            word = match.group()
            plain = word.isascii() and word.isalpha() and len(word) < _LONGEST
            last = first if plain else self._ink(text_page, high - 1, inks)
            if first is last and first is not None:
                found.append(self._word(text_page, low, high, word, first, page.start))
            else:
                found.extend(self._parts(text_page, low, high, text, inks, page.start))
        return found

    def _ink(self, text_page: Any, index: int, inks: dict[int, _Ink]) -> _Ink | None:
        drawn = self._raw.FPDFText_GetTextObject(text_page, index)
        if not drawn:
            return None
        key = ctypes.addressof(drawn.contents)
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = self._new_ink(text_page, index, drawn)
        return ink

    def _new_ink(self, text_page: Any, index: int, drawn: Any) -> _Ink:
        raw, matrix = self._raw, self._matrix
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        raw.FPDFText_GetCharOrigin(text_page, index, self._x, self._y)
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        turn = _turn(matrix.a, matrix.b)
        base = (self._y.value, -self._x.value, -self._y.value, self._x.value, self._y.value)[turn]
        return _Ink(base, size or 1.0, self._bold(drawn), turn)

    def _bold(self, drawn: Any) -> bool:
        font = self._raw.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        known = self._fonts.get(key)
        if known is None:
            buffer = ctypes.create_string_buffer(200)
            self._raw.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace")
            known = self._fonts[key] = bool(_BOLD.search(name)) or self._raw.FPDFFont_GetWeight(font) >= 600
        return known

    def _word(
        self, text_page: Any, low: int, high: int, text: str, ink: _Ink, start: int
    ) -> tuple[int, Word]:
        left, bottom, right, top = self._sides(text_page, low)
        if high - low > 1:
            others = self._sides(text_page, high - 1)
            left, bottom = min(left, others[0]), min(bottom, others[1])
            right, top = max(right, others[2]), max(top, others[3])
        base, size, bold, turn = ink
        near, far = left, right
        if turn in {1, 2, 3}:
            near, far = ((bottom, top), (-right, -left), (-top, -bottom))[turn - 1]
        letters = text
        if text[-1] in HYPHENS:
            letters = text[:-1] + "-"
        return turn, Word(start + low, start + high, near, far, base, size, bold, letters)

    def _sides(self, text_page: Any, index: int) -> tuple[float, float, float, float]:
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(text_page, index, box)
        return box.left, box.bottom, box.right, box.top

    def _parts(
        self, text_page: Any, low: int, high: int, text: str, inks: dict[int, _Ink], start: int
    ) -> list[tuple[int, Word]]:
        """Return a word drawn in several pieces, cut where its letters change or stand apart."""
        parts: list[tuple[int, Word]] = []
        known: _Ink | None = None
        begin = low
        for index in range(low, high):
            ink = self._ink(text_page, index, inks) or known
            if ink is None:
                continue
            if known is not None and ink is not known:
                self._add(parts, self._word(text_page, begin, index, text[begin:index], known, start))
                begin = index
            known = ink
        if known is not None:
            self._add(parts, self._word(text_page, begin, high, text[begin:high], known, start))
        return parts

    def _add(self, parts: list[tuple[int, Word]], new: tuple[int, Word]) -> None:
        """Add a piece to the word that it goes on with, or as a word of its own."""
        if parts:
            turn, old = parts[-1]
            word = new[1]
            same = turn == new[0] and abs(old.size - word.size) < 0.1 and abs(old.base - word.base) < 0.1
            if same and old.bold == word.bold and abs(word.left - old.right) < 0.3 * word.size:
                joined = old._replace(end=word.end, right=word.right, text=old.text + word.text)
                parts[-1] = (turn, joined)
                return
        parts.append(new)


def _turn(a: float, b: float) -> int:
    """Return the direction of a line of letters in quarter turns to the left, or 4 for a slant."""
    if a == b == 0:
        return 0
    turn = math.degrees(math.atan2(b, a)) / 90
    near = round(turn)
    return near % 4 if abs(turn - near) < 0.1 else 4


def _settle(page: Page, found: list[tuple[int, Word]]) -> None:
    """Give the page its direction and its words; set aside what is outside, drawn twice, or turned."""
    counts = [0, 0, 0, 0, 0]
    for turn, word in found:
        counts[turn] += word.end - word.start
    page.turn = counts.index(max(counts[:4])) if max(counts[:4]) else 0
    page.sides = turned(page.frame, page.turn)
    drawn: dict[tuple[str, int], list[float]] = {}
    for turn, word in found:
        left, bottom, right, top = turned(page.frame, turn % 4)
        x, y = (word.left + word.right) / 2, word.base
        if not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1):
            page.removed.append(Removed(word.start, word.end, _OUTSIDE))
        elif turn != page.turn:
            page.aside.append((turn, word))
        elif _again(drawn, word):
            page.removed.append(Removed(word.start, word.end, _TWICE))
        else:
            page.words.append(word)


def _again(drawn: dict[tuple[str, int], list[float]], word: Word) -> bool:
    """Return whether the same letters stand in the same place already; bold is made so at times."""
    height, left = word.base / 4, word.left
    near = False
    for key in ((word.text, int(height)), (word.text, int(height + 0.5) + 100_000)):
        known = drawn.get(key)
        if known is None:
            drawn[key] = [left]
            continue
        near = near or any(abs(x - left) < 0.12 * word.size for x in known[-20:])
        known.append(left)
    return near


def turned(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Return a box of the file in the coordinates of words that run in a direction."""
    left, bottom, right, top = box
    boxes = (box, (bottom, -right, top, -left), (-right, -top, -left, -bottom), (-top, left, -bottom, right))
    return boxes[turn]


def shown(box: tuple[float, float, float, float], page: Page, turn: int) -> tuple[float, float, float, float]:
    """Return a box of words that run in a direction as it stands on the page that is shown."""
    left, bottom, right, top = turned(box, -turn % 4)
    x, y, far, high = page.frame
    left, bottom, right, top = left - x, bottom - y, right - x, top - y
    width, height = far - x, high - y
    boxes = (
        (left, bottom, right, top),
        (bottom, width - right, top, width - left),
        (width - right, height - top, width - left, height - bottom),
        (height - top, left, height - bottom, right),
    )
    return boxes[page.shown]
