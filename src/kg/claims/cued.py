"""A pattern that is searched for only in texts that hold one of its cues."""

import re
from collections.abc import Iterator
from functools import cached_property

from kg.claims.cues import cues, folded

_NO_END = 2**62


class Cued:
    """A compiled pattern with the methods of :class:`re.Pattern` that look for it in a text.

    Each returns just what that of ``pattern`` returns; where no cue occurs it need not search.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Strings of which each match holds one; none, if none can be told."""
        if self.pattern.flags & (re.VERBOSE | re.ASCII | re.LOCALE):
            return ()
        return cues(self.pattern.pattern, any_case=self._any_case)

    @cached_property
    def _any_case(self) -> bool:
        return bool(self.pattern.flags & re.IGNORECASE) or "(?i:" in self.pattern.pattern

    def may_match(self, text: str) -> bool:
        """Return whether a text holds a cue, or there are none."""
        if self._any_case:
            text = folded(text)
        for cue in self.cues:
            if cue in text:
                return True
        return not self.cues

    def search(self, text: str, start: int = 0, end: int = _NO_END) -> re.Match[str] | None:
        """Return the first match, if there is one."""
        return self.pattern.search(text, start, end) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _NO_END) -> Iterator[re.Match[str]]:
        """Return the matches from left to right."""
        return self.pattern.finditer(text, start, end) if self.may_match(text) else iter(())


def cued(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    r"""Return a pattern that is searched for only where one of its cues occurs.

    >>> cued(r"\bharbours?\b").search("a hall") is None
    True
    """
    return Cued(re.compile(pattern, flags))
