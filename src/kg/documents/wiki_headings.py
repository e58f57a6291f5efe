"""Headings as wikis write them, kept in texts taken from there: "== History ==" for "## History"."""

from collections.abc import Iterator
from typing import Final

from kg import lazy_re as re

# As many signs behind the words as before them, at most six, and a letter between.
_HEADING: Final = re.compile(
    r"^[ \t]{0,3}(?P<open>={1,6})[ \t]*(?=[^=\n]*[^\W\d_])"
    r"[^=\s](?:[^=\n]{0,150}[^=\s])?(?P<close>[ \t]*(?P=open))[ \t]*$",
    re.MULTILINE,
)


def find_wiki_headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what changes in a heading: where it begins and ends, and the signs that stand there then.

    >>> list(find_wiki_headings("== The quay =="))
    [(0, 1, '## '), (1, 2, ''), (11, 14, '')]
    >>> list(find_wiki_headings("a == b, and 1 = 2 ="))
    []
    """
    for found in _HEADING.finditer(text) if "=\n" in text or text.endswith("=") or "= \n" in text else ():
        begin, end = found.span("open")
        # Never as long as what stood there: else the words would pass for those of the source.
        yield begin, begin + 1, "#" * (end - begin) + " "
        if end > begin + 1:
            yield begin + 1, end, ""
        yield *found.span("close"), ""


__all__ = ["find_wiki_headings"]
