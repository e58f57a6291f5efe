"""The order of reading: cuts a page at gutters and gaps into columns, lines and tables.

Rows that leave the same stretch of the page free stand in columns, or they are the rows of a table. The
longest run of such rows is looked for first; what stands above and below it is cut in the same way.
"""

from dataclasses import dataclass, field
from typing import Final

from kg.documents.pdf.grid import Grid
from kg.documents.pdf.marks import is_sign
from kg.documents.pdf.tables import Cells, aligned_table, captions_over, is_head
from kg.documents.pdf.words import RIGHT, Line, Page, Rule, Table, Word, common_size, middle, rows_of

Free = list[tuple[float, float]]

_WIDE: Final = 1e9
_GUTTER: Final = 0.85  # narrowest gutter, in parts of the letter size
_DEEPEST: Final = 12
_FEWEST: Final = 3
_TRIMMED: Final = 3  # lines that may be left out over and under a table


@dataclass(slots=True)
class _Flow:
    """What is found on one page, in the order of reading."""

    page: int
    gap: float
    rules: list[Rule]
    items: list[Line | Table] = field(default_factory=list)
    region: int = 0


def order_page(page: Page, words: list[Word], grids: list[Grid]) -> list[Line | Table]:
    """Return the lines and tables of a page in the order of reading."""
    flow = _Flow(page.number, max(5.0, _GUTTER * common_size(words)), page.rules)
    inside: set[int] = set()
    for grid in grids:
        inside.update(word.start for word in grid.words)
    free = [word for word in words if word.start not in inside]
    rows = _with_grids(free, grids)
    if rows:
        left = min(_left(row) for row in rows)
        right = max(_right(row) for row in rows)
        _cut(flow, rows, (left, right), 0, 0)
    return flow.items


def _with_grids(words: list[Word], grids: list[Grid]) -> list[list[Word] | Grid]:
    """Return words by base line from top to bottom, with tables between them."""
    rows: list[list[Word] | Grid] = list(rows_of(words))
    for grid in sorted(grids, key=lambda g: -g.top):
        at = next((i for i, row in enumerate(rows) if _height(row) < grid.top), len(rows))
        rows.insert(at, grid)
    return rows


def _height(row: list[Word] | Grid) -> float:
    return row.top if isinstance(row, Grid) else row[0].base


def _left(row: list[Word] | Grid) -> float:
    return row.left if isinstance(row, Grid) else row[0].left


def _right(row: list[Word] | Grid) -> float:
    return row.right if isinstance(row, Grid) else max(map(RIGHT, row))


def _cut(
    flow: _Flow, rows: list[list[Word] | Grid], edges: tuple[float, float], column: int, depth: int
) -> None:
    """Put rows into the flow: those above the longest run of columns, its columns, those below."""
    spaces = [_free(row, flow.gap) for row in rows] if depth < _DEEPEST else []
    run = _longest(rows, spaces, flow.gap)
    if run is None:
        _put(flow, rows, edges, column)
        return
    first, last, gutters = _tightened(spaces, run, flow.gap)
    first = _raised(rows, first, gutters)
    table, begin, last = _as_table(flow, rows, first, last, gutters)
    _cut(flow, rows[:begin], edges, column, depth + 1)
    inner = rows[begin : last + 1]
    if table is not None:
        flow.region += 1
        top, bottom = _height(inner[0]), _height(inner[-1])
        flow.items.append(Table(table, flow.page, flow.region, column, top, bottom))
        flow.region += 1
    else:
        _split(flow, inner, max(gutters, key=lambda g: (g[1] - g[0], -g[0])), edges, column, depth)
    _cut(flow, rows[last + 1 :], edges, column, depth + 1)


def _as_table(
    flow: _Flow, rows: list[list[Word] | Grid], first: int, last: int, gutters: Free
) -> tuple[list[Cells] | None, int, int]:
    """Return the rows of a table, its first row (its head, not its caption) and its last; None without."""
    plain = [row for row in rows[first : last + 1] if not isinstance(row, Grid)]
    if len(plain) <= last - first:
        return None, first, last
    size = middle([row[0].size for row in plain])
    end = len(plain)
    while end > _FEWEST and plain[end - 1][0].size > 1.15 * size:
        end -= 1  # the heading of what follows
    plain = plain[:end]
    above = rows[first - 1] if first else None
    head = above if above is not None and not isinstance(above, Grid) else []
    over = captions_over(head, plain, gutters)
    if over:
        gutters = _inner(_common([_free(row, flow.gap) for row in plain[over:]], flow.gap)) or gutters
    table = aligned_table(plain[over:], gutters, flow.rules)
    if table is None:
        return None, first, last
    last = first + end - 1
    if not over and is_head(head, plain, gutters):
        headed = aligned_table([head, *plain], gutters, flow.rules)
        return (headed, first - 1, last) if headed else (table, first, last)
    return table, first + over, last


