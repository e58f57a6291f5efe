"""A quick look that tells ordinary text from text that may be woven of two columns.

In ordinary text, the first word of a line goes on where the last word of the line above it stopped. In woven
text, the one belongs to the left column and the other to the right.
"""

from itertools import pairwise
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.weave.words import Kinds

MOST_ROWS: Final = 150  # rows of a block; the search takes time in proportion to it
_SHORTEST, _LONGEST = 45, 190  # characters of a row that may hold a line of each column
FEWEST_ROWS: Final = 10  # fewer rows of that kind tell nothing
_SHARE: Final = 0.3  # of the rows must be of that kind
_LEAST_ENGLISH: Final = 0.12  # of the words must be articles, prepositions and the like
_RUNS: Final = 0.15  # above this share of rows with wide gaps, the text is laid out as a table
_FOLLOWS: Final = 0.25  # how well lines go on in ordinary text at least, on average
_WINDOW: Final = 24  # lines that are looked at together, for a woven page among ordinary ones
_ODD: Final = -0.15  # how well the lines of such a page go on at most, on average
_MARGIN: Final = 12  # lines around them that are searched as well
_LINE: Final = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f])?")
_WIDE_GAP: Final = re.compile(r"\S[^\S\n]{3,}\S|\t")
# A line that numbers pages belongs to no column: "P. 7", "Page 3 of 9", "- 12 -", "4 5 6 7 8".
_PAGE: Final = re.compile(
    r"\W{0,3}(?:[Pp](?:age|AGE|g\.|\.)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?"
    r"|(?:\d{1,4}\s+){2,40}(?:\d{1,4}|…|\.\.\.)(?:\s+(?:…|\.\.\.|Next|Last|»|>)){0,4})\W{0,3}"
)


class Block(NamedTuple):
    """A stretch of lines of a source text that is looked at as one; ``page``: it is but a page number."""

    start: int
    end: int
    page: bool = False


def read_blocks(source: str) -> list[Block]:
    """Return the pages of a text, as far as page breaks or page numbers tell them; long ones are cut."""
    blocks: list[Block] = []
    start, count, empty = 0, 0, 0
    for line in _LINE.finditer(source):
        low, high = line.span()
        if low == high:
            break
        count += 1
        words = line.group() if high - low <= 120 else "-"
        if not words.strip():
            empty = high
        if words.strip() and _PAGE.fullmatch(words.strip()):
            blocks += [Block(start, low)] * (low > start) + [Block(low, high, page=True)]
        elif words.endswith("\f") or count >= MOST_ROWS:
            high = empty if count >= MOST_ROWS and empty > (start + high) // 2 else high
            blocks.append(Block(start, high))
        else:
            continue
        count, start = source.count("\n", high, line.end()), high
    if start < len(source):
        blocks.append(Block(start, len(source)))
    return blocks


def suspect(source: str, block: Block, kinds: Kinds) -> Block | None:
    """Return the part of a block that is worth the search, or None, as for nearly all ordinary text."""
    if block.page:
        return None
    lines = [Block(*found.span()) for found in _LINE.finditer(source, block.start, block.end)]
    lines = [line for line in lines if source[line.start : line.end].strip()]
    words = [source[line.start : line.end].strip() for line in lines]
    low, high = _odd_part(words, kinds)
    broad = [line for line in words[low:high] if _is_broad(line)]
    if len(broad) < FEWEST_ROWS or len(broad) < _SHARE * (high - low):
        return None
    if sum(1 for line in broad if _WIDE_GAP.search(line)) > _RUNS * len(broad):
        return None
    if not _is_english(broad, kinds):
        return None
    start = block.start if low == 0 else lines[low].start
    return Block(start, block.end if high == len(lines) else lines[high].start)


def _odd_part(lines: list[str], kinds: Kinds) -> tuple[int, int]:
    """Return from which to before which line the text goes on badly from line to line."""
    found = [
        (i, kinds.strength(above.rsplit(None, 1)[-1], below.split(None, 1)[0]))
        for i, (above, below) in enumerate(pairwise(lines))
        if _is_broad(above)
    ]
    if not found:
        return 0, 0
    if sum(follows for _, follows in found) < _FOLLOWS * len(found):
        return 0, len(lines)
    odd = [
        n
        for n in range(len(found) - _WINDOW + 1)
        if sum(f for _, f in found[n : n + _WINDOW]) < _ODD * _WINDOW
    ]
    if not odd:
        return 0, 0
    low, high = found[odd[0]][0] - _MARGIN, found[odd[-1] + _WINDOW - 1][0] + _MARGIN
    return max(0, low), min(len(lines), high)


def _is_broad(line: str) -> bool:
    return _SHORTEST <= len(line) <= _LONGEST


def _is_english(lines: list[str], kinds: Kinds) -> bool:
    words = " ".join(lines[:60]).split()
    return sum(map(kinds.is_plain, words)) >= _LEAST_ENGLISH * len(words)
