"""Tables with drawn lines: cells are what the lines enclose."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from kg.documents.pdf.tables import Cells, join_rows
from kg.documents.pdf.words import Rule, Word, middle, rows_of

_NEAR: Final = 3.0
_MOST_CELLS: Final = 4_000
_MOST_RULES: Final = 1_500
_TALLEST: Final = 12
_FEW_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with drawn lines: its cells by row, its words, and its sides in points."""

    rows: list[Cells]
    words: list[Word]
    left: float
    right: float
    top: float
    bottom: float


def find_grids(rules: list[Rule], words: list[Word]) -> list[Grid]:
    """Return the tables that drawn lines enclose, from top to bottom."""
    if len(rules) < 4 or len(rules) > _MOST_RULES:
        return []
    level = _merged([rule for rule in rules if rule.level])
    upright = _merged([rule for rule in rules if not rule.level])
    grids: list[Grid] = []
    for near_level, near_upright in _groups(level, upright):
        if len(near_level) >= 2 and near_upright:
            grid = _grid(near_level, near_upright, words)
            if grid is not None and not any(_overlap(grid, other) for other in grids):
                grids.append(grid)
    return sorted(grids, key=lambda g: -g.top)


def _overlap(one: Grid, other: Grid) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top < one.top + 1e4
        and (other.bottom < one.top)
    )


def _merged(rules: list[Rule]) -> list[Rule]:
    """Join lines that lie on each other or go on from each other."""
    level = bool(rules) and rules[0].level
    across = [(r.bottom, r.left, r.right) if level else (r.left, r.bottom, r.top) for r in rules]
    joined: list[tuple[float, float, float]] = []
    for at, low, high in sorted(across, key=lambda a: (round(a[0] / 2), a[1])):
        if joined and abs(joined[-1][0] - at) <= 2 and low <= joined[-1][2] + _NEAR:
            old = joined[-1]
            joined[-1] = (old[0], old[1], max(old[2], high))
        else:
            joined.append((at, low, high))
    if level:
        return [Rule(low, at, high, at) for at, low, high in joined]
    return [Rule(at, low, at, high) for at, low, high in joined]


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return lines that touch each other together."""
    owner = list(range(len(level) + len(upright)))

    def find(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, flat in enumerate(level):
        for j, tall in enumerate(upright, len(level)):
            if _touch(flat, tall):
                owner[find(j)] = find(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*level, *upright]):
        groups.setdefault(find(i), ([], []))[0 if i < len(level) else 1].append(rule)
    return list(groups.values())


def _touch(flat: Rule, tall: Rule) -> bool:
    return (
        flat.left - _NEAR <= tall.left <= flat.right + _NEAR
        and tall.bottom - _NEAR <= flat.bottom <= tall.top + _NEAR
    )


def _distinct(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _grid(level: list[Rule], upright: list[Rule], words: list[Word]) -> Grid | None:
    """Return the table that lines make, or None where they enclose no rows of cells."""
    xs = _distinct([r.left for r in upright] + [r.left for r in level] + [r.right for r in level])
    ys = _distinct([r.bottom for r in level] + [r.bottom for r in upright] + [r.top for r in upright])
    columns, bands = len(xs) - 1, len(ys) - 1
    if columns < 2 or bands < 1 or columns * bands > _MOST_CELLS:
        return None
    inside = [w for w in words if xs[0] <= (w.left + w.right) / 2 <= xs[-1] and ys[0] <= _centre(w) <= ys[-1]]
    cells: dict[tuple[int, int], list[Word]] = {}
    owners = _owners(level, upright, xs, ys)
    for word in inside:
        x = min(columns - 1, max(0, bisect_right(xs, (word.left + word.right) / 2) - 1))
        y = min(bands - 1, max(0, bisect_right(ys, _centre(word)) - 1))
        cells.setdefault(owners[y * columns + x], []).append(word)
    rows = _rows(cells)
    if rows is None:
        return None
    return Grid(rows, inside, xs[0], xs[-1], ys[-1], ys[0])


def _centre(word: Word) -> float:
    return word.base + 0.3 * word.size


def _owners(
    level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]
) -> list[tuple[int, int]]:
    """Return for every place of the grid the band and column of the cell that it belongs to."""
    columns, bands = len(xs) - 1, len(ys) - 1
    owners = [(y, x) for y in range(bands) for x in range(columns)]
    for y in range(bands - 1, -1, -1):
        height = (ys[y] + ys[y + 1]) / 2
        for x in range(columns):
            across = (xs[x] + xs[x + 1]) / 2
            over = y + 1 < bands and not any(
                abs(r.bottom - ys[y + 1]) <= _NEAR and r.left <= across <= r.right for r in level
            )
            beside = x > 0 and not any(
                abs(r.left - xs[x]) <= _NEAR and r.bottom <= height <= r.top for r in upright
            )
            if beside:
                owners[y * columns + x] = owners[y * columns + x - 1]
            elif over:
                owners[y * columns + x] = owners[(y + 1) * columns + x]
    return owners


def _rows(cells: dict[tuple[int, int], list[Word]]) -> list[Cells] | None:
    """Return the cells by row, or None where this is a frame around something else."""
    used = sorted({x for _, x in cells})
    bands = sorted({y for y, _ in cells}, reverse=True)
    if len(used) < 2 or not bands:
        return None
    rows: list[Cells] = []
    for band in bands:
        row = [rows_of(cells.get((band, x), [])) for x in used]
        rows.extend(_opened(row))
    if len(rows) < 2 or not any(sum(1 for cell in row if cell) >= 2 for row in rows):
        return None
    lines = [float(len(cell)) for row in rows for cell in row if cell]
    if middle(lines) > _TALLEST:
        return None
    return rows


def _opened(row: Cells) -> list[Cells]:
    """Return the rows of a band without lines between its rows, else the band as one row."""
    filled = [cell for cell in row if cell]
    fewest = min((len(cell) for cell in filled), default=0)
    if len(filled) < 2 or fewest < _FEW_LINES:
        return [row]
    short = sum(1 for cell in filled for line in cell if len(line) <= 3)
    if short < 0.7 * sum(len(cell) for cell in filled):
        return [row]
    column = {w.start: i for i, cell in enumerate(row) for line in cell for w in line}
    lines: list[list[list[Word]]] = []
    for across in rows_of([word for cell in row for line in cell for word in line]):
        cells: list[list[Word]] = [[] for _ in row]
        for word in across:
            cells[column[word.start]].append(word)
        lines.append(cells)
    return join_rows(lines)
