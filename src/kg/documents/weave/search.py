"""Finds where each row of a woven text is best cut: a search over all cuts, the best ones kept.

The cost of a reading adds up, in natural logarithms of how unlikely its parts are: words that do not follow
each other, lines that break although the next word would have fitted, lines wider than their column,
paragraphs that end or begin oddly. A row may also run across both columns.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.documents.weave.rows import ODD_END, Text
from kg.documents.weave.widths import Face

FULL: Final = -1  # the cut of a row that runs across both columns
_SHIFT: Final = 64  # a cell is a row and a cut in one number: row * 64 + cut
_NONE: Final = -1
_ACROSS: Final = -2

_FULL_LINE: Final = 0.75  # share of the width that a line has at least whose paragraph goes on elsewhere
_CUT_SHORT: Final = 1.5  # times what the end of a text costs where its last line is shorter

Cell = int
# Last cell of the left column, empty rows since; the same for the right; where that began in a sentence.
State = tuple[Cell, int, Cell, int, Cell]

Step = tuple[float, State, int]  # cost so far, state after it, cut


class Costs(NamedTuple):
    """What the search counts against a reading; all found by trial on made-up pages."""

    cut: float = 0.6  # times how well the words at a cut follow each other
    cut_bad: float = 0.5  # on top of that, where they do not follow each other: a likely cut
    join: float = 0.58  # times how well the words at a line's end and the next line's beginning do
    join_bad: float = 0.27  # on top of that, where they do not follow each other: an unlikely join
    both: float = 0.154  # a row with words in both columns
    left_only: float = 1.3  # a row with words in the left column only, the first three times
    right_only: float = 1.6  # the same for the right one, which is oftener the shorter
    tail: float = 1.3  # a row with words in one column only, after three empty rows of the other
    left_ends: float = 1.6  # the left column ends before the right one, which seldom happens
    goes_on: float = 0.7  # a line goes on with the one above it
    new: float = 2.6  # a paragraph begins without an empty row before it
    spaced: float = 0.4  # a paragraph begins after an empty row
    gap: float = 0.6  # an empty row
    long_gap: float = 2.75  # a second empty row
    resume: float = 1.95  # a column goes on after three empty rows or more
    across_gap: float = 4.0  # a sentence goes on beyond an empty row
    loose: float = 3.3  # a line breaks although the next word would have fitted
    loose_width: float = 900.0  # by how much it would have to fit for two thirds of that
    short: float = 4.1  # a line that goes on but is empty, times the share that is empty
    heading: float = 1.56  # a short line ends without a mark, as headings and items do
    unmarked: float = 3.5  # a line that holds the end of a sentence ends without a mark
    title: float = 0.9  # times what loose lines cost, in titles
    flow: float = 1.5  # the right column begins in a sentence that the left one does not leave open
    wide: float = 154.0  # how far beyond its column a line may reach at a cost of 1
    bullet: float = 5.0  # a bullet in the middle of a line
    bracket: float = 2.0  # a bracket that is opened left of a cut and closed right of it
    switch: float = 7.0  # rows across both columns begin or end
    across: float = 0.0  # a row across both columns
    first: float = 0.4  # times how oddly the first line of a column begins


START: Final = Costs()


class Path(NamedTuple):
    """The best reading found: its cost, and the cut of each row (how many words are left of it)."""

    cost: float
    cuts: tuple[int, ...]


class _Node(NamedTuple):
    cost: float
    state: State
    cut: int
    before: "_Node | None"


@dataclass(slots=True)
class Search:
    """A search over one stretch, with the widths of both columns in thousandths of the type size.

    Attributes:
        text: the rows.
        face: the kind of type that widths are measured in.
        left: width of the left column.
        right: width of the right column.
        beam: how many readings are kept after each row.
        costs: what counts against a reading.
        across: whether rows may run across both columns.
    """

    text: Text
    face: Face
    left: float
    right: float
    beam: int = 60
    costs: Costs = START
    across: bool = False
    at: tuple[tuple[int, ...], ...] = ()
    _ends: dict[tuple[int, int], float] = field(default_factory=dict)
    _joins: dict[tuple[Cell, int, int, bool], tuple[float, float]] = field(default_factory=dict)

    def run(self) -> Path:
        """Return the best reading."""
        self._measure()
        nodes = [_Node(0.0, (_NONE, 0, _NONE, 0, _NONE), 0, None)]
        if self.across:
            nodes.append(_Node(0.0, (_NONE, 0, _ACROSS, 0, _NONE), 0, None))
        for i, words in enumerate(self.text.words):
            nodes = self._step(nodes, i) if words else self._skip(nodes)
        best = min(
            (node._replace(cost=node.cost + self._finish(node.state)) for node in nodes),
            key=lambda n: n.cost,
        )
        cost, cuts = best.cost, []
        node: _Node | None = best
        while node is not None and node.before is not None:
            cuts.append(node.cut)
            node = node.before
        return Path(cost, tuple(reversed(cuts)))

    def plain(self) -> float:
        """Return what it costs to read the rows as they stand, each line after the one above it."""
        self._measure()
        node = _Node(0.0, (_NONE, 0, _ACROSS, 0, _NONE), 0, None)
        for i, words in enumerate(self.text.words):
            if words:
                cost, state, cut = self._stay_across(node, i)
                node = _Node(cost, state, cut, None)
            else:
                node = self._skip([node])[0]._replace(before=None)
        return node.cost

    def _skip(self, nodes: list[_Node]) -> list[_Node]:
        return [
            _Node(
                n.cost,
                (n.state[0], min(n.state[1] + 1, 3), n.state[2], min(n.state[3] + 1, 3), n.state[4]),
                0,
                n,
            )
            for n in nodes
        ]

    def _step(self, nodes: list[_Node], i: int) -> list[_Node]:
        found: dict[State, _Node] = {}
        cuts, begins = self._cuts(i), self._begins(i)
        for node in nodes:
            steps = (
                self._from_across(node, i, cuts, begins)
                if node.state[2] == _ACROSS
                else self._steps(node, i, cuts, begins)
            )
            for cost, state, cut in steps:
                known = found.get(state)
                if known is None or cost < known.cost:
                    found[state] = _Node(cost, state, cut, node)
        kept = sorted(found.values(), key=lambda n: (n.cost, n.state))[: self.beam]
        return [node for node in kept if node.cost <= kept[0].cost + 16]

    def _cuts(self, i: int) -> list[tuple[int, float]]:
        """Return the places where a row may be cut in two, each with its own cost."""
        found = [(k, self._own(i, k)) for k in range(1, len(self.text.words[i]))]
        lowest = min((cost for _, cost in found), default=0.0)
        return [(k, cost) for k, cost in found if cost <= lowest + 14]

    def _begins(self, i: int) -> list[Cell]:
        """Return, for each place of a row, where the right column would begin in a sentence."""
        return [i * _SHIFT + k if word[0].islower() else _NONE for k, word in enumerate(self.text.words[i])]

    def _own(self, i: int, k: int) -> float:
        """Return what it costs to cut a row at a place, its joins aside."""
        text, at, costs = self.text, self.at[i], self.costs
        marks = costs.bullet * text.bullets[i][k] + costs.bracket * text.brackets[i][k]
        pair = text.pairs[i][k - 1]
        return (
            costs.both
            + costs.cut * pair
            + costs.cut_bad * min(pair, 0.0)
            + marks
            + self._over(at[k], at[-1] - at[k])
        )

    def _over(self, left: int, right: int) -> float:
        blank, wide = self.face.blank, self.costs.wide
        over = max(0.0, left - blank - self.left) + max(0.0, right - blank - self.right)
        return min(over / wide, 40.0)

    def _steps(self, node: _Node, i: int, cuts: list[tuple[int, float]], begins: list[Cell]) -> list[Step]:
        lc, lg, rc, rg, mid = node.state
        n, at, costs = len(self.text.words[i]), self.at[i], self.costs
        join = node.cost + self._join_left(lc, lg, i)
        first, here = rc < 0, i * _SHIFT
        found: list[Step] = [
            (
                join + cost + self._join_right(rc, rg, i, k),
                (here + k, 0, here + k, 0, begins[k] if first else mid),
                k,
            )
            for k, cost in cuts
        ]
        cell = i * _SHIFT + n
        alone = self._over(at[-1], 0) + self._gap(rg, costs.left_only) + join
        found.append((alone, (cell, 0, rc, min(rg + 1, 3), mid), n))
        alone = self._over(0, at[-1]) + self._gap(lg, costs.right_only) + node.cost
        cell = i * _SHIFT
        found.append(
            (
                alone + self._join_right(rc, rg, i, 0),
                (lc, min(lg + 1, 3), cell, 0, begins[0] if rc < 0 else mid),
                0,
            )
        )
        if self.across:
            cost = node.cost + costs.switch + self._finish(node.state) + self.text.starts[i][0]
            found.append((cost, (i * _SHIFT, 0, _ACROSS, 0, _NONE), FULL))
        return found

    def _stay_across(self, node: _Node, i: int) -> tuple[float, State, int]:
        """Return what it costs that a row runs across after another that does."""
        above, gap, _, _, _ = node.state
        text, costs = self.text, self.costs
        start = text.starts[i][0]
        if above < 0:
            cost = costs.first * start
        else:
            row = above // _SHIFT
            goes_on = costs.goes_on - costs.join * text.follows(row, 0, len(text.words[row]) - 1, i, 0)
            here = self.at[i]
            loose = self.left + self.right - self.at[row][-1] - here[1] + self.face.blank
            goes_on += self._loose(loose, self.left + self.right)
            new = text.ends[row][-1] + start
            if gap:
                cost = min(goes_on + costs.across_gap, new + costs.spaced)
            else:
                cost = min(goes_on, new + costs.new)
        return node.cost + cost + costs.across, (i * _SHIFT, 0, _ACROSS, 0, _NONE), FULL

    def _from_across(
        self, node: _Node, i: int, cuts: list[tuple[int, float]], begins: list[Cell]
    ) -> list[Step]:
        found = [self._stay_across(node, i)]
        above = node.state[0]
        if above >= 0:
            end = self.text.ends[above // _SHIFT][-1]
            cost = node.cost + self.costs.switch + end
            found += self._steps(node._replace(cost=cost, state=(_NONE, 0, _NONE, 0, _NONE)), i, cuts, begins)
        return found

    def _gap(self, gap: int, alone: float) -> float:
        """Return what it costs that a column is empty for one more row."""
        costs = self.costs
        return (costs.gap + alone, costs.long_gap + alone, alone, costs.tail)[gap]

    def _join_left(self, cell: Cell, gap: int, i: int) -> float:
        return self._join(cell, gap, i, 0, left=True)

    def _join_right(self, cell: Cell, gap: int, i: int, k: int) -> float:
        return self._join(cell, gap, i, k, left=False)

    def _join(self, cell: Cell, gap: int, i: int, k: int, *, left: bool) -> float:
        """Return what it costs that a cell of row ``i`` follows one further up in its column."""
        if cell < 0:
            return self.costs.first * self.text.starts[i][k]
        key = (cell, i, k, left)
        known = self._joins.get(key)
        if known is None:
            known = self._joins[key] = self._joined(cell, i, k, left=left)
        if gap:
            late = self.costs.resume if gap > 2 else 0.0
            return min(known[0] + self.costs.across_gap, known[1] + self.costs.spaced) + late
        return min(known[0], known[1] + self.costs.new)

    def _joined(self, cell: Cell, i: int, k: int, *, left: bool) -> tuple[float, float]:
        """Return what it costs that a line goes on in another, and that a paragraph ends between them."""
        row, cut = divmod(cell, _SHIFT)
        costs, width = self.costs, self.left if left else self.right
        met = self.text.meeting(row, cut, i, k, left)
        loose = self.loose(cell, i, k, left)
        cost = costs.goes_on - costs.join * met.follows - costs.join_bad * min(met.follows, 0.0)
        # Titles are set in larger type than the text that the widths are measured by.
        cost += self._loose(loose, width) * (costs.title if met.title else 1.0)
        end = met.end
        if met.unmarked:
            end = costs.unmarked
        elif met.odd and (loose > 0.25 * width or met.bullet):
            end = costs.heading
        return cost, end + met.start

    def _loose(self, loose: float, width: float) -> float:
        """Return what it costs that a line goes on below although the next word would have fitted."""
        if loose < 0:
            return 0.0
        share = 0.25 + 0.75 * min(1.0, loose / self.costs.loose_width)
        return self.costs.loose * share + self.costs.short * loose / width

    def told(self, cuts: tuple[int, ...]) -> tuple[int, int, int]:
        """Return what a reading tells of the page.

        How many paragraphs begin without and with an empty row before them, and how many lines break
        although the next word would have fitted, or are too wide.
        """
        self._measure()
        new = spaced = odd = 0
        for left in (True, False):
            above, gap = _NONE, 0
            for i, (words, cut) in enumerate(zip(self.text.words, cuts, strict=True)):
                if not words or cut == (0 if left else len(words)):
                    gap += 1
                    continue
                cell = i * _SHIFT + cut
                if above >= 0:
                    goes_on, ends = self._joined(above, i, 0 if left else cut, left=left)
                    new += not gap and goes_on > ends + self.costs.new
                    spaced += gap > 0
                    odd += (
                        not gap and goes_on <= ends + self.costs.new and self.loose(above, i, cut, left) > 0
                    )
                at = self.at[i]
                odd += self._over(at[cut], 0) > 0 if left else self._over(0, at[-1] - at[cut]) > 0
                above, gap = cell, 0
        return new, spaced, odd

    def around(self, cuts: tuple[int, ...], i: int, k: int) -> float:
        """Return what a row costs when cut at ``k``, with its joins to the rows above and below."""
        self._measure()
        cost = self._own(i, k)
        for left in (True, False):
            above, gap = self._neighbour(cuts, i, -1, left)
            if above >= 0:
                cost += self._join(above * _SHIFT + cuts[above], min(gap, 3), i, 0 if left else k, left=left)
            below, gap = self._neighbour(cuts, i, 1, left)
            if below >= 0:
                cost += self._join(i * _SHIFT + k, min(gap, 3), below, 0 if left else cuts[below], left=left)
        return cost

    def _neighbour(self, cuts: tuple[int, ...], i: int, step: int, left: bool) -> tuple[int, int]:
        """Return the next row above or below with words in a column, and the empty ones between; or -1."""
        gap, j = 0, i + step
        while 0 <= j < len(cuts):
            if cuts[j] == FULL and self.text.words[j]:
                break
            if self.text.words[j] and cuts[j] != (0 if left else len(self.text.words[j])):
                return j, gap
            gap, j = gap + 1, j + step
        return _NONE, 0

    def _measure(self) -> None:
        if not self.at:
            self.at = self.text.places(self.face)

    def loose(self, cell: Cell, i: int, k: int, left: bool) -> float:
        """Return by how much the first word of a line would have fitted into the line above it."""
        row, cut = divmod(cell, _SHIFT)
        at, here = self.at[row], self.at[i]
        k = 0 if left else k
        needed = (at[cut] if left else at[-1] - at[cut]) + here[k + 1] - here[k] - self.face.blank
        return (self.left if left else self.right) - needed

    def _finish(self, state: State) -> float:
        """Return what it costs that the text ends here: a column may end in the middle of a sentence.

        But then its last line is a full one.
        """
        lc, lg, rc, _, mid = state
        if rc == _ACROSS or lc < 0 or rc < 0:
            return 0.0
        shorter = self.costs.left_ends if lg > 2 else 0.0
        row, cut = divmod(lc, _SHIFT)
        size, end = self.at[row][cut], self.text.ends[row][cut - 1]
        if size < _FULL_LINE * self.left:
            left = _CUT_SHORT * end
        elif mid >= 0:
            first, k = divmod(mid, _SHIFT)
            follows = self.text.follows(row, 0, cut - 1, first, k)
            left = max(-1.0, -self.costs.join * follows) if end else self.costs.flow
        else:
            left = 0.5 * end
        row, cut = divmod(rc, _SHIFT)
        size, end = self.at[row][-1] - self.at[row][cut], self.text.ends[row][-1]
        if self.text.words[row][-1][-1] in ":;":
            end = ODD_END  # something is announced that does not come
        return shorter + left + end * (0.2 if size > _FULL_LINE * self.right else _CUT_SHORT)
