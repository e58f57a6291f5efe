"""Takes words, drawn lines and pictures from the pages of a PDF file."""

import ctypes
import math
from typing import Any, Final, NamedTuple

from kg import lazy_re as re
from kg.documents.pdf.calls import Calls
from kg.documents.pdf.rules import read_rules
from kg.documents.pdf.settle import Found, joined, settle, turned
from kg.documents.pdf.words import Page

MOST_CHARACTERS: Final = 200_000
# What pdfium gives for the hyphen at the end of a line, and what cannot stand in a text.
HYPHENS: Final = "\ufffe\x02"
_WORD: Final = re.compile(rf"[^\s{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]")
_LONGEST: Final = 24
_UNFIT: Final = re.compile("[\ud800-\udfff\x00]")
_BOLD: Final = re.compile(r"bold|black|heavy|demi|semibd|[-,]bd|simhei|heiti", re.IGNORECASE)


class _Ink(NamedTuple):
    """Base line, size, weight and direction of letters that were drawn together."""

    base: float
    size: float
    bold: bool
    turn: int


class _Cut(NamedTuple):
    """Words as letters of a page, by index, and the address of the text object that draws each.

    ``goes_on`` tells that a word is the next piece of the one before; it is empty where there are none.
    """

    low: list[int]
    high: list[int]
    drawn: list[int]
    goes_on: list[bool]

    def add(self, low: int, high: int, drawn: int, goes_on: bool) -> None:
        """Add a word."""
        self.low.append(low)
        self.high.append(high)
        self.drawn.append(drawn)
        self.goes_on.append(goes_on)


class PageReader:
    """Reads one page after another; keeps the names of the fonts that it met."""

    def __init__(self, document: Any, most: int = MOST_CHARACTERS) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 - a heavy import, needed for PDF files only

        self._raw, self._document, self._most = raw, document, most
        self._fonts: dict[int, bool] = {}
        self._box, self._calls = raw.FS_RECTF(), Calls(raw)

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
            read_rules(raw, self._calls, handle, page)
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
            if not page.plain:
                settle(page, self._found(text_page, text, page.start))
        finally:
            self._raw.FPDFText_ClosePage(text_page)
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
            text = "".join(chr(min(code, 0x10FFFF)) for code in self._calls.letters(text_page, count))
        return _UNFIT.sub("\ufffd", text)

    def _found(self, text_page: Any, text: str, start: int) -> Found:
        """Return the words of a page in the coordinates of the file."""
        cut = self._cut(text_page, text)
        if not cut.low:
            return Found([], [], [], [], (), (), (), [], ())
        inks = self._inks(text_page, cut)
        known = [inks[drawn] for drawn in cut.drawn]
        bases, sizes, bolds, turns = zip(*known, strict=True)
        left, right = self._ends(text_page, cut, turns)
        words = [text[low:high] for low, high in zip(cut.low, cut.high, strict=True)]
        if any(sign in text for sign in HYPHENS):
            words = [f"{word[:-1]}-" if word[-1] in HYPHENS else word for word in words]
        low, high = ([start + at for at in places] for places in (cut.low, cut.high))
        found = Found(low, high, left, right, bases, sizes, bolds, words, turns)
        return joined(found, cut.goes_on) if any(cut.goes_on) else found

    def _cut(self, text_page: Any, text: str) -> _Cut:
        """Return where words begin and end, those drawn in several objects cut where these change."""
        spans = [match.span() for match in _WORD.finditer(text)]
        low, high = [span[0] for span in spans], [span[1] for span in spans]
        first = self._calls.objects(text_page, low)
        last = first.copy()
        mixed = [i for i, (begin, end) in enumerate(spans) if end - begin > 1 and not _plain(text[begin:end])]
        ends = self._calls.objects(text_page, [high[i] - 1 for i in mixed])
        for i, drawn in zip(mixed, ends, strict=True):
            last[i] = drawn
        if first == last and all(first):
            return _Cut(low, high, first, [])
        cut = _Cut([], [], [], [])
        for begin, end, one, other in zip(low, high, first, last, strict=True):
            if one == other and one:
                cut.add(begin, end, one, False)
            else:
                _add_pieces(cut, begin, self._calls.objects(text_page, range(begin, end)))
        return cut

    def _inks(self, text_page: Any, cut: _Cut) -> dict[int, _Ink]:
        """Return how each text object is drawn, as its first word shows it."""
        places = dict(zip(reversed(cut.drawn), reversed(cut.low), strict=True))
        letters, calls = list(places.values()), self._calls
        found: dict[int, _Ink] = {}
        for drawn, matrix, origin, size, font in zip(
            places,
            calls.matrices(text_page, letters),
            calls.origins(text_page, letters),
            calls.sizes(text_page, letters),
            calls.fonts(places),
            strict=True,
        ):
            a, b, c, d, _, _ = matrix
            turn = _turn(a, b)
            x, y = origin
            base = (y, -x, -y, x, y)[turn]
            found[drawn] = _Ink(base, size * math.hypot(c, d) or 1.0, self._bold(font), turn)
        return found

    def _bold(self, font: int) -> bool:
        if not font:
            return False
        known = self._fonts.get(font)
        if known is None:
            raw = self._raw
            handle = ctypes.cast(font, raw.FPDF_FONT)
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(handle, buffer, 200)
            name = buffer.value.decode("utf-8", "replace")
            known = self._fonts[font] = bool(_BOLD.search(name)) or raw.FPDFFont_GetWeight(handle) >= 600
        return known

    def _ends(self, text_page: Any, cut: _Cut, turns: tuple[int, ...]) -> tuple[list[float], list[float]]:
        """Return where words begin and end along their line."""
        count = len(cut.low)
        boxes = self._calls.boxes(text_page, [*cut.low, *(high - 1 for high in cut.high)])
        both = boxes.reshape(2, count, 4)
        least, most = both.min(axis=0), both.max(axis=0)
        near, far = least[:, 0].tolist(), most[:, 2].tolist()
        for i, turn in enumerate(turns) if any(turns) else ():
            if turn in {1, 2, 3}:
                sides = least[i, 0], least[i, 3], most[i, 2], most[i, 1]
                near[i], _, far[i], _ = (float(side) for side in turned(sides, turn))
        return near, far


def _plain(word: str) -> bool:
    """Return whether a word has letters from A to z only; it is drawn in one object, but for rare cases."""
    return word.isascii() and word.isalpha() and len(word) < _LONGEST


def _add_pieces(cut: _Cut, begin: int, letters: list[int]) -> None:
    """Add a word, cut where the objects change that draw its letters; one without object is left out."""
    known, low = 0, begin
    goes_on = False
    for index, drawn in enumerate(letters, begin):
        if drawn and known and drawn != known:
            cut.add(low, index, known, goes_on)
            low, goes_on = index, True
        known = drawn or known
    if known:
        cut.add(low, begin + len(letters), known, goes_on)


def _turn(a: float, b: float) -> int:
    """Return the direction of a line of letters in quarter turns to the left, or 4 for a slant."""
    if a == b == 0:
        return 0
    turn = math.degrees(math.atan2(b, a)) / 90
    near = round(turn)
    return near % 4 if abs(turn - near) < 0.1 else 4
