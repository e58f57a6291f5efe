"""Quick ways to ask pdfium the same thing of many letters or objects of a page.

The functions of pypdfium2 check and convert every argument, which takes three times as long as the answer.
Here the same functions are called without that, from loops that do not run in Python.
"""

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_STEP: Final = 256
Numbers = NDArray[np.float64]


def _quick(function: Any, gives: Any, *takes: Any) -> Any:
    """Return a function of pdfium that is called at its address; pointers are given by reference."""
    return ctypes.PYFUNCTYPE(gives, *takes)(ctypes.cast(function, ctypes.c_void_p).value or 0)


class _Room:
    """Memory for the answers of many calls, and a reference to the place of each."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._buffer: Any = ctypes.create_string_buffer(0)
        self.places: list[Any] = []

    def fit(self, count: int) -> list[Any]:
        """Return at least so many places for answers."""
        if count > len(self.places):
            most = -(-count // _STEP) * _STEP
            self._buffer = ctypes.create_string_buffer(most * self._size)
            self.places = [ctypes.byref(self._buffer, i * self._size) for i in range(most)]
        return self.places

    def numbers(self, kind: Any, count: int, each: int) -> Numbers:
        """Return the first answers, so many numbers each."""
        found = np.frombuffer(self._buffer, kind, count * each)
        return found.reshape(count, each).astype(np.float64)


class Calls:
    """The functions of pdfium that are called for letters and objects; none of them raises."""

    def __init__(self, raw: Any) -> None:
        address = ctypes.c_void_p
        self._object = _quick(raw.FPDFText_GetTextObject, ctypes.c_ssize_t)
        self._box = _quick(raw.FPDFText_GetLooseCharBox, None)
        self._matrix = _quick(raw.FPDFText_GetMatrix, None)
        self._origin = _quick(raw.FPDFText_GetCharOrigin, None)
        self._size = _quick(raw.FPDFText_GetFontSize, ctypes.c_double)
        self._unicode = _quick(raw.FPDFText_GetUnicode, ctypes.c_uint)
        self._font = _quick(raw.FPDFTextObj_GetFont, address, address)
        self._drawn = _quick(raw.FPDFPage_GetObject, ctypes.c_ssize_t)
        self._kind = _quick(raw.FPDFPageObj_GetType, ctypes.c_int, address)
        self._boxes, self._matrices = _Room(16), _Room(24)
        self._across, self._up = _Room(8), _Room(8)

    def objects(self, text_page: Any, letters: Iterable[int]) -> list[int]:
        """Return for letters, by index, the addresses of the text objects that draw them, 0 for none."""
        return list(map(self._object, repeat(ctypes.byref(text_page.contents)), letters))

    def boxes(self, text_page: Any, letters: Sequence[int]) -> Numbers:
        """Return left, top, right and bottom of letters, one row each, in points."""
        places = self._boxes.fit(len(letters))
        page = repeat(ctypes.byref(text_page.contents))
        deque(map(self._box, page, letters, places), maxlen=0)
        return self._boxes.numbers(np.float32, len(letters), 4)

    def matrices(self, text_page: Any, letters: Sequence[int]) -> list[list[float]]:
        """Return the six numbers of the matrix of each letter."""
        places = self._matrices.fit(len(letters))
        page = repeat(ctypes.byref(text_page.contents))
        deque(map(self._matrix, page, letters, places), maxlen=0)
        found: list[list[float]] = self._matrices.numbers(np.float32, len(letters), 6).tolist()
        return found

    def origins(self, text_page: Any, letters: Sequence[int]) -> list[tuple[float, float]]:
        """Return where letters stand, in points."""
        count = len(letters)
        across, up = self._across.fit(count), self._up.fit(count)
        page = repeat(ctypes.byref(text_page.contents))
        deque(map(self._origin, page, letters, across, up), maxlen=0)
        xs, ys = (room.numbers(np.float64, count, 1).ravel().tolist() for room in (self._across, self._up))
        return list(zip(xs, ys, strict=True))

    def sizes(self, text_page: Any, letters: Iterable[int]) -> list[float]:
        """Return the sizes of letters before their matrix is applied."""
        return list(map(self._size, repeat(ctypes.byref(text_page.contents)), letters))

    def letters(self, text_page: Any, count: int) -> list[int]:
        """Return the code points of the first letters of a page."""
        return list(map(self._unicode, repeat(ctypes.byref(text_page.contents)), range(count)))

    def fonts(self, objects: Iterable[int]) -> list[int]:
        """Return the addresses of the fonts of text objects, 0 for none."""
        return [font or 0 for font in map(self._font, objects)]

    def drawn(self, page: Any, count: int) -> list[tuple[int, int]]:
        """Return kind and address of the first objects of a page."""
        found = list(map(self._drawn, repeat(ctypes.byref(page.contents)), range(count)))
        return list(zip(map(self._kind, found), found, strict=True))
