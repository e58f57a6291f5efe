"""Tables without drawn lines: rows whose cells stand below each other."""

from bisect import bisect_right
from itertools import pairwise
from typing import Final

from kg.documents.pdf.marks import is_caption, item_mark
from kg.documents.pdf.words import CJK, Rule, Word, middle

Cells = list[list[list[Word]]]  # the cells of one row, each a list of lines of words
Free = list[tuple[float, float]]

_PROSE_WORDS: Final = 4
_FEWEST_WORDS: Final = 2
_STRETCHED: Final = 6
_PROSE_FILL: Final = 0.6
_RANKS: Final = 3
_APART: Final = 1.25
_MOST_PARTED: Final = 12
_ALIGNED: Final = 1.5  # points


def aligned_table(rows: list[list[Word]], gutters: Free, rules: list[Rule]) -> list[Cells] | None:
    """Return the rows of a table, wrapped cells joined, or None where the rows are columns of prose."""
    lines = _parted([_cells(row, gutters) for row in rows])
    if not reads_as_table(lines):
        return None
    return join_rows(lines, rules)


def captions_over(above: list[Word], rows: list[list[Word]], gutters: Free) -> int:
    """Return how many rows at the start are no rows of a table: its caption, or the end of a paragraph.

    They leave the gutters free by chance: the last line of the row above, or of what stands there.
    """
    count = 0
    while count < len(rows) - _RANKS and sum(1 for cell in _cells(rows[count], gutters) if cell) == 1:
        count += 1
    captioned = is_caption(" ".join(word.text for word in rows[0]))
    if captioned:
        return max(1, count) if len(rows) > _RANKS else 0
    if not count or is_caption(" ".join(word.text for word in above)):
        return count
    steps = [one[0].base - other[0].base for one, other in pairwise(rows[count:])]
    return count if rows[count - 1][0].base - rows[count][0].base > _APART * min(steps) else 0


def is_head(above: list[Word], rows: list[list[Word]], gutters: Free) -> bool:
    """Return whether the row above a table is its head, though its words leave no gutter free.

    They do so where the columns are narrow; but each column then begins with a word of the head.
    """
    if not above or not 0 < above[0].base - rows[0][0].base < 2.5 * above[0].size:
        return False
    cells = [_cells(row, gutters) for row in rows]
    if not all(cell for line in [*cells, _cells(above, gutters)] for cell in line):
        return False
    lefts = [w.left for w in above]
    for i in range(len(cells[0])):
        begins = [line[i][0].left for line in cells]
        left = min(begins)
        if max(begins) - left > _ALIGNED or all(abs(left - x) > _ALIGNED for x in lefts):
            return False
    return above[-1].right < rows[0][-1].right + 6 * above[0].size


def _cells(row: list[Word], gutters: Free) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    middles = [(low + high) / 2 for low, high in gutters]
    for word in row:
        cells[bisect_right(middles, word.left)].append(word)
    return cells


def _parted(lines: list[list[list[Word]]]) -> list[list[list[Word]]]:
    """Return lines of cells, the figures at their ends in cells of their own where they line up.

    Columns of figures are set so tightly at times that no gutter shows before them.
    """
    for _ in range(_MOST_PARTED):
        at = next((i for i in range(len(lines[0])) if _lined_up([line[i] for line in lines])), None)
        if at is None:
            break
        lines = [[*line[:at], line[at][:-1], line[at][-1:], *line[at + 1 :]] for line in lines]
    return lines


def _lined_up(cells: list[list[Word]]) -> bool:
    """Return whether every cell ends with a figure, or the head of the column, under the one above."""
    last = [cell[-1] for cell in cells if len(cell) > 1]
    if len(last) < max(_RANKS, len(cells)):
        return False
    figures = sum(1 for word in last if word.text[0].isdecimal())
    lefts, rights = [w.left for w in last], [w.right for w in last]
    spread = min(max(lefts) - min(lefts), max(rights) - min(rights))
    return spread < _ALIGNED and figures >= len(last) - 1


def reads_as_table(lines: list[list[list[Word]]]) -> bool:
    """Return whether lines of cells are rows of a table and not lines of columns side by side."""
    width = len(lines[0])
    filled = [[line[i] for line in lines if line[i]] for i in range(width)]
    if len(lines) < 3 or min(len(cells) for cells in filled) < 2:
        return False
    prose = [_is_prose(cells) for cells in filled]
    paired = sum(1 for line in lines if sum(1 for cell in line if cell) >= 2) / len(lines)
    if all(prose):
        return _grouped(lines)
    listed = sum(1 for cells in filled if _is_list(cells))
    if listed >= 2 or (listed and width == 2 and _is_list(filled[1])):
        return False
    if not any(prose):
        return paired >= 0.6
    return _keyed(lines, prose)


