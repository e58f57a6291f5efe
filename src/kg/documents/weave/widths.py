"""How wide words are printed: the letters of three common kinds of type."""

import unicodedata
from typing import Final, NamedTuple

_FIRST: Final = 32  # the tables begin with the blank
# Advance widths in thousandths of the type size, from the blank to the tilde, as the makers publish them.
_SANS: Final = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_SERIF: Final = """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500
278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556
611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778
500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541
"""
# Signs beyond the tables, as a share of the width of "n" in thousandths: most are as wide as a letter.
_SIGNS: Final = {"“": 700, "”": 700, "‘": 480, "’": 480, "–": 1000, "—": 1900, "•": 650, "…": 1900}


class Face(NamedTuple):
    """A kind of type: the widths of the characters from the blank to the tilde."""

    ascii: tuple[int, ...]

    @property
    def blank(self) -> int:
        """Return the width of a blank."""
        return self.ascii[0]

    def measure(self, words: str) -> int:
        """Return how wide words are set, in thousandths of the type size.

        >>> FACES["mono"].measure("abc")
        1800
        """
        return sum(self._letter(c) for c in words)

    def _letter(self, c: str) -> int:
        code = ord(c) - _FIRST
        if 0 <= code < len(self.ascii):
            return self.ascii[code]
        letter = self.ascii[ord("n") - _FIRST]
        if c in _SIGNS and self.ascii[0] != letter:
            return letter * _SIGNS[c] // 1000
        if unicodedata.east_asian_width(c) in "WF":
            return 1000
        plain = unicodedata.normalize("NFD", c)[0]
        if plain != c and plain.isascii():
            return self._letter(plain)
        return 0 if unicodedata.combining(c) else letter


def _face(table: str) -> Face:
    return Face(tuple(map(int, table.split())))


FACES: Final = {"sans": _face(_SANS), "serif": _face(_SERIF), "mono": Face((600,) * 95)}
