"""Rows as a table that fits the terminal, with sentences under each row; as a list where no table fits."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from kg.cli.output import QUIET, Screen

Lines = Sequence[Sequence[str]]
DITTO: Final = '"'
"""What stands for a long text that is the same as above; an empty cell means that there is no value."""
_GAP: Final = 2
_NARROW: Final = 16  # a column of running text is never made narrower than this
_FIGURE: Final = re.compile(r"[+-]?[\d,]+(?:\.\d+)?(?: [mbt]r?illion)?", re.ASCII)


def write_rows(
    screen: Screen,
    columns: Sequence[str],
    lines: Lines,
    below: Callable[[int], None] | None = None,
) -> None:
    """Write rows of clean text under their headings.

    Args:
        screen: where to write.
        columns: the headings.
        lines: the rows, in step with the headings.
        below: is called with the number of each row after it was written, to write its sentences.
    """
    widths = fit(columns, lines, screen.width)
    if widths is None:
        _write_list(screen, columns, lines, below)
        return
    right = [is_figures([line[i] for line in lines]) for i in range(len(columns))]
    _write_row(screen, columns, widths, right, "bold")
    screen.put(Text("─" * (sum(widths) + _GAP * (len(widths) - 1)), QUIET))
    for n, line in enumerate(lines):
        shown = _shortened(line, lines[n - 1], widths) if n and below is None else line
        _write_row(screen, shown, widths, right)
        if below is not None:
            below(n)


def _shortened(line: Sequence[str], above: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return a row with a ditto mark for each leading cell that would fill several lines again."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(line, above, strict=True))))
    return [DITTO if i < same and cell_len(text) > widths[i] else text for i, text in enumerate(line)]


def fit(columns: Sequence[str], lines: Lines, width: int) -> list[int] | None:
    """Return the widths of the columns, or None if they cannot stand side by side.

    Columns that need little get what they need; the others share what is left by how much they hold.
    """
    cells = [[heading, *(line[i] for line in lines)] for i, heading in enumerate(columns)]
    wanted = [max(map(cell_len, column)) for column in cells]
    least = [
        min(want, max(_NARROW, _longest_word(column))) for want, column in zip(wanted, cells, strict=True)
    ]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room:
        return None
    given = list(least)
    # One letter at a time goes to the column that needs the most lines.
    while sum(given) < room:
        growing = [i for i, want in enumerate(wanted) if given[i] < want]
        if not growing:
            break
        given[max(growing, key=lambda i: wanted[i] / given[i])] += 1
    return given


def _longest_word(column: Sequence[str]) -> int:
    longest = max((cell_len(word) for text in column for word in text.split()), default=1)
    return min(longest, 2 * _NARROW)


def is_figures(cells: Sequence[str]) -> bool:
    """Return whether a column holds numbers only, which stand right under one another."""
    texts = [text for text in cells if text]
    return bool(texts) and all(map(_FIGURE.fullmatch, texts))


def _write_row(
    screen: Screen, texts: Sequence[str], widths: Sequence[int], right: Sequence[bool], style: str = ""
) -> None:
    """Write one row, each cell wrapped into the width of its column."""
    cells = [
        [*Text(text, style).wrap(screen, width, overflow="fold")]
        for text, width in zip(texts, widths, strict=True)
    ]
    for at in range(max(map(len, cells))):
        line = Text()
        for cell, width, is_right in zip(cells, widths, right, strict=True):
            part = cell[at] if at < len(cell) else Text()
            part.rstrip()
            fill = " " * (width - part.cell_len)
            line = Text.assemble(line, *((fill, part) if is_right else (part, fill)), " " * _GAP)
        line.rstrip()
        screen.put(line)


def _write_list(
    screen: Screen, columns: Sequence[str], lines: Lines, below: Callable[[int], None] | None
) -> None:
    """Write each row as a block with one line a column; empty cells are passed over."""
    width = max(map(cell_len, columns))
    widths = [width, max(screen.width - width - _GAP, _NARROW)]
    for n, line in enumerate(lines):
        if n:
            screen.put(Text())
        for name, text in zip(columns, line, strict=True):
            if text:
                _write_row(screen, (name, text), widths, (False, False))
        if below is not None:
            below(n)