def _split(
    flow: _Flow,
    rows: list[list[Word] | Grid],
    gutter: tuple[float, float],
    edges: tuple[float, float],
    column: int,
    depth: int,
) -> None:
    at = gutter[1] - 1
    words = [word for row in rows if not isinstance(row, Grid) for word in row]
    grids = [row for row in rows if isinstance(row, Grid)]
    # Base lines that were one across the columns may be two within.
    before = _with_grids([w for w in words if w.left < at], [g for g in grids if g.left < at])
    after = _with_grids([w for w in words if w.left >= at], [g for g in grids if g.left >= at])
    first = max(1, column)
    count = len(flow.items)
    _cut(flow, before, (edges[0], gutter[0]), first, depth + 1)
    reached = max((item.column for item in flow.items[count:]), default=first)
    _cut(flow, after, (gutter[1], edges[1]), reached + 1, depth + 1)


def _put(flow: _Flow, rows: list[list[Word] | Grid], edges: tuple[float, float], column: int) -> None:
    """Put rows that are not in columns into the flow as lines of one region."""
    flow.region += 1
    for row in rows:
        if isinstance(row, Grid):
            flow.region += 1
            table = Table(row.rows, flow.page, flow.region, column, row.top, row.bottom)
            flow.items.append(table)
            flow.region += 1
        else:
            flow.items.append(Line(row, flow.page, flow.region, column, edges))


def _longest(rows: list[list[Word] | Grid], spaces: list[Free], gap: float) -> tuple[int, int, Free] | None:
    """Return the first and last row of the longest run of columns, and its gutters; None without."""
    best: tuple[int, int, Free] | None = None
    i = 0
    while i < len(spaces):
        if not _hints(spaces, i):
            i += 1
            continue
        last, gutters = _extend(rows, spaces, i, gap)
        if gutters:
            first, last = _trim(rows, i, last, gutters)
            longer = best is None or last - first > best[1] - best[0]
            if longer and _holds(rows[first : last + 1], gutters):
                best = first, last, gutters
            i = max(i + 1, last + 1 if last - first >= 2 * _FEWEST else i + 1)
        else:
            i += 1
    return best


def _tightened(spaces: list[Free], run: tuple[int, int, Free], gap: float) -> tuple[int, int, Free]:
    """Leave out lines over and under a table that fill some of its gutters, such as its caption."""
    first, last, gutters = run
    spaces = _gathered(spaces[first : last + 1], gap)
    low, high = 0, len(spaces) - 1
    whole = _inner(_common(spaces, gap))
    gutters = whole if len(whole) > len(gutters) else gutters
    for _ in range(_TRIMMED):
        if last - first < _FEWEST:
            break
        for top, bottom in ((1, 0), (0, 1)):
            fewer = _inner(_common(spaces[low + top : high - bottom + 1], gap))
            if len(fewer) > len(gutters):
                low, high, gutters = low + top, high - bottom, fewer
                first, last = first + top, last - bottom
                break
        else:
            break
    return first, last, gutters


def _gathered(spaces: list[Free], gap: float) -> list[Free]:
    """Return the stretches that rows leave free, those of the rows that are never left out as one."""
    if len(spaces) <= 2 * _TRIMMED + 1:
        return spaces
    return [*spaces[:_TRIMMED], _common(spaces[_TRIMMED:-_TRIMMED], gap), *spaces[-_TRIMMED:]]


def _common(spaces: list[Free], gap: float) -> Free:
    free = spaces[0]
    for other in spaces[1:]:
        free = _both(free, other, gap)
    return free


def _hints(spaces: list[Free], i: int) -> bool:
    """Return whether a row shows a gutter by itself or with the row below it."""
    if len(spaces[i]) > 2:
        return True
    if i + 1 == len(spaces):
        return False
    above, below = spaces[i], spaces[i + 1]
    if len(below) > 2:
        return True
    return above[-1][0] < below[0][1] or below[-1][0] < above[0][1]


def _free(row: list[Word] | Grid, gap: float) -> Free:
    """Return the stretches that a row leaves free, the margins included."""
    if isinstance(row, Grid):
        return [(-_WIDE, row.left), (row.right, _WIDE)]
    free: Free = [(-_WIDE, row[0].left)]
    reach = row[0].right
    begins, old = True, row[0]
    for word in row[1:]:
        if word.left - reach >= gap:
            # The blank after a bullet or the number of an item is no gutter.
            item = begins and is_sign(old.text, old is row[0] and word.text[0].isalpha())
            if not item:
                free.append((reach, word.left))
            begins = not item
        else:
            begins = False
        reach = max(reach, word.right)
        old = word
    free.append((reach, _WIDE))
    return free


