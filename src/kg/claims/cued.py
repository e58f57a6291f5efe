"""A pattern that is searched for only in texts that meet its needs, and there only where a match may begin."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.claims.cues import needs
from kg.claims.openings import Openings, openings
from kg.claims.spotting import board

_NO_END = 2**62
_NOT_YET = -1
# What is longer is searched as a whole; so many words are remembered for a pattern.
_LONG, _MOST_WORDS = 4_000, 4_000
_OTHER_RULES = re.VERBOSE | re.ASCII | re.LOCALE


class Cued:
    """A pattern with the methods of :class:`re.Pattern` that look for it in a text.

    Each returns just what that of ``compiled`` returns; where no need is met it need not search. It is compiled when
    it is first searched for. If it ``asks`` not, it is searched for in every text.
    """

    __slots__ = ("_bits", "_board", "_compiled", "_fits", "_flags", "_openings", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG, *, asks: bool = True) -> None:
        self.pattern, self._flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self._openings: Openings | None = None
        # The words met so far, each with whether a match may begin with it.
        self._fits: dict[str, bool] = {}
        self._bits, self._board = _NOT_YET if asks else 0, board()
        if asks:
            self._board.wait(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            if self._bits and not self._flags & _OTHER_RULES:
                self._openings = openings(self.pattern, any_case=self._any_case())
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def _any_case(self) -> bool:
        return bool(self._flags & re.IGNORECASE) or "(?i:" in self.pattern

    def enrol(self) -> None:
        """Tell the board what a text must hold; to be called once."""
        any_case = self._any_case()
        found = () if self._flags & _OTHER_RULES else needs(self.pattern, any_case=any_case)
        self._bits = self._board.enrol(found, any_case=any_case)

    def may_match(self, text: str) -> bool:
        """Return whether a text meets all needs."""
        bits = self._bits
        if bits < 0:
            self._board.enrol_waiting()
            bits = self._bits
        if not bits:
            return True
        met = self._board.memory.texts.get(text)
        if met is None:
            met = self._board.met(text)
        return met & bits == bits

    def search(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the first match, if there is one."""
        bits = self._bits
        # Where a search ends inside the text, a word may end for it that goes on.
        if bits and end >= len(text):
            met = self._board.memory.texts.get(text) if bits > 0 else None
            if not self.may_match(text) if met is None else met & bits != bits:
                return None
        pattern = self._compiled or self.compiled
        if self._openings is None or end < len(text) or len(text) > _LONG:
            return pattern.search(text, start, end)
        for at in self._places(text, start):
            if found := pattern.match(text, at):
                return found
        return None

    def finditer(self, text: str, start: int = 0, end: int = _NO_END) -> Iterator[re.Match[str]]:
        """Return the matches from left to right."""
        if end >= len(text) and not self.may_match(text):
            return iter(())
        pattern = self._compiled or self.compiled
        if self._openings is None or end < len(text) or len(text) > _LONG:
            return pattern.finditer(text, start, end)
        found, last = [], start
        for at in self._places(text, start):
            if at >= last and (match := pattern.match(text, at)):
                found.append(match)
                last = match.end()
        return iter(found)

    def _places(self, text: str, start: int) -> list[int]:
        """Return where words stand with which a match may begin."""
        fits, found = self._fits, []
        for at, word in _words(text):
            fit = fits.get(word)
            if fit is None:
                fit = self._fit(word)
            if fit and at >= start:
                found.append(at)
        return found

    def _fit(self, word: str) -> bool:
        if len(self._fits) >= _MOST_WORDS:
            self._fits = {}
        self._fits[word] = fit = self._openings is None or self._openings.fit(word)
        return fit

    def match(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the match that begins at ``start``; it is soon told, so no needs are asked."""
        return (self._compiled or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the match of the whole."""
        return (self._compiled or self.compiled).fullmatch(text, start, end)


@lru_cache(maxsize=512)
def _words(text: str) -> list[tuple[int, str]]:
    """Return the words of a text with their places."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text)]


_WORD = re.compile(r"\w+")


def cued(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    r"""Return a pattern that is searched for only where its needs are met.

    >>> cued(r"\bharbours?\b").search("a hall") is None
    True
    """
    return Cued(pattern, flags)
