"""Finds how wide both columns are, and in which kind of type: tried roughly first, then sharpened."""

from math import log
from typing import Final, NamedTuple

from kg.documents.weave.rows import Text
from kg.documents.weave.search import FULL, START, Costs, Path, Search
from kg.documents.weave.widths import FACES, Face

HOPELESS: Final = 5.0  # what a row costs, on average, in text that two columns do not explain
_SHARES: Final = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62)
_NARROW, _MIDDLE, _BROAD = 8, 16, 60  # how many readings are kept in the rough, sharper and last search
_BEST: Final = 2  # how many of the rough widths are sharpened
_ROUNDS: Final = 3
_NEW, _SPACED = 0.92, 0.154  # what the beginning of a paragraph costs besides how it is set off
_FEW: Final = 2  # at most so many lines break oddly where the kind of type is the right one
_SAME: Final = 2.0  # how much worse lines may fit columns of one width than of two
_TRIED: Final = 24  # so many of the widest lines are tried as the width of a column
_LOOSE, _LOOSE_WIDTH, _WIDE = 5.0, 200.0, 80.0  # costs for that case, where widths tell much


class Fit(NamedTuple):
    """Widths of both columns in a kind of type, and the best reading that they give.

    Attributes:
        path: the reading.
        left: width of the left column, in thousandths of the type size.
        right: the same of the right one.
        face: name of the kind of type.
        costs: what was counted against the reading.
    """

    path: Path
    left: float
    right: float
    face: str
    costs: Costs = START

    def search(self, text: Text, beam: int, *, across: bool = False) -> Search:
        """Return a search with these widths."""
        return Search(text, FACES[self.face], self.left, self.right, beam, self.costs, across)

    def read(self, text: Text, beam: int) -> "Fit":
        """Return the best reading under these widths."""
        return self._replace(path=self.search(text, beam).run())


def fit(text: Text) -> Fit:
    """Return the widths under which the rows are read best, when no row runs across both columns."""
    total = _total(text, FACES["sans"])
    none = Path(0.0, ())
    rough = [Fit(none, total * s, total * (1 - s), "sans").read(text, _NARROW) for s in _SHARES]
    rough.sort(key=_cost)
    if rough[0].path.cost > HOPELESS * filled(text):
        return rough[0]
    best = min((_sharpen(text, found) for found in rough[:_BEST]), key=_cost)
    for name in FACES:
        if name != "sans":
            other = best._replace(face=name)
            best = min(best, _sharpen(text, widened(text, other).read(text, _MIDDLE)), key=_cost)
    for _ in range(_ROUNDS):
        found = widened(text, adapted(text, best)).read(text, _BROAD)
        if found.path.cuts == best.path.cuts:
            return found
        best = found
    return best


def with_full_rows(text: Text, found: Fit) -> Path:
    """Return the best reading in which rows may also run across both columns."""
    return found.search(text, _BROAD, across=True).run()


def plain_cost(text: Text) -> float:
    """Return what the rows cost when read as they stand, each line after the one above it."""
    face = FACES["sans"]
    return Search(text, face, _total(text, face), 0.0, 1).plain()


def filled(text: Text) -> int:
    """Return how many rows hold words."""
    return sum(1 for words in text.words if words)


def _cost(found: Fit) -> float:
    return found.path.cost


def _sharpen(text: Text, found: Fit) -> Fit:
    """Return a fit after its widths were taken from its own reading, and the reading from those, in turn."""
    best = found
    for _ in range(_ROUNDS):
        found = widened(text, found).read(text, _MIDDLE)
        if found.path.cost >= best.path.cost - 0.01:
            return min(found, best, key=_cost)
        best = found
    return best


def adapted(text: Text, found: Fit) -> Fit:
    """Return a fit whose costs suit the page: whether paragraphs stand apart, whether lines are full."""
    new, spaced, odd = found.search(text, 1).told(found.path.cuts)
    share = (new + 1.0) / (new + spaced + 2.0)
    costs = found.costs._replace(new=_NEW - log(share), spaced=_SPACED - log(1 - share))
    if odd <= _FEW:
        costs = costs._replace(loose=_LOOSE, loose_width=_LOOSE_WIDTH, wide=_WIDE)
    return found._replace(costs=costs)


def _total(text: Text, face: Face) -> float:
    """Return how wide both columns are together: a row nearly as wide as the widest."""
    sizes = sorted(places[-1] for places in text.places(face) if len(places) > 1)
    return sizes[-1 - len(sizes) // 25] - 2 * face.blank if sizes else 0.0


def widened(text: Text, found: Fit) -> Fit:
    """Return a fit with the widths under which the lines of its reading break where they should.

    Columns are as wide as each other wherever that explains the lines about as well.
    """
    left, right = (_lines(text, found, side) for side in (0, 1))
    if not left or not right:
        return found
    widths = [_width(lines, found.costs) for lines in (left, right)]
    both = _width(left + right, found.costs)
    apart = sum(_misfit(n, w, found.costs) for n, w in zip((left, right), widths, strict=True))
    if _misfit(left + right, both, found.costs) <= apart + _SAME:
        widths = [both, both]
    return found._replace(left=widths[0], right=widths[1])


def _lines(text: Text, found: Fit, side: int) -> list[tuple[int, int]]:
    """Return how wide the lines of a column are, and how wide they would be with the next word.

    The second is 0 where the line ends a paragraph or a sentence.
    """
    face = FACES[found.face]
    lines: list[tuple[int, int]] = []
    goes_on = False
    for words, places, cut in zip(text.words, text.places(face), found.path.cuts, strict=True):
        if not words or cut in (FULL, len(words) if side else 0):
            goes_on = False
            continue
        first, end = (cut, len(words)) if side else (0, cut)
        if goes_on:
            size = lines[-1][0]
            lines[-1] = (size, size + places[first + 1] - places[first])
        lines.append((places[end] - places[first] - face.blank, 0))
        goes_on = words[end - 1][-1] not in ".!?:"
    return lines


def _width(lines: list[tuple[int, int]], costs: Costs) -> float:
    """Return the width that costs least: no narrower than the lines, too narrow for their next words."""
    tried = sorted({size for size, _ in lines}, reverse=True)[:_TRIED]
    return min((size + 1.0 for size in tried), key=lambda width: _misfit(lines, width, costs))


def _misfit(lines: list[tuple[int, int]], width: float, costs: Costs) -> float:
    """Return what it costs that lines are wider than their column, or break too early for it."""
    found = 0.0
    for size, more in lines:
        found += min(max(0.0, size - width) / costs.wide, 10.0)
        if more and more <= width:
            found += costs.loose * (0.25 + 0.75 * min(1.0, (width - more) / costs.loose_width))
    return found
