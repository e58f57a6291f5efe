"""A pattern that is searched for only in texts that meet its needs."""

import re
from collections.abc import Iterator

from kg.claims.cues import needs
from kg.claims.spotting import board

_NO_END = 2**62
_NOT_YET = -1
_OTHER_RULES = re.VERBOSE | re.ASCII | re.LOCALE


class Cued:
    """A pattern with the methods of :class:`re.Pattern` that look for it in a text.

    Each returns just what that of ``pattern`` returns; where no need is met it need not search. It is compiled when
    it is first searched for.
    """

    __slots__ = ("_bits", "_board", "_flags", "_pattern", "_written")

    def __init__(self, written: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._written, self._flags = written, flags
        self._pattern: re.Pattern[str] | None = None
        self._bits, self._board = _NOT_YET, board()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._pattern is None:
            self._pattern = re.compile(self._written, self._flags)
        return self._pattern

    def _enrol(self) -> int:
        any_case = bool(self._flags & re.IGNORECASE) or "(?i:" in self._written
        found = () if self._flags & _OTHER_RULES else needs(self._written, any_case=any_case)
        self._bits = self._board.enrol(found, any_case=any_case)
        return self._bits

    def may_match(self, text: str) -> bool:
        """Return whether a text meets all needs."""
        bits = self._bits
        if bits < 0:
            bits = self._enrol()
        if not bits:
            return True
        met = self._board.memory.texts.get(text)
        if met is None:
            met = self._board.met(text)
        return met & bits == bits

    def search(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the first match, if there is one."""
        # Where a search ends inside the text, a word may end for it that goes on.
        if end < len(text) or self.may_match(text):
            return (self._pattern or self.pattern).search(text, start, end)
        return None

    def finditer(self, text: str, start: int = 0, end: int = _NO_END) -> Iterator[re.Match[str]]:
        """Return the matches from left to right."""
        if end < len(text) or self.may_match(text):
            return (self._pattern or self.pattern).finditer(text, start, end)
        return iter(())


def cued(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    r"""Return a pattern that is searched for only where its needs are met.

    >>> cued(r"\bharbours?\b").search("a hall") is None
    True
    """
    return Cued(pattern, flags)