def _is_list(cells: list[list[Word]]) -> bool:
    marked = 0
    for cell in cells:
        # A bare number before several words begins a footnote.
        note = (
            len(cell) > 3 and cell[0].text.isdecimal() and not any(w.text[0].isdecimal() for w in cell[1:3])
        )
        marked += note or item_mark(" ".join(w.text for w in cell)) is not None
    return marked >= max(2, len(cells) // 3)


def _units(cell: list[Word]) -> float:
    """Return how many words a cell holds; two Chinese characters count as one."""
    return sum([1.0 if w.text.isascii() else max(1.0, len(CJK.findall(w.text)) / 2) for w in cell])


def _is_prose(cells: list[list[Word]]) -> bool:
    """Return whether the lines of a column fill it as running text does."""
    left = min(cell[0].left for cell in cells)
    right = max(cell[-1].right for cell in cells)
    fill = middle([(cell[-1].right - cell[0].left) / max(1.0, right - left) for cell in cells])
    flush = sum(1 for cell in cells if right - cell[-1].right < _ALIGNED) >= 0.6 * len(cells)
    # A narrow column holds few words in a line; its lines end below each other where it is justified.
    fewest = _FEWEST_WORDS if flush and len(cells) >= _STRETCHED else _PROSE_WORDS
    if middle([_units(cell) for cell in cells]) < fewest or fill < _PROSE_FILL:
        return False
    below = [cell[0].text for cell in cells[1:]]
    flowing = sum(1 for text in below if text[0].islower() or CJK.match(text))
    return flowing >= 0.3 * len(below)


def _tops(lines: list[list[list[Word]]]) -> list[int]:
    """Return where a larger step begins a new group of lines."""
    bases = [max(w.base for cell in line for w in cell) for line in lines]
    steps = [a - b for a, b in pairwise(bases)]
    if not steps:
        return [0]
    tight = sorted(steps)[len(steps) // 5]
    return [0, *(i + 1 for i, step in enumerate(steps) if step > 1.2 * tight)]


def _groups(lines: list[list[list[Word]]], tops: list[int]) -> list[list[list[list[Word]]]]:
    return [lines[low:high] for low, high in zip(tops, [*tops[1:], len(lines)], strict=True)]


def _grouped(lines: list[list[list[Word]]]) -> bool:
    """Return whether cells of prose begin on common lines and end where they will."""
    groups = _groups(lines, _tops(lines))
    if len(groups) < 3:
        return False
    even = sum(1 for group in groups if all(group[0]))
    ragged = sum(1 for group in groups if not all(group[-1]))
    return even >= 0.9 * len(groups) and ragged >= 0.5 * len(groups)


def _keyed(lines: list[list[list[Word]]], prose: list[bool]) -> bool:
    """Return whether short cells stand beside the first lines of longer ones, as keys and figures do."""
    short = [i for i, is_prose in enumerate(prose) if not is_prose]
    with_short = [line for line in lines if any(line[i] for i in short)]
    beside = sum(1 for line in with_short if any(line[i] for i, p in enumerate(prose) if p))
    if len(with_short) < 2 or beside < 0.9 * len(with_short):
        return False
    cells = [line[i] for line in lines for i in short if line[i]]
    lower = sum(1 for cell in cells if cell[0].text[0].islower())
    return len(with_short) < 0.8 * len(lines) or lower < 0.3 * len(cells)


def join_rows(lines: list[list[list[Word]]], rules: list[Rule] | None = None) -> list[Cells]:
    """Return the rows of a table from its lines, the lines of wrapped cells joined."""
    starts = _ruled(lines, rules or []) or _spaced(lines) or _open(lines)
    rows: list[Cells] = []
    for group in _groups(lines, starts):
        width = len(group[0])
        rows.append([[line[i] for line in group if line[i]] for i in range(width)])
    return rows


def _ruled(lines: list[list[list[Word]]], rules: list[Rule]) -> list[int]:
    """Return where rows begin if a drawn line stands over each of them."""
    if not rules:
        return []
    tops = [max(w.top for cell in line for w in cell) for line in lines]
    bases = [max(w.base for cell in line for w in cell) for line in lines]
    left = min(w.left for line in lines for cell in line for w in cell)
    right = max(w.right for line in lines for cell in line for w in cell)
    level = [r.bottom for r in rules if r.level and r.left < right and r.right > left]
    starts = [0]
    for i in range(1, len(lines)):
        if any(tops[i] - 1 <= at < bases[i - 1] for at in level):
            starts.append(i)
    keyed = sum(1 for line in lines if line[0])
    return starts if len(starts) >= 3 and len(starts) >= 0.8 * keyed else []


def _spaced(lines: list[list[list[Word]]]) -> list[int]:
    """Return where rows begin if larger steps stand between them and wrapped lines leave cells empty."""
    starts = _tops(lines)
    later = [line for i, line in enumerate(lines) if i not in set(starts)]
    if len(starts) < 2 or not later:
        return []
    gaps = sum(1 for line in later if not all(line))
    heads = sum(1 for i in starts if sum(1 for cell in lines[i] if cell) >= 2)
    return starts if gaps >= 0.5 * len(later) and heads >= 0.7 * len(starts) else []


def _open(lines: list[list[list[Word]]]) -> list[int]:
    """Return where rows begin, taking a line with an empty key as going on with the row above."""
    starts = [0]
    width = len(lines[0])
    for i, line in enumerate(lines[1:], 1):
        filled = [cell for cell in line if cell]
        lower = all(cell[0].text[0].islower() or cell[0].text[0] in "(–-" for cell in filled)
        few = len(filled) <= max(1, width - 2)
        goes_on = not line[0] and (few or lower)
        if not goes_on and not (lower and len(filled) < width):
            starts.append(i)
    return starts
