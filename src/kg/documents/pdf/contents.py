"""Lists of contents: lines that lead to page numbers by dots tell where things stand, and nothing else."""

from typing import Final

from kg import lazy_re as re
from kg.documents.pdf.breaks import Block
from kg.documents.pdf.words import Word
from kg.model import BlockKind
from kg.places import Removed

_LEADER: Final = re.compile(r"(?:[.．·…‥_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})\b|[…‥]{2,}\s*\d{1,4}\b")
_END: Final = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})\s*\Z")
_TITLE: Final = re.compile(
    r"(?:table of )?contents|list of (?:figures|tables)|目\s*[录錄次]|inhalt(?:sverzeichnis)?|sommaire",
    re.IGNORECASE,
)
_FEWEST: Final = 3
_BETWEEN: Final = 1
_REASON: Final = "it is a list of contents, which only tells on which page things stand"


def drop_contents(blocks: list[Block]) -> tuple[list[Block], list[Removed]]:
    """Return the blocks without lists of contents and their titles, and what was left out."""
    led = [_leads(block) for block in blocks]
    if sum(led) < _FEWEST:
        return blocks, []
    gone: set[int] = set()
    for low, high in _runs(led):
        if sum(led[low:high]) >= _FEWEST:
            begin = low - 1 if low and _TITLE.fullmatch(blocks[low - 1].text.strip(" :：")) else low
            gone.update(range(begin, high))
    removed = [
        Removed(w.start, w.end, _REASON) for i in sorted(gone) for w in _words(blocks[i]) if w.end > w.start
    ]
    return [block for i, block in enumerate(blocks) if i not in gone], removed


def _words(block: Block) -> list[Word]:
    if block.lines:
        return [word for line in block.lines for word in line.words if not word.raised]
    return [word for cell in block.cells for row in cell for word in row if not word.raised]


def _leads(block: Block) -> bool:
    """Return whether a block is an entry, or several, that ends with the number of a page after dots."""
    if block.kind is BlockKind.FOOTNOTE:
        return False
    text = " ".join(word.text for word in _words(block))
    return _LEADER.search(text) is not None and _END.search(text) is not None


def _runs(led: list[bool]) -> list[tuple[int, int]]:
    """Return the first and the last but one of entries that follow each other, few others between them."""
    runs: list[tuple[int, int]] = []
    for i, leads in enumerate(led):
        if leads and runs and i - runs[-1][1] <= _BETWEEN:
            runs[-1] = (runs[-1][0], i + 1)
        elif leads:
            runs.append((i, i + 1))
    return runs
