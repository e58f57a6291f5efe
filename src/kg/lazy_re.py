"""The module ``re``, of which a pattern is compiled when it is first asked for.

Modules that hold many patterns write ``from kg import lazy_re as re``: to import them costs nothing then, and
what no document asks for is never compiled. Its functions look their pattern up in less time, and among more
patterns than ``re`` remembers. All else is as in ``re``.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
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


@lru_cache(maxsize=2048)
def _kept(pattern: str | bytes, flags: int = 0) -> Pattern[Any]:
    return re.compile(pattern, flags)


def search(pattern: AnyStr, string: AnyStr, flags: int | RegexFlag = 0) -> Match[AnyStr] | None:
    """Return what :func:`re.search` returns."""
    return _kept(pattern, flags).search(string)


def match(pattern: AnyStr, string: AnyStr, flags: int | RegexFlag = 0) -> Match[AnyStr] | None:
    """Return what :func:`re.match` returns."""
    return _kept(pattern, flags).match(string)


def fullmatch(pattern: AnyStr, string: AnyStr, flags: int | RegexFlag = 0) -> Match[AnyStr] | None:
    """Return what :func:`re.fullmatch` returns."""
    return _kept(pattern, flags).fullmatch(string)


def finditer(pattern: AnyStr, string: AnyStr, flags: int | RegexFlag = 0) -> Iterator[Match[AnyStr]]:
    """Return what :func:`re.finditer` returns."""
    return _kept(pattern, flags).finditer(string)


def findall(pattern: AnyStr, string: AnyStr, flags: int | RegexFlag = 0) -> list[Any]:
    """Return what :func:`re.findall` returns."""
    return _kept(pattern, flags).findall(string)


def split(
    pattern: AnyStr, string: AnyStr, maxsplit: int = 0, flags: int | RegexFlag = 0
) -> list[AnyStr | Any]:
    """Return what :func:`re.split` returns."""
    return _kept(pattern, flags).split(string, maxsplit)


def sub(
    pattern: AnyStr,
    repl: AnyStr | Callable[[Match[AnyStr]], AnyStr],
    string: AnyStr,
    count: int = 0,
    flags: int | RegexFlag = 0,
) -> AnyStr:
    """Return what :func:`re.sub` returns."""
    made: AnyStr = _kept(pattern, flags).sub(repl, string, count)
    return made


def subn(
    pattern: AnyStr,
    repl: AnyStr | Callable[[Match[AnyStr]], AnyStr],
    string: AnyStr,
    count: int = 0,
    flags: int | RegexFlag = 0,
) -> tuple[AnyStr, int]:
    """Return what :func:`re.subn` returns."""
    return _kept(pattern, flags).subn(repl, string, count)