def _both(one: Free, other: Free, gap: float) -> Free:
    """Return the stretches that are free in both, those narrower than a gutter left out."""
    both: Free = []
    i = j = 0
    while i < len(one) and j < len(other):
        (low, high), (left, right) = one[i], other[j]
        begin = left if low < left else low
        if high < right:
            end = high
            i += 1
        else:
            end = right
            j += 1
        if end - begin >= gap:
            both.append((begin, end))
    return both


def _inner(free: Free) -> Free:
    return [(low, high) for low, high in free if low > -_WIDE and high < _WIDE]


def _extend(rows: list[list[Word] | Grid], spaces: list[Free], i: int, gap: float) -> tuple[int, Free]:
    """Return how far down the rows from one on leave a common gutter, and the gutters."""
    free, last = spaces[i], i
    gutters = _inner(free)
    for j in range(i + 1, len(spaces)):
        both = _both(free, spaces[j], gap)
        now = _inner(both)
        if (len(now) < len(gutters) and max(g[1] - g[0] for g in gutters) > 1.5 * gap) or (
            not now and (gutters or len(both) < 2)
        ):
            after = spaces[j + 1 : j + 4]
            below = not after or any(_inner(_both(free, space, gap)) for space in after)
            if below and _hangs_over(rows[j], gutters):
                last = j
                continue
            if not now:
                break
        free, gutters, last = both, now, j
    return last, gutters


def _hangs_over(row: list[Word] | Grid, gutters: Free) -> bool:
    """Return whether a line is only a little too long for its column and reaches into the gutter."""
    if isinstance(row, Grid):
        return False
    for low, high in gutters:
        inside = [word for word in row if word.right > low + 0.5 and word.left < high - 1]
        beyond = [word for word in row if word.left >= high - 1]
        reach = high + 1 if beyond else high + 6
        fits = bool(inside) and len(inside) <= 3 and inside[-1].right < reach
        if fits and (not beyond or beyond[0].left <= high + 1):
            return True
    return False


def _holds(rows: list[list[Word] | Grid], gutters: Free) -> bool:
    """Return whether enough rows stand on both sides of each gutter."""
    if len(rows) < _FEWEST:
        return False
    for low, high in gutters:
        at = (low + high) / 2
        near = sum(1 for row in rows if _left(row) < at)
        far = sum(1 for row in rows if _right(row) > at)
        tall = any(isinstance(row, Grid) for row in rows)
        if min(near, far) >= (1 if tall else _FEWEST):
            return True
    return False


def _trim(rows: list[list[Word] | Grid], first: int, last: int, gutters: Free) -> tuple[int, int]:
    """Leave out what stands over or under the columns on one side only: a heading, a last line."""
    at = max(gutters, key=lambda g: g[1] - g[0])
    at_x = (at[0] + at[1]) / 2
    sizes = [row[0].size for row in rows[first : last + 1] if not isinstance(row, Grid)]
    size = middle(sizes)
    steps = [
        _height(a) - _height(b)
        for a, b in zip(rows[first:last], rows[first + 1 : last + 1], strict=True)
        if not isinstance(a, Grid) and not isinstance(b, Grid) and _one_sided(a, b, at_x)
    ]
    step = middle(steps) or 1.2 * size
    while first < last and _apart(rows, first, first + 1, at_x, size, step):
        first += 1
    # A heading over what follows on the whole width may leave the gutter free too.
    for cut in range(last, max(first, last - 3), -1):
        if last + 1 == len(rows) or _right(rows[cut]) > at_x:
            break
        gap = _height(rows[cut - 1]) - _height(rows[cut])
        if gap > 1.6 * step or _differs(rows[cut], size):
            return first, cut - 1
    return first, last


def _raised(rows: list[list[Word] | Grid], first: int, gutters: Free) -> int:
    """Return where columns begin if the last of them begins higher, beside a heading or the end of a list."""
    begin = first
    for i in range(first - 1, -1, -1):
        row, below = rows[i], rows[i + 1]
        if isinstance(row, Grid) or _height(row) - _height(below) > 3 * row[0].size:
            break
        if not _keeps_free(row, gutters):
            break
        if _right(row) > gutters[-1][1]:
            begin = i
    return begin


def _keeps_free(row: list[Word], gutters: Free) -> bool:
    return all(word.right <= low + 0.5 or word.left >= high - 1 for word in row for low, high in gutters)


def _one_sided(a: list[Word], b: list[Word], at: float) -> bool:
    return (a[0].left < at) == (b[0].left < at)


def _differs(row: list[Word] | Grid, size: float) -> bool:
    return not isinstance(row, Grid) and not 0.93 * size < row[0].size < 1.08 * size


def _apart(rows: list[list[Word] | Grid], i: int, j: int, at: float, size: float, step: float) -> bool:
    """Return whether a row over the columns is apart: larger, or on one side with a gap below it."""
    row = rows[i]
    if isinstance(row, Grid) or (_right(row) > at and _left(row) < at):
        return False
    return _differs(row, size) or (_right(row) <= at and _height(row) - _height(rows[j]) > 1.6 * step)
