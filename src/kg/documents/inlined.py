"""Lines that were cut around links and names, as in crawled pages: "the capital / Ayala / , where …"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg import lazy_re as re
from kg.documents.lines import Line, Style, closed

# What begins no line of its own.
_SIGN: Final = re.compile(r"[,.)\]”’%](?=\s|$|[”’)])|['’]s?(?=\s)|/[A-Z][A-Za-z]+/")
# What goes on below, whatever stands there.
_OPEN: Final = re.compile(
    r"(?:\b(?:[Aa]n?|and|at|by|for|from|in|into|its|of|on|or|than|[Tt]he|their|to|which|with)|[(“‘]|\s[-–—])$"
)
# Between two lines that touch; a sign may stand there on a line of its own.
_BETWEEN: Final = re.compile(r"[ \t]*\n[ \t]*(?:(?P<sign>[,.;:)])[ \t]*\n[ \t]*)?")
_ALONE: Final = re.compile(r"[ \t]*\n[ \t]*([,.;:)])[ \t]*(?:\n|$)")
# "PORT AYALA - / Quay Wire / - 3 May 2031 - The board"
_DAY: Final = re.compile(r"[-–—]\s+\d{1,2}\s+[A-Z][a-z]+\s+(?:19|20)\d\d\s+[-–—]")
_SHORT, _LEAST, _HABIT = 60, 30, 2


def inlined(text: str, lines: Sequence[Line]) -> frozenset[int]:
    r"""Return where the lines begin that go on with the one above, in a text that is cut around its links.

    One comma may be a slip of the hand; a text with two is held to be cut so. A line that begins with a
    comma or a closing bracket goes on, as does one in small letters below a short one inside a sentence;
    then that one goes on as well.

    >>> from kg.documents.lines import read_lines
    >>> text = "The port is on the road from\nAyala\n, an old town, to the capital\nBoru\n, where it ends."
    >>> sorted(text[at:].split()[0] for at in inlined(text, list(read_lines(text))))
    [',', ',', 'Ayala', 'Boru']
    """
    if sum(_is_sign(text, above, line) for above, line in pairwise(lines)) < _HABIT:
        return frozenset()
    found: set[int] = set()
    opened: set[int] = set()
    for n in range(1, len(lines)):
        above, line = lines[n - 1], lines[n]
        between = _BETWEEN.fullmatch(text, above.end, line.start)
        if line.page or above.columns > 2 or line.columns > 2:
            continue
        alone = between["sign"] if between else _ends_alone(text, above.end)
        sign = alone or (between and _SIGN.match(text, line.start, line.end))
        if sign or (between and _small_below_apart(text, lines, n, found)):
            if _is_in_middle(text, lines, n, found):
                found.add(above.start)
            if between and alone not in (".", ":"):
                found.add(line.start)
        elif between and _is_open(text, above, line):
            found.add(line.start)
            opened.add(line.start)
        elif between and above.start in opened and _is_apart(text, above) and line.style is Style.NONE:
            found.add(line.start)  # "on the / Ayala / 2040 Plan"
        elif between and above.start in opened and _DAY.match(text, line.start, line.end):
            found.add(line.start)
    return frozenset(found)


def _is_sign(text: str, above: Line, line: Line) -> bool:
    """Return whether a line begins with a comma, a closing bracket or the like: proof that it goes on."""
    between = _BETWEEN.fullmatch(text, above.end, line.start)
    return between is not None and _SIGN.match(text, line.start, line.end) is not None


def _ends_alone(text: str, end: int) -> str:
    """Return the sign that stands on a line of its own below, or nothing."""
    alone = _ALONE.match(text, end)
    return alone[1] if alone else ""


def _is_open(text: str, above: Line, line: Line) -> bool:
    """Return whether the line above ends so that the next one goes on, though it begins with a capital."""
    words = text[above.start : above.end]
    return line.style is Style.NONE and (
        _OPEN.search(words) is not None or (words.endswith(",") and len(words) >= _LEAST)
    )


def _small_below_apart(text: str, lines: Sequence[Line], n: int, found: set[int]) -> bool:
    """Return whether a line in small letters stands below a short one that is in the middle of a sentence."""
    line = lines[n]
    small = line.style is Style.NONE and text[line.start].islower()
    return small and _is_in_middle(text, lines, n, found)


def _is_in_middle(text: str, lines: Sequence[Line], n: int, found: set[int]) -> bool:
    """Return whether the line above the nth is a short one in the middle of a sentence."""
    above = lines[n - 1]
    return n > 1 and not above.gap and _is_apart(text, above) and _is_left_open(text, lines[n - 2], found)


def _is_apart(text: str, line: Line) -> bool:
    """Return whether a line may be a name or a link: short, without an end, not in small letters."""
    words = text[line.start : line.end]
    return (
        line.style is Style.NONE
        and len(words) <= _SHORT
        and not words[0].islower()
        and not closed(text, line.end)
    )


def _is_left_open(text: str, line: Line, found: set[int]) -> bool:
    """Return whether a line ends in the middle of a sentence: it is long, or goes on with one itself."""
    long = line.end - line.start >= _LEAST or line.start in found
    return (long or _OPEN.search(text[line.start : line.end]) is not None) and not closed(text, line.end)


__all__ = ["inlined"]
