"""Marks of Markdown that texts saved from web pages keep: of links, pictures, emphasis; backslashes."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from kg import lazy_re as re

# What stands between two marks; none reaches beyond its paragraph.
_LINKED: Final = r"(?P<words>(?:[^\n\[\]]|\n(?![ \t]*\r?\n)){0,400})"
_MARKED: Final = r"(?P<words>(?:[^\n*]|\n(?![ \t]*\r?\n)){1,400}?)"
_LINK: Final = re.compile(
    rf"(?P<picture>!)?(?P<open>\[){_LINKED}"
    r"(?P<close>\]\([ \t]*<?(?:https?:|ftp:|mailto:|tel:|/|\.{1,2}/|#|www\.)[^\s()<>]{0,1000}"
    r"(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?>?(?:\s+\"[^\"\n]{0,300}\")?[ \t]*\))",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    rf"(?<!\\)(?P<open>(?P<mark>\*\*\*?|__))(?=[^\s*_]){_MARKED}(?<=[^\s*_\\])(?P<close>(?P=mark))(?!\*)"
)
_ITALIC: Final = re.compile(
    rf"(?<![\w*_\\])(?P<open>(?P<mark>[*_]))(?=[^\s*_]){_MARKED}(?<=[^\s*_\\])(?P<close>(?P=mark))(?![\w*_])"
)
_ESCAPED: Final = re.compile(r"\\(?=[*_\[\]#|~$])|(?<=\d)\\(?=\.)")
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t>]*(?:[-*+•–][ \t]+|\(?\w{1,4}[.)][ \t]+)?$")
_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zA-Z]?|[A-Za-z]|[ivxIVX]{1,5})[.)]?")
_NEAR: Final = 40
_SIGNS: Final = re.compile(r"[*_\\]|\]\(")


def find_marks(text: str) -> list[tuple[int, int]]:
    """Return where marks stand that are no words, in order and apart.

    Words in bold that begin a paragraph and are followed by others keep their marks: they may head it.

    >>> text = "A *new* [port](https://example.org/a) for **small** boats."
    >>> "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in find_marks(text)))
    'A new port for small boats.'
    """
    if not _SIGNS.search(text):
        return []
    found = list(_links(text))
    taken = list(found)
    for pattern in (_STRONG, _ITALIC):
        new = [span for span in _pairs(text, pattern) if not _inside(span, taken)]
        found, taken = found + new, sorted(taken + new)
    found += [m.span() for m in _ESCAPED.finditer(text)]
    return apart(sorted(found))


def _links(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINK.finditer(text):
        if found["picture"]:
            yield found.start(), found.end() + text.startswith(" ", found.end())
        else:
            yield found.span("open")
            yield found.span("close")


def _pairs(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        if pattern is _STRONG and _heads(text, found):
            continue
        yield found.span("open")
        yield found.span("close")


def _heads(text: str, found: re.Match[str]) -> bool:
    """Return whether words in bold, not only a number, begin a line and others follow them there."""
    if _NUMBER.fullmatch(found["words"]):
        return False
    line = text[found.end() : found.end() + _NEAR].partition("\n")[0]
    return bool(line.strip(" \t\r.:。：")) and bool(
        _LINE_START.search(text, max(0, found.start() - _NEAR), found.start())
    )


def _inside(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Return whether a span overlaps one of some in order."""
    at = bisect_left(taken, span)
    return any(a < span[1] and span[0] < b for a, b in taken[max(0, at - 1) : at + 1])


def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that touch or overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
