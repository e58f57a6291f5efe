"""Columns of a page that only the other pages of a document show: too few rows, or words that reach over."""

from itertools import pairwise
from typing import Final

from kg.documents.pdf.grid import find_grids
from kg.documents.pdf.order import order_page
from kg.documents.pdf.words import Line, Page, Table, Word, rows_of

Items = list[Line | Table]
Gutters = list[tuple[float, float]]

_FEWEST: Final = 12  # lines of each column of a page that shows the columns of a document
_NEAR: Final = 3.0  # points between places that count as the same
_OWN: Final = 0.5  # part of the rows that must begin where their column does
_MOST_PAGES: Final = 300


def align_columns(ordered: list[tuple[Page, Items]]) -> list[tuple[Page, Items]]:
    """Return pages with their lines and tables, those read anew that stand in the columns of the others."""
    shown = [_gutters(items) for _, items in ordered]
    best = max(shown, key=_weight, default=([], 0))
    gutters = best[0]
    if not gutters or len(ordered) > _MOST_PAGES:
        return ordered
    lacking = [not _holds(items, gutters) for _, items in ordered]
    return [
        (page, _again(page, items, gutters) if lacks else items)
        for (page, items), lacks in zip(ordered, lacking, strict=True)
    ]


def _weight(shown: tuple[Gutters, int]) -> int:
    return shown[1]


def _gutters(items: Items) -> tuple[Gutters, int]:
    """Return the gutters between the columns of a page, and how many lines they part."""
    columns: dict[int, list[Line]] = {}
    for item in items:
        if isinstance(item, Line) and item.column:
            columns.setdefault(item.column, []).append(item)
    if len(columns) < 2 or min(len(lines) for lines in columns.values()) < _FEWEST:
        return [], 0
    kept = [columns[number] for number in sorted(columns)]
    sides = [(min(line.left for line in lines), max(line.right for line in lines)) for lines in kept]
    gutters = [(one[1], other[0]) for one, other in pairwise(sides)]
    if any(low >= high for low, high in gutters):
        return [], 0
    return gutters, sum(len(lines) for lines in kept)


def _holds(items: Items, gutters: Gutters) -> bool:
    """Return whether the lines of a page stand in as many columns already, with the same gutters."""
    columns = {item.column for item in items if isinstance(item, Line) and item.column}
    if columns != set(range(1, len(gutters) + 2)):
        return False
    return all(
        any(
            isinstance(item, Line) and item.column == i + 2 and abs(item.left - high) < _NEAR
            for item in items
        )
        for i, (_, high) in enumerate(gutters)
    )


def _again(page: Page, items: Items, gutters: Gutters) -> Items:
    """Return the items of a page with what stands under its last row across cut into the columns."""
    rows = rows_of(page.words)
    begin = max((i + 1 for i, row in enumerate(rows) if _crosses(row, gutters)), default=0)
    below = rows[begin:]
    if not below or not _fits(below, gutters) or _ruled(page, below):
        return items
    found = order_page(page, [w for row in rows[:begin] for w in row], []) if begin else []
    words = [w for row in below for w in row]
    for column, (low, high) in enumerate(_stretches(gutters), 1):
        own = [w for w in words if low <= w.left < high]
        _append(found, order_page(page, own, []), column)
    return found


def _crosses(row: list[Word], gutters: Gutters) -> bool:
    """Return whether a word of a row stands over a gutter or begins in it."""
    return any(
        (w.left < low - 1 and w.right > high - 1) or low + 1 < w.left < high - _NEAR
        for w in row
        for low, high in gutters
    )


def _stretches(gutters: Gutters) -> list[tuple[float, float]]:
    begins = [-1e9, *(high - _NEAR for _, high in gutters)]
    return list(zip(begins, [*begins[1:], 1e9], strict=True))


def _fits(rows: list[list[Word]], gutters: Gutters) -> bool:
    """Return whether rows hold words in every column, most of which begin at its side or are items there."""
    room = 2 * _NEAR + 1.2 * rows[0][0].size
    for low, high in _stretches(gutters)[1:]:
        firsts = [next((w.left for w in row if low <= w.left < high), None) for row in rows]
        lefts = [left for left in firsts if left is not None]
        if not lefts or sum(1 for left in lefts if left < low + room) < _OWN * len(lefts):
            return False
    first = [row[0].left for row in rows if row[0].left < gutters[0][0]]
    return bool(first) and sum(1 for left in first if left < min(first) + room) >= _OWN * len(first)


def _ruled(page: Page, rows: list[list[Word]]) -> bool:
    """Return whether a table with drawn lines stands among rows."""
    top, bottom = rows[0][0].base + rows[0][0].size, rows[-1][0].base
    return any(grid.bottom < top and grid.top > bottom for grid in find_grids(page.rules, page.words))


def _append(items: Items, more: Items, column: int) -> None:
    """Add the items of a column, numbered after those before them."""
    region = max((item.region for item in items), default=0)
    for item in more:
        item.region += region
        item.column = column
        items.append(item)
