"""The rows of a text: their words, how wide they are, and how well each place would do for a cut."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.weave.widths import Face
from kg.documents.weave.words import Kinds, core_of, ends_sentence

MOST_WORDS: Final = 60  # a row with more words is never cut
BULLETS: Final = frozenset("•▪●‣►■➢✓✔➤◦○·*-–—")
ODD_END: Final = 1.8  # what it costs that a paragraph ends with a common word and no mark
_WORD: Final = re.compile(r"\S+")
_LINE: Final = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f])?")
_LONE_END: Final = 5.0  # what it costs that a paragraph is the last word of a sentence
_STRONG: Final = frozenset("•▪●‣►■➢✓✔➤")
_OVER: Final = 0.5  # how much words with one between them tell, against neighbours
_BRACKETS: Final = ("()", "[]", "“”")
_OPENING: Final = "“‘\"'(["

Words = tuple[tuple[str, ...], ...]
Figures = tuple[tuple[float, ...], ...]


class Row(NamedTuple):
    """A line of the source text.

    ``start`` and ``end`` leave out white space around it; ``words`` holds where each of its words stands.
    """

    start: int
    end: int
    words: tuple[tuple[int, int], ...]


def read_rows(source: str, start: int, end: int) -> list[Row]:
    """Return the rows of a part of a text, empty ones included."""
    rows: list[Row] = []
    for line in _LINE.finditer(source, start, end):
        if line.start() == line.end():
            break
        words = tuple(found.span() for found in _WORD.finditer(source, line.start(), line.end()))
        rows.append(Row(words[0][0], words[-1][1], words) if words else Row(line.start(), line.start(), ()))
    return rows


class Meeting(NamedTuple):
    """What two lines say of whether the one goes on in the other, however wide their column is.

    Attributes:
        follows: how well the words at the end and the beginning follow each other.
        title: whether the upper line looks like a title.
        end: how unlikely its last word is as the last of a paragraph.
        odd: whether it ends with a common word and no mark.
        unmarked: whether it ends so though a sentence ends in it.
        bullet: whether it begins with a bullet.
        start: how unlikely the first word of the lower line is as the first of a paragraph.
    """

    follows: float
    title: bool
    end: float
    odd: bool
    unmarked: bool
    bullet: bool
    start: float


@dataclass(frozen=True, slots=True)
class Text:
    """The rows of a stretch with what the search asks again and again.

    Attributes:
        words: the words of each row.
        pairs: how well the words of a row follow each other, for each place between two of them.
        ends: how unlikely each word is as the last of a paragraph.
        starts: how unlikely each word is as the first of a paragraph.
        stops: how many sentences end before each word of a row.
        bullets: for each place of a row, how many bullets a cut there would leave inside lines.
        brackets: for each place of a row, whether a cut there would part a bracket.
        kinds: the kinds of words of the language.
        seen: pairs of words that stand next to each other in the rows, and how often.
    """

    words: Words
    pairs: Figures
    ends: Figures
    starts: Figures
    stops: tuple[tuple[int, ...], ...]
    bullets: tuple[tuple[int, ...], ...]
    brackets: tuple[tuple[bool, ...], ...]
    kinds: Kinds
    seen: Counter[tuple[str, str]]
    _known: dict[tuple[str, ...], float] = field(default_factory=dict)
    _places: dict[Face, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    _meetings: dict[tuple[int, int, int, int, bool], Meeting] = field(default_factory=dict)

    def meeting(self, row: int, cut: int, below: int, k: int, left: bool) -> Meeting:
        """Return what it tells that word ``k`` of a row below goes on with half of a row cut at ``cut``."""
        key = (row, cut, below, k, left)
        known = self._meetings.get(key)
        if known is None:
            known = self._meetings[key] = self._meet(row, cut, below, k, left)
        return known

    def _meet(self, row: int, cut: int, below: int, k: int, left: bool) -> Meeting:
        words, stops = self.words[row], self.stops[row]
        first, last = (0, cut - 1) if left else (cut, len(words) - 1)
        part, end = words[first : last + 1], self.ends[row][last]
        odd = end == ODD_END
        return Meeting(
            self.follows(row, first, last, below, k),
            is_title(part),
            end,
            odd,
            odd and stops[last] > stops[first],
            part[0][0] in BULLETS,
            self.starts[below][k],
        )

    def follows(self, row: int, first: int, last: int, below: int, k: int) -> float:
        """Return how well word ``k`` of row ``below`` goes on with words ``first`` to ``last`` of ``row``."""
        above, here = self.words[row], self.words[below]
        words = (
            above[last - 1] if last > first else "",
            above[last],
            here[k],
            here[k + 1] if k + 1 < len(here) else "",
        )
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = self._follows(*words)
        return known

    def places(self, face: Face) -> tuple[tuple[int, ...], ...]:
        """Return where each word of each row begins in a face, and, last, where a further one would."""
        if face not in self._places:
            self._places[face] = tuple(_offsets(words, face) for words in self.words)
        return self._places[face]

    def _follows(self, one: str, two: str, three: str, four: str) -> float:
        if two[-1] in "-‐" and len(two) > 1:
            return 2.0 if three[0].islower() or three[0].isupper() == two[0].isupper() else -1.0
        return strength(self.kinds, one, two, three, four) + evidence(self.seen, self.kinds, two, three)


def strength(kinds: Kinds, one: str, two: str, three: str, four: str) -> float:
    """Return how well the third word follows the second, as told by all four; the outer ones may be empty."""
    found = kinds.strength(two, three)
    if one:
        found += _OVER * kinds.strength_over(one, three)
    if four:
        found += _OVER * kinds.strength_over(two, four)
    return found


def evidence(seen: Counter[tuple[str, str]], kinds: Kinds, before: str, after: str, own: int = 0) -> float:
    """Return what the text itself says: words that it holds side by side elsewhere belong together.

    ``own`` is how often they do where they are looked at.
    """
    if seen[core_of(before), core_of(after)] <= own or before[-1] in ".,;:!?":
        return 0.0
    return (2.5, 1.0, 0.2)[kinds.is_plain(before) + kinds.is_plain(after)]


def read_text(source: str, rows: list[Row], kinds: Kinds) -> Text:
    """Return the words of rows, with all that the search needs to know of them."""
    words = tuple(tuple(source[a:b] for a, b in row.words) for row in rows)
    seen = Counter((core_of(a), core_of(b)) for row in words for a, b in pairwise(row))
    return Text(
        words,
        tuple(tuple(_pair(row, k, kinds, seen) for k in range(1, len(row))) for row in words),
        tuple(tuple(end_cost(word, kinds) for word in row) for row in words),
        tuple(tuple(start_cost(row, k) for k in range(len(row))) for row in words),
        tuple(tuple(accumulate(map(ends_sentence, row[:-1]), initial=0)) for row in words),
        tuple(tuple(_bullets(row, k) for k in range(len(row))) for row in words),
        tuple(tuple(_in_bracket(row, k) for k in range(len(row))) for row in words),
        kinds,
        seen,
    )


def _pair(row: tuple[str, ...], k: int, kinds: Kinds, seen: Counter[tuple[str, str]]) -> float:
    """Return how well word ``k`` of a row follows the one before it."""
    one, four = row[k - 2] if k > 1 else "", row[k + 1] if k + 1 < len(row) else ""
    return strength(kinds, one, row[k - 1], row[k], four) + evidence(seen, kinds, row[k - 1], row[k], 1)


def is_title(words: tuple[str, ...]) -> bool:
    """Return whether words look like a title: the first and most longer ones begin with capitals."""
    longer = [word for word in words if len(word) > 4]
    capitals = sum(1 for word in longer if word[0].isupper())
    return len(words) > 2 and words[0][0].isupper() and 5 * capitals >= 3 * len(longer) > 3


def _offsets(words: tuple[str, ...], face: Face) -> tuple[int, ...]:
    at, found = 0, [0]
    for word in words:
        at += face.measure(word) + face.blank
        found.append(at)
    return tuple(found)


def _bullets(words: tuple[str, ...], k: int) -> int:
    return sum(1 for i, word in enumerate(words) if word[0] in _STRONG and i not in (0, k))


def _in_bracket(words: tuple[str, ...], k: int) -> bool:
    """Return whether a bracket or quotation that is opened before a word is closed at it or behind it."""
    for opening, closing in _BRACKETS:
        before, after = " ".join(words[:k]), " ".join(words[k:])
        if before.rfind(opening) > before.rfind(closing) and closing in after.split(opening, 1)[0]:
            return True
    return False


def end_cost(word: str, kinds: Kinds) -> float:
    """Return how unlikely a word is as the last of a paragraph, heading or item."""
    if ends_sentence(word):
        return 0.0
    if word[-1] in ":;":
        return 0.3
    if word[-1] in ",-‐" or (kinds.is_plain(word) and word[0].islower()):
        return 5.0
    return ODD_END


def start_cost(words: tuple[str, ...], k: int) -> float:
    """Return how unlikely word ``k`` of a row is as the first of a paragraph, heading or item."""
    word = words[k]
    if k == len(words) - 1 and (ends_sentence(word) or word[-1] in ":;,"):
        return _LONE_END
    if word[0] in BULLETS:
        return 0.0
    first = word.lstrip(_OPENING)[:1] or word[0]
    if first.islower():
        return 4.5
    return 0.1 if first.isupper() else 0.9
