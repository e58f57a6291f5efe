"""A pattern that is searched for only in texts that meet its needs."""

import re
from collections.abc import Iterator

from kg.claims.patterns.spotting import board
from kg.pattern_codes import codes

_NO_END = 2**62
_NOT_YET = -1
# An iterator that is at its end stays there: one will do for all.
_NONE: Iterator[re.Match[str]] = iter(())
_OTHER_RULES = re.VERBOSE | re.ASCII | re.LOCALE


class Cued:
    """A pattern with the methods of :class:`re.Pattern` that look for it in a text.

    Each returns just what that of ``compiled`` returns; where no need is met it need not search. It is compiled when
    it is first searched for. If it ``asks`` not, it is searched for in every text.
    """

    __slots__ = ("_bits", "_board", "_compiled", "_flags", "_lead", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG, *, asks: bool = True) -> None:
        self.pattern, self._flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self._bits, self._lead, self._board = _NOT_YET if asks else 0, 0, board()
        if asks:
            self._board.wait(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = codes().compiled(self.pattern, int(self._flags))
        return self._compiled

    def enrol(self) -> None:
        """Tell the board what a text must hold; to be called once."""
        any_case = bool(self._flags & re.IGNORECASE) or "(?i:" in self.pattern
        known = self._board.known
        found = () if self._flags & _OTHER_RULES else known.needs(self.pattern, any_case=any_case)
        self._lead = self._board.enrol(found[:1], any_case=any_case)
        self._bits = self._board.enrol(found, any_case=any_case)

    def bits(self) -> tuple[int, int]:
        """Return the bit of the need that the fewest texts meet, and those of all needs; none if it asks not."""
        if self._bits < 0:
            self._board.enrol_waiting()
        return self._lead, self._bits

    def may_match(self, text: str) -> bool:
        """Return whether a text meets all needs."""
        bits = self._bits
        if bits < 0:
            self._board.enrol_waiting()
            bits = self._bits
        met = self._board.memory.texts.get(text)
        if met is None:
            met = self._board.met(text)
        return met & bits == bits

    def search(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the first match, if there is one."""
        bits = self._bits
        # Where a search ends inside the text, a word may end for it that goes on.
        if bits and (end is _NO_END or end >= len(text)):
            met = self._board.memory.texts.get(
                text
            )  # as may_match looks first, without a call: asked most of all
            if bits < 0 or met is None:
                if not self.may_match(text):
                    return None
            elif met & bits != bits:
                return None
        return (self._compiled or self.compiled).search(text, start, end)

    def up_to(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match in a stretch that must end between two words: there the needs hold as for the whole."""
        return self.compiled.search(text, start, end) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _NO_END) -> Iterator[re.Match[str]]:
        """Return the matches from left to right."""
        bits = self._bits
        if bits and (end is _NO_END or end >= len(text)):
            met = self._board.memory.texts.get(text)
            if bits < 0 or met is None:
                if not self.may_match(text):
                    return _NONE
            elif met & bits != bits:
                return _NONE
        return (self._compiled or self.compiled).finditer(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the match that begins at ``start``; it is soon told, so no needs are asked."""
        return (self._compiled or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the match of the whole."""
        return (self._compiled or self.compiled).fullmatch(text, start, end)


def cued(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    r"""Return a pattern that is searched for only where its needs are met.

    >>> cued(r"\bharbours?\b").search("a hall") is None
    True
    """
    return Cued(pattern, flags)
