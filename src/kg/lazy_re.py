"""The module ``re``, of which a pattern is compiled when it is first asked for.

Modules that hold many patterns write ``from kg import lazy_re as re``: to import them costs nothing then, and
what no document asks for is never compiled. All else is as in ``re``.
"""

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    LOCALE,
    MULTILINE,
    NOFLAG,
    VERBOSE,
    I,
    M,
    Match,
    Pattern,
    RegexFlag,
    S,
    X,
    error,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
    subn,
)
from typing import Any, AnyStr, Final, Generic, cast

from kg.pattern_codes import codes

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "LOCALE",
    "MULTILINE",
    "NOFLAG",
    "VERBOSE",
    "I",
    "M",
    "Match",
    "Pattern",
    "RegexFlag",
    "S",
    "X",
    "compile",
    "error",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
    "subn",
]

_ASKED: Final = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)


class _Late(Generic[AnyStr]):
    """A pattern that is compiled when something of it is asked for, and then has all of the compiled one."""

    __slots__ = ("_given", "pattern", *_ASKED)

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        """Take over what a compiled pattern has; this is asked only as long as it was not."""
        if name not in _ASKED:
            raise AttributeError(name)
        found = codes().compiled(self.pattern, self._given)
        for one in _ASKED:
            setattr(self, one, getattr(found, one))
        return getattr(found, name)

    def __repr__(self) -> str:
        return f"lazy_re.compile({self.pattern!r}, {self._given!r})"


def compile(pattern: AnyStr, flags: int | re.RegexFlag = 0) -> Pattern[AnyStr]:
    r"""Return a pattern that is compiled when it is first asked for.

    >>> compile(r"\bharbours?\b").search("two harbours").group()
    'harbours'
    """
    return cast(Pattern[AnyStr], _Late(pattern, int(flags)))
