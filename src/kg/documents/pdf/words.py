"""The values that the steps of the PDF reader pass on: words, rows, lines and tables of a page."""

from collections import defaultdict
from dataclasses import dataclass, field
from operator import itemgetter, sub
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.places import Removed

CJK: Final = re.compile("[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SIDES: Final = (0.22, 0.75)  # how far letters reach below and above their base line, in parts of the size


class Word(NamedTuple):
    """Characters without a blank between them.

    ``start`` and ``end`` are offsets of the source; the sides and ``base`` (the line that letters stand
    on) are points, counted so that the words of the page run from left to right; ``size`` is that of the
    letters. ``raised`` tells that it stands above its line as a footnote number does.
    """

    start: int
    end: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    text: str
    raised: bool = False

    @property
    def bottom(self) -> float:
        """Return how far down the letters reach."""
        return self.base - _SIDES[0] * self.size

    @property
    def top(self) -> float:
        """Return how far up the letters reach."""
        return self.base + _SIDES[1] * self.size


LEFT: Final = itemgetter(2)  # quicker than the names of the values, for all words of a page
RIGHT: Final = itemgetter(3)
BASE: Final = itemgetter(4)
TEXT: Final = itemgetter(7)
_PLACE: Final = itemgetter(2, 0)
_START: Final = itemgetter(0)
_END: Final = itemgetter(1)
_SIZE: Final = itemgetter(5)
_INK: Final = itemgetter(4, 5)
_BOLD: Final = itemgetter(6)
_RAISED: Final = itemgetter(8)


class Rule(NamedTuple):
    """A drawn line or the side of a drawn box, from lower left to upper right, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.top - self.bottom


class Dot(NamedTuple):
    """A bullet that is drawn as a small shape: its sides in points, and the sign that it looks like."""

    left: float
    bottom: float
    right: float
    top: float
    sign: str


@dataclass(slots=True)
class Page:
    """What stands on one page.

    Attributes:
        number: counted from 1.
        start, end: its stretch of the source.
        words: those that run with the page, in the order of the file.
        aside: words that run in another direction, each with its direction.
        rules: drawn lines.
        dots: small drawn shapes that may be bullets.
        removed: what was left out, and why.
        sides: left, bottom, right and top of the page, in the coordinates of the words.
        turn: direction of the words in the coordinates of the file (0 to 3 quarter turns to the left).
        shown: quarter turns to the right by which the page is shown.
        frame: left, bottom, right and top of the page in the coordinates of the file.
        pictured: whether it holds a picture.
        plain: whether it is to be read in the order of the file, because it holds too much.
    """

    number: int
    start: int = 0
    end: int = 0
    words: list[Word] = field(default_factory=list)
    aside: list[tuple[int, Word]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    sides: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turn: int = 0
    shown: int = 0
    frame: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    pictured: bool = False
    plain: bool = False


@dataclass(slots=True)
class Line:
    """Words on one base line of one column, from left to right.

    ``region`` counts the stretches of a page that are read one after another; ``column`` is 0 where the
    page has one only; ``edges`` are the left and right side of the column.
    """

    words: list[Word]
    page: int
    region: int
    column: int
    edges: tuple[float, float]
    size: float = 0.0
    bold: bool = False
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    text: str = ""

    def __post_init__(self) -> None:
        """Set what follows from the words; ``text`` are those that are not raised, with a blank between."""
        words = self.words
        if any(map(_RAISED, words)):
            words = [w for w in words if not w.raised]
        self.text = " ".join(map(TEXT, words))
        words = words or self.words
        longest = max(words, key=_length)
        self.size, self.base = longest.size, longest.base
        self.bold = all(map(_BOLD, words))
        self.left, self.right = words[0].left, max(map(RIGHT, self.words))


@dataclass(slots=True)
class Table:
    """Rows of cells, each cell a list of rows of words."""

    rows: list[list[list[list[Word]]]]
    page: int
    region: int
    column: int
    top: float
    bottom: float


def _length(word: Word) -> int:
    return word[1] - word[0]


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Return words by base line, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    base = size = 0.0
    ordered = sorted(sorted(words, key=LEFT), key=BASE, reverse=True)
    for word in ordered:
        low, high = word.base, word.size
        near = size if high < 0.7 * size else min(size, high)
        if not rows or base - low > 0.35 * near:
            row = [word]
            rows.append(row)
            base, size = low, high
        else:
            row.append(word)
            size = max(size, high)
    for row in rows:
        row.sort(key=_PLACE)
    return rows


def sides_of(words: list[Word]) -> tuple[float, float, float, float]:
    """Return how far words reach to the left, down, to the right and up, in points."""
    heights = set(map(_INK, words))
    bottom = min(base - _SIDES[0] * size for base, size in heights)
    top = max(base + _SIDES[1] * size for base, size in heights)
    return min(map(LEFT, words)), bottom, max(map(RIGHT, words)), top


def stands_whole(words: list[Word], source: str) -> bool:
    """Return whether words follow each other in the source as they are, with one blank between."""
    return " ".join(map(TEXT, words)) == source[words[0].start : words[-1].end]


def middle(values: list[float]) -> float:
    """Return the middle one of some values, 0 for none."""
    return sorted(values)[len(values) // 2] if values else 0.0


def common_size(words: list[Word]) -> float:
    """Return the size in which most letters are set, in half points; 10 where there is none."""
    exact: dict[float, int] = defaultdict(int)
    lengths = map(sub, map(_END, words), map(_START, words))
    for size, letters in zip(map(_SIZE, words), lengths, strict=True):
        exact[size] += letters
    counts: dict[float, int] = {}
    for size, count in exact.items():
        key = round(size * 2) / 2
        counts[key] = counts.get(key, 0) + count
    return max(sorted(counts), key=counts.__getitem__) if counts else 10.0
